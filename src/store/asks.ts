import type { Collection, Db, Filter, MatchKeysAndValues, PushOperator, UpdateFilter } from 'mongodb'
import {
  type Answer,
  type Ask,
  type AskRef,
  askId,
  type ClosedBecause,
  type Process,
  wakesAtOnce,
} from '../domain/ask.js'
import { type Completion, noCompletion, type Unsettled } from '../domain/cycle.js'
import type { Declined } from '../domain/declined.js'
import type { KeptFile } from '../domain/kept-file.js'
import type { Actor, Through } from '../domain/ledger.js'
import type { Coordinator } from '../domain/organisation.js'
import type { CalendarDate, PersonId } from '../domain/person.js'
import { CYCLE_STATE_DUE } from './ask-indexes.js'
import { inAnyPart } from './ask-reminders.js'
import { notPaused } from './asks-while-away.js'
import { keptText, newEvent } from './events.js'
import { gathered } from './gathered.js'
import { type GuardedAnswer, writeAnswers } from './guarded-answers.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'
import type { Shown } from './verify-rows.js'

export type AskRow = Ask & WithOutbox

/** A question that is about to be put. */
export type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

/** An answer on its way to the record. */
export interface Given {
  ask: AskRef
  by: PersonId
  at: string
  through: Through
  value: string
  language: string
  sentence?: number
  /** The number of the attempt that passed the quiz: without it on record, nothing is written. */
  attempt?: number
  reason?: string
  link?: string
  file?: Omit<KeptFile, 'name'> & { name: string }
  /** The workflow is told of it whatever it is: an answer of a decision. */
  nudges?: true
  /** The person who is away, where it is given in their stead. */
  inStead?: PersonId
  takeBackUntil?: string | undefined
  until?: CalendarDate
}

/** Who closed an ask, and through what. */
export interface ClosedBy {
  actor: Actor
  through: Through
}

export const byImport: ClosedBy = { actor: { kind: 'operator' }, through: { kind: 'command-line' } }
export const byWorkflow = closedBy('policy-acknowledgement')

export function closedBy(process: Process): ClosedBy {
  return { actor: { kind: 'steward' }, through: { kind: 'workflow', process } }
}

/** What people said stands in the row as fields too: what it shows is held against the ledger. */
export function answerShown(row: unknown): Shown[] {
  const { answer, declined, takenBack = [] } = row as Partial<Ask>
  return [
    ...(answer ? answerFields(answer) : []),
    ...(declined ? [reasonField(declined)] : []),
    ...takenBack.flatMap((each) => [...answerFields(each.answer), reasonField(each)]),
  ]
}

function reasonField({ event, by, at, reason }: Pick<Declined, 'event' | 'by' | 'at' | 'reason'>): Shown {
  return { event, field: 'reason', value: reason.text, by, at }
}

function answerFields({ event, by, at, value, reason, link, file, until }: Answer): Shown[] {
  return [
    { event, field: 'answer', value, by, at },
    ...(reason ? [{ event, field: 'reason', value: reason.text, by, at }] : []),
    ...(link ? [{ event, field: 'link', value: link.text, by, at }] : []),
    ...(file
      ? [
          { event, field: 'fileName', value: file.name.text, by, at },
          { event, field: 'file', value: file.sha256, onceOpen: true as const },
        ]
      : []),
    ...(until ? [{ event, field: 'until', value: until, onceOpen: true as const }] : []),
  ]
}

/** The asks of a cycle with those that a newer wording took over from it. */
function inCycle(cycle: string): Filter<AskRow> {
  return { $or: [{ cycle }, { 'movedFrom.cycle': cycle }] }
}

/** An aggregation's expression: what moved on is closed where it came from. */
function stateIn(cycle: string) {
  return { $cond: [{ $eq: ['$cycle', cycle] }, '$state', 'closed'] }
}

/** How many rows are read and written at once where a whole audience is concerned. */
const CHUNK = 1_000

/** Answers that may still be taken back. */
export function revocableAt(at: string) {
  return { state: 'answered' as const, 'answer.takeBackUntil': { $gte: at } }
}

function unsettledAt(at: string) {
  return [{ state: { $in: [...waiting] } }, revocableAt(at)]
}

