import { CalendarDate } from '../../../domain/calendar-date.js'
import { httpsLink } from '../../../domain/control-check.js'
import { validUntil } from '../../../domain/training.js'
import type { Given } from '../../../store/answers.js'
import { inputs as names } from '../../cards/control-check/check.js'
import { certificateForm, DATE } from '../../cards/training/certificate.js'
import { type CourseView, courseLanguage } from '../../cards/training/course.js'
import { fileOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type HandingInTools, takeFile } from '../taking-files.js'
import { courseAt, refuse, type TrainingDeskTools, today } from './view.js'

export type CertificateTools = TrainingDeskTools & HandingInTools

/** The form in which somebody hands in a certificate. */
export async function openCertificate(tools: TrainingDeskTools, visit: Visit, value: string): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  if ('refused' in view) return view.refused
  if (view.course.by.way !== 'certificate') return refuse(visit, { because: 'changed' })
  return { kind: 'form', form: certificateForm(view, visit.texts) }
}

/** One guarded write; the workflow puts it to whoever confirms it, and until then it does not count. */
export async function handInCertificate(
  tools: CertificateTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const view = await courseAt(tools, visit, value)
  if ('refused' in view) return view.refused
  if (view.course.by.way !== 'certificate') return refuse(visit, { because: 'changed' })
  const { ask, course } = view
  const given = await certificateIn(tools, visit, view, inputs)
  if ('errors' in given) return { kind: 'invalid', errors: given.errors }
  const { person, at, through } = visit
  const answered = await tools.asks.answer(
    {
      ...{ ask: { id: ask._id, revision: ask.revision }, by: person._id, at, through, value: 'completed' },
      ...{ language: courseLanguage(course, person), ...given },
    },
    ask.subject,
  )
  if (!answered) {
    const now = await courseAt(tools, visit, value)
    return 'refused' in now ? now.refused : refuse(visit, { because: 'changed' })
  }
  tools.cycleMoved(ask.cycle)
  return { kind: 'done', settled: [ask._id] }
}

type Read = Pick<Given, 'completion' | 'until' | 'link' | 'file'> | { errors: Record<string, string> }

/** Its day, and what shows it; or what of it cannot be taken, beside its field. */
async function certificateIn(
  tools: CertificateTools,
  visit: Visit,
  { ask, course }: CourseView,
  inputs: Inputs,
): Promise<Read> {
  const t = visit.texts.trainingWays.certificate
  const now = today(visit)
  const on = CalendarDate.safeParse(textOf(inputs, DATE)).data
  const until = on === undefined ? null : validUntil(course, on)
  const typed = textOf(inputs, names.link)
  const link = typed === null ? null : httpsLink(typed)
  const isOver = until !== null && until < now ? t.dateOver(until, now) : null
  const wrongDay = on === undefined ? t.dateMissing : on > now ? t.dateLate : isOver
  const errors = {
    ...(wrongDay === null ? {} : { [DATE]: wrongDay }),
    ...(typed !== null && link === null ? { [names.link]: visit.texts.controlCheck.form.noLink } : {}),
    ...(typed === null && !fileOf(inputs, names.file) ? { [names.link]: t.lacking } : {}),
  }
  if (on === undefined || Object.keys(errors).length > 0) return { errors }
  const taken = await takeFile(tools, visit, ask._id, inputs)
  if ('error' in taken) return { errors: { [names.file]: taken.error } }
  return {
    completion: { by: 'certificate', on, toConfirm: true },
    ...(until === null ? {} : { until }),
    ...(link === null ? {} : { link }),
    ...(taken.file ? { file: taken.file } : {}),
  }
}
