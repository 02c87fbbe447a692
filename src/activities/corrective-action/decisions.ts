import { nonconformityOf } from '../../domain/nonconformity.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { DecisionSubject } from '../decision-subject.js'

/**
 * What is decided of a nonconformity: its plan, a later date for an action, or that its correction is enough. Its cycle acts
 * on what was decided, by its next look; once the cycle has ended, there is nothing to decide any more.
 */
export function correctiveDecision({ asks, cycles }: { asks: Asks; cycles: Cycles }): DecisionSubject {
  const overtaken: DecisionSubject['overtaken'] = async ({ nonce = '' }) => {
    const ask = await asks.byId(nonce)
    if (ask?.state !== 'answered' || nonconformityOf(ask.cycle) === null) return 'changed'
    return (await cycles.byId(ask.cycle))?.state === 'closed' ? 'retired' : null
  }
  return { overtaken, carryOut: async (decision) => overtaken(decision) }
}
