import type { Ask, ClosedBecause, Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Decision } from './decision.js'
import type { PersonId } from './person.js'
import {
  type ActionResult,
  type Judgement,
  type PlanAction,
  type Rating,
  type Risk,
  type RiskInFull,
  riskHash,
  whoSpeaksFor,
} from './risk.js'
import { riskValue } from './risk-criteria.js'
import { addDays, addMonths } from './working-days.js'

/** What the plans of all open risks come to is followed up in one cycle a quarter (8.3). */
export const PLAN = 'risks'

/** The slots of its asks in their cycle: what became of an action, and whether its result holds. */
export const ACTION_SLOT = 'action'
const RESULT_SLOT = 'result'
/** Who does it now, after whoever was to do it has left. */
export const DOER_SLOT = 'doer'

/** What whoever does an action says of it. */
export const actionAnswers = ['done', 'later'] as const
export type ActionAnswer = (typeof actionAnswers)[number]

/** Business days before its due date on which an action is first asked about. */
export const ASKED_BEFORE = 5

/** One thing that is to be done about a risk. */
export interface Planned {
  risk: Risk
  action: PlanAction
}

/** What an answer, and the approval of a new date, are bound to: whose the risk is says who approves. */
export function actionHash({ risk, action }: Planned): string {
  return hashOf({ risk: risk._id, owner: risk.owner, action })
}

export function actionSubject(planned: Planned): Subject {
  const { risk, action } = planned
  const version = String(risk.assessment.number)
  return { type: 'risk-action', id: actionId(risk._id, action.id), version, hash: actionHash(planned) }
}

export function actionId(risk: string, action: string): string {
  return `${risk}.${action}`
}

/** Which risk and which of its actions a subject names. */
export function actionNamed(id: string): { risk: string; action: string } {
  const [risk = '', action = ''] = id.split('.')
  return { risk, action }
}

/** The risk that a subject is, or of whose plan it is an action; null where it is about none. */
export function riskNamed({ type, id }: Pick<Subject, 'type' | 'id'>): string | null {
  if (type === 'risk') return id
  return type === 'risk-action' ? actionNamed(id).risk : null
}

/** What is planned under this name and not done yet; null where the risk or its plan has it no more. */
export function plannedIn(risk: Risk | null | undefined, action: string): Planned | null {
  const found = risk?.state === 'open' ? risk.assessment.plan.find(({ id }) => id === action) : undefined
  return risk && found && !resultOf(risk, action) ? { risk, action: found } : null
}

function resultOf({ results = [] }: Pick<Risk, 'results'>, action: string): ActionResult | undefined {
  return results.find((result) => result.action === action)
}

/** All of a risk's plan that is not done yet. */
export function undone(risk: Risk): Planned[] {
  return risk.assessment.plan.flatMap(({ id }) => plannedIn(risk, id) ?? [])
}

/** A plan with what is still to be done first: what was done over the years stays in it. */
export function toDoFirst(risk: Pick<Risk, 'results'>, plan: readonly PlanAction[]): PlanAction[] {
  const isDone = ({ id }: PlanAction) => resultOf(risk, id) !== undefined
  return [...plan.filter((action) => !isDone(action)), ...plan.filter(isDone)]
}

/** What of a risk's plan is planned otherwise by now, or no more: nobody is asked any more about how it was. */
export function replanned(before: Risk, after: Risk): Subject[] {
  return undone(before).flatMap((planned) => {
    const now = plannedIn(after, planned.action.id)
    const stands = now !== null && actionHash(now) === actionHash(planned)
    return stands ? [] : [{ ...actionSubject(planned), hash: now ? actionHash(now) : '' }]
  })
}

/** `2027-Q1` */
export function quarterOf(date: CalendarDate): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
}

/** The last day of a quarter. */
export function endOfQuarter(quarter: string): CalendarDate {
  const [year = '', nth = ''] = quarter.split('-Q')
  const first = `${year}-${String(Number(nth) * 3 - 2).padStart(2, '0')}-01`
  return addDays(addMonths(first, 3), -1)
}

/** In which quarter's cycle an action is asked about, where none that runs has it. */
export function quarterFor({ due }: Pick<PlanAction, 'due'>, today: CalendarDate): string {
  return quarterOf(due > today ? due : today)
}

/** What an owner takes a risk's current level to be, once something of the plan is done. */
export function formatRating({ likelihood, consequence }: Rating): string {
  return `${likelihood}x${consequence}`
}

export function parseRating(text: string): Rating | null {
  const match = /^([1-9])x([1-9])$/.exec(text)
  return match ? { likelihood: Number(match[1]), consequence: Number(match[2]) } : null
}

/**
 * What is proposed to the owner once something is done: the target, if nothing of the plan is left; until then, what holds
 * today.
 */
export function proposedLevel(risk: Risk): Rating {
  const { current, target } = risk.assessment
  return undone(risk).length === 0 ? target : current
}

