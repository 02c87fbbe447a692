import type { Answer } from './answer.js'
import type { Ask, Subject } from './ask.js'
import type { EscalateTo, Filling, Needs, Seat, Up } from './authority.js'
import type { CalendarDate } from './calendar-date.js'
import type { Kept } from './kept.js'
import type { PersonId } from './person.js'
import { isQuery } from './query.js'
import type { SoleAuthority } from './sole-authority.js'
import { type Urgent, urgencyOf } from './standing.js'
import { addDays, type Calendar, dueDate, endOf } from './working-days.js'

/**
 * One stage of an approval: so many of these people have to approve before the next one begins. Who they are is found when
 * it begins, and again when one of them may not decide any more; until then, it is who they would be.
 */
export interface Step extends Filling {
  /** The slot of its asks. */
  slot: `step-${number}`
  /** Whom it asks for. */
  who: Seat[]
  needs: Needs
  /** For its people to answer; without it, they have until the decision is due. */
  businessDays?: number
  /** Once it is overdue for so many business days, it goes on to somebody else; without it, people are reminded. */
  escalate?: { afterBusinessDays: number; to: EscalateTo }
  /** When that was (ISO 8601 UTC), and from whom to whom; to nobody where nobody else lawfully decides it. */
  escalated?: { at: string; ups: Up[] }
  /** When its people were first asked. ISO 8601 UTC. */
  begunAt?: string
  /** Who of several took it, with which ask and when (ISO 8601 UTC); it is nobody else's until they give it back. */
  claimed?: { by: PersonId; ask: string; at: string }
  /** Who handed it on to whom, oldest first. */
  handed?: Up[]
}

/** What an approver answers. */
export type Verdict = 'approved' | 'rejected'

/**
 * `changed`: the subject is not what it was; `new-criteria`: other criteria for risks are in force; `superseded`: a newer version is to be decided on; `retired`: there is
 * nothing to decide on any more; `requester`: whoever asked took it back; `left`: nobody lawfully decided it, from before such
 * decisions waited for somebody.
 */
export type EndedBecause = 'changed' | 'new-criteria' | 'superseded' | 'retired' | 'requester' | 'left'

/** How a year would pass without a date of the calendar: it is left out, pulled forward or paused across. */
export type YearQuestion = 'skip' | 'run' | 'pause'

export function isYearQuestion(question: Decision['question']): question is YearQuestion {
  return question === 'skip' || question === 'run' || question === 'pause'
}

/** As what somebody decided: their job title by then, and that of whom they stood in for. */
interface RolesKept {
  role?: Kept
  roleFor?: Kept
}

/** The outcome of an approval: steps in sequence, a quorum in each, made of asks. One workflow each, with the same id. */
export interface Decision {
  /** `decision/approval.<type>.<subject>/<number>` */
  _id: string
  v: 1
  process: 'approval'
  /** Counts the decisions about a subject from 1, over its versions. */
  number: number
  /** The hash is over everything that is decided on. */
  subject: Subject
  /** What may be done if it is approved. */
  question: 'publish' | 'request' | 'accept' | 'postpone' | 'govern' | 'approve' | YearQuestion
  /** What was confirmed when it was asked for, and an approver needs to know: the subject's type knows what it means. */
  facts: Readonly<Record<string, number>>
  requestedBy: PersonId
  requestedAt: string
  /** Who else may not decide, since it is about them. */
  never?: PersonId[]
  /** What gives somebody the sole authority on it, where that is part of what is decided. */
  sole?: SoleAuthority
  /** Who alone decides in the stead of whoever is away, the first of them; without it, whom they name. */
  standIns?: PersonId[]
  /** The last day of a pause, the new date, or the last day of an acceptance that is asked for. */
  until?: CalendarDate
  /** Why whoever asked wants it, where that has to be said, and the event that records it. */
  because?: Kept
  /** What whoever asked filled in, by the id of the field. */
  filledIn?: Readonly<Record<string, Kept>>
  /** Of the form or the ask in which it was asked for: sent off twice, it is one request. */
  nonce?: string
  requestEvent?: string
  /** The day by which the step at hand is to be decided. */
  dueOn: CalendarDate
  /** In which `dueOn` ends. */
  timeZone: string
  steps: Step[]
  /** While nobody lawfully fills a step: which, and since when (ISO 8601 UTC). */
  blocked?: { slot: Step['slot']; since: string }
  /** `withdrawn` was never decided; `ended` says why. */
  state: 'open' | Verdict | 'withdrawn'
  /** Whose answer decided it, and when that was given; `event` is what the ledger says of it. */
  decided?: { by: PersonId; for?: PersonId; at: string; ask: string; event: string } & RolesKept
  ended?: { at: string; because: EndedBecause; by?: PersonId }
  /** Since when (ISO 8601 UTC) what was approved, or of a risk rejected, is no longer what stands. */
  stale?: { at: string }
  /** True until it is told that the subject changed, while it was decided or after it was approved, and asked again. */
  staleOwed?: true
  /** The decision on what the subject was before; this one was asked for by itself when that had changed. */
  follows?: string
  /** True until Temporal has the workflow; a sweep starts what is owed. */
  workflowOwed?: true
}

/** Whether it waits for somebody who lawfully may decide it. */
export function isBlocked({ state, blocked }: Pick<Decision, 'state' | 'blocked'>): boolean {
  return state === 'open' && blocked !== undefined
}

/** Whether what was approved still is what stands: whatever rests on an approval asks this, and never the state alone. */
export function isInForce({ state, stale }: Pick<Decision, 'state' | 'stale'>): boolean {
  return state === 'approved' && stale === undefined
}