/** Not settled: what is declined waits for a decision. */
const waiting = ['open', 'declined'] as const
/** Not what is to be decided about one of them. */
const ofAudience = { about: { $exists: false } }
/** Whoever was asked again counts in the last round. */
const counted = { ...ofAudience, 'closed.because': { $ne: 'asked-again' as const } }

export class Asks {
  private readonly rows: Collection<AskRow>
  /** Whoever answers while others' answers are being written has theirs written with the next ones. */
  readonly #answer = gathered<GuardedAnswer, boolean>((answers) => writeAnswers(this.rows, answers))

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  async byId(id: string): Promise<Ask | null> {
    return this.rows.findOne({ _id: id })
  }

  async byIds(ids: readonly string[]): Promise<Ask[]> {
    if (ids.length === 0) return []
    return this.rows.find({ _id: { $in: [...ids] } }, withoutOutbox).toArray()
  }

  /** Adds what is not there yet; safe to repeat. */
  async open(asks: readonly NewAsk[]): Promise<void> {
    if (asks.length === 0) return
    await this.rows.bulkWrite(
      asks.map((ask) => ({
        updateOne: {
          filter: { _id: askId(ask) },
          update: {
            $setOnInsert: { ...ask, v: 1, revision: 1, state: 'open' } as MatchKeysAndValues<AskRow>,
          },
          upsert: true,
        },
      })),
      { ordered: false },
    )
  }

  /** Lets whoever was asked answer, where the question was put so that nobody could. */
  async admit(ask: NewAsk): Promise<void> {
    const { askedOf } = ask
    await this.rows.updateOne(
      { _id: askId(ask), state: 'open', mayAnswer: [] },
      { $set: { mayAnswer: [askedOf] } },
    )
  }

