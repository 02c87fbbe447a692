import type { Collection, Db, Filter, IndexDescription, PushOperator } from 'mongodb'
import {
  type Finding,
  type FindingState,
  type FindingStep,
  findingId,
  isNonconformity,
  type SaidOfFinding,
} from '../domain/finding.js'
import type { Kept } from '../domain/kept.js'
import type { Through } from '../domain/ledger.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { type EventAndOpenings, keptText, newEvent } from './events.js'
import { findingFacts, type findingWords } from './finding-shown.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

export const findingIndexes: IndexDescription[] = [
  { key: { number: 1 }, name: 'number', unique: true },
  { key: { nonce: 1 }, name: 'nonce', unique: true },
  { key: { audit: 1, number: 1 }, name: 'audit' },
  { key: { owner: 1, state: 1 }, name: 'owner-state' },
  { key: { criterion: 1, at: 1 }, name: 'criterion' },
  { key: { state: 1 }, name: 'contested', partialFilterExpression: { state: 'contested' } },
  { key: { owesAction: 1 }, name: 'owes-action', partialFilterExpression: { owesAction: true } },
]

/** Who does something to a finding, when (ISO 8601 UTC, milliseconds) and through where. */
export interface FindingAct {
  by: PersonId
  at: string
  through: Through
}

/** A finding on its way to the record. */
export interface NewFinding
  extends Pick<
    Finding,
    'audit' | 'item' | 'criterion' | 'grade' | 'sample' | 'owner' | 'ownerAssumed' | 'dueOn'
  > {
  /** Of the form that it was filled in in, or of what it comes from: the same one sent off twice is one finding. */
  nonce: string
  requirement?: string
  statement: string
  evidence?: string
  reference?: string
  /** Outside of an internal audit there is no report that issues it: it is issued as it is recorded. */
  issuedAtOnce?: boolean
}

interface Row extends Finding, WithOutbox {
  nonce: string
  /** No report issues it, so a sweep opens the corrective action that it asks for; until that is on record. */
  owesAction?: true
}

const shownPlain = { projection: { ...withoutOutbox.projection, nonce: 0, owesAction: 0 } } as const

/** While its owner has something to say of it. */
const openStates = ['draft', 'issued', 'contested', 'upheld'] as const

/** How often another finding may take the number that this one was to get. */
const TRIES = 20

