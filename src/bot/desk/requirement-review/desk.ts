import type { Person } from '../../../domain/person.js'
import { requirementOutcomes } from '../../../domain/requirement.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import { waitingQuestion } from '../../cards/owners-question.js'
import { requirementLine, verbs } from '../../cards/requirement-review.js'
import type { Reply } from '../../interaction.js'
import { requirementViewOf } from '../../requirement-review-messages.js'
import { definitionCommand, mayBegin, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow, type OutOfTurn } from '../out-of-turn.js'
import { type QuestionDeskTools, questionActs } from '../owners-question/desk.js'
import { say } from '../say.js'
import { type Known, knownRequirements, type RequirementListTools, requirementList } from './list.js'
import { requirementsToSeeTo } from './standing.js'

export interface RequirementReviewDeskTools extends RequirementListTools, QuestionDeskTools {
  /** Puts the review on record and starts it. Null: another one has that number. */
  startReview: (
    requirement: string,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** What a requirement's owner does: says whether it still holds and is met, and what they found. */
export function requirementReviewDesk(tools: RequirementReviewDeskTools): ProcessDesk {
  const review = reviewNow(tools)
  const list = requirementList(tools)
  return {
    commands: [definitionCommand(list)],
    acts: {
      ...questionActs(tools, {
        process: 'requirement-review',
        outcomes: requirementOutcomes,
        words: ({ requirementReview }) => requirementReview,
        viewOf: (ask, visit) => requirementViewOf(tools, ask, visit),
      }),
      [verbs.show]: (visit, { value }) => showDefinition(list, visit, value),
      [verbs.askWhyNow]: (visit, { value }) => askWhyNow(review, visit, value),
      [verbs.start]: (visit, { value, inputs }) => beginNow(tools, review, visit, value, inputs),
    },
    standing: (visit) => requirementsToSeeTo(tools, visit),
    waiting: async ({ person: reader, at, texts }) => {
      const asks = await tools.asks.openOf(reader._id, 'requirement-review')
      const lines = asks.map(async (ask) => {
        const requirement = await tools.requirements.byVersion(ask.subject.id, ask.subject.version)
        return requirement
          ? [waitingQuestion(requirementLine({ ask, requirement, reader, at }, texts), texts)]
          : []
      })
      return (await Promise.all(lines)).flat()
    },
  }
}

interface Reviewable extends Omit<Known, 'owner'> {
  owner: Person
}

/** What the ISMS lead and a requirement's owner do after a change: have it reviewed out of turn. */
function reviewNow(tools: RequirementReviewDeskTools): OutOfTurn<string, Reviewable> {
  return {
    ...{ process: 'requirement-review', verb: verbs.start },
    words: ({ requirementReview }) => requirementReview.start,
    find: (visit, id) => reviewable(tools, visit, id),
    name: ({ requirement }, reader) => namesOf(requirement, reader),
    start: ({ requirement }, number, because, visit) =>
      tools.startReview(requirement.requirement, number, because, visit),
  }
}

/** The requirement and who reviews it, for who may have it reviewed; or why it is not begun. */
async function reviewable(
  tools: RequirementReviewDeskTools,
  visit: Visit,
  id: string,
): Promise<Reviewable | { refused: Reply }> {
  const { person, texts } = visit
  const known = (await knownRequirements(tools)).find(({ requirement }) => requirement.requirement === id)
  if (!known) return { refused: say(texts.common.refused['no-such-ask']) }
  const t = texts.requirementReview.start
  const title = escaped(titleOf(known.requirement, person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  const underWay = await tools.cycles.underWay({ process: 'requirement-review', subject: id })
  if (underWay.length > 0) return { refused: say(t.running(title)) }
  const { owner } = known
  return owner ? { ...known, owner } : { refused: say(t.nobody(title)) }
}
