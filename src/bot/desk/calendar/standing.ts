import { startsAt } from '../../../domain/programme.js'
import { SOON_DAYS } from '../../../domain/standing.js'
import { addDays, dateIn } from '../../../domain/working-days.js'
import { entriesOf, knownOf } from '../../calendar.js'
import { conflictThing } from '../../cards/calendar/calendar.js'
import { type CalendarEntry, verbs } from '../../cards/calendar/entry.js'
import { escaped } from '../../cards/card.js'
import { type StandingLine, stepOf } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import { conflictsFor } from './settle.js'
import type { CalendarDeskTools } from './which.js'

/** What of the calendar stands still, and what begins soon. */
export async function standing(tools: CalendarDeskTools, visit: Visit): Promise<StandingLine[]> {
  const [conflicts, paused, coming] = await Promise.all([
    conflictsFor(tools, visit),
    pausedOnes(tools, visit),
    comingOnes(tools, visit),
  ])
  return [...conflicts.map((entry) => contradicted(entry, visit)), ...paused, ...coming]
}

function contradicted(entry: CalendarEntry, visit: Visit): StandingLine {
  const { texts } = visit
  const today = todayFor(visit)
  const { date } = entry.occurrence
  return {
    ...{
      urgency: 'stuck',
      on: date,
      text: texts.calendar.standing.contradicted(escaped(entry.name), date, today),
    },
    next: stepOf(conflictThing(entry, today, texts)),
  }
}

/** Once a date has come due meanwhile, it goes on only when somebody resumes it. */
async function pausedOnes(tools: CalendarDeskTools, visit: Visit): Promise<StandingLine[]> {
  const { person, organisation, texts, at } = visit
  const held = [...(await knownOf(tools, person)).values()].filter(({ programme }) => programme.paused)
  const t = texts.calendar.standing
  return Promise.all(
    held.map(async ({ programme: { _id, paused }, name }): Promise<StandingLine> => {
      const since = paused?.at ?? at
      const [first] = await tools.occurrences.planned(_id)
      const on = first?.date ?? todayFor(visit)
      const isDue = first !== undefined && startsAt(first.date, organisation) <= at
      const by = escaped((await tools.people.byId(paused?.by ?? ''))?.name ?? '')
      const text = t.paused(escaped(name), by, dateIn(since, organisation.timeZone), todayFor(visit))
      if (!isDue) return { urgency: 'later', on, text }
      const action = { verb: verbs.resume, value: _id, label: texts.calendar.card.resume, primary: true }
      const next = { text: t.resume(escaped(name), on, todayFor(visit)), actions: [action] }
      return { urgency: 'stuck', on, text, next }
    }),
  )
}

async function comingOnes(tools: CalendarDeskTools, visit: Visit): Promise<StandingLine[]> {
  const today = todayFor(visit)
  const week = await tools.occurrences.between(today, addDays(today, SOON_DAYS))
  const planned = week.filter(({ state }) => state === 'planned')
  const entries = await entriesOf(tools, visit.person, 'all', planned)
  return entries
    .filter(({ standing }) => standing !== 'paused')
    .map(({ occurrence: { date }, name, whom }): StandingLine => {
      const text = visit.texts.calendar.standing.begins(escaped(name), escaped(whom), date, today)
      return { urgency: 'soon', on: date, text }
    })
}
