import type { CalendarDate } from '../../../domain/calendar-date.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { isHeld, type NotChangeable, startsAt, whyNotMovable } from '../../../domain/programme.js'
import { businessDayFrom, businessDaysBefore, isBusinessDay } from '../../../domain/working-days.js'
import type { CalendarEntry } from '../../cards/calendar/entry.js'
import {
  type Chosen,
  moveForm,
  inputs as names,
  otherDayForm,
  type Proposed,
} from '../../cards/calendar/forms.js'
import { escaped } from '../../cards/card.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { readDays } from '../../typed-days.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import {
  type CalendarDeskTools,
  changed,
  clickedOccurrence,
  follow,
  submittedOccurrence,
  typedOccurrence,
  waitingFor,
} from './which.js'

/** `[ID [PERIOD]] [DATE]`: the form, with what was typed filled in; why is asked there. */
export async function typedMove(tools: CalendarDeskTools, visit: Visit, typed: string): Promise<Reply> {
  const found = await typedOccurrence(tools, visit, typed, 'owner', 'a day')
  if ('refused' in found) return found.refused
  const { chosen, rest } = found
  if (rest === '') return form(tools, visit, chosen, null)
  const today = todayFor(visit)
  const t = visit.texts.calendar.which
  const days = readDays(rest, today)
  if (!days) return say(t.noSuchDay(escaped(rest)))
  if (!('doubtful' in days)) return form(tools, visit, chosen, days.from)
  const [one, other] = days.readings
  const typedDay = escaped(days.doubtful)
  return say(one && other ? t.eitherDay(typedDay, one, other, today) : t.noSuchDay(typedDay))
}

export async function clickedMove(tools: CalendarDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await clickedOccurrence(tools, visit, value, 'owner')
  return 'refused' in found ? found.refused : form(tools, visit, found.chosen, null)
}

/** What could not be done on that day is said before a reason is asked for. */
async function form(
  tools: CalendarDeskTools,
  visit: Visit,
  chosen: Chosen,
  date: CalendarDate | null,
): Promise<Reply> {
  const { texts } = visit
  const today = todayFor(visit)
  if ('entry' in chosen) {
    const waiting = await waitingFor(tools, visit, chosen.entry)
    if (waiting) return waiting
    const wrong = date === null ? null : await wrongWith(tools, visit, chosen.entry, date)
    if (wrong) return say(wrong)
    if (date !== null && !worksOn(visit, chosen.entry, date)) return ask(tools, visit, chosen.entry, date, '')
  }
  return { kind: 'form', form: moveForm(chosen, date, today, texts) }
}

/** The guarded write decides; what is wrong with the day stands beside it. */
export async function move(
  tools: CalendarDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await submittedOccurrence(tools, visit, value, inputs, 'owner')
  if ('refused' in found) return found.refused
  const { entry } = found
  const { texts, organisation, person, at, through } = visit
  const t = texts.calendar.move
  const confirmed = textOf(inputs, names.day)
  const to = confirmed ?? textOf(inputs, names.date)
  const field = confirmed === null ? names.date : names.day
  if (to === null) return invalid(field, t.dateMissing)
  const wrong = await wrongWith(tools, visit, entry, to)
  if (wrong) return invalid(field, wrong)
  const reason = textOf(inputs, names.reason) ?? ''
  if (reason === '') return invalid(names.reason, t.reasonMissing)
  if (confirmed === null && !worksOn(visit, entry, to)) return ask(tools, visit, entry, to, reason)

  const moved = await tools.occurrences.move(entry.occurrence, to, { by: person._id, at, reason, through })
  if (!moved) return changed(visit, entry)
  await follow(tools, moved)
  const done = t.done(escaped(entry.name), entry.occurrence.date, to, todayFor(visit))
  return say(
    startsAt(to, organisation) <= at && !isHeld(entry.programme, { date: to }) ? `${done} ${t.today}` : done,
  )
}

async function ask(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
  wanted: CalendarDate,
  reason: string,
): Promise<Reply> {
  const proposed = await proposedFor(tools, visit, entry, wanted)
  const form = otherDayForm(entry, { wanted, proposed, reason }, todayFor(visit), visit.texts)
  return { kind: 'form', form }
}

/**
 * The business day after the one that was chosen, else the one before it. Null where it cannot be moved to either:
 * one is the day on which it is planned, and the other is over.
 */
async function proposedFor(
  tools: CalendarDeskTools,
  visit: Visit,
  entry: CalendarEntry,
  wanted: CalendarDate,
): Promise<Proposed | null> {
  const place = placeFor(visit, entry)
  const near: Proposed[] = [
    { date: businessDayFrom(wanted, place), lies: 'after' },
    { date: businessDaysBefore(wanted, 1, place), lies: 'before' },
  ]
  for (const each of near) if ((await wrongWith(tools, visit, entry, each.date)) === null) return each
  return null
}

/**
 * What is wrong with the day. On the day of the next one, that one would stand for it: it would be left out, which only
 * the ISMS lead may say.
 */
async function wrongWith(
  { occurrences }: CalendarDeskTools,
  visit: Visit,
  { occurrence, programme }: CalendarEntry,
  to: CalendarDate,
): Promise<string | null> {
  const t = visit.texts.calendar.refused
  const because = whyNotMovable(occurrence, to, todayFor(visit))
  if (isAboutDay(because)) return t[because]
  if (because || isIsmsLead(visit.person, visit.organisation)) return null
  const planned = await occurrences.planned(programme._id)
  const next = planned.find(({ nominal }) => nominal > occurrence.nominal)
  return next && next.date <= to ? t.onNextOne(next.date, todayFor(visit)) : null
}

/** What is wrong with the day, not with the occurrence. */
function isAboutDay(
  because: NotChangeable | null,
): because is Extract<NotChangeable, 'in-the-past' | 'same-day' | 'other-year'> {
  return because === 'in-the-past' || because === 'same-day' || because === 'other-year'
}

function worksOn(visit: Visit, entry: CalendarEntry, date: CalendarDate): boolean {
  return isBusinessDay(date, placeFor(visit, entry))
}

function placeFor({ organisation: { workingDays } }: Visit, { programme: { country } }: CalendarEntry) {
  return { workingDays, country }
}

function invalid(field: string, sentence: string): Reply {
  return { kind: 'invalid', errors: { [field]: sentence } }
}
