import type { Cycle } from '../../domain/cycle.js'
import { earlierWordings, retirementOf } from '../../domain/policy.js'
import type { PolicyAcknowledgementTools } from './tools.js'

/** Where a cycle's policy stands. */
export interface Standing {
  /** The newest version that was published. */
  newest: string
  /** The versions that it only rewords: it takes over what is open of them. */
  wordings: string[]
  /** Whether it is out of force: nobody is asked about it. */
  retired: boolean
}

export async function standingOf(
  { cycles, policies }: Pick<PolicyAcknowledgementTools, 'cycles' | 'policies'>,
  cycle: Cycle,
): Promise<Standing> {
  const { type, id } = cycle.subject
  const { subject, sequence } = (await cycles.newestAbout(type, id)) ?? cycle
  const history = await policies.history(id)
  return {
    newest: subject.version,
    wordings: earlierWordings(subject.version, history),
    retired: retirementOf({ sequence }, history) !== null,
  }
}
