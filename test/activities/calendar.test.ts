import { planCalendar } from '../../src/activities/calendar/plan.js'
import { calendarActivities } from '../../src/activities/calendar/start.js'
import { type CalendarSweepTools, sweepCalendar } from '../../src/activities/calendar/sweep.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { Timetable } from '../../src/schedules.js'
import { ledgerOf } from '../../src/store/ledger.js'
import type { ProgrammeRule, Saying } from '../../src/store/programmes.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyCalendar } from '../../src/store/verify-calendar.js'
import { found, kestrel, lead, people } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { forEachProcess } from '../support/each-process.js'

const programme = 'policy-acknowledgement.information-security'
const quarterly: ProgrammeRule = {
  _id: programme,
  process: 'policy-acknowledgement',
  subject: 'information-security',
  recurrence: { kind: 'months', every: 3, from: '2027-02-15' },
  shift: 'next',
  country: 'IE',
  owner: null,
  noticeDays: 5,
  businessDays: 10,
}
const before = '2027-01-04T10:00:00.000Z'
/** Before the morning of 15 February in Dublin. */
const due = '2027-02-15T08:00:00.000Z'

let database: TestDatabase
let stores: Stores
let started: string[]
let timetables: Timetable[]

beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  started = []
  timetables = []
  await found(stores, people(2))
  await lay()
})
afterEach(() => database.drop())

/** The calendar's file is imported. */
async function lay(changes: Partial<ProgrammeRule> = {}, at = before): Promise<void> {
  await stores.programmes.lay({ ...quarterly, ...changes })
  await planCalendar(stores, at, () => undefined)
}

/** What is planned of another process is not what these tests are about. */
const none = forEachProcess(async () => null)

const starter = () =>
  calendarActivities({
    ...stores,
    starts: {
      ...none,
      'policy-acknowledgement': async (_, { _id }) => {
        started.push(_id)
        return `cycle/${_id}`
      },
    },
  })

async function sweeps(
  at: string,
  keepSchedule: CalendarSweepTools['keepSchedule'] = async (timetable) => void timetables.push(timetable),
): Promise<void> {
  const tools: CalendarSweepTools = {
    ...stores,
    keepSchedule,
    startProgramme: (id) => starter().startDue({ programme: id, asOf: at }),
    now: () => new Date(at),
    logError: (error) => {
      throw error
    },
  }
  await sweepCalendar(tools)
}

async function plan(): Promise<Record<string, string>> {
  const occurrences = await stores.occurrences.ofProgramme(programme)
  return Object.fromEntries(
    occurrences.map(({ period, state, date }) => [period, state === 'planned' ? date : state]),
  )
}

async function occurrence(period: string): Promise<Occurrence> {
  const row = await stores.occurrences.byId(`${programme}/${period}`)
  if (!row) throw new Error(`${period} is not planned`)
  return row
}

const said = (at = before): Saying => ({
  by: lead._id,
  at,
  reason: 'The auditors come that week',
  through: { kind: 'chat', platform: 'slack' },
})

test('what is due is planned fifteen months ahead, and what it says does not change by planning it again', async () => {
  const planned = {
    '2027-Q1': '2027-02-15',
    '2027-Q2': '2027-05-17',
    '2027-Q3': '2027-08-16',
    '2027-Q4': '2027-11-15',
    '2028-Q1': '2028-02-15',
  }
  expect(await plan()).toEqual(planned)
  await lay()
  expect(await plan()).toEqual(planned)
  expect((await occurrence('2027-Q2')).nominal).toBe('2027-05-15')
})

test('a first date that was a Saturday yesterday is asked about on the Monday', async () => {
  await stores.db.collection('occurrences').deleteMany({})
  await lay({ recurrence: { kind: 'months', every: 12, from: '2027-01-02' } }, '2027-01-03T10:00:00.000Z')
  expect(await plan()).toEqual({ '2027': '2027-01-04', '2028': '2028-01-03' })
})

test('Temporal is told of the days once, and again when one of them changes', async () => {
  await sweeps(before)
  await sweeps(before)
  expect(timetables).toEqual([
    {
      programme,
      days: ['2027-02-15', '2027-05-17', '2027-08-16', '2027-11-15', '2028-02-15'],
      hour: 8,
      timeZone: 'Europe/Dublin',
    },
  ])
  await stores.occurrences.move(await occurrence('2027-Q2'), '2027-05-20', said())
  await stores.programmes.scheduleIsOwed(programme)
  await sweeps(before)
  expect(timetables[1]?.days).toContain('2027-05-20')
})

