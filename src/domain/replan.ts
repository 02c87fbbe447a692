import type { CalendarDate } from './calendar-date.js'
import { type FileSays, MONTHS_AHEAD, type Occurrence, occurrenceId, type Programme } from './programme.js'
import { type Stretch, type Turn, turnsOf } from './recurrence.js'
import { addDays, addMonths, daysFrom, type Weekday, yearOf } from './working-days.js'

/** What has to change so that the plan says what the rule says. */
export interface Replanned {
  add: Occurrence[]
  /** Whoever had not moved them is asked nothing: the plan follows the rule. */
  redate: { before: Occurrence; to: Turn }[]
  withdraw: Occurrence[]
  /** The file contradicts what was said in chat: it is shown, and somebody decides. */
  contradict: { before: Occurrence; fileSays: FileSays }[]
  /** The file agrees again with what stood there before it was moved. */
  agree: Occurrence[]
}

type Rule = Pick<Programme, '_id' | 'recurrence' | 'shift' | 'country' | 'state'>

/**
 * Holds a programme's occurrences against its rule, from `today` on. Each turn of the rule stands for a stretch of days,
 * and happens once in it, whatever rule had a hand in that and whatever its period was called then:
 *
 * - What has begun, and what was left out, is over, and no other comes in its stretch.
 * - What somebody moved is not moved back; what the file says instead is shown beside it.
 * - The others follow the rule. Where its day in this stretch has passed, what was planned there stays as it was.
 */
export function replan(
  programme: Rule,
  occurrences: readonly Occurrence[],
  workingDays: readonly Weekday[],
  today: CalendarDate,
): Replanned {
  const into: Replanned = { add: [], redate: [], withdraw: [], contradict: [], agree: [] }
  const planned = occurrences.filter(({ state }) => state === 'planned').sort(byDate)
  const left = new Set(planned)
  for (const turn of turnsAround(programme, planned, workingDays, today)) {
    const inIt = planned.filter((each) => left.has(each) && isIn(turn, each))
    const kept = accountFor(turn, inIt, occurrences, programme._id, today, into)
    for (const each of inIt) {
      if (each !== kept) giveUp(each, into)
      left.delete(each)
    }
  }
  // What the rule has no turn for any more. What is due already, or held by a pause, was due by the rule before.
  for (const each of left)
    if (programme.state === 'ended' || each.moved || each.date >= today) giveUp(each, into)
  return into
}

/** Those of its turns in whose stretch something is planned, or may be: none is longer than the year that it is in. */
function turnsAround(
  { recurrence, shift, country, state }: Rule,
  planned: readonly Occurrence[],
  workingDays: readonly Weekday[],
  today: CalendarDate,
): Turn[] {
  if (state === 'ended') return []
  const earliest = [today, ...planned.map(({ nominal }) => nominal)].sort()[0] ?? today
  const place = { workingDays: [...workingDays], country }
  // A week may lie in two years.
  const first = addDays(`${yearOf(earliest)}-01-01`, -6)
  return turnsOf(recurrence, shift, place, first, `${yearOf(horizonOf(today))}-12-31`)
}

function horizonOf(today: CalendarDate): CalendarDate {
  return addMonths(today, MONTHS_AHEAD)
}

/** Sees to it that a turn happens once. Back comes the one of those planned in its stretch that is its own, if any. */
function accountFor(
  turn: Turn,
  inIt: readonly Occurrence[],
  occurrences: readonly Occurrence[],
  programme: string,
  today: CalendarDate,
  into: Replanned,
): Occurrence | null {
  if (occurrences.some((each) => standsFor(each, turn))) return null
  const moved = inIt.find((each) => each.moved)
  if (moved) {
    compareMoved(moved, turn, into)
    return moved
  }
  if (turn.date < today) return inIt[0] ?? null
  const before = occurrences.find(({ period }) => period === turn.period)
  if (before) {
    if (before.state !== 'planned' || differs(before, turn)) into.redate.push({ before, to: turn })
    return before
  }
  if (turn.nominal <= horizonOf(today)) into.add.push(newOccurrence(programme, turn))
  return null
}

/**
 * Whether it is over, and the turn with it. What was left out, was covered by a later one or had nothing to ask does not
 * stand for a longer stretch than its own, unless top management said so.
 */
function standsFor(occurrence: Occurrence, turn: Turn): boolean {
  const { state, period, stretch, started, skipped } = occurrence
  if (state === 'planned' || state === 'withdrawn') return false
  if (period === turn.period) return true
  if (!isIn(turn, occurrence)) return false
  const held = state === 'started' && started?.cycle !== null
  return held || skipped?.approval !== undefined || lengthOf(stretch) >= lengthOf(turn.stretch)
}

function compareMoved(before: Occurrence, turn: Turn, into: Replanned): void {
  if (turn.nominal !== before.nominal) contradict(before, { date: turn.date }, into)
  else if (before.fileSays) into.agree.push(before)
}

/** The rule has no turn for it. */
function giveUp(before: Occurrence, into: Replanned): void {
  if (before.moved) contradict(before, { date: null }, into)
  else into.withdraw.push(before)
}

/** Unless that is known, or somebody has decided about it. */
function contradict(before: Occurrence, fileSays: FileSays, into: Replanned): void {
  const known = before.fileSays ?? before.keptAgainst
  if (known?.date !== fileSays.date) into.contradict.push({ before, fileSays })
}

function newOccurrence(programme: string, { period, nominal, date, stretch }: Turn): Occurrence {
  const _id = occurrenceId(programme, period)
  return { _id, v: 1, programme, period, nominal, date, stretch, state: 'planned', revision: 1 }
}

function isIn({ period, stretch }: Turn, occurrence: Occurrence): boolean {
  const { nominal } = occurrence
  return occurrence.period === period || (stretch.first <= nominal && nominal <= stretch.last)
}

function differs({ nominal, date, stretch }: Occurrence, turn: Turn): boolean {
  return (
    nominal !== turn.nominal ||
    date !== turn.date ||
    stretch.first !== turn.stretch.first ||
    stretch.last !== turn.stretch.last
  )
}

function lengthOf({ first, last }: Stretch): number {
  return daysFrom(first, last)
}

function byDate(a: Occurrence, b: Occurrence): number {
  return a.date.localeCompare(b.date)
}
