import { nearest } from '../../../domain/nearest.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { type Occurrence, parseOccurrenceRef } from '../../../domain/programme.js'
import { isPeriod } from '../../../domain/recurrence.js'
import type { Asks } from '../../../store/asks.js'
import type { Risks } from '../../../store/risks.js'
import { type ApprovalViewTools, approvalView } from '../../approval-messages.js'
import { type CalendarTools, entryOf, type KnownProgramme, knownOf, plannedOf } from '../../calendar.js'
import { waitingCard } from '../../cards/approval.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import { CHOOSE, type Chosen, inputs as names } from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'

export interface CalendarDeskTools extends CalendarTools, ApprovalViewTools {
  asks: Asks
  risks: Risks
  /** After a change is on record: brings Temporal in step and starts what is due. Never fails, never waited for. */
  calendarChanged: (programme: string) => void
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
}

/** Who may change what: the ISMS lead and deputy everything, an owner what is theirs. */
export type Right = 'lead' | 'owner'

function mayChange(
  { person, organisation }: Visit,
  { owner }: Pick<KnownProgramme, 'owner'>,
  right: Right,
): boolean {
  return isIsmsLead(person, organisation) || (right === 'owner' && owner === person._id)
}

/** What of the calendar the visitor may change, from the earliest on. */
export async function changeable(
  tools: CalendarDeskTools,
  visit: Visit,
  right: Right,
): Promise<CalendarEntry[]> {
  const planned = await plannedOf(tools, visit.person, 'all')
  return planned.filter((entry) => mayChange(visit, entry, right))
}

/**
 * `[ID [PERIOD]]`, and the day that may follow. The id may be short: that of the policy, where only one duty is about it;
 * without a period it is the next one. Without anything it is chosen in the form.
 */
export async function typedOccurrence(
  tools: CalendarDeskTools,
  visit: Visit,
  typed: string,
  right: Right,
  follows: 'nothing' | 'a day',
): Promise<{ chosen: Chosen; rest: string } | { refused: Reply }> {
  const { which } = visit.texts.calendar
  const entries = await changeable(tools, visit, right)
  if (typed === '' && entries.length > 0) return { chosen: { of: entries }, rest: '' }
  if (typed === '') return { refused: say(which.nothingPlanned) }
  const [id = '', ...words] = typed.split(' ')
  const found = await typedProgramme(tools, visit, id)
  if ('refused' in found) return found
  const { known } = found
  if (!mayChange(visit, known, right)) return { refused: notYours(visit, known) }
  const ofProgramme = entries.filter(({ programme }) => programme._id === known.programme._id)
  const period = (words[0] ?? '').toUpperCase()
  const named = ofProgramme.find(({ occurrence }) => occurrence.period === period)
  const entry = named ?? ofProgramme[0]
  if (!entry) return { refused: say(which.notPlanned(escaped(known.name))) }
  const rest = (named ? words.slice(1) : words).join(' ').trim()
  if (rest !== '' && (follows === 'nothing' || (!named && isPeriod(period)))) {
    const periods = listOfIds(ofProgramme.map(({ occurrence }) => occurrence.period))
    return { refused: say(which.unknownPeriod(escaped(known.name), escaped(rest), periods)) }
  }
  return { chosen: { entry }, rest }
}

/** How many ids, or periods, help whoever mistyped one. */
const IDS_SHOWN = 20

function listOfIds(ids: readonly string[]): string {
  return ids
    .slice(0, IDS_SHOWN)
    .map((each) => `\`${each}\``)
    .join(', ')
}

