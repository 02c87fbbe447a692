import type { Verdict } from '../../src/domain/decision.js'
import { GOVERNANCE } from '../../src/domain/governance.js'
import type { Stores } from '../../src/main/stores.js'
import { approvals, decide, firstAsk } from './approvals.js'

/** Top management answers what it is asked about what governs, and its answer is carried out, as the workflow does it. */
export async function topManagementSays(
  stores: Stores,
  verdict: Verdict,
  at: string,
  reason?: string,
): Promise<string> {
  const decision = await stores.decisions.openAbout(GOVERNANCE)
  if (!decision) throw new Error('Top management is asked nothing')
  const { _id } = decision
  const workflow = approvals(stores)
  await workflow.askApprovers({ decision: _id, asOf: at })
  const taken = await decide(stores, await firstAsk(stores, _id), verdict, at, reason)
  if (!taken) throw new Error('The answer was refused')
  await workflow.concludeDecision({ decision: _id, asOf: at })
  return _id
}

/** The same for what was imported last, before anybody is in chat: it is on record, and nobody is written to about it. */
export async function putInForce(stores: Stores, at: string): Promise<void> {
  const deliveries = Object.assign(Object.create(stores.deliveries), { tell: async () => undefined })
  const decision = await topManagementSays({ ...stores, deliveries }, 'approved', at)
  const asks = (await stores.asks.allOf(decision)).map(({ _id }) => _id)
  await stores.owedReceipts.shown(await stores.owedReceipts.of(asks))
  for (const ask of await stores.asks.allOf(decision)) if (ask.nudgeOwed) await stores.asks.nudged(ask)
  await stores.decisions.workflowStarted(decision)
}
