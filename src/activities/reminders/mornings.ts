import { type Ask, askedNow, isNeverDue, NEVER_DUE } from '../../domain/ask.js'
import { LATE_NAMED, type MorningContent } from '../../domain/delivery.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isPresent, isReachable, type Person, type PersonId } from '../../domain/person.js'
import { isAboutRisk } from '../../domain/process-traits.js'
import { isMorning, morningFor, nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { proposalsRemindOn } from '../../domain/risk-proposal.js'
import { addDays, businessDayFrom, dateIn, type Place } from '../../domain/working-days.js'
import type { AskReminders, Reminded, Told } from '../../store/ask-reminders.js'
import type { Deliveries, Wanted } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import type { RiskProposals } from '../../store/risk-proposals.js'
import { type DailySummaryTools, summaryFor } from './daily-summary.js'

export interface MorningTools extends DailySummaryTools {
  askReminders: AskReminders
  deliveries: Deliveries
  people: People
  riskProposals: RiskProposals
  /** Says that a long step is still alive. */
  heartbeat: () => void
}

const CHUNK = 500
/** From midnight, where the set hour is that early, to noon. */
const LONGEST_MORNING_MS = 12 * 3_600_000

/**
 * Everybody whose morning it is, and for whom there is something new, or something to be reminded of, gets the one
 * message of their day. What comes up after it was made waits for the next morning.
 *
 * @param zones In which somebody is asked something.
 */
export async function writeMornings(
  tools: MorningTools,
  organisation: Organisation,
  zones: readonly string[],
  asOf: string,
): Promise<void> {
  const seen = new Set<PersonId>()
  let chunk: PersonId[] = []
  const write = async () => {
    await writeChunk(tools, organisation, chunk, asOf)
    chunk = []
    tools.heartbeat()
  }
  for await (const person of recipients(tools, organisation, zones, asOf)) {
    if (seen.has(person)) continue
    seen.add(person)
    chunk.push(person)
    if (chunk.length === CHUNK) await write()
  }
  await write()
}

async function* recipients(
  { askReminders }: MorningTools,
  organisation: Organisation,
  zones: readonly string[],
  asOf: string,
): AsyncIterable<PersonId> {
  for (const zone of zones) yield* askReminders.toRemind(zone, dateIn(asOf, zone))
  yield* await askReminders.toTell()
  yield organisation.ismsLead
  for (const { person } of organisation.coordinators) yield person
}

async function writeChunk(
  tools: MorningTools,
  organisation: Organisation,
  ids: readonly PersonId[],
  asOf: string,
): Promise<void> {
  const [byId, openAsks, lateAsks, has] = await Promise.all([
    tools.people.byIds(ids),
    tools.askReminders.openFor(ids),
    tools.askReminders.lateFor(ids),
    tools.deliveries.havingMorning(ids, beforeThisMorning(asOf)),
  ])
  const people = [...byId.values()]
  const open = groupedBy(openAsks, askedNow)
  const late = groupedBy(lateAsks, (ask) => ask.lateFor ?? [])

  const mornings = people
    .map((person) => morning(person, open.get(person._id) ?? [], organisation, asOf))
    .filter(({ due }) => due)
  const wanted: Wanted[] = []
  for (const each of mornings) {
    // Who has no account, or heard nothing while nothing could be sent, gets one message then, not one of each day, and
    // none beside it on the morning on which it comes.
    if (has.has(each.person._id)) continue
    const content = await contentOf(tools, organisation, each, late.get(each.person._id) ?? [], asOf)
    if (!content) continue
    const { person } = each
    const reachable = isReachable(person)
    wanted.push({ person: person._id, content, class: 'morning', notBefore: asOf, reachable })
  }
  await tools.deliveries.want(wanted)
  await settle(tools, organisation, people, open, asOf)
}

/** A moment before anybody's morning that lasts now, and after the one before. */
function beforeThisMorning(asOf: string): string {
  return new Date(Date.parse(asOf) - LONGEST_MORNING_MS).toISOString()
}

interface PersonsMorning {
  person: Person
  place: Place
  today: string
  named: Ask[]
  /** It is their morning, and they are there. */
  due: boolean
}

function morning(
  person: Person,
  open: readonly Ask[],
  organisation: Organisation,
  asOf: string,
): PersonsMorning {
  const place = placeOf(person, organisation)
  const today = dateIn(asOf, place.timeZone)
  const { named } = morningFor(open, today, place, organisation.reminders)
  const due = isPresent(person, today) && isMorning(asOf, place, organisation.reminders)
  return { person, place, today, named, due }
}

/** Null: there is nothing to say to them today. */
async function contentOf(
  tools: MorningTools,
  organisation: Organisation,
  { person, place, today, named }: PersonsMorning,
  late: readonly Ask[],
  asOf: string,
): Promise<Wanted['content'] | null> {
  const news = late.some((ask) => ask.tell?.includes(person._id))
  const summary = await summaryFor(tools, organisation, person, asOf)
  const proposals = await proposalsFor(tools, organisation, { person, place, today })
  if (named.length === 0 && !news && !summary && !proposals.call) return null
  return {
    kind: 'morning',
    day: today,
    asks: named.map((ask) => ask._id),
    ...(proposals.open.length > 0 ? { proposals: proposals.open } : {}),
    ...(await lateIn(tools, late, asOf)),
    ...(summary ? { summary } : {}),
  }
}

/** What is proposed for the register and waits for this person, and whether it asks for a message today. */
async function proposalsFor(
  { deliveries, riskProposals }: MorningTools,
  organisation: Organisation,
  { person, place, today }: Pick<PersonsMorning, 'person' | 'place' | 'today'>,
): Promise<{ open: string[]; call: boolean }> {
  const open = person._id === organisation.ismsLead ? await riskProposals.open() : []
  if (open.length === 0) return { open: [], call: false }
  const last = await deliveries.lastWithProposals(person._id, today)
  const on = proposalsRemindOn(open, last, place, organisation.reminders)
  return { open: open.map(({ _id }) => _id), call: on !== null && on <= today }
}

/** The first people by name, those late about a risk before the others, with all that they are late with; who is left is counted. */
async function lateIn(
  { people }: MorningTools,
  late: readonly Ask[],
  asOf: string,
): Promise<Pick<MorningContent, 'late' | 'lateInAll'>> {
  const all = [...new Set(late.map(({ askedOf }) => askedOf))]
  if (all.length === 0) return { late: [] }
  const aboutRisks = late.flatMap(({ subject, askedOf }) => (isAboutRisk(subject) ? [askedOf] : []))
  const first = await people.firstByName([...new Set(aboutRisks)], LATE_NAMED)
  const left = LATE_NAMED - first.length
  const others = all.filter((person) => !first.includes(person))
  const named = [...first, ...(left > 0 ? await people.firstByName(others, left) : [])]
  const theirs = late.filter(({ askedOf }) => named.includes(askedOf))
  return { late: theirs.map(({ _id }) => _id), lateInAll: { people: all.length, asOf } }
}

/**
 * What the message of the day names is told, and reminded of again later; what it does not name, since it came up
 * after it, comes in the next one: for what is late of others, too. From what stands in the messages, so that it is the
 * same after a crash.
 */
async function settle(
  tools: MorningTools,
  organisation: Organisation,
  people: readonly Person[],
  open: ReadonlyMap<PersonId, Ask[]>,
  asOf: string,
): Promise<void> {
  const reminded: Reminded[] = []
  const told: Told[] = []
  for (const [today, group] of groupedBy(people, (person) => [dateIn(asOf, person.timeZone)])) {
    const written = await tools.deliveries.morningsOf(
      group.map((person) => person._id),
      today,
    )
    for (const person of group) {
      const message = written.get(person._id)
      if (message?.lateInAll) told.push({ person: person._id, asOf: message.lateInAll.asOf })
      const asks = open.get(person._id) ?? []
      reminded.push(
        ...remindNext(asks, message?.asks ?? [], today, placeOf(person, organisation), organisation, asOf),
      )
    }
  }
  await tools.askReminders.reminded(reminded)
  await tools.askReminders.told(told)
  await tools.askReminders.toldNoMore(people.map(({ _id }) => _id))
}

function remindNext(
  asks: readonly Ask[],
  named: readonly string[],
  today: string,
  place: Place,
  { reminders }: Organisation,
  asOf: string,
): Reminded[] {
  return asks.flatMap((ask): Reminded[] => {
    if (named.includes(ask._id)) {
      const remindOn = remindAgainOn(today, ask.dueOn, place, reminders)
      return [{ ask: ask._id, remindOn, ...(ask.toldOn === undefined ? { toldOn: today } : {}) }]
    }
    if (ask.remindOn > today) return []
    if (isNeverDue(ask) && ask.toldOn !== undefined) return [{ ask: ask._id, remindOn: NEVER_DUE }]
    const over = isMorning(asOf, place, reminders)
    return [
      {
        ask: ask._id,
        remindOn: over ? businessDayFrom(addDays(today, 1), place) : nextMorning(asOf, place),
      },
    ]
  })
}

function groupedBy<Thing, Key>(
  things: readonly Thing[],
  keysOf: (thing: Thing) => readonly Key[],
): Map<Key, Thing[]> {
  const groups = new Map<Key, Thing[]>()
  for (const thing of things) {
    for (const key of keysOf(thing)) {
      const group = groups.get(key) ?? []
      // In place: the ISMS lead may be told of tens of thousands.
      group.push(thing)
      groups.set(key, group)
    }
  }
  return groups
}
