import type { Answer } from './answer.js'
import type { Ask } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Course } from './course.js'
import { FEWEST_SHOWN } from './fewest-shown.js'
import type { Needed } from './needed.js'
import type { Person } from './person.js'
import { type Audience, inAudience } from './policy.js'
import { passedAttempt, type QuizAttempt } from './quiz.js'
import { addDays, addMonths, dateIn, daysFrom } from './working-days.js'

/** The slots of its asks in their cycle: the course itself, and what is decided where somebody does not complete it. */
export const COURSE_SLOT = 'course'
/** To the manager: somebody used up their attempts. */
export const FAILED_SLOT = 'failed'
/** To the ISMS lead: whether somebody need not complete it. */
export const WAIVER_SLOT = 'waiver'
/** To the trainer or the manager: whether what somebody says of themselves, or hands in, is so. */
export const CONFIRM_COMPLETION_SLOT = 'confirm-certificate'

/** What they say. */
export const confirmAnswers = ['confirmed', 'sent-back'] as const
export type ConfirmAnswer = (typeof confirmAnswers)[number]

/** What the manager of somebody who used up their attempts says: they talked and it is tried again, or it is not for them. */
export const failedAnswers = ['again', 'waive'] as const
export type FailedAnswer = (typeof failedAnswers)[number]

/** What is said where somebody asks that they, or one of theirs, need not complete it. */
export const waiverAnswers = ['granted', 'refused'] as const
export type WaiverAnswer = (typeof waiverAnswers)[number]

/** So many days before it runs out a completion is to be renewed; what counts for a short time, in its last third. */
export const RENEWED_BEFORE_DAYS = 30

type CourseNeed = Pick<Course, 'neededBy' | 'since'>
type Member = Pick<Person, 'key' | 'kind' | 'department' | 'roles' | 'country' | 'start'>

/** Why somebody needs a course; null: they do not. */
export function neededFor({ neededBy, since }: CourseNeed, person: Member): Needed | null {
  const { audience, joinersWithinDays } = neededBy
  if (audience && inAudience(audience, person)) return lineOf(audience, person)
  const works = inAudience('everyone', person)
  return works && hasJoined({ joinersWithinDays, since }, person) ? { as: 'joiner' } : null
}

/** The line of an audience that this person matches first. */
function lineOf(audience: Audience, person: Member): Needed {
  if (audience === 'everyone') return { as: 'everyone' }
  const line = audience.find((each) => inAudience([each], person))
  if (!line || 'person' in line) return { as: 'person' }
  if ('department' in line) return { as: 'department', of: line.department }
  if ('role' in line) return { as: 'role', of: line.role }
  return 'kind' in line ? { as: 'kind', of: line.kind } : { as: 'country', of: line.country }
}

/** Whether somebody joined since the course is there, or so shortly before that they are in their first days still. */
function hasJoined(
  { joinersWithinDays, since }: { joinersWithinDays: number | null; since: string },
  { start }: Pick<Person, 'start'>,
): boolean {
  if (joinersWithinDays === null || start === null) return false
  return start >= addDays(dateIn(since, 'UTC'), -joinersWithinDays)
}

/** What somebody completed last that still counts for the present version. */
export interface Completed {
  on: CalendarDate
  /** The last day on which it counts; null: it counts for ever. */
  validUntil: CalendarDate | null
}

/** The same of an answer; null where it was given to a version that does not count any more. */
export function completedBy(
  { countsFrom }: Pick<Course, 'countsFrom'>,
  { subject, answer, snapshot }: Pick<Ask, 'subject' | 'answer' | 'snapshot'>,
): Completed | null {
  if (!answer || Number(subject.version) < countsFrom) return null
  return { on: completedOn({ answer, snapshot }), validUntil: answer.until ?? null }
}

/** The day on which they did what that answer says. */
export function completedOn({ answer, snapshot }: { answer: Answer } & Pick<Ask, 'snapshot'>): CalendarDate {
  return answer.completion?.on ?? dateIn(answer.at, snapshot.timeZone)
}

/** Whether somebody says of themselves that they completed it, so that it counts once a second person confirmed it. */
export function isToConfirm({ slot, answer }: Pick<Ask, 'slot' | 'answer'>): boolean {
  return slot === COURSE_SLOT && answer?.completion?.toConfirm === true
}

/** The last day on which what is completed on this day counts. */
export function validUntil(
  { validMonths }: Pick<Course, 'validMonths'>,
  on: CalendarDate,
): CalendarDate | null {
  return validMonths === null ? null : addMonths(on, validMonths)
}

/** The day from which somebody is asked to renew what they completed on one day and what counts until another. */
export function renewedFrom(on: CalendarDate, until: CalendarDate): CalendarDate {
  const third = Math.max(0, Math.floor(daysFrom(on, until) / 3))
  return addDays(until, -Math.min(RENEWED_BEFORE_DAYS, third))
}

