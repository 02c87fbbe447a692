import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import { type Approval, cycleId } from './cycle.js'
import type { Kept } from './kept.js'
import type { ReviewInput } from './management-review.js'
import type { PersonId } from './person.js'
import type { ReviewPack } from './review-pack.js'

/** Whoever recorded something of a meeting, and when (ISO 8601 UTC); the event that proves it. */
export interface Recorded {
  by: PersonId
  at: string
  event: string
}

/** One meeting of a review, from its preparation to the end of what was decided there. */
export interface ReviewMeeting {
  /** Its cycle. */
  _id: string
  v: 1
  /** Rises with each change, so that two people do not write over each other. */
  revision: number
  review: string
  /** On which top management meets. */
  meetingOn: CalendarDate
  moved?: Recorded & { from: CalendarDate }
  /** While its workflow has not told who takes part that it is prepared, and when the meeting is. */
  owesBegun?: true
  /** The act by which it was moved or its pack was sent, while its workflow has not told who takes part. */
  owesMove?: string
  owesPack?: string
  /** What the attendees got. It stays as it was sent. */
  pack?: SentPack
  attendance?: Attendance
  /** What somebody who reads the pack asks about it, in the order in which it was asked. */
  questions?: ReviewQuestion[]
  /** What was decided on each input. */
  decisions: Partial<Record<ReviewInput, InputDecision>>
  /** What somebody is to do because of it, in the order in which it was recorded. */
  actions: ReviewAction[]
  results?: ReviewResults
  /** The minutes as they were put to be signed; without it, they are being written. */
  put?: Recorded & { number: number; hash: string }
  /** How often they were. */
  timesPut: number
  signed?: Approval & { event: string }
  /** Since when (ISO 8601 UTC) nothing more is recorded of it: its cycle is closed, or is about to be. */
  closed?: string
}

export interface SentPack extends Recorded {
  /** SHA-256 over {@link ReviewPack}, canonical. */
  hash: string
  content: ReviewPack
  /** The same as paper, by language, once it is printed: until then nobody is told that it was sent. */
  files: { language: string; id: string; sha256: string; bytes: number }[]
  /** When (ISO 8601 UTC), and the event that holds what was printed; older packs were printed as they were sent. */
  printed?: { at: string; event: string }
}

export interface ReviewQuestion extends Recorded {
  /** `question-1`, counted in the meeting. */
  id: string
  input: ReviewInput
  /** Who answers it: whoever answers for that section of the pack. */
  of: PersonId
  dueOn: CalendarDate
  text: Kept
  /** Whoever asked has heard the answer. */
  told?: true
}

/** Something is recorded of what was said there, so that it is a meeting that was held. */
export function isHeld({
  attendance,
  decisions,
  actions,
  results,
}: Pick<ReviewMeeting, 'attendance' | 'decisions' | 'actions' | 'results'>): boolean {
  const isDecided = Object.keys(decisions).length > 0 || actions.length > 0
  return attendance !== undefined || results !== undefined || isDecided
}

/** As many questions as a meeting takes. */
export const MOST_QUESTIONS = 40

/** Who was there, and what the minutes say of the meeting by then, whatever the file says later. */
export interface Attendance extends Recorded {
  present: PersonId[]
  invited: PersonId[]
  /** What the review is called, per language. */
  title: Record<string, string>
  /** Who else was there, or what has to be said of it. */
  note: Kept | null
}

export interface InputDecision extends Recorded {
  /** What was concluded or decided. */
  text: Kept
}

export interface ReviewAction extends Recorded {
  /** `action-1`, counted in the meeting. */
  id: string
  /** On which input it was decided. */
  input: ReviewInput
  what: Kept
  who: PersonId
  due: CalendarDate
  /** It was taken out again before the minutes were put. */
  dropped?: Recorded
  /** Who does it instead, since the minutes were signed, the last one last: what was decided stays as it was. */
  handedOn?: HandedOn[]
}

export interface HandedOn extends Recorded {
  /** Who was asked to do it. */
  from: PersonId
  to: PersonId
  reason: Kept
}

