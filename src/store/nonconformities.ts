import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import type { Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Actor, Through } from '../domain/ledger.js'
import {
  endStages,
  isEnded,
  type Nonconformity,
  type NonconformityGrade,
  type NonconformitySource,
  nonconformityId,
  nonconformityKey,
} from '../domain/nonconformity.js'
import type { PersonId } from '../domain/person.js'
import { isDuplicateKey } from './duplicate-key.js'
import { keptText, newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

type Row = Nonconformity & WithOutbox

export const nonconformityIndexes: IndexDescription[] = [
  { key: { number: -1 }, name: 'number', unique: true },
  { key: { key: 1 }, name: 'one-per-source', unique: true },
  { key: { stage: 1, number: 1 }, name: 'stage' },
  { key: { criterion: 1 }, name: 'criterion' },
  { key: { cycleOwed: 1 }, name: 'cycle-owed', partialFilterExpression: { cycleOwed: true } },
  { key: { by: 1 }, name: 'by' },
  { key: { 'also.cycle': 1 }, name: 'also', partialFilterExpression: { overdue: true } },
  { key: { owner: 1 }, name: 'owner' },
  { key: { concerned: 1 }, name: 'concerned' },
]

/** What is raised: all of it is said once, whoever says it how often. */
export interface Raising {
  source: NonconformitySource
  /** What is not as it should be. */
  nature: string
  /** The number that others know it by. */
  reference?: string
  grade?: NonconformityGrade
  criterion?: string
  /** Who could see to it. */
  owner?: PersonId
  /** By when a certification body or a customer wants it answered. */
  deadline?: CalendarDate
  /** Whoever raises it says what grade and deadline are, and may not bind anybody by it. */
  claimed?: true
  /** Steward proposes it since something is overdue. */
  overdue?: true
  /** Null: Steward proposes it. */
  by: PersonId | null
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Of the form in which it was raised: sent off twice, it is one. Left out where it comes of a finding or a cycle. */
  nonce?: string
}

/** Where one stands by now. */
export type Standing = Pick<
  Nonconformity,
  'stage' | 'owner' | 'dueOn' | 'round' | 'ineffective' | 'forReview' | 'vouched'
>

/** Somebody else may raise one at the same moment: then this one gets the next number, so often. */
const TRIES = 20

/** What is not as it should be, and where each of it stands (10.2). */
export class Nonconformities {
  private readonly rows: Collection<Row>

  constructor(db: Db) {
    this.rows = db.collection<Row>('nonconformities')
  }

  byId(id: string): Promise<Nonconformity | null> {
    return this.rows.findOne<Nonconformity>({ _id: id }, withoutOutbox)
  }

  async byIds(ids: readonly string[]): Promise<Nonconformity[]> {
    if (ids.length === 0) return []
    return this.rows.find<Nonconformity>({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
  }

  /** The one that was raised of this finding, if any. */
  ofFinding(finding: string): Promise<Nonconformity | null> {
    return this.rows.findOne<Nonconformity>({ key: `finding ${finding}` }, withoutOutbox)
  }

  /** The one that was raised or proposed of this cycle, if any. */
  ofCycle(cycle: string): Promise<Nonconformity | null> {
    return this.rows.findOne<Nonconformity>({ key: cycle }, withoutOutbox)
  }

  /** Of which of these cycles one was raised or proposed, or which joined one. */
  async ofCycles(cycles: readonly string[]): Promise<ReadonlySet<string>> {
    const these = { $in: [...cycles] }
    const [own, joined] = await Promise.all([
      this.rows.distinct('key', { key: these }),
      this.rows.distinct('also.cycle', { overdue: true, 'also.cycle': these }),
    ])
    return new Set([...own, ...joined])
  }

  /** Those against one of these, or of which nothing else is said than in which cycle it went wrong, that are not over, or were not then (ISO 8601 UTC). */
  against(criteria: readonly string[], since: string): Promise<Nonconformity[]> {
    const isOver = [{ endedAt: { $exists: false } }, { endedAt: { $gte: since } }]
    return this.rows
      .find<Nonconformity>(
        {
          $and: [
            { $or: isOver },
            { $or: [{ criterion: { $in: [...criteria] } }, { criterion: null, 'source.of': 'cycle' }] },
          ],
        },
        withoutOutbox,
      )
      .toArray()
  }

  /** All that there ever were, the first one first. */
  all(): Promise<Nonconformity[]> {
    return this.rows.find<Nonconformity>({}, withoutOutbox).sort({ number: 1 }).toArray()
  }

  /** Since when there was each, and until when, without anybody's words. */
  lived(): Promise<Pick<Nonconformity, 'by' | 'stage' | 'at' | 'endedAt'>[]> {
    const projection = { _id: 0, by: 1, stage: 1, at: 1, endedAt: 1 } as const
    return this.rows
      .find()
      .project<Pick<Nonconformity, 'by' | 'stage' | 'at' | 'endedAt'>>(projection)
      .toArray()
  }

  /** Those that have not ended and concern this person, or are among these, the first one first. */
  openOf(person: PersonId, ids: readonly string[]): Promise<Nonconformity[]> {
    const theirs = {
      $or: [{ by: person }, { owner: person }, { concerned: person }, { _id: { $in: [...ids] } }],
    }
    return this.rows
      .find<Nonconformity>({ ...theirs, stage: { $nin: [...endStages] } }, withoutOutbox)
      .sort({ number: 1 })
      .toArray()
  }

  /** Whom it concerns by now: nothing that was said or decided, so that no event says it. */
  async concerns({ _id }: Pick<Nonconformity, '_id'>, concerned: PersonId[]): Promise<void> {
    await this.rows.updateOne({ _id }, { $set: { concerned } })
  }

  /** Those that have not ended, the first one first. */
  open(): Promise<Nonconformity[]> {
    return this.rows
      .find<Nonconformity>({ stage: { $nin: [...endStages] } }, withoutOutbox)
      .sort({ number: 1 })
      .toArray()
  }

  /** What three rounds have not mended and the management review takes up, the first one first. */
  forReview(): Promise<Nonconformity[]> {
    return this.rows
      .find<Nonconformity>({ forReview: { $exists: true }, stage: { $nin: [...endStages] } }, withoutOutbox)
      .sort({ number: 1 })
      .toArray()
  }

  /** What was kept as something that could be better, the first one first. */
  opportunities(): Promise<Nonconformity[]> {
    return this.rows
      .find<Nonconformity>({ stage: 'opportunity' }, withoutOutbox)
      .sort({ number: 1 })
      .toArray()
  }

  /** Those whose cycle is not on record yet. */
  owingCycle(): Promise<Nonconformity[]> {
    return this.rows.find<Nonconformity>({ cycleOwed: true }, withoutOutbox).limit(100).toArray()
  }

  async cycleBegun(id: string): Promise<void> {
    await this.rows.updateOne({ _id: id }, { $unset: { cycleOwed: '' } })
  }

  /** Idempotent: one per source, and one per form, by its nonce. Its cycle is begun by whoever raises it, or by the sweep. */
  async raise(raising: Raising, through: Through): Promise<Nonconformity> {
    const { source, nonce } = raising
    const key = nonconformityKey(source, nonce)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const there = await this.rows.findOne<Nonconformity>({ key }, withoutOutbox)
      if (there) return there
      const [newest] = await this.rows
        .find({}, { projection: { number: 1 } })
        .sort({ number: -1 })
        .limit(1)
        .toArray()
      const row = rowOf(raising, key, (newest?.number ?? 0) + 1, through)
      try {
        await this.rows.insertOne(row)
        const { outbox: _, openings: __, ...nonconformity } = row
        return nonconformity
      } catch (error) {
        if (!isDuplicateKey(error)) throw error
      }
    }
    throw new Error('Another nonconformity was raised each time that one was to be')
  }

  /** What was proposed of a round of this process that is overdue, and waits to be triaged. */
  waitingOverdue(process: Process): Promise<Nonconformity | null> {
    return this.rows.findOne<Nonconformity>(
      { overdue: true, stage: 'triage', key: { $regex: `^cycle/${process}\\.` } },
      withoutOutbox,
    )
  }

  /** Another round is overdue, too: once for each cycle. False: it has joined, or is not waited for any more. */
  async join(id: string, cycle: string, nature: string, at: string): Promise<boolean> {
    const { event, openings } = newEvent({
      ...{ type: 'nonconformity.joined', at, actor: { kind: 'steward' } },
      through: { kind: 'workflow', process: 'reminders' },
      about: { collection: 'nonconformities', id },
      ...{ data: { cycle }, secrets: { nature } },
    })
    const joined = { cycle, nature: keptText(event, 'nature', nature), at, event: event._id }
    const { matchedCount } = await this.rows.updateOne(
      { _id: id, overdue: true, stage: 'triage', 'also.cycle': { $ne: cycle } },
      {
        $inc: { revision: 1 },
        $push: { ...{ also: joined, outbox: event }, openings: { $each: openings } } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }

  /** Others want an answer by another day than was on record. False: it has ended, or was moved meanwhile. */
  async moveDeadline(
    { _id, deadline: was }: Pick<Nonconformity, '_id' | 'deadline'>,
    deadline: CalendarDate,
    reason: string,
    { by, at, through }: { by: PersonId; at: string; through: Through },
  ): Promise<boolean> {
    const { event, openings } = newEvent({
      ...{ type: 'nonconformity.deadline-moved', at, through, actor: { kind: 'person', id: by } },
      about: { collection: 'nonconformities', id: _id },
      ...{ data: { deadline, was }, secrets: { reason } },
    })
    const moved = { deadline, was, by, at, event: event._id, reason: keptText(event, 'reason', reason) }
    const { matchedCount } = await this.rows.updateOne(
      { _id, deadline: was, stage: { $nin: [...endStages] } },
      {
        $set: { deadline },
        $inc: { revision: 1 },
        $push: {
          ...{ deadlines: moved, outbox: event },
          openings: { $each: openings },
        } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }

  /** Where it stands by now, if that is not where it stood. Twice is the same as once. */
  async stands(nonconformity: Nonconformity, standing: Standing, at: string): Promise<boolean> {
    const { _id, revision } = nonconformity
    if (isAsItStood(nonconformity, standing)) return false
    const { stage, round, ineffective, owner, dueOn, forReview, vouched } = standing
    const ended = isEnded(standing) ? { endedAt: at } : {}
    const { event } = newEvent({
      type: 'nonconformity.moved',
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'corrective-action' },
      about: { collection: 'nonconformities', id: _id },
      data: {
        stage,
        round,
        ineffective,
        owner,
        dueOn,
        forReview: forReview ?? null,
        ...(vouched ? { vouched } : {}),
        ...ended,
      },
    })
    const { matchedCount } = await this.rows.updateOne(
      { _id, revision },
      {
        $set: { ...standing, ...ended, moved: event._id },
        $inc: { revision: 1 },
        $push: { outbox: event } as PushOperator<Row>,
      },
    )
    return matchedCount === 1
  }
}

function rowOf(raising: Raising, key: string, number: number, through: Through): Row {
  const { source, nature, reference, grade, criterion, owner, deadline, claimed, overdue, by, at } = raising
  const _id = nonconformityId(number)
  const actor: Actor = by === null ? { kind: 'steward' } : { kind: 'person', id: by }
  const { event, openings } = newEvent({
    ...{ type: 'nonconformity.raised', at, actor, through },
    about: { collection: 'nonconformities', id: _id },
    data: {
      source: source.of,
      ...('finding' in source && source.finding !== null ? { finding: source.finding } : {}),
      ...('audit' in source && source.audit !== null ? { audit: source.audit } : {}),
      ...(source.of === 'cycle' ? { cycle: source.cycle } : {}),
      ...(grade ? { grade } : {}),
      ...(criterion ? { criterion } : {}),
      ...(owner ? { owner } : {}),
      ...(deadline ? { deadline } : {}),
      ...(claimed ? { claimed } : {}),
      ...(overdue ? { overdue } : {}),
    },
    secrets: { nature, ...(reference ? { reference } : {}) },
  })
  return {
    ...{ _id, v: 1, number, revision: 1, key, source, nature: keptText(event, 'nature', nature) },
    ...(reference ? { reference: keptText(event, 'reference', reference) } : {}),
    ...{ grade: grade ?? null, criterion: criterion ?? null, by, at, event: event._id },
    ...{ deadline: deadline ?? null, stage: 'triage', owner: owner ?? null, dueOn: null },
    ...(claimed ? { claimed } : {}),
    ...(overdue ? { overdue } : {}),
    ...{ round: 1, ineffective: 0, cycleOwed: true, outbox: [event], openings },
  }
}

function isAsItStood(before: Nonconformity, now: Standing): boolean {
  const { stage, owner, dueOn, round, ineffective, forReview, vouched } = before
  return (
    stage === now.stage &&
    owner === now.owner &&
    dueOn === now.dueOn &&
    round === now.round &&
    ineffective === now.ineffective &&
    forReview === now.forReview &&
    vouched === now.vouched
  )
}
