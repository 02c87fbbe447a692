import type { CalendarDate } from './calendar-date.js'
import { canonicalJson } from './canonical-json.js'
import type { Completion } from './cycle.js'
import type { RiskMove } from './risk-moves.js'
import { addDays } from './working-days.js'

/** Where things stood on a morning, for the ISMS lead or for a coordinator's part. Kept as it was sent. */
export interface DailySummary {
  /** The department, or the country (ISO 3166), that a coordinator sees to; neither: the whole organisation. */
  part?: string
  country?: string
  overdue: number
  /** Open and due within seven days. */
  dueSoon: number
  /** Of what was due this quarter, how many were answered in time. */
  onTime: { inTime: number; due: number }
  /**
   * The newest cycles that ask many and are running, and how many others are; `toShow`: so much of what was ordered in a review
   * of access is not shown to be done.
   */
  running: { cycle: string; completion: Completion; toShow?: number }[]
  runningMore?: number
  /** What closed lately though not everybody had answered. */
  closed?: ClosedIncomplete[]
  /** What moved in the risk register since the summary before, the gravest first, and how much more did. */
  moved?: RiskMove[]
  movedMore?: number
  /** Up to when that is looked at (ISO 8601 UTC): the next summary says what came after. */
  movedUntil?: string
  /** Which answers until then were seen, by event or decision: the next summary says those that were taken over late. */
  movedSeen?: string[]
  /** How many people cannot be reached in chat. */
  unreachable: number
  /** The end of the ledger, to hold against it later: who keeps this message notices a ledger that was cut or rewritten. */
  ledger?: { height: number; hash: string }
  /** Since when the figures are the same: then the end of the ledger is all that is said. */
  unchangedSince?: CalendarDate
}

/** A round that closed though not everybody had answered: how many did, and did not. */
export interface ClosedIncomplete {
  cycle: string
  completion: Completion
  unanswered: number
}

/** For so many days it is said of a round that it closed without everybody's answer. */
export const CLOSED_SAID_FOR_DAYS = 14

/** After so many days the figures are said again, changed or not. */
const SAID_AGAIN_AFTER_DAYS = 7
/** Of fewer, a percentage says nothing. */
const LEAST_FOR_PERCENT = 10

/**
 * What is said of it on a morning: the figures where they or the risk register have changed, or a week after they were said;
 * else where the ledger ends, if that has moved; else nothing.
 */
export function newsIn(
  summary: DailySummary,
  last: { day: CalendarDate; summary: DailySummary } | null,
  today: CalendarDate,
): DailySummary | null {
  if (!last || summary.moved || figuresOf(summary) !== figuresOf(last.summary)) return summary
  const unchangedSince = last.summary.unchangedSince ?? last.day
  if (unchangedSince <= addDays(today, -SAID_AGAIN_AFTER_DAYS)) return summary
  const moved = summary.ledger !== undefined && summary.ledger.height !== last.summary.ledger?.height
  return moved ? { ...summary, unchangedSince } : null
}

function figuresOf({
  part = '',
  country = '',
  overdue,
  dueSoon,
  onTime,
  running,
  runningMore = 0,
  closed = [],
  unreachable,
}: DailySummary) {
  return canonicalJson({ part, country, overdue, dueSoon, onTime, running, runningMore, closed, unreachable })
}

/** How much was answered in time, in percent; null where too little was due for it to mean something. */
export function percentOnTime({ inTime, due }: DailySummary['onTime']): number | null {
  return due < LEAST_FOR_PERCENT ? null : Math.floor((100 * inTime) / due)
}

export function firstOfQuarter(day: CalendarDate): CalendarDate {
  const first = Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`
}