test('a change that comes while an older one is on its way to Temporal is brought there by the next look', async () => {
  await sweeps(before, async (timetable) => {
    timetables.push(timetable)
    await stores.occurrences.move(await occurrence('2027-Q2'), '2027-05-20', said())
    await stores.programmes.scheduleIsOwed(programme)
  })
  await sweeps(before)
  expect(timetables.at(-1)?.days).toContain('2027-05-20')
  await sweeps(before)
  expect(timetables).toHaveLength(2)
})

test('older days that reach Temporal after newer ones do not stay there', async () => {
  await sweeps(before, async (older) => {
    await stores.occurrences.move(await occurrence('2027-Q2'), '2027-05-20', said())
    await stores.programmes.scheduleIsOwed(programme)
    await sweeps(before)
    timetables.push(older)
  })
  expect(timetables.at(-1)?.days).not.toContain('2027-05-20')
  await sweeps(before)
  expect(timetables.at(-1)?.days).toContain('2027-05-20')
})

test('a day that was moved before a crash reaches Temporal after the next midnight', async () => {
  await sweeps(before)
  await stores.occurrences.move(await occurrence('2027-Q2'), '2027-05-20', said())
  await planCalendar(stores, '2027-01-05T00:00:00.000Z', () => undefined)
  await sweeps(before)
  expect(timetables.at(-1)?.days).toContain('2027-05-20')
})

test('a look at a calendar of which nothing is due reads none of its dates', async () => {
  await sweeps(before)
  await database.admin.command({ profile: 2 })
  await sweeps(before)
  await database.admin.command({ profile: 0 })
  const read = await database.admin
    .collection('system.profile')
    .find({ ns: `${database.name}.occurrences` })
    .toArray()
  expect(read.length).toBeGreaterThan(0)
  expect(read.map(({ nreturned = 0 }) => nreturned)).toEqual(read.map(() => 0))
})

test('nothing starts before top management has approved who leads the ISMS, and then what is due does', async () => {
  await database.db.collection('organisation').updateOne({}, { $set: { inForce: null } })
  await starter().startDue({ programme, asOf: due })
  await sweeps(due)
  expect(started).toEqual([])
  expect(await occurrence('2027-Q1')).toMatchObject({ state: 'planned' })
  await stores.organisation.appoint(kestrel, {
    since: due,
    decision: 'decision/approval.governance.organisation/1',
  })
  await sweeps(due)
  expect(started).toEqual([`${programme}/2027-Q1`])
})

test('an occurrence starts in time for the morning of its day, once, whoever looks how often', async () => {
  await starter().startDue({ programme, asOf: '2027-02-15T07:59:59.000Z' })
  expect(started).toEqual([])
  await Promise.all([1, 2, 3].map(() => starter().startDue({ programme, asOf: due })))
  await sweeps(due)
  expect(new Set(started)).toEqual(new Set([`${programme}/2027-Q1`]))
  expect(await occurrence('2027-Q1')).toMatchObject({
    state: 'started',
    started: { at: due, by: null, cycle: `cycle/${programme}/2027-Q1` },
  })
})

test('what a starter claimed before it died is started by the next one', async () => {
  const dies = calendarActivities({
    ...stores,
    starts: { ...none, 'policy-acknowledgement': () => Promise.reject(new Error('the power went')) },
  })
  await expect(dies.startDue({ programme, asOf: due })).rejects.toThrow('the power went')
  expect(await plan()).toMatchObject({ '2027-Q1': 'started' })
  await starter().startDue({ programme, asOf: due })
  expect(started).toEqual([`${programme}/2027-Q1`])
})

test('what was missed in an outage is caught up, once: the newest, which stands for the others', async () => {
  const later = '2027-06-01T12:00:00.000Z'
  await sweeps(later)
  await sweeps(later)
  expect(started).toEqual([`${programme}/2027-Q2`])
  expect(await occurrence('2027-Q1')).toMatchObject({
    state: 'covered',
    covered: { by: '2027-Q2', at: later },
  })
})

