import type { Answer, Declined, EndedEarly, TakenBack } from './answer.js'
import type { CalendarDate } from './calendar-date.js'
import { hashOf } from './canonical-json.js'
import type { CarriedOver, EarlierCycle } from './carried-over.js'
import type { KeepingAll } from './keeping-all.js'
import type { Needed } from './needed.js'
import { isPresent, type Person, type PersonId } from './person.js'
import type { Query } from './query.js'
import type { QuizAttempt } from './quiz.js'

/** The ISMS processes that ask people something. A process has the same name in each room. */
export type Process =
  | 'policy-acknowledgement'
  | 'policy-review'
  | 'control-check'
  | 'requirement-review'
  | 'access-review'
  | 'risk-acceptance'
  | 'risk-reassessment'
  | 'control-review'
  | 'document-review'
  | 'objective-evaluation'
  | 'treatment-plan'
  | 'competence-review'
  | 'training'
  | 'awareness'
  | 'corrective-action'
  | 'management-review'
  | 'internal-audit'
  | 'approval'

/** What a question is about, fixed at one version and one content. */
export interface Subject {
  type:
    | 'policy'
    | 'occurrence'
    | 'check'
    | 'requirement'
    | 'request'
    | 'risk'
    | 'risk-register'
    | 'risk-action'
    | 'treatment-plan'
    | 'statement'
    | 'controls'
    | 'document'
    | 'objective'
    | 'governance'
    | 'system'
    | 'course'
    | 'competence'
    | 'lesson'
    | 'nonconformity'
    | 'corrective-plan'
    | 'corrective-extension'
    | 'correction-only'
    | 'review'
    | 'minutes'
    | 'audit'
    | 'audit-programme'
  id: string
  version: string
  /** SHA-256 over the fields that are decided on. */
  hash: string
}

/** The due date of what may be left unanswered: it is late on no day, nobody is reminded twice, nothing escalates it. */
export const NEVER_DUE: CalendarDate = '9999-12-31'

export function isNeverDue({ dueOn }: Pick<Ask, 'dueOn'>): boolean {
  return dueOn === NEVER_DUE
}

/**
 * Whether somebody else may answer while a person is away: an approval, a review or a task goes to the delegate, an
 * acknowledgement, a quiz or a declaration is nobody else's to give and waits.
 */
export type AskKind = 'personal' | 'delegable'

/** The days, in the person's zone, for which a personal ask waits. */
export interface Paused {
  /** The first day that they could have used to answer. */
  since: CalendarDate
  /** The last day away. */
  until: CalendarDate
}

/** Who answers while the person is away, who may still answer themselves. */
export interface Delegated {
  to: PersonId
  /** ISO 8601 UTC. */
  since: string
  /** The last day away. */
  until: CalendarDate
}

/**
 * `asked-again`: in the next round, once a decline was answered. `excepted`: an exception is in force, until
 * `exception-ended`. `settled`: what was to be decided about an ask is no longer to be decided. `absent`: its cycle
 * closed while the person was away; they are asked on their return. `changed`: what was to be decided is no longer what it
 * was; `new-criteria`: other criteria for risks are in force, which say anew who decides it; `withdrawn`: whoever asked took it back; `handed-on`: somebody else is asked in the same matter. Of a step that
 * several may decide, `claimed`: one of them took it, until it is `given-back`; `authority-lost`: a role or a manager
 * changed, and it is not theirs to decide any more; `escalated`: they did not decide it in time. Of a course, `failed`: every
 * attempt was used up, and their manager is asked; `not-needed`: they are no longer of those who need it.
 */
export type ClosedBecause =
  | 'left'
  | 'superseded'
  | 'cycle-closed'
  | 'asked-again'
  | 'excepted'
  | 'exception-ended'
  | 'settled'
  | 'absent'
  | 'changed'
  | 'new-criteria'
  | 'withdrawn'
  | 'handed-on'
  | 'claimed'
  | 'given-back'
  | 'authority-lost'
  | 'escalated'
  | 'retired'
  | 'failed'
  | 'not-needed'

