import type { Ask } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Verdict } from '../../../domain/decision.js'
import type { Person, PersonId } from '../../../domain/person.js'
import type { Risk } from '../../../domain/risk.js'
import type { AcceptanceState } from '../../../domain/risk-acceptance.js'
import type { RiskCriteria } from '../../../domain/risk-criteria.js'

/** What its owner is asked about one risk, for one reader; names are plain. */
export interface OwnersAskView {
  ask: Ask
  /** As it is by now. */
  risk: Risk
  criteria: RiskCriteria
  reader: Person
  today: CalendarDate
  /** Above the appetite: for how many months and until which day it may be accepted at most, and why; null within. */
  limit: { months: number; until: CalendarDate; isInterim: boolean; isLate: boolean } | null
  /** Who did not accept it when the owner asked for that last, and why; null where nobody did. */
  rejected: { by: string; reason: string } | null
  /** Who accepts it beside its owner, or is to, and what they decided since the owner spoke; null within the appetite. */
  beside: { name: string; verdict: Verdict | null } | null
  /** Who accepted it beside its owner last, until when, and how that stands; null where nobody did. */
  last: { by: string; until: CalendarDate; is: AcceptanceState } | null
  /** Of its owner, and of everybody whom its plan names. */
  names: ReadonlyMap<PersonId, string>
  /** Who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
}

export const verbs = {
  /** Opens the form in which one's risks are accepted; of a card that shows one, that one alone. */
  open: 'risk-acceptance.open',
  /** With what was shown: records it. */
  accept: 'risk-acceptance.accept',
  /** The same for the form that asks for what has to change first. */
  explain: 'risk-acceptance.explain',
  notYet: 'risk-acceptance.not-yet',
} as const

/** What a verb says of the card that it stood on: it showed one risk. */
export const ALONE = 'one'
