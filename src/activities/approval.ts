import type { Ask, ClosedBecause } from '../domain/ask.js'
import type { Approval } from '../domain/cycle.js'
import {
  type Decision,
  type EndedBecause,
  namingSlot,
  nextLookAt,
  type Step,
  stepAtHand,
  stepOfAsk,
} from '../domain/decision.js'
import { approvalsOf, type DecisionStanding, standingOf } from '../domain/decision-standing.js'
import type { Organisation } from '../domain/organisation.js'
import { isPresentAt, isReachable, type PersonId } from '../domain/person.js'
import type { AbsenceTools } from '../store/absence-lines.js'
import { closedBy } from '../store/closing-asks.js'
import type { DecisionSteps } from '../store/decision-steps.js'
import type { Decided } from '../store/decisions.js'
import { settleNewAsks } from '../store/rerouting.js'
import { roundOf } from './ask-one.js'
import { block, mayGoOn } from './blocked-decisions.js'
import type { DecisionSubject } from './decision-subject.js'
import { escalated, isToBeEscalated } from './escalated-steps.js'
import { type OutcomeTools, tellOutcome } from './outcome-told.js'
import { type StaleTools, seeToOne } from './stale-approvals.js'
import { byItsRules, isAsked, stepAsk, whoFills } from './step-filling.js'

