import type { Collection, Db, Document, Filter } from 'mongodb'
import type { Ask, ClosedBecause } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import type { Cycle } from '../domain/cycle.js'
import type { PersonId } from '../domain/person.js'
import { type Chosen, passedAttempt, type QuizAttempt } from '../domain/quiz.js'
import {
  CONFIRM_COMPLETION_SLOT,
  COURSE_SLOT,
  FAILED_SLOT,
  isToConfirm,
  WAIVER_SLOT,
} from '../domain/training.js'
import type { CourseResults } from '../domain/training-on-record.js'
import { addMonths } from '../domain/working-days.js'
import { type AnsweredAtOnce, answeredRow } from './answers.js'
import { owesConfirming } from './ask-indexes.js'
import type { AskRow } from './ask-rows.js'
import { closedBy, closeOpen } from './closing-asks.js'
import { saidBefore, saidOfSince, waiversGranted } from './course-said.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { writeAnswered } from './guarded-answers.js'
import { withoutOutbox } from './outbox.js'

export const courseIndexes = definitionIndexes('course')

/** Of what somebody completed, what says whether and until when it counts. */
export type CourseCompletion = Pick<Ask, '_id' | 'slot' | 'askedOf' | 'subject' | 'answer' | 'snapshot'>
const ofCompletion = { slot: 1, askedOf: 1, subject: 1, answer: 1, 'snapshot.timeZone': 1 } as const

export type OpenCourse = Pick<Ask, '_id' | 'askedOf' | 'revision' | 'state' | 'subject'>

const byTraining = closedBy('training')

type TrainingYear = Pick<Cycle, '_id' | 'subject' | 'startedAt'>

/** Courses as they were imported, and who completed them or need not. */
export class Courses extends Definitions<Course> {
  private readonly asks: Collection<AskRow>

  constructor(db: Db) {
    super(db, 'courses', 'course')
    this.asks = db.collection<AskRow>('asks')
  }

