import type { Look } from '../../domain/cycle.js'
import type { Organisation } from '../../domain/organisation.js'
import { nextMorningBegins } from '../../domain/reminders.js'
import { dateIn, earlierOf } from '../../domain/working-days.js'
import type { AskReminders } from '../../store/ask-reminders.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { ReminderClocks } from '../../store/reminders.js'
import { escalateOverdue } from './escalation.js'
import { type MorningTools, writeMornings } from './mornings.js'

/** A change that comes with a date: somebody starts, leaves, goes away. Safe to repeat. */
export type DatedChange = (asOf: string, heartbeat: () => void) => Promise<void>

export interface RemindersActivities {
  /** Does what is due on the clock that reminds everyone, and says when to look again. */
  remind(input: { asOf: string }): Promise<Pick<Look, 'nextLook'>>
}

export interface RemindersTools extends MorningTools {
  askReminders: AskReminders
  organisation: OrganisationStore
  reminderClock: ReminderClocks
  /** What each process does when a date comes: one after the other where it matters, and else beside each other. */
  datedChanges: readonly (readonly DatedChange[])[]
}

/** The clock sleeps no longer, so that what was imported meanwhile is not missed for long. */
const LONGEST_SLEEP_MS = 3_600_000

/** One long-lived workflow runs it; running it twice sends nothing twice. */
export function remindersActivities(tools: RemindersTools): RemindersActivities {
  return { remind: ({ asOf }) => remind(tools, asOf) }
}

async function remind(tools: RemindersTools, asOf: string): Promise<Pick<Look, 'nextLook'>> {
  const inAnHour = new Date(Date.parse(asOf) + LONGEST_SLEEP_MS).toISOString()
  const organisation = await tools.organisation.read()
  if (!organisation) return { nextLook: inAnHour }

  await applyDatedChanges(tools, organisation, asOf)
  // Whoever is asked from here on in another zone has this clock look again.
  const zones = await tools.askReminders.timeZones()
  for (const zone of zones) await escalateOverdue(tools, organisation, zone, asOf)
  await writeMornings(tools, organisation, zones, asOf)

  const nextDue = nextMorningAnywhere(organisation, zones, asOf)
  await tools.reminderClock.looked(asOf, nextDue)
  return { nextLook: earlierOf(nextDue, inAnHour) }
}

/** Once after each midnight of any zone in which somebody works. */
async function applyDatedChanges(
  { people, reminderClock, datedChanges, heartbeat }: RemindersTools,
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const [clock, peoples] = await Promise.all([reminderClock.read(), people.timeZones()])
  const last = clock?.lookedAt
  const zones = [organisation.timeZone, ...peoples]
  const newDay = zones.some((zone) => last === undefined || dateIn(last, zone) !== dateIn(asOf, zone))
  if (!newDay) return
  const done = await Promise.allSettled(
    datedChanges.map(async (inOrder) => {
      for (const change of inOrder) await change(asOf, heartbeat)
    }),
  )
  // Only now: nothing of it runs on beside the next try.
  for (const each of done) if (each.status === 'rejected') throw each.reason
}

/** When the next morning begins anywhere that somebody is asked, on a working day of the organisation. */
function nextMorningAnywhere(organisation: Organisation, zones: readonly string[], asOf: string): string {
  const mornings = [...new Set([organisation.timeZone, ...zones])].map((timeZone) =>
    nextMorningBegins(asOf, { ...organisation, timeZone }, organisation.reminders),
  )
  return mornings.sort()[0] ?? asOf
}