/**
 * The judgement once its owner has found how high the risk is. What the plan does better than it was to leaves no target above
 * that.
 */
export function judgementOnceFound(judgement: Judgement, current: Rating): Judgement {
  const { target } = judgement
  const isBetter = riskValue(current) < riskValue(target)
  return { ...judgement, current, target: isBetter ? current : target }
}

/** What is to be done about a plan's asks, one step each. Doing one twice is the same as once. */
export type PlanStep =
  /** This person is asked whether it is done. */
  | { step: 'ask'; planned: Planned; person: PersonId }
  /** An ask that is no longer to be answered. */
  | { step: 'close'; ask: Ask; because: ClosedBecause }
  /** What was answered is on record, and its risk does not have it yet. */
  | { step: 'take-done'; ask: Ask; planned: Planned }
  /** A new date was asked for, and nobody decides on it yet. */
  | { step: 'request'; ask: Ask; planned: Planned }
  /** This person says what it has changed, or while they are away their deputy, where they have one. */
  | { step: 'ask-result'; risk: Risk; result: ActionResult; person: PersonId; deputy: PersonId | null }
  | { step: 'take-result'; ask: Ask; risk: Risk; result: ActionResult }
  /** Whoever was to do it has left: this person says who does it now. */
  | { step: 'ask-who'; planned: Planned; person: PersonId }
  | { step: 'take-doer'; ask: Ask; planned: Planned }

export interface PlanState {
  /** Risks with anything due that this cycle sees to, and those that it asked about. */
  risks: readonly Risk[]
  /** All that it asked so far. */
  asks: readonly Ask[]
  /** Those of them in which an owner said what something has changed, and whose risk has taken that over. */
  taken: ReadonlySet<string>
  /** What was decided on new dates, by the ask in which each was asked for. */
  decisions: ReadonlyMap<string, Pick<Decision, 'state'>>
  /** Due dates that this cycle sees to: after this day, where an earlier cycle runs, and up to that one. */
  after: CalendarDate | null
  until: CalendarDate
  /** Whether it is asked about by now. */
  isTime: (planned: Planned) => boolean
  /** Whether this person is there to be asked. */
  isThere: (person: PersonId) => boolean
  /** Who says who does it, where whoever was to do it is not there any more; null: nobody is there who could. */
  namer: (planned: Planned) => PersonId | null
}

/** What is due of a plan by how everything stands: empty where it waits for somebody, or for a day. */
export function planSteps(state: PlanState): PlanStep[] {
  const newest = newestOf(state.asks)
  return [
    ...doneSteps(state),
    ...actionSteps(state, newest),
    ...resultSteps(state, newest),
    ...strayAsks(state),
  ]
}

/** Whether nothing of it is left to follow up, so that it may close once its quarter is over. */
export function isFollowedUp(state: PlanState): boolean {
  const isOpen = state.asks.some((ask) => ask.state === 'open')
  return !isOpen && coveredBy(state).length === 0 && planSteps(state).length === 0
}

/** What this cycle sees to: what is due in its time and not done. */
export function coveredBy({ risks, after, until }: PlanState): Planned[] {
  return risks
    .flatMap(undone)
    .filter(({ action: { due } }) => due <= until && (after === null || due > after))
}

/** Whether it is about what is planned now: what was said of it as it was planned before counts no more. */
export function isAsPlanned({ subject }: Pick<Ask, 'subject'>, planned: Planned): boolean {
  return subject.hash === actionHash(planned)
}

/** What was said to be done is taken over, whenever it is due by now. */
function doneSteps({ risks, asks }: PlanState): PlanStep[] {
  const byId = new Map(risks.map((risk) => [risk._id, risk]))
  return asks.flatMap((ask) => {
    if (ask.slot !== ACTION_SLOT || ask.answer?.value !== 'done') return []
    const { risk, action } = actionNamed(ask.subject.id)
    const planned = plannedIn(byId.get(risk), action)
    return planned && isAsPlanned(ask, planned) ? [{ step: 'take-done', ask, planned }] : []
  })
}

function actionSteps(state: PlanState, newest: NewestAsks): PlanStep[] {
  return coveredBy(state).flatMap((planned): PlanStep[] => {
    const { owner } = planned.action
    const ask = lastAbout(newest, planned, ACTION_SLOT)
    if (ask?.answer?.value === 'done' && isAsPlanned(ask, planned)) return []
    if (ask?.state === 'answered') {
      const decision = state.decisions.get(ask._id)
      if (!decision && isAsPlanned(ask, planned)) return [{ step: 'request', ask, planned }]
      if (decision?.state === 'open') return []
    }
    if (ask?.state === 'open') return outdated(ask, owner, actionHash(planned))
    if (!state.isTime(planned)) return []
    return state.isThere(owner)
      ? [{ step: 'ask', planned, person: owner }]
      : doerSteps(state, newest, planned)
  })
}

