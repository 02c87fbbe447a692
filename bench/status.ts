import { planCalendar } from '../src/activities/calendar/plan.js'
import { askId } from '../src/domain/ask.js'
import { approvedBy } from '../src/domain/decision.js'
import type { Person } from '../src/domain/person.js'
import { programmeId } from '../src/domain/programme.js'
import { requestId } from '../src/domain/request.js'
import { addDays } from '../src/domain/working-days.js'
import type { Stores } from '../src/main/stores.js'
import { AtTheDesk } from '../test/support/at-the-desk.js'
import { aPerson, aPolicy, cycleOf, found, kestrel, lead, questionOf } from '../test/support/company.js'
import { anException, offer, requestType } from '../test/support/request-types.js'
import { secondsOf } from './measure.js'
import { median, report, row } from './report.js'
import { type BenchTools, run } from './run.js'

/**
 * What the ISMS lead of 50,000 people waits for who asks where everything stands: two rounds are open, one of them is
 * overdue, two of the quarter are closed, and a thousand requests wait to be decided. Beside it one plain count over what is open of one round, from an index.
 */
const PEOPLE = 50_000
const REQUESTS = 1_000
const ROUNDS = 7
/** It may take as long as fifty of these counts: a second on idle cores, and a click has two and a half. */
const GOAL = 1 / 50
const now = '2027-03-17T09:00:00.000Z'
const today = '2027-03-17'
const rounds = [
  { policy: 'clean-desk', opened: '2027-01-11', dueOn: '2027-01-25', closed: true },
  { policy: 'remote-work', opened: '2027-02-01', dueOn: '2027-02-15', closed: true },
  { policy: 'acceptable-use', opened: '2027-02-22', dueOn: '2027-03-15', closed: false },
  { policy: 'incident-reporting', opened: '2027-03-10', dueOn: '2027-03-24', closed: false },
] as const
type Round = (typeof rounds)[number]

const timeZones = ['Europe/Dublin', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo']
const DEPARTMENTS = 40
/** One in so many has no account in chat. */
const WITHOUT_ACCOUNT = 100
const CHUNK = 5_000

await run(bench)

async function bench({ stores }: BenchTools): Promise<void> {
  await company(stores)
  const open = (await stores.cycles.open())[0]?._id
  const desk = new AtTheDesk(stores, lead, now)
  const count = () => stores.db.collection('asks').countDocuments({ cycle: open, state: 'open' })
  const looks = {
    '/isms status': () => desk.types('status'),
    'App Home': () => desk.looksAtHome(),
    '/isms calendar': () => desk.types('calendar'),
  }
  const rows = []
  for (const [what, look] of Object.entries(looks)) {
    const taken: { look: number[]; count: number[] } = { look: [], count: [] }
    for (let round = 0; round < ROUNDS; round += 1) {
      taken.count.push(await secondsOf(count))
      taken.look.push(await secondsOf(look))
    }
    rows.push(row(what, '/s', 1 / median(taken.look), 1 / median(taken.count), GOAL))
  }
  await report('status', rows)
}

async function company(stores: Stores): Promise<void> {
  await found(stores, [lead])
  for (let first = 2; first <= PEOPLE; first += CHUNK) await stores.people.write(staff(first), [])
  for (const round of rounds) await ask(stores, round)
  await planned(stores)
  await requested(stores)
}

function staff(first: number): Person[] {
  return Array.from({ length: Math.min(CHUNK, PEOPLE + 1 - first) }, (_, i) => employee(first + i))
}

function employee(n: number): Person {
  const changes = {
    department: `Department ${n % DEPARTMENTS}`,
    timeZone: timeZones[n % timeZones.length] ?? kestrel.timeZone,
  }
  return aPerson(n, n % WITHOUT_ACCOUNT === 0 ? { ...changes, bindings: {} } : changes)
}

/** Everybody is asked; of a round that is closed all have answered, over the days that it ran and a day longer. */
async function ask({ db, policies }: Stores, { policy, opened, dueOn, closed }: Round): Promise<void> {
  const at = `${opened}T08:00:00.000Z`
  const version = { ...aPolicy('1.0'), _id: `${policy}@1.0`, policy }
  await policies.add(version)
  const state = closed ? 'closed' : 'open'
  const cycle = { ...cycleOf(version, at), dueOn, v: 1, state, asked: PEOPLE, openedAt: at }
  await db
    .collection<{ _id: string }>('cycles')
    .insertOne({ ...cycle, ...(closed ? { closedAt: `${addDays(dueOn, 2)}T00:00:00.000Z` } : {}) })
  for (let first = 2; first <= PEOPLE; first += CHUNK) {
    const rows = staff(first).map((person, n) => {
      const question = questionOf(cycle, person, at)
      const day = addDays(opened, n % 16)
      const answer = {
        value: 'acknowledged',
        by: person._id,
        at: `${day}T${10 + (n % 8)}:${10 + (n % 50)}:00.000Z`,
        language: 'en',
      }
      return {
        ...question,
        _id: askId(question),
        v: 1,
        revision: 1,
        ...(closed ? { state: 'answered', answer } : { state: 'open' }),
      }
    })
    await db.collection<{ _id: string }>('asks').insertMany(rows)
  }
}

/** Somebody of each department after the other asks for an exception, and their head has not decided yet. */
async function requested(stores: Stores): Promise<void> {
  await offer(stores, requestType('policy-exception', anException))
  for (let n = 1; n <= REQUESTS; n += 1) {
    const day = addDays(today, (n % 20) - 10)
    await stores.decisions.request(
      {
        subject: {
          type: 'request',
          id: requestId('policy-exception', n),
          version: '1',
          hash: 'a'.repeat(64),
        },
        ...{
          question: 'request',
          facts: {},
          fields: { policy: 'access', until: '2027-06-30', why: 'We move' },
        },
        ...{ requestedBy: aPerson(n + 2)._id, requestedAt: now, dueOn: day, timeZone: kestrel.timeZone },
        steps: approvedBy(aPerson((n % DEPARTMENTS) + 5_000)._id),
      },
      { kind: 'chat', platform: 'slack' },
    )
  }
}

async function planned(stores: Stores): Promise<void> {
  for (const [n, { policy: subject }] of rounds.entries()) {
    const rule = { subject, country: kestrel.country, owner: null, noticeDays: 5, businessDays: 10 }
    await stores.programmes.lay({
      ...{ ...rule, _id: programmeId('policy-review', subject), process: 'policy-review', shift: 'next' },
      recurrence: { kind: 'months', every: 12, from: addDays(today, 1 + n * 32) },
    })
  }
  await planCalendar(stores, now, () => undefined)
}
