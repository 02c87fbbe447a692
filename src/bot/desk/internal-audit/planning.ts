import { CalendarDate } from '../../../domain/calendar-date.js'
import {
  AGREE_SLOT,
  type Agreement,
  type AuditText,
  DATE_SLOT,
  DECLARE_SLOT,
  type Declaration,
  daysText,
} from '../../../domain/internal-audit.js'
import { placeOf } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import { addDays, dateIn, dueDate, isBusinessDay } from '../../../domain/working-days.js'
import { dayInputs, daysForm, notIndependentForm, otherDaysForm } from '../../cards/internal-audit/ask.js'
import { REASON } from '../../cards/policy-acknowledgement/reason.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type AuditAnswerTools, record, shownTo } from './shown.js'

export function declareIndependent(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  return record(tools, visit, value, [DECLARE_SLOT], { value: 'independent' satisfies Declaration })
}

/** Asks what ties them to what is audited. */
export async function askWhatTies(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [DECLARE_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: notIndependentForm(found.view, visit.texts) }
}

export async function recordNotIndependent(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  const { missing } = visit.texts.internalAudit.declare.form
  if (!reason) return { kind: 'invalid', errors: { [REASON]: missing } }
  const saying = { value: 'not-independent' satisfies Declaration, reason }
  return record(tools, visit, value, [DECLARE_SLOT], saying)
}

/** So many days are enough to find one on which everybody works. */
const LOOKED_AHEAD = 60

/** So many business days whoever is audited has at least to say that the days do not suit them. */
const LEAST_NOTICE = 2

function dayIn(inputs: Inputs, name: string): CalendarDate | null {
  return CalendarDate.safeParse(textOf(inputs, name)).data ?? null
}

/** Asks the lead for the days. */
export async function askForDays(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [DATE_SLOT])
  if ('refused' in found) return found.refused
  const possible = await daysPossible(tools, visit, found.view.audit)
  return { kind: 'form', form: daysForm(found.view, visit.texts, possible) }
}

/** Which days can be proposed. */
interface DaysPossible {
  /** Until then those who are audited may say that it does not suit them; null: nobody has to agree. */
  until: CalendarDate | null
  first: CalendarDate
  /** For whom of those who audit and are audited it is no day on which they work. */
  whoseDayOff(day: CalendarDate): Person | undefined
  nextFrom(day: CalendarDate): CalendarDate
}

async function daysPossible(
  tools: AuditAnswerTools,
  { at, person, organisation }: Visit,
  { lead, auditees }: Pick<AuditText, 'lead' | 'auditees'>,
): Promise<DaysPossible> {
  const people = await tools.people.byIds([...new Set([lead, ...auditees])])
  const place = placeOf(person, organisation)
  const today = dateIn(at, person.timeZone)
  const until = auditees.length > 0 ? dueDate(today, LEAST_NOTICE, place) : null
  const whoseDayOff = (day: CalendarDate) =>
    [...people.values()].find((each) => !isBusinessDay(day, placeOf(each, organisation)))
  const nextFrom = (day: CalendarDate) => {
    const days = Array.from({ length: LOOKED_AHEAD }, (_, n) => addDays(day, n))
    return days.find((each) => !whoseDayOff(each)) ?? day
  }
  return { until, whoseDayOff, nextFrom, first: nextFrom(until ? addDays(until, 1) : today) }
}

export async function recordDays(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const { texts, at, person } = visit
  const t = texts.internalAudit.date.form
  const found = await shownTo(tools, visit, value, [DATE_SLOT])
  if ('refused' in found) return found.refused
  const [from, to] = [dayIn(inputs, dayInputs.from), dayIn(inputs, dayInputs.to)]
  const today = dateIn(at, person.timeZone)
  const possible = await daysPossible(tools, visit, found.view.audit)
  const { until, whoseDayOff, nextFrom } = possible
  const dayOff = (name: string, day: CalendarDate | null) => {
    const whose = day && whoseDayOff(day)
    return whose ? { [name]: t.dayOff(day, whose.name, nextFrom(day), today) } : {}
  }
  const errors = {
    ...dayOff(dayInputs.from, from),
    ...dayOff(dayInputs.to, to),
    ...(from && from >= today && until && from <= until ? { [dayInputs.from]: t.tooSoon(until, today) } : {}),
    ...(from ? {} : { [dayInputs.from]: t.missing }),
    ...(to ? {} : { [dayInputs.to]: t.missing }),
    ...(from && from < today ? { [dayInputs.from]: t.past } : {}),
    ...(from && to && to < from ? { [dayInputs.to]: t.order } : {}),
  }
  if (!from || !to || Object.keys(errors).length > 0) return { kind: 'invalid', errors }
  return record(tools, visit, value, [DATE_SLOT], { value: daysText({ from, to }) })
}

export function agreeToDays(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  return record(tools, visit, value, [AGREE_SLOT], { value: 'agreed' satisfies Agreement })
}

/** Asks which days would suit them. */
export async function askWhichDays(tools: AuditAnswerTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, [AGREE_SLOT])
  if ('refused' in found) return found.refused
  return { kind: 'form', form: otherDaysForm(found.view, visit.texts) }
}

export async function recordOtherDays(
  tools: AuditAnswerTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, REASON)
  const { missing } = visit.texts.internalAudit.agree.form
  if (!reason) return { kind: 'invalid', errors: { [REASON]: missing } }
  return record(tools, visit, value, [AGREE_SLOT], { value: 'other-days' satisfies Agreement, reason })
}
