import { askId, putTo } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { DAYS_TO_ANSWER } from '../../domain/owners-question.js'
import { isPresentAt, isReachable, type Person, type PersonId } from '../../domain/person.js'
import { programmeId } from '../../domain/programme.js'
import { morningOf, nextMorning, remindAgainOn } from '../../domain/reminders.js'
import { type Risk, riskSubject } from '../../domain/risk.js'
import { asksAtOnce, NAME_OWNER_SLOT, REASSESS_SLOT, REGISTER } from '../../domain/risk-reassessment.js'
import { dateIn, dueDate, type Place } from '../../domain/working-days.js'
import type { AbsenceTools } from '../../store/absence-lines.js'
import type { AskReminders, Reminded } from '../../store/ask-reminders.js'
import type { NewAsk } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Wanted } from '../../store/deliveries.js'
import type { Programmes } from '../../store/programmes.js'
import type { Reassessments } from '../../store/reassessments.js'
import { settleNewAsks } from '../../store/rerouting.js'
import type { Risks } from '../../store/risks.js'
import { withThoseAbove } from '../../store/those-above.js'

export interface AskOwnersTools extends AbsenceTools {
  askReminders: AskReminders
  cycles: Cycles
  programmes: Programmes
  reassessments: Reassessments
  risks: Risks
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Wakes the clock that reminds everyone: somebody was asked something. */
  nudgeReminders: () => Promise<void>
  heartbeat: () => void
}

/** How many people are asked with one write: each about all of their risks. */
const CHUNK = 50

/** One person, and the risks that they are asked about: how each stands, or whose it is from now on. */
interface Put {
  person: Person
  slot: typeof REASSESS_SLOT | typeof NAME_OWNER_SLOT
  risks: Risk[]
}

/** Asks each owner about their risks; where an owner has left, their manager is asked to name another one. */
export async function askOwners(tools: AskOwnersTools, cycle: Cycle, asOf: string): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  const risks = await risksToAsk(tools, cycle)
  const puts = await putsFor(tools, risks, organisation, asOf)
  if (puts.some(({ person }) => !isReachable(person))) await tools.matchPeople(asOf, tools.heartbeat)
  for (let done = 0; done < puts.length; done += CHUNK) {
    await putThem(tools, cycle, puts.slice(done, done + CHUNK), organisation, asOf)
    tools.heartbeat()
  }
  const asked = (await tools.asks.allOf(cycle._id)).map(({ _id }) => _id)
  await tools.cycles.opened(cycle._id, asOf, asked.length, hashOf(asked))
  await tools.nudgeReminders()
}

/** All that it is about when it begins; later what nobody is asked about any more. */
async function risksToAsk({ reassessments, risks }: AskOwnersTools, cycle: Cycle): Promise<Risk[]> {
  const which = cycle.state === 'published' ? cycle.risks : await reassessments.dueAnew(cycle._id)
  if (which === undefined) return risks.open()
  const found = await risks.byIds(which)
  return [...found.values()].filter(({ state }) => state === 'open')
}

async function putsFor(
  tools: AskOwnersTools,
  risks: readonly Risk[],
  organisation: Organisation,
  asOf: string,
): Promise<Put[]> {
  const people = await withThoseAbove(tools, [...risks.map(({ owner }) => owner), organisation.ismsLead])
  const puts = new Map<string, Put>()
  for (const risk of risks) {
    const owner = people.get(risk.owner)
    const isThere = owner !== undefined && isPresentAt(owner, asOf)
    const person = isThere ? owner : whoNames(risk.owner, people, organisation, asOf)
    if (!person) continue
    const slot = isThere ? REASSESS_SLOT : NAME_OWNER_SLOT
    const put = puts.get(`${slot} ${person._id}`) ?? { person, slot, risks: [] }
    put.risks.push(risk)
    puts.set(`${slot} ${person._id}`, put)
  }
  return [...puts.values()]
}

/** The first above somebody who has left that is there; at the end of the line the ISMS lead. */
function whoNames(
  owner: PersonId,
  people: ReadonlyMap<PersonId, Person>,
  { ismsLead }: Organisation,
  asOf: string,
): Person | undefined {
  const passed = new Set<PersonId>()
  for (let id = people.get(owner)?.manager ?? null; id !== null && !passed.has(id); ) {
    passed.add(id)
    const person = people.get(id)
    if (person && isPresentAt(person, asOf)) return person
    id = person?.manager ?? null
  }
  return people.get(ismsLead)
}

