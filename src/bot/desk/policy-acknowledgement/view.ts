import type { AskRef } from '../../../domain/ask.js'
import type { Through } from '../../../domain/ledger.js'
import type { Asks } from '../../../store/asks.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { People } from '../../../store/people.js'
import type { Policies } from '../../../store/policies.js'
import type { PolicyView } from '../../cards/policy-acknowledgement/policy.js'
import type { Visit } from '../desk.js'

/** What the employees' part of the desk works with. */
export interface AnswerTools {
  asks: Asks
  deliveries: Deliveries
  people: People
  policies: Policies
  /** After an answer is durable: wakes the cycle if this was its last open ask. Never fails, never waited for. */
  answered: (cycle: string) => void
}

/** Through which message an answer comes: the one in which the question was last shown. */
export async function throughMessageOf(
  { deliveries }: Pick<AnswerTools, 'deliveries'>,
  { platform }: Visit,
  ask: string,
): Promise<Through> {
  const message = await deliveries.messageOf(ask)
  return {
    kind: 'chat',
    platform,
    ...(message ? { message: `${message.channel}/${message.message}` } : {}),
  }
}

export async function viewOf(tools: AnswerTools, visit: Visit, shown: AskRef): Promise<PolicyView | null> {
  const ask = await tools.asks.byId(shown.id)
  if (!ask) return null
  const [policy, lead] = await Promise.all([
    tools.policies.byVersion(ask.subject.id, ask.subject.version),
    tools.people.byId(visit.organisation.ismsLead),
  ])
  if (!policy) return null
  return { ask, policy, reader: visit.person, lead: lead?.name ?? '', at: visit.at }
}
