import type { Process, Subject } from './ask.js'
import type { CalendarDate } from './calendar-date.js'
import type { Kept } from './kept.js'
import type { Organisation } from './organisation.js'
import type { PersonId } from './person.js'
import type { Audience, PolicyVersion } from './policy.js'
import type { PopulationFault } from './population.js'
import { addDays, dateIn, dueDate } from './working-days.js'

/** What runs as cycles; an approval is a decision. */
export type CycleProcess = Exclude<Process, 'approval'>

/** By whose decision a cycle was started, and when that was made: the date of approval. */
export interface Approval {
  /** The decision's id. */
  decision: string
  by: PersonId
  /** In whose stead, while they were away. */
  for?: PersonId
  /** ISO 8601 UTC, milliseconds. */
  at: string
}

/** One running occurrence: exactly one Temporal workflow, whose id is the cycle's. */
export interface Cycle {
  /** `cycle/<process>.<subject>/<period|version|number>` */
  _id: string
  v: 1
  process: Process
  subject: Subject
  state: 'published' | 'open' | 'closed'
  /** Who is asked, as it was confirmed. */
  audience: Audience
  /** The order of the subject's versions: the newest cycle about it is the one with the highest. */
  sequence: number
  startedBy: PersonId
  startedAt: string
  /** Why, where it was started out of turn. */
  because?: Kept
  /** The event that records that. */
  startEvent?: string
  /** Cycles that were started before approvals were asked for have none. */
  approval?: Approval
  /** Answers are asked for by the end of this day, in each person's zone. */
  dueOn: CalendarDate
  /** The cycle closes when all have answered, and at the latest at the end of this day. */
  closesOn: CalendarDate
  /** The risks that it is about, where those are not all that are open. */
  risks?: string[]
  /** The accounts that it reviews, by their system's own ids, where those are not all: what was kept up to a day that came. */
  accounts?: string[]
  /** It asks again about a version that was asked about before, of everybody, whatever they said then. */
  repeats?: true
  /** The round that asked everybody, of which this one asks only those who have not answered since it began. */
  unansweredOf?: string
  /** The organisation's zone, in which `closesOn` ends. */
  timeZone: string
  /** For those who join after a version's own cycle is closed: whom it asks until the end of that day. */
  joinersUntil?: CalendarDate
  /** Up to where it is known that nobody has joined who was not asked. */
  joinersSeen?: JoinersSeen
  /** Of a training year: how far it was when it was looked at last. */
  trained?: TrainedSoFar
  /** True until Temporal has the workflow; a sweep starts what is owed. */
  workflowOwed?: true
  /** When the workflow looks next, as it last said. */
  nextLook?: string
  /** When it looked last and found nothing to do, as it last said: ISO 8601 UTC. */
  lookedAt?: string
  /**
   * Why what it is about could not be read when that was tried last, at which moment, and when it is tried again: ISO 8601
   * UTC. How often in a row it was tried: once, if nothing is said.
   */
  failedExtraction?: { because: PopulationFault['because']; at: string; again: string; tries?: number }
  /** Somebody wants what was ordered to be looked at now: ISO 8601 UTC. */
  verifyAsked?: string
  /** Since when nobody is there whom it could ask, and the ISMS lead knows: ISO 8601 UTC. */
  nobodySince?: string
  openedAt?: string
  /** Its record is being made: nobody else is asked in it. */
  closing?: true
  closedAt?: string
  /** How many people the frozen audience counts; of a review of access, how many accounts. */
  asked?: number
}

/** People join by an import, or because their first day comes. */
export interface JoinersSeen {
  /** The newest import that was looked at. */
  import: number
  on: CalendarDate
}

/** How many people of one department and country need a course, and have completed it. */
export interface TrainedPart {
  department: string
  country: string
  done: number
  of: number
}

