import type { Ask } from './ask.js'
import { CHECK_SLOT, type CheckOutcome, checkOutcomes, confirmingOf, lastOf } from './control-check.js'
import type { Cycle } from './cycle.js'
import type { PersonId } from './person.js'

/** One time that a check came round, with all that was asked. */
export interface CheckTime {
  cycle: Pick<Cycle, 'state' | 'startedAt' | 'closedAt' | 'startedBy' | 'because'>
  /** Whether a second person was to confirm what was found. */
  confirmed: boolean
  asks: readonly Ask[]
}

/** What was found and what a second person said to it; or that it closed and nothing was found that counts. */
export type CheckPast = Found | Missed

export interface Missed {
  outcome: 'missed'
  at: string
  /** Null where its day had come. */
  outOfTurn: OutOfTurn | null
}

/** Who asked for it, and why. */
export interface OutOfTurn {
  by: PersonId
  reason: string
}

export interface Found {
  outcome: CheckOutcome
  ask: Ask
  /** By what a second person said; null: they said nothing. */
  said: Ask | null
  /** It closed, and whoever was to confirm it had not. */
  unconfirmed: boolean
  outOfTurn: OutOfTurn | null
}

/** Null for a cycle whose day had come. */
function outOfTurnOf({ startedBy: by, because }: Pick<Cycle, 'startedBy' | 'because'>): OutOfTurn | null {
  return because ? { by, reason: because.text } : null
}

/** All that came of these times, the newest first. What was sent back is there, too. */
export function checkHistory(times: readonly CheckTime[]): CheckPast[] {
  const newest = [...times].sort((a, b) => b.cycle.startedAt.localeCompare(a.cycle.startedAt))
  return newest.flatMap(pastOf)
}

function pastOf({ cycle, confirmed, asks }: CheckTime): CheckPast[] {
  const isOver = cycle.state === 'closed'
  const outOfTurn = outOfTurnOf(cycle)
  const found = asks
    .filter(({ slot, answer }) => slot === CHECK_SLOT && answer)
    .sort((a, b) => b.openedAt.localeCompare(a.openedAt) || b.round - a.round)
    .flatMap((ask): Found[] => {
      const outcome = checkOutcomes.find((each) => each === ask.answer?.value)
      const confirming = confirmingOf(asks, ask)
      const said = confirming?.answer ? confirming : null
      const unconfirmed = isOver && confirmed && said === null
      return outcome ? [{ outcome, ask, said, unconfirmed, outOfTurn }] : []
    })
  const counts = lastOf(asks, CHECK_SLOT)?.state === 'answered' && found[0] && !isSentBack(found[0])
  if (!isOver || counts) return found
  return [{ outcome: 'missed', at: cycle.closedAt ?? cycle.startedAt, outOfTurn }, ...found]
}

export function isSentBack(past: CheckPast): boolean {
  return past.outcome !== 'missed' && past.said?.answer?.value === 'sent-back'
}

/** How a check stands by what came of it: what was sent back is no finding any more. */
export function lastThatCounts(past: readonly CheckPast[]): CheckPast | null {
  return past.find((each) => !isSentBack(each)) ?? null
}

/** What was found not in order, until it is found in order: that it did not apply, or that nobody answered, mends nothing. */
export function notInOrder(past: readonly CheckPast[]): Found | null {
  for (const each of past) {
    if (each.outcome === 'not-ok') return each
    if (each.outcome === 'ok' && !isSentBack(each)) return null
  }
  return null
}
