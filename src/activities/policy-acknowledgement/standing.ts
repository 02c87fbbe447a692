import type { Cycle } from '../../domain/cycle.js'
import { earlierWordings } from '../../domain/policy.js'
import type { PolicyAcknowledgementTools } from './activities.js'

/** Where a cycle's policy stands. */
export interface Standing {
  /** The newest version that was published. */
  newest: string
  /** The versions that it only rewords: it takes over what is open of them. */
  wordings: string[]
}

export async function standingOf(
  { cycles, policies }: Pick<PolicyAcknowledgementTools, 'cycles' | 'policies'>,
  cycle: Cycle,
): Promise<Standing> {
  const { type, id } = cycle.subject
  const newest = ((await cycles.newestAbout(type, id)) ?? cycle).subject.version
  return { newest, wordings: earlierWordings(newest, await policies.history(id)) }
}
