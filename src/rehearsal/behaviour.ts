import { isNeverDue } from '../domain/ask.js'
import type { CalendarDate } from '../domain/calendar-date.js'
import { addDays, businessDayFrom, type Calendar, dueDate } from '../domain/working-days.js'
import { chance } from './chance.js'

/** Of all people, from 0 to 1. */
export interface Shares {
  /** Who answers after the due date. */
  late: number
  /** Who falls ill for two weeks, and tells nobody. */
  absent: number
  /** Of all questions those to which somebody says no, where there is a way to. */
  refusing: number
}

export const usualShares: Shares = { late: 0.15, absent: 0.1, refusing: 0.05 }

/** How people behave in the year that is played; the same seed lets them do the same. */
export interface Behaviour {
  seed: number
  shares: Shares
  year: number
  /** The last day, where it is not all of the year. */
  until?: CalendarDate
}

/** What somebody is asked, by what does not change from one rehearsal to the next. */
export interface Question {
  /** The person's id in the file. */
  person: string
  /** Of the cycle or decision. */
  about: string
  slot: string
  round: number
}

const DAYS_ILL = 14
/** In business days: how soon most people answer, and how long after the due date the others do. */
const SOON = 3
const LATE = 8

export function isLate({ seed, shares }: Behaviour, person: string): boolean {
  return chance(seed, 'late', person) < shares.late
}

/** The first and the last day on which this person is ill; null for most. */
export function illness(
  { seed, shares, year }: Behaviour,
  person: string,
): { from: CalendarDate; to: CalendarDate } | null {
  if (chance(seed, 'absent', person) >= shares.absent) return null
  const from = addDays(`${year}-01-11`, Math.floor(chance(seed, 'absent from', person) * 330))
  return { from, to: addDays(from, DAYS_ILL - 1) }
}

export function saysNo({ seed, shares }: Behaviour, { person, about, slot, round }: Question): boolean {
  return chance(seed, 'no', person, about, slot, round) < shares.refusing
}

/** The day on which somebody gets to what they were asked on that one. */
export function answersOn(
  behaviour: Behaviour,
  question: Question,
  { askedOn, dueOn, calendar }: { askedOn: CalendarDate; dueOn: CalendarDate; calendar: Calendar },
): CalendarDate {
  const { person, about, slot, round } = question
  const when = chance(behaviour.seed, 'when', person, about, slot, round)
  // What is never due nobody is late with.
  const late = isLate(behaviour, person) && !isNeverDue({ dueOn })
  const soon = dueDate(businessDayFrom(askedOn, calendar), Math.floor(when * SOON), calendar)
  return late ? dueDate(dueOn, 1 + Math.floor(when * LATE), calendar) : soon
}
