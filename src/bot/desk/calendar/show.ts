import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { addMonths, dateIn, lastOfMonth } from '../../../domain/working-days.js'
import { calendarOf, type Whose } from '../../calendar.js'
import { type CalendarAct, calendarCard } from '../../cards/calendar/calendar.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import { readMonths } from '../../typed-days.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { plannedFor } from '../treatment-plan/list.js'
import { offPlanFor } from './off-plan.js'
import { rowsOf } from './rows.js'
import { conflictsFor } from './settle.js'
import { type CalendarDeskTools, changeable } from './which.js'

/** From this month on. */
const MONTHS_SHOWN = 3
const MONTHS_A_YEAR = 12

/** What may follow `calendar` and is no month. */
const furtherWords = ['move', 'run', 'skip', 'pause', 'resume', 'history', 'feed']

/** `[MONTH]`: the next three months, a month, or a year; the latter two with the year as a picture. */
export async function show(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const today = dateIn(at, organisation.timeZone)
  const thisMonth = `${today.slice(0, 7)}-01`
  const comes = { first: thisMonth, last: lastOfMonth(addMonths(thisMonth, MONTHS_SHOWN)) }
  const span = typed === '' ? comes : readMonths(typed, today)
  if (!span) {
    const [word = '', ...rest] = typed.split(' ')
    const near = nearest(word, furtherWords)
    const meant = near ? ['calendar', near, ...rest].join(' ').replaceAll('`', '') : null
    return say(texts.calendar.which.month(escaped(typed.slice(0, 100)), meant))
  }
  const all = isIsmsLead(person, organisation)
  const whose: Whose = all ? 'all' : 'own'
  const oneMonth = span.first.slice(0, 7) === span.last.slice(0, 7)
  const aYear = { first: span.first, last: lastOfMonth(addMonths(span.first, MONTHS_A_YEAR - 1)) }
  const [entries, year, conflicts, acts, offPlan, planned] = await Promise.all([
    calendarOf(tools, person, whose, span, today),
    oneMonth ? null : calendarOf(tools, person, whose, aYear, today),
    conflictsFor(tools, visit),
    actsFor(tools, visit),
    typed === '' ? offPlanFor(tools, visit) : [],
    plannedFor(tools, person, organisation),
  ])
  const view = {
    ...span,
    today,
    entries: await rowsOf(tools, entries),
    ownOnly: !all,
    conflicts,
    year,
    acts,
    offPlan,
    planned: planned.filter(({ action: { due } }) => due >= span.first && due <= span.last),
    reader: person,
    timeZone: person.timeZone,
  }
  return { kind: 'card', card: calendarCard(view, texts) }
}

async function actsFor(tools: CalendarDeskTools, visit: Visit): Promise<CalendarAct[]> {
  if ((await changeable(tools, visit, 'owner')).length === 0) return []
  if (!isIsmsLead(visit.person, visit.organisation)) return ['move', 'run']
  const paused = (await tools.programmes.active()).some((programme) => programme.paused)
  return ['move', 'run', 'skip', 'pause', ...(paused ? (['resume'] as const) : [])]
}
