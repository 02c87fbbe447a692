import type { CalendarDate } from '../../../domain/calendar-date.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { type Occurrence, startsAt } from '../../../domain/programme.js'
import { longestPause, lostToPause } from '../../../domain/year-without.js'
import { type KnownProgramme, knownOf } from '../../calendar.js'
import {
  CHOOSE,
  type NamedProgramme,
  inputs as names,
  pauseForm,
  resumeForm,
  whichPausedForm,
} from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { askTopManagement, whoApproves, type YearRequest } from './top-management.js'
import { type CalendarDeskTools, changed, typedProgramme, waitingFor } from './which.js'

/** Asks why, and where nothing was typed, what. */
export async function askToPause(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const t = visit.texts.calendar
  if (!isIsmsLead(visit.person, visit.organisation)) return say(visit.texts.common.notYourCommand)
  if (typed === '' || typed === CHOOSE) {
    const of = (await programmes(tools, visit)).filter(({ programme }) => !programme.paused).map(named)
    return of.length === 0 ? say(t.pause.none) : { kind: 'form', form: pauseForm({ of }, visit.texts) }
  }
  const found = await typedProgramme(tools, visit, typed)
  if ('refused' in found) return found.refused
  const { known } = found
  if (known.programme.paused) return say(t.pause.already(escaped(known.name)))
  return { kind: 'form', form: pauseForm({ programme: named(known) }, visit.texts) }
}

/** The guarded write decides; a pause that a year would pass in is for top management to approve. */
export async function pause(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await submittedProgramme(tools, visit, value, inputs)
  if ('refused' in found) return found.refused
  const { known } = found
  const { texts, person, at, through } = visit
  const t = texts.calendar.pause
  const until = textOf(inputs, names.until) ?? ''
  const wrong = whyNotUntil(visit, until)
  if (wrong) return { kind: 'invalid', errors: { [names.until]: wrong } }
  const reason = textOf(inputs, names.reason)
  if (!reason) return { kind: 'invalid', errors: { [names.reason]: t.reasonMissing } }
  if (known.programme.paused) return say(t.already(escaped(known.name)))
  const ofProgramme = await tools.occurrences.ofProgramme(known.programme._id)
  const lost = lostToPause(until, known.programme, ofProgramme)
  if (lost) return requestPause(tools, visit, known, lost, { question: 'pause', reason, until })

  const saying = { by: person._id, at, reason, through }
  const paused = await tools.programmes.pause(known.programme, until, saying)
  if (!paused) return changed(visit, known)
  tools.calendarChanged(paused._id)
  return say(t.done(escaped(known.name), until, todayFor(visit)))
}

/** What is wrong with the last day of a pause; null where nothing is. */
function whyNotUntil(visit: Visit, until: CalendarDate | ''): string | null {
  const t = visit.texts.calendar
  const today = todayFor(visit)
  if (until === '') return t.pause.untilMissing
  if (until < today) return t.refused['in-the-past']
  return until > longestPause(today) ? t.pause.untilTooFar : null
}

async function requestPause(
  tools: CalendarDeskTools,
  visit: Visit,
  { name }: KnownProgramme,
  occurrence: Occurrence,
  request: YearRequest,
): Promise<Reply> {
  const waiting = await waitingFor(tools, visit, { occurrence })
  if (waiting) return waiting
  const asked = await whoApproves(tools, visit, { name })
  if ('refused' in asked) return asked.refused
  return askTopManagement(tools, visit, { occurrence, name }, asked.approver, request)
}

/** What resuming starts at once is said before it does. */
export async function askToResume(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs = {},
): Promise<Reply> {
  const t = visit.texts.calendar.resume
  if (!isIsmsLead(visit.person, visit.organisation)) return say(visit.texts.common.notYourCommand)
  const typed = value === CHOOSE ? (textOf(inputs, names.programme) ?? '') : value
  if (typed !== '') {
    const found = await typedProgramme(tools, visit, typed)
    return 'refused' in found ? found.refused : confirmResume(tools, visit, found.known)
  }
  const paused = (await programmes(tools, visit)).filter(({ programme }) => programme.paused)
  const [only] = paused
  if (!only) return say(t.none)
  if (paused.length === 1) return confirmResume(tools, visit, only)
  return { kind: 'form', form: whichPausedForm(paused.map(named), visit.texts) }
}

async function confirmResume(tools: CalendarDeskTools, visit: Visit, known: KnownProgramme): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const { _id, paused } = known.programme
  if (!paused) return say(texts.calendar.resume.notPaused(escaped(known.name)))
  const planned = await tools.occurrences.planned(_id)
  const due: CalendarDate[] = planned
    .map(({ date }) => date)
    .filter((date) => startsAt(date, organisation) <= at)
  const by = (await tools.people.byId(paused.by))?.name ?? ''
  const view = { ...named(known), by, at: paused.at, until: paused.until, reason: paused.reason.text, due }
  const form = resumeForm({ ...view, timeZone: person.timeZone }, todayFor(visit), texts)
  return { kind: 'form', form }
}

export async function resume(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await submittedProgramme(tools, visit, value, {})
  if ('refused' in found) return found.refused
  const { known } = found
  const { texts, person, at, through } = visit
  const resumed = await tools.programmes.resume(known.programme, { by: person._id, at, through })
  if (!resumed) return say(texts.calendar.resume.notPaused(escaped(known.name)))
  tools.calendarChanged(resumed._id)
  return say(texts.calendar.resume.done(escaped(known.name)))
}

/** Pausing and resuming is for the ISMS lead to say. */
async function submittedProgramme(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<{ known: KnownProgramme } | { refused: Reply }> {
  const { person, organisation, texts } = visit
  if (!isIsmsLead(person, organisation)) return { refused: say(texts.common.notYourCommand) }
  const id = value === CHOOSE ? textOf(inputs, names.programme) : value
  const known = (await knownOf(tools, person)).get(id ?? '')
  return known ? { known } : { refused: say(texts.common.refused['no-such-ask']) }
}

/** All that the files have, by id. */
async function programmes(tools: CalendarDeskTools, { person }: Visit): Promise<KnownProgramme[]> {
  return [...(await knownOf(tools, person)).values()].filter(({ programme }) => programme.state === 'active')
}

function named({ programme, name }: KnownProgramme): NamedProgramme {
  return { id: programme._id, name }
}
