import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import { dateIn } from '../../../domain/working-days.js'
import { type AskedView, actionOf, inputs as names } from '../../cards/corrective-action/view.js'
import { fileOf, type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { takeFile } from '../taking-files.js'
import { dueDayIn } from './due-day.js'
import type { Read } from './read.js'
import type { CorrectiveDeskTools } from './tools.js'

/** That it is done, shown by something; or by when it will be, and why it takes longer. */
export async function actionRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  answer: 'done' | 'later',
  inputs: Inputs,
): Promise<Read> {
  const t = visit.texts.correctiveAction.action
  if (answer === 'done') {
    if (!isShown(inputs)) return { errors: { [names.note]: t.lacking } }
    return evidenceIn(tools, visit, view, answer, inputs)
  }
  const until = CalendarDate.safeParse(textOf(inputs, names.until)).data
  const reason = textOf(inputs, names.reason)?.trim()
  const today = dateIn(visit.at, visit.person.timeZone)
  const due = actionOf(view)?.due ?? today
  const errors = {
    ...(until === undefined || until <= due || until <= today ? { [names.until]: t.notLater } : {}),
    ...(reason ? {} : { [names.reason]: visit.texts.correctiveAction.missing }),
  }
  if (!reason || until === undefined || Object.keys(errors).length > 0) return { errors }
  return { value: answer, until, reason }
}

/** That the ISMS was changed, shown by something; or why it was not. */
export async function changeRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  value: 'changed' | 'unchanged',
  inputs: Inputs,
): Promise<Read> {
  const t = visit.texts.correctiveAction
  if (value === 'changed') {
    if (!isShown(inputs)) return { errors: { [names.note]: t.action.lacking } }
    return evidenceIn(tools, visit, view, value, inputs)
  }
  const reason = textOf(inputs, names.reason)?.trim()
  return reason ? { value, reason } : { errors: { [names.reason]: t.missing } }
}

function isShown(inputs: Inputs): boolean {
  return Boolean(textOf(inputs, names.note) || textOf(inputs, names.link) || fileOf(inputs, names.file))
}

/** What was looked at, and what was found: without that it is no verdict; and by when it is to be done anew, if it was not effective. */
export async function verdictRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  verdict: 'effective' | 'ineffective',
  inputs: Inputs,
): Promise<Read> {
  // What begins anew has a day of its own: that of the round before is over.
  const day = verdict === 'ineffective' ? dueDayIn(visit, view.nonconformity, inputs) : null
  const errors = {
    ...(textOf(inputs, names.note)?.trim() ? {} : { [names.note]: visit.texts.correctiveAction.missing }),
    ...(day && 'error' in day ? { [names.due]: day.error } : {}),
  }
  if (Object.keys(errors).length > 0 || (day && 'error' in day)) return { errors }
  const read = await evidenceIn(tools, visit, view, verdict, inputs)
  return 'errors' in read || !day ? read : { ...read, until: day.due }
}

async function evidenceIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  { ask }: AskedView,
  value: string,
  inputs: Inputs,
): Promise<Read> {
  const note = textOf(inputs, names.note)?.trim()
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  if (typed !== null && link === null)
    return { errors: { [names.link]: visit.texts.controlCheck.form.noLink } }
  const taken = await takeFile(tools, visit, ask._id, inputs)
  if ('error' in taken) return { errors: { [names.file]: taken.error } }
  return {
    value,
    ...(note ? { reason: note } : {}),
    ...(link === null ? {} : { link }),
    ...(taken.file ? { file: taken.file } : {}),
  }
}
