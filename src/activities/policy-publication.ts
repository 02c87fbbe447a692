import { whyNotAskable } from '../domain/askable.js'
import { acknowledgementDates, policyCycleId } from '../domain/cycle.js'
import { approvedBy, type Decision } from '../domain/decision.js'
import { placeOf } from '../domain/organisation.js'
import { isPresentAt } from '../domain/person.js'
import { publicationHash } from '../domain/policy.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import { audienceSize } from '../store/audience-size.js'
import type { Requested } from '../store/decisions.js'
import type { People } from '../store/people.js'
import type { DecisionSubject } from './decision-subject.js'
import type { StartCycleTools } from './start-cycle.js'

interface PublicationTools extends StartCycleTools {
  people: People
}

/** A policy version that is to be published: once its approver says so, its audience is asked to acknowledge it. */
export function policyPublication(tools: PublicationTools): DecisionSubject {
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

    anew: (decision, asOf) => publicationAnew(tools, decision, asOf),
  }
}

/** The same version with what was corrected in it; whether a newer one is to be published, somebody has to say. */
async function publicationAnew(
  { policies, people, organisation: settings }: PublicationTools,
  { subject, question, facts, requestedBy }: Decision,
  asOf: string,
): Promise<Requested | null> {
  const [policy, organisation] = await Promise.all([policies.newest(subject.id), settings.read()])
  if (!organisation || !policy || policy.retired || policy.version !== subject.version) return null
  const named = await people.byIds([requestedBy, policy.approver])
  const requester = named.get(requestedBy)
  const approver = named.get(policy.approver)
  if (!requester || !approver || !isPresentAt(requester, asOf)) return null
  const today = dateIn(asOf, approver.timeZone)
  if (whyNotAskable(requester, approver, today) !== null) return null
  const { businessDays } = organisation.approval
  const { asked } = await audienceSize(people, policy, dateIn(asOf, organisation.timeZone))
  return {
    subject: { ...subject, hash: publicationHash(policy) },
    ...{ question, requestedBy, requestedAt: asOf },
    facts: { ...facts, people: asked },
    dueOn: dueDate(today, businessDays, placeOf(approver, organisation)),
    timeZone: approver.timeZone,
    steps: approvedBy(approver._id),
  }
}
