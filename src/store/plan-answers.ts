import type { Ask } from '../domain/ask.js'
import { fillingOf, type Seat } from '../domain/authority.js'
import type { Decision, Step } from '../domain/decision.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { type PlanChange, planOnceChanged } from '../domain/plan-change.js'
import { judgementIn, type PlanAction, type Risk, riskHash } from '../domain/risk.js'
import {
  actionNamed,
  actionSubject,
  isAsPlanned,
  judgementOnceFound,
  type Planned,
  parseRating,
  plannedIn,
} from '../domain/treatment-plan.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import { type AssessTools, assessRisk } from './assess-risk.js'
import { chartFor } from './chart.js'
import type { Decisions } from './decisions.js'
import type { OrganisationStore } from './organisation.js'
import type { People } from './people.js'
import type { NewAssessment, RiskAct } from './risks.js'

export interface PlanAnswerTools extends AssessTools {
  decisions: Decisions
  organisation: OrganisationStore
  people: People
}

/**
 * What follows from an answer about a plan is done by whoever took the answer, and where they died, by the cycle: each of
 * these may be done twice.
 */

/** Somebody else may change the risk at the same moment: then it is read anew, so often. */
const TRIES = 5

/** The risk has it that an action is done. False: it is planned otherwise by now, or no more. */
export async function takeDone({ risks }: Pick<PlanAnswerTools, 'risks'>, ask: Ask): Promise<boolean> {
  const { answer, subject } = ask
  const { risk: id, action } = actionNamed(subject.id)
  if (answer?.value !== 'done') return false
  const { by, at, through, for: inStead } = answer
  const result = { action, ask: ask._id, by, at, ...(inStead === undefined ? {} : { for: inStead }) }
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = plannedIn(await risks.byId(id), action)
    if (!planned || !isAsPlanned(ask, planned)) return false
    if (await risks.done(planned.risk, result, through)) return true
  }
  throw new Error(`${id} changed each time that something of it was to be entered as done`)
}

/**
 * Nobody is asked any more about what is to be taken out of a plan. Where somebody has said before that it is done, the risk
 * takes that over first, so that nothing is lost that was done: whether it has taken anything.
 */
export async function takeDoneOf(
  { asks, risks }: Pick<PlanAnswerTools, 'asks' | 'risks'>,
  risk: Risk,
  { takenOut }: PlanChange,
  { by, at, through }: RiskAct & { by: PersonId },
): Promise<boolean> {
  const subjects = takenOut.flatMap(({ id }) => plannedIn(risk, id) ?? []).map(actionSubject)
  const closing = { actor: { kind: 'person', id: by } as const, through }
  for (const subject of subjects) await asks.closeOlder({ ...subject, hash: '' }, at, closing)
  let isDone = false
  for (const ask of await asks.answeredAbout(subjects)) isDone = (await takeDone({ risks }, ask)) || isDone
  return isDone
}

/**
 * What is done about a risk changes by its owner's word alone, with all else as it was found. Null: the risk changed
 * meanwhile, or is closed.
 */
export async function changePlan(
  tools: AssessTools,
  risk: Risk,
  { change, reason }: { change: PlanChange; reason: string },
  act: RiskAct & { by: PersonId },
): Promise<Risk | null> {
  if (await takeDoneOf(tools, risk, change, act)) return null
  const { assessment } = risk
  const plan = planOnceChanged(assessment.plan, change, risk)
  const judgement = { ...judgementIn(assessment), plan }
  return assessRisk(tools, risk, { judgement, criteria: assessment.criteria, trigger: 'plan', reason }, act)
}

/**
 * The risk is as high as its owner says it is since something was done. False: it is no longer what they said that of, and
 * they are asked anew.
 */
