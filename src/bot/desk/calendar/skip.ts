import type { Person } from '../../../domain/person.js'
import { isOnlyOneOfYear } from '../../../domain/year-without.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { type Chosen, inputs as names, skipForm } from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { askTopManagement, takingOut, whoApproves } from './top-management.js'
import {
  type CalendarDeskTools,
  changed,
  clickedOccurrence,
  follow,
  submittedOccurrence,
  typedOccurrence,
  waitingFor,
} from './which.js'

export async function typedSkip(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedOccurrence(tools, visit, typed, 'lead', 'nothing')
  return 'refused' in found ? found.refused : form(tools, visit, found.chosen)
}

export async function clickedSkip(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await clickedOccurrence(tools, visit, value, 'lead')
  return 'refused' in found ? found.refused : form(tools, visit, found.chosen)
}

/** Says first whether top management decides, and who of them. */
async function form(tools: CalendarDeskTools, visit: Visit, chosen: Chosen): Promise<Reply> {
  const asked = 'entry' in chosen ? await whoDecides(tools, visit, chosen.entry) : null
  if (asked && 'refused' in asked) return asked.refused
  return { kind: 'form', form: skipForm(chosen, asked?.approver?.name ?? null, todayFor(visit), visit.texts) }
}

export async function skip(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await submittedOccurrence(tools, visit, value, inputs, 'lead')
  if ('refused' in found) return found.refused
  const { entry } = found
  const { texts, person, at, through } = visit
  const t = texts.calendar.skip
  const reason = textOf(inputs, names.reason)
  if (!reason) return { kind: 'invalid', errors: { [names.reason]: t.reasonMissing } }
  const asked = await whoDecides(tools, visit, entry)
  if ('refused' in asked) return asked.refused
  if (asked.approver)
    return askTopManagement(tools, visit, entry, asked.approver, { question: 'skip', reason })

  const saying = { by: person._id, at, reason, through }
  const skipped = await takingOut(tools, entry, () => tools.occurrences.skip(entry.occurrence, saying))
  if (!skipped) return changed(visit, entry)
  await follow(tools, skipped)
  return say(t.done(escaped(entry.name), entry.occurrence.date, todayFor(visit)))
}

/** Who of top management has to approve it: nobody where others of the same year remain. */
async function whoDecides(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
): Promise<{ approver: Person | null } | { refused: Reply }> {
  const waiting = await waitingFor(tools, visit, entry)
  if (waiting) return { refused: waiting }
  const { occurrence, programme } = entry
  const ofProgramme = await tools.occurrences.ofProgramme(programme._id)
  if (!isOnlyOneOfYear(occurrence, programme, ofProgramme)) return { approver: null }
  return whoApproves(tools, visit, entry)
}
