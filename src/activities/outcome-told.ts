import type { Ask } from '../domain/ask.js'
import { type Decision, type EndedBecause, isNaming } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import { isQuery } from '../domain/query.js'
import type { Asks } from '../store/asks.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OwedReceipts } from '../store/owed-receipts.js'
import type { People } from '../store/people.js'

export interface OutcomeTools {
  asks: Asks
  deliveries: Deliveries
  owedReceipts: OwedReceipts
  people: People
}

/** What came of a decision: whoever asked hears it, and who has no question left that says so. Twice is the same as once. */
export async function tellOutcome(tools: OutcomeTools, decision: Decision, asOf: string): Promise<void> {
  const asks = await tools.asks.allOf(decision._id)
  const approved = asks.filter((ask) => !isQuery(ask) && !isNaming(ask) && ask.answer?.value === 'approved')
  const takenBack = decision.ended?.because === 'requester'
  // What they approved says so, too.
  if (takenBack)
    await tools.owedReceipts.owe(
      approved.map(({ _id }) => _id),
      asOf,
    )
  const told = [
    ...(requesterHears(decision) ? [decision.requestedBy] : []),
    ...(decision.ended && !takenBack ? [] : whoHandedOn(decision, asks)),
    ...(takenBack ? approved.flatMap(({ answer }) => answer?.by ?? []) : []),
  ]
  const people = await tools.people.byIds([...new Set(told)].filter((id) => id !== decision.ended?.by))
  await tools.deliveries.tell(
    [...people.values()],
    { kind: 'decision', decision: decision._id, asks: [] },
    asOf,
  )
}

/** Whoever took it back, asked about a newer version, or retired what they had asked about, knows. */
function requesterHears({ ended, requestedBy }: Decision): boolean {
  return !ended || (tells.includes(ended.because) && ended.by !== requestedBy)
}

const tells: readonly EndedBecause[] = ['changed', 'new-criteria', 'retired', 'requester']

/** Who decided it after all reads it in their own message. */
function whoHandedOn({ steps }: Decision, asks: readonly Ask[]): PersonId[] {
  const answered = asks.flatMap(({ answer }) => answer?.by ?? [])
  return steps
    .flatMap(({ handed = [] }) => handed.map(({ from }) => from))
    .filter((id) => !answered.includes(id))
}
