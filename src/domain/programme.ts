import type { Process, Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { Approval } from './cycle.js'
import type { FormerOwner } from './former-owner.js'
import type { Kept } from './kept.js'
import type { Organisation, Reminders } from './organisation.js'
import type { PersonId } from './person.js'
import type { Recurrence, Shift, Stretch } from './recurrence.js'
import { morningOf } from './reminders.js'
import { addDays, yearOf } from './working-days.js'

/** What a programme may start when its day comes; acceptances and plans come up when the register wants them. */
export type ProgrammeProcess = Exclude<
  Process,
  'approval' | 'corrective-action' | 'risk-acceptance' | 'treatment-plan'
>

/** What the programmes of each process are about. */
export const subjectTypes = {
  'policy-acknowledgement': 'policy',
  'policy-review': 'policy',
  'control-check': 'check',
  'requirement-review': 'requirement',
  'access-review': 'system',
  'risk-reassessment': 'risk-register',
  'control-review': 'controls',
  'document-review': 'document',
  'objective-evaluation': 'objective',
  'competence-review': 'competence',
  training: 'course',
  awareness: 'lesson',
  'management-review': 'review',
  'internal-audit': 'audit',
} as const satisfies Readonly<Record<ProgrammeProcess, Subject['type']>>

/** One recurring duty of the ISMS calendar about one subject: "review the access control policy every year". */
export interface Programme {
  /** `<process>.<subject>`, as in the ids of its cycles. */
  _id: string
  v: 1
  process: ProgrammeProcess
  /** What it is about: the id of a policy, a check, a requirement, the register of risks, one owner's controls, or a competence. */
  subject: string
  recurrence: Recurrence
  shift: Shift
  /** Whose public holidays its dates keep: ISO 3166-1 alpha-2, optionally with a subdivision. */
  country: string
  /** Null: whoever owns the subject. */
  owner: PersonId | null
  /** Whose it was before, the oldest first: what they ran they do not audit for a while (9.2.2 c). */
  ownersBefore?: FormerOwner[]
  /** Business days ahead on which its owner hears that it is coming; 0 where nobody need hear of it. */
  noticeDays: number
  /** Business days that whoever is asked has to answer. */
  businessDays: number
  /** `ended`: the file has it no more. What ran stays on record. */
  state: 'active' | 'ended'
  /** Rises with each change of it, so that what two people do to its dates at once is done one after the other. */
  revision: number
  /** The file knows nothing of it: it is said in chat. */
  paused?: Pause
  /** What is over, the oldest first. */
  pausedBefore?: EndedPause[]
  /**
   * Dates that somebody is about to take out of their year: they stand here before and until they are, so that of two who
   * take out the two dates of a year at the same moment the second one sees the first.
   */
  takenOut?: string[]
  /** The mark of the newest change of which Temporal's Schedule may not know: a random id. */
  scheduleOwed?: string
}

/** Who said something about the calendar in chat, and why. */
export interface Said {
  by: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
  /** The event that records it. */
  event: string
  reason: Kept
}

/** What falls into a pause starts when it is over; what that leaves a year without, top management has approved. */
export interface Pause extends Said {
  /** Its last day. */
  until: CalendarDate
  approval?: Approval
}

/** `by` is null where its last day was over, else who ended it before. */
export interface EndedPause extends Pause {
  ended: { at: string; by: PersonId | null }
}

export interface Move extends Said {
  from: CalendarDate
  to: CalendarDate
  /** Who decided after that for the file's date instead. */
  overruledBy?: PersonId
  /** When (ISO 8601 UTC, milliseconds), and for which date; null where the file has no such date any more. */
  overruled?: { at: string; date: CalendarDate | null }
}

/** One planned date of a programme. Its period stays what it is, wherever the date goes. */
export interface Occurrence {
  /** `<programme>/<period>` */
  _id: string
  v: 1
  programme: string
  period: string
  /** By the programme's rule. */
  nominal: CalendarDate
  /** On which it starts. */
  date: CalendarDate
  stretch: Stretch
  /** `withdrawn`: by the programme's rule it comes no more. */
  state: 'planned' | 'started' | 'skipped' | 'covered' | 'withdrawn'
  /** Rises with each change, so that two people do not change it over each other. */
  revision: number
  moved?: Said & { from: CalendarDate }
  /** What was said before that, the oldest first. */
  movedBefore?: Move[]
  /** With who approved it, where that was for top management to say. */
  skipped?: Said & { approval?: Approval }
  /** It was due together with a later one, which alone was started: nobody is asked the same twice at once. */
  covered?: Covered
  /**
   * The file has changed what somebody had moved in chat: what it says now, null where it has no such date any more.
   * The date stands as it was moved until somebody decides.
   */
  fileSays?: FileSays
  /** What the file said when somebody decided that the date stays as it was moved. */
  keptAgainst?: FileSays
  started?: Started
  /** True until its cycle is on record; the starter sees to what is owed. */
  cycleOwed?: true
}

/** A date of the file's rule; null where it has none for this period. */
export interface FileSays {
  date: CalendarDate | null
}

export interface Covered {
  /** The period of the later one. */
  by: string
  /** ISO 8601 UTC, milliseconds. */
  at: string
}

/** That its day came, or that somebody pulled it forward. */
export interface Started {
  /** ISO 8601 UTC, milliseconds. */
  at: string
  by: PersonId | null
  /** Null where there was nothing to start: no version of the policy is in force. */
  cycle?: string | null
  /** Who approved it, where pulling it forward left its own year without it. */
  approval?: Approval
}

/** So far ahead occurrences are planned: a year, and the quarter in which the next one is prepared. */
export const MONTHS_AHEAD = 15

export function programmeId(process: ProgrammeProcess, subject: string): string {
  return `${process}.${subject}`
}

export function occurrenceId(programme: string, period: string): string {
  return `${programme}/${period}`
}

export function cycleOfOccurrence({ programme, period }: Pick<Occurrence, 'programme' | 'period'>): string {
  return `cycle/${programme}/${period}`
}

/** The local hour at which what is planned for a day starts: in time for the messages of that morning. */
export function startHour({ morningHour }: Reminders): number {
  return Math.max(0, morningHour - 1)
}

/** The instant at which what is planned for that day starts: ISO 8601 UTC. */
export function startsAt(
  date: CalendarDate,
  { timeZone, reminders }: Pick<Organisation, 'timeZone' | 'reminders'>,
): string {
  return morningOf(date, timeZone, { ...reminders, morningHour: startHour(reminders) })
}

/** What whoever approves that it is left out decides on: moved to another day, it has to be asked anew. */
export function occurrenceHash({ _id, nominal, date }: Pick<Occurrence, '_id' | 'nominal' | 'date'>): string {
  return hashOf({ occurrence: _id, nominal, date })
}

/** Whatever moved it in chat, the oldest first. */
export function movesOf({ date, moved, movedBefore = [] }: Occurrence): Move[] {
  return [...movedBefore, ...(moved ? [{ ...moved, to: date }] : [])]
}

/** `<occurrence>@<revision>`: what a card or form of the calendar carries. */
export function formatOccurrenceRef({ _id, revision }: Pick<Occurrence, '_id' | 'revision'>): string {
  return `${_id}@${revision}`
}

export function parseOccurrenceRef(text: string): Pick<Occurrence, '_id' | 'revision'> | null {
  const match = /^(.+)@([1-9][0-9]{0,8})$/.exec(text)
  return match ? { _id: match[1] as string, revision: Number(match[2]) } : null
}

/**
 * The day on which it starts: its own, or the one after the pause that it falls into. Null where the file has its
 * programme no more and nobody moved it.
 */
export function startsOn(
  programme: Pick<Programme, 'state' | 'paused'>,
  { date, moved }: Pick<Occurrence, 'date' | 'moved'>,
): CalendarDate | null {
  if (programme.state !== 'active' && !moved) return null
  return programme.paused && isHeld(programme, { date }) ? addDays(programme.paused.until, 1) : date
}

/** Whether its day falls into a pause. */
export function isHeld({ paused }: Pick<Programme, 'paused'>, { date }: Pick<Occurrence, 'date'>): boolean {
  return paused !== undefined && date <= paused.until
}

/**
 * What starts on the day after a pause: of all that is due by then the newest, which stands for the others. Null where
 * nothing is.
 */
export function startsAfterPause<O extends Pick<Occurrence, 'date' | 'moved' | 'nominal' | 'programme'>>(
  programme: Pick<Programme, '_id' | 'state' | 'paused'>,
  planned: readonly O[],
): O | null {
  if (!programme.paused) return null
  const first = addDays(programme.paused.until, 1)
  const due = planned.filter((each) => {
    const day = each.programme === programme._id ? startsOn(programme, each) : null
    return day !== null && day <= first
  })
  return due.sort((a, b) => a.nominal.localeCompare(b.nominal)).at(-1) ?? null
}

/** Why an occurrence cannot be changed so. */
export type NotChangeable =
  | Exclude<Occurrence['state'], 'planned'>
  | 'in-the-past'
  | 'same-day'
  | 'other-year'

/**
 * Moved out of its year it would leave that year without it: then it is left out, which may be for others to say. Where
 * its rule shifts it over the end of a year, it goes no further than that.
 */
export function whyNotMovable(
  { state, date, nominal }: Pick<Occurrence, 'state' | 'date' | 'nominal'>,
  to: CalendarDate,
  today: CalendarDate,
): NotChangeable | null {
  if (state !== 'planned') return state
  if (to < today) return 'in-the-past'
  const [earlier, later] = nominal < date ? [nominal, date] : [date, nominal]
  if (yearOf(to) !== yearOf(nominal) && (to < earlier || to > later)) return 'other-year'
  return to === date ? 'same-day' : null
}
