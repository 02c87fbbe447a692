import {
  type Absence,
  type DelegateCheck,
  type PersonAbsences,
  type Planned,
  settingOf,
} from '../../../domain/absence.js'
import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { DeliveryContent } from '../../../domain/delivery.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Absences, SetBy } from '../../../store/absences.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { People } from '../../../store/people.js'
import { type Effect, type Names, type ReceiptView, receiptCard } from '../../cards/absence.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { checkedDelegate } from './delegates.js'
import { isThere, maySetFor } from './whom.js'

export interface AbsenceDeskTools {
  absences: Absences
  deliveries: Deliveries
  people: People
  acts: AbsenceActs
}

/** Sets and ends absences, with what follows from it today; gives the person's open questions as they stand then. */
export interface AbsenceActs {
  /** Null: the person's absences have changed since they were read. */
  set(
    before: PersonAbsences,
    planned: Planned,
    replaces: readonly Absence[],
    by: SetBy,
  ): Promise<{ done: Absence | null; asks: Ask[] }>
  /** False: the same. `lastDay` null calls it off. */
  end(
    before: PersonAbsences,
    absence: Absence,
    lastDay: CalendarDate | null,
    by: SetBy,
  ): Promise<{ done: boolean }>
}

/** What somebody wants to set, with everybody known. */
export interface Wish {
  person: Person
  from: string
  to: string
  delegate: Person | null
}

/** Which input of the form a refusal is about. */
export type Field = 'person' | 'from' | 'to' | 'delegate'

export type Refused = { field: Field; sentence: string }

/** What may be set: nothing is recorded yet. */
export interface Allowed {
  wish: Wish
  /** The person's absences as they were looked at. */
  before: PersonAbsences
  planned: Planned
  replaces: readonly Absence[]
  others: Extract<DelegateCheck, { outcome: 'fits' }>['others']
}

/** Whether it may be set, and what would come of it. */
export async function allowedWish(
  tools: AbsenceDeskTools,
  visit: Visit,
  wish: Wish,
): Promise<Allowed | Refused | { already: Absence }> {
  const { person, delegate, from, to } = wish
  const t = visit.texts.absence.refused
  const today = dateIn(visit.at, person.timeZone)
  if (!(await maySetFor(tools.people, visit, person))) return { field: 'person', sentence: t.notYours }
  if (!isThere(person, visit)) return { field: 'person', sentence: t.notThere(escaped(person.name)) }

  const before = await tools.absences.of(person._id)
  const { absences } = before
  const asked: Planned = { from, to, delegate: delegate?._id ?? null, source: 'chat' }
  const setting = settingOf(person._id, asked, absences, today)
  if (setting.outcome === 'already') return { already: setting.absence }
  if (setting.outcome === 'refused') {
    if (setting.because !== 'overlaps')
      return { field: fieldOf(setting.because), sentence: t[setting.because] }
    const { absence } = setting
    const names = await namesOf(tools.people, absence.delegate ? [absence.delegate] : [])
    const named = { name: isYou(visit, person), from: absence.from, to: absence.to, today }
    const with_ = absence.delegate && escaped(names.get(absence.delegate) ?? '')
    return { field: 'from', sentence: t.overlaps(named, with_) }
  }
  const { planned, replaces } = setting
  if (!delegate) return { wish, before, planned, replaces, others: [] }
  const kept = absences.filter((each) => !replaces.includes(each))
  const check = await checkedDelegate(tools.absences, person, planned, kept, delegate)
  if (check.outcome === 'fits') return { wish, before, planned, replaces, others: check.others }
  return { field: 'delegate', sentence: await whyNot(tools, visit, wish, check) }
}

/** Records what may be set. Null: the person's absences changed since that was looked at. */
export async function setAbsence(
  tools: AbsenceDeskTools,
  visit: Visit,
  { wish, before, planned, replaces, others }: Allowed,
): Promise<Reply | null> {
  const { done: absence, asks } = await tools.acts.set(before, planned, replaces, setBy(visit))
  if (!absence) return null
  await tell(tools, visit, wish, absence)
  const effect = effectOf(asks)
  return {
    kind: 'card',
    card: receiptCard(await receipt(tools, visit, wish, absence, others, effect), visit.texts),
  }
}

async function receipt(
  { people }: AbsenceDeskTools,
  visit: Visit,
  { person }: Wish,
  absence: Absence,
  others: ReceiptView['others'],
  effect: Effect,
): Promise<ReceiptView> {
  const standIns = others.flatMap(({ standIn }) => standIn ?? [])
  const ids = [
    person._id,
    ...(absence.delegate ? [absence.delegate] : []),
    ...standIns,
    ...effect.moved.keys(),
  ]
  return {
    reader: visit.person._id,
    names: await namesOf(people, ids),
    today: dateIn(visit.at, person.timeZone),
    person: person._id,
    days: absence,
    delegate: absence.delegate,
    absence,
    others,
    effect,
  }
}

/** The person hears who set it, and the delegate that they stand in, unless they did it themselves. */
async function tell(
  { deliveries }: AbsenceDeskTools,
  visit: Visit,
  { person, delegate }: Wish,
  absence: Absence,
): Promise<void> {
  const concerned = [person, ...(delegate ? [delegate] : [])].filter(({ _id }) => _id !== visit.person._id)
  const content: DeliveryContent = { kind: 'absence', absent: person._id, absence: absence.id, asks: [] }
  await deliveries.tell(concerned, content, visit.at)
}

function effectOf(asks: readonly Ask[]): Effect {
  const moved = new Map<PersonId, number>()
  let [waiting, staying] = [0, 0]
  for (const { paused, delegated, kind } of asks) {
    if (paused) waiting += 1
    else if (delegated) moved.set(delegated.to, (moved.get(delegated.to) ?? 0) + 1)
    else if (kind === 'delegable') staying += 1
  }
  return { waiting, moved, staying }
}

async function whyNot(
  { people }: AbsenceDeskTools,
  visit: Visit,
  { person, delegate }: Wish,
  check: Extract<DelegateCheck, { outcome: 'refused' }>,
): Promise<string> {
  const t = visit.texts.absence.refused
  const name = escaped(delegate?.name ?? '')
  if (check.because !== 'circle') return t[check.because](name)
  const at = check.at === visit.person._id ? null : await people.byId(check.at)
  const today = dateIn(visit.at, person.timeZone)
  return t.circle(name, at && escaped(at.name), check.on, today)
}

function fieldOf(because: 'backwards' | 'over' | 'too-long' | 'own-delegate'): Field {
  return because === 'own-delegate' ? 'delegate' : 'to'
}

export function setBy({ person, through, at }: Visit): SetBy {
  return { actor: { kind: 'person', id: person._id }, through, at }
}

/** Null where the visitor is meant. */
export function isYou(visit: Visit, person: Person): string | null {
  return person._id === visit.person._id ? null : escaped(person.name)
}

export async function namesOf(people: People, ids: readonly PersonId[]): Promise<Names> {
  const found = await people.byIds(ids)
  return new Map([...found].map(([id, { name }]) => [id, name]))
}
