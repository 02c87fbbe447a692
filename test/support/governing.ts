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
  await stores.decisions.workflowStarted(_id)
  return _id
}
