import { isIsmsLead } from '../../../domain/organisation.js'
import { parseOccurrenceRef } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import { entriesOf, entryOf } from '../../calendar.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type CalendarDeskTools, follow } from './which.js'

/** What file and chat say differently, for who decides about it; nothing for anybody else. */
export async function conflictsFor(tools: CalendarDeskTools, visit: Visit): Promise<CalendarEntry[]> {
  return isIsmsLead(visit.person, visit.organisation) ? contradictedOnes(tools, visit) : []
}

/** The same, for whoever sees how everything stands. */
export async function contradictedOnes(tools: CalendarDeskTools, visit: Visit): Promise<CalendarEntry[]> {
  const contradicted = (await tools.occurrences.planned()).filter(({ fileSays }) => fileSays !== undefined)
  return contradicted.length === 0 ? [] : entriesOf(tools, visit.person, 'all', contradicted)
}

/** Whose word counts is for the ISMS lead to say, once. */
export async function settle(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const { person, organisation, texts, at, through } = visit
  if (!isIsmsLead(person, organisation)) return say(texts.common.notYourCommand)
  const t = texts.calendar.conflict
  const keep = argument === 'chat' ? 'chat' : 'file'
  const ref = parseOccurrenceRef(value)
  const entry = ref && (await entryOf(tools, person, ref._id))
  if (!ref || !entry || entry.occurrence.revision !== ref.revision) return say(t.settled)
  const settled = await tools.occurrences.settle(entry.occurrence, keep, { by: person._id, at, through })
  if (!settled) return say(t.settled)
  await follow(tools, settled)
  const name = escaped(entry.name)
  const today = dateIn(at, organisation.timeZone)
  if (keep === 'chat') return say(t.kept(name, settled.date, today))
  return say(settled.state === 'withdrawn' ? t.gone(name) : t.taken(name, settled.date, today))
}
