import type { CalendarDate } from '../../domain/calendar-date.js'
import { hashOf } from '../../domain/canonical-json.js'
import { type Cycle, cycleId, partsOfCycle } from '../../domain/cycle.js'
import type { Organisation } from '../../domain/organisation.js'
import { ASKED_BEFORE, endOfQuarter, PLAN, quarterFor, undone } from '../../domain/treatment-plan.js'
import { addDays, addMonths, dateIn } from '../../domain/working-days.js'
import { askedOn, type PlanLookTools, runningPlans } from './look.js'

export interface BeginPlanTools extends Pick<PlanLookTools, 'cycles' | 'organisation' | 'people' | 'risks'> {
  /** Starts the workflow of a cycle that is on record. What fails is mended by the sweep. */
  startCycle: (cycle: Pick<Cycle, '_id' | 'process'>) => Promise<void>
}

/** More days than the business days before a due date can take, with holidays between them. */
const DAYS_AHEAD = ASKED_BEFORE * 4

/**
 * The cycle of a quarter begins on the first day on which any of its actions is asked about; safe to repeat. A quarter in
 * which nothing is due has none.
 */
export function beginPlans(tools: BeginPlanTools) {
  return async (asOf: string): Promise<void> => {
    const organisation = await tools.organisation.read()
    if (!organisation) return
    const today = dateIn(asOf, organisation.timeZone)
    const due = await dueToAsk(tools, organisation, today)
    const running = await runningPlans(tools)
    const covered = running.map((id) => endOfQuarter(partsOfCycle(id)?.period ?? '')).sort()
    const uncovered = due.filter((day) => !covered.some((until) => day <= until))
    const quarters = new Set(uncovered.map((day) => quarterFor({ due: day }, today)))
    for (const quarter of [...quarters].sort()) await begin(tools, organisation, quarter, asOf)
  }
}

/** When what is asked about by today is due, of all that is not done. */
async function dueToAsk(
  { people, risks }: BeginPlanTools,
  organisation: Organisation,
  today: CalendarDate,
): Promise<CalendarDate[]> {
  const planned = (await risks.withPlanDueBy(addDays(today, DAYS_AHEAD))).flatMap(undone)
  const owners = await people.byIds(planned.map(({ action }) => action.owner))
  return planned
    .filter((each) => askedOn(each, owners, organisation) <= today)
    .map(({ action: { due } }) => due)
}

async function begin(
  { cycles, startCycle }: BeginPlanTools,
  { ismsLead, timeZone }: Organisation,
  quarter: string,
  asOf: string,
): Promise<void> {
  const dueOn = endOfQuarter(quarter)
  const _id = cycleId('treatment-plan', PLAN, quarter)
  await cycles.start(
    {
      ...{ _id, process: 'treatment-plan', audience: [], sequence: 1, startedBy: ismsLead, startedAt: asOf },
      subject: { type: 'treatment-plan', id: PLAN, version: quarter, hash: hashOf([PLAN, quarter]) },
      ...{ dueOn, closesOn: addMonths(dueOn, MONTHS_TO_CLOSE), timeZone },
    },
    { kind: 'workflow', process: 'calendar' },
    { kind: 'steward' },
  )
  await startCycle({ _id, process: 'treatment-plan' })
}

/** What is overdue keeps it open; a year on it is looked at as anything else that never ended. */
const MONTHS_TO_CLOSE = 12
