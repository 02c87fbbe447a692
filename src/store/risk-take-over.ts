import type { Answer } from '../domain/answer.js'
import type { Ask } from '../domain/ask.js'
import { planOnceChanged } from '../domain/plan-change.js'
import { type AssessmentTrigger, type Risk, type RiskInFull, riskSubject } from '../domain/risk.js'
import {
  hasTakenOver,
  NAME_OWNER_SLOT,
  planChangeSaid,
  reassessedIn,
  triggerOf,
} from '../domain/risk-reassessment.js'
import type { Given } from './answers.js'
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
  const { answer } = ask
  const [risk, cycle] = await Promise.all([tools.risks.byId(ask.subject.id), tools.cycles.byId(ask.cycle)])
  const trigger = triggerOf(cycle ?? { _id: ask.cycle })
  const said = { ...answer, reason: answer.reason?.text, ask, trigger }
  await change(tools, said, risk, ask.slot === NAME_OWNER_SLOT ? namedOwner : assessed)
}

/** The same of an answer that was recorded just now: what it was about was read for that. */
export async function takeOverAtOnce(
  tools: TakeOverTools,
  { ask, risk, trigger }: { ask: Ask; risk: RiskInFull; trigger: AssessmentTrigger },
  { by, at, through, value, reason }: Given,
): Promise<void> {
  await change(tools, { ask, by, at, through, value, reason, trigger }, risk, assessed)
}

/** What somebody answered, and what brought that about. */
interface Said extends Pick<Answer, 'by' | 'at' | 'through' | 'value'> {
  ask: Pick<Ask, '_id' | 'subject'>
  reason: string | undefined
  trigger: AssessmentTrigger
}

/** Does it to the risk. */
type Change = (tools: TakeOverTools, risk: RiskInFull, said: Said) => Promise<boolean>

async function change(
  tools: TakeOverTools,
  said: Said,
  read: RiskInFull | null,
  make: Change,
): Promise<void> {
  let risk = read
  // Somebody else may change it at this moment: then it is looked at as it is by then.
  while (risk?.state === 'open' && !(await make(tools, risk, said)))
    risk = await tools.risks.byId(said.ask.subject.id)
  await tools.asks.takenOver(said.ask)
}

async function assessed(tools: TakeOverTools, risk: RiskInFull, said: Said): Promise<boolean> {
  if (hasTakenOver(risk, said.ask)) return true
  const { criteria, judgement } = reassessedIn(said)
  const planned = planChangeSaid(risk, said.ask, judgement)
  // Then it is looked at as it is by then.
  if (await takeDoneOf(tools, risk, planned, actOf(said))) return false
  const plan = planOnceChanged(risk.assessment.plan, planned, risk)
  const assessing = {
    ...{ judgement: { ...judgement, plan }, criteria, ask: said.ask._id, trigger: said.trigger },
    ...(said.reason === undefined ? {} : { reason: said.reason }),
  }
  return (await assessRisk(tools, risk, assessing, actOf(said))) !== null
}

/** Before it changes: whoever is asked about it as it was is asked no more, and what was approved holds no longer. */
async function namedOwner(tools: TakeOverTools, risk: Risk, said: Said): Promise<boolean> {
  const owner = said.value
  if (risk.owner === owner) return true
  const subject = riskSubject({ ...risk, owner })
  await tools.staleDecisions.subjectChanged(subject, said.at, closedByWhom(said))
  await tools.asks.closeOlder(subject, said.at, closedByWhom(said))
  return (await tools.risks.nameOwner(risk, owner, actOf(said))) !== null
}

function closedByWhom({ by, through }: Said): ClosedBy {
  return { actor: { kind: 'person', id: by }, through }
}

function actOf({ by, at, through }: Said): RiskAct & { by: string } {
  return { by, at, through }
}
