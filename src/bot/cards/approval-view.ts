import type { Ask } from '../../domain/ask.js'
import type { Decision } from '../../domain/decision.js'
import type { Person } from '../../domain/person.js'
import type { Fact, Picture } from './card.js'
import type { QueryOnShow } from './query.js'

/** What there is to know about what is decided, worded by the subject's type in the reader's language. */
export interface SubjectView {
  /** Plain, in the middle of a sentence: `the publication of …`. */
  what: string
  /** Plain: what is wanted of the approver, as a sentence of its own. */
  question: string
  /** The same two as a notification and an e-mail may say them; missing: as they are. */
  discreet?: { what: string; question: string }
  /** CommonMark: why it is this person who decides, and why who stands in for them does. */
  because: string
  becauseInStead: (name: string) => string
  facts: readonly Fact[]
  /** Not all of it fits on a message: it is approved only where it is read whole. */
  readFirst?: true
  /** CommonMark: what cannot be said in facts. */
  text: string
  /** What is better seen than read. */
  picture?: Picture
  /** How long reading it takes. */
  minutes: number
  /** In which it is shown. */
  language: string
  /** What the button that approves says. */
  approve: string
  /** The same on the form that asks once more, where there is less room. */
  submit?: string
  /** CommonMark: what comes of approving. */
  consequence: string
  /** CommonMark: what came of it, to the approver and to whoever asked. */
  done: { approver: string; requester: string }
  /** CommonMark: what whoever asked may do when it came to nothing, and what else while nobody lawfully decides it. */
  next: { again: string; blocked: string }
  /** Plain: the receipt of whoever approved it, where that is called something else. */
  approved?: string
  /** CommonMark: what it is since it changed, and who decides by now, where that is known. */
  changed?: string
  /** CommonMark: what happens while nobody has decided. */
  meanwhile: string
}

/** What of it may stand where others look on. */
export function discreetly(subject: SubjectView): { what: string; question: string } {
  return subject.discreet ?? subject
}

/** What the cards of this process show. */
export interface ApprovalView {
  decision: Decision
  subject: SubjectView
  reader: Person
  /** Names, as they are; of the approver with whoever they decided for. */
  requester: string
  approver: string
  /** Who is asked to name somebody, while nobody lawfully decides it; null where nobody is, or somebody decides it. */
  namer: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

export interface AskedView extends ApprovalView {
  ask: Ask
  /** The names of who answered, and of whom that was in the stead of; null while nobody has. */
  answeredBy: { who: string; for: string | null } | null
  /** In whose place, and why, the question is this person's; of a sole authority, what keeps it in check; null where it is their own. */
  inPlaceOf: {
    name: string
    why: 'requester' | 'concerned' | 'gone' | 'beside' | 'handed' | 'named' | 'late' | 'sole'
  } | null
  /** Plain: who is asked, whoever stands in for them. */
  askedOf: string
  /** Whether there is anybody to whom it may be handed on. */
  somebodyMayTake: boolean
  /** Who decided the whole, once somebody has. */
  decidedBy?: string
  /** Who of several took it; null where nobody did. */
  claimedBy: string | null
  /** What was asked back in this decision, oldest first. */
  queries: readonly QueryOnShow[]
}
