import { askId } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { isReachable, type Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import type { Wanted } from '../../store/deliveries.js'

/** A cycle that asks, what it asks a person, and the earlier versions that its own only rewords. */
export interface Round {
  cycle: Cycle
  question: (person: Person) => NewAsk
  wordings: readonly string[]
}

/** What a cycle asks a person. */
export function askOf(cycle: Cycle, person: Person, asOf: string): NewAsk {
  return {
    cycle: cycle._id,
    process: 'policy-acknowledgement',
    kind: 'personal',
    slot: 'acknowledge',
    round: 1,
    askedOf: person._id,
    mayAnswer: [person._id],
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: dateIn(asOf, person.timeZone),
    snapshot: { department: person.department, country: person.country, timeZone: person.timeZone },
  }
}

export function deliveryOf(ask: NewAsk, person: Person, notBefore: string): Wanted {
  return {
    person: person._id,
    content: { kind: 'asks', asks: [askId(ask)] },
    notBefore,
    reachable: isReachable(person),
  }
}
