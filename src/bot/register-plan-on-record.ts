import type { Organisation } from '../domain/organisation.js'
import type { RegisterPlan } from '../domain/register-plan.js'
import { registerPlanPdf } from './pdf/register-plan-pdf.js'
import { registerPlanCsv } from './register-plan-table.js'
import { type RegisterPlanTools, registerPlanView } from './register-plan-view.js'
import { textsFor } from './texts/texts.js'

/** One version of the register's treatment plan as a file. */
export async function registerPlanOnRecord(
  tools: RegisterPlanTools,
  { name, timeZone }: Pick<Organisation, 'name' | 'timeZone'>,
  plan: RegisterPlan,
  { format, language, madeAt }: { format: 'pdf' | 'csv'; language: string; madeAt: string },
): Promise<Uint8Array> {
  const texts = textsFor(language)
  const view = await registerPlanView(tools, plan, { at: madeAt, timeZone }, texts)
  if (format === 'csv') return Buffer.from(registerPlanCsv(view, language))
  return registerPlanPdf(view, { organisation: name, language, timeZone, madeAt }, texts)
}
