import type { CalendarDate } from './calendar-date.js'
import type { Through } from './ledger.js'
import type { PersonId } from './person.js'

/** That a reviewer keeps all accounts without a flag, until each of them has its decision. */
export interface KeepingAll {
  by: PersonId
  /** In whose stead, while they are away. */
  for?: PersonId
  /** When they said so, and were shown the accounts: ISO 8601 UTC; and the date where they are. */
  at: string
  shownAt?: string
  today: CalendarDate
  through: Through
  /** How many they were when they said so. */
  accounts: number
  event: string
}