/**
 * What came of it where others say that somebody completed a course: `to-confirm`, they say so of themselves; `already`,
 * they have completed it since; `ran-out`, what was completed then counts no more. On record, too: `unasked`, they were not
 * asked at the moment; `although-declined`, they had said that they can't. Not recorded: `not-running`, they need it, and it
 * does not run, or its record is being made; `other-way`, the version that counts for them is completed otherwise.
 */
export type Came =
  | 'completed'
  | 'unasked'
  | 'although-declined'
  | 'to-confirm'
  | 'already'
  | 'not-needed'
  | 'not-running'
  | 'other-way'
  | 'ran-out'

/**
 * The first day on which somebody can have completed a course, where they had not joined on that one; null: they can have.
 * When the file first named a course says nothing of it: most were held before.
 */
export function firstDayAfter({ start }: Pick<Person, 'start'>, on: CalendarDate): CalendarDate | null {
  return start !== null && on < start ? start : null
}

/** A line that says that somebody completed it before they had joined; from that day on they can have. */
export interface EarlyLine<L> {
  listed: L
  from: CalendarDate
}

export interface CameOf {
  person: Pick<Person, 'name'>
  came: Came
}

/** What is known of one person and one course on a day. */
export interface PersonsTraining {
  person: Member
  /** Null: they never did, or what they did does not count any more. */
  completed: Completed | null
  /** Whether they completed anything of it before. */
  before: boolean
  /** The last day on which they need not; null: nobody said so. */
  waivedUntil: CalendarDate | null
}

/** How somebody stands to a course on a day. `until`: after that day it is another question. */
export type Standing =
  | { is: 'not-needed' }
  | { is: 'waived'; until: CalendarDate }
  | { is: 'valid'; until: CalendarDate | null }
  | { is: 'due'; needed: Needed; by: CalendarDate | null }

/**
 * Who needs what when. Something that runs out is renewed in the cycle in which it does: where the next one begins before
 * that, it is for the next one to ask.
 *
 * @param closesOn the last day of the cycle
 */
export function standingOf(
  course: CourseNeed,
  { person, completed, before, waivedUntil }: PersonsTraining,
  closesOn: CalendarDate,
  today: CalendarDate,
): Standing {
  const needed = neededFor(course, person)
  if (!needed) return { is: 'not-needed' }
  if (waivedUntil !== null && waivedUntil >= today) return { is: 'waived', until: waivedUntil }
  if (completed) {
    const until = completed.validUntil
    // Who joined is introduced once.
    if (until === null || needed.as === 'joiner') return { is: 'valid', until: null }
    if (until >= today && until > closesOn) return { is: 'valid', until: null }
    const from = renewedFrom(completed.on, until)
    if (from > today) return { is: 'valid', until: addDays(from, -1) }
    return { is: 'due', needed: { ...needed, renews: true }, by: until }
  }
  return { is: 'due', needed: before ? { ...needed, renews: true } : needed, by: joinerDue(course, person) }
}

/** By when whoever joined has to have done it; null: they have as long as everybody. */
function joinerDue({ neededBy, since }: CourseNeed, person: Pick<Person, 'start'>): CalendarDate | null {
  const { joinersWithinDays } = neededBy
  if (!hasJoined({ joinersWithinDays, since }, person) || person.start === null) return null
  return addDays(person.start, joinersWithinDays ?? 0)
}

/** What is asked in a cycle of one person, and what is decided about it. */
export interface Asked {
  /** In the order in which they were asked; the first may be of an earlier year, and wait to be confirmed in this one. */
  rounds: readonly Ask[]
  /** Of all of these rounds. */
  decisions: readonly Ask[]
}

/** What follows of how one person stands. Whoever finds it undone does it; twice is the same as once. */
export type TrainingStep =
  | { next: 'wait' }
  /**
   * @property follows the round before, where it is asked again
   * @property keeps by when it was due before, which stands
   * @property spent the attempts that are used up by then
   */
  | {
      next: 'ask'
      round: number
      needed: Needed
      by: CalendarDate | null
      follows: string | null
      keeps: CalendarDate | null
      spent: number
    }
  /** They passed its questions, and that it is completed was lost on the way. */
  | { next: 'complete'; ask: Ask; passed: QuizAttempt }
  /** What is open is open no more. */
  | { next: 'close'; ask: string; because: 'not-needed' | 'excepted' | 'settled' | 'changed' | 'asked-again' }
  | {
      next: 'decide'
      slot: typeof FAILED_SLOT | typeof WAIVER_SLOT | typeof CONFIRM_COMPLETION_SLOT
      about: Ask
      round: number
      request: Ask | null
    }

