import { trainingIsDue } from '../../src/activities/training/activities.js'
import { WAIVER_SLOT } from '../../src/domain/training.js'
import { dateIn } from '../../src/domain/working-days.js'
import { howFarOf } from '../../src/store/how-far.js'
import { People } from '../../src/store/people.js'
import type { Parts } from '../../src/store/policy-progress.js'
import { recordCompletions } from '../../src/store/training-completions.js'
import { progressOf, standingsAt } from '../../src/store/training-standings.js'
import { aPerson, lead } from '../support/company.js'
import { cycle, learner, manager, TrainedCompany } from '../support/trained-company.js'

/** The people as they are, and how often all of them were looked at. */
class Watched extends People {
  looks = 0

  override present(on: string, upTo = on) {
    this.looks += 1
    return super.present(on, upTo)
  }
}

const looked = '2027-02-01T10:00:00.000Z'
const later = '2027-02-01T15:00:00.000Z'
let company: TrainedCompany
let people: Watched
beforeEach(async () => {
  company = await TrainedCompany.open()
  people = new Watched(company.database.db)
})
afterEach(() => company.drop())

async function howFar(at = later, parts: Parts = []) {
  const { stores } = company
  const running = await stores.cycles.byId(cycle)
  if (!running) throw new Error('It does not run')
  const { completion } = await howFarOf({ ...stores, people }, running, parts, at)
  return { done: completion.answered, of: completion.asked }
}

/** As `/isms training status` has it, of everybody. */
async function asItsPageSays(at = later) {
  const course = await company.stores.courses.newest('security-basics')
  if (!course) throw new Error('There is no such course')
  const today = dateIn(at, 'Europe/Dublin')
  const { done, of } = progressOf(
    await standingsAt(company.stores, course, { closesOn: today, today, asOf: at }),
    today,
  )
  return { done, of }
}

test('how far a course is follows each completion and waiver at once, and looks at nobody else', async () => {
  expect(await howFar(looked)).toEqual({ done: 0, of: 5 })
  await company.tries(learner, 'report', later)
  expect(await howFar()).toEqual({ done: 1, of: 5 })
  expect(await howFar(later, [{ department: 'Sales' }])).toEqual({ done: 1, of: 3 })
  const { _id } = await company.asked(manager)
  const desk = await (await company.sits(manager, later).reads(_id)).clicks("I can't do this…")
  await desk.submits({ reason: 'I teach it' })
  await company.looks(cycle, later)
  const waiver = await company.toDecide(WAIVER_SLOT)
  await company.sits(lead, later).acts('training.decide-now/granted', `${waiver._id}.${waiver.revision}`, {
    ...{ reason: 'She teaches it', until: '2027-03-31' },
  })
  expect(await howFar()).toEqual({ done: 1, of: 4 })
  expect(await howFar()).toEqual(await asItsPageSays())
  expect(people.looks).toBe(0)
})

test('what a look may or may not have seen counts once: a list is recorded as of its beginning', async () => {
  await company.drop()
  const columns = { person: 'E-Mail', completedOn: 'Completed', score: null }
  company = await TrainedCompany.open({ by: { way: 'lms', columns } })
  people = new Watched(company.database.db)
  const course = await company.stores.courses.newest('security-basics')
  if (!course) throw new Error('There is no such course')
  const saying = {
    ...({ by: 'lms', who: 'operator', through: { kind: 'command-line' } } as const),
    ...{ at: looked, today: looked.slice(0, 10), note: null, link: null, file: null },
  }
  const records = (person: typeof learner) =>
    recordCompletions(company.stores, course, [{ person, on: '2027-02-01', score: null }], saying)
  await records(learner)
  const during = '2027-02-01T10:05:00.000Z'
  await company.looks(cycle, during)
  await records(manager)
  expect(await howFar()).toEqual({ done: 2, of: 5 })
  expect(await howFar()).toEqual(await asItsPageSays())
  await company.looks(cycle, later)
  expect(await howFar()).toEqual({ done: 2, of: 5 })
  expect(people.looks).toBe(0)
})

test('everybody is looked at where no look of that day is there yet, and the sweep sees to that', async () => {
  const tomorrow = '2027-02-02T10:00:00.000Z'
  expect(await howFar(tomorrow)).toEqual({ done: 0, of: 5 })
  expect(people.looks).toBe(1)
  const running = async () => {
    const found = await company.stores.cycles.byId(cycle)
    if (!found) throw new Error('It does not run')
    return found
  }
  const isDue = trainingIsDue(company.stores)
  expect(await isDue(await running(), looked)).toBe(false)
  expect(await isDue(await running(), tomorrow)).toBe(true)
  await company.looks(cycle, tomorrow)
  expect(await isDue(await running(), tomorrow)).toBe(false)
  expect(await howFar(tomorrow)).toEqual(await asItsPageSays(tomorrow))
  expect(people.looks).toBe(1)
})

test('who comes or goes that day elsewhere counts from when they do', async () => {
  const goes = aPerson(20, { timeZone: 'Pacific/Auckland', end: '2027-02-01', department: 'Sales' })
  const comes = aPerson(21, { timeZone: 'America/Los_Angeles', start: '2027-02-01', department: 'Sales' })
  await company.stores.people.write([goes, comes], [])
  await company.looks(cycle, '2027-02-01T05:00:00.000Z')
  const early = await howFar('2027-02-01T05:00:00.000Z')
  for (const at of ['2027-02-01T10:30:00.000Z', '2027-02-01T20:00:00.000Z'])
    expect(await howFar(at)).toEqual(await asItsPageSays(at))
  expect(early).toEqual({ done: 0, of: 6 })
  expect(people.looks).toBe(0)
})
