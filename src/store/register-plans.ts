import type { Db } from 'mongodb'
import { plannedRisks, REGISTER_PLAN, type RegisterPlan, registerPlanHash } from '../domain/register-plan.js'
import type { Risk } from '../domain/risk.js'
import { Definitions, definitionIndexes, versionAfter } from './definitions.js'

export const registerPlanIndexes = definitionIndexes('plan')

/** The treatment plan of the whole register, version by version. */
export class RegisterPlans extends Definitions<RegisterPlan> {
  constructor(db: Db) {
    super(db, 'register-plans', 'plan')
  }

  /** The version that these open risks come to: a new one where anything is otherwise. Null: none is or was open. */
  async asItStands(open: readonly Risk[], at: string): Promise<RegisterPlan | null> {
    const newest = await this.newest(REGISTER_PLAN)
    const risks = plannedRisks(open)
    const hash = registerPlanHash(risks)
    if (newest?.hash === hash || (!newest && risks.length === 0)) return newest
    const version: RegisterPlan = {
      ...versionAfter(REGISTER_PLAN, newest ?? undefined, at),
      plan: REGISTER_PLAN,
      risks,
      hash,
    }
    // Of two who find it otherwise at the same moment, the first one's stands, and both read that.
    await this.add(version)
    return this.newest(REGISTER_PLAN)
  }

  /** The one before this one; null where it is the first. */
  before({ sequence }: Pick<RegisterPlan, 'sequence'>): Promise<RegisterPlan | null> {
    return this.byVersion(REGISTER_PLAN, String(sequence - 1))
  }
}
