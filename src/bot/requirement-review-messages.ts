import type { Ask } from '../domain/ask.js'
import type { Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import type { RequirementOutcome } from '../domain/requirement.js'
import type { OwnersAnswers } from '../store/owners-answers.js'
import type { Programmes } from '../store/programmes.js'
import type { Requirements } from '../store/requirements.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import { type Found, type RequirementView, requirementView, toSeeToCard } from './cards/requirement-review.js'
import { nameOfAnswerer, type QuestionMessageTools, questionMessages } from './owners-question-messages.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface RequirementViewTools extends QuestionMessageTools {
  ownersAnswers: OwnersAnswers
  programmes: Programmes
  requirements: Requirements
}

const process = 'requirement-review'

/** What stands in the messages of a requirement's review. */
export function requirementReviewMessages(tools: RequirementViewTools): ProcessMessages {
  const { requirements, programmes } = tools
  return questionMessages(tools, {
    words: ({ requirementReview }) => requirementReview,
    name: async ({ id, version }, reader) => {
      const requirement = await requirements.byVersion(id, version)
      return requirement && titleOf(requirement, reader)
    },
    about: async ({ id, version }, reader) => {
      const requirement = await requirements.byVersion(id, version)
      return (
        requirement &&
        textsFor(reader.language).requirementReview.about(escaped(titleOf(requirement, reader)))
      )
    },
    viewOf: (ask, visit) => requirementViewOf(tools, ask, visit),
    ownerOf: async ({ subject }) => (await programmes.byId(programmeId(process, subject.id)))?.owner ?? null,
    toSeeThrough: toSeeToCard,
  })
}

/** An ask of a review as its cards show it to a reader. Null: the version is not on record. */
export async function requirementViewOf(
  tools: RequirementViewTools,
  ask: Ask,
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<RequirementView | null> {
  const { id, version } = ask.subject
  const [requirement, cycle, programme, last] = await Promise.all([
    tools.requirements.byVersion(id, version),
    tools.cycles.byId(ask.cycle),
    tools.programmes.byId(programmeId(process, id)),
    tools.ownersAnswers.last({ process, subject: id }, ask.cycle),
  ])
  if (!requirement || !cycle || !programme) return null
  const shown = {
    ...{ ask, requirement, reader, at, recurrence: programme.recurrence, last: foundIn(last) },
    changed: cycle.because?.text ?? null,
    answeredBy: await nameOfAnswerer(tools, ask, texts),
  }
  return requirementView(shown, texts)
}

/** What was found, as an ask was answered; null where it was not. */
export function foundIn(ask: Pick<Ask, 'answer'> | null | undefined): Found | null {
  const answer = ask?.answer
  return answer ? { outcome: answer.value as RequirementOutcome, at: answer.at } : null
}
