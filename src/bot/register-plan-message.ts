import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import { REGISTER_PLAN } from '../domain/register-plan.js'
import type { OrganisationStore } from '../store/organisation.js'
import { documentMessage } from './document-message.js'
import { registerPlanOnRecord } from './register-plan-on-record.js'
import type { RegisterPlanTools } from './register-plan-view.js'
import type { Shown } from './show.js'

export interface RegisterPlanMessageTools extends RegisterPlanTools {
  organisation: OrganisationStore
}

type Content = Extract<DeliveryContent, { kind: 'register-plan' }>

/** A version of the register's treatment plan as a file, in its reader's language. */
export async function registerPlanMessage(
  tools: RegisterPlanMessageTools,
  { version, format }: Content,
  reader: Person,
  at: string,
): Promise<Pick<Shown, 'card' | 'file'> | null> {
  const [plan, organisation] = await Promise.all([
    tools.registerPlans.byVersion(REGISTER_PLAN, version),
    tools.organisation.read(),
  ])
  if (!plan || !organisation) return null
  const { language } = reader
  return documentMessage(
    ({ registerPlan }) => registerPlan,
    { version, format },
    reader,
    organisation,
    () => registerPlanOnRecord(tools, organisation, plan, { format, language, madeAt: at }),
  )
}
