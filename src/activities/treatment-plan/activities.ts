import { askId, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import type { Decision } from '../../domain/decision.js'
import { placeOf } from '../../domain/organisation.js'
import { isReachable, type PersonId } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { riskSubject } from '../../domain/risk.js'
import {
  ACTION_SLOT,
  actionSubject,
  DOER_SLOT,
  type PlanStep,
  planSteps,
  resultSlot,
} from '../../domain/treatment-plan.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Deliveries } from '../../store/deliveries.js'
import { groupedBy } from '../../store/grouped-by.js'
import {
  type PlanAnswerTools,
  requestNewDate,
  takeDoer,
  takeDone,
  takeResult,
} from '../../store/plan-answers.js'
import type { Records } from '../../store/records.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AskOneTools } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { isOver, nextPlanLook, type PlanAtHand, type PlanLookTools, planAtHand } from './look.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface PlanAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface PlanLook extends Pick<Look, 'nextLook'> {
  next: 'follow-up' | 'wait' | 'close'
}

export interface TreatmentPlanActivities {
  lookAtPlan(input: PlanAt): Promise<PlanLook>
  followUpPlan(input: PlanAt): Promise<void>
  closePlan(input: PlanAt): Promise<void>
}

export interface TreatmentPlanTools extends AbsenceTools, PlanLookTools, PlanAnswerTools {
  asks: AskOneTools['asks']
  deliveries: Deliveries
  records: Records
  matchPeople: AskOneTools['matchPeople']
  nudgeReminders: AskOneTools['nudgeReminders']
  heartbeat: AskOneTools['heartbeat']
  /** Starts the workflow of a decision that is on record. What fails is mended by the sweep. */
  startDecision: (decision: Pick<Decision, '_id' | 'process'>) => Promise<void>
}

const byPlan = closedBy('treatment-plan')

/** Each activity may run twice: what is there already is left as it is. */
export function treatmentPlanActivities(tools: TreatmentPlanTools): TreatmentPlanActivities {
  return {
    async lookAtPlan({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const atHand = await planAtHand(tools, cycle, asOf)
      const nextLook = nextPlanLook(atHand, cycle, asOf)
      if (cycle.state === 'closed') return { next: 'close', nextLook }
      if (planSteps(atHand.state).length > 0) return { next: 'follow-up', nextLook }
      if (isOver(cycle, atHand.state, asOf)) return { next: 'close', nextLook }
      if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
      await tools.cycles.looksNext(id, nextLook)
      return { next: 'wait', nextLook }
    },
    followUpPlan: (input) => followUpPlan(tools, input),
    closePlan: (input) => closePlan(tools, input),
  }
}

/** Does what is due of every action: who is to be asked is asked, what was answered is taken over. */
async function followUpPlan(tools: TreatmentPlanTools, { cycle: id, asOf }: PlanAt): Promise<void> {
  const cycle = await existing(tools, id)
  const atHand = await planAtHand(tools, cycle, asOf)
  const steps = planSteps(atHand.state)
  for (const step of steps) {
    await settle(tools, step, asOf)
    tools.heartbeat()
  }
  const people = await tools.people.byIds(steps.flatMap((step) => ('person' in step ? [step.person] : [])))
  const before = groupedBy(atHand.state.asks, ({ slot, subject, askedOf }) =>
    keyOf(slot, subject.id, askedOf),
  )
  const asks = steps.flatMap((step) => {
    const ask = newAskOf(step, cycle, { ...atHand, people }, asOf)
    if (!ask) return []
    const asked = before.get(keyOf(ask.slot, ask.subject.id, ask.askedOf)) ?? []
    return [{ ...ask, round: asked.length + 1 }]
  })
  await tools.asks.open(asks)
  // A worker that died may have opened some, and told nobody.
  await seeToAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, asks.length, hashOf(asks.map((each) => askId(each)).sort()))
}

/** What is no longer to be asked, and what follows from what was answered. */
async function settle(tools: TreatmentPlanTools, step: PlanStep, asOf: string): Promise<void> {
  switch (step.step) {
    case 'close':
      await tools.asks.closeOne(step.ask._id, step.because, asOf, byPlan)
      return
    case 'take-done':
      await takeDone(tools, step.ask)
      return
    case 'take-result':
      await takeResult(tools, step.ask)
      return
    case 'take-doer':
      await takeDoer(tools, step.ask)
      return
    case 'request': {
      const decision = await requestNewDate(tools, step.ask)
      if (!decision) throw new Error(`${step.ask._id}: something else is being decided about the same`)
      await tools.startDecision(decision)
    }
  }
}

/** The ask that a step puts; undefined where it puts none. */
function newAskOf(
  step: PlanStep,
  cycle: Cycle,
  { organisation, people }: PlanAtHand,
  asOf: string,
): Omit<NewAsk, 'round'> | undefined {
  const person = 'person' in step ? people.get(step.person) : undefined
  if (!('person' in step) || !person) return undefined
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  const given = dueDate(today, organisation.approval.businessDays, place)
  const { slot, subject, ...about } = questionOf(step)
  const common = {
    ...{
      cycle: cycle._id,
      process: cycle.process,
      ...putTo(person),
      openedAt: asOf,
      slot,
      subject,
      ...about,
    },
  }
  // What is due comes with the morning's message; whoever is asked after that day has time to answer, too.
  if (step.step === 'ask') {
    const { due } = step.planned.action
    return { ...common, dueOn: due < today ? given : due, remindOn: nextMorning(asOf, place) }
  }
  const remindOn = remindAgainOn(today, given, place, organisation.reminders)
  return { ...common, dueOn: given, remindOn, ...(isReachable(person) ? { toldOn: today } : {}) }
}

/** What is asked. For the owner of a risk only a deputy on record stands in. */
function questionOf(
  step: Extract<PlanStep, { person: string }>,
): Pick<NewAsk, 'slot' | 'subject' | 'kind' | 'follows' | 'standIns'> {
  if (step.step !== 'ask-result') {
    const slot = step.step === 'ask' ? ACTION_SLOT : DOER_SLOT
    return { slot, subject: actionSubject(step.planned), kind: 'delegable' }
  }
  const { risk, result, deputy } = step
  return {
    ...{ slot: resultSlot(result.action), subject: riskSubject(risk), follows: result.ask },
    ...(deputy === null ? { kind: 'personal' } : { kind: 'delegable', standIns: [deputy] }),
  }
}

function keyOf(slot: string, subject: string, person: PersonId): string {
  return `${slot} ${subject} ${person}`
}

/** What is due comes with the morning's message; that something is done, its risk's owner hears at once. */
async function seeToAsked(tools: TreatmentPlanTools, cycle: string, asOf: string): Promise<void> {
  const open = (await tools.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  const people = await tools.people.byIds(open.map(({ askedOf }) => askedOf))
  await settleNewAsks(tools, [...people.values()], asOf)
  for (const { _id, slot, askedOf } of open) {
    const person = people.get(askedOf)
    if (person && slot !== ACTION_SLOT)
      await tools.deliveries.tell([person], { kind: 'asks', asks: [_id] }, asOf)
    tools.heartbeat()
  }
  if (![...people.values()].every(isReachable)) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.nudgeReminders()
}

/** The record says what became of each action that was due. */
async function closePlan(tools: TreatmentPlanTools, { cycle: id, asOf }: PlanAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}
