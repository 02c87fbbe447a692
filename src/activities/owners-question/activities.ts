import { type Ask, askId } from '../../domain/ask.js'
import { hashOf } from '../../domain/canonical-json.js'
import { type Cycle, type Look, processOfCycle } from '../../domain/cycle.js'
import type { DeliveryContent } from '../../domain/delivery.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import {
  DAYS_TO_ANSWER,
  nextQuestionLook,
  type QuestionStanding,
  type QuestionState,
  questionStanding,
  REVIEW_SLOT,
} from '../../domain/owners-question.js'
import { type CalendarDate, isReachable, type Person } from '../../domain/person.js'
import { programmeId } from '../../domain/programme.js'
import { nextMorning } from '../../domain/reminders.js'
import { dateIn, dueDate, type Place } from '../../domain/working-days.js'
import { closedBy, type NewAsk } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import { type AbsenceTools, settleNewAsks } from '../../store/rerouting.js'
import { existing } from '../policy-acknowledgement/existing.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'
import type { OwnersQuestion } from './question.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface QuestionAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the workflow learns from a look: what is due, and when to look again at the latest. */
export interface QuestionLook extends Pick<Look, 'nextLook'> {
  next: QuestionStanding
}

interface QuestionSteps {
  look(input: QuestionAt): Promise<QuestionLook>
  ask(input: QuestionAt): Promise<void>
  tellNobody(input: QuestionAt): Promise<void>
  close(input: QuestionAt): Promise<void>
}

/** The same steps of whichever process the cycle is of. */
export interface OwnersQuestionActivities {
  lookAtQuestion(input: QuestionAt): Promise<QuestionLook>
  askOwner(input: QuestionAt): Promise<void>
  tellNobodyAnswers(input: QuestionAt): Promise<void>
  closeQuestion(input: QuestionAt): Promise<void>
}

export function ownersQuestionActivities(
  tools: QuestionStepTools,
  questions: readonly OwnersQuestion[],
): OwnersQuestionActivities {
  const of = ({ cycle }: QuestionAt): QuestionSteps => {
    const question = questions.find(({ process }) => process === processOfCycle(cycle))
    if (!question) throw new Error(`No owner is asked a question in ${cycle}`)
    return questionSteps(tools, question)
  }
  return {
    lookAtQuestion: (input) => of(input).look(input),
    askOwner: (input) => of(input).ask(input),
    tellNobodyAnswers: (input) => of(input).tellNobody(input),
    closeQuestion: (input) => of(input).close(input),
  }
}

export interface QuestionStepTools extends AbsenceTools {
  cycles: Cycles
  programmes: Programmes
  records: Records
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Wakes the clock that reminds everyone: somebody was asked something. */
  nudgeReminders: () => Promise<void>
  heartbeat: () => void
}

/** Each step may run twice: what is there already is left as it is. */
export function questionSteps(tools: QuestionStepTools, question: OwnersQuestion): QuestionSteps {
  return {
    async look({ cycle: id, asOf }) {
      const cycle = await existing(tools, id)
      const nextLook = nextQuestionLook(cycle.dueOn, cycle.timeZone, asOf)
      const next = questionStanding(await stateOf(tools, question, cycle, asOf))
      if (next === 'wait') await tools.cycles.looksNext(id, nextLook)
      return { next, nextLook }
    },
    ask: (input) => ask(tools, question, input),
    tellNobody: (input) => tellNobody(tools, question, input),
    close: (input) => close(tools, question, input),
  }
}

/** Also where somebody was asked and left, or where nobody was there and somebody is now. */
export function questionIsDue(tools: Pick<QuestionStepTools, 'asks'>, question: OwnersQuestion): IsDue {
  return async (cycle, asOf) => questionStanding(await stateOf(tools, question, cycle, asOf)) !== 'wait'
}

async function stateOf(
  { asks }: Pick<QuestionStepTools, 'asks'>,
  question: OwnersQuestion,
  cycle: Cycle,
  asOf: string,
): Promise<QuestionState> {
  const [asked, owner, over, anew] = await Promise.all([
    asks.allOf(cycle._id),
    question.owner(cycle.subject.id, asOf),
    question.over(cycle),
    question.anew(cycle),
  ])
  const told = cycle.nobodySince !== undefined
  return { asks: asked, owner: owner?._id ?? null, told, over: over !== null, changed: anew !== null }
}

