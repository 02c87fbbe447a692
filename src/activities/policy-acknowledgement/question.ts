import { putTo } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import { nextMorning } from '../../domain/reminders.js'
import type { NewAsk } from '../../store/asks.js'

/** A cycle that asks, what it asks a person, and the earlier versions that its own only rewords. */
export interface Round {
  cycle: Cycle
  organisation: Organisation
  question: (person: Person) => NewAsk
  wordings: readonly string[]
}

/** What a cycle asks a person. */
export function askOf(cycle: Cycle, person: Person, organisation: Organisation, asOf: string): NewAsk {
  return {
    cycle: cycle._id,
    process: 'policy-acknowledgement',
    kind: 'personal',
    slot: 'acknowledge',
    round: 1,
    ...putTo(person),
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: nextMorning(asOf, placeOf(person, organisation)),
  }
}
