import { askId, putTo } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle, Look } from '../../domain/cycle.js'
import type { Decision } from '../../domain/decision.js'
import { type ReviewDefinition, reviewSubject } from '../../domain/management-review.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import {
  isActionSlot,
  isOver,
  isQuestionSlot,
  MINUTES_SLOT,
  nextReviewLook,
  type ReviewStep,
  reviewSteps,
} from '../../domain/review-course.js'
import type { ReviewMeeting, SentPack } from '../../domain/review-meeting.js'
import { businessDaysBefore, dateIn, dueDate, laterOf } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import { minutesRequest } from '../../store/minutes-approval.js'
import type { Records } from '../../store/records.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AskOneTools } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { type ReviewAtHand, type ReviewLookTools, reviewAtHand } from './look.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface ReviewAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface ReviewLook extends Pick<Look, 'nextLook'> {
  next: 'see-to' | 'wait' | 'close'
}

export interface ManagementReviewActivities {
  lookAtManagementReview(input: ReviewAt): Promise<ReviewLook>
  seeToManagementReview(input: ReviewAt): Promise<void>
  /** False: somebody has recorded something of it at the last moment, so that it goes on. */
  closeManagementReview(input: ReviewAt): Promise<boolean>
}

export interface ManagementReviewTools extends AskOneTools, ReviewLookTools {
  records: Records
  /** Prints the pack as it was sent, once for each language in which somebody reads it, and keeps it. */
  keepPack: (
    meeting: ReviewMeeting,
    definition: ReviewDefinition,
    organisation: Organisation,
    asOf: string,
  ) => Promise<SentPack['files']>
  /** Starts the workflow of a decision that is on record. What fails is mended by the sweep. */
  startDecision: (decision: Pick<Decision, '_id' | 'process'>) => Promise<void>
}

const byReview = closedBy('management-review')

/** Each activity may run twice: what is there already is left as it is. */
export function managementReviewActivities(tools: ManagementReviewTools): ManagementReviewActivities {
  return {
    async lookAtManagementReview({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const { state, organisation } = await reviewAtHand(tools, cycle, asOf)
      const nextLook = nextReviewLook(state, organisation.timeZone, asOf)
      if (cycle.state === 'closed' || (isOver(state) && reviewSteps(state).length === 0))
        return { next: 'close', nextLook }
      if (reviewSteps(state).length > 0) return { next: 'see-to', nextLook }
      if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
      await tools.cycles.looksNext(id, nextLook)
      return { next: 'wait', nextLook }
    },
    seeToManagementReview: (input) => seeTo(tools, input),
    closeManagementReview: (input) => close(tools, input),
  }
}

/** Whoever is to be asked is asked, whoever is not is asked no more, and minutes that were put go on to be signed. */
async function seeTo(tools: ManagementReviewTools, { cycle: id, asOf }: ReviewAt): Promise<void> {
  const cycle = await existing(tools, id)
  const atHand = await reviewAtHand(tools, cycle, asOf)
  const asks: NewAsk[] = []
  for (const step of reviewSteps(atHand.state)) {
    if (step.step === 'close') await tools.asks.closeOne(step.ask._id, step.because, asOf, byReview)
    else if (step.step === 'reopen') await tools.reviewMeetings.reopen(atHand.state.meeting, asOf)
    else if (step.step === 'request') await request(tools, atHand, asOf)
    else if (step.step === 'begun') await tellBegun(tools, atHand, asOf)
    else if (step.step === 'moved') await moved(tools, cycle, step, atHand, asOf)
    else if (step.step === 'tell-answer') await tellAnswer(tools, step, atHand, asOf)
    else if (step.step === 'tell') await tellPack(tools, step, atHand, asOf)
    else {
      const ask = newAskOf(step, cycle, atHand, asOf)
      if (ask) asks.push(ask)
    }
    tools.heartbeat()
  }
  await tools.asks.open(asks)
  // A worker that died may have opened some, and told nobody.
  await seeToAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, asks.length, hashOf(asks.map((each) => askId(each)).sort()))
}

async function request(
  tools: ManagementReviewTools,
  { state, organisation }: ReviewAtHand,
  asOf: string,
): Promise<void> {
  const wanted = await minutesRequest(tools.people, state, organisation, asOf)
  const decision =
    wanted && (await tools.decisions.request(wanted, { kind: 'workflow', process: 'management-review' }))
  if (decision) await tools.startDecision(decision)
}

/** What was asked before the meeting was moved is due by the days that go with it; who takes part, or is asked, hears of it. */
async function moved(
  tools: ManagementReviewTools,
  cycle: Cycle,
  { act, due }: Extract<ReviewStep, { step: 'moved' }>,
  { state: { meeting }, definition, organisation, people }: ReviewAtHand,
  asOf: string,
): Promise<void> {
  for (const { ask, dueOn } of due) {
    const person = people.get(ask.askedOf)
    if (!person) continue
    const place = placeOf(person, organisation)
    const today = dateIn(asOf, person.timeZone)
    const given = laterOf(dueOn, dueDate(today, 2, place))
    const remindOn = remindAgainOn(today, given, place, organisation.reminders)
    await tools.asksWhileAway.dueInstead(ask, { dueOn: given, remindOn }, asOf, 'management-review')
  }
  await tools.cycles.dueInstead(cycle, meeting.meetingOn, asOf)
  const told = await tools.people.byIds([...definition.attendees, ...due.map(({ ask }) => ask.askedOf)])
  const others = [...told.values()].filter(({ _id }) => _id !== meeting.moved?.by)
  await tools.deliveries.tell(others, { kind: 'review-moved', cycle: meeting._id, act, asks: [] }, asOf)
  await tools.reviewMeetings.told(meeting, 'owesMove', act)
}