/** How far a training year was, by what was said before a moment, so that nobody has to look at everybody again that day. */
export interface TrainedSoFar {
  /** What was said before this moment is counted: ISO 8601 UTC. */
  before: string
  /** Who was there at this moment (ISO 8601 UTC), and on this day of the cycle's zone. */
  asOf: string
  on: CalendarDate
  /** The newest import whose people and courses it rests on. */
  import: number
  parts: TrainedPart[]
}

export function cycleId(process: Process, subject: string, period: string): string {
  return `cycle/${process}.${subject}/${period}`
}

/** Whose cycle this is, by its id. */
export function processOfCycle(id: string): string {
  return /^cycle\/([^.]+)\./.exec(id)?.[1] ?? ''
}

/** What a cycle's id says; null for what is no cycle. */
export function partsOfCycle(id: string): { programme: string; period: string } | null {
  const [, programme, period] = /^cycle\/([^/]+)\/(.+)$/.exec(id) ?? []
  return programme && period ? { programme, period } : null
}

/** The cycle in which a policy version is acknowledged. */
export function policyCycleId({ policy, version }: Pick<PolicyVersion, 'policy' | 'version'>): string {
  return cycleId('policy-acknowledgement', policy, version)
}

/** By when an acknowledgement that is asked for now is due, and when its cycle closes at the latest. */
export function acknowledgementDates(
  organisation: Pick<Organisation, 'acknowledgement' | 'timeZone' | 'workingDays' | 'country'>,
  at: string,
): Pick<Cycle, 'dueOn' | 'closesOn'> {
  const { businessDays, closesAfterDays } = organisation.acknowledgement
  const dueOn = dueDate(dateIn(at, organisation.timeZone), businessDays, organisation)
  return { dueOn, closesOn: addDays(dueOn, closesAfterDays) }
}

/** The round that asks those again who did not answer one that is closed: one for each that closed. */
export function roundAgain(
  closed: Cycle,
  organisation: Organisation,
  by: PersonId,
  at: string,
): Omit<Cycle, 'v' | 'state' | 'workflowOwed'> {
  const { process, subject, audience, sequence, approval } = closed
  const [, unansweredOf = closed._id, n = '0'] = /^(.+)\.again-(\d+)$/.exec(closed._id) ?? []
  return {
    _id: `${unansweredOf}.again-${Number(n) + 1}`,
    ...{ process, subject, audience, sequence, unansweredOf, startedBy: by, startedAt: at },
    ...acknowledgementDates(organisation, at),
    timeZone: organisation.timeZone,
    ...(approval ? { approval } : {}),
  }
}

/** Accepts a cycle's id with or without its `cycle/`. */
export function parseCycleId(text: string): string {
  return text.startsWith('cycle/') ? text : `cycle/${text}`
}

/** How far a cycle has come. */
export interface Completion {
  asked: number
  answered: number
  open: number
  closed: number
}

/** Before anybody is counted. */
export function noCompletion(): Completion {
  return { asked: 0, answered: 0, open: 0, closed: 0 }
}

/**
 * What the workflow learns from a look: whether the cycle is settled, and if not, when to look again at the
 * latest.
 */
export interface Look {
  settled: boolean
  /** ISO 8601 UTC. */
  nextLook: string
}

/** What keeps a cycle from settling. */
export interface Unsettled {
  open: number
  /** When the last of its answers can be taken back no more: ISO 8601 UTC; null where none can. */
  takeBackEnds: string | null
}

/**
 * A cycle settles when nothing is open, no answer can be taken back any more and nobody else can join, or when its
 * closing day is over.
 *
 * @param joinersEnd When it stops taking those who join: ISO 8601 UTC; null where it takes none, or asks nobody anew.
 */
export function lookAt(
  { open, takeBackEnds }: Unsettled,
  closesAt: string,
  asOf: string,
  joinersEnd: string | null = null,
): Look {
  const ends = [takeBackEnds ?? asOf, joinersEnd ?? asOf].sort().at(-1) ?? asOf
  const settles = open > 0 || ends > closesAt ? closesAt : ends
  return { settled: asOf >= settles, nextLook: settles }
}
