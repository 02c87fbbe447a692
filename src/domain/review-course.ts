import type { Ask, ClosedBecause } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Decision } from './decision.js'
import { type AskedInput, askedInputs } from './management-review.js'
import type { PersonId } from './person.js'
import {
  actionsOf,
  doesIt,
  isHeld,
  type ReviewAction,
  type ReviewMeeting,
  type ReviewQuestion,
} from './review-meeting.js'
import {
  addDays,
  addMonths,
  businessDaysBefore,
  type Calendar,
  dueDate,
  earlierOf,
  endOf,
  laterOf,
} from './working-days.js'

/** The slots of its asks in their cycle. That of an action is the action's id. */
export const PACK_SLOT = 'pack'
export const MINUTES_SLOT = 'minutes'

export function inputSlot(input: AskedInput): string {
  return `input-${input}`
}

/** Which input an ask is about; null for what asks something else. */
export function inputOfSlot(slot: string): AskedInput | null {
  return askedInputs.find((input) => inputSlot(input) === slot) ?? null
}

export function isActionSlot(slot: string): boolean {
  return slot.startsWith('action-')
}

/** The slot of a question about the pack is the question's id. */
export function isQuestionSlot(slot: string): boolean {
  return slot.startsWith('question-')
}

/** What whoever does an action says of it. */
export const reviewActionAnswers = ['done', 'later'] as const
export type ReviewActionAnswer = (typeof reviewActionAnswers)[number]

/** What the record calls what was answered in a review: what was said of an input, of the pack, the minutes and an action. */
export const reviewOutcomes = [
  'unchanged',
  'something',
  'sent',
  'put',
  'answered',
  ...reviewActionAnswers,
] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** By when what is asked for, before the meeting and after it. */
export interface ReviewDates {
  inputs: CalendarDate
  pack: CalendarDate
  minutes: CalendarDate
}

/** Business days before the meeting by which the pack is with its readers, and by which it can be put together. */
const PACK_DAYS = 5
const INPUT_DAYS = 7
/** Business days after it by which the minutes are put. */
const MINUTES_DAYS = 5

/** Where there is little time left, everything is due a little sooner, and nothing before it is asked. */
export function reviewDates(
  meetingOn: CalendarDate,
  startedOn: CalendarDate,
  calendar: Calendar,
): ReviewDates {
  const soonest = earlierOf(dueDate(startedOn, 1, calendar), laterOf(startedOn, meetingOn))
  const before = (days: number) => laterOf(businessDaysBefore(meetingOn, days, calendar), soonest)
  return {
    inputs: before(INPUT_DAYS),
    pack: before(PACK_DAYS),
    minutes: dueDate(meetingOn, MINUTES_DAYS, calendar),
  }
}

export interface ReviewState {
  meeting: ReviewMeeting
  asks: readonly Ask[]
  /** The organisation's day. */
  today: CalendarDate
  dates: ReviewDates
  /** Who is asked for each input by now, and who leads and prepares it; null where nobody is there who could. */
  inputs: ReadonlyMap<AskedInput, readonly PersonId[]>
  preparer: PersonId | null
  chair: PersonId | null
  /** Who of those who are to do something is there; for whoever left, somebody else. */
  doerOf: (action: Pick<ReviewAction, 'who'>) => PersonId | null
  /** What was decided last on its minutes. */
  decision: Pick<Decision, 'state' | 'subject'> | null
  /** Another one of the same review has begun. */
  overtaken: boolean
  closesOn: CalendarDate
}

export type ReviewStep =
  | { step: 'ask'; slot: string; person: PersonId; dueOn: CalendarDate }
  | { step: 'close'; ask: Ask; because: ClosedBecause }
  /** The meeting was moved: what is open is due by another day, and who takes part does not know. */
  | { step: 'moved'; act: string; due: readonly { ask: Ask; dueOn: CalendarDate }[] }
  /** A question about the pack was answered, and whoever asked it has not heard. */
  | { step: 'tell-answer'; question: ReviewQuestion; ask: Ask }
  /** Who takes part does not know yet that it is prepared. */
  | { step: 'begun' }
  /** The pack was sent, and who takes part has not heard of it. */
  | { step: 'tell'; act: string }
  /** The minutes were put, and nobody is asked yet to sign them. */
  | { step: 'request' }
  /** Whoever was to sign them did not: they are written on. */
  | { step: 'reopen' }

