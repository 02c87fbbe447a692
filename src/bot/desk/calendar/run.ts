import { dateIn } from '../../../domain/working-days.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { type Chosen, runForm } from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import type { Inputs, Reply } from '../../interaction.js'
import { programmeSubjects } from '../../programme-subjects.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import {
  type CalendarDeskTools,
  changed,
  clickedOccurrence,
  follow,
  submittedOccurrence,
  typedOccurrence,
  waitingFor,
} from './which.js'

export async function typedRun(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedOccurrence(tools, visit, typed, 'owner')
  return 'refused' in found ? found.refused : confirm(tools, visit, found.chosen)
}

export async function clickedRun(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await clickedOccurrence(tools, visit, value, 'owner')
  return 'refused' in found ? found.refused : confirm(tools, visit, found.chosen)
}

/** Cannot be taken back, so it is asked once more. */
async function confirm(tools: CalendarDeskTools, visit: Visit, chosen: Chosen): Promise<Reply> {
  const refused = 'entry' in chosen ? await whyNotRunnable(tools, visit, chosen.entry) : null
  const today = dateIn(visit.at, visit.organisation.timeZone)
  return refused ?? { kind: 'form', form: runForm(chosen, today, visit.texts) }
}

/** The claim decides; the worker starts the cycle of what was claimed. */
export async function run(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await submittedOccurrence(tools, visit, value, inputs, 'owner')
  if ('refused' in found) return found.refused
  const { entry } = found
  const refused = await whyNotRunnable(tools, visit, entry)
  if (refused) return refused
  const { texts, person, organisation, at, platform } = visit
  const through = { kind: 'chat', platform } as const
  const started = await tools.occurrences.start(entry.occurrence, { at, by: person._id, through })
  if (!started) return changed(visit, entry)
  await follow(tools, started)
  const today = dateIn(at, organisation.timeZone)
  return say(texts.calendar.run.done(escaped(entry.name), entry.occurrence.date, today))
}

async function whyNotRunnable(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
): Promise<Reply | null> {
  const t = visit.texts.calendar.refused
  const name = escaped(entry.name)
  if (entry.programme.paused) return say(t.paused(name))
  const { process, subject } = entry.programme
  if (!(await programmeSubjects(tools)[process].inForce(subject))) return say(t.noVersion(name))
  return waitingFor(tools, visit, entry)
}
