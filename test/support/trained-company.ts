import { trainingActivities } from '../../src/activities/training/activities.js'
import { plannedTraining } from '../../src/activities/training/start.js'
import { quizAt } from '../../src/bot/cards/training/lesson.js'
import type { FileSource } from '../../src/bot/messenger.js'
import type { Ask } from '../../src/domain/ask.js'
import { type Course, courseHash } from '../../src/domain/course.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { COURSE_SLOT } from '../../src/domain/training.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from './at-the-desk.js'
import { aPerson, found, lead } from './company.js'
import { type TestDatabase, testDatabase } from './database.js'

const at = '2027-02-01T10:00:00.000Z'
export const trainer = aPerson(2, { name: 'Ben Okoro' })
export const manager = aPerson(3, { name: 'Eve Long', department: 'Sales' })
export const learner = aPerson(4, { name: 'Cleo Hart', manager: manager._id })
export const german = aPerson(5, { name: 'Jörg Weiß', language: 'de' })
export const cycle = 'cycle/training.security-basics/2027'

export const rule: ProgrammeRule = {
  ...{ _id: 'training.security-basics', process: 'training', subject: 'security-basics', owner: trainer._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-02-01' },
}

/** Three questions in the pool, of which two are drawn; both have to be right, in two attempts. */
export function aCourse(changes: Partial<Course> = {}): Course {
  const text = {
    ...{ title: { en: 'Security basics', de: 'Grundlagen' }, purpose: { en: 'To notice it early' } },
    ...{ controls: ['A.6.3'], link: null, minutes: 20, validMonths: 12, renews: false },
    lesson: { en: 'Report what looks odd.', de: 'Melden Sie, was auffällt.' },
    by: {
      ...({ way: 'quiz', draw: 2, passMark: 2, attempts: 2 } as const),
      questions: ['odd', 'lost', 'shared'].map((id) => ({
        ...{ id, right: 'report', text: { en: `What about ${id}?`, de: `Was tun bei ${id}?` } },
        because: { en: `Since ${id} matters`, de: `Weil ${id} zählt` },
        options: [
          { id: 'report', text: { en: 'Report it', de: 'Melden' } },
          { id: 'wait', text: { en: 'Wait', de: 'Warten' } },
        ],
      })),
    },
    ...changes,
  }
  return {
    ...{ _id: 'security-basics@1', v: 1, course: 'security-basics', version: '1', sequence: 1 },
    ...{ countsFrom: 1, neededBy: { audience: 'everyone', joinersWithinDays: null } },
    ...{ since: '2026-11-02T09:00:00.000Z', importedAt: '2026-11-02T09:00:00.000Z' },
    ...text,
    hash: courseHash(text),
  }
}

/** A company whose training year has begun, on a real database; its workflow's steps are taken by hand. */
export class TrainedCompany {
  private constructor(
    readonly database: TestDatabase,
    readonly stores: Stores,
  ) {}

  static async open(course: Partial<Course> = {}): Promise<TrainedCompany> {
    const database = await testDatabase()
    const company = new TrainedCompany(database, storesOf(database.db))
    const { stores } = company
    await found(stores, [lead, trainer, manager, learner, german], { deputy: trainer._id })
    await stores.courses.add(aCourse(course))
    await stores.programmes.lay(rule)
    await company.comesRound('2027', at)
    return company
  }

  get steps() {
    const nothing = async () => undefined
    return trainingActivities({
      ...this.stores,
      ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    })
  }

  sits(person: Person, when = at, fileSources: readonly FileSource[] = []): AtTheDesk {
    return new AtTheDesk(this.stores, person, when, fileSources)
  }

  /** The training year comes round. Gives its cycle. */
  async comesRound(period: string, asOf: string): Promise<string> {
    const starts = plannedTraining({ ...this.stores, startCycle: async () => undefined })
    const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
    const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period, date: asOf.slice(0, 10) }
    const id = await starts(programme, occurrence as Occurrence, asOf)
    if (id === null) throw new Error('It did not begin')
    await this.looks(id, asOf)
    return id
  }

  /** The calendar plans another training year from this day on. */
  async isPlanned(date: string): Promise<void> {
    const planned: Occurrence = {
      ...{ _id: `${rule._id}/${date}`, v: 1, programme: rule._id, period: date, revision: 1 },
      ...{ nominal: date, date, stretch: { first: date, last: date }, state: 'planned' },
    }
    const by = { at, actor: { kind: 'steward' }, through: { kind: 'workflow', process: 'calendar' } } as const
    const nothing = { redate: [], withdraw: [], contradict: [], agree: [] }
    await this.stores.occurrences.replan({ ...nothing, add: [planned] }, by)
  }

  /** The workflow looks, and does what is due until it waits or is over. Gives which. */
  async looks(which = cycle, asOf = at): Promise<'wait' | 'close'> {
    const when = { cycle: which, asOf }
    for (let turn = 0; turn < 10; turn += 1) {
      const { next } = await this.steps.lookAtTraining(when)
      if (next === 'see-to') await this.steps.seeToTraining(when)
      if (next === 'close') await this.steps.closeTraining(when)
      if (next !== 'see-to') return next
    }
    throw new Error('It does not come to rest')
  }

  /** What this person is asked now; throws where that is nothing. */
  async asked(person: Person, which = cycle): Promise<Ask> {
    const asks = await this.stores.asks.allOf(which)
    const ask = asks.find(
      ({ state, slot, askedOf }) => state === 'open' && slot === COURSE_SLOT && askedOf === person._id,
    )
    if (!ask) throw new Error(`${person.name} is not asked`)
    return ask
  }

  /** The person answers the questions of their next attempt, all of them so. Gives the desk with what came of it. */
  async tries(person: Person, answer: 'report' | 'wait', when = at, which = cycle): Promise<AtTheDesk> {
    const ask = await this.asked(person, which)
    const course = await this.stores.courses.byVersion(ask.subject.id, ask.subject.version)
    if (!course) throw new Error('There is no such course')
    const tried = await this.stores.courses.chosenBy(course.course, person._id)
    const { questions } = quizAt({ ask, course, tried }, (ask.attempts?.length ?? 0) + 1)
    const desk = this.sits(person, when)
    await desk.acts('training.quiz', `${ask._id}.${ask.revision}`)
    return desk.submits(Object.fromEntries(questions.map(({ id }) => [id, answer])))
  }

  /** What is asked in this slot now. */
  async toDecide(slot: string, which = cycle): Promise<Ask> {
    const asks = await this.stores.asks.allOf(which)
    const ask = asks.find((each) => each.state === 'open' && each.slot === slot)
    if (!ask) throw new Error(`Nobody is asked about ${slot}`)
    return ask
  }

  drop(): Promise<void> {
    return this.database.drop()
  }
}
