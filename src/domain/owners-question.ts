import type { Ask } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { PersonId } from './person.js'
import { addDays, endOf } from './working-days.js'

/**
 * What is due of a question that one person answers, whoever owns by now what it is about: to ask them, to tell the ISMS
 * lead that nobody is there to ask, to wait, or to close it. It never lapses: what is overdue goes on until it has an
 * answer, or nothing is left to ask.
 */
export type QuestionStanding = 'ask' | 'tell' | 'wait' | 'close'

/** Its asks stand in this slot of their cycle. */
export const REVIEW_SLOT = 'review'

export interface QuestionState {
  asks: readonly Pick<Ask, 'state' | 'askedOf'>[]
  /** Who has to answer by now; null where nobody is there who could. */
  owner: PersonId | null
  /** The ISMS lead has been told that nobody is. */
  told: boolean
  /** What it is about is not what it was, or a later cycle asks the same: whoever has not answered need not. */
  over: boolean
  /** What is asked about is written down anew: whoever has not answered is asked about that. */
  changed: boolean
}

export function questionStanding({ asks, owner, told, over, changed }: QuestionState): QuestionStanding {
  if (over || asks.some(({ state }) => state === 'answered')) return 'close'
  if (owner === null) return told ? 'wait' : 'tell'
  const isAsked = asks.some(({ state, askedOf }) => state === 'open' && askedOf === owner)
  return isAsked && !changed ? 'wait' : 'ask'
}

/** Business days for a question that nobody planned; a planned one has those of its programme. */
export const DAYS_TO_ANSWER = 10

/** How often a question that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

/** At the end of its due date, and every week after that: ISO 8601 UTC. */
export function nextQuestionLook(dueOn: CalendarDate, timeZone: string, asOf: string): string {
  let day = dueOn
  while (endOf(day, timeZone) <= asOf) day = addDays(day, DAYS_BETWEEN_LOOKS)
  return endOf(day, timeZone)
}
