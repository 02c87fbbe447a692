import type { Collection, Db, PushOperator } from 'mongodb'
import type { Decision } from '../domain/decision.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { type OwnersApproval, type Risk, type RiskAcceptance, riskHash } from '../domain/risk.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type RiskRow = Risk & WithOutbox

/** What a row shows of its acceptance stands in the ledger, openly: words stand in the asks alone. */
export function acceptanceShown(row: unknown): Shown[] {
  const { approved, acceptance, wanted } = row as Risk
  const shown = (event: string, field: string, value: string): Shown => {
    return { event, field, value, onceOpen: true }
  }
  return [
    ...(approved
      ? [
          shown(approved.event, 'verdict', approved.verdict),
          shown(approved.event, 'ask', approved.ask),
          shown(approved.event, 'by', approved.by),
        ]
      : []),
    ...(acceptance
      ? [
          shown(acceptance.event, 'decision', acceptance.decision),
          shown(acceptance.event, 'by', acceptance.by),
          shown(acceptance.event, 'until', acceptance.until),
        ]
      : []),
    ...(wanted ? [shown(wanted.event, 'by', wanted.by)] : []),
  ]
}

/** What the register takes over of what was said about accepting its risks. */
export class RiskAcceptances {
  private readonly rows: Collection<RiskRow>
  private readonly decisions: Collection<Decision & WithOutbox>

  constructor(db: Db) {
    this.rows = db.collection<RiskRow>('risks')
    this.decisions = db.collection<Decision & WithOutbox>('decisions')
  }

  /**
   * What its owner said, once an ask. It does not change the risk, so its revision stays. False: the risk is another one by
   * now, or has it already.
   */
  async approve(
    risk: Risk,
    approved: Omit<OwnersApproval, 'event'>,
    asOf: string,
    through: Through,
  ): Promise<boolean> {
    const { ask, verdict, by, at, until } = approved
    const { event } = newEvent({
      type: 'risk.owner-said',
      ...frame(risk, asOf, through),
      data: { ask, verdict, by, saidAt: at, ...(until === undefined ? {} : { until }) },
    })
    return this.set(
      risk,
      { 'approved.ask': { $ne: ask } },
      { approved: { ...approved, event: event._id } },
      event,
    )
  }

  /** What somebody accepted beside its owner, once a decision. False: as above. */
  async accept(
    risk: Risk,
    acceptance: Omit<RiskAcceptance, 'event'>,
    asOf: string,
    through: Through,
  ): Promise<boolean> {
    const { decision, by, at, until, value, criteria } = acceptance
    const { event } = newEvent({
      type: 'risk.accepted',
      ...frame(risk, asOf, through),
      data: { decision, by, acceptedAt: at, until, value, criteria },
    })
    return this.set(
      risk,
      { 'acceptance.decision': { $ne: decision } },
      { acceptance: { ...acceptance, event: event._id } },
      event,
    )
  }

  /**
   * Somebody who answers for it wants to be asked about it out of turn. False: the risk is another one by now, or somebody
   * did so, or spoke of it, at the same moment.
   */
  async want(risk: Risk, by: PersonId, at: string, through: Through): Promise<boolean> {
    const { event } = newEvent({
      type: 'risk.acceptance-wanted',
      ...frame(risk, at, through),
      actor: { kind: 'person', id: by },
      data: { by },
    })
    const same = <Part extends 'wanted' | 'approved'>(part: Part) => {
      return { [`${part}.event`]: risk[part]?.event ?? { $exists: false } }
    }
    return this.set(
      risk,
      { ...same('wanted'), ...same('approved') },
      { wanted: { by, at, event: event._id } },
      event,
    )
  }

  /** Those that are accepted above the appetite until a day from the first on, to the last of these days. */
  endingBetween(first: string, last: string): Promise<Risk[]> {
    const ending = { state: 'open' as const, 'acceptance.until': { $gte: first, $lte: last } }
    return this.rows.find<Risk>(ending, withoutOutbox).sort({ _id: 1 }).toArray()
  }

  /** By which somebody did not accept a risk, after one moment and up to another (both ISO 8601 UTC). */
  rejectedBetween(after: string, until: string): Promise<Decision[]> {
    const rejected = { 'subject.type': 'risk', state: 'rejected' } as const
    const within = { ...rejected, 'decided.at': { $gt: after, $lte: until } }
    return this.decisions.find<Decision>(within, withoutOutbox).sort({ 'decided.at': 1 }).toArray()
  }

  private async set(
    { _id, revision }: Risk,
    unless: object,
    fields: Partial<Risk>,
    event: ReturnType<typeof newEvent>['event'],
  ): Promise<boolean> {
    const { modifiedCount } = await this.rows.updateOne(
      { _id, revision, state: 'open', ...unless },
      { $set: fields, $push: { outbox: event } as PushOperator<RiskRow> },
    )
    return modifiedCount === 1
  }
}

function frame(risk: Risk, at: string, through: Through) {
  const about = {
    collection: 'risks',
    id: risk._id,
    version: String(risk.assessment.number),
    hash: riskHash(risk),
  }
  return { at, actor: { kind: 'steward' } as const, through, about }
}
