import type { Person } from '../../domain/person.js'
import type { NewAsk } from '../../store/asks.js'
import type { PolicyAcknowledgementTools } from './activities.js'
import { deliveryOf, type Round } from './question.js'
import { takeOver } from './take-over.js'

/** How many people are asked with one write. */
export const CHUNK = 1_000

/** Asks these people, unless an earlier wording was put to them already. */
export async function askPeople(
  tools: PolicyAcknowledgementTools,
  round: Round,
  people: readonly Person[],
  asOf: string,
): Promise<void> {
  const anew = await takeOver(tools, round, people, asOf)
  const asks = anew.map(round.question)
  await tools.asks.open(asks)
  await tools.deliveries.want(anew.map((person, i) => deliveryOf(asks[i] as NewAsk, person, asOf)))
  tools.heartbeat()
}
