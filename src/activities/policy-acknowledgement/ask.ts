import { type Ask, askId } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { isReachable, type Person } from '../../domain/person.js'
import { dateIn } from '../../domain/working-days.js'
import type { Wanted } from '../../store/deliveries.js'
import type { PolicyAcknowledgementTools } from './activities.js'

/** How many people are asked with one write. */
export const CHUNK = 1_000

export async function askPeople(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  people: readonly Person[],
  asOf: string,
): Promise<void> {
  const asks = people.map((person) => askOf(cycle, person, asOf))
  await tools.asks.open(asks)
  await tools.deliveries.want(people.map((person, i) => deliveryOf(asks[i] as NewAsk, person, asOf)))
  tools.heartbeat()
}

type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

function askOf(cycle: Cycle, person: Person, asOf: string): NewAsk {
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

function deliveryOf(ask: NewAsk, person: Person, asOf: string): Wanted {
  return {
    person: person._id,
    content: { kind: 'asks', asks: [askId(ask)] },
    notBefore: asOf,
    reachable: isReachable(person),
  }
}