async function tellBegun(
  tools: ManagementReviewTools,
  { state: { meeting }, definition }: ReviewAtHand,
  asOf: string,
): Promise<void> {
  const attendees = await tools.people.byIds(definition.attendees)
  const content = { kind: 'review-begun', cycle: meeting._id, asks: [] } as const
  await tools.deliveries.tell([...attendees.values()], { ...content, asks: [] }, asOf)
  await tools.reviewMeetings.told(meeting, 'owesBegun', true)
}

async function tellAnswer(
  tools: ManagementReviewTools,
  { question, ask }: Extract<ReviewStep, { step: 'tell-answer' }>,
  { state: { meeting }, people }: ReviewAtHand,
  asOf: string,
): Promise<void> {
  const asker = people.get(question.by)
  const content = { kind: 'review-answered', cycle: meeting._id, ask: ask._id, asks: [] } as const
  if (asker) await tools.deliveries.tell([asker], { ...content, asks: [] }, asOf)
  await tools.reviewMeetings.answerTold(meeting, question.id)
}

/** It is printed before anybody is told: printed twice, the second one is named by nothing and swept. */
async function tellPack(
  tools: ManagementReviewTools,
  { act }: Extract<ReviewStep, { step: 'tell' }>,
  { state: { meeting }, definition, organisation }: ReviewAtHand,
  asOf: string,
): Promise<void> {
  if (meeting.pack && meeting.pack.files.length === 0) {
    const files = await tools.keepPack(meeting, definition, organisation, asOf)
    await tools.reviewMeetings.packPrinted(meeting, files, asOf)
  }
  const attendees = await tools.people.byIds(definition.attendees)
  const content = { kind: 'review-pack', cycle: meeting._id, asks: [] } as const
  await tools.deliveries.tell([...attendees.values()], { ...content, asks: [] }, asOf)
  await tools.reviewMeetings.told(meeting, 'owesPack', act)
}

/** So many business days before an action is due its doer is reminded of it for the first time. */
const ACTION_REMINDED_BEFORE = 5

function isToldAtOnce(slot: string): boolean {
  return isActionSlot(slot) || isQuestionSlot(slot)
}

function newAskOf(
  { slot, person: id, dueOn }: Extract<ReviewStep, { step: 'ask' }>,
  cycle: Cycle,
  { state, definition, organisation, people }: ReviewAtHand,
  asOf: string,
): NewAsk | null {
  const person = people.get(id)
  if (!person) return null
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  const before = state.asks.filter((ask) => ask.slot === slot && ask.askedOf === id).length
  const isTold = isToldAtOnce(slot)
  const given = dueOn < today ? dueDate(today, 2, place) : dueOn
  return {
    ...{ cycle: cycle._id, process: 'management-review', kind: 'delegable', slot, round: before + 1 },
    ...putTo(person),
    ...{ subject: reviewSubject(definition), openedAt: asOf, dueOn: given },
    // Only others of top management lead in the stead of who does.
    ...(slot === MINUTES_SLOT
      ? { standIns: organisation.topManagement.filter((each) => each !== person._id) }
      : {}),
    remindOn: isTold
      ? laterOf(
          businessDaysBefore(given, ACTION_REMINDED_BEFORE, place),
          remindAgainOn(today, given, place, organisation.reminders),
        )
      : nextMorning(asOf, place),
    ...(isTold && isReachable(person) ? { toldOn: today } : {}),
  }
}

/** What is asked comes with the morning's message; what somebody has to do, or was asked by a reader, they hear at once. */
async function seeToAsked(tools: ManagementReviewTools, cycle: string, asOf: string): Promise<void> {
  const open = (await tools.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  const people = await tools.people.byIds(open.map(({ askedOf }) => askedOf))
  const all: Person[] = [...people.values()]
  await settleNewAsks(tools, all, asOf)
  for (const { _id, slot, askedOf } of open) {
    const person = people.get(askedOf)
    if (person && isToldAtOnce(slot))
      await tools.deliveries.tell([person], { kind: 'asks', asks: [_id] }, asOf)
    tools.heartbeat()
  }
  if (!all.every(isReachable)) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.nudgeReminders()
}

/** The record says who was asked what and what became of it; the minutes stand in the meeting. */
async function close(tools: ManagementReviewTools, { cycle: id, asOf }: ReviewAt): Promise<boolean> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return true
  const { state } = await reviewAtHand(tools, cycle, asOf)
  const isClosed =
    state.meeting.closed || (isOver(state) && (await tools.reviewMeetings.close(state.meeting, asOf)))
  if (!isClosed) return false
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byReview)
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
  return true
}
