import { writeFile } from 'node:fs/promises'
import { registerPlanOnRecord } from '../bot/register-plan-on-record.js'
import type { RegisterPlanTools } from '../bot/register-plan-view.js'
import { REGISTER_PLAN } from '../domain/register-plan.js'
import type { Stores } from './stores.js'

export interface PlanWanted {
  /** Its ending says what it is: `.pdf` or `.csv`. */
  file: string
  /** The one that stands, if none is named. */
  version?: string
  /** The organisation's first, if none is named. */
  language?: string
}

/** `steward treatment-plan`: writes a version of the register's treatment plan. Returns the exit code. */
export async function treatmentPlanCommand(
  stores: RegisterPlanTools & Pick<Stores, 'organisation'>,
  { file, version, language: spoken }: PlanWanted,
  now: Date,
  print: (line: string) => void,
): Promise<number> {
  const format = (['pdf', 'csv'] as const).find((each) => file.toLowerCase().endsWith(`.${each}`))
  if (!format) {
    print(`${file} ends in neither .pdf nor .csv, so nothing was written.`)
    return 2
  }
  const madeAt = now.toISOString()
  const [plan, organisation] = await Promise.all([
    version
      ? stores.registerPlans.byVersion(REGISTER_PLAN, version)
      : stores.registerPlans.asItStands(await stores.risks.open(), madeAt),
    stores.organisation.read(),
  ])
  if (!plan || !organisation) {
    print(version ? `There is no version ${version} of the treatment plan.` : 'No risk is in the register.')
    return 1
  }
  const language = spoken ?? organisation.languages[0] ?? 'en'
  await writeFile(file, await registerPlanOnRecord(stores, organisation, plan, { format, language, madeAt }))
  print(`Version ${plan.version} of the treatment plan was written to ${file}.`)
  return 0
}
