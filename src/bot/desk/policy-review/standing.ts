import type { Ask } from '../../../domain/ask.js'
import type { PolicyHeading } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Cycles } from '../../../store/cycles.js'
import type { OwnersAnswers } from '../../../store/owners-answers.js'
import type { People } from '../../../store/people.js'
import type { Policies } from '../../../store/policies.js'
import { escapedName, languageFor } from '../../cards/policy-name.js'
import type { StandingLine } from '../../cards/standing.js'
import { peopleIn, whoAnswered } from '../../in-stead.js'
import type { Visit } from '../desk.js'

interface Tools {
  cycles: Cycles
  people: People
  policies: Policies
  ownersAnswers: OwnersAnswers
}

/** What a review found to need a revision that is not published yet. */
export async function toBeRevised(tools: Tools, visit: Visit): Promise<StandingLine[]> {
  const inForce = (await tools.policies.list()).filter(({ retired }) => !retired)
  const ids = inForce.map(({ policy }) => policy)
  const reviews = await tools.ownersAnswers.lastOfEach('policy-review', ids)
  const lines = await Promise.all(
    inForce.map((policy) => lineOf(tools, visit, policy, reviews.get(policy.policy)?.answer)),
  )
  return lines.filter((line) => line !== null)
}

async function lineOf(
  tools: Tools,
  visit: Visit,
  newest: PolicyHeading,
  answer: Ask['answer'],
): Promise<StandingLine | null> {
  if (answer?.value !== 'revise') return null
  const [published, inForceSince] = await Promise.all([
    tools.cycles.newestAbout('policy', newest.policy),
    tools.cycles.inForceSince(newest.policy),
  ])
  if (!published || (inForceSince ?? '') > answer.at) return null
  const { person, organisation, texts } = visit
  const name = escapedName(newest, languageFor(newest, person))
  const by = whoAnswered(answer, await tools.people.byIds(peopleIn(answer)), texts)
  const on = dateIn(answer.at, organisation.timeZone)
  const text = texts.policyReview.toRevise(name, by, answer.at, person.timeZone)
  // A newer version on file, or with its approver, says itself what is to be done next.
  if (newest.version !== published.subject.version) return { urgency: 'later', on, text }
  const next = { text: texts.policyReview.revise(name, newest.policy), actions: [] }
  return { urgency: 'stuck', canWait: true, on, text, next }
}
