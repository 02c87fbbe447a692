import type { CalendarDate } from '../domain/calendar-date.js'
import type { PersonId } from '../domain/person.js'
import { takenOutBetween } from '../domain/plan-change.js'
import {
  type PlanChanges,
  type PlannedRisk,
  planChanges,
  type RegisterPlan,
} from '../domain/register-plan.js'
import type { Assessment, PlanAction, Risk, RiskInFull } from '../domain/risk.js'
import type { RiskCriteria } from '../domain/risk-criteria.js'
import type { People } from '../store/people.js'
import type { RegisterPlans } from '../store/register-plans.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Texts } from './texts/texts.js'

export interface RegisterPlanTools {
  people: People
  registerPlans: RegisterPlans
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** One version of the register's treatment plan, with what has come of it since; names are plain. */
export interface RegisterPlanView {
  plan: RegisterPlan
  /** The version before it. */
  before: RegisterPlan | null
  changes: PlanChanges
  rows: PlanRow[]
  /** Whatever is called something: its titles, by the risk's id. */
  titles: ReadonlyMap<string, Record<string, string>>
}

/** What is done about one risk. */
export interface PlanRow {
  risk: Risk
  assessment: Assessment
  criteria: RiskCriteria
  owner: string
  /** That its owner approves it, and whoever accepts it beside them; null where nobody has. */
  approved: { by: string; at: string } | null
  accepted: { by: string; at: string; until: CalendarDate } | null
  actions: PlannedAction[]
  /** What the version before had, and this one has no more. */
  takenOut: TakenOut[]
}

export interface PlannedAction {
  action: PlanAction
  who: string
  done: { by: string; at: string } | null
}

export interface TakenOut {
  action: PlanAction
  who: string
  /** Who took it out, when and why; no reason where the file did. */
  by: string
  at: string
  why: string | null
}

export async function registerPlanView(
  tools: RegisterPlanTools,
  plan: RegisterPlan,
  texts: Texts,
): Promise<RegisterPlanView> {
  const before = await tools.registerPlans.before(plan)
  const changes = planChanges(before, plan)
  const risks = await tools.risks.byIds([...plan.risks.map(({ risk }) => risk), ...changes.left])
  const [people, criteriaOf] = await Promise.all([
    tools.people.byIds([...new Set([...risks.values()].flatMap(peopleOf))]),
    tools.riskCriteria.ofRisks([...risks.values()]),
  ])
  const rows = plan.risks.flatMap((planned) => {
    const risk = risks.get(planned.risk)
    const assessment =
      risk && [risk.assessment, ...risk.earlier].find((each) => each.number === planned.assessment)
    const criteria = assessment && criteriaOf.get(assessment.criteria)
    if (!risk || !assessment || !criteria) return []
    const former = before?.risks.find((each) => each.risk === risk._id)
    const row = rowOf(risk, assessment, criteria, planned, people, texts)
    return [{ ...row, takenOut: former ? takenOutOf(risk, former, planned, people, texts) : [] }]
  })
  const titles = new Map([...risks.values()].map(({ _id, title }) => [_id, title]))
  return { plan, before, changes, rows, titles }
}

type Names = Parameters<typeof whoAnswered>[1]

function rowOf(
  risk: Risk,
  assessment: Assessment,
  criteria: RiskCriteria,
  { hash }: PlannedRisk,
  people: Names,
  texts: Texts,
): Omit<PlanRow, 'takenOut'> {
  const { approved, acceptance, results = [] } = risk
  const isApproved = approved?.verdict === 'accepted' && approved.hash === hash
  const isAccepted = acceptance?.hash === hash
  const nameOf = (id: PersonId) => people.get(id)?.name ?? ''
  return {
    ...{ risk, assessment, criteria, owner: nameOf(risk.owner) },
    approved: isApproved ? { by: whoAnswered(approved, people, texts), at: approved.at } : null,
    accepted: isAccepted
      ? { by: whoAnswered(acceptance, people, texts), at: acceptance.at, until: acceptance.until }
      : null,
    actions: assessment.plan.map((action) => {
      const result = results.find((each) => each.action === action.id)
      const done = result ? { by: whoAnswered(result, people, texts), at: result.at } : null
      return { action, who: nameOf(action.owner), done }
    }),
  }
}

function takenOutOf(
  risk: RiskInFull,
  former: PlannedRisk,
  planned: PlannedRisk,
  people: Names,
  texts: Texts,
): TakenOut[] {
  const nameOf = (id: PersonId) => people.get(id)?.name ?? ''
  return takenOutBetween(risk, former.assessment, planned.assessment).map(
    ({ action, by: { by, at, reason } }) => ({
      ...{ action, who: nameOf(action.owner), at, why: reason?.text ?? null },
      by: by === null ? texts.riskRegister.card.byFile : nameOf(by),
    }),
  )
}

function peopleOf({
  owner,
  assessment,
  earlier,
  approved,
  acceptance,
  results = [],
}: RiskInFull): PersonId[] {
  return [
    owner,
    ...[assessment, ...earlier].flatMap(({ by, plan }) => [
      ...(by === null ? [] : [by]),
      ...plan.map((action) => action.owner),
    ]),
    ...[approved, acceptance, ...results].flatMap((each) => (each ? peopleIn(each) : [])),
  ]
}
