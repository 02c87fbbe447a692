import type { Collection, Db, Filter, IndexDescription, PushOperator } from 'mongodb'
import { canonicalJson } from '../domain/canonical-json.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import type { RiskProposal } from '../domain/risk-proposal.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export const riskProposalIndexes: IndexDescription[] = [{ key: { state: 1, at: 1 }, name: 'state-at' }]

/** What was proposed, and why it was turned down. */
export function proposalShown(row: unknown): Shown[] {
  const { event, risk, by, at, decided } = row as RiskProposal
  const proposed = { event, field: 'risk', value: canonicalJson({ ...risk }), by, at }
  if (!decided?.reason) return [proposed]
  const { reason, ...who } = decided
  return [proposed, { event: who.event, field: 'reason', value: reason.text, by: who.by, at: who.at }]
}

interface Deciding {
  by: PersonId
  at: string
  through: Through
}

type Row = RiskProposal & WithOutbox

/** Risks that people propose. */
export class RiskProposals {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('risk-proposals')
  }

  byId(id: string): Promise<RiskProposal | null> {
    return this.rows.findOne<RiskProposal>({ _id: id }, withoutOutbox)
  }

  /** The oldest first. */
  open(): Promise<RiskProposal[]> {
    return this.rows.find<RiskProposal>({ state: 'open' }, withoutOutbox).sort({ at: 1 }).toArray()
  }

  /** Once: the same form sent off twice is one. */
  async propose(proposal: Omit<RiskProposal, 'v' | 'state' | 'event'>, through: Through): Promise<void> {
    const { _id, risk, by, at } = proposal
    const { event, openings } = newEvent({
      ...{ type: 'risk-proposal.made', at, actor: { kind: 'person', id: by }, through },
      about: { collection: 'risk-proposals', id: _id },
      secrets: { risk: canonicalJson({ ...risk }) },
    })
    const row: Row = { ...proposal, v: 1, state: 'open', event: event._id, outbox: [event], openings }
    try {
      await this.rows.insertOne(row)
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
    }
  }

  /** It is entered under this id, and under no other, however often. False: it is decided, or entered under another one. */
  async claim(id: string, risk: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id: id, state: 'open', $or: [{ entering: { $exists: false } }, { entering: risk }] },
      { $set: { entering: risk } },
    )
    return matchedCount === 1
  }

  /** Another risk has this id: it is entered under another one. */
  async giveUp(id: string, risk: string): Promise<void> {
    await this.rows.updateOne({ _id: id, state: 'open', entering: risk }, { $unset: { entering: '' } })
  }

  /** It is in the register under this id. False: it was decided before. */
  registered(id: string, risk: string, { by, at, through }: Deciding): Promise<boolean> {
    const { event, openings } = newEvent({
      ...{ type: 'risk-proposal.registered', at, actor: { kind: 'person', id: by }, through },
      ...{ about: { collection: 'risk-proposals', id }, data: { risk } },
    })
    return this.decide(id, 'registered', { by, at, risk, event: event._id }, { event, openings })
  }

  /** False: it was decided before, or is being entered. */
  turnDown(id: string, why: string, { by, at, through }: Deciding): Promise<boolean> {
    const { event, openings } = newEvent({
      ...{ type: 'risk-proposal.turned-down', at, actor: { kind: 'person', id: by }, through },
      ...{ about: { collection: 'risk-proposals', id }, secrets: { reason: why } },
    })
    const decided = { by, at, event: event._id, reason: keptText(event, 'reason', why) }
    return this.decide(id, 'turned-down', decided, { event, openings }, { entering: { $exists: false } })
  }

  private async decide(
    id: string,
    state: RiskProposal['state'],
    decided: NonNullable<RiskProposal['decided']>,
    { event, openings }: ReturnType<typeof newEvent>,
    unless: Filter<Row> = {},
  ): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { ...unless, _id: id, state: 'open' },
      {
        $set: { state, decided },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }
}