/** What a campaign asks people for, and what it asks of whoever decides when somebody can't. */
export type DecisionSlot = 'decline' | 'exception'

/** One question to one person about one subject: a row that one workflow watches. */
export interface Ask {
  _id: string
  v: 1
  /** The cycle or the decision that it belongs to, whose id the workflow has too. */
  cycle: string
  process: Process
  kind: AskKind
  slot: string
  /** Rises only when the same thing is asked anew. */
  round: number
  /** Rises whenever authority is taken away or the subject changes: older cards and forms stop counting. */
  revision: number
  /** `declined`: the person said that they can't, and waits for what is decided about it. */
  state: 'open' | 'declined' | 'answered' | 'closed'
  askedOf: PersonId
  mayAnswer: PersonId[]
  /** Who never may, whatever is delegated or handed over: who asks does not approve. */
  neverBy?: PersonId[]
  /** The ask of the round before, where it is asked again; where somebody is to confirm an answer, the ask that it was given to. */
  follows?: string
  /** The ask that is to be decided about; its slot says what. */
  about?: string
  /** What is asked here, where an approver wants to know more of whoever asked for the decision. */
  query?: Query
  subject: Subject
  openedAt: string
  dueOn: CalendarDate
  /** The next day, in the snapshot's zone, on which the person's morning message names it. */
  remindOn: CalendarDate
  /** The day on which a message first named it to the person. */
  toldOn?: CalendarDate
  /** How far it has been escalated, on which day and when (ISO 8601 UTC); to whom; whom of them a message has to tell. */
  escalated?: { step: 'manager' | 'isms-lead'; on: CalendarDate; at?: string }
  lateFor?: PersonId[]
  tell?: PersonId[]
  /** Where the person was when the audience was frozen; completion is counted by it. */
  snapshot: { department: string; country: string; timeZone: string }
  /** While its person is away: no message names it, nothing escalates. */
  paused?: Paused
  delegated?: Delegated
  /** Who alone stands in while its person is away, the first of them who is there: no delegate of theirs. */
  standIns?: PersonId[]
  /** Of a decision: who opened the form in which it is decided, and when first (ISO 8601 UTC). */
  opened?: { by: PersonId; at: string }[]
  answer?: Answer
  /** Settled without a question: `answered`, and no `answer`. */
  carriedOver?: CarriedOver
  /** Oldest first. */
  movedFrom?: EarlierCycle[]
  /** The cycle whose audience was frozen already when this was asked: there it is counted beside it. */
  joined?: string
  /** Of a course: why they need it. */
  needed?: Needed
  /** What came of the quiz of a policy or a course, oldest first. */
  attempts?: QuizAttempt[]
  /** Of a waiver that was granted: that it ended before its last day. */
  endedEarly?: EndedEarly
  /** Of what was said of a waiver, or of what was handed in for a course: since when whoever waits for it has been told (ISO 8601 UTC). */
  outcomeTold?: string
  /** Of a course: how many attempts were used up when it was asked before, which count on. */
  spent?: number
  /** Of a review of access: what was said of many accounts at once, and is not done with yet. */
  keepingAll?: KeepingAll
  /** Answers that the person took back in time, oldest first. */
  takenBack?: TakenBack[]
  /** What the person said instead of an answer, and what was decided about it. */
  declined?: Declined
  closed?: { at: string; because: ClosedBecause }
  /** Since when its messages do not show yet that it is settled. */
  receiptOwed?: string
  /** Since when what follows from it has not been done: being asked again. */
  followUpOwed?: string
  /** Since when what it is about has not taken over what was answered. */
  takeOverOwed?: string
  /** Of a course: since when what somebody says of themselves has not been confirmed. */
  confirmOwed?: string
  /** Since when the workflow of its decision has not been told that it is settled. */
  nudgeOwed?: string
}

