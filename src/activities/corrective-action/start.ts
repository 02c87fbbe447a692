import type { Cycle } from '../../domain/cycle.js'
import type { Through } from '../../domain/ledger.js'
import { correctiveCycleId, type Nonconformity, nonconformitySubject } from '../../domain/nonconformity.js'
import { addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import type { Cycles } from '../../store/cycles.js'
import type { Nonconformities, Raising } from '../../store/nonconformities.js'
import type { OrganisationStore } from '../../store/organisation.js'

export interface BeginCorrectiveTools {
  cycles: Cycles
  nonconformities: Nonconformities
  organisation: OrganisationStore
  /** Starts the workflow of a cycle that is on record. What fails is mended by the sweep. */
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}

/** Puts on record what is not as it should be, and has it seen to; twice is the same as once. */
export function raiseNonconformity(tools: BeginCorrectiveTools) {
  return async (raising: Raising, through: Through): Promise<Nonconformity> => {
    const nonconformity = await tools.nonconformities.raise(raising, through)
    await begin(tools, nonconformity)
    return nonconformity
  }
}

/** What was raised and whose cycle is not on record yet: whoever raised it may have died in between. */
export function beginCorrectiveActions(tools: BeginCorrectiveTools) {
  return async (): Promise<void> => {
    for (const nonconformity of await tools.nonconformities.owingCycle()) await begin(tools, nonconformity)
  }
}

async function begin(tools: BeginCorrectiveTools, nonconformity: Nonconformity): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) return
  const { _id: id, number: sequence, by, at: startedAt } = nonconformity
  const { timeZone, ismsLead, approval } = organisation
  const _id = correctiveCycleId(id)
  const process = 'corrective-action'
  const dueOn = dueDate(dateIn(startedAt, timeZone), approval.businessDays, organisation)
  await tools.cycles.start(
    {
      ...{ _id, process, audience: [], sequence, startedBy: by ?? ismsLead, startedAt },
      subject: nonconformitySubject(nonconformity),
      ...{ dueOn, closesOn: addMonths(dueOn, MONTHS_TO_CLOSE), timeZone },
    },
    { kind: 'workflow', process },
    { kind: 'steward' },
  )
  await tools.startCycle({ _id, process })
  await tools.nonconformities.cycleBegun(id)
}

/** It goes on until it has ended; so many months on it is looked at as anything else that never ended. */
const MONTHS_TO_CLOSE = 24
