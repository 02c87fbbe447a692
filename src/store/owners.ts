import { isPresentAt, type Person } from '../domain/person.js'
import { type Programme, programmeId, subjectTypes } from '../domain/programme.js'
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
  // Only a policy says at its top who owns it.
  const policy = subjectTypes[process] === 'policy' ? await policies.newest(subject) : null
  const owners = [owner, policy?.owner].flatMap((id) => id ?? [])
  const known = await people.byIds(owners)
  const there = owners.flatMap((id) => known.get(id) ?? [])
  return there.find((person) => isPresentAt(person, asOf)) ?? null
}

/** Who answers for a duty of the calendar, on its day or out of turn. */
export async function ownerOfDuty(
  tools: OwnerTools & { programmes: Programmes },
  { process, subject }: Pick<Programme, 'process' | 'subject'>,
  asOf: string,
): Promise<Person | null> {
  const programme = await tools.programmes.byId(programmeId(process, subject))
  const owner = programme?.state === 'active' ? programme.owner : null
  return ownerOf(tools, { process, owner, subject }, asOf)
}

/** Who reviews a policy. */
export function reviewerOf(
  tools: OwnerTools & { programmes: Programmes },
  policy: string,
  asOf: string,
): Promise<Person | null> {
  return ownerOfDuty(tools, { process: 'policy-review', subject: policy }, asOf)
}
