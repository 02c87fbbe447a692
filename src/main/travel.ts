import { setTimeout as delay } from 'node:timers/promises'
import { dueProgrammes, nextStart } from '../activities/calendar/sweep.js'
import { standingOf } from '../domain/decision.js'
import { nextMorningBegins } from '../domain/reminders.js'
import { REMINDERS } from '../temporal.js'
import type { MovableClock } from './clock.js'
import type { Stores } from './stores.js'

export type Destination = 'next-morning' | 'week' | 'next-event'

export interface Traveller {
  stores: Stores
  clock: MovableClock
  /** Wakes a workflow. */
  nudge: (workflow: string) => Promise<boolean>
  /** Starts what is due of a programme. */
  startProgramme: (programme: string) => Promise<void>
}

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS
/** By then everybody's morning message of a country or two has been made. */
const INTO_THE_MORNING_MS = 30 * MINUTE_MS
/** What does not settle by then is let go on beside the clock. */
const PATIENCE_MS = 60_000
const POLL_MS = 40

/**
 * Moves the clock ahead from one due date to the next, and lets happen at each what happens then, so that a month
 * passes in seconds as it would have passed in a month. Back comes what time it is then.
 */
export async function travel(traveller: Traveller, to: Destination | Date): Promise<Date> {
  // What was approved a moment ago is done today, not on the first morning on the way.
  await until(() => areDecisionsCarriedOut(traveller.stores))
  const target = await instantOf(traveller, to)
  let last: string | null = null
  for (;;) {
    const due = await nextDue(traveller.stores)
    // What did not settle in all that time is not waited for again.
    if (due === null || due === last || due > target.toISOString()) break
    last = due
    await arrive(traveller, new Date(due))
  }
  await arrive(traveller, target)
  return traveller.clock.now()
}

async function instantOf({ stores, clock }: Traveller, to: Destination | Date): Promise<Date> {
  if (to instanceof Date) return to
  const now = clock.now()
  if (to === 'week') return new Date(now.getTime() + WEEK_MS)
  const due = to === 'next-event' ? await nextDue(stores) : null
  if (due !== null) return new Date(Math.max(Date.parse(due), now.getTime()))
  return new Date(Date.parse(await nextOfficeMorning(stores, now.toISOString())) + INTO_THE_MORNING_MS)
}

/** The next morning of a business day at the head office that has not begun yet. */
export async function nextOfficeMorning(
  { organisation }: Pick<Stores, 'organisation'>,
  now: string,
): Promise<string> {
  const settings = await organisation.read()
  if (!settings) return new Date(Date.parse(now) + WEEK_MS / 7).toISOString()
  return nextMorningBegins(now, settings, settings.reminders)
}

async function nextDue(stores: Stores): Promise<string | null> {
  const looks = (await stores.cycles.open()).flatMap(({ nextLook }) => nextLook ?? [])
  const mornings = (await stores.reminderClock.read())?.nextDue
  const starts = await nextStart(stores)
  return [...looks, ...[mornings, starts].flatMap((instant) => instant ?? [])].sort()[0] ?? null
}

/** Moves the clock there and waits until what is due by then has been done and sent. */
export async function arrive({ stores, clock, nudge, startProgramme }: Traveller, at: Date): Promise<void> {
  clock.moveTo(at)
  const now = clock.now().toISOString()
  const due = (await stores.cycles.open()).filter(({ nextLook }) => nextLook !== undefined && nextLook <= now)
  for (const programme of await dueProgrammes(stores, now)) await startProgramme(programme)
  for (const workflow of [REMINDERS, ...due.map(({ _id }) => _id)]) await nudge(workflow)
  await until(() => isQuiet(stores, now, clock.now().toISOString()))
}

async function until(settled: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(POLL_MS)) {
    if (await settled()) return
  }
}

/** Whether everybody has looked since `arrived`, and nothing waits to be sent by now. */
async function isQuiet(stores: Stores, arrived: string, now: string): Promise<boolean> {
  const { cycles, deliveries, reminderClock } = stores
  if ((await dueProgrammes(stores, arrived)).length > 0 || (await cycles.anyUnopened())) return false
  if (((await reminderClock.read())?.lookedAt ?? '') < arrived) return false
  if ((await cycles.open()).some(({ nextLook }) => nextLook !== undefined && nextLook <= arrived))
    return false
  return (await areDecisionsCarriedOut(stores)) && !(await deliveries.areDue(now))
}

/** Whether each decision that is open waits for a person. */
async function areDecisionsCarriedOut({ decisions, asks }: Stores): Promise<boolean> {
  for (const decision of await decisions.open()) {
    if (standingOf(decision, await asks.allOf(decision._id)).next !== 'wait') return false
  }
  return true
}