export async function typedProgramme(
  tools: CalendarDeskTools,
  visit: Visit,
  typed: string,
): Promise<{ known: KnownProgramme } | { refused: Reply }> {
  const id = typed.toLowerCase()
  const { which } = visit.texts.calendar
  const all = [...(await knownOf(tools, visit.person)).values()]
  const active = all.filter(({ programme }) => programme.state === 'active')
  const exact = all.find(({ programme }) => programme._id === id)
  if (exact) return { known: exact }
  const about = active.filter(({ programme }) => programme.subject === id)
  if (about.length === 1 && about[0]) return { known: about[0] }
  if (active.length === 0) return { refused: say(which.none) }
  const ids = active.map(({ programme }) => programme._id)
  if (about.length > 0) {
    const shared = about.map(({ programme }) => programme._id)
    return { refused: say(which.unnamed(listOfIds(shared))) }
  }
  if (typed === '') return { refused: say(which.unnamed(listOfIds(ids))) }
  const meant = nearest(id, [...ids, ...active.map(({ programme }) => programme.subject)]) ?? null
  return { refused: say(which.unknown(escaped(typed), meant, listOfIds(ids))) }
}

/** What a button names, whatever became of it since; or all that there is to choose from. */
export async function clickedOccurrence(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  right: Right,
): Promise<{ chosen: Chosen } | { refused: Reply }> {
  if (value === CHOOSE) return typedOccurrence(tools, visit, '', right, 'nothing')
  const ref = parseOccurrenceRef(value)
  const entry = ref && (await entryOf(tools, visit.person, ref._id))
  if (!entry) return { refused: say(visit.texts.common.refused['no-such-ask']) }
  return whyNot(visit, entry, right) ?? { chosen: { entry } }
}

/** The occurrence of a form that was sent off, as it was seen there; or why it is not changed. */
export async function submittedOccurrence(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
  right: Right,
): Promise<{ entry: CalendarEntry } | { refused: Reply }> {
  const ref = parseOccurrenceRef(value === CHOOSE ? (textOf(inputs, names.occurrence) ?? '') : value)
  const entry = ref && (await entryOf(tools, visit.person, ref._id))
  if (!ref || !entry) return { refused: say(visit.texts.common.refused['no-such-ask']) }
  const refused = whyNot(visit, entry, right)
  if (refused) return refused
  if (entry.occurrence.revision !== ref.revision) return { refused: changed(visit, entry) }
  const waiting = await waitingFor(tools, visit, entry)
  return waiting ? { refused: waiting } : { entry }
}

/** While top management is asked whether its year may pass without it, it stays as it is; whoever asked may take that back. */
export async function waitingFor(
  tools: CalendarDeskTools,
  { person, texts, at }: Visit,
  { occurrence }: Pick<CalendarEntry, 'occurrence'>,
): Promise<Reply | null> {
  const decision = await tools.decisions.openAbout({ type: 'occurrence', id: occurrence._id })
  const view = decision && (await approvalView(tools, decision, person, at))
  return view ? { kind: 'card', card: waitingCard({ ...view, reachable: true }, texts) } : null
}

function whyNot(visit: Visit, entry: CalendarEntry, right: Right): { refused: Reply } | null {
  const { state } = entry.occurrence
  if (!mayChange(visit, entry, right)) return { refused: notYours(visit, entry) }
  if (state === 'planned') return null
  return { refused: say(visit.texts.calendar.refused[state](escaped(entry.name))) }
}

/** After a change is on record: Temporal's Schedule is owed, and brought in step at once where it can be. */
export async function follow(
  { programmes, calendarChanged }: Pick<CalendarDeskTools, 'programmes' | 'calendarChanged'>,
  { programme }: Pick<Occurrence, 'programme'>,
): Promise<void> {
  await programmes.scheduleIsOwed(programme)
  calendarChanged(programme)
}

export function changed({ texts }: Visit, { name }: Pick<CalendarEntry, 'name'>): Reply {
  return say(texts.calendar.refused.changed(escaped(name)))
}

export function notYours({ texts }: Visit, { name }: Pick<CalendarEntry, 'name'>): Reply {
  return say(texts.calendar.refused.notYours(escaped(name)))
}
