import { addDays, dateIn, dueDate } from '../../domain/working-days.js'
import type { StartOccurrence } from '../calendar/start.js'
import { begin, onItsDay, type StartCycleTools } from '../start-cycle.js'
import { standingOf } from './standing.js'

/** Everybody is asked again about the version in force, though nothing of it changed: where an organisation wants that. */
export function policyRound(tools: StartCycleTools): StartOccurrence {
  return async (programme, occurrence, asOf) => {
    const [published, organisation] = await Promise.all([
      tools.cycles.newestAbout('policy', programme.subject),
      tools.organisation.read(),
    ])
    if (!published || !organisation || (await standingOf(tools, published)).retired) return null
    const dueOn = dueDate(dateIn(asOf, organisation.timeZone), programme.businessDays, organisation)
    const { process, subject, audience, sequence, startedBy, approval } = published
    return begin(tools, onItsDay(occurrence, asOf), {
      ...{ process, subject, audience, sequence, dueOn, startedBy, repeats: true },
      closesOn: addDays(dueOn, organisation.acknowledgement.closesAfterDays),
      timeZone: organisation.timeZone,
      ...(approval ? { approval } : {}),
    })
  }
}
