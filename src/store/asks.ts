import type { Collection, Db, Filter, MatchKeysAndValues } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import { type Ask, askId, type ClosedBecause, type Process } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Completion, Cycle, Unsettled } from '../domain/cycle.js'
import type { Coordinator } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { countsAccounts, countsRisks } from '../domain/process-traits.js'
import { type AnsweredAtOnce, answeredRow, answerOf, type Given } from './answers.js'
import { type AskRow, inCycle, ofAudience, unsettledAt, waiting } from './ask-rows.js'
import { notPaused } from './asks-while-away.js'
import { byImport, type ClosedBy, closeAll, closedBy, closeOfLeaver, closeOpen } from './closing-asks.js'
import {
  completionByDepartment,
  completionBySubject,
  completionOf,
  completionOfAccounts,
  completionOfJoiners,
} from './completion.js'
import { gathered } from './gathered.js'
import { type GuardedAnswer, writeAnswered, writeAnswers } from './guarded-answers.js'
import { openTogether } from './open-together.js'
import { withoutOutbox } from './outbox.js'

/** A question that is about to be put. */
export type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

/** How many rows are read and written at once where a whole audience is concerned. */
const CHUNK = 1_000

export class Asks {
  private readonly rows: Collection<AskRow>
  private readonly accounts: Collection<AccessRow>
  /** Whoever answers while others' answers are being written has theirs written with the next ones. */
  readonly #openOf = openTogether(() => this.rows)
  readonly #answer = gathered<GuardedAnswer, boolean>((answers) => writeAnswers(this.rows, answers))

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
    this.accounts = db.collection<AccessRow>('access-rows')
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

  /** Opens a question as it is answered: what somebody says unasked. False: somebody, or they themselves, was faster. */
  async saidUnasked(said: AnsweredAtOnce): Promise<boolean> {
    return (await writeAnswered(this.rows, [answeredRow(said)])).size > 0
  }

  /**
   * One guarded write: the filter holds all that must be true, the update carries the answer and its event.
   * False when the guard did not match; then nothing was written.
   */
  async answer(given: Given, subject: Ask['subject']): Promise<boolean> {
    return this.#answer(answerOf(given, subject))
  }

