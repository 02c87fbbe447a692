import { type Ask, askId, putTo } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isReachable, type Person, type PersonId } from '../../domain/person.js'
import { nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import type { NewAsk } from '../../store/asks.js'
import { closedBy } from '../../store/closing-asks.js'
import type { Wanted } from '../../store/deliveries.js'
import { groupedBy } from '../../store/grouped-by.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { AccessReviewTools } from './tools.js'

export const byReview = closedBy('access-review')

/** One question to one person. */
export interface Asking extends Pick<NewAsk, 'slot' | 'follows' | 'neverBy'> {
  person: Person
  dueOn: CalendarDate
  /** In a message of its own; else the morning's names it. */
  atOnce: boolean
  /** Others are asked the same, or the same person of other things: what is open already stays so. */
  beside?: boolean
}

/**
 * Asks this person. What they are asked already is the same question where it follows the same and is due on the same day;
 * unless it stands beside others, whoever was asked before is asked no more. Gives the ask; twice is the same as once.
 *
 * @param asks All of the cycle so far.
 */
export async function askPerson(
  tools: AccessReviewTools,
  cycle: Cycle,
  asks: readonly Ask[],
  { person, atOnce, beside = false, ...asking }: Asking,
  asOf: string,
): Promise<string> {
  const organisation = await organisationOf(tools)
  const { slot, follows, dueOn } = asking
  const same = asks.filter((ask) => ask.slot === slot)
  const before = same.filter(({ askedOf }) => askedOf === person._id)
  // A worker that died may have asked, and done nothing of what follows.
  const asked = before.find((ask) => {
    return ask.state === 'open' && ask.follows === follows && (!beside || ask.dueOn === dueOn)
  })
  const round = asked?.round ?? before.length + 1
  const ask = newAsk(cycle, person, organisation, asOf, { ...asking, round, atOnce })
  const id = askId(ask)
  const others = beside ? [] : same.filter((ask) => ask.state === 'open' && ask.follows === follows)
  for (const { _id } of others) if (_id !== id) await tools.asks.closeOne(_id, 'handed-on', asOf, byReview)
  await tools.asks.open([ask])
  await settleNewAsks(tools, [person], asOf)
  if (!isReachable(person)) await tools.matchPeople(asOf, tools.heartbeat)
  if (atOnce) {
    // Whoever was in no chat yet may have been found there meanwhile.
    const told = await tools.people.byIds([person._id])
    await tools.deliveries.tell([...told.values()], { kind: 'asks', asks: [id] }, asOf)
  }
  return id
}

/** No message about accounts goes out before they stand in the question; at the latest then. */
const HELD_MS = 60_000

/**
 * The same of many people at once, for whom it was looked in chat already; what each is asked stands beside what the others
 * are. `assign` has what it is about stand in the asks, by the person, and is repeated if a worker dies: so what tells them is
 * wanted before that, and held back until then.
 */
export async function askPeople(
  tools: AccessReviewTools,
  cycle: Cycle,
  asks: readonly Ask[],
  people: readonly Pick<Asking, 'person' | 'dueOn'>[],
  {
    slot,
    atOnce,
    assign,
  }: Pick<Asking, 'slot' | 'atOnce'> & { assign: (asks: ReadonlyMap<PersonId, string>) => Promise<void> },
  asOf: string,
): Promise<void> {
  const organisation = await organisationOf(tools)
  const same = asks.filter((ask) => ask.slot === slot)
  const byPerson = groupedBy(same, ({ askedOf }) => askedOf)
  const questions = people.map(({ person, dueOn }) => {
    const before = byPerson.get(person._id) ?? []
    const asked = before.find((ask) => ask.state === 'open' && !ask.follows && ask.dueOn === dueOn)
    const round = asked?.round ?? before.length + 1
    return { person, ask: newAsk(cycle, person, organisation, asOf, { slot, dueOn, round, atOnce }) }
  })
  await tools.asks.open(questions.map(({ ask }) => ask))
  await settleNewAsks(
    tools,
    questions.map(({ person }) => person),
    asOf,
  )
  const held = new Date(Date.parse(asOf) + HELD_MS).toISOString()
  const messages = questions.map(({ person, ask }): Wanted => {
    const content = { kind: 'asks' as const, asks: [askId(ask)] }
    return { person: person._id, content, class: 'now', notBefore: held, reachable: isReachable(person) }
  })
  if (atOnce) await tools.deliveries.want(messages)
  await assign(new Map(questions.map(({ person, ask }) => [person._id, askId(ask)])))
  if (atOnce) await tools.deliveries.bringForward(messages, asOf)
}

function newAsk(
  { _id: cycle, subject }: Cycle,
  person: Person,
  organisation: Organisation,
  asOf: string,
  { atOnce, dueOn, ...which }: Omit<Asking, 'person' | 'beside'> & Pick<NewAsk, 'round'>,
): NewAsk {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, person.timeZone)
  return {
    ...{ cycle, process: 'access-review', kind: 'delegable', ...which, ...putTo(person), subject, dueOn },
    openedAt: asOf,
    remindOn: atOnce ? remindAgainOn(today, dueOn, place, organisation.reminders) : nextMorning(asOf, place),
    ...(atOnce && isReachable(person) ? { toldOn: today } : {}),
  }
}

/** What was planned comes with the morning's message; what is asked out of turn comes at once. */
export function isAtOnce({ because, accounts }: Pick<Cycle, 'because' | 'accounts'>): boolean {
  return because !== undefined || accounts !== undefined
}

export async function organisationOf({
  organisation,
}: Pick<AccessReviewTools, 'organisation'>): Promise<Organisation> {
  const read = await organisation.read()
  if (!read) throw new Error('No organisation has been imported')
  return read
}

/** So many business days from now on, where they work. */
export function dueIn(days: number, person: Person, organisation: Organisation, asOf: string): CalendarDate {
  return dueDate(dateIn(asOf, person.timeZone), days, placeOf(person, organisation))
}