/** Who does it by now. */
export function doesIt({ who, handedOn = [] }: Pick<ReviewAction, 'who' | 'handedOn'>): PersonId {
  return handedOn.at(-1)?.to ?? who
}

/** As many actions as a meeting decides on one input. */
export const MOST_ACTIONS = 8

/** How the ISMS is found to be (9.3.1). */
export const judgements = ['yes', 'partly', 'no'] as const
export type Judgement = (typeof judgements)[number]
export const judged = ['suitable', 'adequate', 'effective'] as const
export type Judged = (typeof judged)[number]

/** What a review has to come to (9.3.3). */
export interface ReviewResults extends Recorded {
  /** What is to be improved; or why nothing. */
  improvement: Kept
  /** What has to change in the ISMS; or why nothing. */
  changes: Kept
  judgements: Record<Judged, Judgement>
  /** Why it is found so. */
  because: Kept
}

/** What stands in the way of signing the minutes. */
export type MinutesLack =
  | { lacks: 'pack' }
  | { lacks: 'attendance' }
  | { lacks: 'top-management' }
  | { lacks: 'results' }
  | { lacks: 'decision'; input: ReviewInput }

/**
 * What the minutes lack: the pack, who was there with somebody of top management among them, a word on each input, and what
 * the review has to come to. In the order in which it is recorded.
 */
export function minutesLack(
  meeting: Pick<ReviewMeeting, 'pack' | 'attendance' | 'decisions' | 'results'>,
  inputs: readonly ReviewInput[],
  topManagement: readonly PersonId[],
): MinutesLack[] {
  const { pack, attendance, decisions, results } = meeting
  const top = attendance?.present.some((id) => topManagement.includes(id))
  return [
    ...(pack ? [] : [{ lacks: 'pack' } as const]),
    ...(attendance ? [] : [{ lacks: 'attendance' } as const]),
    ...(attendance && !top ? [{ lacks: 'top-management' } as const] : []),
    ...inputs.flatMap((input) => (decisions[input] ? [] : [{ lacks: 'decision', input } as const])),
    ...(results ? [] : [{ lacks: 'results' } as const]),
  ]
}

/** What somebody has to do, without what was taken out again. */
export function actionsOf({ actions }: Pick<ReviewMeeting, 'actions'>): ReviewAction[] {
  return actions.filter(({ dropped }) => dropped === undefined)
}

/** Who recorded what the minutes say, and when, the first one first. */
export function recordedIn(meeting: ReviewMeeting): Recorded[] {
  const { attendance, decisions, results } = meeting
  const all = [...Object.values(decisions), ...actionsOf(meeting), attendance ?? [], results ?? []].flat()
  return all.sort((one, other) => one.at.localeCompare(other.at))
}

/** SHA-256, hex, over all that the minutes say; over people's own words by what the ledger holds of them. */
export function minutesHash(meeting: ReviewMeeting): string {
  const { review, meetingOn, pack, attendance, decisions, results } = meeting
  const actions = actionsOf(meeting).map(({ id, input, what, who, due }) => {
    return { id, input, what: what.commitment, who, due }
  })
  const said = Object.entries(decisions).map(([input, { text }]) => [input, text.commitment])
  return hashOf({
    ...{ review, meetingOn, pack: pack?.hash ?? null, actions },
    attendance: attendance
      ? {
          ...{ present: attendance.present, invited: attendance.invited, title: { ...attendance.title } },
          note: attendance.note?.commitment ?? null,
        }
      : null,
    decisions: said.sort(([one = ''], [other = '']) => one.localeCompare(other)),
    results: results
      ? {
          ...{ improvement: results.improvement.commitment, changes: results.changes.commitment },
          ...{ judgements: { ...results.judgements }, because: results.because.commitment },
        }
      : null,
  })
}

/** The subject of the decision that signs them: `<review>.<period>`. */
export function minutesSubjectId(cycle: string): string {
  return cycle.replace(/^cycle\/management-review\./, '').replace('/', '.')
}

/** The cycle whose minutes these are. */
export function cycleOfMinutes(id: string): string {
  const [review = '', ...period] = id.split('.')
  return cycleId('management-review', review, period.join('.'))
}
