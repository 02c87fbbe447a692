import type { Person } from '../../domain/person.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { Round } from './question.js'
import { takeOver } from './take-over.js'
import type { PolicyAcknowledgementTools } from './tools.js'

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
  await tools.asks.open(anew.map(round.question))
  await settleNewAsks(tools, anew, asOf)
  tools.heartbeat()
}
