import { type Ask, formatAskRef } from '../../domain/ask.js'
import type { CalendarDate, Person } from '../../domain/person.js'
import type { PolicyHeading, PolicyVersion } from '../../domain/policy.js'
import type { ReviewOutcome } from '../../domain/policy-review.js'
import type { Recurrence } from '../../domain/recurrence.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped, type Fact, type Form } from './card.js'
import { capitalised, firstLine, type WaitingThing } from './common.js'
import { escapedName, languageFor, plainName, verbs as policyVerbs } from './policy-acknowledgement/policy.js'
import { reasonInput } from './policy-acknowledgement/reason.js'

export const verbs = {
  /** Opens the question, from a list in which it is one line. */
  open: 'policy-review.open',
  /** With the outcome: opens the form that asks for what was found. */
  explain: 'policy-review.explain',
  /** With the outcome. */
  record: 'policy-review.record',
  start: 'policy-review.start',
} as const

/** The name of the one input. */
export const FOUND = 'found'
/** The most that it may say, in characters: it is shown whole, in one message. */
const LONGEST_FINDING = 1_000

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

/** What the cards of this process show. */
export interface ReviewView {
  ask: Ask
  policy: PolicyVersion
  reader: Person
  since: SinceThen
  /** How often it comes round. */
  recurrence: Recurrence
  /** Whoever is asked owns the policy; otherwise the calendar names them. */
  isOwner: boolean
  /** What has changed, where it is reviewed out of turn; null at its planned interval. */
  changed: string | null
  /** The name of who answered, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** As long as reading it again with the facts takes, at least. */
const MINUTES = 15

/** The message in which a review's ask stands: the question while it is open, what became of it afterwards. */
export function reviewCard(view: ReviewView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, policy, reader } = view
  const t = texts.policyReview.ask
  const name = nameOf(view)
  const today = dateIn(view.at, reader.timeZone)
  const value = formatAskRef(ask)
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, today, MINUTES)
  const read = { verb: `${policyVerbs.readingPage}/1`, value: policy._id, label: t.read }
  return {
    summary: t.summary(name.plain, ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(name.plain) },
      { kind: 'text', text: when },
      ...changedNodes(view, texts),
      { kind: 'text', text: t.question },
      { kind: 'facts', facts: factsOf(view, texts) },
      ...skippedNodes(view, texts),
      {
        kind: 'actions',
        actions: [
          { verb: `${verbs.explain}/holds`, value, label: t.holds, primary: true },
          { verb: `${verbs.explain}/revise`, value, label: t.revise },
          read,
        ],
      },
      { kind: 'text', small: true, text: whyOf(view, texts) },
    ],
    item: {
      lines: [
        `**${t.title(name.escaped)}**`,
        when,
        ...(view.changed ? [t.changed(escaped(firstLine(view.changed)))] : []),
      ],
      actions: [{ verb: verbs.open, value, label: t.open, primary: true }, read],
    },
  }
}

/** Why it is asked out of turn, word for word. */
function changedNodes({ changed }: Pick<ReviewView, 'changed'>, texts: Texts): CardNode[] {
  return changed === null ? [] : [{ kind: 'text', text: texts.policyReview.ask.changed(escaped(changed)) }]
}

function whyOf({ changed, recurrence, isOwner }: ReviewView, texts: Texts): string {
  const t = texts.policyReview.ask
  const as = isOwner ? 'owner' : 'named'
  return changed === null ? t.why[as](texts.calendar.every(recurrence)) : t.whyNow[as]
}

/** What one line of a list shows: nothing that is counted. */
type ReviewLine = Pick<ReviewView, 'ask' | 'reader' | 'at'> & { policy: PolicyHeading }

/** The same question as one line of a list. */
export function waitingThing(view: ReviewLine, texts: Texts): WaitingThing {
  const { ask, reader, at } = view
  const t = texts.policyReview.ask
  const when = texts.policyAcknowledgement.ask.when(ask.dueOn, dateIn(at, reader.timeZone), MINUTES)
  return {
    text: `**${t.title(nameOf(view).escaped)}**  \n${when}`,
    action: { verb: verbs.open, value: formatAskRef(ask), label: t.open, primary: true },
    dueOn: ask.dueOn,
  }
}

/** The question with all its answers, for who comes from a list. */
export function reviewForm(view: ReviewView, texts: Texts): Form {
  return {
    title: texts.policyReview.ask.formTitle,
    close: texts.common.close,
    nodes: reviewCard(view, texts).nodes,
  }
}