interface Wanted {
  slot: string
  person: PersonId
  dueOn: CalendarDate
}

/** Everything that is due of a review now. */
export function reviewSteps(state: ReviewState): ReviewStep[] {
  const wanted = isOver(state) ? [] : wantedOf(state)
  const open = state.asks.filter((ask) => ask.state === 'open')
  const isWanted = (ask: Ask) => wanted.some((each) => each.slot === ask.slot && each.person === ask.askedOf)
  const toClose = open.flatMap((ask): ReviewStep[] =>
    isWanted(ask) ? [] : [{ step: 'close', ask, because: closedBecause(state, ask, wanted) }],
  )
  const toAsk = wanted.flatMap((each): ReviewStep[] => {
    const isOpen = open.some(({ slot, askedOf }) => slot === each.slot && askedOf === each.person)
    return isOpen ? [] : [{ step: 'ask', ...each }]
  })
  return [...toClose, ...toAsk, ...telling(state, wanted), ...signing(state)]
}

/**
 * Nobody is asked anything more: everything that was decided is done, or its day has passed, nobody held it, and another one
 * has begun. What was recorded of a meeting is put and signed first, whatever else begins meanwhile: whoever leads it is
 * asked until it is.
 */
export function isOver(state: ReviewState): boolean {
  const { meeting, asks, overtaken, today, closesOn } = state
  if (!meeting.signed) {
    const isOvertaken = overtaken && today > meeting.meetingOn
    return !meeting.put && !isHeld(meeting) && (isOvertaken || today > closesOn)
  }
  return actionsOf(meeting).every((action) => doneOf(action, asks) !== null)
}

function telling({ meeting, asks }: ReviewState, wanted: readonly Wanted[]): ReviewStep[] {
  const { owesBegun, owesMove, owesPack } = meeting
  const due = asks.flatMap((ask) => {
    const now = wanted.find(({ slot, person }) => slot === ask.slot && person === ask.askedOf)
    const isMoved = ask.state === 'open' && now && now.dueOn !== ask.dueOn && !isQuestionSlot(ask.slot)
    return isMoved ? [{ ask, dueOn: now.dueOn }] : []
  })
  const answers = (meeting.questions ?? []).flatMap((question): ReviewStep[] => {
    const ask = asks.find(({ slot, state }) => slot === question.id && state === 'answered')
    return ask && !question.told ? [{ step: 'tell-answer', question, ask }] : []
  })
  return [
    ...(owesBegun ? [{ step: 'begun' } as const] : []),
    ...answers,
    ...(owesMove === undefined ? [] : [{ step: 'moved', act: owesMove, due } as const]),
    ...(owesPack === undefined ? [] : [{ step: 'tell', act: owesPack } as const]),
  ]
}

function signing({ meeting, decision }: ReviewState): ReviewStep[] {
  const { put, signed } = meeting
  if (!put || signed) return []
  const isAbout =
    decision !== null && decision.subject.hash === put.hash && decision.subject.version === String(put.number)
  if (!isAbout) return [{ step: 'request' }]
  return decision.state === 'open' || decision.state === 'approved' ? [] : [{ step: 'reopen' }]
}

function wantedOf(state: ReviewState): Wanted[] {
  return [...wantedQuestions(state), ...wantedNext(state)]
}

/** Until the minutes are put: then there is nothing more to ask about. */
function wantedQuestions({ meeting, asks, doerOf }: ReviewState): Wanted[] {
  if (meeting.put || meeting.signed) return []
  return (meeting.questions ?? []).flatMap(({ id, of, dueOn }) => {
    const isAnswered = asks.some(({ slot, state }) => slot === id && state === 'answered')
    const person = doerOf({ who: of })
    return isAnswered || person === null ? [] : [{ slot: id, person, dueOn }]
  })
}

