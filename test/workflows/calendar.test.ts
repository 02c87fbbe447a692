import { ScheduleOverlapPolicy } from '@temporalio/client'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { sweepCalendar } from '../../src/activities/calendar/sweep.js'
import type { CalendarDate } from '../../src/domain/calendar-date.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { addDays, addMonths, dateIn, weekdays } from '../../src/domain/working-days.js'
import { keepSchedule, startProgramme } from '../../src/schedules.js'
import type { Saying } from '../../src/store/programmes.js'
import { lazyClient, temporalConfig } from '../../src/temporal.js'
import { aPolicy, kestrel, lead, people } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { Campaigns } from './campaign.js'

const programme = 'policy-review.information-security'
/** The calendar was laid down three weeks ago, and the date of the review was last week. */
const today = dateIn(new Date().toISOString(), kestrel.timeZone)
const laidOn = addDays(today, -21)
const due = addDays(today, -7)
const later = addDays(today, 10)

let company: Campaigns

beforeEach(async () => {
  company = await Campaigns.inRealTime(people(3))
  const { stores } = company
  // Each day is one to work on, so that a date falls where the test says.
  await stores.organisation.write({ ...kestrel, workingDays: [...weekdays] })
  await company.publishes(aPolicy('1.0'))
  await lay(due)
})
afterEach(() => company.stop())

async function lay(from: CalendarDate, everyMonths = 12): Promise<void> {
  await company.stores.programmes.lay({
    ...{ _id: programme, process: 'policy-review', subject: 'information-security', shift: 'none' },
    ...{ country: 'IE', owner: null, noticeDays: 0, businessDays: 10 },
    recurrence: { kind: 'months', every: everyMonths, from },
  })
  await planCalendar(company.stores, `${laidOn}T10:00:00.000Z`, () => undefined)
}

/** The first date of the programme. */
async function first(): Promise<Occurrence> {
  const [occurrence] = await company.stores.occurrences.ofProgramme(programme)
  if (!occurrence) throw new Error('Nothing is planned')
  return occurrence
}

const said = (): Saying => ({
  ...{ by: lead._id, at: new Date().toISOString(), reason: 'The auditors come that week' },
  through: { kind: 'chat', platform: 'slack' },
})

/** What the worker does each minute. Back comes what went wrong. */
async function sweeps(client = company.client): Promise<unknown[]> {
  const problems: unknown[] = []
  await sweepCalendar({
    ...company.stores,
    keepSchedule: (timetable) => keepSchedule(client, timetable),
    startProgramme: (id) => startProgramme(client, id),
    now: () => new Date(),
    logError: (error) => void problems.push(error),
  })
  return problems
}

/** That day comes for Temporal, which starts what its Schedule has for it. */
async function comes(day: CalendarDate): Promise<void> {
  await company.client.schedule.getHandle(`calendar/${programme}`).backfill({
    start: new Date(`${addDays(day, -1)}T12:00:00.000Z`),
    end: new Date(`${day}T23:00:00.000Z`),
    overlap: ScheduleOverlapPolicy.BUFFER_ALL,
  })
}

/** Its Schedule starts something once more. */
async function firesAgain(): Promise<void> {
  await company.client.schedule.getHandle(`calendar/${programme}`).trigger(ScheduleOverlapPolicy.BUFFER_ALL)
}

/** The workflows that Temporal finds. */
async function found(query: string): Promise<string[]> {
  const ids: string[] = []
  for await (const { workflowId } of company.client.workflow.list({ query })) ids.push(workflowId)
  return ids.sort()
}

/** Waits until so many starters have looked at what is due. */
async function looked(times: number): Promise<void> {
  const ended = "WorkflowType = 'calendarStarter' AND ExecutionStatus = 'Completed'"
  await eventually(async () => (await found(ended)).length === times)
}

/** The cycles that were started: on record, and each with one workflow. */
async function started(): Promise<string[]> {
  const ids = (await company.stores.cycles.ids()).filter((id) => id.includes(programme)).sort()
  await eventually(async () => (await found("WorkflowType = 'policyReview'")).length >= ids.length)
  expect(await found("WorkflowType = 'policyReview'")).toEqual(ids)
  return ids
}

