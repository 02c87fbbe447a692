import type { Document } from 'mongodb'
import type { AccessOrder, AccessRow } from '../../src/domain/access-row.js'
import type { Ask } from '../../src/domain/ask.js'
import { AccessHistory } from '../../src/store/access-history.js'
import { Courses } from '../../src/store/courses.js'
import { KeptFiles } from '../../src/store/kept-files.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

/** What was kept for years is not read whole for what a day needs of it. */

const years = [2024, 2025, 2026, 2027]
const course = 'security-basics'
const cycleIn = (year: number) => `cycle/training.${course}/${year}`
const people = Array.from({ length: 40 }, (_, n) => `p_${n}`)

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const insert = (collection: string, rows: readonly Document[]) =>
  database.db.collection(collection).insertMany([...rows])

/** Does it, and tells of each query in turn how many documents it read, and whether it sorted them in memory. */
async function reading<Result>(collection: string, act: () => Promise<Result>) {
  await database.admin.command({ profile: 2 })
  const result = await act()
  await database.admin.command({ profile: 0 })
  const queries = await database.admin
    .collection('system.profile')
    .find({ ns: `${database.name}.${collection}` })
    .sort({ ts: 1 })
    .toArray()
  const read = queries.map(({ docsExamined = 0, hasSortStage = false, planSummary = '' }) => {
    expect(planSummary).not.toContain('COLLSCAN')
    return { documents: docsExamined as number, sorts: hasSortStage as boolean }
  })
  return { result, read }
}

describe('A course of which each year is kept', () => {
  const ask = (person: string, year: number, changes: Partial<Ask> = {}): Document => ({
    ...{ _id: `${person}/${year}`, v: 1, cycle: cycleIn(year), process: 'training', slot: 'course' },
    ...{ round: 1, revision: 1, askedOf: person, mayAnswer: [person], state: 'answered' },
    ...{ subject: { type: 'course', id: course, version: '1', hash: 'a'.repeat(64) } },
    ...{ openedAt: `${year}-02-01T08:00:00.000Z`, snapshot: { timeZone: 'Europe/Dublin' } },
    ...(changes.state && changes.state !== 'answered'
      ? {}
      : { answer: { value: 'completed', by: person, at: `${year}-02-10T10:00:00.000Z` } }),
    ...changes,
  })
  const said = (person: string, year: number, owes: Partial<Ask> = { confirmOwed: `${year}-02-10T10:00` }) =>
    ask(person, year, {
      ...owes,
      answer: {
        ...{ value: 'completed', by: person, at: `${year}-02-10T10:00:00.000Z` },
        completion: { by: 'certificate', on: `${year}-02-09`, toConfirm: true },
      } as NonNullable<Ask['answer']>,
    })
  const confirming = (about: Document, value: string): Document => ({
    ...ask('p_manager', 2027, { slot: 'confirm-certificate', about: about._id }),
    ...{ _id: `about/${about._id}`, answer: { value, by: 'p_manager', at: '2027-02-11T10:00:00.000Z' } },
  })
  const earlier = () => years.slice(0, 3).flatMap((year) => people.map((person) => ask(person, year)))

  test('what everybody completed last is read once a person, and what nobody confirmed does not count', async () => {
    const [taken, refused, open] = [said('p_0', 2027), said('p_1', 2027), said('p_2', 2027)]
    const decisions = [confirming(taken, 'confirmed'), confirming(refused, 'sent-back')]
    await insert('asks', [...earlier(), taken, refused, open, ...decisions, ask('p_3', 2027)])
    const { result, read } = await reading('asks', () => new Courses(database.db).completions(course))
    expect(result.size).toBe(people.length)
    const of = (person: string) => result.get(person)?._id
    expect(['p_0', 'p_1', 'p_2', 'p_3', 'p_4'].map(of)).toEqual([
      ...['p_0/2027', 'p_1/2026', 'p_2/2026', 'p_3/2027', 'p_4/2026'],
    ])
    expect(read.some(({ sorts }) => sorts)).toBe(false)
    // The newest of each, and of what they said of themselves that and who confirmed it.
    expect(read.reduce((all, { documents }) => all + documents, 0)).toBeLessThanOrEqual(people.length + 3 + 3)
  })

  test('what these people are asked now is read alone', async () => {
    const open = people.slice(0, 2).map((person) => ask(person, 2027, { state: 'open' }))
    await insert('asks', [...earlier(), ...open])
    const courses = new Courses(database.db)
    const { result, read } = await reading('asks', () => courses.openOf(course, people))
    expect([...result.keys()].sort()).toEqual(['p_0', 'p_1'])
    expect(read.map(({ documents }) => documents)).toEqual([2])
  })

  test('each minute only those are looked at with whom something is to be done, however many were asked anew', async () => {
    const anew = people.slice(8).flatMap((person) => [
      ask(person, 2027, {
        state: 'closed',
        closed: { at: '2027-03-01T08:00:00.000Z', because: 'changed' },
      }),
      { ...ask(person, 2027, { state: 'open', round: 2 }), _id: `${person}/2027/2` },
    ])
    const taken = said('p_0', 2027, {})
    // As each of them was in the year before.
    const licences = people.map((person) => ({ ...said(person, 2026, {}), _id: `${person}/2026/2` }))
    const passed = [{ passed: true }] as unknown as NonNullable<Ask['attempts']>
    const tried = [{ passed: false }] as unknown as NonNullable<Ask['attempts']>
    await insert('asks', [
      ...earlier(),
      ...anew,
      ...licences,
      ...licences.map((each) => confirming(each, 'confirmed')),
      ...[ask('p_5', 2027, { state: 'open', attempts: passed })],
      ...[ask('p_6', 2027, { state: 'open', attempts: tried })],
      ...[taken, confirming(taken, 'confirmed'), said('p_1', 2027), ask('p_2', 2027)],
      ask('p_3', 2027, { state: 'declined' }),
      ask('p_4', 2027, { state: 'closed', closed: { at: '2027-03-01T08:00:00.000Z', because: 'failed' } }),
    ])
    const courses = new Courses(database.db)
    const subject = { type: 'course' as const, id: course, version: '1', hash: 'a'.repeat(64) }
    const inYear = { _id: cycleIn(2027), subject, startedAt: '2027-02-01T08:00:00.000Z' }
    const { result, read } = await reading('asks', () => courses.outOfTheOrdinary(inYear))
    expect(result.sort()).toEqual(['p_1', 'p_3', 'p_4', 'p_5'])
    // Nothing but what nobody has confirmed of what people said of themselves, and what is passed.
    expect(read.map(({ documents }) => documents).sort()).toEqual([0, 0, 1, 2])
  })

  test('who need not complete it is read of those few alone', async () => {
    const declined = ask('p_7', 2027, { state: 'declined' })
    const waiver = {
      ...ask('p_lead', 2027, { slot: 'waiver', about: 'p_7/2027' }),
      answer: { value: 'granted', by: 'p_lead', at: '2027-02-11T10:00:00.000Z', until: '2027-09-30' },
    }
    await insert('asks', [...earlier(), declined, { ...waiver, _id: 'waiver' }])
    const { result, read } = await reading('asks', () => new Courses(database.db).waivers(course))
    expect([...result]).toEqual([['p_7', '2027-09-30']])
    expect(read.map(({ documents }) => documents)).toEqual([1, 1])
  })
})

