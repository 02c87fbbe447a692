import type { AskRef } from '../../../domain/ask.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { PolicyView } from '../../cards/policy-acknowledgement/policy.js'
import { type PolicyViewTools, policyViewOf } from '../../policy-view.js'
import type { Visit } from '../desk.js'

/** What the employees' part of the desk works with. */
export interface AnswerTools extends PolicyViewTools {
  deliveries: Deliveries
  /** After an answer is durable: wakes the cycle if this was its last open ask. Never fails, never waited for. */
  answered: (ask: string) => void
}

export async function viewOf(tools: AnswerTools, visit: Visit, shown: AskRef): Promise<PolicyView | null> {
  const ask = await tools.asks.byId(shown.id)
  // What is to be decided about an ask is shown to whoever decides, and in another way.
  if (ask?.process !== 'policy-acknowledgement' || ask.about !== undefined) return null
  return policyViewOf(tools, visit.organisation, ask, visit.person, visit.at)
}
