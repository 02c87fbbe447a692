import type { Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import { cycleId } from './cycle.js'
import type { Kept } from './kept.js'
import type { PersonId } from './person.js'

/** Where a nonconformity comes from (10.2). */
export type NonconformitySource =
  /** A finding of an audit of our own; without an audit, of somebody who found it outside one. */
  | { of: 'audit'; finding: string; audit: string | null }
  /** Of a certification body or a customer; null where it was written down by hand. */
  | { of: 'external'; audit: string | null; finding: string | null }
  /** A check that failed, or a cycle that is overdue: proposed by Steward, one per cycle. */
  | { of: 'cycle'; cycle: string }
  /** The organisation's own number of the incident stands in `reference`. */
  | { of: 'incident' }
  | { of: 'person' }

export const nonconformityGrades = ['minor', 'major'] as const
export type NonconformityGrade = (typeof nonconformityGrades)[number]

/** Where it stands: what it waits for, or how it ended. */
export const nonconformityStages = [
  'triage',
  'correction-approval',
  'analysis',
  'planning',
  'plan-approval',
  'actions',
  'effectiveness',
  'turned-down',
  'opportunity',
  'correction-only',
  'effective',
  'withdrawn',
] as const
export type NonconformityStage = (typeof nonconformityStages)[number]

/**
 * How a nonconformity may end. An opportunity is kept as a light record (10.1); one is withdrawn with the finding that it
 * came of.
 */
export const endStages = ['turned-down', 'opportunity', 'correction-only', 'effective', 'withdrawn'] as const

/** What is not as it should be, as it was raised, and where it stands. What people said of it are the asks of its cycle. */
export interface Nonconformity {
  /** `nc-7` */
  _id: string
  v: 1
  number: number
  /** Rises with each change of where it stands. */
  revision: number
  /** What it was raised of: two of the same are one. */
  key: string
  source: NonconformitySource
  /** What is not as it should be, in the words of whoever raised it. */
  nature: Kept
  /** The number that others know it by: of a certification body, or of an incident. */
  reference?: Kept
  grade: NonconformityGrade | null
  /** A clause (`9.2`), a control of Annex A (`A.5.18`) or one of the organisation's own. */
  criterion: string | null
  /** Null: Steward proposed it. */
  by: PersonId | null
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** The event that records that it was raised. */
  event: string
  /** By when a certification body or a customer wants it answered. */
  deadline: CalendarDate | null
  /** That others put it off, or bring it forward, the first time first. */
  deadlines?: DeadlineMoved[]
  /** Grade and deadline are what whoever raised it says of them: nobody who may bind the organisation said so. */
  claimed?: true
  /** Whoever leads the ISMS took it on with the grade and the deadline that were claimed: they bind from then on. */
  vouched?: true
  /** Proposed since something is overdue: what else is of that process joins it, as long as nobody has said what becomes of it. */
  overdue?: true
  also?: JoinedRound[]
  stage: NonconformityStage
  /** Who sees to it; until it is taken on, who could. */
  owner: PersonId | null
  /** By when it is to be done, once it is taken on. */
  dueOn: CalendarDate | null
  /** Counts from 1: what was not effective begins anew. */
  round: number
  /** How often what was done turned out not to be effective. */
  ineffective: number
  /** ISO 8601 UTC: since when it is a matter of the management review, as three rounds were not effective. */
  forReview?: string
  /** True until its cycle is on record; a sweep begins what is owed. */
  cycleOwed?: true
  /** ISO 8601 UTC: when it ended. */
  endedAt?: string
  /** The event that records where it stands, once it has moved. */
  moved?: string
  /** Whoever has to do with it, as its asks have it: it is shown to them, and they find it in their list. */
  concerned?: PersonId[]
}

/** Another round of the same process that is overdue, too. */
export interface JoinedRound {
  cycle: string
  nature: Kept
  /** ISO 8601 UTC, milliseconds. */
  at: string
  event: string
}

/** That others want an answer by another day, as whoever leads the ISMS was told. */
export interface DeadlineMoved {
  deadline: CalendarDate
  was: CalendarDate | null
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  event: string
  reason: Kept
}

/** As often as this something may turn out not to be effective before the management review takes it up. */
export const INEFFECTIVE_FOR_REVIEW = 3

export function nonconformityId(number: number): string {
  return `nc-${number}`
}

/** `nc-7` of what somebody types: `NC-7`, `nc 7` or `7`; null for anything else. */
export function parseNonconformityId(text: string): string | null {
  const [, number] = /^(?:nc[- ]?)?([1-9][0-9]{0,6})$/i.exec(text.trim()) ?? []
  return number ? nonconformityId(Number(number)) : null
}

/** What it was raised of. What people raise by a form is known by that form: without one, two would be taken for the same. */
export function nonconformityKey(source: NonconformitySource, nonce?: string): string {
  const finding = findingBehind({ source })
  if (finding !== null) return `finding ${finding}`
  if (source.of === 'cycle') return source.cycle
  if (!nonce) throw new Error('A nonconformity that somebody raises is known by the form in which they do')
  return `form ${nonce}`
}

/** The one cycle in which it is seen to, through all its rounds. */
export function correctiveCycleId(nonconformity: string): string {
  return cycleId('corrective-action', nonconformity, '1')
}

/** Which one a cycle sees to; null for other cycles. */
export function nonconformityOf(cycle: string): string | null {
  return /^cycle\/corrective-action\.(nc-[0-9]+)\/1$/.exec(cycle)?.[1] ?? null
}

export function nonconformitySubject({ _id: id, nature, event }: Nonconformity): Subject {
  return { type: 'nonconformity', id, version: '1', hash: hashOf([id, event, nature.commitment]) }
}

export function isEnded({ stage }: Pick<Nonconformity, 'stage'>): boolean {
  return endStages.some((each) => each === stage)
}

/**
 * An auditor graded it, and somebody who may bind the organisation says so: whoever audited it, or whoever saw their report.
 * What somebody else says of a grade, found outside of an audit, or gives to an incident, takes no answer away.
 */
export function isGraded(
  nonconformity: Pick<Nonconformity, 'grade' | 'claimed' | 'vouched' | 'source'>,
): boolean {
  const { grade, source } = nonconformity
  const isAudited = source.of === 'external' || (source.of === 'audit' && source.audit !== null)
  return grade !== null && isAudited && !isClaimed(nonconformity)
}

/** Grade and deadline are claimed by whoever raised it, and whoever leads the ISMS has not taken it on with them. */
export function isClaimed({ claimed, vouched }: Pick<Nonconformity, 'claimed' | 'vouched'>): boolean {
  return claimed === true && !vouched
}

/** By when it has to be answered, if that is still ahead and not only claimed by whoever raised it. */
export function deadlineAhead(
  nonconformity: Pick<Nonconformity, 'deadline' | 'deadlines' | 'claimed' | 'vouched'>,
  today: CalendarDate,
): CalendarDate | null {
  const { deadline, deadlines } = nonconformity
  const isOnlyClaimed = isClaimed(nonconformity) && deadlines === undefined
  return deadline !== null && !isOnlyClaimed && deadline > today ? deadline : null
}

/** It was to be done by then and is not. What is done, and waits until one can tell whether it was effective, is not late. */
export function isOverdue(
  { stage, dueOn }: Pick<Nonconformity, 'stage' | 'dueOn'>,
  today: CalendarDate,
): boolean {
  return dueOn !== null && dueOn < today && stage !== 'effectiveness' && !isEnded({ stage })
}

/** The finding that it came of; null where it came of something else, or was written down by hand. */
export function findingBehind({ source }: Pick<Nonconformity, 'source'>): string | null {
  return source.of === 'audit' || source.of === 'external' ? source.finding : null
}

/** What it comes from, in one word; a finding may have been made outside of any audit. */
export type NonconformityOrigin = NonconformitySource['of'] | 'finding'

export function originOf({ source }: Pick<Nonconformity, 'source'>): NonconformityOrigin {
  return source.of === 'audit' && source.audit === null ? 'finding' : source.of
}

/** It counts as a nonconformity wherever they are counted: nobody has said that it is none, and somebody said that it is one. */
export function isCounted(nonconformity: Pick<Nonconformity, 'by' | 'stage'>): boolean {
  const none: readonly NonconformityStage[] = ['turned-down', 'opportunity', 'withdrawn']
  return !isProposed(nonconformity) && !none.includes(nonconformity.stage)
}

/** Steward proposed it, and nobody has said yet whether it is one. */
export function isProposed({ by, stage }: Pick<Nonconformity, 'by' | 'stage'>): boolean {
  return by === null && stage === 'triage'
}
