import type { Ask, Subject } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import type { PolicyVersion } from '../domain/policy.js'
import type { ReviewOutcome } from '../domain/policy-review.js'
import { programmeId } from '../domain/programme.js'
import type { Recurrence } from '../domain/recurrence.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OwnersAnswers } from '../store/owners-answers.js'
import type { Policies } from '../store/policies.js'
import type { PolicyReviews } from '../store/policy-reviews.js'
import type { Programmes } from '../store/programmes.js'
import { escapedName, languageFor, plainName } from './cards/policy-name.js'
import {
  type ReviewView,
  reviewView,
  type SinceThen,
  type SkippedReview,
  toReviseCard,
} from './cards/policy-review.js'
import { nameOfAnswerer, type QuestionMessageTools, questionMessages } from './owners-question-messages.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ReviewViewTools extends QuestionMessageTools {
  occurrences: Occurrences
  ownersAnswers: OwnersAnswers
  policies: Policies
  policyReviews: PolicyReviews
  programmes: Programmes
}

/** What stands in the messages of a policy's review. */
export function policyReviewMessages(tools: ReviewViewTools): ProcessMessages {
  const versionOf = ({ id, version }: Subject) => tools.policies.byVersion(id, version)
  return questionMessages(tools, {
    words: ({ policyReview }) => policyReview,
    name: async (subject, reader) => {
      const policy = await versionOf(subject)
      return policy && plainName(policy, languageFor(policy, reader))
    },
    about: async (subject, reader) => {
      const policy = await versionOf(subject)
      if (!policy) return null
      return textsFor(reader.language).policyReview.about(escapedName(policy, languageFor(policy, reader)))
    },
    viewOf: (ask, visit) => reviewViewOf(tools, ask, visit),
    ownerOf: async ({ subject }) => (await tools.policies.newest(subject.id))?.owner ?? null,
    toSeeThrough: toReviseCard,
  })
}

/** An ask of a review as its cards show it to a reader. Null: the version is not on record. */
export async function reviewViewOf(
  tools: ReviewViewTools,
  ask: Ask,
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<ReviewView | null> {
  const { id, version } = ask.subject
  const [policy, cycle, programme] = await Promise.all([
    tools.policies.byVersion(id, version),
    tools.cycles.byId(ask.cycle),
    tools.programmes.byId(programmeId('policy-review', id)),
  ])
  if (!policy || !cycle) return null
  const shown = {
    ...{ ask, policy, reader, at },
    recurrence: programme?.recurrence ?? byItsOwnInterval(policy),
    isOwner: programme?.owner !== ask.askedOf || policy.owner === ask.askedOf,
    changed: cycle.because?.text ?? null,
    since: await sinceThen(tools, ask),
    answeredBy: await nameOfAnswerer(tools, ask, texts),
  }
  return reviewView(shown, texts)
}

/** What its file says, where the calendar has no review of it. */
function byItsOwnInterval({ reviewEveryMonths, importedAt }: PolicyVersion): Recurrence {
  return { kind: 'months', every: reviewEveryMonths, from: importedAt.slice(0, 10) }
}

async function sinceThen(tools: ReviewViewTools, { subject, cycle }: Ask): Promise<SinceThen> {
  const { policyReviews, cycles, asks } = tools
  const [published, inForceSince, last, declines, exceptions] = await Promise.all([
    cycles.newestAbout('policy', subject.id),
    cycles.inForceSince(subject.id),
    tools.ownersAnswers.last({ process: 'policy-review', subject: subject.id }, cycle),
    policyReviews.declines(subject),
    policyReviews.exceptionsInForce(subject.id),
  ])
  return {
    inForceSince: inForceSince ?? '',
    last: last?.answer ? { at: last.answer.at, outcome: last.answer.value as ReviewOutcome } : null,
    acknowledged: published ? await asks.completion(published._id) : { answered: 0, asked: 0 },
    declines,
    exceptions,
    skipped: await skippedSince(tools, subject.id, last?.answer?.at ?? ''),
  }
}

/** Planned reviews that were left out after that moment, or for which this one stands, the newest first. */
async function skippedSince(
  { occurrences, people }: ReviewViewTools,
  policy: string,
  since: string,
): Promise<SinceThen['skipped']> {
  const all = await occurrences.ofProgramme(programmeId('policy-review', policy))
  const names = await people.byIds(all.flatMap(({ skipped }) => skipped?.by ?? []))
  return all.reverse().flatMap(({ period, skipped, covered }): SkippedReview[] => {
    if (covered && covered.at > since) return [{ period, coveredBy: covered.by }]
    if (!skipped || skipped.at <= since) return []
    return [{ period, by: names.get(skipped.by)?.name ?? '', reason: skipped.reason.text }]
  })
}