test('what was moved starts on its new day, what was skipped on none', async () => {
  await stores.occurrences.move(await occurrence('2027-Q1'), '2027-03-01', said())
  await stores.occurrences.skip(await occurrence('2027-Q2'), said())
  await sweeps(due)
  expect(started).toEqual([])
  await sweeps('2027-03-01T09:00:00.000Z')
  await sweeps('2027-06-01T09:00:00.000Z')
  expect(started).toEqual([`${programme}/2027-Q1`])
})

test('what somebody pulled forward has its cycle at once, and its own day starts nothing more', async () => {
  const through = { kind: 'chat', platform: 'slack' } as const
  await stores.occurrences.start(await occurrence('2027-Q1'), { at: before, by: lead._id, through })
  await sweeps(before)
  expect(started).toEqual([`${programme}/2027-Q1`])
  await sweeps(due)
  expect(started).toHaveLength(1)
})

test('of two that were moved to the same day one starts, and nobody is asked twice at once', async () => {
  await stores.occurrences.move(await occurrence('2027-Q1'), '2027-05-17', said())
  await sweeps('2027-05-17T09:00:00.000Z')
  expect(started).toEqual([`${programme}/2027-Q2`])
  expect(await plan()).toMatchObject({ '2027-Q1': 'covered', '2027-Q2': 'started' })
})

/** It is paused until then, as the ISMS lead says. */
async function pauses(until: string): Promise<void> {
  const seen = await stores.programmes.byId(programme)
  if (!seen || !(await stores.programmes.pause(seen, until, said()))) throw new Error('It was not paused')
}

test('what falls into a pause starts on the day after it, though nobody says more', async () => {
  await pauses('2027-03-01')
  await sweeps(due)
  await starter().startDue({ programme, asOf: due })
  expect(started).toEqual([])
  expect(timetables.at(-1)?.days).toEqual([
    '2027-03-02',
    '2027-05-17',
    '2027-08-16',
    '2027-11-15',
    '2028-02-15',
  ])
  await starter().startDue({ programme, asOf: '2027-03-02T08:00:00.000Z' })
  expect(started).toEqual([`${programme}/2027-Q1`])
  await planCalendar(stores, '2027-03-01T23:30:00.000Z', () => undefined)
  expect((await stores.programmes.byId(programme))?.paused).toBeDefined()
  await planCalendar(stores, '2027-03-02T00:30:00.000Z', () => undefined)
  expect((await stores.programmes.byId(programme))?.paused).toBeUndefined()
})

test('of what a pause held only the newest starts, whoever looks how often; each has its event', async () => {
  await pauses('2027-08-31')
  await Promise.all([1, 2, 3].map(() => starter().startDue({ programme, asOf: '2027-09-01T09:00:00.000Z' })))
  expect(new Set(started)).toEqual(new Set([`${programme}/2027-Q3`]))
  expect(await plan()).toMatchObject({ '2027-Q1': 'covered', '2027-Q2': 'covered', '2027-Q3': 'started' })
  await sealOnce(database.db)
  const events = (await ledgerOf(database.db).find().toArray()).flatMap((block) => block.events)
  const covered = events.filter(({ type }) => type === 'occurrence.covered')
  expect(covered).toMatchObject([
    { about: { id: `${programme}/2027-Q1` }, actor: { kind: 'steward' }, data: { by: '2027-Q3' } },
    { about: { id: `${programme}/2027-Q2` }, actor: { kind: 'steward' }, data: { by: '2027-Q3' } },
  ])
  expect(await verifyCalendar(database.db)).toMatchObject({ wrong: [] })
})

test('a starter that died between covering the others and starting the newest leaves nothing that starts beside it', async () => {
  await stores.occurrences.cover(await occurrence('2027-Q1'), await occurrence('2027-Q2'), before)
  await sweeps('2027-06-01T12:00:00.000Z')
  expect(started).toEqual([`${programme}/2027-Q2`])
})

test('a pause that is ended early lets start at once what came due in it', async () => {
  await pauses('2027-03-31')
  await sweeps(due)
  expect(started).toEqual([])
  const paused = await stores.programmes.byId(programme)
  if (paused) await stores.programmes.resume(paused, said(due))
  await sweeps(due)
  expect(started).toEqual([`${programme}/2027-Q1`])
})

