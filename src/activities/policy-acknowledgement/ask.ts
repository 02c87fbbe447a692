import type { Ask } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import { nextMorning } from '../../domain/reminders.js'
import type { PolicyAcknowledgementTools } from './activities.js'

/** How many people are asked with one write. */
export const CHUNK = 1_000

export async function askPeople(
  tools: PolicyAcknowledgementTools,
  organisation: Organisation,
  cycle: Cycle,
  people: readonly Person[],
  asOf: string,
): Promise<void> {
  await tools.asks.open(people.map((person) => askOf(cycle, person, organisation, asOf)))
  tools.heartbeat()
}

type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

function askOf(cycle: Cycle, person: Person, organisation: Organisation, asOf: string): NewAsk {
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
    remindOn: nextMorning(asOf, placeOf(person, organisation)),
    snapshot: { department: person.department, country: person.country, timeZone: person.timeZone },
  }
}