describe('A system of which each review is kept', () => {
  const accounts = Array.from({ length: 40 }, (_, n) => `U${String(n).padStart(2, '0')}`)
  const row = (account: string, year: number, changes: Partial<AccessRow>): Document => ({
    ...{ _id: `${account}/${year}`, v: 1, cycle: `cycle/access-review.crm/${year}`, system: 'crm' },
    ...{ account: { id: account, login: account.toLowerCase(), entitlements: ['Sales'] }, state: 'decided' },
    ...{ extraction: `cycle/access-review.crm/${year}#1`, flags: [], neverBy: [] },
    ...changes,
  })
  const decided = (year: number, more: object = {}) =>
    ({ value: 'keep', by: 'p_mara', at: `${year}-01-10T10:00:00.000Z`, ...more }) as AccessRow['decision'] &
      object
  const ordered = (year: number) =>
    ({
      ...{ kind: 'remove', because: 'decided', state: 'verified', number: 1, ask: null },
      ...{ orderedAt: `${year}-01-12T10:00:00.000Z`, dueOn: `${year}-01-20`, event: 'e_1' },
    }) as AccessOrder

  test('what is kept until a day is read of those accounts alone', async () => {
    const rows = years.flatMap((year) => accounts.map((id) => row(id, year, { decision: decided(year) })))
    const until = (year: number, id: string, day: string) =>
      row(id, year, { decision: decided(year, { until: day }) })
    const others = rows.filter(({ _id }) => !['U00/2027', 'U01/2027', 'U02/2025'].includes(_id))
    await insert('access-rows', [
      ...others,
      ...[until(2027, 'U00', '2027-09-30'), until(2027, 'U01', '2027-06-30')],
      // Decided on otherwise since.
      until(2025, 'U02', '2026-01-31'),
    ])
    const history = new AccessHistory(database.db)
    const { result, read } = await reading('access-rows', () => history.exceptions('crm'))
    expect(result.map(({ account }) => account.id)).toEqual(['U01', 'U00'])
    expect(read.map(({ documents }) => documents)).toEqual([0, 2])
    expect(read[0]?.sorts).toBe(false)
  })

  test('what was ordered last of an account is read once, and not in the review that asks', async () => {
    const rows = years.flatMap((year) => accounts.map((id) => row(id, year, {})))
    const orders = [2024, 2026, 2027].flatMap((year) =>
      accounts.slice(0, 3).map((id) => ({ ...row(id, year, { order: ordered(year) }) })),
    )
    const ids = new Set(orders.map(({ _id }) => _id))
    await insert('access-rows', [...rows.filter(({ _id }) => !ids.has(_id)), ...orders])
    const history = new AccessHistory(database.db)
    const { result, read } = await reading('access-rows', () =>
      history.lastOrders('crm', 'cycle/access-review.crm/2027'),
    )
    expect([...result].map(([account, { row: id }]) => [account, id]).sort()).toEqual([
      ...[
        ['U00', 'U00/2026'],
        ['U01', 'U01/2026'],
        ['U02', 'U02/2026'],
      ],
    ])
    expect(read.map(({ documents }) => documents)).toEqual([0, 3])
    expect(read[0]?.sorts).toBe(false)
  })

  test('whether a file shows that an account was removed is found without reading the other accounts', async () => {
    const files = new KeptFiles(database.db)
    const kept = await files.keep({
      ...{ bytes: new TextEncoder().encode('a'), kind: 'pdf', name: 'a.pdf', ask: 'ask-1' },
      ...{ source: 'slack/F1', at: '2027-01-12T10:00:00.000Z' },
    })
    const done = { file: { id: kept.id } } as unknown as AccessOrder['done'] & object
    await insert('access-rows', [
      ...accounts.map((id) => row(id, 2026, {})),
      row('U00', 2027, { order: { ...ordered(2027), done } }),
    ])
    const { result, read } = await reading('access-rows', () =>
      files.sweep('2027-01-14T10:00:00.000Z', () => undefined),
    )
    expect(result).toBe(0)
    expect(read.map(({ documents }) => documents).sort()).toEqual([0, 1])
  })
})
