import type { CalendarDate } from './calendar-date.js'
import { sha256 } from './canonical-json.js'
import type { DailySummary } from './daily-summary.js'
import type { DocumentId } from './document.js'
import type { FindingState } from './finding.js'
import type { PersonId, Platform } from './person.js'
import type { PopulationFault } from './population.js'

/** What a message shows: it is rendered anew from the present state each time it is sent or updated. */
export type DeliveryContent =
  | { kind: 'asks'; asks: string[] }
  /** To whoever can't acknowledge: what was decided about it. */
  | { kind: 'decided'; asks: string[] }
  /**
   * The one message of a person's morning: what waits for them (asks; of the ISMS lead proposals of risks, too), who is
   * late that they should know of (asks of other people), and for who sees to the whole or a part of it, where it stands.
   * Of those who are late it names the first.
   */
  | {
      kind: 'morning'
      day: CalendarDate
      asks: string[]
      proposals?: string[]
      late: string[]
      lateInAll?: LateInAll
      summary?: DailySummary
    }
  /** To the ISMS lead: who cannot be reached in chat, of the audiences of the cycles that opened shortly before `by`. */
  | { kind: 'unreachable'; by: string; cycles: string[]; asks: [] }
  /** To the ISMS lead: that a round closed though not everybody had answered; of a review of access, to the system's owner too, how. */
  | { kind: 'closed'; cycle: string; asks: [] }
  /** To whoever entered it, and to whoever may confirm it: a list that was signed on paper. */
  | { kind: 'paper'; list: string; asks: [] }
  /** To whoever entered it: what became of it. */
  | { kind: 'paper-decided'; list: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): a version of a policy as PDF. */
  | { kind: 'policy-pdf'; policy: string; version: string; askedAt: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): a version of the statement of applicability, as a file. */
  | { kind: 'statement'; version: string; format: 'pdf' | 'csv'; askedAt: string; asks: [] }
  /** The same: a version of the register's treatment plan. */
  | { kind: 'register-plan'; version: string; format: 'pdf' | 'csv'; askedAt: string; asks: [] }
  /** The same: a version of the scope, the context or the objectives as PDF. */
  | { kind: 'controlled-document'; document: DocumentId; version: string; askedAt: string; asks: [] }
  /** The same: the register of documented information as a table. */
  | { kind: 'documents-register'; askedAt: string; asks: [] }
  /** The same: the report of an audit (its cycle), or what was found in it as a table. */
  | { kind: 'audit-report'; cycle: string; format: 'pdf' | 'csv'; askedAt: string; asks: [] }
  /** To whoever audits under a lead: that the days of the audit (its cycle) stand, and where they record what they find. */
  | { kind: 'audit-begun'; cycle: string; asks: [] }
  /**
   * To the lead auditor: that an auditee asks for other days, in this ask; to the ISMS lead: that nobody who audits is independent
   * of a part of it, after so many auditors were lost.
   */
  | { kind: 'audit-news'; cycle: string; news: 'other-days' | 'by-nobody'; about: string; asks: [] }
  /** To the others who audit and are audited: that the lead auditor moved the days of the audit (its cycle), in this event. */
  | { kind: 'audit-days-moved'; cycle: string; event: string; asks: [] }
  /** To whoever gets the report of an audit: that it is issued. */
  | { kind: 'audit-issued'; cycle: string; asks: [] }
  /** To the ISMS lead: that the time of an audit was over before it was done. */
  | { kind: 'audit-over'; cycle: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): who stands how to which course, as a file. */
  | { kind: 'competence-matrix'; askedAt: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): a list for people without chat to sign, as PDF. */
  | { kind: 'paper-sheet'; policy: string; askedAt: string; asks: [] }
  /** To whoever asked for a decision, handed it on, or approved what was then taken back: what became of it. */
  | { kind: 'decision'; decision: string; asks: [] }
  /** To whoever asked for a decision: that it was not made by that day. */
  | { kind: 'decision-late'; decision: string; dueOn: CalendarDate; asks: [] }
  /** The same of several, on this day. */
  | { kind: 'decisions-late'; day: CalendarDate; late: LateDecision[]; asks: [] }
  /** To whoever asked for a decision: that since then (ISO 8601 UTC) nobody lawfully decides it. */
  | { kind: 'blocked'; decision: string; since: string; asks: [] }
  /** To somebody who governs: that by this proposal of what governs they are to be read elsewhere. */
  | { kind: 'address'; version: string; asks: [] }
  /** To whoever approved or rejected it, and whoever asked for it: that it is no longer what was decided on. */
  | { kind: 'stale'; decision: string; asks: [] }
  /** To the ISMS lead: that the owner of a policy finds that it has to be revised. */
  | { kind: 'review'; cycle: string; asks: [] }
  /** To the ISMS lead: that since then (ISO 8601 UTC) nobody is there to review a policy. */
  | { kind: 'nobody-reviews'; cycle: string; since: string; asks: [] }
  /** To the ISMS lead: that whoever checked a control found it not in order. */
  | { kind: 'not-ok'; cycle: string; ask: string; asks: [] }
  /** To the ISMS lead: that since then (ISO 8601 UTC) nobody is there to make a check, or nobody may confirm it. */
  | { kind: 'nobody-checks'; cycle: string; since: string; asks: [] }
  /** To whoever holds a role: what an assessor found of their competence. */
  | { kind: 'assessed'; cycle: string; ask: string; asks: [] }
  /** To whoever need not complete a course, and whoever asked for that: what was decided in that ask. */
  | { kind: 'waiver-decided'; cycle: string; ask: string; asks: [] }
  /** To the ISMS lead: what was said, in that ask, of something that was done about a gap and did not work. */
  | { kind: 'did-not-work'; cycle: string; ask: string; asks: [] }
  /** To the ISMS lead: that since then (ISO 8601 UTC) nobody may assess a competence, see to a gap, or judge that. */
  | { kind: 'nobody-assesses'; cycle: string; since: string; asks: [] }
  /** To whoever takes part in a management review: that it is prepared, and when the meeting is. */
  | { kind: 'review-begun'; cycle: string; asks: [] }
  /** To whoever takes part in a management review: that there is something to read before the meeting. */
  | { kind: 'review-pack'; cycle: string; asks: [] }
  /** To whoever asked about the pack of a management review: the answer, which was given in this ask. */
  | { kind: 'review-answered'; cycle: string; ask: string; asks: [] }
  /** To whoever takes part, or is asked for something that it needs: that the meeting is on another day, by this act (an event). */
  | { kind: 'review-moved'; cycle: string; act: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): the pack of a review, or its minutes, as PDF. */
  | { kind: 'review-paper'; cycle: string; paper: 'pack' | 'minutes'; askedAt: string; asks: [] }
  /** To a system's owner and the ISMS lead: that its accounts could not be read, once for each cause. */
  | { kind: 'extraction-failed'; cycle: string; because: PopulationFault['because']; asks: [] }
  /**
   * To the ISMS lead: that a reading of a system (an extraction) shows accounts that were to be removed or changed; to its owner
   * where that was due.
   */
  | { kind: 'access-not-removed'; cycle: string; extraction: string; asks: [] }
  /** To a system's owner: that since then (ISO 8601 UTC) some of what they were asked to do, in that ask, is not wanted any more. */
  | { kind: 'access-order-withdrawn'; cycle: string; ask: string; since: string; asks: [] }
  /** To the ISMS lead: that somebody proposes a risk. */
  | { kind: 'risk-proposed'; proposal: string; asks: [] }
  /**
   * To whoever raised a nonconformity: what becomes of it; to the ISMS lead: that so many rounds were not effective, or that
   * nobody may be asked in this round.
   */
  | { kind: 'corrective'; nonconformity: string; news: CorrectiveNews; number: number; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): what goes back to whoever found a nonconformity, as PDF. */
  | { kind: 'nc-response'; nonconformity: string; askedAt: string; asks: [] }
  /** To whoever proposed it: what came of it. */
  | { kind: 'risk-proposal'; proposal: string; asks: [] }
  /** To whoever asked for it in this minute (ISO 8601 UTC): the file that was handed in with the answer to an ask. */
  | { kind: 'handed-in'; ask: string; askedAt: string; asks: [] }
  /** To the owner of a programme: that an occurrence of it begins on this day. */
  | { kind: 'coming'; occurrence: string; date: CalendarDate; asks: [] }
  /** To the owner of a programme: what somebody else did to it in chat (`CalendarChange`). */
  | { kind: 'calendar-change'; programme: string; change: string; asks: [] }
  /** To whom a finding concerns, once for each state that it comes to: its owner, who decides on it, who found it. */
  | { kind: 'finding'; finding: string; state: FindingState; asks: [] }
  /** To an auditor: that what they asked for in an audit was answered, in this ask. */
  | { kind: 'evidence-given'; cycle: string; ask: string; asks: [] }
  /** The same: that somebody else is asked for it, since whoever was to show it is not there any more. */
  | { kind: 'evidence-of-another'; cycle: string; request: string; of: PersonId; asks: [] }
  /** To a risk's owner and the ISMS lead: that its acceptance above the appetite runs out on that day. */
  | { kind: 'acceptance-ends'; risk: string; until: CalendarDate; asks: [] }
  /** To a delegate: what is theirs to answer from then on (ISO 8601 UTC), in the stead of who is away. */
  | { kind: 'stand-in'; absent: PersonId; since: string; asks: string[] }
  /** To an approver, above the question that they are to decide (an ask): that what they asked back was answered. */
  | { kind: 'query-answered'; query: string; asks: string[] }
  /** To whoever an absence concerns and did not set it: the person, and the delegate. */
  | { kind: 'absence'; absent: PersonId; absence: string; asks: [] }