export async function takeResult(tools: PlanAnswerTools, ask: Ask): Promise<boolean> {
  const { answer, subject } = ask
  const current = answer && parseRating(answer.value)
  if (!current) return false
  const { by, at, through, reason } = answer
  for (let tries = 0; tries < TRIES; tries += 1) {
    const risk = await tools.risks.byId(subject.id)
    if (risk?.state !== 'open') return false
    if ([risk.assessment, ...risk.earlier].some((each) => each.ask === ask._id)) return true
    if (riskHash(risk) !== subject.hash) return false
    const assessing = {
      judgement: judgementOnceFound(judgementIn(risk.assessment), current),
      ...{ criteria: risk.assessment.criteria, trigger: 'result' as const, ask: ask._id },
      ...(reason ? { reason: reason.text } : {}),
    }
    if (await assessRisk(tools, risk, assessing, { by, at, through })) return true
  }
  throw new Error(`${subject.id} changed each time that its level was to be entered`)
}

/** Somebody else does it from now on: so the plan is another one. False: it is planned otherwise by now. */
export async function takeDoer(tools: PlanAnswerTools, ask: Ask): Promise<boolean> {
  const { answer, subject } = ask
  const { risk: id, action } = actionNamed(subject.id)
  if (!answer) return false
  const { by, at, through, value: owner } = answer
  for (let tries = 0; tries < TRIES; tries += 1) {
    const planned = plannedIn(await tools.risks.byId(id), action)
    if (!planned || !isAsPlanned(ask, planned)) return false
    const assessing = replanning(planned, { owner }, ask._id)
    if (await assessRisk(tools, planned.risk, assessing, { by, at, through })) return true
  }
  throw new Error(`${id} changed each time that somebody else was to be entered`)
}

/** The plan with one action changed, and all else as it was. */
export function replanning(
  { risk: { assessment }, action }: Planned,
  changes: Partial<Pick<PlanAction, 'owner' | 'due'>>,
  ask: string,
): NewAssessment {
  const plan = assessment.plan.map((each) => (each.id === action.id ? { ...each, ...changes } : each))
  const judgement = { ...judgementIn(assessment), plan }
  return { judgement, criteria: assessment.criteria, trigger: 'plan', ask }
}

/**
 * The new date that somebody asked for is put to whoever approves it. Null: nobody has to decide it any more, since it is
 * planned otherwise by now.
 */
export async function requestNewDate(tools: PlanAnswerTools, ask: Ask): Promise<Decision | null> {
  const { decisions, risks, organisation: settings, people } = tools
  const made = await decisions.byNonce(ask._id)
  if (made) return made
  const { risk: id, action } = actionNamed(ask.subject.id)
  const planned = plannedIn(await risks.byId(id), action)
  const organisation = await settings.read()
  const { answer } = ask
  if (!planned || !organisation || answer?.value !== 'later' || answer.until === undefined) return null
  const subject = actionSubject(planned)
  if (subject.hash !== ask.subject.hash) return null
  const step = await whoApproves({ people }, planned, organisation, answer)
  const { timeZone, approval } = organisation
  const place = placeOf(organisation, organisation)
  const requested = await decisions.request(
    {
      ...{ subject, question: 'postpone', facts: {}, nonce: ask._id, until: answer.until, steps: [step] },
      ...{ requestedBy: answer.by, requestedAt: answer.at, timeZone },
      dueOn: dueDate(dateIn(answer.at, timeZone), approval.businessDays, place),
      ...(answer.reason ? { reason: answer.reason.text } : {}),
    },
    answer.through,
  )
  return requested ?? decisions.byNonce(ask._id)
}

/** The risk's owner; of what they do themselves, whoever is above them (A.5.3). */
async function whoApproves(
  { people }: Pick<PlanAnswerTools, 'people'>,
  { risk, action }: Planned,
  organisation: Organisation,
  { by, at }: { by: string; at: string },
): Promise<Step> {
  const isOwn = action.owner === risk.owner
  const who: Seat[] = [isOwn ? { managerOf: risk.owner } : { person: risk.owner }]
  const chart = await chartFor(people, organisation, who, at)
  const filling = fillingOf({ who, needs: 'all' }, chart, [by])
  // Where nobody may, its workflow finds that out, and says so.
  return { slot: 'step-1', who, needs: 'all', ...(filling ?? { approvers: [], quorum: 1, up: [] }) }
}
