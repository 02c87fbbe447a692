import { type Ask, askId, putTo } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { hashOf } from '../../domain/canonical-json.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person } from '../../domain/person.js'
import { nextMorning } from '../../domain/reminders.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AuditAtHand } from './stage.js'
import type { InternalAuditTools } from './tools.js'

export const byAudit = closedBy('internal-audit')

/** One question to one person in an audit. */
export interface AskingInAudit extends Pick<NewAsk, 'slot' | 'follows' | 'about' | 'neverBy'> {
  person: Person
  /** An auditor's own: no delegation gets around their independence. */
  kind: NewAsk['kind']
  /** By the organisation's days for approvals, if nothing is said. */
  dueOn?: CalendarDate
  /** Counted by who was asked the same before, if nothing is said. */
  round?: number
}

/** Puts these questions beside what is asked already; they come with the morning's message. Twice is the same as once. */
export async function askInAudit(
  tools: InternalAuditTools,
  { cycle, asks, organisation, asOf }: AuditAtHand,
  asking: readonly AskingInAudit[],
): Promise<void> {
  const all = asking.map(({ person, dueOn, round, ...which }, n): NewAsk => {
    const place = placeOf(person, organisation)
    const given = answerBy(person, organisation.approval.businessDays, organisation, asOf)
    return {
      ...{ cycle: cycle._id, process: 'internal-audit', ...which, ...putTo(person), subject: cycle.subject },
      ...{ openedAt: asOf, dueOn: dueOn ?? given, remindOn: nextMorning(asOf, place) },
      round: round ?? roundOf({ person, ...which }, asks, asking.slice(0, n)),
    }
  })
  await tools.asks.open(all)
  const people = asking.map(({ person }) => person)
  await settleNewAsks(tools, people, asOf)
  if (people.some((person) => !isReachable(person))) await tools.matchPeople(asOf, tools.heartbeat)
  await tools.cycles.opened(cycle._id, asOf, all.length, hashOfAsks(all))
  await tools.nudgeReminders()
}

/** So many business days of theirs from now on. */
export function answerBy(
  person: Person,
  businessDays: number,
  organisation: Organisation,
  asOf: string,
): CalendarDate {
  return dueDate(dateIn(asOf, person.timeZone), businessDays, placeOf(person, organisation))
}

/**
 * What is asked about one thing is told apart by its round, whoever is asked: each of a team that reads the same draft, and
 * whoever answers for a finding after somebody else. Anything else is asked of one person once more when it was closed.
 */
function roundOf(
  { slot, about, person }: Pick<AskingInAudit, 'slot' | 'about' | 'person'>,
  asks: readonly Ask[],
  besides: readonly AskingInAudit[],
): number {
  if (about === undefined)
    return (
      asks.filter((ask) => ask.slot === slot && ask.askedOf === person._id && ask.state !== 'open').length + 1
    )
  return [...asks, ...besides].filter((each) => each.slot === slot && each.about === about).length + 1
}

function hashOfAsks(asks: readonly NewAsk[]): string {
  return hashOf(asks.map((ask) => askId(ask)).sort())
}