/** What is told of a nonconformity without anybody being asked. */
export const correctiveNews = [
  'taken-on',
  'turned-down',
  'opportunity',
  'correction-only',
  'effective',
  'ineffective',
  'withdrawn',
  'for-review',
  'deadline',
  'nobody',
] as const
export type CorrectiveNews = (typeof correctiveNews)[number]

/** What people asked for in chat as a file. */
export const filesAskedFor: readonly DeliveryContent['kind'][] = [
  'policy-pdf',
  'paper-sheet',
  'handed-in',
  'statement',
  'register-plan',
  'controlled-document',
  'documents-register',
  'nc-response',
  'review-paper',
  'competence-matrix',
  'audit-report',
]

/** A decision that was not made by that day. */
export interface LateDecision {
  decision: string
  dueOn: CalendarDate
}

/** As many of those who are late as a message names. */
export const LATE_NAMED = 10

/** How many people are late that the reader should know of, named or not, and at which moment (ISO 8601 UTC). */
export interface LateInAll {
  people: number
  asOf: string
}

/** Cycles that open within the same so many minutes are told of in one message. */
const TOLD_TOGETHER_MS = 5 * 60_000

/** When it is told what opened at this moment; both ISO 8601 UTC. */
export function toldTogether(openedAt: string): string {
  return new Date((Math.floor(Date.parse(openedAt) / TOLD_TOGETHER_MS) + 1) * TOLD_TOGETHER_MS).toISOString()
}