  /**
   * One guarded write: the filter holds all that must be true, the update carries the answer and its event.
   * False when the guard did not match; then nothing was written.
   */
  async answer(given: Given, subject: Ask['subject']): Promise<boolean> {
    const { event, openings } = newEvent({
      type: 'ask.answered',
      at: given.at,
      actor: { kind: 'person', id: given.by },
      through: given.through,
      about: { collection: 'asks', id: given.ask.id, version: subject.version, hash: subject.hash },
      data: {
        revision: given.ask.revision,
        language: given.language,
        ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
        ...(given.attempt === undefined ? {} : { attempt: given.attempt }),
        ...(given.inStead === undefined ? {} : { for: given.inStead }),
        ...(given.file ? { file: given.file.sha256 } : {}),
      },
      secrets: {
        answer: given.value,
        ...(given.reason === undefined ? {} : { reason: given.reason }),
        ...(given.link === undefined ? {} : { link: given.link }),
        ...(given.file ? { fileName: given.file.name } : {}),
        ...(given.until === undefined ? {} : { until: given.until }),
      },
    })
    const answer: Answer = {
      value: given.value,
      event: event._id,
      commitment: event.commitments.answer as string,
      by: given.by,
      at: given.at,
      through: given.through,
      language: given.language,
      ...(given.sentence === undefined ? {} : { sentence: given.sentence }),
      ...(given.attempt === undefined ? {} : { attempt: given.attempt }),
      ...(given.reason === undefined ? {} : { reason: keptText(event, 'reason', given.reason) }),
      ...(given.link === undefined ? {} : { link: keptText(event, 'link', given.link) }),
      ...(given.file ? { file: { ...given.file, name: keptText(event, 'fileName', given.file.name) } } : {}),
      ...(given.inStead === undefined ? {} : { for: given.inStead }),
      ...(given.takeBackUntil === undefined ? {} : { takeBackUntil: given.takeBackUntil }),
      ...(given.until === undefined ? {} : { until: given.until }),
    }
    return this.#answer({
      event: event._id,
      at: given.at,
      filter: {
        _id: given.ask.id,
        state: 'open',
        revision: given.ask.revision,
        mayAnswer: given.by,
        neverBy: { $ne: given.by },
        'subject.version': subject.version,
        'subject.hash': subject.hash,
        ...(given.attempt === undefined
          ? {}
          : { attempts: { $elemMatch: { number: given.attempt, passed: true, hash: subject.hash } } }),
      },
      set: { state: 'answered', answer, ...(given.nudges ? { nudgeOwed: given.at } : {}) },
      push: { outbox: event, openings: { $each: openings } } as PushOperator<AskRow>,
    })
  }

  /** What waits for this person, of one process or of all. */
  async openOf(person: PersonId, process?: Process): Promise<Ask[]> {
    const which = { mayAnswer: person, state: 'open' as const, ...(process ? { process } : {}) }
    return this.rows.find(which).sort({ dueOn: 1, _id: 1 }).toArray()
  }

  /** Who of these people has a question of their own that is open. */
  async whoHasOpen(people: readonly PersonId[]): Promise<PersonId[]> {
    const them = { $in: [...people] }
    return this.rows.distinct('askedOf', { mayAnswer: them, askedOf: them, state: 'open' })
  }

  /** Who of these people has something open, in a cycle or in any. */
  async whoOfHasOpen(people: readonly PersonId[], cycle?: string): Promise<PersonId[]> {
    const which = { mayAnswer: { $in: [...people] }, state: 'open' as const }
    return this.rows.distinct('askedOf', cycle === undefined ? which : { ...which, cycle })
  }

  /** The cycles, and decisions, that these asks belong to. */
  async cyclesOf(asks: readonly string[]): Promise<string[]> {
    return this.rows.distinct('cycle', { _id: { $in: [...asks] } })
  }

  /** How many people were asked to acknowledge a policy, and have not answered. */
  async countOpenAbout(policy: string): Promise<number> {
    return this.rows.countDocuments({ 'subject.id': policy, slot: 'acknowledge', state: 'open' })
  }

  /** What this person answered last, newest first. */
  async answeredBy(person: PersonId, most: number): Promise<Ask[]> {
    return this.rows.find({ 'answer.by': person }).sort({ 'answer.at': -1 }).limit(most).toArray()
  }

  /** How many asks of a cycle are not settled, with what is to be decided about them, counting no further than `most`. */
  async countOpen(cycle: string, most: number): Promise<number> {
    const open = await this.rows.countDocuments({ cycle, state: { $in: [...waiting] } }, { limit: most })
    if (open > 0) return open
    return this.rows.countDocuments({ followUpOwed: { $exists: true }, cycle }, { limit: most })
  }

  /** What of a cycle is open, waits for nobody's return, and is due on that day or later. */
  async dueFrom(cycle: string, day: CalendarDate): Promise<Pick<Ask, 'dueOn' | 'snapshot'>[]> {
    return this.rows
      .find({ cycle, state: 'open', dueOn: { $gte: day }, ...notPaused })
      .project<Pick<Ask, 'dueOn' | 'snapshot'>>({ dueOn: 1, snapshot: 1 })
      .toArray()
  }

  /** What keeps a cycle from settling. */
  async unsettled(cycle: string): Promise<Unsettled> {
    const open = await this.countOpen(cycle, 1)
    if (open > 0) return { open, takeBackEnds: null }
    const [last] = await this.rows
      .aggregate<{ until: string | null }>([
        { $match: { cycle, state: 'answered' } },
        { $group: { _id: null, until: { $max: '$answer.takeBackUntil' } } },
      ])
      .toArray()
    return { open, takeBackEnds: last?.until ?? null }
  }

  /** How far the frozen audience of a cycle has come, or a part of it; what moved on to a newer wording is closed here. */
  async completion(cycle: string, parts: readonly Coordinator['of'][] = []): Promise<Completion> {
    const part = inAnyPart(parts)
    const [all, joiners, others] = await Promise.all([
      this.allIn(cycle, part),
      this.counted(cycle, { joined: cycle, ...part }),
      this.besideAudience(cycle, part),
    ])
    const left = (of: keyof Completion) => all[of] - joiners[of] - others[of]
    return { asked: left('asked'), answered: left('answered'), open: left('open'), closed: left('closed') }
  }

  /** How far they have come who were asked after the audience was frozen. */
  async completionOfJoiners(cycle: string): Promise<Completion> {
    return this.counted(cycle, { joined: cycle })
  }

  /** Whatever stands in a cycle, each state counted in the index. */
  private async allIn(cycle: string, part: Filter<AskRow>): Promise<Completion> {
    const own = (state: Ask['state']) =>
      this.rows.countDocuments({ cycle, state, ...part }, { hint: CYCLE_STATE_DUE })
    const [answered, open, declined, closed, moved] = await Promise.all([
      own('answered'),
      own('open'),
      own('declined'),
      own('closed'),
      this.rows.countDocuments({ 'movedFrom.cycle': cycle, ...part }),
    ])
    const counts = { answered, open: open + declined, closed: closed + moved }
    return { ...counts, asked: counts.answered + counts.open + counts.closed }
  }

  /** What of it was asked about somebody else's answer, or asked anew: few. */
  private async besideAudience(cycle: string, part: Filter<AskRow>): Promise<Completion> {
    const beside: Filter<AskRow>[] = [{ about: { $gt: '' } }, { 'closed.because': 'asked-again' }]
    const inIt = beside.flatMap((each) => [
      { cycle, ...each },
      { 'movedFrom.cycle': cycle, ...each },
    ])
    return this.grouped([{ $or: inIt }, { joined: { $ne: cycle } }, part], cycle)
  }

  private async counted(cycle: string, which: Filter<AskRow>): Promise<Completion> {
    return this.grouped([inCycle(cycle), { ...counted, ...which }], cycle)
  }

  private async grouped(which: Filter<AskRow>[], cycle: string): Promise<Completion> {
    const counts = noCompletion()
    const groups = this.rows.aggregate<{ _id: Ask['state']; n: number }>([
      { $match: { $and: which } },
      { $group: { _id: stateIn(cycle), n: { $sum: 1 } } },
    ])
    for await (const group of groups) {
      counts[group._id === 'declined' ? 'open' : group._id] += group.n
      counts.asked += group.n
    }
    return counts
  }

  async completionByDepartment(cycle: string): Promise<{ department: string; completion: Completion }[]> {
    const is = (...states: Ask['state'][]) => ({ $sum: { $cond: [{ $in: [stateIn(cycle), states] }, 1, 0] } })
    return this.rows
      .aggregate<{ department: string; completion: Completion }>([
        { $match: { ...inCycle(cycle), ...counted, joined: { $ne: cycle } } },
        {
          $group: {
            _id: '$snapshot.department',
            asked: { $sum: 1 },
            answered: is('answered'),
            open: is(...waiting),
            closed: is('closed'),
          },
        },
        { $sort: { _id: 1 } },
        {
          $project: {
            _id: 0,
            department: '$_id',
            completion: { asked: '$asked', answered: '$answered', open: '$open', closed: '$closed' },
          },
        },
      ])
      .toArray()
  }

  /** The asks of cycles that ask few. */
  async ofFew(cycles: readonly string[]): Promise<Ask[]> {
    if (cycles.length === 0) return []
    return this.rows
      .find({ cycle: { $in: [...cycles] } }, withoutOutbox)
      .sort({ _id: 1 })
      .toArray()
  }

  /** The few asks of a decision. */
  async allOf(decision: string): Promise<Ask[]> {
    return this.rows.find({ cycle: decision }).sort({ _id: 1 }).toArray()
  }

  /**
   * What a cycle asks its audience, and what moved on from it, in the order of the ids, as the record needs them.
   */
  async *ofCycle(cycle: string): AsyncIterable<Ask> {
    yield* this.rows
      .find({ ...inCycle(cycle), ...ofAudience })
      .sort({ _id: 1 })
      .batchSize(CHUNK)
  }

  /**
   * What is open about a subject in any version but these stops counting: those cards and forms are void from here on,
   * and the answers stand. The cycles that this concerned come back.
   */
  async supersede(
    subject: Pick<Ask['subject'], 'type' | 'id'>,
    versions: readonly string[],
    at: string,
    heartbeat?: () => void,
  ): Promise<string[]> {
    const older = {
      process: 'policy-acknowledgement' as const,
      'subject.type': subject.type,
      'subject.id': subject.id,
      'subject.version': { $nin: [...versions] },
    }
    const cycles = await this.rows.distinct('cycle', { ...older, $or: unsettledAt(at) })
    for (const old of cycles) await this.settle(old, 'superseded', at, heartbeat)
    return cycles
  }

  /** Afterwards nothing of the cycle is open, and no answer can be taken back. How many asks were open. */
  async closeCycle(
    cycle: string,
    because: 'cycle-closed' | 'retired' | 'superseded',
    at: string,
    heartbeat?: () => void,
  ): Promise<number> {
    return this.settle(cycle, because, at, heartbeat)
  }

  /** Nobody is asked any more in this decision or cycle. How many asks were open. */
  async closeOpenOf(
    cycle: string,
    because: ClosedBecause,
    at: string,
    by = closedBy('approval'),
  ): Promise<number> {
    return this.closeOpen({ cycle }, because, at, by)
  }

  /** The same, of all but this one. */
  async closeOpenBut(
    cycle: string,
    but: string,
    because: ClosedBecause,
    at: string,
    by: ClosedBy,
  ): Promise<number> {
    return this.closeOpen({ cycle, _id: { $ne: but } }, because, at, by)
  }

  /**
   * Who left answers no more: theirs are closed, and what they answered for others goes back. Unless somebody else says
   * so, it is an import that found out.
   */
  async closeAsksOf(person: PersonId, because: 'left', at: string, by = byImport): Promise<number> {
    await this.takeFromDelegate(person, at, by)
    return this.closeOpen({ mayAnswer: person, askedOf: person }, because, at, by)
  }

  private async takeFromDelegate(person: PersonId, at: string, { actor, through }: ClosedBy): Promise<void> {
    const delegated = this.rows.find({ 'delegated.to': person, state: 'open' })
    for await (const { _id, revision, askedOf } of delegated) {
      const about = { collection: 'asks', id: _id }
      const { event } = newEvent({ type: 'ask.returned', at, actor, through, about })
      await this.rows.updateOne(
        { _id, state: 'open', revision },
        {
          $set: { mayAnswer: [askedOf], receiptOwed: at },
          $unset: { delegated: true },
          $inc: { revision: 1 },
          $push: { outbox: event } as PushOperator<AskRow>,
        },
      )
    }
  }

  /** An answer that is taken back meanwhile is open again, so it is looked once more until all stands. */
  private async settle(
    cycle: string,
    because: ClosedBecause,
    at: string,
    heartbeat = () => {},
  ): Promise<number> {
    const unsettled = { cycle, $or: unsettledAt(at) }
    let closed = 0
    do {
      closed += await this.closeOpen({ cycle }, because, at, byWorkflow, heartbeat)
      await this.rows.updateMany(
        { cycle, ...revocableAt(at) },
        { $unset: { 'answer.takeBackUntil': '' }, $set: { receiptOwed: at } },
      )
      heartbeat()
    } while ((await this.rows.countDocuments(unsettled, { limit: 1 })) > 0)
    return closed
  }

  /** The asks of decisions whose workflow has not been told yet, longest waiting first. */
  async owingNudge(): Promise<Ask[]> {
    return this.rows
      .find({ nudgeOwed: { $exists: true } })
      .sort({ nudgeOwed: 1 })
      .limit(100)
      .toArray()
  }

  /** The workflow was told. Guarded by revision and mark: what was settled anew in between is still owed. */
  async nudged({ _id, revision, nudgeOwed = '' }: Ask): Promise<void> {
    await this.rows.updateOne({ _id, revision, nudgeOwed }, { $unset: { nudgeOwed: '' } })
  }

  private async closeOpen(
    which: Filter<AskRow>,
    because: ClosedBecause,
    at: string,
    { actor, through }: ClosedBy,
    heartbeat = () => {},
  ): Promise<number> {
    let closed = 0
    for (;;) {
      const open = await this.rows
        .find({ ...which, state: { $in: [...waiting] } })
        .project<Pick<Ask, '_id' | 'paused' | 'process'>>({ paused: 1, process: 1 })
        .limit(CHUNK)
        .toArray()
      if (open.length === 0) return closed
      const { modifiedCount } = await this.rows.bulkWrite(
        open.map((ask) => {
          const reason = because === 'cycle-closed' && ask.paused ? 'absent' : because
          const about = { collection: 'asks', id: ask._id }
          const { event } = newEvent({
            type: 'ask.closed',
            at,
            actor,
            through,
            about,
            data: { because: reason },
          })
          const update: UpdateFilter<AskRow> = {
            $set: {
              state: 'closed',
              closed: { at, because: reason },
              receiptOwed: at,
              ...nudgeOwed(ask.process, at),
            },
            $inc: { revision: 1 },
            $push: { outbox: event } as PushOperator<AskRow>,
          }
          return { updateOne: { filter: { _id: ask._id, state: { $in: [...waiting] } }, update } }
        }),
        { ordered: false },
      )
      closed += modifiedCount
      heartbeat()
    }
  }
}

/** What the workflow of a decision has to be told goes with the write that settles the ask. */
function nudgeOwed(process: Process, at: string): Pick<Ask, 'nudgeOwed'> {
  return wakesAtOnce(process) ? { nudgeOwed: at } : {}
}
