import { CalendarDate } from '../../../domain/calendar-date.js'
import { deadlineAhead, type Nonconformity } from '../../../domain/nonconformity.js'
import { addMonths, dateIn } from '../../../domain/working-days.js'
import { inputs as names } from '../../cards/corrective-action/view.js'
import { type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'

/** Whatever is to be done about it is to be done within so many months. */
const MOST_MONTHS = 24

/** By when it is to be done: after today, not years ahead, and not after the day by which others want an answer. */
export function dueDayIn(
  { person, at, texts }: Visit,
  nonconformity: Pick<Nonconformity, 'deadline' | 'deadlines' | 'claimed' | 'vouched'>,
  inputs: Inputs,
): { due: CalendarDate } | { error: string } {
  const t = texts.correctiveAction.takeOn
  const today = dateIn(at, person.timeZone)
  const due = CalendarDate.safeParse(textOf(inputs, names.due)).data
  const deadline = deadlineAhead(nonconformity, today)
  if (due === undefined || due <= today) return { error: t.dueMissing }
  if (due > addMonths(today, MOST_MONTHS)) return { error: t.tooFar }
  return deadline !== null && due > deadline ? { error: t.tooLate(deadline, today) } : { due }
}