/** What a workflow passes: which decision, and the one instant that this step works with. */
export interface DecisionAt {
  decision: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and where nothing is, when to look again at the latest. */
export interface DecisionLook {
  next: DecisionStanding['next']
  /** ISO 8601 UTC. */
  nextLook: string
}

export interface ApprovalActivities {
  lookAtDecision(input: DecisionAt): Promise<DecisionLook>
  seeToDecision(input: DecisionAt): Promise<DecisionLook>
  askApprovers(input: DecisionAt): Promise<void>
  concludeDecision(input: DecisionAt): Promise<void>
}

export interface ApprovalTools extends AbsenceTools, StaleTools, OutcomeTools {
  decisionSteps: DecisionSteps
  /** After it was decided, or came to nothing: whoever waits for that looks. Never fails, never waited for. */
  concluded: (decision: Decision) => void
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Says that a long step is still alive. */
  heartbeat: () => void
}

/** Each activity may run twice: what is there already is left as it is. */
export function approvalActivities(tools: ApprovalTools): ApprovalActivities {
  return {
    lookAtDecision: (input) => lookAtDecision(tools, input),
    seeToDecision: (input) => seeToDecision(tools, input),
    askApprovers: (input) => askApprovers(tools, input),
    concludeDecision: (input) => concludeDecision(tools, input),
  }
}

async function lookAtDecision(
  tools: ApprovalTools,
  { decision: id, asOf }: DecisionAt,
): Promise<DecisionLook> {
  const decision = await existing(tools, id)
  const { next } = standingOf(decision, await tools.asks.allOf(id))
  const organisation = await tools.organisation.read()
  const goesOn =
    (next === 'wait' && organisation !== null && isToBeEscalated(decision, organisation, asOf)) ||
    (next === 'blocked' &&
      ((await mayGoOn(tools, decision, asOf)) || (await subjectOf(tools, decision).overtaken(decision))))
  return { next: goesOn ? 'ask' : next, nextLook: nextLookAt(decision, asOf, organisation) }
}

/**
 * Looks, and asks whoever is to be asked. `ask` comes back where somebody has to be matched to an account first: all accounts
 * may have to be read for that, which is no matter of a look.
 */
async function seeToDecision(tools: ApprovalTools, input: DecisionAt): Promise<DecisionLook> {
  const look = await lookAtDecision(tools, input)
  if (look.next !== 'ask') return look
  let areAllReached = true
  const matchPeople = async () => {
    areAllReached = false
  }
  await askApprovers({ ...tools, matchPeople }, input)
  return areAllReached ? lookAtDecision(tools, input) : look
}

/**
 * Asks those who lawfully fill the step by now. Whoever an import took out meanwhile, and what it changed, is asked no
 * more.
 */
async function askApprovers(tools: ApprovalTools, { decision: id, asOf }: DecisionAt): Promise<void> {
  const asAsked = await existing(tools, id)
  const before = await tools.asks.allOf(id)
  const standing = standingOf(asAsked, before)
  if (standing.next === 'conclude') return
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  const decision = await byItsRules(tools.subjects, asAsked, organisation, asOf)

  const late = standing.next === 'wait' && isToBeEscalated(decision, organisation, asOf)
  if (standing.next !== 'wait' || late) {
    await tools.decisionSteps.mayDecide(decision)
    const step =
      'step' in standing ? standing.step : await escalated(tools.people, decision, before, organisation, asOf)
    for (const { slot } of decision.steps.slice(0, decision.steps.indexOf(step)))
      await tools.asks.closeOpenIn({ cycle: id, slot }, null, 'cycle-closed', asOf)
    const { filling, chart, elsewhere } = await whoFills(
      tools.people,
      decision,
      step,
      before,
      organisation,
      asOf,
    )
    if (!filling) {
      const overtaken = await subjectOf(tools, decision).overtaken(decision)
      if (overtaken) await tools.decisions.end(id, overtaken, asOf)
      else await block(tools, decision, step, { asks: before, chart, organisation }, asOf)
      return
    }
    await tools.asks.closeOpenIn({ cycle: id, slot: namingSlot(step) }, null, 'settled', asOf)
    await openAsks(tools, decision, { ...step, ...filling }, { asks: before, elsewhere }, organisation, asOf)
  }
  // A worker that died after it had opened them told nobody.
  await seeToAsked(tools, id, asOf)
}

async function openAsks(
  tools: ApprovalTools,
  decision: Decision,
  step: Step,
  known: { asks: readonly Ask[]; elsewhere: readonly PersonId[] },
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const { asks: before } = known
  const approved = approvalsOf(decision, { ...step, begunAt: asOf }, before).map(({ askedOf }) => askedOf)
  const toAsk = step.approvers.filter((approver) => !approved.includes(approver))
  const asks = [...(await tools.people.byIds(toAsk)).values()].map((person) => ({
    ...stepAsk(decision, step, person, known, organisation, asOf),
    round: roundOf(before, step.slot, person, isAsked(before, step, person)),
  }))
  const days = asks.map(({ dueOn }) => dueOn).sort()
  const asRecorded = stepOfAsk(decision, step) ?? step
  await tools.decisionSteps.fill(decision, asRecorded, step, asOf, days.at(-1) ?? decision.dueOn)
  await tools.asks.open(asks)
}

/** Tells whoever is asked; twice is the same as once. Who is not among those who fill the step is asked no more. */
async function seeToAsked(tools: ApprovalTools, id: string, asOf: string): Promise<void> {
  const { slot, approvers, ...step } = stepAtHand(await existing(tools, id))
  const open = (await tools.asks.allOf(id)).filter((ask) => ask.slot === slot && ask.state === 'open')
  const by = closedBy('approval')
  for (const ask of open) {
    if (approvers.includes(ask.askedOf)) continue
    const because = step.escalated?.ups.some(({ from }) => from === ask.askedOf) ? 'escalated' : 'handed-on'
    await tools.asks.closeOne(ask._id, because, asOf, by)
  }
  const asked = open.filter(({ askedOf }) => approvers.includes(askedOf))
  const people = [...(await tools.people.byIds(asked.map(({ askedOf }) => askedOf))).values()]
  // Whoever left meanwhile had no question yet that could be closed.
  for (const person of people)
    if (!isPresentAt(person, asOf)) await tools.asks.closeAsksOf(person._id, 'left', asOf, by)
  await closeIfOver(tools, id, asOf)
  await settleNewAsks(tools, people, asOf)
  for (const person of people) {
    const theirs = asked.filter(({ askedOf }) => askedOf === person._id).map(({ _id }) => _id)
    await tools.deliveries.tell([person], { kind: 'asks', asks: theirs }, asOf)
    tools.heartbeat()
  }
  // Being matched to an account sends what waits for it; the list of all accounts may take its time.
  if (!people.every(isReachable)) await tools.matchPeople(asOf, tools.heartbeat)
}

/** It may have been withdrawn, or its subject changed, while people were being asked. */
async function closeIfOver(tools: ApprovalTools, id: string, asOf: string): Promise<void> {
  const decision = await existing(tools, id)
  const { state, ended } = decision
  if (state !== 'open') {
    await tools.asks.closeOpenOf(id, ended ? closesWith[ended.because] : 'cycle-closed', asOf)
    return
  }
  const overtaken = await subjectOf(tools, decision).overtaken(decision)
  if (overtaken) await tools.asks.closeOpenOf(id, overtaken, asOf)
}

/** Does what was approved before the decision says so: after a crash in between it is found done. */
async function concludeDecision(tools: ApprovalTools, { decision: id, asOf }: DecisionAt): Promise<void> {
  const decision = await existing(tools, id)
  const standing = standingOf(decision, await tools.asks.allOf(id))
  if (standing.next !== 'conclude') throw new Error(`${id} is not ready to be concluded`)
  if (standing.outcome === 'lapsed') await tools.decisions.end(id, standing.because, asOf)
  else if (standing.outcome !== 'ended') await decide(tools, decision, standing, asOf)
  const concluded = await existing(tools, id)
  const { ended } = concluded
  await tools.asks.closeOpenOf(id, ended ? closesWith[ended.because] : 'cycle-closed', asOf)
  if (concluded.staleOwed) await seeToOne(tools, concluded, asOf)
  await tellOutcome(tools, concluded, asOf)
  tools.concluded(concluded)
}

/** What is said of asks that are still open when a decision ends undecided. */
const closesWith = {
  changed: 'changed',
  'new-criteria': 'new-criteria',
  left: 'left',
  requester: 'withdrawn',
  retired: 'retired',
  superseded: 'superseded',
} as const satisfies Record<EndedBecause, ClosedBecause>

async function decide(
  tools: ApprovalTools,
  decision: Decision,
  { outcome: verdict, ask }: Extract<DecisionStanding, { ask: Ask }>,
  asOf: string,
): Promise<void> {
  if (!ask.answer) throw new Error(`${ask._id} was not answered`)
  const { by, at, commitment, for: inStead } = ask.answer
  const who = { by, at, ...(inStead === undefined ? {} : { for: inStead }) }
  const approval = { decision: decision._id, ...who }
  const approved = verdict === 'approved'
  const overtaken = approved ? await subjectOf(tools, decision).carryOut(decision, approval, asOf) : null
  if (overtaken) {
    await tools.decisions.end(decision._id, overtaken, asOf)
    return
  }
  const roles = await rolesOf(tools, who)
  await tools.decisions.decide(decision._id, asOf, { verdict, ...who, roles, ask: ask._id, commitment })
}

/** As what they decided, as long as that is what they are called. */
async function rolesOf(
  { people }: ApprovalTools,
  { by, for: inStead }: Pick<Approval, 'by' | 'for'>,
): Promise<Decided['roles']> {
  const named = await people.byIds(inStead === undefined ? [by] : [by, inStead])
  const role = named.get(by)?.title
  const roleFor = named.get(inStead ?? '')?.title
  return { ...(role ? { role } : {}), ...(roleFor ? { roleFor } : {}) }
}

function subjectOf({ subjects }: ApprovalTools, { _id, subject }: Decision): DecisionSubject {
  const kind = subjects[subject.type]
  if (!kind) throw new Error(`${_id} is about something that nobody decides on`)
  return kind
}

async function existing({ decisions }: ApprovalTools, id: string): Promise<Decision> {
  const decision = await decisions.byId(id)
  if (!decision) throw new Error(`${id} is not on record`)
  return decision
}