/** How often an overdue decision is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

export function decisionId(subject: Pick<Subject, 'type' | 'id'>, number: number): string {
  return `decision/approval.${subject.type}.${subject.id}/${number}`
}

/** The only step of an approval by one person. */
export function approvedBy(approver: PersonId): Step[] {
  const filling = { approvers: [approver], quorum: 1, up: [] }
  return [{ slot: 'step-1', who: [{ person: approver }], needs: 'all', ...filling }]
}

/** The step whose people are asked, or were asked last; or which nobody lawfully fills. */
export function stepAtHand({ _id, steps, blocked }: Pick<Decision, '_id' | 'steps' | 'blocked'>): Step {
  const begun = steps.filter(({ begunAt }) => begunAt !== undefined)
  const step = steps.find(({ slot }) => slot === blocked?.slot) ?? begun.at(-1) ?? steps[0]
  if (!step) throw new RangeError(`${_id} has no step`)
  return step
}

/** Whether the step at hand is the last one: what it approves is done. */
export function isLastStep(decision: Pick<Decision, '_id' | 'steps' | 'blocked'>): boolean {
  return stepAtHand(decision) === decision.steps.at(-1)
}

/** The step that this ask belongs to. */
export function stepOfAsk({ steps }: Pick<Decision, 'steps'>, { slot }: Pick<Ask, 'slot'>): Step | undefined {
  return steps.find((step) => step.slot === slot)
}

/** Its steps but this one. */
export function otherSteps({ steps }: Pick<Decision, 'steps'>, { slot }: Pick<Step, 'slot'>): Step[] {
  return steps.filter((step) => step.slot !== slot)
}

/** The slot of the question who is to decide a step that nobody lawfully fills. It decides nothing itself. */
export function namingSlot({ slot }: Pick<Step, 'slot'>): string {
  return slot.replace('step', 'naming')
}

/** Whether an ask of a decision is the question who is to decide. */
export function isNaming({ process, slot }: Pick<Ask, 'process' | 'slot'>): boolean {
  return process === 'approval' && slot.startsWith('naming-')
}

/** Who was named for a step, in the order in which they were: each is the answer to the question who is to decide. */
export function namingsFor(step: Pick<Step, 'slot'>, asks: readonly Ask[]): Naming[] {
  return asks
    .filter(({ slot }) => slot === namingSlot(step))
    .sort(byTime)
    .flatMap(({ answer }) => (answer ? [{ to: answer.value, ...answer }] : []))
}

/** Who was named, by whom, in whose stead if so, and when (ISO 8601 UTC). */
export type Naming = { to: PersonId } & Pick<Answer, 'by' | 'for' | 'at'>

/** Who may not decide, in whatever role: who asks, whom it is about, and who answered for them what an approver wanted to know. */
export function neverIn(
  { requestedBy, never = [] }: Pick<Decision, 'requestedBy' | 'never'>,
  asks: readonly Ask[],
): PersonId[] {
  const answered = asks.filter(isQuery).flatMap(({ answer }) => answer?.by ?? [])
  return [...new Set([requestedBy, ...never, ...answered])]
}

/** Whether one of several is enough, so that the first of them may take it. */
export function isForSeveral({ approvers, quorum }: Step): boolean {
  return quorum === 1 && approvers.length > 1
}

/** Whether it is this person's alone: what others may decide as well is theirs to take, not somebody's to hand on. */
export function mayHandOn({ approvers, quorum, claimed }: Step, { _id }: Pick<Ask, '_id'>): boolean {
  return quorum === approvers.length || claimed?.ask === _id
}

/** By when they were answered. */
export function byTime(one: Ask, other: Ask): number {
  return (one.answer?.at ?? '') < (other.answer?.at ?? '') ? -1 : 1
}

/** Whose a step is by its seats, and by where it has gone on to. */
export function seatsOf({ who, escalate, escalated }: Step): Seat[] {
  if (!escalate || !escalated) return who
  const { to } = escalate
  return [...who, ...(to === 'manager' ? escalated.ups.map(({ from }) => ({ managerOf: from })) : [to])]
}

/** When the step at hand goes on to somebody else, if it is not decided by then (ISO 8601 UTC); null where it does not. */
export function escalatesAt(
  decision: Pick<Decision, '_id' | 'steps' | 'blocked' | 'dueOn' | 'timeZone'>,
  calendar: Calendar,
): string | null {
  const { begunAt, escalate, escalated } = stepAtHand(decision)
  if (!escalate || escalated || begunAt === undefined || decision.blocked) return null
  const day = dueDate(decision.dueOn, escalate.afterBusinessDays, calendar)
  return endOf(addDays(day, -1), decision.timeZone)
}

/** What an open decision asks of whoever sees to it. */
export function urgencyOfDecision(decision: Decision, today: CalendarDate): Urgent {
  const { dueOn } = decision
  return { urgency: isBlocked(decision) ? 'stuck' : urgencyOf(dueOn, today), on: dueOn }
}

/**
 * When to look at an open decision at the latest: when it is due, when its step goes on to somebody else, and each week from
 * then on. ISO 8601 UTC.
 */
export function nextLookAt(
  decision: Pick<Decision, '_id' | 'steps' | 'blocked' | 'dueOn' | 'timeZone'>,
  asOf: string,
  calendar: Calendar | null,
): string {
  const { dueOn, timeZone } = decision
  let day = dueOn
  while (endOf(day, timeZone) <= asOf) day = addDays(day, DAYS_BETWEEN_LOOKS)
  const at = calendar && escalatesAt(decision, calendar)
  const looks = [endOf(day, timeZone), ...(at && at > asOf ? [at] : [])]
  return looks.sort()[0] ?? asOf
}
