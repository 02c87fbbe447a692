import { CLOSED_SAID_FOR_DAYS, type DailySummary, newsIn } from '../../domain/daily-summary.js'
import type { Organisation } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import { isVoluntary } from '../../domain/process-traits.js'
import { addDays, dateIn } from '../../domain/working-days.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Figures } from '../../store/figures.js'
import { type HowFarTools, howFarOf } from '../../store/how-far.js'
import { closedIncomplete } from '../../store/unanswered.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { movedInRegister, type RiskMovesTools } from './risk-moves.js'

export interface DailySummaryTools extends RiskMovesTools, HowFarTools {
  acknowledgements: Acknowledgements
  cycles: Cycles
  deliveries: Deliveries
  figures: Figures
  /** The end of the ledger. */
  ledgerHead: () => Promise<{ height: number; hash: string }>
}

/** A few lines on a morning; the rest is a command away. */
const CYCLES_SHOWN = 5

/**
 * What there is to say of where things stand, to the ISMS lead and to coordinators; null for everybody else, before
 * anything was asked, and where nothing is new.
 */
export async function summaryFor(
  tools: DailySummaryTools,
  organisation: Organisation,
  person: Person,
  asOf: string,
): Promise<DailySummary | null> {
  const today = dateIn(asOf, person.timeZone)
  const summary = await standingFor(tools, organisation, person, asOf)
  if (!summary) return null
  const last = await tools.deliveries.lastSummary(person._id, today)
  const leads = person._id === organisation.ismsLead
  const moved = leads ? await movedInRegister(tools, organisation, last?.summary ?? {}, asOf) : {}
  return newsIn({ ...summary, ...moved }, last, today)
}

async function standingFor(
  tools: DailySummaryTools,
  organisation: Organisation,
  person: Person,
  asOf: string,
): Promise<DailySummary | null> {
  const today = dateIn(asOf, person.timeZone)
  const leads = person._id === organisation.ismsLead
  const coordinates = organisation.coordinators.find((each) => each.person === person._id)
  if (!leads && !coordinates) return null
  if (!(await tools.cycles.any())) return null
  if (leads) {
    const [figures, open, closed, unreachable, ledger] = await Promise.all([
      tools.figures.at(asOf, today, []),
      running(tools, asOf),
      closedLately(tools, today),
      unreachablePeople(tools),
      tools.ledgerHead(),
    ])
    return { ...figures, ...open, ...closed, unreachable: unreachable.length, ledger }
  }
  if (!coordinates) return null
  const part = coordinates.of
  return {
    ...(await tools.figures.at(asOf, today, [part])),
    ...('country' in part ? { country: part.country } : { part: part.department }),
    running: [],
    unreachable: 0,
  }
}

async function running(
  tools: DailySummaryTools,
  asOf: string,
): Promise<Pick<DailySummary, 'running' | 'runningMore'>> {
  // Of a review or a check, which asks one person, `/isms status` says whom.
  const rounds = (await tools.cycles.open()).filter(
    ({ asked = 0, process }) => asked > 1 && !isVoluntary(process),
  )
  const open = rounds.sort((a, b) => b.startedAt.localeCompare(a.startedAt))
  const more = open.length - CYCLES_SHOWN
  return {
    running: await Promise.all(
      open.slice(0, CYCLES_SHOWN).map(async (cycle) => {
        const { completion, toShow } = await howFarOf(tools, cycle, [], asOf)
        return { cycle: cycle._id, completion, ...(toShow > 0 ? { toShow } : {}) }
      }),
    ),
    ...(more > 0 ? { runningMore: more } : {}),
  }
}

async function closedLately(tools: DailySummaryTools, today: string): Promise<Pick<DailySummary, 'closed'>> {
  const since = addDays(today, -CLOSED_SAID_FOR_DAYS)
  const closed = (await closedIncomplete(tools, since)).slice(0, CYCLES_SHOWN)
  return closed.length > 0 ? { closed } : {}
}
