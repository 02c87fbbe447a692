import { hasBegun } from '../../domain/organisation.js'
import {
  type Occurrence,
  type Programme,
  type ProgrammeProcess,
  startsAt,
  startsOn,
} from '../../domain/programme.js'
import type { PlanTools } from './plan.js'

/**
 * Puts the cycle of an occurrence on record and starts it; twice is the same as once. Null: there is nothing to ask
 * about.
 */
export type StartOccurrence = (
  programme: Programme,
  occurrence: Occurrence,
  asOf: string,
) => Promise<string | null>

export interface StartTools extends PlanTools {
  /** By the process of the programme. */
  starts: Readonly<Record<ProgrammeProcess, StartOccurrence>>
}

export interface CalendarActivities {
  /** Starts what of this programme is due. */
  startDue(input: { programme: string; asOf: string }): Promise<void>
}

/**
 * The claim makes it exactly once, whoever looks how often: what is claimed and has no cycle yet, because the worker
 * died in between, is taken up by the next look.
 */
export function calendarActivities(tools: StartTools): CalendarActivities {
  return {
    async startDue({ programme: id, asOf }) {
      const programme = await tools.programmes.byId(id)
      if (!programme) return
      await claimDue(tools, await dueNow(tools, programme, asOf), asOf)
      await openOwed(tools, programme, asOf)
    },
  }
}

/**
 * Of several that are due at once, after a pause or an outage, the newest starts and stands for the others. They are
 * covered first: a worker that dies in between leaves nothing that would start besides it.
 */
async function claimDue(
  { occurrences }: StartTools,
  due: readonly Occurrence[],
  asOf: string,
): Promise<void> {
  const inOrder = [...due].sort((a, b) => a.nominal.localeCompare(b.nominal))
  const newest = inOrder.pop()
  if (!newest) return
  for (const each of inOrder) await occurrences.cover(each, newest, asOf)
  const through = { kind: 'workflow', process: 'calendar' } as const
  await occurrences.start(newest, { at: asOf, by: null, through })
}

async function openOwed(tools: StartTools, programme: Programme, asOf: string): Promise<void> {
  for (const occurrence of await tools.occurrences.owingCycle(programme._id)) {
    const cycle = await tools.starts[programme.process](programme, occurrence, asOf)
    await tools.occurrences.cycleStarted(occurrence._id, cycle)
  }
}

async function dueNow(tools: PlanTools, programme: Programme, asOf: string): Promise<Occurrence[]> {
  const organisation = await tools.organisation.read()
  if (!organisation || !hasBegun(organisation)) return []
  const planned = await tools.occurrences.planned(programme._id)
  return planned.filter((each) => {
    const day = startsOn(programme, each)
    return day !== null && startsAt(day, organisation) <= asOf
  })
}