export function trainingStep(
  standing: Standing,
  { rounds, decisions }: Asked,
  version: string,
): TrainingStep {
  const last = rounds.at(-1)
  const ask = (follows: string | null, keeps: CalendarDate | null = null): TrainingStep =>
    standing.is === 'due'
      ? {
          ...{
            next: 'ask',
            round: (last?.round ?? 0) + 1,
            needed: standing.needed,
            by: standing.by,
            ...{ follows, keeps },
          },
          spent: spentIn(rounds, version),
        }
      : { next: 'wait' }
  if (!last) return ask(null)
  const passed = last.state === 'open' && passedAttempt(last.attempts, last.subject.hash)
  if (passed) return { next: 'complete', ask: last, passed }
  const waits = last.state === 'open' || last.state === 'declined'
  if (waits && standing.is !== 'due') return { next: 'close', ask: last._id, because: whyClosed(standing) }
  if (waits && last.subject.version !== version) return { next: 'close', ask: last._id, because: 'changed' }
  if (last.state === 'open') return { next: 'wait' }
  if (isToConfirm(last) && standing.is === 'due') {
    const confirmed = newestIn(decisions, CONFIRM_COMPLETION_SLOT, last)
    if (!confirmed || confirmed.state === 'closed')
      return {
        ...{ next: 'decide', slot: CONFIRM_COMPLETION_SLOT, about: last, round: (confirmed?.round ?? 0) + 1 },
        request: null,
      }
    if (!confirmed.answer) return { next: 'wait' }
    return confirmed.answer.value === 'sent-back' ? ask(last._id, last.dueOn) : ask(null)
  }
  if (last.state === 'declined') return onWaiver(last, null, decisions)
  if (last.closed?.because !== 'failed' || last.subject.version !== version || standing.is !== 'due')
    return ask(last.closed?.because === 'asked-again' || wasEnded(last, decisions) ? last._id : null)
  const failed = newestIn(decisions, FAILED_SLOT, last)
  if (!failed || failed.state === 'closed')
    return { next: 'decide', slot: FAILED_SLOT, about: last, round: (failed?.round ?? 0) + 1, request: null }
  if (!failed.answer) return { next: 'wait' }
  if (failed.answer.value === 'again') return ask(last._id)
  const step = onWaiver(last, failed, decisions)
  // A round that is over already is not closed once more: whoever asked for the waiver gets another one.
  return step.next === 'close' ? ask(last._id) : step
}

/**
 * How many attempts at this version are used up: those of every round in which it was not completed, until their manager
 * has seen to it.
 */
function spentIn(rounds: readonly Ask[], version: string): number {
  const newest = rounds.filter(({ subject }) => subject.version === version)
  const begun = newest.findLastIndex(
    ({ state, closed }) => state === 'answered' || closed?.because === 'failed',
  )
  return newest.slice(begun + 1).reduce((sum, { attempts = [] }) => sum + attempts.length, 0)
}

/** What follows where somebody asks that the person of this round need not complete it. */
function onWaiver(round: Ask, request: Ask | null, decisions: readonly Ask[]): TrainingStep {
  const waiver = newestIn(decisions, WAIVER_SLOT, round)
  if (!waiver || waiver.state === 'closed')
    return { next: 'decide', slot: WAIVER_SLOT, about: round, round: (waiver?.round ?? 0) + 1, request }
  if (!waiver.answer) return { next: 'wait' }
  return { next: 'close', ask: round._id, because: 'asked-again' }
}

/** Whether the waiver by which this round is over was ended before its last day: then it is asked at once, and says so. */
function wasEnded({ _id, closed }: Ask, decisions: readonly Ask[]): boolean {
  return closed?.because === 'excepted' && decisions.some((each) => each.about === _id && each.endedEarly)
}

function newestIn(decisions: readonly Ask[], slot: string, { _id }: Ask): Ask | undefined {
  return decisions
    .filter((ask) => ask.slot === slot && ask.about === _id)
    .sort((a, b) => a.round - b.round)
    .at(-1)
}

function whyClosed({ is }: Standing): 'not-needed' | 'excepted' | 'settled' {
  if (is === 'waived') return 'excepted'
  return is === 'valid' ? 'settled' : 'not-needed'
}

/** The first day after today on which somebody stands otherwise by themselves; null: never. */
export function changesOn(standing: Standing): CalendarDate | null {
  return 'until' in standing && standing.until !== null ? addDays(standing.until, 1) : null
}

/** How many of those who need a course have completed it. */
export interface HowFar {
  done: number
  of: number
}

/** Departments that are shown by themselves, and the others together, who are never few either while there are more. */
export function departmentsShown(all: readonly ({ department: string } & HowFar)[]): {
  shown: ({ department: string } & HowFar)[]
  others: HowFar | null
} {
  const bySize = [...all].sort((a, b) => a.of - b.of || a.department.localeCompare(b.department))
  let hidden = bySize.filter(({ of }) => of < FEWEST_SHOWN).length
  const people = () => bySize.slice(0, hidden).reduce((sum, { of }) => sum + of, 0)
  while (hidden > 0 && hidden < bySize.length && (hidden === 1 || people() < FEWEST_SHOWN)) hidden += 1
  const others = bySize.slice(0, hidden)
  const sum = (field: 'done' | 'of') => others.reduce((total, each) => total + each[field], 0)
  return {
    shown: bySize.slice(hidden).sort((a, b) => a.department.localeCompare(b.department)),
    others: hidden === 0 ? null : { done: sum('done'), of: sum('of') },
  }
}