/** What was asked about these risks before is asked no more; each person gets one message with a list. */
async function putThem(
  tools: AskOwnersTools,
  cycle: Cycle,
  puts: readonly Put[],
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const rounds = cycle.state === 'published' ? new Map<string, number>() : await roundsOf(tools, cycle)
  const days = await daysToAnswer(tools, cycle)
  const asked = puts.map(({ person, slot, risks }) => {
    const asks = risks.map((risk) => {
      const round = (rounds.get(keyOf(slot, person._id, risk._id)) ?? 0) + 1
      const place = placeOf(person, organisation)
      return newAsk(
        cycle,
        { person, slot, risk, round },
        { place, dueOn: dueFor(cycle, days, place, asOf), asOf },
      )
    })
    return { person, asks }
  })
  const risks = puts.flatMap((put) => put.risks.map(({ _id }) => _id))
  await tools.reassessments.supersede(risks, cycle._id, asOf)
  await tools.asks.open(asked.flatMap(({ asks }) => asks))
  const away = await settleNewAsks(
    tools,
    puts.map(({ person }) => person),
    asOf,
  )
  await tell(
    tools,
    cycle,
    asked.filter(({ person }) => !away.has(person._id)),
    organisation,
    asOf,
  )
}

/** How often each person was asked each of these before. */
async function roundsOf({ asks }: AskOwnersTools, { _id }: Cycle): Promise<Map<string, number>> {
  const rounds = new Map<string, number>()
  for (const { slot, askedOf, subject } of await asks.allOf(_id)) {
    const key = keyOf(slot, askedOf, subject.id)
    rounds.set(key, (rounds.get(key) ?? 0) + 1)
  }
  return rounds
}

function keyOf(slot: string, person: PersonId, risk: string): string {
  return `${slot} ${person} ${risk}`
}

async function daysToAnswer({ programmes }: AskOwnersTools, cycle: Cycle): Promise<number> {
  const programme = asksAtOnce(cycle)
    ? null
    : await programmes.byId(programmeId('risk-reassessment', REGISTER))
  return programme?.businessDays ?? DAYS_TO_ANSWER
}

/** Whoever is asked later has as much time as those who were asked first. */
function dueFor({ state, dueOn, timeZone }: Cycle, days: number, place: Place, asOf: string): CalendarDate {
  const due = dueDate(dateIn(asOf, timeZone), days, place)
  return state === 'published' || due < dueOn ? dueOn : due
}

/** Only a deputy on record says how a risk stands in its owner's stead; without one it waits for the owner's return. */
function newAsk(
  { _id }: Cycle,
  { person, slot, risk, round }: { person: Person; slot: Put['slot']; risk: Risk; round: number },
  { place, dueOn, asOf }: { place: Place; dueOn: CalendarDate; asOf: string },
): NewAsk {
  const isOwners = slot === REASSESS_SLOT
  return {
    ...{ cycle: _id, process: 'risk-reassessment', slot, round },
    kind: isOwners && risk.deputy === null ? 'personal' : 'delegable',
    ...(isOwners && risk.deputy !== null ? { standIns: [risk.deputy] } : {}),
    ...putTo(person),
    ...{ subject: riskSubject(risk), openedAt: asOf, dueOn, remindOn: nextMorning(asOf, place) },
  }
}

/**
 * What was planned is told in the morning, what comes out of turn at once. Only then it is noted that they were told: after a
 * crash in between the morning's message names it.
 */
async function tell(
  tools: AskOwnersTools,
  cycle: Cycle,
  asked: readonly { person: Person; asks: readonly NewAsk[] }[],
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  const { reminders } = organisation
  const people = await tools.people.byIds(asked.map(({ person }) => person._id))
  const wanted: Wanted[] = []
  const reminded: Reminded[] = []
  for (const { person, asks } of asked) {
    const place = placeOf(person, organisation)
    const morning = nextMorning(asOf, place)
    wanted.push({
      person: person._id,
      content: { kind: 'asks', asks: asks.map(askId).sort() },
      reachable: isReachable(people.get(person._id) ?? person),
      ...(asksAtOnce(cycle)
        ? { class: 'now', notBefore: asOf }
        : { class: 'morning', notBefore: morningOf(morning, place.timeZone, reminders) }),
    })
    for (const ask of asks) {
      const remindOn = remindAgainOn(morning, ask.dueOn, place, reminders)
      reminded.push({ ask: askId(ask), toldOn: morning, remindOn })
    }
  }
  await tools.deliveries.want(wanted)
  await tools.askReminders.reminded(reminded)
}