function factsOf({ since, reader }: ReviewView, texts: Texts): Fact[] {
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

function skippedNodes({ since: { skipped } }: ReviewView, texts: Texts): CardNode[] {
  const t = texts.policyReview.ask
  return skipped.slice(0, SKIPPED_SHOWN).map((review) => ({
    kind: 'text',
    text:
      'coveredBy' in review
        ? t.covered(review.period, review.coveredBy)
        : t.skipped(review.period, escaped(review.by), escaped(review.reason)),
  }))
}

function receiptCard(view: ReviewView, texts: Texts): Card {
  const { ask, reader } = view
  const t = texts.policyReview.receipt
  const outcome = ask.answer?.value === 'revise' ? 'revise' : 'holds'
  const isOwn = ask.answer?.by === reader._id
  const title = isOwn
    ? t[outcome](nameOf(view).plain)
    : t.byOther[outcome](nameOf(view).plain, view.answeredBy ?? '')
  const found = ask.answer?.reason?.text
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}** · ${t.when(ask.answer?.at ?? '', reader.timeZone)}` },
      ...(found ? [{ kind: 'text', text: t.found[outcome](escaped(found)) } as const] : []),
      { kind: 'text', text: t.next[outcome] },
      ...(isOwn && ask.askedOf === reader._id
        ? [{ kind: 'text', small: true, text: t.again(view.policy.policy) } as const]
        : []),
    ],
  }
}

function closedCard(view: ReviewView, texts: Texts): Card {
  const t = texts.policyReview.closed
  const title = t.title(nameOf(view).plain)
  const reasons = ['superseded', 'retired', 'left', 'handed-on', 'cycle-closed'] as const
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t[reasons.find((each) => each === view.ask.closed?.because) ?? 'superseded'] },
    ],
  }
}

/** An outcome without what was looked at proves nothing, and one that asks for a revision has to say of what. */
export function findingForm(view: ReviewView, outcome: ReviewOutcome, texts: Texts): Form {
  const t = texts.policyReview.form
  return {
    title: t.title[outcome],
    close: texts.common.close,
    submit: { verb: `${verbs.record}/${outcome}`, value: formatAskRef(view.ask), label: t.submit[outcome] },
    nodes: [
      { kind: 'text', text: `**${capitalised(t.question[outcome](nameOf(view).escaped))}**` },
      ...changedNodes(view, texts),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: FOUND, label: t.label[outcome], hint: t.hint[outcome] },
            ...{ long: true, most: LONGEST_FINDING },
          },
        ],
      },
      { kind: 'text', small: true, text: t.kept },
    ],
  }
}

/** Asks whoever has a policy reviewed out of turn what has changed. */
export function unplannedReviewForm(
  { policy, reviewer, reader }: Pick<ReviewView, 'policy' | 'reader'> & { reviewer: string },
  texts: Texts,
): Form {
  const t = texts.policyReview.start
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.start, value: policy.policy, label: t.submit },
    nodes: [
      { kind: 'text', text: `**${t.question(nameOf({ policy, reader }).escaped)}**` },
      { kind: 'text', text: t.consequence(escaped(reviewer)) },
      reasonInput(t.label, t.hint(reviewer)),
    ],
  }
}

/** Tells the ISMS lead that a policy has to be revised, and what comes next. */
export function toReviseCard(view: ReviewView, owner: string, texts: Texts): Card {
  const { ask, policy, reader } = view
  const t = texts.policyReview.notice
  const title = t.title(nameOf(view).plain)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t.said(escaped(owner), ask.answer?.at ?? '', reader.timeZone) },
      { kind: 'text', text: escaped(ask.answer?.reason?.text ?? '') },
      { kind: 'text', text: t.next(policy.policy) },
    ],
  }
}

/** Tells the ISMS lead that a review waits for somebody to be named who can answer it. */
export function nobodyReviewsCard(
  { policy, reader, at }: Pick<ReviewView, 'policy' | 'reader' | 'at'>,
  { owner, dueOn }: { owner: string; dueOn: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.policyReview.nobody
  const title = t.title(nameOf({ policy, reader }).plain)
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t.owner(escaped(owner), dueOn, dateIn(at, reader.timeZone)) },
      { kind: 'text', text: t.next },
    ],
  }
}

function nameOf({ policy, reader }: Pick<ReviewLine, 'policy' | 'reader'>) {
  const language = languageFor(policy, reader)
  return { plain: plainName(policy, language), escaped: escapedName(policy, language) }
}
