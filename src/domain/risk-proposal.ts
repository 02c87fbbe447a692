import type { CalendarDate } from './calendar-date.js'
import type { Reminders } from './organisation.js'
import type { PersonId } from './person.js'
import type { Affected } from './risk.js'
import { dateIn, dueDate, type Place } from './working-days.js'

/** What somebody writes of a risk that they propose, in their own language. */
export interface ProposedRisk {
  title: string
  threat: string
  vulnerability: string
  asset: string
  affects: Affected[]
}

/** A risk that somebody proposed for the register; the ISMS lead takes it in, or turns it down with a reason. */
export interface RiskProposal {
  /** Random: whoever asks for the form gets one, so that a form that is sent off twice is one proposal. */
  _id: string
  v: 1
  risk: ProposedRisk
  language: string
  /** Who could own it, as whoever proposes it thinks. */
  owner: PersonId | null
  state: 'open' | 'registered' | 'turned-down'
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** Of the ledger. */
  event: string
  /** The id under which it is being entered: of two people who do so at once, one does. */
  entering?: string
  decided?: {
    by: PersonId
    at: string
    event: string
    /** In the register. */
    risk?: string
    reason?: { text: string; commitment: string }
  }
}

/**
 * When the ISMS lead is reminded of what is proposed: they are told of each at once, and of all that are open so often
 * after that, or after the last morning that named any.
 */
export function proposalsRemindOn(
  open: readonly Pick<RiskProposal, 'at'>[],
  lastNamed: CalendarDate | null,
  place: Place,
  { everyDays }: Reminders,
): CalendarDate | null {
  const days = open.map(({ at }) => {
    const proposedOn = dateIn(at, place.timeZone)
    const told = lastNamed !== null && lastNamed > proposedOn ? lastNamed : proposedOn
    return dueDate(told, everyDays, place)
  })
  return days.sort()[0] ?? null
}

/** An id that is made of a title: `Laptop theft!` is `laptop-theft`. */
export function idFrom(title: string): string {
  const plain = title.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '')
  return words.slice(0, 40).replace(/-+$/, '')
}

/** Whether this can be a risk's id. */
export function isRiskId(text: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= 60
}