/** Asks whoever owns it, about what it is by now; whoever owned it before, or was asked about what it was, is asked no more. */
async function ask(
  tools: QuestionStepTools,
  question: OwnersQuestion,
  { cycle: id, asOf }: QuestionAt,
): Promise<void> {
  const cycle = await existing(tools, id)
  const [organisation, owner, anew] = await Promise.all([
    tools.organisation.read(),
    question.owner(cycle.subject.id, asOf),
    question.anew(cycle),
  ])
  if (!organisation || !owner) return
  const about = { ...cycle, ...anew }
  await tools.cycles.somebodyThere(id)
  const before = await tools.asks.allOf(id)
  if (before.some(({ state }) => state === 'answered')) return
  const place = placeOf(owner, organisation)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before.find(
    ({ state, askedOf, subject }) =>
      state === 'open' && askedOf === owner._id && (!anew || subject.hash === anew.subject.hash),
  )
  if (!asked)
    await tools.asks.closeOpenOf(id, anew ? 'changed' : 'handed-on', asOf, closedBy(question.process))
  const dueOn =
    before.length > 0 || cycle.nobodySince ? await dueAnew(tools, question, cycle, place, asOf) : cycle.dueOn
  const opened = asked ?? { ...askOf(question, about, owner, organisation, before, asOf), dueOn }
  if (!asked) await tools.asks.open([opened])
  if (anew) await tools.cycles.asksAbout(id, anew.subject, anew.sequence, asOf)
  await settleNewAsks(tools, [owner], asOf)
  if (!isReachable(owner)) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.cycles.opened(id, asOf, 1, hashOf([askId(opened)]))
  await tools.nudgeReminders()
}

/** Whoever owned it has left, and the question never lapses: somebody has to say who answers it now. */
async function tellNobody(
  tools: QuestionStepTools,
  question: OwnersQuestion,
  { cycle: id, asOf }: QuestionAt,
): Promise<void> {
  await tools.asks.closeOpenOf(id, 'left', asOf, closedBy(question.process))
  await tellIsmsLead(tools, { kind: 'nobody-reviews', cycle: id, since: asOf, asks: [] }, asOf)
  await tools.cycles.nobodyThere(id, asOf)
  await tools.cycles.opened(id, asOf, 0, hashOf([]))
}

/** Whoever takes it over from somebody who left has as much time as they had, where they worked. */
async function dueAnew(
  { programmes }: QuestionStepTools,
  { process }: OwnersQuestion,
  { subject, because, dueOn, timeZone }: Cycle,
  place: Place,
  asOf: string,
): Promise<CalendarDate> {
  const programme = because ? null : await programmes.byId(programmeId(process, subject.id))
  const days = programme?.businessDays ?? DAYS_TO_ANSWER
  const due = dueDate(dateIn(asOf, timeZone), days, place)
  return due > dueOn ? due : dueOn
}

function askOf(
  { process }: OwnersQuestion,
  cycle: Cycle,
  owner: Person,
  organisation: Organisation,
  before: readonly Ask[],
  asOf: string,
): NewAsk {
  return {
    ...{ cycle: cycle._id, process, kind: 'delegable', slot: REVIEW_SLOT },
    round: before.filter(({ askedOf }) => askedOf === owner._id).length + 1,
    askedOf: owner._id,
    mayAnswer: [owner._id],
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: nextMorning(asOf, placeOf(owner, organisation)),
    snapshot: { department: owner.department, country: owner.country, timeZone: owner.timeZone },
  }
}

/** The record says what was found; that nothing changed is a finding, too. */
async function close(
  tools: QuestionStepTools,
  question: OwnersQuestion,
  { cycle: id, asOf }: QuestionAt,
): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  const because = (await question.over(cycle)) ?? 'superseded'
  await tools.asks.closeOpenOf(id, because, asOf, closedBy(question.process))
  const asks = await tools.asks.allOf(id)
  const record = await recordOf(tools, cycle, asks, asOf)
  if (cycle.state === 'published') await tools.cycles.opened(id, asOf, 0, hashOf([]))
  const isToSeeThrough = asks.some(({ answer }) => answer && question.toSeeThrough.includes(answer.value))
  if (isToSeeThrough) await tellIsmsLead(tools, { kind: 'review', cycle: id, asks: [] }, asOf)
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
}

/** What a question comes to is the ISMS lead's to see through. */
async function tellIsmsLead(
  { organisation, deliveries }: QuestionStepTools,
  content: DeliveryContent,
  asOf: string,
): Promise<void> {
  const person = (await organisation.read())?.ismsLead
  if (person) await deliveries.want([{ person, content, class: 'now', notBefore: asOf, reachable: true }])
}
