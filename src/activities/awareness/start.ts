import { lessonSubject, nextLesson } from '../../domain/awareness.js'
import { nextAfter } from '../../domain/control-check.js'
import { addDays, addMonths, dateIn } from '../../domain/working-days.js'
import type { Lessons } from '../../store/lessons.js'
import type { Occurrences } from '../../store/occurrences.js'
import { startDays } from '../calendar/plan.js'
import type { StartOccurrence } from '../calendar/start.js'
import { begin, onItsDay, type StartCycleTools } from '../start-cycle.js'

export interface StartLessonTools extends Pick<StartCycleTools, 'cycles' | 'organisation' | 'startCycle'> {
  lessons: Lessons
  occurrences: Occurrences
}

/** The next lesson in turn, until the one after it begins. Null: the file has none. */
export function plannedLesson(tools: StartLessonTools): StartOccurrence {
  return async (programme, occurrence, asOf) => {
    const [organisation, standing, sentAt] = await Promise.all([
      tools.organisation.read(),
      tools.lessons.standing(),
      tools.lessons.sentAt(),
    ])
    const lesson = nextLesson(standing, sentAt)
    if (!organisation || !lesson?.stands) return null
    const { ismsLead, timeZone } = organisation
    const today = dateIn(asOf, timeZone)
    const next = nextAfter(await startDays(tools, programme), today) ?? addMonths(today, 1)
    const closesOn = addDays(next, -1)
    return begin(tools, onItsDay(occurrence, asOf), {
      ...{ process: 'awareness', subject: lessonSubject(lesson), sequence: lesson.sequence },
      ...{ audience: lesson.stands.audience, dueOn: closesOn, closesOn, timeZone, startedBy: ismsLead },
    })
  }
}
