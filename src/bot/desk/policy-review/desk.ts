import type { Ask } from '../../../domain/ask.js'
import { reviewOutcomes } from '../../../domain/policy-review.js'
import { policyVersionId } from '../../../store/policies.js'
import { waitingQuestion } from '../../cards/owners-question.js'
import { reviewLine } from '../../cards/policy-review.js'
import { type ReviewViewTools, reviewViewOf } from '../../policy-review-messages.js'
import type { ProcessDesk } from '../desk.js'
import { type QuestionDeskTools, questionActs } from '../owners-question/desk.js'
import { toBeRevised } from './standing.js'
import { type UnplannedTools, unplannedReviews } from './unplanned.js'

export type PolicyReviewDeskTools = ReviewViewTools & UnplannedTools & QuestionDeskTools

/** What a policy's owner does: says whether it still holds, or has to be revised, and what they found. */
export function policyReviewDesk(tools: PolicyReviewDeskTools): ProcessDesk {
  const unplanned = unplannedReviews(tools)
  return {
    commands: unplanned.commands,
    acts: {
      ...unplanned.acts,
      ...questionActs(tools, {
        process: 'policy-review',
        outcomes: reviewOutcomes,
        words: ({ policyReview }) => policyReview,
        viewOf: (ask, visit) => reviewViewOf(tools, ask, visit),
      }),
    },
    waiting: async ({ person: reader, at, texts }) => {
      const asks = await tools.asks.openOf(reader._id, 'policy-review')
      const versionOf = ({ subject }: Ask) => policyVersionId(subject.id, subject.version)
      const policies = await tools.policies.headings(asks.map(versionOf))
      return asks.flatMap((ask) => {
        const policy = policies.get(versionOf(ask))
        return policy ? [waitingQuestion(reviewLine({ ask, policy, reader, at }, texts), texts)] : []
      })
    },
    standing: (visit) => toBeRevised(tools, visit),
  }
}
