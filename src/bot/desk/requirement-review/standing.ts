import { isToSeeTo } from '../../../domain/requirement.js'
import { dateIn } from '../../../domain/working-days.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import { verbs } from '../../cards/requirement-review.js'
import type { StandingLine } from '../../cards/standing.js'
import { nameOfAnswerer } from '../../owners-question-messages.js'
import { foundIn } from '../../requirement-review-messages.js'
import type { Visit } from '../desk.js'
import { type Known, knownRequirements, type RequirementListTools, reviewNowAction } from './list.js'

/** What was found not met and not found met since, and what has changed and is not written down anew. */
export async function requirementsToSeeTo(
  tools: RequirementListTools,
  visit: Visit,
): Promise<StandingLine[]> {
  const known = await knownRequirements(tools)
  const lines = await Promise.all(known.map((each) => lineOf(tools, visit, each)))
  return lines.filter((line) => line !== null)
}

async function lineOf(
  tools: RequirementListTools,
  { person, organisation, texts }: Visit,
  known: Known,
): Promise<StandingLine | null> {
  const { requirement, last } = known
  const found = foundIn(last)
  if (!last || !found || found.outcome === 'met') return null
  const { outcome, at } = found
  if (!isToSeeTo(outcome, last.subject.version, requirement.version)) return null
  const t = texts.requirementReview.standing
  const title = escaped(titleOf(requirement, person))
  const by = escaped((await nameOfAnswerer(tools, last, texts)) ?? '')
  const show = { verb: verbs.show, value: requirement.requirement, label: t.show, primary: true }
  const now = outcome === 'not-met' ? reviewNowAction(known, texts) : null
  return {
    urgency: 'stuck',
    on: dateIn(at, organisation.timeZone),
    text: t[outcome](title, by, at, person.timeZone),
    next: { text: t.seeTo[outcome](title), actions: [show, ...(now ? [now] : [])] },
  }
}