export type MorningContent = Extract<DeliveryContent, { kind: 'morning' }>

/**
 * What goes before what: `now` answers what somebody just did, or is a decision that somebody asked for; `morning` is a
 * campaign or a reminder, of which a company gets thousands at once.
 */
export type DeliveryClass = 'now' | 'morning'

/** One message to one person. Sending is claimed by a lease, sent, then recorded. */
export interface Delivery {
  /** Made from what it is about, so that asking for the same message twice sends one. */
  _id: string
  v: 1
  person: PersonId
  content: DeliveryContent
  class: DeliveryClass
  /**
   * `unreachable`: the person has no account on a platform that Steward serves, or it is gone, or the platform kept
   * refusing the message (`lastError` says why); being matched to one
   * makes it due, and so does the next matching where there is one already.
   * `void`: what it would have asked was closed before it was sent.
   */
  state: 'due' | 'sending' | 'sent' | 'unreachable' | 'void'
  notBefore: string
  attempts: number
  lease?: { holder: string; until: string }
  /** Where it stands, or through what it goes, once somebody has looked. */
  platform?: Platform
  channel?: string
  message?: string
  sentAt?: string
  /** The platform's name of the file that it brings, noted before anybody is shown it. */
  file?: string
  /**
   * When to show the message anew: its pictures, which it says in words so far, can be shown by then, or what it says has
   * changed and it stands for no ask.
   */
  picturesOwed?: string
  /** Why the last attempt did not go through. */
  lastError?: string
  /** A short-lived address to which the clicker's own receipt can be sent without counting against limits. */
  reply?: { url: string; until: string }
}