/** Findings of audits, and of people outside of one (9.2, 10.1). Each act is one guarded write. */
export class Findings {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('findings')
  }

  byId(id: string): Promise<Finding | null> {
    return this.rows.findOne<Finding>({ _id: id }, shownPlain)
  }

  /** What was recorded with this form, if anything. */
  ofForm(nonce: string): Promise<Finding | null> {
    return this.rows.findOne<Finding>({ nonce }, shownPlain)
  }

  /** All that were recorded in an audit, those taken back too, in the order in which they were recorded. */
  ofAudit(audit: string): Promise<Finding[]> {
    return this.found({ audit })
  }

  ofAudits(audits: readonly string[]): Promise<Finding[]> {
    return this.found({ audit: { $in: [...audits] } })
  }

  /** What was found outside of an audit. */
  outsideAudits(): Promise<Finding[]> {
    return this.found({ audit: null })
  }

  /** What could be better, as it was issued and stands. */
  opportunities(): Promise<Finding[]> {
    return this.found({ grade: 'opportunity', state: { $nin: ['draft', 'withdrawn'] } })
  }

  /** What stands against these requirements, whenever it was found. */
  of(criteria: readonly string[]): Promise<Finding[]> {
    return this.found({ criterion: { $in: [...criteria] }, state: { $ne: 'withdrawn' } })
  }

  /** Those of which it is still to be decided whether they stand. */
  contested(): Promise<Finding[]> {
    return this.found({ state: 'contested' })
  }

  /** Issued without a report, and of what does not conform: their corrective action is not on record yet. */
  owingAction(): Promise<Finding[]> {
    return this.found({ owesAction: true, state: { $in: ['issued', 'confirmed', 'upheld'] } })
  }

  /** Whose are all those that are neither confirmed nor withdrawn. */
  ownersOfOpen(): Promise<PersonId[]> {
    return this.rows.distinct('owner', { state: { $in: [...openStates] } })
  }

  /** Those of a person that are neither confirmed nor withdrawn. */
  openOf(owner: PersonId): Promise<Finding[]> {
    return this.ofOwner(owner, openStates)
  }

  /** Those of a person in one of these states. */
  ofOwner(owner: PersonId, states: readonly FindingState[]): Promise<Finding[]> {
    return this.found({ owner, state: { $in: [...states] } })
  }

  private found(which: Filter<Row>): Promise<Finding[]> {
    return this.rows.find<Finding>(which, shownPlain).sort({ number: 1 }).toArray()
  }

  /** Once for each nonce, whose finding is given back; counted on from the last one. */
  async record(finding: NewFinding, act: FindingAct): Promise<Finding> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await this.rows.findOne<Finding>({ nonce: finding.nonce }, shownPlain)
      if (before) return before
      const [last] = await this.rows
        .find({}, { projection: { number: 1 } })
        .sort({ number: -1 })
        .limit(1)
        .toArray()
      const row = newRow(finding, (last?.number ?? 0) + 1, act)
      try {
        await this.rows.insertOne(row)
        const { outbox: _outbox, openings: _openings, nonce: _nonce, owesAction: _owes, ...recorded } = row
        return recorded
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
    throw new Error('Another finding took the number each time that one was to be recorded')
  }

  /** With the report: a draft, or one that was upheld before. False: it is not to be issued, or was. */
  issue(id: string, act: FindingAct): Promise<boolean> {
    const recorded = newEvent({ ...eventOf(id, 'issued', act) })
    return this.go(
      { _id: id, state: { $in: ['draft', 'upheld'] }, issued: { $exists: false } },
      { state: 'issued', issued: stepOf(recorded, act) },
      recorded,
    )
  }

  /** Its owner says that it is so. False: it is not theirs to say, or not any more. */
  confirm(id: string, act: FindingAct): Promise<boolean> {
    const recorded = newEvent(eventOf(id, 'confirmed', act))
    return this.go(
      {
        ...{ _id: id, owner: act.by, state: { $in: ['issued', 'upheld'] } },
        ...{ issued: { $exists: true }, confirmed: { $exists: false } },
      },
      { state: 'confirmed', confirmed: stepOf(recorded, act) },
      recorded,
    )
  }

  /** Its owner says once that it is not so. False: they said so before, or it is not theirs to say. */
  contest(id: string, reason: string, act: FindingAct): Promise<boolean> {
    const recorded = newEvent({ ...eventOf(id, 'contested', act), secrets: { reason } })
    return this.go(
      { _id: id, owner: act.by, state: { $in: ['draft', 'issued'] }, contested: { $exists: false } },
      { state: 'contested', contested: saidOf(recorded, reason, act) },
      recorded,
    )
  }

  /** Whether it stands, once, by somebody else than who contested it. False: it is decided, or not contested. */
  decide(id: string, upheld: boolean, reason: string, act: FindingAct): Promise<boolean> {
    const state = upheld ? 'upheld' : 'withdrawn'
    const recorded = newEvent({ ...eventOf(id, state, act), secrets: { reason } })
    return this.go(
      { _id: id, state: 'contested', owner: { $ne: act.by }, 'contested.by': { $ne: act.by } },
      { state, decided: { ...saidOf(recorded, reason, act), upheld } },
      recorded,
    )
  }

  /** An auditor takes back a draft of theirs, and who leads the audit any; it stays on record. False: it is no draft any more. */
  withdraw(id: string, reason: string, { leads, ...act }: FindingAct & { leads: boolean }): Promise<boolean> {
    const recorded = newEvent({ ...eventOf(id, 'withdrawn', act), secrets: { reason } })
    return this.go(
      { _id: id, state: 'draft', ...(leads ? {} : { by: act.by }) },
      { state: 'withdrawn', withdrawn: saidOf(recorded, reason, act) },
      recorded,
    )
  }

  /** As others, who found it, said under their reference. False: it is withdrawn, or was not issued, or is whose record it would be. */
  withdrawTheirs(
    id: string,
    { who, reference, reason }: { who: string; reference: string; reason: string },
    act: FindingAct,
  ): Promise<boolean> {
    const recorded = newEvent({ ...eventOf(id, 'withdrawn', act), secrets: { reason, who, reference } })
    const theirs = {
      who: keptText(recorded.event, 'who', who),
      reference: keptText(recorded.event, 'reference', reference),
    }
    return this.go(
      {
        ...{ _id: id, audit: { $ne: null }, owner: { $ne: act.by } },
        state: { $in: ['issued', 'confirmed', 'contested', 'upheld'] },
      },
      { state: 'withdrawn', withdrawn: { ...saidOf(recorded, reason, act), theirs } },
      recorded,
    )
  }

  /** From who has left to somebody else, once. */
  async handOver(
    { _id, owner: from }: Pick<Finding, '_id' | 'owner'>,
    owner: PersonId,
    at: string,
  ): Promise<void> {
    const { event, openings } = newEvent({
      ...{ type: 'finding.handed-over', at, actor: { kind: 'steward' } },
      through: { kind: 'workflow', process: 'internal-audit' },
      ...{ about: { collection: 'findings', id: _id }, data: { from, owner } },
    })
    await this.rows.updateOne(
      { _id, owner: from, state: { $in: [...openStates] } },
      {
        $set: { owner },
        $inc: { revision: 1 },
        $push: {
          ...{ handedOver: { from, at, event: event._id }, outbox: event },
          openings: { $each: openings },
        } as PushOperator<Row>,
      },
    )
  }

  /** It led to this corrective action, once; by whom it was issued. */
  async led(id: string, nonconformity: string, { by, at, through }: FindingAct): Promise<void> {
    const { event, openings } = newEvent({
      ...{ type: 'finding.nonconformity', at, actor: { kind: 'person', id: by }, through },
      ...{ about: { collection: 'findings', id }, data: { nonconformity } },
    })
    await this.rows.updateOne(
      { _id: id, nonconformity: { $exists: false } },
      {
        $set: { nonconformity, led: event._id },
        $unset: { owesAction: '' },
        $push: { outbox: event, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
  }

  private async go(
    guard: Filter<Row>,
    change: Partial<Row>,
    { event, openings }: EventAndOpenings,
  ): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(guard, {
      $set: change,
      $inc: { revision: 1 },
      $push: { outbox: event, openings: { $each: openings } } as PushOperator<Row>,
    })
    return matchedCount === 1
  }
}

function newRow(finding: NewFinding, number: number, act: FindingAct): Row {
  const { requirement, statement, evidence, reference, issuedAtOnce, nonce, ...facts } = finding
  const _id = findingId(number)
  const said: Record<string, string> = { statement, ...defined({ requirement, evidence, reference }) }
  const { event, openings } = newEvent({
    ...eventOf(_id, 'recorded', act),
    data: {
      ...{ criterion: facts.criterion, grade: facts.grade, audit: facts.audit, item: facts.item },
      ...{ owner: facts.owner, issued: issuedAtOnce === true, state: issuedAtOnce ? 'issued' : 'draft' },
    },
    secrets: { ...said, facts: findingFacts(facts) },
  })
  const kept = (field: (typeof findingWords)[number]): Kept | undefined => {
    const text = said[field]
    return text === undefined ? undefined : keptText(event, field, text)
  }
  const { by, at } = act
  return {
    ...facts,
    ...{ _id, v: 1, number, revision: 1, nonce, by, at, event: event._id },
    statement: keptText(event, 'statement', statement),
    ...defined({
      requirement: kept('requirement'),
      evidence: kept('evidence'),
      reference: kept('reference'),
    }),
    ...(issuedAtOnce ? { state: 'issued', issued: { by, at, event: event._id } } : { state: 'draft' }),
    ...(issuedAtOnce && isNonconformity(facts.grade) ? { owesAction: true as const } : {}),
    ...{ outbox: [event], openings },
  }
}

/** Without what is not said. */
function defined<Value>(fields: Record<string, Value | undefined>): Record<string, Value> {
  const said = Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined)
  return Object.fromEntries(said)
}

function eventOf(id: string, what: string, { by, at, through }: FindingAct) {
  return {
    ...{ type: `finding.${what}`, at, through, ...(what === 'recorded' ? {} : { data: { state: what } }) },
    actor: { kind: 'person', id: by } as const,
    about: { collection: 'findings', id },
  }
}

function stepOf({ event }: EventAndOpenings, { by, at }: FindingAct): FindingStep {
  return { by, at, event: event._id }
}

function saidOf({ event }: EventAndOpenings, reason: string, { by, at }: FindingAct): SaidOfFinding {
  return { by, at, event: event._id, reason: keptText(event, 'reason', reason) }
}
