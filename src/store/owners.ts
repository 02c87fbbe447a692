import { isPresentAt, type Person } from '../domain/person.js'
import { type Programme, programmeId } from '../domain/programme.js'
import type { People } from './people.js'
import type { Policies } from './policies.js'
import type { Programmes } from './programmes.js'

export interface OwnerTools {
  people: People
  policies: Policies
}

/** Whoever the calendar names, else whoever owns the policy by its newest file; null where neither is there any more. */
export async function ownerOf(
  { people, policies }: OwnerTools,
  { process, owner, subject }: Pick<Programme, 'process' | 'owner' | 'subject'>,
  asOf: string,
): Promise<Person | null> {
  // A check has no owner but the one that its programme names.
  const policy = process === 'control-check' ? null : await policies.newest(subject)
  const owners = [owner, policy?.owner].flatMap((id) => id ?? [])
  const known = await people.byIds(owners)
  const there = owners.flatMap((id) => known.get(id) ?? [])
  return there.find((person) => isPresentAt(person, asOf)) ?? null
}

/** Who reviews a policy, at its planned interval or out of turn. */
export async function reviewerOf(
  tools: OwnerTools & { programmes: Programmes },
  policy: string,
  asOf: string,
): Promise<Person | null> {
  const programme = await tools.programmes.byId(programmeId('policy-review', policy))
  const owner = programme?.state === 'active' ? programme.owner : null
  return ownerOf(tools, { process: 'policy-review', owner, subject: policy }, asOf)
}
