import type { DeclineDecision } from '../../../domain/answer.js'
import type { Ask } from '../../../domain/ask.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion, VersionStep } from '../../../domain/policy.js'

export const verbs = {
  read: 'policy-acknowledgement.read',
  page: 'policy-acknowledgement.page',
  /** See {@link acknowledgeVerb}. */
  acknowledge: 'policy-acknowledgement.acknowledge',
  readAgain: 'policy-acknowledgement.read-again',
  takeBack: 'policy-acknowledgement.take-back',
  takeBackNow: 'policy-acknowledgement.take-back-now',
  quiz: 'policy-acknowledgement.quiz',
  /** With the language in which it was shown. */
  checkQuiz: 'policy-acknowledgement.check-quiz',
  /** With the page; its value names the version. */
  readingPage: 'policy-acknowledgement.reading-page',
  /** With the page from which it is asked for; its value names the version. */
  pdf: 'policy-acknowledgement.pdf',
  decline: 'policy-acknowledgement.decline',
  declineNow: 'policy-acknowledgement.decline-now',
  canAfterAll: 'policy-acknowledgement.can-after-all',
  /** With the answer whose form is to be opened; without one, the question. */
  decide: 'policy-acknowledgement.decide',
  decideNow: 'policy-acknowledgement.decide-now',
  /** With the page. */
  exceptions: 'policy-acknowledgement.exceptions',
  exception: 'policy-acknowledgement.exception',
  exceptionEnd: 'policy-acknowledgement.exception-end',
  publish: 'policy-acknowledgement.publish',
  paper: 'policy-acknowledgement.paper',
  /** Its value names the policy. */
  paperSheet: 'policy-acknowledgement.paper-sheet',
  paperSee: 'policy-acknowledgement.paper-see',
  paperConfirm: 'policy-acknowledgement.paper-confirm',
  paperReject: 'policy-acknowledgement.paper-reject',
  paperRejectNow: 'policy-acknowledgement.paper-reject-now',
  remind: 'policy-acknowledgement.remind',
  /** Its value names the round that is closed. */
  askAgain: 'policy-acknowledgement.ask-again',
  askAgainNow: 'policy-acknowledgement.ask-again-now',
  retire: 'policy-acknowledgement.retire',
} as const

/** What a form that acknowledges says it has shown: in which language, which version. */
export function acknowledgeVerb({ _id }: Pick<PolicyVersion, '_id'>, language: string): string {
  return `${verbs.acknowledge}/${language}/${_id}`
}

/** What the cards of this process show. */
export interface PolicyView {
  ask: Ask
  policy: PolicyVersion
  reader: Person
  /** The ISMS lead's name. */
  lead: string
  /** What was decided when the person said that they can't: about this ask, or about the round before. */
  decision?: DecisionView | null
  /** Whose decision it waits for. */
  decider?: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
  /** What is new to a reader who acknowledged an earlier version; null for who never did. */
  since: ChangesSince | null
}

export interface ChangesSince {
  /** The version that this reader acknowledged. */
  version: string
  /** What came after it, newest first. */
  steps: readonly VersionStep[]
}

/** What was decided about a decline, with the words and the name of who did. */
export interface DecisionView extends Pick<DeclineDecision, 'until'> {
  /** Revoked: granted, and ended before its last day. */
  kind: DeclineDecision['kind'] | 'revoked'
  by: string
  text: string
}
