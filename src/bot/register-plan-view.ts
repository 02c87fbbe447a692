import type { CalendarDate } from '../domain/calendar-date.js'
import type { Decision } from '../domain/decision.js'
import type { PersonId } from '../domain/person.js'
import { takenOutBetween } from '../domain/plan-change.js'
import {
  changedAt,
  type PlanChanges,
  type PlannedRisk,
  planChanges,
  type RegisterPlan,
  type Unaccepted,
  unacceptedBecause,
} from '../domain/register-plan.js'
import { type Assessment, type PlanAction, type Risk, type RiskInFull, riskHash } from '../domain/risk.js'
import type { Reading, RiskCriteria } from '../domain/risk-criteria.js'
import { actionState } from '../domain/treatment-plan.js'
import { dateIn } from '../domain/working-days.js'
import type { Decisions } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { RegisterPlans } from '../store/register-plans.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import type { Risks } from '../store/risks.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import { calledApart } from './namesakes.js'
import type { Texts } from './texts/texts.js'
import { peopleDeciding, whoDecides } from './who-decides.js'

export interface RegisterPlanTools {
  decisions: Decisions
  people: People
  registerPlans: RegisterPlans
  riskCriteria: RiskCriteriaStore
  risks: Risks
}

/** One version of the register's treatment plan, with what has come of it since; names are plain. */
export interface RegisterPlanView {
  plan: RegisterPlan
  /** When the last of it changed, and as of when it is shown how it stands. ISO 8601 UTC. */
  changedAt: string
  asOf: string
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
  /** That its owner approves it, and whoever accepts it beside them, and whether that is over; null where nobody has. */
  approved: { by: string; at: string; until: CalendarDate | null; isOver: boolean } | null
  accepted: { by: string; at: string; until: CalendarDate; isOver: boolean } | null
  /** What stands against its being accepted beside its owner, with who rejected it or is asked, and since when. */
  unaccepted: { because: Unaccepted; by: string; at: string } | null
  actions: PlannedAction[]
  /** What the version before had, and this one has no more. */
  takenOut: TakenOut[]
}

export interface PlannedAction {
  action: PlanAction
  who: string
  done: { by: string; at: string } | null
  /** Of what is planned now: what an earlier version had may have another date since. */
  isOverdue: boolean
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
  { at, timeZone }: { at: string; timeZone: string },
  texts: Texts,
): Promise<RegisterPlanView> {
  const before = await tools.registerPlans.before(plan)
  const changes = planChanges(before, plan)
  const risks = await tools.risks.byIds([...plan.risks.map(({ risk }) => risk), ...changes.left])
  const all = [...risks.values()]
  const decisions = await tools.decisions.lastOfNonces(all.flatMap(({ approved }) => approved?.ask ?? []))
  const [people, criteriaOf, readings] = await Promise.all([
    calledApart(tools.people, [...all.flatMap(peopleOf), ...[...decisions.values()].flatMap(peopleDeciding)]),
    tools.riskCriteria.ofRisks(all),
    tools.riskCriteria.readings(all),
  ])
  const seen = { people, decisions, readings, today: dateIn(at, timeZone), texts }
  const rows = plan.risks.flatMap((planned) => {
    const risk = risks.get(planned.risk)
    const assessment =
      risk && [risk.assessment, ...risk.earlier].find((each) => each.number === planned.assessment)
    const criteria = assessment && criteriaOf.get(assessment.criteria)
    if (!risk || !assessment || !criteria) return []
    const former = before?.risks.find((each) => each.risk === risk._id)
    const row = rowOf(risk, assessment, criteria, planned, seen)
    return [{ ...row, takenOut: former ? takenOutOf(risk, former, planned, people, texts) : [] }]
  })
  const titles = new Map(all.map(({ _id, title }) => [_id, title]))
  return { plan, changedAt: changedAt(plan, before, risks), asOf: at, before, changes, rows, titles }
}

type Names = Parameters<typeof whoAnswered>[1]

/** What it takes to say how one of its risks stands. */
interface Seen {
  people: Names
  /** What was asked for since each owner approved, by the ask of their answer. */
  decisions: ReadonlyMap<string, Decision>
  readings: ReadonlyMap<string, Reading>
  today: CalendarDate
  texts: Texts
}

function rowOf(
  risk: Risk,
  assessment: Assessment,
  criteria: RiskCriteria,
  { hash }: PlannedRisk,
  seen: Seen,
): Omit<PlanRow, 'takenOut'> {
  const { people, today, texts } = seen
  const { approved, acceptance, results = [] } = risk
  const isNow = risk.state === 'open' && riskHash(risk) === hash
  const nameOf = (id: PersonId) => people.get(id)?.name ?? ''
  const said = <Act extends { by: PersonId; for?: PersonId; at: string }>(act: Act) => {
    return { by: whoAnswered(act, people, texts), at: act.at }
  }
  const untilOf = (until: CalendarDate) => ({ until, isOver: until < today })
  const isApproved = approved?.verdict === 'accepted' && approved.hash === hash
  return {
    ...{ risk, assessment, criteria, owner: nameOf(risk.owner) },
    approved: isApproved
      ? { ...said(approved), ...(approved.until ? untilOf(approved.until) : { until: null, isOver: false }) }
      : null,
    accepted: acceptance?.hash === hash ? { ...said(acceptance), ...untilOf(acceptance.until) } : null,
    unaccepted: isNow ? unacceptedOf(risk, seen) : null,
    actions: assessment.plan.map((action) => {
      const result = results.find((each) => each.action === action.id)
      const isOverdue = isNow && actionState(risk, action, today).is === 'overdue'
      return { action, who: nameOf(action.owner), done: result ? said(result) : null, isOverdue }
    }),
  }
}

function unacceptedOf(
  risk: Risk,
  { people, decisions, readings, today, texts }: Seen,
): PlanRow['unaccepted'] {
  const reading = readings.get(risk._id)
  // Whether it is above the appetite cannot be said before it is assessed by the scales in force.
  if (!reading?.isComparable) return null
  const decision = decisions.get(risk.approved?.ask ?? '') ?? null
  const because = unacceptedBecause(risk, reading.criteria, decision, today)
  if (because === null) return null
  const by = decision ? whoDecides(decision, people, texts) : ''
  return { because, by, at: decision?.decided?.at ?? decision?.requestedAt ?? '' }
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
    ({ action, by: { by, at, reason, ...assessed } }) => ({
      ...{ action, who: nameOf(action.owner), at, why: reason?.text ?? null },
      by: by === null ? texts.riskRegister.card.byFile : whoAnswered({ ...assessed, by }, people, texts),
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
    ...[assessment, ...earlier].flatMap(({ by, plan, ...assessed }) => [
      ...(by === null ? [] : peopleIn({ ...assessed, by })),
      ...plan.map((action) => action.owner),
    ]),
    ...[approved, acceptance, ...results].flatMap((each) => (each ? peopleIn(each) : [])),
  ]
}
