import type { CalendarDate } from '../domain/calendar-date.js'
import { mondayOf } from '../domain/working-days.js'
import type { Done } from './log.js'
import type { Message } from './told.js'

/** What one person has to do in one week. */
export interface Load {
  person: string
  /** The Monday. */
  week: CalendarDate
  messages: number
  /** What they answered, or tried to. */
  answers: number
  /** Estimated: see {@link minutesFor}. */
  minutes: number
}

/** As fast as people read at work; and how long a field and a click take them, in minutes. */
const WORDS_A_MINUTE = 200
const A_FIELD = 0.25
const A_CLICK = 0.05

export function minutesFor({
  words,
  inputs,
  clicks,
}: {
  words: number
  inputs: number
  clicks: number
}): number {
  return words / WORDS_A_MINUTE + inputs * A_FIELD + clicks * A_CLICK
}

/** By person, then by week; who has nothing to do in a week is not in it. */
export function loadOf(messages: readonly Message[], done: readonly Done[]): Load[] {
  const loads = new Map<string, Load>()
  const add = (person: string, on: CalendarDate, more: Omit<Load, 'person' | 'week'>) => {
    const week = mondayOf(on)
    const load = loads.get(`${person} ${week}`) ?? { person, week, messages: 0, answers: 0, minutes: 0 }
    load.messages += more.messages
    load.answers += more.answers
    load.minutes += more.minutes
    loads.set(`${person} ${week}`, load)
  }
  for (const { person, on, words } of messages)
    add(person, on, { messages: 1, answers: 0, minutes: minutesFor({ words, inputs: 0, clicks: 0 }) })
  for (const { person, on, effort, process } of done)
    add(person, on, {
      messages: 0,
      answers: process === null ? 0 : 1,
      minutes: minutesFor(effort),
    })
  const keys = [...loads.keys()].sort()
  return keys.flatMap((key) => loads.get(key) ?? [])
}
