import type { Person } from '../../../domain/person.js'
import { isOnlyOneOfYear, leavesItsYear } from '../../../domain/year-without.js'
import { entriesOf } from '../../calendar.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { type Chosen, inputs as names, runForm } from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { programmeSubjects } from '../../programme-subjects.js'
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

export async function typedRun(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedOccurrence(tools, visit, typed, 'owner', 'nothing')
  return 'refused' in found ? found.refused : confirm(tools, visit, found.chosen)
}

export async function clickedRun(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await clickedOccurrence(tools, visit, value, 'owner')
  return 'refused' in found ? found.refused : confirm(tools, visit, found.chosen)
}

/** Cannot be taken back, so it is asked once more; and says first whether top management decides, and who of them. */
async function confirm(tools: CalendarDeskTools, visit: Visit, chosen: Chosen): Promise<Reply> {
  const asked = 'entry' in chosen ? await whoDecides(tools, visit, chosen.entry) : null
  if (asked && 'refused' in asked) return asked.refused
  return { kind: 'form', form: runForm(chosen, asked?.approver?.name ?? null, todayFor(visit), visit.texts) }
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
  const asked = await whoDecides(tools, visit, entry)
  if ('refused' in asked) return asked.refused
  if (asked.approver) return request(tools, visit, entry, asked.approver, inputs)
  const { texts, person, at, through } = visit
  const { occurrence } = entry
  const start = () => tools.occurrences.start(occurrence, { at, by: person._id, through })
  const leaves = leavesItsYear(occurrence, todayFor(visit))
  const started = await (leaves ? takingOut(tools, entry, start) : start())
  if (!started) return changed(visit, entry)
  await follow(tools, started)
  return say(texts.calendar.run.done(escaped(entry.name), occurrence.date, todayFor(visit)))
}

/** Where one of many was chosen, nobody was asked yet why. */
async function request(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
  approver: Person,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, names.reason)
  if (reason) return askTopManagement(tools, visit, entry, approver, { question: 'run', reason })
  return { kind: 'form', form: runForm({ entry }, approver.name, todayFor(visit), visit.texts) }
}

/** Who of top management has to approve it: whoever pulls the only one of a later year into this one asks them. */
async function whoDecides(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
): Promise<{ approver: Person | null } | { refused: Reply }> {
  const refused = await whyNotRunnable(tools, visit, entry)
  if (refused) return { refused }
  const { occurrence, programme } = entry
  if (!leavesItsYear(occurrence, todayFor(visit))) return { approver: null }
  const ofProgramme = await tools.occurrences.ofProgramme(programme._id)
  if (!isOnlyOneOfYear(occurrence, programme, ofProgramme)) return { approver: null }
  return whoApproves(tools, visit, entry)
}

/**
 * Whoever presses twice means the one that began, and not the next date as well; and one out of turn that runs asks the
 * same. A round takes over what is still open of the one before it, so that another may begin while it runs.
 */
async function isRunning(
  tools: CalendarDeskTools,
  { person }: Visit,
  { programme }: CalendarEntry,
): Promise<boolean> {
  if (programme.process === 'policy-acknowledgement') return false
  const underWay = await tools.cycles.underWay(programme)
  if (underWay.some(({ because }) => because !== undefined)) return true
  const all = await tools.occurrences.ofProgramme(programme._id)
  const last = all.filter(({ state }) => state === 'started').slice(-1)
  const [begun] = await entriesOf(tools, person, 'all', last)
  return begun?.standing === 'running'
}

async function whyNotRunnable(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
): Promise<Reply | null> {
  const t = visit.texts.calendar.refused
  const name = escaped(entry.name)
  if (entry.programme.paused) return say(t.paused(name))
  if (await isRunning(tools, visit, entry)) return say(t.running(name))
  const { process, subject } = entry.programme
  if (!(await programmeSubjects(tools)[process].inForce(subject))) return say(t.noVersion(name))
  return waitingFor(tools, visit, entry)
}
