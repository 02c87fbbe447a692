import { hasBegun, type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { isHeld, type Occurrence, type Programme } from '../../domain/programme.js'
import { morningOf, nextMorning } from '../../domain/reminders.js'
import { businessDaysBefore, dateIn } from '../../domain/working-days.js'
import type { Deliveries } from '../../store/deliveries.js'
import { ownerOf } from '../../store/owners.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { PlanTools } from './plan.js'

export interface ComingTools extends PlanTools {
  deliveries: Deliveries
  people: People
  policies: Policies
}

/**
 * The owner of a programme hears so many business days ahead that an occurrence is coming: once of each date. Whoever
 * moved it to that day knows, and so does who was told just then that somebody else did. Safe to repeat.
 */
export function announceComing(tools: ComingTools) {
  return async (asOf: string, heartbeat: () => void): Promise<void> => {
    const [organisation, planned, programmes] = await Promise.all([
      tools.organisation.read(),
      tools.occurrences.planned(),
      tools.programmes.active(),
    ])
    if (!organisation || !hasBegun(organisation)) return
    for (const programme of programmes) {
      heartbeat()
      if (programme.noticeDays === 0) continue
      const near = planned.filter(
        (each) =>
          each.programme === programme._id &&
          isNear(each, programme, organisation, asOf) &&
          !(each.moved && isNear(each, programme, organisation, each.moved.at)),
      )
      const owner = near.length > 0 ? await ownerOf(tools, programme, asOf) : null
      if (owner) await announce(tools, near, owner, organisation, asOf)
    }
  }
}

function isNear(
  occurrence: Occurrence,
  programme: Programme,
  { workingDays, timeZone }: Organisation,
  asOf: string,
): boolean {
  const { date } = occurrence
  const { noticeDays, country } = programme
  const today = dateIn(asOf, timeZone)
  if (isHeld(programme, occurrence) || date <= today) return false
  return businessDaysBefore(date, noticeDays, { workingDays, country }) <= today
}

async function announce(
  { deliveries }: ComingTools,
  near: readonly Occurrence[],
  owner: Person,
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const morning = nextMorning(asOf, placeOf(owner, organisation))
  await deliveries.want(
    near
      .filter(({ moved }) => moved?.by !== owner._id)
      .map(({ _id, date }) => ({
        person: owner._id,
        content: { kind: 'coming', occurrence: _id, date, asks: [] },
        class: 'morning',
        notBefore: morningOf(morning, owner.timeZone, organisation.reminders),
        reachable: isReachable(owner),
      })),
  )
}