function wantedNext(state: ReviewState): Wanted[] {
  const { meeting, asks, today, dates, preparer, chair } = state
  // What somebody is asked already they stay asked when the meeting moves on.
  const isOpen = (slot: string) => asks.some((ask) => ask.slot === slot && ask.state === 'open')
  if (meeting.signed) return wantedActions(state)
  if (!meeting.pack) {
    const inputs = wantedInputs(state)
    const isPreparing = inputs.length === 0 || today > dates.inputs || isOpen(PACK_SLOT)
    const pack = isPreparing && preparer !== null
    return [...inputs, ...(pack ? [{ slot: PACK_SLOT, person: preparer, dueOn: dates.pack }] : [])]
  }
  if (meeting.put || chair === null) return []
  if (today < meeting.meetingOn && !isOpen(MINUTES_SLOT)) return []
  return [{ slot: MINUTES_SLOT, person: chair, dueOn: dates.minutes }]
}

function wantedInputs({ asks, inputs, dates }: ReviewState): Wanted[] {
  return [...inputs].flatMap(([input, people]) => {
    const slot = inputSlot(input)
    const answered = asks.filter((ask) => ask.slot === slot && ask.state === 'answered')
    return people
      .filter((person) => !answered.some(({ askedOf }) => askedOf === person))
      .map((person) => ({ slot, person, dueOn: dates.inputs }))
  })
}

function wantedActions({ meeting, asks, doerOf }: ReviewState): Wanted[] {
  return actionsOf(meeting).flatMap((action) => {
    const person = doerOf({ who: doesIt(action) })
    if (person === null || doneOf(action, asks)) return []
    return [{ slot: action.id, person, dueOn: dueOf(action, asks) }]
  })
}

function closedBecause({ meeting }: ReviewState, { slot }: Ask, wanted: readonly Wanted[]): ClosedBecause {
  if (wanted.some((each) => each.slot === slot)) return 'handed-on'
  const isSettled = slot === PACK_SLOT || slot === MINUTES_SLOT || isActionSlot(slot)
  return isSettled && (meeting.pack || meeting.put) ? 'settled' : 'cycle-closed'
}

/** What was said last of an action, as it was answered. */
function lastAnswer({ id }: Pick<ReviewAction, 'id'>, asks: readonly Ask[]): Ask | undefined {
  return asks
    .filter(({ slot, answer }) => slot === id && answer !== undefined)
    .sort((a, b) => (a.answer?.at ?? '').localeCompare(b.answer?.at ?? ''))
    .at(-1)
}

/** The answer by which it is done; null while it is not. */
export function doneOf(action: Pick<ReviewAction, 'id'>, asks: readonly Ask[]): Ask | null {
  const last = lastAnswer(action, asks)
  return last?.answer?.value === 'done' ? last : null
}

/** By when it is to be done, as whoever does it said last. */
export function dueOf(action: Pick<ReviewAction, 'id' | 'due'>, asks: readonly Ask[]): CalendarDate {
  return lastAnswer(action, asks)?.answer?.until ?? action.due
}

/** A review that nobody held closes so many months after its meeting. */
const MONTHS_TO_CLOSE = 12

export function reviewClosesOn(meetingOn: CalendarDate): CalendarDate {
  return addMonths(meetingOn, MONTHS_TO_CLOSE)
}

/** How often one that waits is looked at, whether or not somebody says that it is worth it. */
const DAYS_BETWEEN_LOOKS = 7

/** After the day by which the inputs are due, on the day of the meeting, and each week: ISO 8601 UTC. */
export function nextReviewLook(
  { meeting, dates, today }: Pick<ReviewState, 'meeting' | 'dates' | 'today'>,
  timeZone: string,
  asOf: string,
): string {
  const days = [dates.inputs, addDays(meeting.meetingOn, -1), addDays(today, DAYS_BETWEEN_LOOKS)]
  const instants = days.map((day) => endOf(day, timeZone)).filter((instant) => instant > asOf)
  return instants.sort()[0] ?? endOf(addDays(today, DAYS_BETWEEN_LOOKS), timeZone)
}
