import type { Collection, Db, Filter, IndexDescription, PushOperator } from 'mongodb'
import type { CalendarDate } from '../domain/calendar-date.js'
import { canonicalJson } from '../domain/canonical-json.js'
import type { Criterion } from '../domain/clauses.js'
import { handedOver } from '../domain/former-owner.js'
import type { Kept } from '../domain/kept.js'
import type { Actor, LedgerEvent, Opening, Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import {
  type ActionResult,
  type Assessment,
  type AssessmentTrigger,
  type Judgement,
  judgementIn,
  type Risk,
  type RiskInFull,
  riskHash,
  type Scenario,
  type Seed,
} from '../domain/risk.js'
import type { Stretch } from '../domain/risk-moves.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

type RiskRow = RiskInFull & WithOutbox

/** Many risks are read as they stand: what was found about each before is most of its row. */
const asItStands = { projection: { ...withoutOutbox.projection, earlier: 0 } } as const

export const riskIndexes: IndexDescription[] = [
  { key: { state: 1, owner: 1 }, name: 'state-owner' },
  { key: { 'assessment.plan.due': 1 }, name: 'plan-due' },
  { key: { 'assessment.plan.owner': 1 }, name: 'plan-owner' },
  { key: { deputy: 1 }, name: 'deputy' },
  { key: { 'acceptance.until': 1 }, name: 'accepted-until', sparse: true },
]

/** Each assessment that a row shows is held against the ledger, with whose it is; what of it is done; and why it is closed. */
export function riskShown(row: unknown): Shown[] {
  const { results = [], closed } = row as Risk
  const done = results.map(({ event, by, at, ...result }): Shown => {
    return { event, field: 'done', value: doneText(result), by, at }
  })
  const shown = [...assessmentsShown(row as RiskInFull), ...done]
  if (!closed) return shown
  const { event, reason, by, at } = closed
  return [...shown, { event, field: 'reason', value: reason.text, by, at }]
}

/** What the ledger holds of it. */
function doneText({ action, ask, for: inStead }: Pick<ActionResult, 'action' | 'ask' | 'for'>): string {
  return canonicalJson({ action, ask, ...(inStead === undefined ? {} : { for: inStead }) })
}

function assessmentsShown({ assessment, earlier }: RiskInFull): Shown[] {
  return [assessment, ...earlier].flatMap((each) => {
    const { event, reason, at } = each
    const who = { ...(each.by === null ? {} : { by: each.by }), at }
    const value = judgementText(judgementIn(each), each.for)
    return [
      { event, field: 'judgement', value, ...who },
      ...(reason ? [{ event, field: 'reason', value: reason.text, ...who }] : []),
    ]
  })
}

/** What the ledger holds of it. */
function judgementText(judgement: Judgement, inStead: PersonId | undefined): string {
  return canonicalJson({ ...judgement, ...(inStead === undefined ? {} : { for: inStead }) })
}

/** Who does something to a risk, when (ISO 8601 UTC, milliseconds) and through where; `by` is null for the file. */
export interface RiskAct {
  by: PersonId | null
  /** In whose stead. */
  for?: PersonId
  at: string
  through: Through
}

/** What is to be known of a risk to begin with. */
export type NewRisk = Scenario &
  Pick<Risk, '_id' | 'owner' | 'deputy' | 'proposed'> & { seed?: Seed } & NewAssessment

/** An assessment on its way to the record. */
export interface NewAssessment {
  judgement: Judgement
  /** The version of the criteria that it is made by. */
  criteria: string
  trigger: AssessmentTrigger
  ask?: string
  reason?: string
}

type Answering = Pick<Assessment, 'ask'>

/** Of a risk, what ties people to the controls that treat it. */
export interface TreatedRisk extends Pick<Risk, '_id' | 'owner' | 'ownersBefore' | 'deputy' | 'state'> {
  assessment: Pick<Assessment, 'controls' | 'plan'>
  results?: Pick<ActionResult, 'action'>[]
}

/** What the file, or whoever owns it, says of a risk beside what is found about it. */
export type RiskFields = Partial<Scenario & Pick<Risk, 'owner' | 'deputy' | 'seed'>>

/** The register (8.2, 8.3): each risk a row, with every assessment that was made of it. */
export class Risks {
  private readonly rows: Collection<RiskRow>

  constructor(db: Db) {
    this.rows = db.collection<RiskRow>('risks')
  }

  byId(id: string): Promise<RiskInFull | null> {
    return this.rows.findOne<RiskInFull>({ _id: id }, withoutOutbox)
  }

  async byIds(ids: readonly string[]): Promise<Map<string, RiskInFull>> {
    const rows = await this.rows.find<RiskInFull>({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
    return new Map(rows.map((risk) => [risk._id, risk]))
  }

  /** The asks whose answers stand in an assessment of these risks, be it one of those before. */
  async takenOver(ids: readonly string[]): Promise<Set<string>> {
    const rows = await this.rows
      .find({ _id: { $in: [...ids] } })
      .project<{ assessment: Answering; earlier: Answering[] }>({ 'assessment.ask': 1, 'earlier.ask': 1 })
      .toArray()
    const all = rows.flatMap(({ assessment, earlier }) => [assessment, ...earlier])
    return new Set(all.flatMap(({ ask }) => ask ?? []))
  }

  /** All that are open, by their id. */
  open(): Promise<Risk[]> {
    return this.found({ state: 'open' })
  }

  /** Those that are open and theirs to answer for, as owner or as deputy. */
  openOf(person: PersonId): Promise<Risk[]> {
    return this.found({ state: 'open', $or: [{ owner: person }, { deputy: person }] })
  }

  /** Whoever owns any that is open. */
  owners(): Promise<PersonId[]> {
    return this.rows.distinct('owner', { state: 'open' })
  }

  /** Those that any of these controls treats, or that have one of these ids, closed ones too: whose they are and were. */
  treatedBy(controls: readonly Criterion[], ids: readonly string[]): Promise<TreatedRisk[]> {
    const which = { $or: [{ 'assessment.controls': { $in: [...controls] } }, { _id: { $in: [...ids] } }] }
    const projection = {
      ...{ owner: 1, ownersBefore: 1, deputy: 1, state: 1 },
      ...{ 'assessment.controls': 1, 'assessment.plan': 1, 'results.action': 1 },
    }
    return this.rows.find<TreatedRisk>(which, { projection }).toArray()
  }

  /** Those that are open and belong to one of these. */
  openOwnedBy(people: readonly PersonId[]): Promise<Risk[]> {
    return this.found({ state: 'open', owner: { $in: [...people] } })
  }

  /** Those that are open and have anything in their plan that is due by that day, done or not. */
  withPlanDueBy(day: CalendarDate): Promise<Risk[]> {
    return this.found({ state: 'open', 'assessment.plan.due': { $lte: day } })
  }

  /** Those that are open and have anything in their plan for this person to do, done or not. */
  withPlanOf(person: PersonId): Promise<Risk[]> {
    return this.found({ state: 'open', 'assessment.plan.owner': person })
  }

  /**
   * Those that are open and were assessed, or not accepted yet by their owner, in this time or by an answer that may have
   * been taken over in it, or whose acceptance ran out on one of these days.
   */
  movedIn({ answersAfter, until, days }: Stretch): Promise<RiskInFull[]> {
    const within = { $gt: answersAfter, $lte: until }
    const moved: Filter<RiskRow>[] = [
      { 'assessment.at': within },
      { earlier: { $elemMatch: { at: within } } },
      { 'approved.verdict': 'not-yet', 'approved.at': within },
      { 'acceptance.until': { $gte: days.first, $lt: days.last } },
    ]
    return this.rows.find<RiskInFull>({ state: 'open', $or: moved }, withoutOutbox).sort({ _id: 1 }).toArray()
  }

  /** Also those that are closed. */
  all(): Promise<Risk[]> {
    return this.found({})
  }

  /** Enters a risk with its first assessment. False: this id is taken. */
  async register(
    { judgement, criteria, trigger, ask, reason, ...risk }: NewRisk,
    act: RiskAct,
  ): Promise<boolean> {
    const { assessment, event, openings } = assessed(
      { ...risk, number: 1 },
      {
        ...{ judgement, criteria, trigger },
        ...(ask === undefined ? {} : { ask }),
        ...(reason === undefined ? {} : { reason }),
      },
      'risk.registered',
      act,
    )
    const row: RiskInFull = { ...risk, v: 1, state: 'open', revision: 1, assessment, earlier: [] }
    try {
      await this.rows.insertOne({ ...row, outbox: [event], openings })
      return true
    } catch (error) {
      if (isDuplicateKey(error)) return false
      throw error
    }
  }

  /**
   * Makes a new assessment the one that stands; the one before stays (8.2). Null: the risk changed meanwhile, or is closed.
   */
  async assess(
    before: Risk,
    assessing: NewAssessment,
    act: RiskAct,
    seed?: Seed,
  ): Promise<RiskInFull | null> {
    const number = before.assessment.number + 1
    const made = assessed({ ...before, number }, assessing, 'risk.assessed', act)
    return this.change(
      before,
      { assessment: made.assessment, ...(seed ? { seed } : {}) },
      made,
      before.assessment,
    )
  }

  /** What it is and whose it is. Null: the risk changed meanwhile, or is closed. */
  describe(before: Risk, fields: RiskFields, act: RiskAct): Promise<Risk | null> {
    const after = { ...before, ...fields }
    const written = newEvent({
      type: 'risk.described',
      ...eventFrame(after, before.assessment.number, act),
      data: { owner: after.owner, deputy: after.deputy, fields: Object.keys(fields).sort().join(' ') },
    })
    return this.change(before, { ...fields, ...handedOver(before, after.owner, act.at) }, written)
  }

  /** Somebody says whose it is by now, in place of an owner who left. Null: the risk changed meanwhile, or is closed. */
  nameOwner(before: Risk, owner: PersonId, act: RiskAct & { by: PersonId }): Promise<Risk | null> {
    const after = { ...before, owner }
    const written = newEvent({
      type: 'risk.owner-named',
      ...eventFrame(after, before.assessment.number, act),
      data: { owner, before: before.owner },
    })
    const ownerNamed = { by: act.by, at: act.at, event: written.event._id }
    return this.change(before, { owner, ownerNamed, ...handedOver(before, owner, act.at) }, written)
  }

  /** It is a risk no more, and stays in the register. Null: the risk changed meanwhile, or is closed. */
  close(before: Risk, why: string, act: RiskAct & { by: PersonId }): Promise<Risk | null> {
    const written = newEvent({
      type: 'risk.closed',
      ...eventFrame(before, before.assessment.number, act),
      secrets: { reason: why },
    })
    const reason: Kept = keptText(written.event, 'reason', why)
    const closed = { by: act.by, at: act.at, event: written.event._id, reason }
    return this.change(before, { state: 'closed', closed }, written)
  }

  /** Something of its plan is done, as this ask was answered. Once; null: the risk changed meanwhile, or is closed. */
  done(before: Risk, result: Omit<ActionResult, 'event'>, through: Through): Promise<Risk | null> {
    const { by, at } = result
    const written = newEvent({
      type: 'risk.action-done',
      ...eventFrame(before, before.assessment.number, { by, at, through }),
      secrets: { done: doneText(result) },
    })
    const results = [...(before.results ?? []), { ...result, event: written.event._id }]
    return this.change(before, { results }, written)
  }

  private async change(
    { _id, revision }: Pick<Risk, '_id' | 'revision'>,
    fields: Partial<Risk>,
    { event, openings }: { event: LedgerEvent; openings: Opening[] },
    replaced?: Assessment,
  ): Promise<RiskInFull | null> {
    const pushed = {
      outbox: event,
      openings: { $each: openings },
      ...(replaced ? { earlier: replaced } : {}),
    } as PushOperator<RiskRow>
    return this.rows.findOneAndUpdate(
      { _id, revision, state: 'open' },
      { $set: fields, $inc: { revision: 1 }, $push: pushed },
      { returnDocument: 'after', ...withoutOutbox },
    )
  }

  private found(filter: Filter<RiskRow>): Promise<Risk[]> {
    return this.rows.find<Risk>(filter, asItStands).sort({ _id: 1 }).toArray()
  }
}

type About = Scenario & Pick<Risk, '_id' | 'owner' | 'assessment'>

/** Who it was, when, and which risk as it stands by then. */
function eventFrame(risk: About, number: number, { by, at, through }: RiskAct) {
  const actor: Actor = by === null ? { kind: 'operator' } : { kind: 'person', id: by }
  const about = { collection: 'risks', id: risk._id, version: String(number), hash: riskHash(risk) }
  return { at, actor, through, about }
}

function assessed(
  risk: Scenario & Pick<Risk, '_id' | 'owner'> & { number: number },
  { judgement, criteria, trigger, ask, reason }: NewAssessment,
  type: string,
  act: RiskAct,
): { assessment: Assessment; event: LedgerEvent; openings: Opening[] } {
  const { number } = risk
  const bare = { ...judgement, number, criteria, at: act.at, by: act.by, trigger, event: '' }
  const { event, openings } = newEvent({
    type,
    ...eventFrame({ ...risk, assessment: bare }, number, act),
    data: { criteria, trigger, ...(ask === undefined ? {} : { ask }) },
    secrets: {
      judgement: judgementText(judgement, act.for),
      ...(reason === undefined ? {} : { reason }),
    },
  })
  const assessment: Assessment = {
    ...{ ...bare, event: event._id },
    ...(act.for === undefined ? {} : { for: act.for }),
    ...(ask === undefined ? {} : { ask }),
    ...(reason === undefined ? {} : { reason: keptText(event, 'reason', reason) }),
  }
  return { assessment, event, openings }
}
