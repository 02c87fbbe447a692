import type { Ask } from '../../domain/ask.js'
import { fillingOf } from '../../domain/authority.js'
import type { Step } from '../../domain/decision.js'
import {
  type OwnersVerdict,
  ownersVerdicts,
  type RiskInFull,
  riskHash,
  riskSubject,
} from '../../domain/risk.js'
import { COMPENSATING, isBeyond, RATIONALE } from '../../domain/risk-acceptance.js'
import { type RiskCriteria, riskValue } from '../../domain/risk-criteria.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import { acceptingAt } from '../../store/risk-accepting.js'
import type { TakeOverTools } from './tools.js'

const byWorkflow = { kind: 'workflow', process: 'risk-acceptance' } as const

/**
 * What its owner said is the register's from here on; and above the appetite, whoever may accept it too is asked to. Twice is
 * the same as once: the answer is in the ask, so a crash loses none.
 */
export async function takeOver(tools: TakeOverTools, askId: string, asOf: string): Promise<void> {
  const ask = await tools.asks.byId(askId)
  const risk = ask && (await tools.risks.byId(ask.subject.id))
  const verdict = ask?.answer && verdictOf(ask.answer.value)
  if (!ask?.answer || !risk || !verdict || riskHash(risk) !== ask.subject.hash) return
  const { by, at, until, for: inStead } = ask.answer
  const approved = {
    ...{ ask: ask._id, hash: ask.subject.hash, verdict, by, at },
    ...(inStead === undefined ? {} : { for: inStead }),
    ...(until === undefined ? {} : { until }),
  }
  await tools.riskAcceptances.approve(risk, approved, asOf, byWorkflow)
  const criteria = await tools.riskCriteria.ofVersion(risk.assessment.criteria)
  if (verdict === 'accepted' && criteria && isBeyond(risk, criteria))
    await requestAcceptance(tools, risk, criteria, ask, asOf)
}

function verdictOf(value: string): OwnersVerdict | undefined {
  return ownersVerdicts.find((each) => each === value)
}

/** Asks whoever the criteria authorise, once an answer of the owner. What was asked for before is seen to first. */
export async function requestAcceptance(
  tools: TakeOverTools,
  risk: RiskInFull,
  criteria: RiskCriteria,
  { _id: nonce, answer }: Ask,
  asOf: string,
): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation || !answer) return
  const accepting = await acceptingAt(tools.people, risk, criteria, organisation, asOf)
  if (!accepting) return
  const { seat, never, standIns, months, chart } = accepting
  const asked = { who: [seat], needs: 'any' } as const
  const step: Step = {
    slot: 'step-1',
    ...asked,
    who: [seat],
    ...(fillingOf(asked, chart, never) ?? { approvers: [], quorum: 1, up: [] }),
  }
  const { reason, compensating, until, by } = answer
  const decision = await tools.decisions.request(
    {
      subject: riskSubject(risk),
      ...{ question: 'accept', facts: { value: riskValue(risk.assessment.current), months }, nonce },
      ...{ requestedBy: by, requestedAt: asOf, never, standIns },
      ...(until === undefined ? {} : { until }),
      fields: {
        ...(reason ? { [RATIONALE]: reason.text } : {}),
        ...(compensating ? { [COMPENSATING]: compensating.text } : {}),
      },
      dueOn: dueDate(dateIn(asOf, organisation.timeZone), organisation.approval.businessDays, organisation),
      timeZone: organisation.timeZone,
      steps: [step],
    },
    byWorkflow,
  )
  if (decision) await tools.startDecision(decision)
}
