import type { Ask } from '../domain/ask.js'
import type { Cycle } from '../domain/cycle.js'
import { isReachable, type Person } from '../domain/person.js'
import type { PolicyVersion } from '../domain/policy.js'
import type { Cycles } from '../store/cycles.js'
import type { PaperLists } from '../store/paper-lists.js'
import type { People } from '../store/people.js'
import type { Policies } from '../store/policies.js'
import type { Parts, PolicyProgress } from '../store/policy-progress.js'

export interface UnsignedTools {
  cycles: Cycles
  paperLists: PaperLists
  people: People
  policies: Policies
  policyProgress: PolicyProgress
}

/** A published policy, and who without chat has not acknowledged it and stands on no list yet. */
export interface Unsigned {
  policy: PolicyVersion
  cycle: Cycle
  people: { ask: Ask; person: Person }[]
}

/** By name; null where the policy is not published. */
export async function unsignedOf(
  tools: UnsignedTools,
  policyId: string,
  parts: Parts,
): Promise<Unsigned | null> {
  const cycle = await tools.cycles.newestAbout('policy', policyId)
  const policy = cycle && (await tools.policies.byVersion(policyId, cycle.subject.version))
  if (!policy) return null
  const onLists = new Set(
    (await tools.paperLists.entered()).flatMap(({ signatures }) => signatures.map(({ ask }) => ask)),
  )
  const open = (await tools.cycles.openAbout('policy', policyId)).map(({ _id }) => _id)
  const asks = (await tools.policyProgress.openAsks(open, parts)).filter(({ _id }) => !onLists.has(_id))
  const names = await tools.people.byIds(asks.map(({ askedOf }) => askedOf))
  const people = asks.flatMap((ask) => {
    const person = names.get(ask.askedOf)
    return person && !isReachable(person) ? [{ ask, person }] : []
  })
  people.sort((a, b) => a.person.name.localeCompare(b.person.name))
  return { policy, cycle, people }
}