/** Whom a question goes to: they alone may answer, and count where they are at that moment. */
export function putTo({
  _id,
  department,
  country,
  timeZone,
}: Person): Pick<Ask, 'askedOf' | 'mayAnswer' | 'snapshot'> {
  return { askedOf: _id, mayAnswer: [_id], snapshot: { department, country, timeZone } }
}

/**
 * Opening a cycle twice adds nothing: the same question has the same id. What is to be decided about an ask is decided
 * once a round, whoever it was put to.
 */
export function askId(
  ask: Pick<Ask, 'cycle' | 'slot' | 'round' | 'askedOf' | 'about'> & {
    subject: Pick<Subject, 'type' | 'id'>
  },
): string {
  const whom = ask.about ? ['about', ask.about] : [ask.askedOf]
  return hashOf([ask.cycle, ask.subject.type, ask.subject.id, ask.slot, ...whom, ask.round]).slice(0, 32)
}

/** What a card or form carries: which ask, at which revision it was shown. */
export interface AskRef {
  id: string
  revision: number
}

/** `<askId>.<revision>`: a button's value, and a form's metadata. */
export function formatAskRef(ask: Pick<Ask, '_id' | 'revision'>): string {
  return `${ask._id}.${ask.revision}`
}

export function parseAskRef(text: string): AskRef | null {
  const match = /^([0-9a-f]{32})\.([1-9][0-9]{0,8})$/.exec(text)
  return match ? { id: match[1] as string, revision: Number(match[2]) } : null
}

/** Why an answer was not taken. The desk says it to the person who clicked, and to nobody else. */
export type Refusal =
  | { because: 'no-such-ask' }
  | { because: 'not-in-directory' }
  | { because: 'not-present' }
  | { because: 'guest' }
  | { because: 'not-yours' }
  | { because: 'own-request' }
  | { because: 'already-answered'; at: string }
  | { because: 'declined'; at: string }
  | { because: 'closed'; reason: ClosedBecause; at: string }
  | { because: 'changed' }

/**
 * Explains, after the guard matched nothing, what stood in the way. Null: nothing does, so the same submit may
 * be tried once more.
 */
export function refusalOf(
  ask: Ask | null,
  person: Person,
  shown: AskRef,
  today: CalendarDate,
): Refusal | null {
  if (!ask) return { because: 'no-such-ask' }
  if (!isPresent(person, today)) return { because: 'not-present' }
  if (ask.neverBy?.includes(person._id)) return { because: 'own-request' }
  if (ask.askedOf !== person._id && !ask.mayAnswer.includes(person._id)) return { because: 'not-yours' }
  if (ask.state === 'answered') return { because: 'already-answered', at: ask.answer?.at ?? ask.openedAt }
  if (ask.state === 'declined') return { because: 'declined', at: ask.declined?.at ?? ask.openedAt }
  if (ask.state === 'closed') {
    return {
      because: 'closed',
      reason: ask.closed?.because ?? 'cycle-closed',
      at: ask.closed?.at ?? ask.openedAt,
    }
  }
  if (ask.revision !== shown.revision || !ask.mayAnswer.includes(person._id)) return { because: 'changed' }
  return null
}

/** In whose stead this person answers it; undefined where it is their own. */
export function answersInStead(
  ask: Pick<Ask, 'askedOf' | 'delegated'>,
  person: PersonId,
): PersonId | undefined {
  return ask.delegated?.to === person ? ask.askedOf : undefined
}

/** Who is asked for an answer at the moment: while somebody stands in, it is they, and nobody while it waits. */
export function askedNow({
  mayAnswer,
  delegated,
  paused,
}: Pick<Ask, 'mayAnswer' | 'delegated' | 'paused'>): PersonId[] {
  if (paused) return []
  return delegated ? [delegated.to] : mayAnswer
}
