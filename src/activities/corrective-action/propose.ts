import type { Process } from '../../domain/ask.js'
import type { Cycle } from '../../domain/cycle.js'
import { defaultCorrectiveActions, type Organisation } from '../../domain/organisation.js'
import { isVoluntary } from '../../domain/process-traits.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { ControlChecks } from '../../store/control-checks.js'
import { type BeginCorrectiveTools, raiseNonconformity } from './start.js'

export interface ProposeTools extends BeginCorrectiveTools {
  controlChecks: ControlChecks
  /** What is not as it should be about a cycle, in the words and the first language of the organisation; null: it is gone. */
  describe: (cycle: Cycle, how: 'failed' | 'overdue', organisation: Organisation) => Promise<string | null>
}

/** Back to then failed checks are looked for. */
const LOOKED_BACK_MS = 14 * 24 * 3_600_000

/** What goes on until somebody has ended it, or asks nothing that anybody has to answer, is late by nature. */
const neverProposed: readonly Process[] = ['corrective-action', 'treatment-plan', 'internal-audit']

/**
 * A check that failed, and a round that is overdue by so many business days, are proposed as nonconformities, one for each
 * cycle, whoever looks how often. The ISMS lead says whether they are any.
 */
export function proposeCorrectiveActions(tools: ProposeTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation || organisation.inForce === null) return
    const settings = organisation.correctiveActions ?? defaultCorrectiveActions
    const failed = settings.proposeFailedChecks ? await failedIn(tools, asOf) : []
    const overdue =
      settings.proposeAfterDays > 0
        ? await overdueIn(tools, organisation, settings.proposeAfterDays, asOf)
        : []
    const both = [
      ...failed.map((cycle) => ({ cycle, how: 'failed' as const })),
      ...overdue.map((cycle) => ({ cycle, how: 'overdue' as const })),
    ]
    const known = await tools.nonconformities.ofCycles(both.map(({ cycle }) => cycle._id))
    for (const { cycle, how } of both) {
      const nature = known.has(cycle._id) ? null : await tools.describe(cycle, how, organisation)
      if (nature === null) continue
      const raising = { source: { of: 'cycle', cycle: cycle._id }, nature, by: null, at: asOf } as const
      await raiseNonconformity(tools)(raising, { kind: 'workflow', process: 'reminders' })
    }
  }
}

async function failedIn({ controlChecks, cycles }: ProposeTools, asOf: string): Promise<Cycle[]> {
  const since = new Date(Date.parse(asOf) - LOOKED_BACK_MS).toISOString()
  const asks = await controlChecks.failedSince(since)
  const found = await Promise.all([...new Set(asks.map(({ cycle }) => cycle))].map((id) => cycles.byId(id)))
  return found.filter((cycle) => cycle !== null)
}

async function overdueIn(
  { cycles }: ProposeTools,
  organisation: Organisation,
  days: number,
  asOf: string,
): Promise<Cycle[]> {
  const today = dateIn(asOf, organisation.timeZone)
  return (await cycles.open()).filter(
    ({ process, dueOn }) =>
      !neverProposed.includes(process) &&
      !isVoluntary(process) &&
      dueDate(dueOn, days, organisation) <= today,
  )
}
