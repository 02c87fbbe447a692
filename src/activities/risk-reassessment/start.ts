import { cycleId } from '../../domain/cycle.js'
import { DAYS_TO_ANSWER } from '../../domain/owners-question.js'
import type { Risk } from '../../domain/risk.js'
import type { RiskCriteria } from '../../domain/risk-criteria.js'
import { newCriteriaPeriod, REGISTER } from '../../domain/risk-reassessment.js'
import { addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import type { RiskCriteriaStore } from '../../store/risk-criteria.js'
import type { Risks } from '../../store/risks.js'
import type { StartOccurrence } from '../calendar/start.js'
import {
  type Asking,
  type Beginning,
  begin,
  onItsDay,
  outOfTurn,
  type StartCycleTools,
} from '../start-cycle.js'

export interface StartReassessmentTools
  extends Pick<StartCycleTools, 'cycles' | 'organisation' | 'startCycle'> {
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

const process = 'risk-reassessment'

/** The planned one, about all risks that are open on that day. */
export function plannedReassessment(tools: StartReassessmentTools): StartOccurrence {
  return async ({ businessDays }, occurrence, asOf) =>
    startReassessment(tools, onItsDay(occurrence, asOf), businessDays)
}

/** One out of turn, by whoever may ask for it: the nth, about these risks. */
export function unplannedReassessment(tools: StartReassessmentTools) {
  return (risks: readonly Risk[], number: number, because: string, asking: Asking): Promise<string | null> =>
    startReassessment(
      tools,
      outOfTurn({ process, subject: REGISTER }, number, because, asking),
      DAYS_TO_ANSWER,
      risks.map(({ _id }) => _id).sort(),
    )
}

/** What stands by older criteria is assessed anew, once for each version of them; safe to repeat. */
export function reassessByNewCriteria(tools: StartReassessmentTools) {
  return async (asOf: string): Promise<void> => {
    const criteria = await tools.riskCriteria.inForce()
    if (!criteria) return
    const period = newCriteriaPeriod(criteria.version)
    if (await tools.cycles.byId(cycleId(process, REGISTER, period))) return
    const old = (await tools.risks.open()).filter(({ assessment }) => isOlder(assessment.criteria, criteria))
    const risks = old.map(({ _id }) => _id)
    if (risks.length > 0) await reassessBetweenTimes(tools, period, risks, asOf)
  }
}

/** One that nobody asked for and no calendar has, about these risks. */
export async function reassessBetweenTimes(
  tools: StartReassessmentTools,
  period: string,
  risks: string[],
  asOf: string,
): Promise<void> {
  const beginning: Beginning = {
    ...{ _id: cycleId(process, REGISTER, period), asOf, by: null },
    actor: { kind: 'steward' },
    through: { kind: 'workflow', process: 'reminders' },
  }
  await startReassessment(tools, beginning, DAYS_TO_ANSWER, risks)
}

/** One that the plan about a nonconformity asks for, about these risks; twice is the same as once. */
export async function reassessForCorrective(
  tools: StartReassessmentTools,
  cycle: string,
  risks: readonly string[],
  because: string,
  asOf: string,
): Promise<void> {
  const beginning: Beginning = {
    ...{ _id: cycle, asOf, by: null, because },
    actor: { kind: 'steward' },
    through: { kind: 'workflow', process: 'corrective-action' },
  }
  await startReassessment(tools, beginning, DAYS_TO_ANSWER, [...risks].sort())
}

function isOlder(version: string, { sequence }: RiskCriteria): boolean {
  return Number(version) < sequence
}

/** Null: there are no risks, or nothing by which they are judged. */
async function startReassessment(
  tools: StartReassessmentTools,
  beginning: Beginning,
  businessDays: number,
  risks?: string[],
): Promise<string | null> {
  const [criteria, organisation, open] = await Promise.all([
    tools.riskCriteria.inForce(),
    tools.organisation.read(),
    risks ?? tools.risks.open(),
  ])
  if (!criteria || !organisation || open.length === 0) return null
  const { ismsLead, timeZone } = organisation
  const dueOn = dueDate(dateIn(beginning.asOf, timeZone), businessDays, organisation)
  const { version, hash, sequence } = criteria
  return begin(tools, beginning, {
    ...{ process, subject: { type: 'risk-register', id: REGISTER, version, hash }, sequence, dueOn },
    ...{ audience: [], timeZone, startedBy: ismsLead, closesOn: addMonths(dueOn, MONTHS_TO_CLOSE) },
    ...(risks ? { risks } : {}),
  })
}

/** Nobody gives it up: what is overdue goes on until it is answered, or a later one asks the same. */
const MONTHS_TO_CLOSE = 12
