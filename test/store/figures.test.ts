import { addDays } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { opens } from '../support/campaign-steps.js'
import { acknowledge, aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-03-01T09:00:00.000Z'
const PEOPLE = 120
const timeZones = ['Europe/Dublin', 'America/New_York', 'Asia/Tokyo']
const staff = Array.from({ length: PEOPLE - 1 }, (_, n) =>
  aPerson(n + 2, { timeZone: timeZones[n % timeZones.length] ?? '' }),
)

let database: TestDatabase
let stores: Stores
let cycle: string
/** The day on which the round is due. */
let dueOn: string
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ...staff])
  cycle = await opens(stores, '1.0', 1, 'material', at)
  dueOn = (await stores.cycles.byId(cycle))?.dueOn ?? ''
})
afterEach(() => database.drop())

const asksOf = (timeZone: string) =>
  database.db.collection('asks').find({ cycle, 'snapshot.timeZone': timeZone, state: 'open' })

async function answered(timeZone: string, many: number, on: string): Promise<void> {
  for (const ask of await asksOf(timeZone).limit(many).toArray()) await acknowledge(stores, ask as never, on)
}

async function waitForReturn(timeZone: string, many: number): Promise<void> {
  const away = (await asksOf(timeZone).limit(many).toArray()).map(({ _id }) => _id)
  const until = { $set: { paused: { until: addDays(dueOn, 30) } } }
  await database.db.collection('asks').updateMany({ _id: { $in: away } }, until as never)
}

test('an answer on its last day where the person is counts as in time, and who is away is not late', async () => {
  // Past midnight in Tokyo it is still the due date in New York.
  await answered('America/New_York', 7, `${addDays(dueOn, 1)}T03:00:00.000Z`)
  await answered('Asia/Tokyo', 5, `${dueOn}T14:00:00.000Z`)
  await answered('Asia/Tokyo', 3, `${dueOn}T16:00:00.000Z`)
  await waitForReturn('Europe/Dublin', 4)
  const today = addDays(dueOn, 2)
  const figures = await stores.figures.at(`${today}T09:00:00.000Z`, today, [])
  const open = PEOPLE - 15 - 4
  expect(figures).toEqual({ overdue: open, dueSoon: 0, onTime: { inTime: 12, due: open + 15 } })
  expect(await stores.figures.openIn([{ _id: cycle, process: 'policy-acknowledgement' }], today, [])).toEqual(
    new Map([[cycle, { overdue: open, firstDue: dueOn, nextDue: null }]]),
  )
  const whom = { seenBy: lead._id, reports: [], parts: [] }
  const late = await stores.askReminders.latePeople(whom, `${today}T09:00:00.000Z`)
  const own = await asksOf('Europe/Dublin').toArray()
  const leadIsLate = own.some(({ askedOf, paused }) => askedOf === lead._id && !paused)
  expect(late).toHaveLength(leadIsLate ? open - 1 : open)
  expect(await stores.askReminders.countLate(whom, `${today}T09:00:00.000Z`)).toBe(late.length)
})

test('of one department the same is told as of everybody together', async () => {
  await answered('Asia/Tokyo', 9, `${dueOn}T16:00:00.000Z`)
  await waitForReturn('Europe/Dublin', 6)
  const today = addDays(dueOn, 2)
  const of = (parts: { department: string }[]) => stores.figures.at(`${today}T09:00:00.000Z`, today, parts)
  const [all, ...parts] = await Promise.all([
    of([]),
    of([{ department: 'Sales' }]),
    of([{ department: 'Engineering' }]),
    of([{ department: lead.department }]),
  ])
  const sum = (figure: (each: typeof all) => number) => parts.reduce((total, each) => total + figure(each), 0)
  expect(sum(({ overdue }) => overdue)).toBe(all.overdue)
  expect(sum(({ onTime }) => onTime.due)).toBe(all.onTime.due)
  expect(sum(({ onTime }) => onTime.inTime)).toBe(all.onTime.inTime)
})

test.each(['/isms status', 'App Home'])('%s reads a few asks, however many are open', async (what) => {
  await database.admin.command({ profile: 2 })
  const desk = new AtTheDesk(stores, lead, `${addDays(dueOn, 2)}T09:00:00.000Z`)
  await (what === 'App Home' ? desk.looksAtHome() : desk.types('status'))
  await database.admin.command({ profile: 0 })
  expect(desk.sees).toContain(`${PEOPLE} overdue`)
  const read = database.admin
    .collection('system.profile')
    .aggregate<{ n: number }>([
      { $match: { ns: `${database.db.databaseName}.asks` } },
      { $group: { _id: null, n: { $sum: '$docsExamined' } } },
    ])
  expect((await read.toArray())[0]?.n).toBeLessThan(PEOPLE / 2)
})
