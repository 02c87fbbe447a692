import type { Cycles } from '../../store/cycles.js'
import { reviewerOf } from '../../store/owners.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { Programmes } from '../../store/programmes.js'
import type { OwnersQuestion } from '../owners-question/question.js'
import { standingOf } from '../policy-acknowledgement/standing.js'

export interface PolicyReviewTools {
  cycles: Cycles
  people: People
  policies: Policies
  programmes: Programmes
}

/**
 * Whether a policy still holds (A.5.1), asked of whoever owns it about the version that is in force. One that was revised
 * or retired meanwhile needs no answer any more.
 */
export function policyReview(tools: PolicyReviewTools): OwnersQuestion {
  return {
    process: 'policy-review',
    owner: (policy, asOf) => reviewerOf(tools, policy, asOf),

    async about(policy) {
      const published = await tools.cycles.newestAbout('policy', policy)
      if (!published || (await standingOf(tools, published)).retired) return null
      const { subject, sequence } = published
      return { subject, sequence }
    },

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

    // A newer version is published, and whoever publishes it has reviewed it.
    anew: async () => null,

    toSeeThrough: ['revise'],
  }
}