  /** Who needs it is not part of what is decided on. */
  async neededBy(id: string, neededBy: Course['neededBy']): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: { neededBy } })
  }

  /**
   * The newest completion of each person, of all or of these, whichever version it is of; by what was said before a moment
   * (ISO 8601 UTC), if one is given.
   */
  async completions(
    course: string,
    people?: readonly PersonId[],
    before?: string,
  ): Promise<Map<PersonId, CourseCompletion>> {
    const answered = { ...ofCourse(course, people), state: 'answered' as const, ...saidBefore(before) }
    const newest = this.asks
      .aggregate<{ ask: string }>([
        { $match: { ...answered, 'answer.completion.toConfirm': { $ne: true } } },
        { $sort: { askedOf: 1, 'answer.at': -1 } },
        { $group: { _id: '$askedOf', ask: { $first: '$_id' } } },
      ])
      .toArray()
    const said = this.asks
      .find({ ...answered, 'answer.completion.toConfirm': true })
      .project<CourseCompletion>(ofCompletion)
      .toArray()
    const known = this.asks
      .find({ _id: { $in: (await newest).map(({ ask }) => ask) } })
      .project<CourseCompletion>(ofCompletion)
      .toArray()
    const counting = [...(await known), ...(await this.counting(await said, before))]
    const at = ({ answer }: CourseCompletion) => answer?.at ?? ''
    return new Map(
      counting.sort((a, b) => at(a).localeCompare(at(b))).map((ask) => [ask.askedOf, ask] as const),
    )
  }

  /** The last round in which each of these people was asked in a cycle. */
  async roundsIn(cycle: string, people: readonly PersonId[]): Promise<Map<PersonId, number>> {
    const asked = await this.asks
      .find({ cycle, slot: COURSE_SLOT, askedOf: { $in: [...people] } })
      .sort({ round: 1 })
      .project<Pick<Ask, 'askedOf' | 'round'>>({ askedOf: 1, round: 1 })
      .toArray()
    return new Map(asked.map(({ askedOf, round }) => [askedOf, round]))
  }

  /** What these people are asked of it now, and have not answered, or said that they can't. */
  async openOf(course: string, people: readonly PersonId[]): Promise<Map<PersonId, OpenCourse>> {
    const asks = await this.asks
      .find({ ...ofCourse(course, people), state: { $in: ['open', 'declined'] } })
      .project<OpenCourse>({ askedOf: 1, revision: 1, subject: 1, state: 1 })
      .toArray()
    return new Map(asks.map((ask) => [ask.askedOf, ask]))
  }

  /** Of completions those that count: what somebody says of themselves does once a second person confirmed it. */
  async counting<Completion extends Pick<Ask, '_id' | 'slot' | 'answer'>>(
    asks: readonly Completion[],
    before?: string,
  ): Promise<Completion[]> {
    const confirmed = new Set(
      await this.confirmed(
        asks.filter(isToConfirm).map(({ _id }) => _id),
        before,
      ),
    )
    return asks.filter((ask) => !isToConfirm(ask) || confirmed.has(ask._id))
  }

  private async confirmed(asks: readonly string[], before?: string): Promise<(string | undefined)[]> {
    if (asks.length === 0) return []
    return this.asks.distinct('about', {
      ...{ slot: CONFIRM_COMPLETION_SLOT, about: { $in: [...asks] } },
      ...{ state: 'answered', 'answer.value': 'confirmed', ...saidBefore(before) },
    })
  }

  /** Until when each person need not complete it, by what was granted last; before a moment (ISO 8601 UTC), if one is given. */
  async waivers(course: string, before?: string): Promise<Map<PersonId, CalendarDate>> {
    const granted = await waiversGranted(this.asks, { 'subject.id': course }, before)
    return new Map(granted.map(({ person, until }) => [person, until]))
  }

  /** Of whom something was said, decided or ended at that moment (ISO 8601 UTC) or later that says how they stand to a course. */
  saidOfSince(course: string, at: string): Promise<PersonId[]> {
    return saidOfSince(this.asks, course, at)
  }

  /** Until when this person need not complete each course, by the course. */
  async waiversOf(person: PersonId): Promise<Map<string, CalendarDate>> {
    const about = (await this.ofPerson(person)).map(({ _id }) => _id)
    return new Map(
      (await waiversGranted(this.asks, { about: { $in: about } })).map(({ course, until }) => [
        course,
        until,
      ]),
    )
  }

  /** All that was asked in a cycle, of all or of these people and about them, and about what they handed in before it. */
  async inCycle(
    cycle: string,
    people: readonly PersonId[] | undefined,
    claimed: readonly Ask[],
  ): Promise<Ask[]> {
    if (!people) return this.asks.find<Ask>({ cycle }, withoutOutbox).toArray()
    const rounds = await this.asks
      .find<Ask>({ cycle, slot: COURSE_SLOT, askedOf: { $in: [...people] } }, withoutOutbox)
      .toArray()
    const decisions = await this.asks
      .find<Ask>({ cycle, about: { $in: [...rounds, ...claimed].map(({ _id }) => _id) } }, withoutOutbox)
      .toArray()
    return [...rounds, ...decisions]
  }

  /**
   * What was handed in in an earlier year, and a second person has not looked at: the newest of each. Whether they did in
   * this cycle stands in it.
   */
  async claimedBefore({ _id: cycle, subject, startedAt }: TrainingYear, people?: readonly PersonId[]) {
    const claimed = await this.asks
      .find<Ask>(
        {
          ...{ ...ofCourse(subject.id, people), state: 'answered', cycle: { $ne: cycle } },
          confirmOwed: { $gt: yearsBefore(startedAt) },
        },
        withoutOutbox,
      )
      .sort({ 'answer.at': 1 })
      .toArray()
    const seenTo = await this.asks.distinct('about', {
      ...{ slot: CONFIRM_COMPLETION_SLOT, state: 'answered', cycle: { $ne: cycle } },
      about: { $in: claimed.map(({ _id }) => _id) },
    })
    const waiting = claimed.filter(({ _id }) => !seenTo.includes(_id))
    return [...new Map(waiting.map((ask) => [ask.askedOf, ask])).values()]
  }

  /**
   * Of whom something in a cycle does not take its usual course: they are to be seen to before its next look. What closes
   * since the course or what was decided is another one is followed up by the look that closed it, or by that after an import.
   */
  async outOfTheOrdinary(cycle: TrainingYear): Promise<PersonId[]> {
    const asked = { cycle: cycle._id, slot: COURSE_SLOT } as const
    const [before, ended] = await Promise.all([this.claimedBefore(cycle), this.endedIn(cycle)])
    const found = await this.asks
      .find({
        $or: [
          { ...asked, state: 'declined' },
          { ...asked, state: 'open', 'attempts.passed': true },
          { ...asked, state: 'closed', 'closed.because': { $in: ['failed', 'left'] } },
          { ...ofCourse(cycle.subject.id), ...owesConfirming, cycle: cycle._id },
        ],
      })
      .project<{ askedOf: PersonId }>({ _id: 0, askedOf: 1 })
      .toArray()
    return [...new Set([...[...found, ...before].map(({ askedOf }) => askedOf), ...ended])]
  }

  /** Whose waiver somebody ended since this year began. */
  private async endedIn({ subject, startedAt }: TrainingYear): Promise<PersonId[]> {
    const ended = await this.asks.distinct('about', {
      ...{ 'subject.id': subject.id, slot: WAIVER_SLOT, 'endedEarly.at': { $gte: startedAt } },
    })
    if (ended.length === 0) return []
    return this.asks.distinct('askedOf', { _id: { $in: ended.flatMap((about) => about ?? []) } })
  }

  /** What waits of these is asked no more. */
  async close(
    asks: readonly string[],
    because: ClosedBecause,
    at: string,
    heartbeat: () => void,
  ): Promise<void> {
    await closeOpen(this.asks, { _id: { $in: [...asks] } }, because, at, byTraining, heartbeat)
  }

  /** A second person confirmed it, so that nobody looks for it any more. */
  async isConfirmed(ask: Ask['_id']): Promise<void> {
    await this.asks.updateOne({ _id: ask }, { $unset: { confirmOwed: '' } })
  }

  /** Opens each question as it is answered. Gives those that were not there yet. */
  openAnswered(answered: readonly AnsweredAtOnce[]): Promise<ReadonlySet<Ask['_id']>> {
    return writeAnswered(this.asks, answered.map(answeredRow))
  }

  /** What was to be decided about these is not any more: they are completed. */
  async settleAbout(asks: readonly string[], at: string): Promise<void> {
    if (asks.length > 0) await closeOpen(this.asks, { about: { $in: [...asks] } }, 'settled', at, byTraining)
  }

  /** What in a cycle was passed, and is open still, since that it is completed was lost on the way. */
  async passedAndOpen(cycle: string): Promise<{ ask: Ask; passed: QuizAttempt }[]> {
    const asks = await this.asks
      .find<Ask>({ cycle, slot: COURSE_SLOT, state: 'open', 'attempts.passed': true }, withoutOutbox)
      .toArray()
    return asks.flatMap((ask) => {
      const passed = passedAttempt(ask.attempts, ask.subject.hash)
      return passed ? [{ ask, passed }] : []
    })
  }

  /** What this person was asked of all courses, the newest first. */
  async ofPerson(person: PersonId): Promise<Ask[]> {
    // By the courses, so that an index leads to the few of one person: of all processes there are a great many.
    const courses = await this.versions.distinct('course')
    const theirs = { 'subject.id': { $in: courses }, askedOf: person }
    return this.asks
      .find<Ask>({ ...theirs, process: 'training', slot: COURSE_SLOT }, withoutOutbox)
      .sort({ openedAt: -1 })
      .toArray()
  }

  /** Of each training year that has begun, the newest first: how its attempts went, and by how many people. */
  results(course: string): Promise<CourseResults[]> {
    return this.asks
      .aggregate<CourseResults>([
        { $match: ofCourse(course) },
        { $unwind: '$attempts' },
        {
          $group: {
            _id: '$cycle',
            people: { $addToSet: '$askedOf' },
            attempts: { $sum: 1 },
            right: { $sum: '$attempts.right' },
            of: { $sum: '$attempts.of' },
            first: { $min: '$attempts.at' },
          },
        },
        { $sort: { first: -1 } },
        {
          $project: {
            _id: 0,
            cycle: '$_id',
            people: { $size: '$people' },
            attempts: 1,
            right: 1,
            of: 1,
            first: 1,
          },
        },
      ])
      .toArray()
  }

  /** Of a cycle: who is overdue, and who used up their attempts and waits for what is decided. */
  async stuck(cycle: string, today: CalendarDate): Promise<{ overdue: number; failed: number }> {
    const [overdue, failed] = await Promise.all([
      this.asks.countDocuments({ cycle, slot: COURSE_SLOT, state: 'open', dueOn: { $lt: today } }),
      this.asks.countDocuments({ cycle, slot: FAILED_SLOT, state: 'open' }),
    ])
    return { overdue, failed }
  }

  /** What others are to see to of people in a cycle: a talk, a waiver, a completion that is to be confirmed. */
  followUps(cycle: string): Promise<Ask[]> {
    return this.asks
      .find<Ask>({ cycle, state: 'open', about: { $gt: '' } }, withoutOutbox)
      .sort({ dueOn: 1, _id: 1 })
      .toArray()
  }

  /** What was chosen in each attempt at a version's quiz: option by question. Nobody is named. */
  async chosen(course: string, version: string): Promise<Chosen[]> {
    const attempts = await this.choices({ ...ofCourse(course), 'subject.version': version })
    return attempts.map(({ chosen }) => chosen)
  }

  /** What somebody chose in each of their attempts at a course, by the ask, the oldest first. */
  chosenBy(course: string, person: PersonId): Promise<{ ask: string; chosen: Chosen }[]> {
    return this.choices(ofCourse(course, [person]))
  }

  private async choices(which: Filter<Ask>): Promise<{ ask: string; chosen: Chosen }[]> {
    const rows = await this.asks
      .aggregate<{ ask: string; value: string }>([
        { $match: which },
        { $sort: { openedAt: 1, round: 1 } },
        { $unwind: '$openings' },
        { $match: { 'openings.field': 'choices', 'openings.value': { $type: 'string' } } },
        { $project: { _id: 0, ask: '$_id', value: '$openings.value' } },
      ] satisfies Document[])
      .toArray()
    return rows.map(({ ask, value }) => ({ ask, chosen: JSON.parse(value) as Chosen }))
  }
}

/** Until when ago it is looked for what waits to be confirmed: it is passed on from each year to the next. */
function yearsBefore(startedAt: string): string {
  return addMonths(startedAt.slice(0, 10), -24)
}

/** By an index of its own: no other process asks in this slot. */
function ofCourse(course: string, people?: readonly PersonId[]) {
  return {
    ...{ 'subject.id': course, slot: COURSE_SLOT },
    ...(people ? { askedOf: { $in: [...people] } } : {}),
  }
}
