import { courseSubject } from '../../domain/course.js'
import type { Programme } from '../../domain/programme.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import { startDays } from '../calendar/plan.js'
import type { StartOccurrence } from '../calendar/start.js'
import { type Asking, type Beginning, begin, onItsDay, outOfTurn } from '../start-cycle.js'
import { closingDay } from './plan.js'
import type { StartTrainingTools } from './tools.js'

/** A training year whose day has come: the one before is over. */
export function plannedTraining(tools: StartTrainingTools): StartOccurrence {
  return (programme, occurrence, asOf) => startTraining(tools, programme, onItsDay(occurrence, asOf))
}

/** A course that somebody begins out of turn: the nth time. It spends no date of the calendar, and ends with the next one. */
export function unplannedTraining(tools: StartTrainingTools) {
  return (programme: Programme, number: number, because: string, asking: Asking): Promise<string | null> =>
    startTraining(tools, programme, outOfTurn(programme, number, because, asking))
}

async function startTraining(
  tools: StartTrainingTools,
  programme: Programme,
  beginning: Beginning,
): Promise<string | null> {
  const [course, organisation] = await Promise.all([
    tools.courses.newest(programme.subject),
    tools.organisation.read(),
  ])
  if (!course || !organisation) return null
  const { ismsLead, timeZone } = organisation
  const today = dateIn(beginning.asOf, timeZone)
  return begin(tools, beginning, {
    ...{ process: 'training', subject: courseSubject(course), sequence: course.sequence },
    // Only whoever joins needs it: they are whoever works here, and it finds out who of them has.
    audience: course.neededBy.audience ?? 'everyone',
    dueOn: dueDate(today, programme.businessDays, organisation),
    closesOn: closingDay(await startDays(tools, programme), today),
    ...{ timeZone, startedBy: ismsLead },
  })
}
