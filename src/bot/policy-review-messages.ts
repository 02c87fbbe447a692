import type { Ask } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import type { PolicyVersion } from '../domain/policy.js'
import type { ReviewOutcome } from '../domain/policy-review.js'
import { programmeId } from '../domain/programme.js'
import type { Recurrence } from '../domain/recurrence.js'
import type { Asks } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { Occurrences } from '../store/occurrences.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { PolicyReviews } from '../store/policy-reviews.js'
import type { Programmes } from '../store/programmes.js'
import type { Card } from './cards/card.js'
import { nobodyCard, questionCard } from './cards/owners-question.js'
import { escapedName, languageFor, plainName } from './cards/policy-acknowledgement/policy.js'
import {
  type ReviewView,
  reviewView,
  type SinceThen,
  type SkippedReview,
  toReviseCard,
} from './cards/policy-review.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { Notice, ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface ReviewViewTools {
  asks: Asks
  cycles: Cycles
  occurrences: Occurrences
  organisation: OrganisationStore
  people: People
  policies: Policies
  policyReviews: PolicyReviews
  programmes: Programmes
}

/** What stands in the messages of a policy's review: the owner's question, and what the ISMS lead is told. */
export function policyReviewMessages(tools: ReviewViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const organisation = await tools.organisation.read()
      const texts = textsFor(reader.language, organisation?.languages[0])
      const view = await reviewViewOf(tools, ask, { person: reader, at, texts })
      return view && questionCard(view, texts)
    },

    about: async (subject, reader) => {
      const policy = await tools.policies.byVersion(subject.id, subject.version)
      if (!policy) return null
      return textsFor(reader.language).policyReview.about(escapedName(policy, languageFor(policy, reader)))
    },

    ofNotice: async (content, reader, at) => {
      if (content.kind === 'nobody-reviews') return nobodyReviews(tools, content, reader, at)
      if (content.kind !== 'review') return null
      const asks = await tools.asks.allOf(content.cycle)
      const ask = asks.find(({ state }) => state === 'answered')
      const texts = textsFor(reader.language)
      const view = ask && (await reviewViewOf(tools, ask, { person: reader, at, texts }))
      return view ? toReviseCard(view, texts) : null
    },
  }
}

/** Null once somebody is there: they are asked. */
async function nobodyReviews(
  { cycles, people, policies }: ReviewViewTools,
  { cycle: id, since }: Extract<Notice, { kind: 'nobody-reviews' }>,
  reader: Person,
  at: string,
): Promise<Card | null> {
  const cycle = await cycles.byId(id)
  if (cycle?.state === 'closed' || cycle?.nobodySince !== since) return null
  const [policy, newest] = await Promise.all([
    policies.byVersion(cycle.subject.id, cycle.subject.version),
    policies.newest(cycle.subject.id),
  ])
  if (!policy || !newest) return null
  const owner = (await people.byId(newest.owner))?.name ?? ''
  const name = plainName(policy, languageFor(policy, reader))
  const words = textsFor(reader.language).policyReview
  return nobodyCard({ name, words, reader, at }, { owner, dueOn: cycle.dueOn })
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

async function nameOfAnswerer({ people }: ReviewViewTools, { answer }: Ask, texts: Texts) {
  if (!answer) return null
  return whoAnswered(answer, await people.byIds(peopleIn(answer)), texts)
}

async function sinceThen(tools: ReviewViewTools, { subject, cycle }: Ask): Promise<SinceThen> {
  const { policyReviews, cycles, asks } = tools
  const [published, inForceSince, last, declines, exceptions] = await Promise.all([
    cycles.newestAbout('policy', subject.id),
    cycles.inForceSince(subject.id),
    policyReviews.last(subject.id, cycle),
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
