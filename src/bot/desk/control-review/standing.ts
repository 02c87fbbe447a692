import { hashOf } from '../../../domain/canonical-json.js'
import { isToSeeTo } from '../../../domain/control-review.js'
import { dateIn } from '../../../domain/working-days.js'
import { type Action, escaped } from '../../cards/card.js'
import { groupName, verbs } from '../../cards/control-review.js'
import type { StandingLine } from '../../cards/standing.js'
import { reviewFoundIn } from '../../control-review-messages.js'
import { nameOfAnswerer } from '../../owners-question-messages.js'
import type { Texts } from '../../texts/texts.js'
import type { Visit } from '../desk.js'
import { type KnownReview, type KnownReviewTools, knownReviews } from './known.js'

/** What was found not to stand and not found to stand since, and what has changed and is not stated anew. */
export async function controlsToSeeTo(tools: KnownReviewTools, visit: Visit): Promise<StandingLine[]> {
  const known = await knownReviews(tools)
  const lines = await Promise.all(known.map((each) => lineOf(tools, visit, each)))
  return lines.filter((line) => line !== null)
}

async function lineOf(
  tools: KnownReviewTools,
  { person, organisation, texts }: Visit,
  known: KnownReview,
): Promise<StandingLine | null> {
  const { group, last } = known
  const found = reviewFoundIn(last)
  if (!last || !found || found.outcome === 'stands') return null
  const { outcome, at } = found
  if (!isToSeeTo(outcome, last.subject.hash, hashOf(group.controls))) return null
  const t = texts.controlReview.standing
  const name = escaped(groupName(group, texts))
  const by = escaped((await nameOfAnswerer(tools, last, texts)) ?? '')
  const now = outcome === 'does-not-stand' ? reviewNowAction(known, texts) : null
  return {
    ...{ urgency: 'stuck', on: dateIn(at, organisation.timeZone) },
    text: t[outcome](name, by, at, person.timeZone),
    next: { text: t.seeTo[outcome](name), actions: now ? [now] : [] },
  }
}

/** Null while it is asked already, or nobody is there whom it could ask. */
export function reviewNowAction({ id, open, owner }: KnownReview, texts: Texts): Action | null {
  if (open || !owner) return null
  return { verb: verbs.askWhyNow, value: id, label: texts.controlReview.start.open }
}
