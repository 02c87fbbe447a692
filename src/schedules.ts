import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  ScheduleOverlapPolicy,
} from '@temporalio/client'
import type { CalendarDate } from './domain/calendar-date.js'
import { startUnlessRunning, TASK_QUEUE } from './temporal.js'

/** When a programme starts something. */
export interface Timetable {
  programme: string
  /** Local days, in order. */
  days: readonly CalendarDate[]
  /** The local hour at which they begin. */
  hour: number
  /** IANA name. */
  timeZone: string
}

const workflow = 'calendarStarter'

/**
 * One Temporal Schedule for a programme, which lists its days: rewritten whenever one of them changes, gone where there
 * are none. What an outage missed is caught up when it is over, once: the starter takes all that is due.
 */
export async function keepSchedule(client: Client, timetable: Timetable): Promise<void> {
  const scheduleId = scheduleOf(timetable.programme)
  if (timetable.days.length === 0) return removeSchedule(client, scheduleId)
  const schedule = {
    spec: {
      calendars: timetable.days.map((day) => entry(day, timetable.hour)),
      timezone: timetable.timeZone,
    },
    action: {
      type: 'startWorkflow' as const,
      workflowType: workflow,
      workflowId: starterOf(timetable.programme),
      taskQueue: TASK_QUEUE,
      args: [{ programme: timetable.programme }],
    },
    policies: { catchupWindow: '365 days' as const, overlap: ScheduleOverlapPolicy.BUFFER_ONE },
  }
  try {
    await client.schedule.create({ scheduleId, ...schedule })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
    await client.schedule.getHandle(scheduleId).update(({ state }) => ({ ...schedule, state }))
  }
}

/** Starts what is due of a programme now, as its Schedule does. */
export async function startProgramme(client: Client, programme: string): Promise<void> {
  await startUnlessRunning(client, workflow, starterOf(programme), [{ programme }])
}

async function removeSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(scheduleId).delete()
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error
  }
}

function entry(day: CalendarDate, hour: number) {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number)
  return { year, month: monthNames[month - 1] ?? 'JANUARY', dayOfMonth, hour, comment: day }
}

const monthNames = [
  'JANUARY',
  'FEBRUARY',
  'MARCH',
  'APRIL',
  'MAY',
  'JUNE',
  'JULY',
  'AUGUST',
  'SEPTEMBER',
  'OCTOBER',
  'NOVEMBER',
  'DECEMBER',
] as const

function scheduleOf(programme: string): string {
  return `calendar/${programme}`
}

function starterOf(programme: string): string {
  return `start/${programme}`
}
