import { acknowledgementDates, policyCycleId } from '../domain/cycle.js'
import { publicationHash } from '../domain/policy.js'
import type { DecisionSubject } from './approval.js'
import type { StartCycleTools } from './start-cycle.js'

/** A policy version that is to be published: once its approver says so, its audience is asked to acknowledge it. */
export function policyPublication(tools: StartCycleTools): DecisionSubject {
  return {
    overtaken: async ({ subject, steps }) => {
      const newest = await tools.policies.newest(subject.id)
      if (newest?.retired) return 'retired'
      const stands =
        newest?.version === subject.version &&
        publicationHash(newest) === subject.hash &&
        steps.some(({ who }) => who.some((seat) => 'person' in seat && seat.person === newest.approver))
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
