import { isYearQuestion, stepAtHand } from '../../../domain/decision.js'
import { startsAfterPause } from '../../../domain/programme.js'
import type { CalendarEntry, CalendarRow } from '../../cards/calendar/entry.js'
import type { CalendarDeskTools } from './which.js'

/** What the calendar says of each besides: what begins when its pause is over, and what top management is asked. */
export async function rowsOf(
  tools: CalendarDeskTools,
  entries: readonly CalendarEntry[],
): Promise<CalendarRow[]> {
  const [planned, asked] = await Promise.all([tools.occurrences.planned(), askedAbout(tools)])
  return entries.map((entry) => ({
    ...entry,
    afterPause: entry.standing === 'paused' ? startsAfterPause(entry.programme, planned) : null,
    asked: asked.get(entry.occurrence._id) ?? null,
  }))
}

/** By occurrence, what is not decided yet. */
async function askedAbout({
  decisions,
  people,
}: CalendarDeskTools): Promise<Map<string, NonNullable<CalendarRow['asked']>>> {
  const open = await decisions.open('occurrence')
  const named = await people.byIds(open.flatMap((each) => stepAtHand(each).approvers))
  return new Map(
    open.flatMap((decision) => {
      const { question, subject } = decision
      const by = stepAtHand(decision).approvers.map((id) => named.get(id)?.name ?? '')
      return isYearQuestion(question) ? [[subject.id, { question, by: by.join(', ') }]] : []
    }),
  )
}
