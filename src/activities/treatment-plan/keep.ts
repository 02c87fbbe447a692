import type { RegisterPlans } from '../../store/register-plans.js'
import type { Risks } from '../../store/risks.js'

/** What is planned otherwise than in the newest version of the register's plan is a version of its own; safe to repeat. */
export function keepPlan({ registerPlans, risks }: { registerPlans: RegisterPlans; risks: Risks }) {
  return async (asOf: string): Promise<void> => {
    await registerPlans.asItStands(await risks.open(), asOf)
  }
}
