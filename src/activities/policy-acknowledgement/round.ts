import { cycleOfOccurrence } from '../../domain/programme.js'
import { addDays, dateIn, dueDate } from '../../domain/working-days.js'
import type { StartOccurrence } from '../calendar/start.js'
import type { StartCycleTools } from '../start-cycle.js'
import { standingOf } from './standing.js'

/** Everybody is asked again about the version in force, though nothing of it changed: where an organisation wants that. */
export function policyRound(tools: StartCycleTools): StartOccurrence {
  return async (programme, occurrence, asOf) => {
    const _id = cycleOfOccurrence(occurrence)
    const [published, organisation] = await Promise.all([
      tools.cycles.newestAbout('policy', programme.subject),
      tools.organisation.read(),
    ])
    if (!published || !organisation || (await standingOf(tools, published)).retired) return null
    const dueOn = dueDate(dateIn(asOf, organisation.timeZone), programme.businessDays, organisation)
    const { process, subject, audience, sequence, startedBy, approval } = published
    await tools.cycles.start(
      {
        ...{ _id, process, subject, audience, sequence, dueOn, repeats: true },
        startedBy: occurrence.started?.by ?? startedBy,
        startedAt: asOf,
        closesOn: addDays(dueOn, organisation.acknowledgement.closesAfterDays),
        timeZone: organisation.timeZone,
        ...(approval ? { approval } : {}),
      },
      { kind: 'workflow', process: 'calendar' },
      { kind: 'steward' },
    )
    await tools.startCycle({ _id, process })
    return _id
  }
}
