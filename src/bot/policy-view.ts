import type { Ask } from '../domain/ask.js'
import type { Organisation } from '../domain/organisation.js'
import type { Person } from '../domain/person.js'
import { stepsBetween } from '../domain/policy.js'
import type { Acknowledgements } from '../store/acknowledgements.js'
import type { ChangesSince, PolicyView } from './cards/policy-acknowledgement/policy.js'
import { type DeclineViewTools, deciderOn, decisionAbout } from './decline-view.js'

export interface PolicyViewTools extends DeclineViewTools {
  acknowledgements: Acknowledgements
}

/** An ask about a policy as its cards show it to a reader. Null: the version is not on record. */
export async function policyViewOf(
  tools: PolicyViewTools,
  organisation: Pick<Organisation, 'ismsLead'> | null,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<PolicyView | null> {
  const [policy, lead, since, decision, decider] = await Promise.all([
    tools.policies.byVersion(ask.subject.id, ask.subject.version),
    organisation && tools.people.byId(organisation.ismsLead),
    changesSince(tools, ask),
    decisionAbout(tools, ask),
    deciderOn(tools, ask),
  ])
  return policy && { ask, policy, reader, lead: lead?.name ?? '', at, since, decision, decider }
}

/** Since the version that this person last acknowledged. A receipt needs none. */
async function changesSince(
  { acknowledgements, policies }: PolicyViewTools,
  { askedOf, subject, state, carriedOver }: Ask,
): Promise<ChangesSince | null> {
  const known = carriedOver ?? (state === 'open' ? await acknowledgements.last(askedOf, subject) : null)
  if (!known) return null
  const { version } = known
  return { version, steps: stepsBetween(version, subject.version, await policies.history(subject.id)) }
}
