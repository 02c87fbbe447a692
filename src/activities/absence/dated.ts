import { addDays, dateIn } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import { byTheClock, settleAsksOf } from '../../store/rerouting.js'

/** How many people's asks are looked at together. */
const CHUNK = 500

/**
 * Absences begin and end: what waits, and what goes to whom. Looks at everybody who is away and everybody whose asks
 * are rerouted, so it may run as often as one likes, and mends what a crash left undone.
 */
export function applyAbsences(tools: AbsenceTools): (asOf: string, heartbeat: () => void) => Promise<void> {
  return async (asOf, heartbeat) => {
    const people = new Set(await tools.asksWhileAway.rerouted())
    // A day begins up to 14 hours before it does in UTC, and ends up to 12 hours after.
    const day = dateIn(asOf, 'UTC')
    for await (const { _id } of tools.absences.between(addDays(day, -1), addDays(day, 1))) people.add(_id)
    const all = [...people]
    for (let done = 0; done < all.length; done += CHUNK) {
      await settleAsksOf(tools, all.slice(done, done + CHUNK), { at: asOf, through: byTheClock })
      heartbeat()
    }
  }
}
