import type { AcceptanceOnRecord } from './acceptance-on-record.js'
import type { AccessOnRecord } from './access-on-record.js'
import type { Answer, Declined, EndedEarly, TakenBack } from './answer.js'
import type { Ask, Process, Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { CarriedOver, EarlierCycle } from './carried-over.js'
import { type Approval, type Completion, noCompletion } from './cycle.js'
import type { Needed } from './needed.js'
import type { PersonId } from './person.js'
import type { QuizAttempt } from './quiz.js'
import { isAnswer, type LineOutcome, outcomeOf } from './record-outcome.js'
import { CONFIRM_COMPLETION_SLOT, COURSE_SLOT, isToConfirm } from './training.js'
import type { TrainingOnRecord } from './training-on-record.js'

/** One person's line in a record; or that nobody did what there was to do, and then it names no ask and no person. */
export interface RecordLine {
  ask: string | null
  person: PersonId | null
  department: string
  country: string
  dueOn: CalendarDate
  outcome: LineOutcome
  answer: Answer | null
  /** The ask about which this was decided: it counts nobody. */
  about?: string
  /** Of a course: why they need it. */
  needed?: Needed
  /** Of a waiver: that it ended before its last day, also where that was after the record was made. */
  endedEarly?: EndedEarly
  /** Of a course: when they were asked, ISO 8601 UTC; absent of records of version 2. */
  openedAt?: string
  /** The person was asked again later in the same cycle, and counts in that line. */
  askedLater?: true
  /** What it is about, where the cycle asks about several things. */
  subject?: Subject
  /** The ask whose answer it confirms, sends back, or asks for again; or of which nobody confirmed what was found. */
  follows?: string
  /** Carried over: which version was acknowledged, and when. */
  carriedOver?: CarriedOver
  /** Moved on: the newer wording that took the open question over. */
  movedTo?: string
  /** Asked after the audience was frozen, and counted beside it. */
  joined?: true
  /** Answers that were taken back before the cycle closed; absent where there was none. */
  takenBack?: readonly TakenBack[]
  /** Attempts at the policy's quiz; absent where it has none. */
  attempts?: readonly QuizAttempt[]
  /** What the person said instead, and what was decided about it. */
  declined?: Declined
}

/**
 * What a cycle leaves behind for the auditor: made once, when the cycle closes. The asks stay rows; the hash
 * over their ordered commitments binds them to the record.
 */
export interface CycleRecord {
  /** The cycle's id. */
  _id: string
  /** Of 1 the lines are in the order of the asks' ids; of 2 they are those of `recordLines`; of 3 these say when somebody was asked. */
  v: 1 | 2 | 3
  process: Process
  subject: Subject
  startedBy: PersonId
  startedAt: string
  /** By whose decision, and when: what the auditor takes as the date of approval. */
  approval?: Approval
  openedAt: string
  closedAt: string
  dueOn: CalendarDate
  completion: Completion
  byDepartment: Record<string, Completion>
  /** Who joined after the audience was frozen: they are counted beside it. Absent where nobody did. */
  joiners?: Completion
  /** How many count as answered because they acknowledged an earlier wording. Absent where nobody does. */
  carriedOver?: number
  /** The ask of which nobody confirmed what was found, where somebody was to. */
  unconfirmed?: string
  /** Of a reassessment: how far each of the risks was accepted. Absent of what closed before this was recorded. */
  acceptances?: AcceptanceOnRecord[]
  /** Of a lesson: how many of those who took part gave the right answer. */
  right?: number
  /** Of a review of access: the accounts that were reviewed, which are rows beside its questions. */
  access?: AccessOnRecord
  /** Of a training year: whose the course is, and what came of it. */
  training?: TrainingOnRecord
  /** SHA-256 over the lines' commitments, in their order, and then the acceptances, how many were right, the accounts, or what came of a course. */
  linesHash: string
}

/** Of which processes a cycle asks about several things, so that each line says about which. */
const aboutSeveral: readonly Process[] = [
  'risk-acceptance',
  'treatment-plan',
  'training',
  'competence-review',
]

/** An ask as it stands in the record of its cycle, or of one that it was in before. */
export function recordLine(ask: Ask, cycle: string = ask.cycle): RecordLine {
  const { carriedOver, movedFrom = [] } = ask
  const earlier = movedFrom.findIndex((each) => each.cycle === cycle)
  const line: RecordLine = {
    ask: ask._id,
    person: ask.askedOf,
    department: ask.snapshot.department,
    country: ask.snapshot.country,
    dueOn: ask.dueOn,
    outcome: outcomeOf(ask),
    answer: ask.answer ?? null,
    ...(aboutSeveral.includes(ask.process) ? { subject: ask.subject } : {}),
    ...(ask.process === 'training' && ask.about !== undefined ? { about: ask.about } : {}),
    ...(ask.needed ? { needed: ask.needed } : {}),
    ...(ask.endedEarly ? { endedEarly: ask.endedEarly } : {}),
    ...(carriedOver ? { carriedOver } : {}),
    ...(ask.joined === cycle ? { joined: true } : {}),
    ...(ask.takenBack ? { takenBack: ask.takenBack } : {}),
    ...(ask.attempts ? { attempts: ask.attempts } : {}),
    ...(ask.declined ? { declined: ask.declined } : {}),
  }
  const left = movedFrom[earlier]
  return left ? movedOn(line, left, movedFrom[earlier + 1]?.version ?? ask.subject.version) : line
}

/**
 * The lines of a cycle in which few are asked, in the order of time, each with what it follows.
 *
 * @param unconfirmed The ask of which nobody confirmed what was found: it has a line more, the last.
 * @param v The record's version.
 */
export function recordLines(
  asks: readonly Ask[],
  cycle: string,
  unconfirmed?: string,
  v: CycleRecord['v'] = 2,
): RecordLine[] {
  const steps = new Map(asks.map((ask) => [ask._id, stepsBefore(ask, asks)]))
  const inOrder = [...asks].sort(
    (a, b) =>
      a.openedAt.localeCompare(b.openedAt) ||
      (steps.get(a._id) ?? 0) - (steps.get(b._id) ?? 0) ||
      a.round - b.round ||
      a._id.localeCompare(b._id),
  )
  const found = asks.find(({ _id }) => _id === unconfirmed)
  return [
    ...inOrder.map((ask) => ({
      ...recordLine(ask, cycle),
      ...(v === 3 ? { openedAt: ask.openedAt } : {}),
      ...(isToConfirm(ask) && !isConfirmed(ask, asks) ? { outcome: 'claimed' as const } : {}),
      ...(ask.follows === undefined ? {} : { follows: ask.follows }),
      ...(isAskedLater(ask, asks) ? { askedLater: true as const } : {}),
    })),
    ...(found ? [unconfirmedLine(found)] : []),
  ]
}

/** Of a course somebody may be asked several times in a year: after an attempt that failed, or to renew it. */
function isAskedLater({ process, slot, askedOf, round }: Ask, asks: readonly Ask[]): boolean {
  if (process !== 'training' || slot !== COURSE_SLOT) return false
  return asks.some((each) => each.slot === slot && each.askedOf === askedOf && each.round > round)
}

function isConfirmed({ _id }: Ask, asks: readonly Ask[]): boolean {
  return asks.some(
    ({ slot, about, answer }) =>
      slot === CONFIRM_COMPLETION_SLOT && about === _id && answer?.value === 'confirmed',
  )
}

/** How many came before it, each asked because of the one before: they may have been asked at the same moment. */
function stepsBefore({ follows }: Ask, asks: readonly Ask[]): number {
  const before = asks.find(({ _id }) => _id === follows)
  return before ? stepsBefore(before, asks) + 1 : 0
}

function unconfirmedLine({ _id, snapshot, dueOn }: Ask): RecordLine {
  const { department, country } = snapshot
  const nobody = { ask: null, person: null, answer: null }
  return { ...nobody, department, country, dueOn, outcome: 'unconfirmed', follows: _id }
}

/** What became of it later belongs to the record of a later cycle; this one never changes any more. */
function movedOn(
  { takenBack = [], attempts: _these, declined: _later, ...line }: RecordLine,
  { dueOn, until }: EarlierCycle,
  movedTo: string,
): RecordLine {
  const before = takenBack.filter(({ at }) => at <= until)
  return {
    ...line,
    dueOn,
    outcome: 'moved-on',
    answer: null,
    movedTo,
    ...(before.length > 0 ? { takenBack: before } : {}),
  }
}

/** Counts and hashes lines one by one, so that a record over 50,000 asks needs no array of them. */
export class RecordTally {
  readonly completion: Completion = noCompletion()
  /** Beside it: who was asked after the audience was frozen. */
  readonly joiners: Completion = noCompletion()
  /** How many of those who count as answered acknowledged an earlier wording. */
  carriedOver = 0
  /** When the last answer came: ISO 8601 UTC; empty without one. */
  lastAnswerAt = ''
  private readonly departments = new Map<string, Completion>()
  private hash = '0'.repeat(64)

  add(line: RecordLine): void {
    this.hash = hashOf([this.hash, committedLine(line)])
    // The person counts once: in the line of the round in which they were asked last. Of nobody nothing is counted.
    if (line.outcome === 'asked-again' || line.outcome === 'unconfirmed') return
    if (line.about !== undefined || line.askedLater) return
    if (line.answer && line.answer.at > this.lastAnswerAt) this.lastAnswerAt = line.answer.at
    for (const counts of this.countsOf(line)) count(counts, line)
    if (line.outcome === 'carried-over') this.carriedOver += 1
  }

  /** After all lines. */
  addAcceptances(acceptances: readonly AcceptanceOnRecord[]): void {
    this.hash = hashOf([this.hash, acceptances])
  }

  /** After all lines. */
  addRight(right: number): void {
    this.hash = hashOf([this.hash, { right }])
  }

  addAccess(access: AccessOnRecord): void {
    this.hash = hashOf([this.hash, { ...access }])
  }

  addTraining(training: TrainingOnRecord): void {
    this.hash = hashOf([this.hash, { ...training }])
  }

  private countsOf({ joined, department: name }: RecordLine): Completion[] {
    if (joined) return [this.joiners]
    const department = this.departments.get(name) ?? noCompletion()
    this.departments.set(name, department)
    return [this.completion, department]
  }

  get byDepartment(): Record<string, Completion> {
    return Object.fromEntries(this.departments)
  }

  get linesHash(): string {
    return this.hash
  }
}

/**
 * The line without what may be erased one day while the record still verifies: what people said; and without what may come
 * after the record was made.
 */
function committedLine({ answer, takenBack, declined, endedEarly: _later, ...line }: RecordLine) {
  return {
    ...line,
    answer: answer ? committed(answer) : null,
    ...(declined ? { declined: { ...declined, reason: declined.reason.commitment } } : {}),
    ...(takenBack
      ? {
          takenBack: takenBack.map((each) => ({
            ...each,
            answer: committed(each.answer),
            reason: each.reason.commitment,
          })),
        }
      : {}),
  }
}

/** Until when it could be taken back proves nothing once the cycle is closed. */
function committed({
  value: _erasable,
  takeBackUntil: _over,
  reason,
  compensating,
  findings,
  measured,
  link,
  file,
  ...bound
}: Answer) {
  return {
    ...bound,
    ...(reason ? { reason: reason.commitment } : {}),
    ...(compensating ? { compensating: compensating.commitment } : {}),
    ...(findings ? { findings: findings.commitment } : {}),
    ...(measured ? { measured: measured.commitment } : {}),
    ...(link ? { link: link.commitment } : {}),
    ...(file ? { file: { ...file, name: file.name.commitment } } : {}),
  }
}

function count(counts: Completion, line: RecordLine): void {
  counts.asked += 1
  if (isAnswer(line.outcome)) counts.answered += 1
  else if (line.outcome === 'open') counts.open += 1
  else counts.closed += 1
}
