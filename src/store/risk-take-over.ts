import type { Ask } from '../domain/ask.js'
import type { Risk, RiskInFull } from '../domain/risk.js'
import { riskHash, riskSubject } from '../domain/risk.js'
import {
  hashOnceAssessed,
  hasTakenOver,
  NAME_OWNER_SLOT,
  type Reassessed,
  reassessedIn,
  triggerOf,
} from '../domain/risk-reassessment.js'
import type { Asks } from './asks.js'
import type { ClosedBy } from './closing-asks.js'
import type { Cycles } from './cycles.js'
import type { Reassessments } from './reassessments.js'
import type { RiskAct, Risks } from './risks.js'
import type { StaleDecisions } from './stale-decisions.js'

export interface TakeOverTools {
  asks: Asks
  cycles: Cycles
  reassessments: Reassessments
  risks: Risks
  staleDecisions: StaleDecisions
}

/**
 * What was answered about a risk becomes how the risk stands: at once by the desk, and by the cycle's workflow where a
 * crash came in between. Twice is the same as once. A risk that was closed meanwhile stays as it is.
 */
export async function takeOver(tools: TakeOverTools, id: string): Promise<void> {
  const ask = await tools.asks.byId(id)
  if (!ask?.takeOverOwed || !ask.answer) return
  const change = ask.slot === NAME_OWNER_SLOT ? namedOwner : assessed
  for (;;) {
    const risk = await tools.risks.byId(ask.subject.id)
    // Somebody else may change it at this moment: then it is looked at as it is by then.
    if (!risk || risk.state === 'closed' || (await change(tools, risk, ask, ask.answer))) break
  }
  await tools.reassessments.takenOver(ask)
}

type Answer = NonNullable<Ask['answer']>

async function assessed(tools: TakeOverTools, risk: RiskInFull, ask: Ask, answer: Answer): Promise<boolean> {
  if (hasTakenOver(risk, ask)) return true
  const cycle = await tools.cycles.byId(ask.cycle)
  const found = foundOf(risk, ask, answer)
  await changes(tools, risk, hashOnceAssessed(risk, found), answer)
  const assessing = {
    ...{ judgement: found.judgement, criteria: found.criteria, ask: ask._id },
    trigger: triggerOf(cycle ?? { _id: ask.cycle }),
    ...(answer.reason ? { reason: answer.reason.text } : {}),
  }
  return (await tools.risks.assess(risk, assessing, actOf(answer))) !== null
}

/** A plan that has changed since they were asked, by a new date or somebody else who does it, stays as it is by now. */
function foundOf(risk: Risk, { subject }: Ask, answer: Answer): Reassessed {
  const found = reassessedIn(answer)
  if (riskHash(risk) === subject.hash) return found
  return { ...found, judgement: { ...found.judgement, plan: risk.assessment.plan } }
}

async function namedOwner(tools: TakeOverTools, risk: Risk, _ask: Ask, answer: Answer): Promise<boolean> {
  const owner = answer.value
  if (risk.owner === owner) return true
  await changes(tools, risk, riskHash({ ...risk, owner }), answer)
  return (await tools.risks.nameOwner(risk, owner, actOf(answer))) !== null
}

/** Before it changes: whoever is asked about it as it was is asked no more, and what was approved holds no longer. */
async function changes(
  { asks, staleDecisions }: TakeOverTools,
  risk: Risk,
  hash: string,
  { by, at, through }: Answer,
): Promise<void> {
  const subject = { ...riskSubject(risk), hash }
  const closing: ClosedBy = { actor: { kind: 'person', id: by }, through }
  await staleDecisions.subjectChanged(subject, at, closing)
  await asks.closeOlder(subject, at, closing)
}

function actOf({ by, at, through }: Answer): RiskAct & { by: string } {
  return { by, at, through }
}
