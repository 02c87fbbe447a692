import type { Collection, Db, Document } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import type { Course } from '../domain/course.js'
import type { PersonId } from '../domain/person.js'
import { COURSE_SLOT, WAIVER_SLOT } from '../domain/training.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { withoutOutbox } from './outbox.js'

export const courseIndexes = definitionIndexes('course')

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
    return new Map(asks.map((ask) => [ask.askedOf, ask]))
  }

  /** Until when each person need not complete it, by what was granted last. */
  async waivers(course: string): Promise<Map<PersonId, CalendarDate>> {
    const granted = await this.asks
      .find<Ask>(
        { ...ofCourse(course), slot: WAIVER_SLOT, state: 'answered', 'answer.value': 'granted' },
        withoutOutbox,
      )
      .sort({ 'answer.at': 1 })
      .toArray()
    const about = await this.asks
      .find({ _id: { $in: granted.flatMap((ask) => ask.about ?? []) } })
      .project<Pick<Ask, '_id' | 'askedOf'>>({ askedOf: 1 })
      .toArray()
    const whose = new Map(about.map(({ _id, askedOf }) => [_id, askedOf]))
    return new Map(
      granted.flatMap(({ about = '', answer }): [PersonId, CalendarDate][] => {
        const person = whose.get(about)
        return person !== undefined && answer?.until !== undefined ? [[person, answer.until]] : []
      }),
    )
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
        { 'closed.because': { $in: ['failed', 'changed', 'asked-again', 'left'] } },
      ],
    })
  }

  /** What this person was asked of all courses, the newest first. */
  async ofPerson(person: PersonId): Promise<Ask[]> {
    return this.asks
      .find<Ask>({ process: 'training', slot: COURSE_SLOT, askedOf: person }, withoutOutbox)
      .sort({ openedAt: -1 })
      .toArray()
  }

  /** What was chosen in each attempt at a version's quiz: option by question. Nobody is named. */
  async chosen(course: string, version: string): Promise<Record<string, string>[]> {
    const rows = await this.asks
      .aggregate<{ value: string }>([
        { $match: { ...ofCourse(course), 'subject.version': version, slot: COURSE_SLOT } },
        { $unwind: '$openings' },
        { $match: { 'openings.field': 'choices' } },
        { $project: { _id: 0, value: '$openings.value' } },
      ] satisfies Document[])
      .toArray()
    return rows.map(({ value }) => JSON.parse(value) as Record<string, string>)
  }
}

function ofCourse(course: string, people?: readonly PersonId[]) {
  return {
    ...{ 'subject.type': 'course' as const, 'subject.id': course, process: 'training' as const },
    ...(people ? { askedOf: { $in: [...people] } } : {}),
  }
}
