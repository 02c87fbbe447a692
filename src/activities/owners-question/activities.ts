import { type Ask, askId, putTo } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { hashOf } from '../../domain/canonical-json.js'
import { type Cycle, type Look, processOfCycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import {
  DAYS_TO_ANSWER,
  nextQuestionLook,
  type QuestionStanding,
  type QuestionState,
  questionStanding,
  REVIEW_SLOT,
} from '../../domain/owners-question.js'
import type { Person } from '../../domain/person.js'
import { programmeId } from '../../domain/programme.js'
import { nextMorning } from '../../domain/reminders.js'
import { dateIn, dueDate, type Place } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import { type AskOneTools, askNobody, askOne, roundOf } from '../ask-one.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import type { IsDue } from '../sweep.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
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

export interface QuestionStepTools extends AskOneTools {
  programmes: Programmes
  records: Records
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
  const before = await tools.asks.allOf(id)
  if (before.some(({ state }) => state === 'answered')) return
  const place = placeOf(owner, organisation)
  const isAnew = before.length > 0 || cycle.nobodySince !== undefined
  const dueOn = isAnew ? await dueAnew(tools, question, cycle, place, asOf) : cycle.dueOn
  const asked = { ...askOf(question, { ...cycle, ...anew }, owner, organisation, before, asOf), dueOn }
  if (anew) await tools.asks.closeOpenBut(id, askId(asked), 'changed', asOf, closedBy(question.process))
  await askOne(tools, asked, owner, asOf)
  if (anew) await tools.cycles.asksAbout(id, anew.subject, anew.sequence, asOf)
}

/** Whoever owned it has left, and the question never lapses: somebody has to say who answers it now. */
async function tellNobody(
  tools: QuestionStepTools,
  question: OwnersQuestion,
  { cycle: id, asOf }: QuestionAt,
): Promise<void> {
  await tools.asks.closeOpenOf(id, 'left', asOf, closedBy(question.process))
  await tellIsmsLead(tools, { kind: 'nobody-reviews', cycle: id, since: asOf, asks: [] }, asOf)
  await askNobody(tools, id, asOf)
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
  const asked = before.some(
    ({ state, askedOf, subject }) =>
      state === 'open' && askedOf === owner._id && subject.hash === cycle.subject.hash,
  )
  return {
    ...{
      cycle: cycle._id,
      process,
      kind: 'delegable',
      slot: REVIEW_SLOT,
      round: roundOf(before, REVIEW_SLOT, owner, asked),
    },
    ...putTo(owner),
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: nextMorning(asOf, placeOf(owner, organisation)),
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
