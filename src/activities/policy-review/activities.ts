import { REVIEW_SLOT } from '../../domain/policy-review.js'
import type { Cycles } from '../../store/cycles.js'
import { reviewerOf } from '../../store/owners.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { Programmes } from '../../store/programmes.js'
import {
  type OwnersQuestion,
  type OwnersQuestionTools,
  type QuestionAt,
  type QuestionLook,
  questionIsDue,
  questionSteps,
} from '../owners-question/activities.js'
import { standingOf } from '../policy-acknowledgement/standing.js'
import type { IsDue } from '../sweep.js'

export interface PolicyReviewActivities {
  lookAtReview(input: QuestionAt): Promise<QuestionLook>
  askReviewer(input: QuestionAt): Promise<void>
  tellNobodyReviews(input: QuestionAt): Promise<void>
  closeReview(input: QuestionAt): Promise<void>
}

interface PolicyReviewTools {
  cycles: Cycles
  people: People
  policies: Policies
  programmes: Programmes
}

export function policyReviewActivities(
  tools: OwnersQuestionTools & PolicyReviewTools,
): PolicyReviewActivities {
  const { look, ask, tellNobody, close } = questionSteps(tools, policyReview(tools))
  return { lookAtReview: look, askReviewer: ask, tellNobodyReviews: tellNobody, closeReview: close }
}

export function reviewIsDue(tools: PolicyReviewTools & Pick<OwnersQuestionTools, 'asks'>): IsDue {
  return questionIsDue(tools, policyReview(tools))
}

/** Whether a policy still holds, asked of whoever owns it. One that was revised or retired meanwhile needs no answer. */
function policyReview(tools: PolicyReviewTools): OwnersQuestion {
  return {
    process: 'policy-review',
    slot: REVIEW_SLOT,
    owner: ({ subject }, asOf) => reviewerOf(tools, subject.id, asOf),
    async over(cycle) {
      const [{ newest, wordings, retired }, isOvertaken] = await Promise.all([
        standingOf(tools, cycle),
        tools.cycles.isOvertaken(cycle),
      ])
      if (retired) return 'retired'
      if (isOvertaken) return 'cycle-closed'
      // What only rewords it leaves the question what it was.
      return [newest, ...wordings].includes(cycle.subject.version) ? null : 'superseded'
    },
    nobody: ({ _id }, asOf) => ({ kind: 'nobody-reviews', cycle: _id, since: asOf, asks: [] }),
    toSeeThrough: ({ _id }, asks) =>
      asks.some(({ answer }) => answer?.value === 'revise') ? { kind: 'review', cycle: _id, asks: [] } : null,
  }
}
