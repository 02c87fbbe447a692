import type { Ask } from '../../domain/ask.js'
import { fillingOf } from '../../domain/authority.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Step } from '../../domain/decision.js'
import {
  type OwnersVerdict,
  ownersVerdicts,
  type RiskInFull,
  riskHash,
  riskSubject,
} from '../../domain/risk.js'
import { acceptableUntil, COMPENSATING, isBeyond, RATIONALE } from '../../domain/risk-acceptance.js'
import { type RiskCriteria, riskValue } from '../../domain/risk-criteria.js'
import { dateIn, dueDate, earlierOf } from '../../domain/working-days.js'
import type { Requested } from '../../store/decisions.js'
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
  const reading = await tools.riskCriteria.readingOf(risk)
  // Who has named no day said it by an appetite that it was within: they are asked anew.
  if (verdict !== 'accepted' || !reading?.isComparable || until === undefined) return
  if (isBeyond(risk, reading.criteria)) await requestAcceptance(tools, risk, reading.criteria, ask, asOf)
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
  const asking = answer && (await acceptanceAsked(tools, risk, criteria, answer, asOf))
  if (!answer || !asking) return
  const { reason, compensating, by } = answer
  const decision = await tools.decisions.request(
    {
      ...{ ...asking, nonce, requestedBy: by },
      fields: {
        ...(reason ? { [RATIONALE]: reason.text } : {}),
        ...(compensating ? { [COMPENSATING]: compensating.text } : {}),
      },
    },
    byWorkflow,
  )
  if (decision) await tools.startDecision(decision)
}

/**
 * What is asked of whom by these criteria, as things stand, and until when: as wished, but for no longer than they allow by
 * now. Null: within the appetite nobody is asked.
 */
export async function acceptanceAsked(
  { organisation: settings, people }: Pick<TakeOverTools, 'organisation' | 'people'>,
  risk: RiskInFull,
  criteria: RiskCriteria,
  wished: { until?: CalendarDate },
  asOf: string,
): Promise<Omit<Requested, 'requestedBy'> | null> {
  const organisation = await settings.read()
  if (!organisation) return null
  const accepting = await acceptingAt(people, risk, criteria, organisation, asOf)
  const longest = acceptableUntil(risk, criteria, dateIn(asOf, organisation.timeZone))
  if (!accepting || longest === null) return null
  const { seat, never, standIns, months, chart } = accepting
  const asked = { who: [seat], needs: 'any' } as const
  const step: Step = {
    slot: 'step-1',
    ...asked,
    who: [seat],
    ...(fillingOf(asked, chart, never) ?? { approvers: [], quorum: 1, up: [] }),
  }
  const { timeZone, approval } = organisation
  return {
    ...{ subject: riskSubject(risk), question: 'accept', requestedAt: asOf, never, standIns },
    facts: { value: riskValue(risk.assessment.current), months, criteria: criteria.sequence },
    ...{ dueOn: dueDate(dateIn(asOf, timeZone), approval.businessDays, organisation), timeZone },
    ...{ steps: [step], until: earlierOf(wished.until ?? longest, longest) },
  }
}