test('somebody who changes an occurrence that has changed meanwhile changes nothing', async () => {
  const seen = await occurrence('2027-Q1')
  expect(await stores.occurrences.move(seen, '2027-02-22', said())).toMatchObject({ date: '2027-02-22' })
  expect(await stores.occurrences.move(seen, '2027-03-01', said())).toBeNull()
  expect(await stores.occurrences.skip(seen, said())).toBeNull()
  expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-22' })
})

describe('when the file changes', () => {
  const monthLater = { recurrence: { kind: 'months', every: 3, from: '2027-03-15' } as const }

  test('the plan follows, and what has begun stays', async () => {
    await sweeps(due)
    await lay(monthLater, due)
    expect(await plan()).toMatchObject({ '2027-Q1': 'started', '2027-Q2': '2027-06-15' })
  })

  test('what has begun or was left out does not come again under the name of another interval', async () => {
    await sweeps(due)
    await stores.occurrences.skip(await occurrence('2027-Q2'), said(due))
    await lay({ recurrence: { kind: 'months', every: 1, from: '2027-01-28' } }, due)
    const after = await plan()
    for (const period of ['2027-02', '2027-05']) expect(after).not.toHaveProperty(period)
    expect(after).toMatchObject({ '2027-03': '2027-03-30', '2027-04': '2027-04-28', '2027-Q3': 'withdrawn' })
  })

  test('to a day of the year that has passed long ago, the year keeps the date that it had', async () => {
    await lay({ recurrence: { kind: 'months', every: 12, from: '2026-09-15' } }, '2027-06-01T10:00:00.000Z')
    await lay({ recurrence: { kind: 'months', every: 12, from: '2026-02-15' } }, '2027-06-01T10:00:00.000Z')
    expect(await plan()).toMatchObject({ '2027': '2027-09-15', '2028': '2028-02-15' })
  })

  test('a programme that it has no more shows nothing planned, though its day passed in a pause', async () => {
    await pauses('2027-06-30')
    await stores.programmes.end(programme)
    await planCalendar(stores, '2027-06-01T10:00:00.000Z', () => undefined)
    expect(new Set(Object.values(await plan()))).toEqual(new Set(['withdrawn']))
  })

  test('what somebody moved in chat stays where it is, and the contradiction stands until it is settled', async () => {
    await stores.occurrences.move(await occurrence('2027-Q1'), '2027-02-22', said())
    await lay(monthLater)
    await lay(monthLater)
    const contradicted = await occurrence('2027-Q1')
    expect(contradicted).toMatchObject({ date: '2027-02-22', fileSays: { date: '2027-03-15' } })
    await stores.occurrences.settle(contradicted, 'file', said())
    expect(await occurrence('2027-Q1')).toMatchObject({ date: '2027-03-15', state: 'planned' })
    expect((await occurrence('2027-Q1')).fileSays).toBeUndefined()
  })

  test("whoever keeps chat's word is not asked again", async () => {
    await stores.occurrences.move(await occurrence('2027-Q1'), '2027-02-22', said())
    await lay(monthLater)
    await stores.occurrences.settle(await occurrence('2027-Q1'), 'chat', said())
    await lay(monthLater)
    const kept = await occurrence('2027-Q1')
    expect(kept.date).toBe('2027-02-22')
    expect(kept.fileSays).toBeUndefined()
  })

  test('what somebody moved and the file has no more starts on its day, unless somebody decides otherwise', async () => {
    await stores.occurrences.move(await occurrence('2027-Q1'), '2027-02-22', said())
    await stores.programmes.end(programme)
    await planCalendar(stores, before, () => undefined)
    expect(await occurrence('2027-Q1')).toMatchObject({ state: 'planned', fileSays: { date: null } })
    await sweeps('2027-02-22T08:00:00.000Z')
    expect(timetables.at(-1)?.days).toEqual(['2027-02-22'])
    expect(started).toEqual([`${programme}/2027-Q1`])
  })

  test('what it has no more is withdrawn, and comes back with it', async () => {
    await stores.programmes.end(programme)
    await planCalendar(stores, before, () => undefined)
    expect(new Set(Object.values(await plan()))).toEqual(new Set(['withdrawn']))
    await sweeps(due)
    expect(started).toEqual([])
    await lay()
    expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-15' })
  })
})
