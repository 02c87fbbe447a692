import type { Process } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle } from '../../domain/cycle.js'
import { correctiveCycleId } from '../../domain/nonconformity.js'
import { defaultCorrectiveActions, type Organisation } from '../../domain/organisation.js'
import type { PersonId } from '../../domain/person.js'
import { asksVeryMany, isVoluntary } from '../../domain/process-traits.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { ControlChecks } from '../../store/control-checks.js'
import type { LateAsks } from '../../store/late-asks.js'
import { type BeginCorrectiveTools, raiseNonconformity } from './start.js'

export interface ProposeTools extends BeginCorrectiveTools {
  asks: Pick<Asks, 'allOf'>
  controlChecks: ControlChecks
  lateAsks: LateAsks
  /** What is not as it should be about a cycle, in the words and the first language of the organisation; null: it is gone. */
  describe: (cycle: Cycle, how: GoneWrong, organisation: Organisation) => Promise<string | null>
}

/** What of a cycle went wrong: a check failed, or something is overdue since a day. */
export type GoneWrong = { how: 'failed' } | { how: 'overdue'; since: CalendarDate }

/** A cycle in which something went wrong, and whom it is about, where that is one person. */
interface Wrong {
  cycle: Cycle
  what: GoneWrong
  owner: PersonId | null
}

/** Back to then failed checks are looked for. */
const LOOKED_BACK_MS = 14 * 24 * 3_600_000

/** Of the very many who are asked the same, as a share: where fewer are late, the round is not proposed. */
const FEWEST_LATE = 0.05

/** What is itself about something to be mended, and asks for another date where it takes longer. */
const neverProposed: readonly Process[] = ['corrective-action', 'treatment-plan']

/**
 * A check that failed, and a round in which an answer is overdue by so many business days, or in which nobody is there to
 * give one, are proposed as nonconformities, one for each cycle, whoever looks how often. That a round still runs after its
 * day is none: some go on by design. The ISMS lead says whether they are any; while they have not, what else is overdue of
 * the same process joins what waits for them, so that a year in which nobody answers asks them a few things, and not each.
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
    const both = [...failed, ...overdue]
    const known = await tools.nonconformities.ofCycles(both.map(({ cycle }) => cycle._id))
    for (const { cycle, what, owner } of both) {
      const nature = known.has(cycle._id) ? null : await tools.describe(cycle, what, organisation)
      if (nature === null) continue
      const source = { of: 'cycle', cycle: cycle._id } as const
      if (what.how === 'overdue' && (await joins(tools, cycle, nature, asOf))) continue
      const raising = {
        ...{ source, nature, by: null, at: asOf },
        ...(owner === null ? {} : { owner }),
        ...(what.how === 'overdue' ? { overdue: true as const } : {}),
      }
      await raiseNonconformity(tools)(raising, { kind: 'workflow', process: 'reminders' })
    }
  }
}

/** False: nothing of the same process waits, or it was said just now what becomes of it, of what was shown then. */
async function joins(
  { asks, nonconformities }: ProposeTools,
  { _id, process }: Cycle,
  nature: string,
  asOf: string,
): Promise<boolean> {
  const waiting = await nonconformities.waitingOverdue(process)
  if (!waiting) return false
  const asked = await asks.allOf(correctiveCycleId(waiting._id))
  return (
    !asked.some(({ state }) => state === 'answered') &&
    (await nonconformities.join(waiting._id, _id, nature, asOf))
  )
}

async function failedIn({ controlChecks, cycles }: ProposeTools, asOf: string): Promise<Wrong[]> {
  const since = new Date(Date.parse(asOf) - LOOKED_BACK_MS).toISOString()
  const asks = await controlChecks.failedSince(since)
  const owners = new Map(asks.map(({ cycle, askedOf }) => [cycle, askedOf]))
  const found = await Promise.all(
    [...owners].map(async ([id, owner]) => ({ cycle: await cycles.byId(id), owner })),
  )
  return found.flatMap(({ cycle, owner }) => (cycle ? [{ cycle, owner, what: { how: 'failed' } }] : []))
}

async function overdueIn(
  { lateAsks, cycles }: ProposeTools,
  organisation: Organisation,
  days: number,
  asOf: string,
): Promise<Wrong[]> {
  const today = dateIn(asOf, organisation.timeZone)
  const isLong = (since: CalendarDate) => dueDate(since, days, organisation) <= today
  const open = (await cycles.open()).filter(
    ({ process }) => !neverProposed.includes(process) && !isVoluntary(process),
  )
  const lateIn = await lateAsks.in(
    open.map(({ _id }) => _id),
    today,
  )
  const late = new Map(lateIn.map((each) => [each.cycle, each]))
  return open.flatMap((cycle): Wrong[] => {
    const { nobodySince, dueOn, asked = 0, process } = cycle
    const found = late.get(cycle._id)
    const { since, askedOf: owner } = found ?? {
      ...{ since: nobodySince === undefined ? null : dueOn, askedOf: null },
    }
    // A few of very many are reminded, and their managers: that is nothing about how it is done.
    if (found && asksVeryMany(process) && found.count < asked * FEWEST_LATE) return []
    return since !== null && isLong(since) ? [{ cycle, owner, what: { how: 'overdue', since } }] : []
  })
}