/** By which asking for the same message twice sends one. */
export function deliveryId(person: PersonId, content: DeliveryContent): string {
  return sha256(`${content.kind} ${person} ${aboutWhat(content)}`).slice(0, 32)
}

/** What makes a message the same message: a morning's is the one of its day, whatever it says. */
function aboutWhat(content: DeliveryContent): string {
  switch (content.kind) {
    case 'asks':
    case 'decided':
      return content.asks.join(' ')
    case 'risk-proposed':
    case 'risk-proposal':
      return content.proposal
    case 'nc-response':
      return `${content.nonconformity} ${content.askedAt}`
    case 'finding':
      return `${content.finding} ${content.state}`
    case 'corrective':
      return `${content.nonconformity} ${content.news} ${content.number}`
    case 'acceptance-ends':
      return `${content.risk} ${content.until}`
    case 'decisions-late':
    case 'morning':
      return content.day
    case 'address':
      return content.version
    case 'unreachable':
      return content.by
    case 'paper':
    case 'paper-decided':
      return content.list
    case 'audit-begun':
    case 'audit-issued':
    case 'audit-over':
    case 'review':
    case 'review-begun':
    case 'review-pack':
    case 'closed':
      return content.cycle
    case 'assessed':
    case 'waiver-decided':
    case 'did-not-work':
    case 'evidence-given':
    case 'review-answered':
    case 'not-ok':
      return content.ask
    case 'audit-news':
      return `${content.cycle} ${content.news} ${content.about}`
    case 'audit-days-moved':
      return `${content.cycle} ${content.event}`
    case 'review-moved':
      return `${content.cycle} ${content.act}`
    case 'query-answered':
      return content.query
    case 'handed-in':
      return `${content.ask} ${content.askedAt}`
    case 'evidence-of-another':
      return `${content.request} ${content.of}`
    case 'extraction-failed':
      return `${content.cycle} ${content.because}`
    case 'access-not-removed':
      return `${content.cycle} ${content.extraction}`
    case 'access-order-withdrawn':
      return `${content.ask} ${content.since}`
    case 'nobody-assesses':
    case 'nobody-checks':
    case 'nobody-reviews':
      return `${content.cycle} ${content.since}`
    case 'coming':
      return `${content.occurrence} ${content.date}`
    case 'calendar-change':
      return `${content.programme} ${content.change}`
    case 'paper-sheet':
      return `${content.policy} ${content.askedAt}`
    case 'review-paper':
      return `${content.cycle} ${content.paper} ${content.askedAt}`
    case 'controlled-document':
      return `${content.document}@${content.version} ${content.askedAt}`
    case 'competence-matrix':
    case 'documents-register':
      return content.askedAt
    case 'audit-report':
      return `${content.cycle}.${content.format} ${content.askedAt}`
    case 'statement':
    case 'register-plan':
      return `${content.version}.${content.format} ${content.askedAt}`
    case 'policy-pdf':
      return `${content.policy}@${content.version} ${content.askedAt}`
    case 'decision':
    case 'stale':
      return content.decision
    case 'decision-late':
      return `${content.decision} ${content.dueOn}`
    case 'blocked':
      return `${content.decision} ${content.since}`
    case 'stand-in':
      return `${content.absent} ${content.since} ${content.asks.join(' ')}`
    case 'absence':
      return `${content.absent} ${content.absence}`
  }
}

/** The minute of an instant (both ISO 8601 UTC): who asks for a file twice within one has asked once. */
export function minuteOf(at: string): string {
  return `${at.slice(0, 'YYYY-MM-DDTHH:MM'.length)}Z`
}
