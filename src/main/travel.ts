import { setTimeout as delay } from 'node:timers/promises'
import { dueProgrammes, nextStart } from '../activities/calendar/sweep.js'
import { escalatesAt } from '../domain/decision.js'
import { standingOf } from '../domain/decision-standing.js'
import { nextMorningBegins } from '../domain/reminders.js'
import { dateIn } from '../domain/working-days.js'
import { REMINDERS } from '../temporal.js'
import type { MovableClock } from './clock.js'
import type { Stores } from './stores.js'

export type Destination = 'next-morning' | 'week' | 'next-event'

export interface Traveller {
  stores: Stores
  clock: MovableClock
  /** Has a workflow look that would wait for its time; comes back once it has, or after so many milliseconds. */
  look: (workflow: string, patienceMs: number) => Promise<void>
  /** Starts what is due of a programme. */
  startProgramme: (programme: string) => Promise<void>
  /** Sends all that is due; without it, whoever sends does so in their own time. */
  sendAll?: () => Promise<void>
  /** The clock that reminds everyone looks only where it has something to do, and not at each stop. */
  sparing?: boolean
}

const MINUTE_MS = 60_000
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS
/** By then everybody's morning message of a country or two has been made. */
const INTO_THE_MORNING_MS = 30 * MINUTE_MS
/** What does not settle by then is let go on beside the clock. */
const PATIENCE_MS = 60_000
const POLL_MS = 20
/** After this it is looked whether somebody has to look again. */
const AGAIN_MS = 3_000

/**
 * Moves the clock ahead from one due date to the next, and lets happen at each what happens then, so that a month
 * passes in seconds as it would have passed in a month. Back comes what time it is then.
 */
export async function travel(traveller: Traveller, to: Destination | Date): Promise<Date> {
  await finishToday(traveller)
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

/** Moves the clock there without a stop on the way, as after an outage, and waits until what is due by then has been done. */
export async function leap(traveller: Traveller, at: Date): Promise<void> {
  await finishToday(traveller)
  await arrive(traveller, at)
}

/** What was approved or begun a moment ago is done and asked today, not after the first morning on the way. */
async function finishToday(traveller: Traveller): Promise<void> {
  const { stores, clock } = traveller
  const now = clock.now().toISOString()
  // A timer that was set before the clock was moved is long: what became due since then, nobody has looked at.
  await haveDueLook(traveller, now)
  await until(allOf([() => areDecisionsCarriedOut(stores), () => hasEachLooked(stores, now)]))
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

/** When something happens next by itself: ISO 8601 UTC. */
export async function nextDue(stores: Stores): Promise<string | null> {
  const [open, mornings, starts] = await Promise.all([
    stores.cycles.open(),
    stores.reminderClock.read(),
    nextStart(stores),
  ])
  const looks = open.map(({ nextLook }) => nextLook)
  const goOn = (await goingOn(stores)).map(({ at }) => at)
  return [...looks, ...goOn, mornings?.nextDue, starts].flatMap((instant) => instant ?? []).sort()[0] ?? null
}

/** The open decisions of which a step goes on to somebody else if it is not decided in time, and when. */
async function goingOn({ decisions, organisation }: Stores): Promise<{ decision: string; at: string }[]> {
  const open = await decisions.open()
  const settings = open.length > 0 ? await organisation.read() : null
  return open.flatMap((decision) => {
    const at = settings && escalatesAt(decision, settings)
    return at === null ? [] : [{ decision: decision._id, at }]
  })
}

/** Moves the clock there and waits until what is due by then has been done and sent. */
async function arrive(traveller: Traveller, at: Date): Promise<void> {
  const { stores, clock, look, startProgramme } = traveller
  clock.moveTo(at)
  const now = clock.now().toISOString()
  for (const programme of await dueProgrammes(stores, now)) await startProgramme(programme)
  const reminds = !traveller.sparing || (await isTimeToRemind(stores, now))
  // The morning comes first: what it changes is there when the cycles look.
  if (reminds) await look(REMINDERS, PATIENCE_MS)
  for (const { decision, at: due } of await goingOn(stores)) if (due <= now) await look(decision, PATIENCE_MS)
  const settled = allOf([
    ...(reminds ? [() => hasRemindedBy(stores, now)] : []),
    ...conditions(traveller, now),
  ])
  const end = Date.now() + PATIENCE_MS
  // Whoever was looking while the clock moved waits for a moment that is over by now, and looks again.
  do {
    await haveDueLook(traveller, now)
  } while (!(await until(settled, AGAIN_MS)) && Date.now() < end)
}

async function haveDueLook({ stores, look }: Traveller, now: string): Promise<void> {
  const due = (await stores.cycles.open()).filter(({ nextLook }) => nextLook !== undefined && nextLook <= now)
  await Promise.all(due.map(({ _id }) => look(_id, PATIENCE_MS)))
}

/** Whether it was so in time. */
async function until(settled: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<boolean> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(POLL_MS)) {
    if (await settled()) return true
  }
  return false
}

/** Whether something that was to happen has happened. */
type Condition = () => Promise<boolean>

/** What has to have happened before the clock goes on from there, in the order in which one thing brings the next. */
function conditions({ stores, clock, sendAll }: Traveller, arrived: string): Condition[] {
  const { deliveries } = stores
  return [
    async () => (await dueProgrammes(stores, arrived)).length === 0,
    () => hasEachLooked(stores, arrived),
    () => areDecisionsCarriedOut(stores),
    async () => {
      await sendAll?.()
      return !(await deliveries.areDue(clock.now().toISOString()))
    },
  ]
}

/** Whether all is so at one look. What is waited for is asked first, so that waiting costs a read or two at a time. */
function allOf(conditions: readonly Condition[]): Condition {
  let waitedFor = conditions[0]
  return async () => {
    if (waitedFor && !(await waitedFor())) return false
    for (const condition of conditions) {
      if (await condition()) continue
      waitedFor = condition
      return false
    }
    return true
  }
}

/** With each morning, and once after midnight. */
async function isTimeToRemind({ reminderClock, organisation }: Stores, now: string): Promise<boolean> {
  const [clock, settings] = await Promise.all([reminderClock.read(), organisation.read()])
  if (!clock || !settings || clock.nextDue <= now) return true
  return dateIn(clock.lookedAt, settings.timeZone) !== dateIn(now, settings.timeZone)
}

async function hasRemindedBy({ reminderClock }: Stores, instant: string): Promise<boolean> {
  return ((await reminderClock.read())?.lookedAt ?? '') >= instant
}

/** Whether each cycle that has begun has asked whom it asks, and waits for a moment after that one. */
async function hasEachLooked({ cycles }: Stores, by: string): Promise<boolean> {
  const running = await cycles.running()
  return running.every(
    ({ state, nextLook }) => state !== 'published' && nextLook !== undefined && nextLook > by,
  )
}

/** Whether each decision that is open waits for a person: for one who decides it, or for one who may. */
async function areDecisionsCarriedOut({ decisions, asks }: Stores): Promise<boolean> {
  for (const decision of await decisions.open()) {
    const { next } = standingOf(decision, await asks.allOf(decision._id))
    if (next !== 'wait' && next !== 'blocked') return false
  }
  return true
}
