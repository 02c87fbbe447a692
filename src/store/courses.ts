import type { Collection, Db, Document, Filter } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import type { PersonId } from '../domain/person.js'
import { type Chosen, passedAttempt, type QuizAttempt } from '../domain/quiz.js'
import {
  CONFIRM_COMPLETION_SLOT,
  COURSE_SLOT,
  FAILED_SLOT,
  isToConfirm,
  WAIVER_SLOT,
} from '../domain/training.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { withoutOutbox } from './outbox.js'

export const courseIndexes = definitionIndexes('course')

/** How the attempts at a course's questions went in one training year. */
export interface CourseResults {
  cycle: string
  /** How many tried. */
  people: number
  attempts: number
  /** Of all answers together. */
  right: number
  of: number
  /** When the first of them was made: ISO 8601 UTC. */
  first: string
}

/** Courses as they were imported, and who completed them or need not. */
export class Courses extends Definitions<Course> {
  private readonly asks: Collection<Ask>

  constructor(db: Db) {
    super(db, 'courses', 'course')
    this.asks = db.collection<Ask>('asks')
  }

  /** Who needs it is not part of what is decided on. */
  async neededBy(id: string, neededBy: Course['neededBy']): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: { neededBy } })
  }

  /** The newest completion of each person, of all or of these, whichever version it is of. */
  async completions(course: string, people?: readonly PersonId[]): Promise<Map<PersonId, Ask>> {
    const asks = await this.asks
      .find<Ask>({ ...ofCourse(course, people), slot: COURSE_SLOT, state: 'answered' }, withoutOutbox)
      .sort({ 'answer.at': 1 })
      .toArray()
    const counting = await this.counting(asks)
    return new Map(counting.map((ask) => [ask.askedOf, ask]))
  }

  /** What these people are asked of it now. */
  async openOf(course: string, people: readonly PersonId[]): Promise<Map<PersonId, Ask>> {
    const asks = await this.asks
      .find<Ask>({ ...ofCourse(course, people), slot: COURSE_SLOT, state: 'open' }, withoutOutbox)
      .toArray()
    return new Map(asks.map((ask) => [ask.askedOf, ask]))
  }

  /** Of completions those that count: what somebody says of themselves does once a second person confirmed it. */
  async counting(asks: readonly Ask[]): Promise<Ask[]> {
    const toConfirm = asks.filter(isToConfirm).map(({ _id }) => _id)
    if (toConfirm.length === 0) return [...asks]
    const confirmed = await this.asks.distinct('about', {
      ...{ slot: CONFIRM_COMPLETION_SLOT, about: { $in: toConfirm } },
      ...{ state: 'answered', 'answer.value': 'confirmed' },
    })
    return asks.filter((ask) => !isToConfirm(ask) || confirmed.includes(ask._id))
  }

  /** Until when each person need not complete it, by what was granted last. */
  async waivers(course: string): Promise<Map<PersonId, CalendarDate>> {
    return new Map((await this.granted(ofCourse(course))).map(({ person, until }) => [person, until]))
  }

  /** Until when this person need not complete each course, by the course. */
  async waiversOf(person: PersonId): Promise<Map<string, CalendarDate>> {
    const about = (await this.ofPerson(person)).map(({ _id }) => _id)
    return new Map(
      (await this.granted({ about: { $in: about } })).map(({ course, until }) => [course, until]),
    )
  }

  /** What was granted, the oldest first. */
  private async granted(which: Filter<Ask>) {
    const granted = await this.asks
      .find<Ask>({ ...which, slot: WAIVER_SLOT, state: 'answered', 'answer.value': 'granted' }, withoutOutbox)
      .sort({ 'answer.at': 1 })
      .toArray()
    const about = await this.asks
      .find({ _id: { $in: granted.flatMap((ask) => ask.about ?? []) } })
      .project<Pick<Ask, '_id' | 'askedOf'>>({ askedOf: 1 })
      .toArray()
    const whose = new Map(about.map(({ _id, askedOf }) => [_id, askedOf]))
    return granted.flatMap(({ about: round = '', answer, subject }) => {
      const person = whose.get(round)
      const until = answer?.until
      return person !== undefined && until !== undefined ? [{ person, course: subject.id, until }] : []
    })
  }

  /** All that was asked in a cycle, of all or of these people and about them. */
  async inCycle(cycle: string, people?: readonly PersonId[]): Promise<Ask[]> {
    if (!people) return this.asks.find<Ask>({ cycle }, withoutOutbox).toArray()
    const rounds = await this.asks
      .find<Ask>({ cycle, slot: COURSE_SLOT, askedOf: { $in: [...people] } }, withoutOutbox)
      .toArray()
    const decisions = await this.asks
      .find<Ask>({ cycle, about: { $in: rounds.map(({ _id }) => _id) } }, withoutOutbox)
      .toArray()
    return [...rounds, ...decisions]
  }

  /** Of whom something in a cycle does not take its usual course: they are to be seen to before its next look. */
  async outOfTheOrdinary(cycle: string): Promise<PersonId[]> {
    return this.asks.distinct('askedOf', {
      ...{ cycle, slot: COURSE_SLOT },
      $or: [
        { state: 'declined' },
        { state: 'open', 'attempts.passed': true },
        { 'answer.completion.toConfirm': true },
        { 'closed.because': { $in: ['failed', 'changed', 'asked-again', 'left'] } },
      ],
    })
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
        { $match: { ...ofCourse(course), slot: COURSE_SLOT } },
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
        { $match: { ...which, slot: COURSE_SLOT } },
        { $sort: { openedAt: 1, round: 1 } },
        { $unwind: '$openings' },
        { $match: { 'openings.field': 'choices', 'openings.value': { $type: 'string' } } },
        { $project: { _id: 0, ask: '$_id', value: '$openings.value' } },
      ] satisfies Document[])
      .toArray()
    return rows.map(({ ask, value }) => ({ ask, chosen: JSON.parse(value) as Chosen }))
  }
}

function ofCourse(course: string, people?: readonly PersonId[]) {
  return {
    ...{ 'subject.type': 'course' as const, 'subject.id': course, process: 'training' as const },
    ...(people ? { askedOf: { $in: [...people] } } : {}),
  }
}
