import type { Ask } from '../domain/ask.js'
import { planOnceChanged } from '../domain/plan-change.js'
import { type Risk, type RiskInFull, riskSubject } from '../domain/risk.js'
import {
  hasTakenOver,
  NAME_OWNER_SLOT,
  planChangeSaid,
  reassessedIn,
  triggerOf,
} from '../domain/risk-reassessment.js'
import type { Asks } from './asks.js'
import { assessRisk } from './assess-risk.js'
import type { ClosedBy } from './closing-asks.js'
import type { Cycles } from './cycles.js'
import { takeDoneOf } from './plan-answers.js'
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
  const { criteria, judgement } = reassessedIn(answer)
  const change = planChangeSaid(risk, ask, judgement)
  // Then it is looked at as it is by then.
  if (await takeDoneOf(tools, risk, change, actOf(answer))) return false
  const cycle = await tools.cycles.byId(ask.cycle)
  const plan = planOnceChanged(risk.assessment.plan, change, risk)
  const assessing = {
    ...{ judgement: { ...judgement, plan }, criteria, ask: ask._id },
    trigger: triggerOf(cycle ?? { _id: ask.cycle }),
    ...(answer.reason ? { reason: answer.reason.text } : {}),
  }
  return (await assessRisk(tools, risk, assessing, actOf(answer))) !== null
}

/** Before it changes: whoever is asked about it as it was is asked no more, and what was approved holds no longer. */
async function namedOwner(tools: TakeOverTools, risk: Risk, _ask: Ask, answer: Answer): Promise<boolean> {
  const owner = answer.value
  if (risk.owner === owner) return true
  const subject = riskSubject({ ...risk, owner })
  await tools.staleDecisions.subjectChanged(subject, answer.at, closedByWhom(answer))
  await tools.asks.closeOlder(subject, answer.at, closedByWhom(answer))
  return (await tools.risks.nameOwner(risk, owner, actOf(answer))) !== null
}

function closedByWhom({ by, through }: Answer): ClosedBy {
  return { actor: { kind: 'person', id: by }, through }
}

function actOf({ by, at, through }: Answer): RiskAct & { by: string } {
  return { by, at, through }
}
