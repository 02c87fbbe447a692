import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { RiskMove } from '../../../domain/risk-moves.js'
import type { Texts } from '../../texts/texts.js'

/** Something that moved in the register; names, titles and levels are escaped. */
export interface MoveView {
  move: RiskMove
  title: string
  now: string
  /** What it counted before it was rated anew; empty of what was not. */
  before: string
  /** Whoever did it; empty where nobody did. */
  by: string
  /** Whose word is void by it; empty where nobody's is. */
  voidBy: string
}

/** What moved, by whom and from what to what, in one line. */
export function moveLine(
  { move, title, now, before, by, voidBy }: MoveView,
  today: CalendarDate,
  texts: Texts,
): string {
  const t = texts.reminders.daily.moved
  switch (move.kind) {
    case 'ran-out':
      return t['ran-out'](title, now, move.until, today)
    case 'rejected':
    case 'not-yet':
      return t[move.kind](title, now, by)
    default: {
      const overtaken = move.void?.verdict === 'rejected' ? t.voidRejected(voidBy) : t.voidApproved(voidBy)
      return [
        t[move.kind](title, now, before),
        move.by === null ? t.ratedInFile : t.ratedBy(by),
        ...(move.void ? [overtaken] : []),
      ].join(' · ')
    }
  }
}