const cycleOf = async (occurrence: Promise<Occurrence> | Occurrence) => `cycle/${(await occurrence)._id}`

test('what came due while no worker was there is caught up when one is, once, whoever starts it how often', async () => {
  await sweeps()
  await comes(due)
  await sweeps()
  expect(await started()).toEqual([])
  await company.works()
  await looked(2)
  expect(await started()).toEqual([await cycleOf(first())])
  await sweeps()
  await firesAgain()
  await looked(3)
  expect(await started()).toHaveLength(1)
})

test('what came due while Temporal was away starts when it is back, and its Schedule is written then', async () => {
  const nowhere = lazyClient(temporalConfig({ TEMPORAL_ADDRESS: '127.0.0.1:9' }))
  await nowhere.withDeadline(Date.now() + 1_000, async () => {
    expect(await sweeps(nowhere)).toHaveLength(2)
  })
  await nowhere.connection.close()
  expect(await first()).toMatchObject({ state: 'planned' })
  await company.works()
  expect(await sweeps()).toEqual([])
  await looked(1)
  expect(await started()).toEqual([await cycleOf(first())])
  const { spec } = await company.client.schedule.getHandle(`calendar/${programme}`).describe()
  expect(spec.calendars?.map(({ comment }) => comment)).toContain(addMonths(due, 12))
})

test('what was moved or left out starts nothing, though its day comes before Temporal hears of it', async () => {
  await sweeps()
  const seen = await first()
  const moved = await company.stores.occurrences.move(seen, later, said())
  await comes(due)
  await company.works()
  await looked(2)
  expect(await started()).toEqual([])

  await company.stores.programmes.scheduleIsOwed(programme)
  await sweeps()
  const { info } = await company.client.schedule.getHandle(`calendar/${programme}`).describe()
  expect(info.nextActionTimes[0]?.toISOString().slice(0, 10)).toBe(later)

  if (moved) await company.stores.occurrences.skip(moved, said())
  await comes(later)
  await looked(3)
  expect(await started()).toEqual([])
})

test('what was pulled forward has its cycle at once, and its own day starts no other', async () => {
  await company.works()
  await lay(later)
  await sweeps()
  const seen = (await company.stores.occurrences.planned(programme))[0] as Occurrence
  await company.stores.occurrences.start(seen, { ...said(), by: lead._id })
  await sweeps()
  await looked(1)
  expect(await started()).toEqual([await cycleOf(seen)])
  await comes(later)
  await looked(2)
  expect(await started()).toHaveLength(1)
})

test('a pause across the day lets nothing start until it is over, and then once', async () => {
  await sweeps()
  const seen = await company.stores.programmes.byId(programme)
  const paused = seen && (await company.stores.programmes.pause(seen, later, said()))
  await comes(due)
  await company.works()
  await looked(2)
  await sweeps()
  expect(await started()).toEqual([])
  if (paused) await company.stores.programmes.resume(paused, said())
  await sweeps()
  await looked(3)
  expect(await started()).toEqual([await cycleOf(first())])
})

test('of two dates that come on one day the newest starts, once, and stands for the other', async () => {
  await company.works()
  await lay(due, 3)
  const [one, other] = await company.stores.occurrences.planned(programme)
  if (!one || !other) throw new Error('Two dates are needed')
  await company.stores.occurrences.move(other, due, said())
  await company.stores.programmes.scheduleIsOwed(programme)
  expect(await sweeps()).toEqual([])
  await comes(due)
  await looked(2)
  await firesAgain()
  await looked(3)
  expect(await started()).toEqual([await cycleOf(other)])
  expect(await company.stores.occurrences.byId(one._id)).toMatchObject({
    ...{ state: 'covered', covered: { by: other.period } },
  })
  const planned = await company.stores.occurrences.planned(programme)
  expect(planned.filter(({ date }) => date <= today)).toEqual([])
})
