import { acknowledgementDates, type Cycle, policyCycleId } from '../domain/cycle.js'
import { publicationHash } from '../domain/policy.js'
import type { Cycles } from '../store/cycles.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { Policies } from '../store/policies.js'
import type { DecisionSubject } from './approval.js'

export interface PolicyPublicationTools {
  cycles: Cycles
  organisation: OrganisationStore
  policies: Policies
  /** Starts the workflow of a cycle that is on record. What fails is mended by the sweep. */
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}

/** A policy version that is to be published: once its approver says so, its audience is asked to acknowledge it. */
export function policyPublication(tools: PolicyPublicationTools): DecisionSubject {
  return {
    overtaken: async ({ subject, steps }) => {
      const newest = await tools.policies.newest(subject.id)
      if (newest?.retired) return 'retired'
      const stands =
        newest?.version === subject.version &&
        publicationHash(newest) === subject.hash &&
        steps.some(({ approvers }) => approvers.includes(newest.approver))
      return stands ? null : 'changed'
    },

    carryOut: async (decision, approval, asOf) => {
      const { id, version, hash } = decision.subject
      const [policy, newest, organisation] = await Promise.all([
        tools.policies.byVersion(id, version),
        tools.policies.newest(id),
        tools.organisation.read(),
      ])
      if (newest?.retired) return 'retired'
      if (!policy || !organisation) return 'changed'
      const _id = policyCycleId(policy)
      const there = await tools.cycles.byId(_id)
      if (there) return there.approval?.decision === decision._id ? null : 'changed'
      // What is published is read once: it is what was approved, whatever an import corrects from here on.
      if (publicationHash(policy) !== hash) return 'changed'
      const process = 'policy-acknowledgement'
      await tools.cycles.start(
        {
          _id,
          process,
          subject: { type: 'policy', id, version, hash: policy.hash },
          audience: policy.audience,
          sequence: policy.sequence,
          startedBy: decision.requestedBy,
          startedAt: asOf,
          approval,
          ...acknowledgementDates(organisation, asOf),
          timeZone: organisation.timeZone,
        },
        { kind: 'workflow', process: 'approval' },
        { kind: 'steward' },
      )
      await tools.startCycle({ _id, process })
      return null
    },
  }
}
