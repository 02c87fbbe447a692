import type { Ask } from '../../domain/ask.js'
import type { Person } from '../../domain/person.js'
import type { PolicyHeading, PolicyVersion } from '../../domain/policy.js'
import { type ReviewOutcome, reviewOutcomes } from '../../domain/policy-review.js'
import type { Recurrence } from '../../domain/recurrence.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped, type Fact } from './card.js'
import { titledCard } from './common.js'
import type { QuestionView } from './owners-question.js'
import { verbs as policyVerbs } from './policy-acknowledgement/policy.js'
import { languageFor, plainName } from './policy-name.js'

/** What whoever reviews a policy wants to know of the time since. */
export interface SinceThen {
  /** When the version came into force: ISO 8601 UTC. */
  inForceSince: string
  /** When the policy was reviewed last, and what came of it. */
  last: { at: string; outcome: ReviewOutcome } | null
  acknowledged: { answered: number; asked: number }
  /** How many said that they could not acknowledge it, and how many exceptions from it are in force. */
  declines: number
  exceptions: number
  /** Planned reviews that did not take place, the newest first. */
  skipped: readonly SkippedReview[]
}

/** Left out, by whom and why; or due together with a later one, which alone took place. */
export type SkippedReview = { period: string } & ({ by: string; reason: string } | { coveredBy: string })

/** What is shown of a review, beside what every question to an owner shows. */
export interface ReviewShown extends Pick<ReviewView, 'ask' | 'reader' | 'changed' | 'answeredBy' | 'at'> {
  policy: PolicyVersion
  since: SinceThen
  /** How often it comes round. */
  recurrence: Recurrence
  /** Whoever is asked owns the policy; otherwise the calendar names them. */
  isOwner: boolean
}

export type ReviewView = QuestionView<{ title: string; version: string }, ReviewOutcome>

/** As long as reading it again with the facts takes, at least. */
const MINUTES = 15

export function reviewView(shown: ReviewShown, texts: Texts): ReviewView {
  const { ask, policy, reader, changed, answeredBy, at } = shown
  const read = { verb: `${policyVerbs.readingPage}/1`, value: policy._id, label: texts.policyReview.ask.read }
  return {
    ...reviewLine({ ask, policy, reader, at }, texts),
    ...{ changed, answeredBy, outcomes: reviewOutcomes, read: [read] },
    facts: [{ kind: 'facts', facts: factsOf(shown, texts) }, ...skippedNodes(shown, texts)],
    why: whyOf(shown, texts),
    language: languageFor(policy, reader),
  }
}

/** What a line of a list shows of it. */
export function reviewLine(
  { ask, policy, reader, at }: { ask: Ask; policy: PolicyHeading; reader: Person; at: string },
  texts: Texts,
) {
  const words = texts.policyReview
  return {
    process: 'policy-review',
    ask,
    reader,
    at,
    words,
    minutes: MINUTES,
    ...named(policy, reader),
  } as const
}

function named(policy: PolicyHeading, reader: Person) {
  return { name: plainName(policy, languageFor(policy, reader)) }
}

function whyOf({ changed, recurrence, isOwner }: ReviewShown, texts: Texts): string {
  const t = texts.policyReview.ask
  const as = isOwner ? 'owner' : 'named'
  return changed === null ? t.why[as](texts.calendar.every(recurrence)) : t.whyNow[as]
}

function factsOf({ since, reader }: ReviewShown, texts: Texts): Fact[] {
  const t = texts.policyReview.facts
  const { last, acknowledged, declines, exceptions } = since
  return [
    { label: t.inForce, value: t.since(since.inForceSince, reader.timeZone) },
    {
      label: t.last,
      value: last ? t.lastValue(last.outcome, last.at, reader.timeZone) : t.never,
    },
    { label: t.acknowledged, value: t.acknowledgedValue(acknowledged.answered, acknowledged.asked) },
    { label: t.declines, value: t.count(declines) },
    { label: t.exceptions, value: t.count(exceptions) },
  ]
}

/** As many as one remembers. */
const SKIPPED_SHOWN = 3

function skippedNodes({ since: { skipped } }: ReviewShown, texts: Texts): CardNode[] {
  const t = texts.policyReview.ask
  return skipped.slice(0, SKIPPED_SHOWN).map((review) => ({
    kind: 'text',
    text:
      'coveredBy' in review
        ? t.covered(review.period, review.coveredBy)
        : t.skipped(review.period, escaped(review.by), escaped(review.reason)),
  }))
}

/** Tells the ISMS lead that a policy has to be revised, and what comes next. */
export function toReviseCard({ ask, name, reader, answeredBy }: ReviewView, texts: Texts): Card {
  const t = texts.policyReview.notice
  return titledCard(t.title(name), [
    t.said(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone),
    escaped(ask.answer?.reason?.text ?? ''),
    t.next(ask.subject.id),
  ])
}
