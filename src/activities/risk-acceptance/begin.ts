import { type Cycle, cycleId, partsOfCycle } from '../../domain/cycle.js'
import { CRITERIA } from '../../domain/risk-criteria.js'
import { REGISTER } from '../../domain/risk-reassessment.js'
import { addMonths, dateIn, dueDate } from '../../domain/working-days.js'
import { openRisksAmong, openRisksIn } from '../open-risks.js'
import { begin, type StartCycleTools } from '../start-cycle.js'
import { acceptanceIsDue } from './activities.js'
import { registerStands } from './register.js'
import type { RegisterTools } from './tools.js'

export type BeginTools = RegisterTools & Pick<StartCycleTools, 'startCycle'>

export interface WakeTools extends RegisterTools {
  /** Has its workflow look; where that is gone, it begins again. */
  wakeCycle: (cycle: Cycle) => Promise<void>
}

const PROCESS = 'risk-acceptance'
/** A run takes up what comes up while it goes on; so long it goes on at most, and the next one asks what is left. */
const MONTHS_TO_CLOSE = 3

/** A run that is under way takes up what a date has brought. */
export async function wakeAcceptances(tools: WakeTools, asOf: string): Promise<void> {
  const newest = await tools.cycles.newestOf(PROCESS)
  if (newest?.state !== 'open') return
  if (await acceptanceIsDue(tools)(newest, asOf)) await tools.wakeCycle(newest)
}

/**
 * These risks have changed, or were decided on: the run that is under way looks at once, and where there is none, one begins
 * if they want it. The rest of the register is not read: that is the sweep's, beside which nobody clicks.
 */
export async function seeToRegister(
  tools: BeginTools & WakeTools,
  changed: readonly string[],
  asOf: string,
): Promise<void> {
  const newest = await tools.cycles.newestOf(PROCESS)
  if (newest && newest.state !== 'closed') await tools.wakeCycle(newest)
  else await beginAcceptances(tools, asOf, openRisksAmong(tools, changed))
}

/**
 * Where something in the register wants to be accepted, and no run is under way, one begins that sees to it. It looks at how
 * the register stands and not at what happened, so it may come as often as one likes.
 */
export async function beginAcceptances(
  tools: BeginTools,
  asOf: string,
  openRisks = openRisksIn(tools),
): Promise<void> {
  const newest = await tools.cycles.newestOf(PROCESS)
  if (newest && newest.state !== 'closed') return
  const stands = await registerStands(tools, await openRisks(), [], asOf)
  if (!stands.some(({ next }) => next === 'ask' || next === 'request')) return
  const [organisation, criteria] = await Promise.all([
    tools.organisation.read(),
    tools.riskCriteria.newest(CRITERIA),
  ])
  if (!organisation || !criteria) return
  const { ismsLead, timeZone, approval } = organisation
  const number = Number(partsOfCycle(newest?._id ?? '')?.period ?? 0) + 1
  const dueOn = dueDate(dateIn(asOf, timeZone), approval.businessDays, organisation)
  const { version, hash } = criteria
  await begin(
    tools,
    {
      ...{ _id: cycleId(PROCESS, REGISTER, String(number)), asOf, by: null },
      ...{ actor: { kind: 'steward' }, through: { kind: 'workflow', process: PROCESS } },
    },
    {
      ...{
        process: PROCESS,
        subject: { type: 'risk-register', id: REGISTER, version, hash },
        sequence: number,
      },
      ...{ audience: [], dueOn, closesOn: addMonths(dueOn, MONTHS_TO_CLOSE), timeZone, startedBy: ismsLead },
    },
  )
}
