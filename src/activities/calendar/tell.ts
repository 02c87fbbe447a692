import { awayOn } from '../../domain/absence.js'
import { type CalendarChange, changesOf } from '../../domain/calendar-change.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import type { Occurrence, Programme } from '../../domain/programme.js'
import { morningOf } from '../../domain/reminders.js'
import { addDays, businessDayFrom, dateIn } from '../../domain/working-days.js'
import type { Absences } from '../../store/absences.js'
import type { Deliveries, Wanted } from '../../store/deliveries.js'
import { ownerOf } from '../../store/owners.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'

export interface TellTools {
  absences: Absences
  deliveries: Deliveries
  people: People
  policies: Policies
}

/** What a crash left untold is told at the next midnight; what is older than that is no news. */
const NEWS_MS = 2 * 24 * 60 * 60_000

/** From when on (ISO 8601 UTC) what was done in chat is news. */
export function newsSince(asOf: string): string {
  return new Date(Date.parse(asOf) - NEWS_MS).toISOString()
}

/**
 * Whoever owns a programme hears what somebody else did to it: once of each, however often this runs. Whoever approved it
 * knows.
 *
 * @param dates those of its dates that somebody may have changed since {@link newsSince}
 */
export async function tellOwner(
  tools: TellTools,
  programme: Programme,
  dates: readonly Occurrence[],
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const news = changesOf(programme, dates).filter(({ at }) => at > newsSince(asOf))
  const owner = news.length > 0 ? await ownerOf(tools, programme, asOf) : null
  const others = news.filter(({ by, approval }) => owner && by !== owner._id && approval?.by !== owner._id)
  if (!owner || others.length === 0) return
  const when = await whenFor(tools, owner, organisation, asOf)
  await tools.deliveries.want(others.map((change) => messageOf(change, programme, owner, when)))
}

type When = Pick<Wanted, 'class' | 'notBefore'>

/** At once, as whatever somebody does to what is another's; whoever is away hears of it on their first morning back. */
async function whenFor(
  { absences }: TellTools,
  owner: Person,
  organisation: Organisation,
  asOf: string,
): Promise<When> {
  const known = await absences.of(owner._id)
  const away = awayOn(known.absences, dateIn(asOf, owner.timeZone))
  if (!away) return { class: 'now', notBefore: asOf }
  const back = businessDayFrom(addDays(away.until, 1), placeOf(owner, organisation))
  return { class: 'morning', notBefore: morningOf(back, owner.timeZone, organisation.reminders) }
}

function messageOf({ id }: CalendarChange, { _id }: Programme, owner: Person, when: When): Wanted {
  return {
    person: owner._id,
    content: { kind: 'calendar-change', programme: _id, change: id, asks: [] },
    ...when,
    reachable: isReachable(owner),
  }
}
