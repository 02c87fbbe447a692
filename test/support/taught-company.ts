import { type AwarenessTools, awarenessActivities } from '../../src/activities/awareness/activities.js'
import { plannedLesson } from '../../src/activities/awareness/start.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import type { Ask } from '../../src/domain/ask.js'
import { type Lesson, lessonHash } from '../../src/domain/awareness.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import type { Programme } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

/** A Monday: the day of the first lesson. The one after it comes on Monday 15 March. */
export const at = '2027-02-15T08:00:00.000Z'
export const ben = aPerson(2, { name: 'Ben Okoro' })
export const jana = aPerson(3, { name: 'Jana Petersen', language: 'de' })

export const rule: ProgrammeRule = {
  ...{ _id: 'awareness.lessons', process: 'awareness', subject: 'lessons', owner: lead._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 20 },
  recurrence: { kind: 'months', every: 1, from: '2027-02-15' },
}

/** The nth lesson of the file. */
export function aLesson(lesson: string, nth: number, changes: Partial<Lesson> = {}): Lesson {
  const text = {
    title: { en: `About ${lesson}`, de: `Über ${lesson}` },
    text: { en: '**Hurry** is the trick.', de: '**Eile** ist der Trick.' },
    question: {
      text: { en: 'What first?', de: 'Was zuerst?' },
      options: [
        { id: 'say-so', text: { en: 'Say so', de: 'Melden' } },
        { id: 'wait', text: { en: 'Wait and see', de: 'Abwarten' } },
      ],
      right: 'say-so',
      because: { en: 'Minutes count.', de: 'Es geht um Minuten.' },
    },
    ...changes,
  }
  return {
    ...{ _id: `${lesson}@1`, v: 1, lesson, version: '1', sequence: 1 },
    ...{ importedAt: '2026-11-02T09:00:00.000Z', stands: { nth, audience: 'everyone' } },
    ...text,
    hash: lessonHash(text),
  }
}

/** A company to which lessons are sent, on a real database; its workflow's steps are taken by hand. */
export class TaughtCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(
    staff: readonly Person[] = [lead, ben, jana],
    changes: Partial<Organisation> = {},
  ): Promise<TaughtCompany> {
    const database = await testDatabase()
    const company = new TaughtCompany(database, storesOf(database.db))
    const { stores } = company
    await found(stores, staff, changes)
    for (const [nth, lesson] of ['phishing', 'lost-phone'].entries())
      await stores.lessons.add(aLesson(lesson, nth))
    await stores.programmes.lay(rule)
    await planCalendar(stores, '2027-02-01T09:00:00.000Z', () => undefined)
    return company
  }

  get tools(): AwarenessTools {
    return { ...this.stores, nudgeReminders: async () => undefined, heartbeat: () => undefined }
  }

  get steps() {
    return awarenessActivities(this.tools)
  }

  sits(person: Person, when = '2027-02-15T10:00:00.000Z'): AtTheDesk {
    return new AtTheDesk(this.stores, person, when)
  }

  /** The lesson of that month begins. Gives its cycle. */
  async begins(period = '2027-02', asOf = at): Promise<string> {
    const { occurrences } = this.stores
    const occurrence = await occurrences.byId(`${rule._id}/${period}`)
    if (!occurrence) throw new Error('It is not planned')
    await occurrences.start(occurrence, {
      ...{ at: asOf, by: null },
      through: { kind: 'workflow', process: 'calendar' },
    })
    const starts = plannedLesson({ ...this.stores, startCycle: async () => undefined })
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const cycle = await starts(programme, occurrence, asOf)
    if (cycle === null) throw new Error('It did not begin')
    await occurrences.cycleStarted(occurrence._id, cycle)
    await this.steps.sendLesson({ cycle, asOf })
    return cycle
  }

  async ends(cycle: string, asOf: string): Promise<void> {
    await this.steps.closeLesson({ cycle, asOf })
  }

  async askOf({ _id }: Person, cycle?: string): Promise<Ask> {
    const asks = await this.stores.asks.openOf(_id, 'awareness')
    const ask = asks.find((each) => cycle === undefined || each.cycle === cycle)
    if (!ask) throw new Error('No lesson waits for them')
    return ask
  }

  /** The person chooses that answer, at the desk. */
  async answers(person: Person, option: string, when?: string): Promise<AtTheDesk> {
    const { _id, revision } = await this.askOf(person)
    return this.sits(person, when).acts(`awareness.answer/${option}`, `${_id}.${revision}`)
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
