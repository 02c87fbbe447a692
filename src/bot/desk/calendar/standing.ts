import { SOON_DAYS, urgencyOf } from '../../../domain/standing.js'
import { addDays } from '../../../domain/working-days.js'
import { entriesOf, knownOf } from '../../calendar.js'
import { conflictThing } from '../../cards/calendar/calendar.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { escaped } from '../../cards/card.js'
import { type StandingLine, stepOf } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { todayFor } from '../standing.js'
import { contradictedOnes } from './settle.js'
import type { CalendarDeskTools } from './which.js'

/** What of the calendar stands still, and what begins soon. */
export async function standing(tools: CalendarDeskTools, visit: Visit): Promise<StandingLine[]> {
  const known = knownOf(tools, visit.person)
  const [conflicts, paused, coming] = await Promise.all([
    contradictedOnes(tools, visit),
    pausedOnes(tools, visit, known),
    comingOnes(tools, visit, known),
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

/** It goes on by itself when the pause is over. */
async function pausedOnes(
  tools: CalendarDeskTools,
  visit: Visit,
  programmes: ReturnType<typeof knownOf>,
): Promise<StandingLine[]> {
  const today = todayFor(visit)
  const known = [...(await programmes).values()]
  const people = await tools.people.byIds(known.flatMap(({ programme }) => programme.paused?.by ?? []))
  return known.flatMap(({ programme: { paused }, name }): StandingLine[] => {
    if (!paused) return []
    const by = escaped(people.get(paused.by)?.name ?? '')
    const text = visit.texts.calendar.standing.paused(escaped(name), by, paused.until, today)
    const on = addDays(paused.until, 1)
    return [{ urgency: urgencyOf(on, today), on, text }]
  })
}

async function comingOnes(
  tools: CalendarDeskTools,
  visit: Visit,
  programmes: ReturnType<typeof knownOf>,
): Promise<StandingLine[]> {
  const today = todayFor(visit)
  const week = await tools.occurrences.between(today, addDays(today, SOON_DAYS))
  const planned = week.filter(({ state }) => state === 'planned')
  const entries = await entriesOf(tools, visit.person, 'all', planned, programmes)
  return entries
    .filter(({ standing }) => standing !== 'paused')
    .map(({ occurrence: { date }, name, whom }): StandingLine => {
      const text = visit.texts.calendar.standing.begins(escaped(name), escaped(whom), date, today)
      return { urgency: 'soon', on: date, text }
    })
}