function doerSteps(state: PlanState, newest: NewestAsks, planned: Planned): PlanStep[] {
  const ask = lastAbout(newest, planned, DOER_SLOT)
  const hash = actionHash(planned)
  if (ask?.answer && ask.subject.hash === hash) return [{ step: 'take-doer', ask, planned }]
  const person = state.namer(planned)
  if (person === null) return []
  return ask?.state === 'open' ? outdated(ask, person, hash) : [{ step: 'ask-who', planned, person }]
}

/** What its risk's owner says to each thing that is done. */
function resultSteps(state: PlanState, newest: NewestAsks): PlanStep[] {
  const isUnconfirmed = unconfirmedAmong(state)
  return state.risks
    .filter((risk) => risk.state === 'open')
    .flatMap((risk) => (risk.results ?? []).filter(isUnconfirmed).map((result) => ({ risk, result })))
    .flatMap(({ risk, result }): PlanStep[] => {
      const ask = newest.following.get(result.ask)
      const hash = riskHash(risk)
      if (ask?.answer && ask.subject.hash === hash && parseRating(ask.answer.value))
        return [{ step: 'take-result', ask, risk, result }]
      const speaks = whoSpeaksFor(risk, state.isThere)
      if (!speaks) return []
      if (ask?.state === 'open') return outdated(ask, speaks.person, hash)
      return [{ step: 'ask-result', risk, result, ...speaks }]
    })
}

/** Whether it was said to be done here, and its risk's owner has not said what that changes. */
function unconfirmedAmong({ asks, taken }: PlanState): (result: ActionResult) => boolean {
  const here = new Set(asks.map(({ _id }) => _id))
  const said = new Set(asks.flatMap(({ _id, follows }) => (follows && taken.has(_id) ? [follows] : [])))
  return ({ ask }) => here.has(ask) && !said.has(ask)
}

function outdated(ask: Ask, person: PersonId, hash: string): PlanStep[] {
  if (ask.askedOf !== person) return [{ step: 'close', ask, because: 'handed-on' }]
  return ask.subject.hash === hash ? [] : [{ step: 'close', ask, because: 'changed' }]
}

/**
 * What is still asked about an action that is planned no more, or is due at another time, or about a risk that is closed; and
 * who does it, where that is clear by now.
 */
function strayAsks(state: PlanState): PlanStep[] {
  const covered = new Map(coveredBy(state).map((each) => [actionId(each.risk._id, each.action.id), each]))
  const open = new Set(state.risks.flatMap(({ _id, state: is }) => (is === 'open' ? [_id] : [])))
  const isStray = ({ slot, subject }: Ask) => {
    if (isResultSlot(slot)) return !open.has(subject.id)
    const planned = covered.get(subject.id)
    return !planned || (slot === DOER_SLOT && state.isThere(planned.action.owner))
  }
  return state.asks
    .filter((ask) => ask.state === 'open' && isStray(ask))
    .map((ask) => ({ step: 'close', ask, because: 'changed' }))
}

/** Each action's result is a question of its own about the same risk. */
export function resultSlot(action: string): string {
  return `${RESULT_SLOT}.${action}`
}

export function isResultSlot(slot: string): boolean {
  return slot.startsWith(`${RESULT_SLOT}.`)
}

/** The newest asks: of each slot by what they are about, and about each result by the ask that it follows. */
interface NewestAsks {
  about: ReadonlyMap<string, Ask>
  following: ReadonlyMap<string, Ask>
}

function newestOf(asks: readonly Ask[]): NewestAsks {
  const inOrder = [...asks].sort((a, b) => a.openedAt.localeCompare(b.openedAt) || a.round - b.round)
  const results = inOrder.filter(({ slot }) => isResultSlot(slot))
  return {
    about: new Map(inOrder.map((ask) => [`${ask.slot} ${ask.subject.id}`, ask])),
    following: new Map(results.flatMap((ask) => (ask.follows ? [[ask.follows, ask]] : []))),
  }
}

function lastAbout({ about }: NewestAsks, { risk, action }: Planned, slot: string): Ask | undefined {
  return about.get(`${slot} ${actionId(risk._id, action.id)}`)
}

/** How an action stands, for whoever reads the plan. */
export type ActionState =
  | { is: 'done'; result: ActionResult }
  | { is: 'overdue' | 'planned'; due: CalendarDate }

export function actionState(risk: Risk, { id, due }: PlanAction, today: CalendarDate): ActionState {
  const result = resultOf(risk, id)
  if (result) return { is: 'done', result }
  return { is: due < today ? 'overdue' : 'planned', due }
}

/** The date for which an action was planned first, where it was postponed since; null where it was not. */
export function postponedFrom({ earlier }: RiskInFull, { id, due }: PlanAction): CalendarDate | null {
  const [first] = earlier.flatMap(({ plan }) => plan.filter((action) => action.id === id))
  return first && first.due < due ? first.due : null
}