  /** What waits for this person, of one process or of all. */
  async openOf(person: PersonId, process?: Process): Promise<Ask[]> {
    return this.#openOf({ person, process })
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

  /**
   * Of the cycles and decisions that these asks belong to, those in which nothing waits any more: before that, no answer
   * changes what their workflows do next.
   */
  async endedBy(asks: readonly string[]): Promise<string[]> {
    const cycles = await this.rows.distinct('cycle', { _id: { $in: [...asks] } })
    const waits = await this.waitingIn(cycles)
    return cycles.filter((cycle) => !waits.has(cycle))
  }

  /** Those of these cycles in which an ask is not settled, or what is to be decided about one. */
  async waitingIn(cycles: readonly string[]): Promise<ReadonlySet<string>> {
    const cycle = { $in: [...cycles] }
    const found = await Promise.all([
      this.rows.distinct('cycle', { cycle, state: { $in: [...waiting] } }),
      this.rows.distinct('cycle', { cycle, followUpOwed: { $exists: true } }),
    ])
    return new Set(found.flat())
  }

  /** How many people were asked to acknowledge a policy, and have not answered. */
  async countOpenAbout(policy: string): Promise<number> {
    return this.rows.countDocuments({ 'subject.id': policy, slot: 'acknowledge', state: 'open' })
  }

  /** What any of these subjects has somebody asked by one of these processes, whether or not it waits for their return. */
  async openAbout(subjects: readonly string[], processes: readonly Process[]): Promise<Ask[]> {
    const which = { 'subject.id': { $in: [...subjects] }, process: { $in: [...processes] } }
    return this.rows.find({ ...which, state: 'open' }).toArray()
  }

  /** What was answered about any of these subjects, the first answer first. */
  async answeredAbout(subjects: readonly Ask['subject'][]): Promise<Ask[]> {
    const [first] = subjects
    if (!first) return []
    const which = { 'subject.type': first.type, 'subject.id': { $in: subjects.map(({ id }) => id) } }
    return this.rows
      .find({ ...which, state: 'answered' })
      .sort({ 'answer.at': 1 })
      .toArray()
  }

  /** What this person answered last, newest first, without what they wrote down that others completed. */
  async answeredBy(person: PersonId, most: number): Promise<Ask[]> {
    const own = [{ askedOf: person }, { 'answer.completion': { $exists: false } }]
    return this.rows.find({ 'answer.by': person, $or: own }).sort({ 'answer.at': -1 }).limit(most).toArray()
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
    const open = (await this.waitingIn([cycle])).size
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
  completion(cycle: string, parts: readonly Coordinator['of'][] = []): Promise<Completion> {
    return completionOf(this.rows, cycle, parts)
  }

  /** The same of a cycle of any process, or of a part of it: where it asks about risks, of these. */
  howFar(
    { _id, process }: Pick<Cycle, '_id' | 'process'>,
    parts: readonly Coordinator['of'][] = [],
  ): Promise<Completion> {
    if (countsAccounts(process) && parts.length === 0) return completionOfAccounts(this.accounts, _id)
    return countsRisks(process) ? completionBySubject(this.rows, _id, parts) : this.completion(_id, parts)
  }

  /** How far they have come who were asked after the audience was frozen. */
  completionOfJoiners(cycle: string): Promise<Completion> {
    return completionOfJoiners(this.rows, cycle)
  }

  completionByDepartment(cycle: string): Promise<{ department: string; completion: Completion }[]> {
    return completionByDepartment(this.rows, cycle)
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
    for (const old of cycles) await closeAll(this.rows, old, 'superseded', at, heartbeat)
    return cycles
  }

  /** Afterwards nothing of the cycle is open, and no answer can be taken back. How many asks were open. */
  async closeCycle(
    cycle: string,
    because: 'cycle-closed' | 'retired' | 'superseded',
    at: string,
    heartbeat?: () => void,
  ): Promise<number> {
    return closeAll(this.rows, cycle, because, at, heartbeat)
  }

  /** Nobody is asked any more in this decision or cycle. How many asks were open. */
  async closeOpenOf(
    cycle: string,
    because: ClosedBecause,
    at: string,
    by = closedBy('approval'),
    heartbeat?: () => void,
  ): Promise<number> {
    return closeOpen(this.rows, { cycle }, because, at, by, heartbeat)
  }

  /** The same, of all but this one. */
  async closeOpenBut(
    cycle: string,
    but: string,
    because: ClosedBecause,
    at: string,
    by: ClosedBy,
  ): Promise<number> {
    return closeOpen(this.rows, { cycle, _id: { $ne: but } }, because, at, by)
  }

  /** The same, in this step of a decision. */
  async closeOpenIn(
    { cycle, slot }: Pick<Ask, 'cycle' | 'slot'>,
    but: string | null,
    because: ClosedBecause,
    at: string,
    by = closedBy('approval'),
  ): Promise<number> {
    return closeOpen(this.rows, { cycle, slot, ...(but ? { _id: { $ne: but } } : {}) }, because, at, by)
  }

  /** This one is asked no more, if it is open. */
  async closeOne(ask: string, because: ClosedBecause, at: string, by: ClosedBy): Promise<boolean> {
    return (await closeOpen(this.rows, { _id: ask }, because, at, by)) === 1
  }

  /** Nobody is asked any more about what this was before it was written down anew. How many asks were open. */
  async closeOlder(
    { type, id, hash }: Ask['subject'],
    at: string,
    by = byImport,
    because: ClosedBecause = 'changed',
  ): Promise<number> {
    const older = { 'subject.type': type, 'subject.id': id, 'subject.hash': { $ne: hash } }
    return closeOpen(this.rows, older, because, at, by)
  }

  /**
   * Somebody else, or nobody, alone stands in for whoever is asked about this by now: they are asked anew, so that whoever
   * did before answers no more. Who stands in where a decision is taken is for its own step to say. How many were open.
   */
  async closeOtherStandIns(
    { type, id }: Pick<Ask['subject'], 'type' | 'id'>,
    deputy: PersonId | null,
    at: string,
  ): Promise<number> {
    const nobody = deputy === null ? [] : [{ kind: 'personal' as const }]
    const other = { $or: [{ standIns: { $exists: true, $ne: [deputy] } }, ...nobody] } as Filter<AskRow>
    const about = { 'subject.type': type, 'subject.id': id, process: { $ne: 'approval' as const } }
    return closeOpen(this.rows, { ...about, ...other }, 'changed', at, byImport)
  }

  /** Who stands in should its person go away; who answers it now is as it was. */
  async standInsAre(id: Ask['_id'], standIns: PersonId[]): Promise<void> {
    await this.rows.updateOne({ _id: id, state: 'open', standIns: { $exists: true } }, { $set: { standIns } })
  }

  /**
   * Who left answers no more: theirs are closed, and what they answered for others goes back. Unless somebody else says
   * so, it is an import that found out.
   */
  async closeAsksOf(person: PersonId, because: 'left', at: string, by = byImport): Promise<number> {
    return closeOfLeaver(this.rows, person, because, at, by)
  }

  /** What it is about has taken over what was answered. */
  async takenOver({ _id }: Pick<Ask, '_id'>): Promise<void> {
    await this.rows.updateOne({ _id }, { $unset: { takeOverOwed: '' } })
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
}
