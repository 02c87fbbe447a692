import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Cycle, JoinersSeen } from '../../domain/cycle.js'
import { cycleId } from '../../domain/cycle.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import type { Person, PersonId } from '../../domain/person.js'
import { inAudience } from '../../domain/policy.js'
import { addDays, dateIn, dueDate, earlierOf, lastOfMonth } from '../../domain/working-days.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import { byWorkflow } from '../../store/closing-asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { ImportRun, Imports } from '../../store/imports.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { askPeople } from './ask.js'
import { askOf, type Round } from './question.js'
import { type Standing, standingOf } from './standing.js'
import type { PolicyAcknowledgementTools } from './tools.js'

/** What finding joiners takes. */
export interface JoinersTools {
  acknowledgements: Acknowledgements
  cycles: Cycles
  imports: Imports
  organisation: OrganisationStore
  people: People
  policies: Policies
  /** Wakes the workflow of a cycle; starts it where it does not run. */
  wakeCycle: (cycle: Cycle) => Promise<void>
}

/** How many are asked at one look: what is left follows at the next, a moment later. */
const AT_ONE_LOOK = 2_000

/**
 * Whoever belongs to a policy's audience and was never asked about its newest version is asked: in its cycle, or once
 * that is closed in the cycle of this month's joiners. Only a cycle's own workflow asks, so that it never closes
 * between; this one finds out whether there is somebody, and wakes it. Safe to repeat.
 */
export function askJoiners(tools: JoinersTools) {
  return async (asOf: string, heartbeat: () => void): Promise<void> => {
    const [organisation, newest, cycles] = await Promise.all([
      tools.organisation.read(),
      tools.imports.newest(),
      tools.cycles.newestOfEach('policy'),
    ])
    if (!organisation) return
    const looks = cycles.map((cycle) => ({ cycle, now: joinersSeenAt(newest, cycle, asOf) }))
    const firstDays = await firstDaysSince(tools.people, looks)
    for (const { cycle, now } of looks) {
      heartbeat()
      // It asks its whole audience when it opens.
      if (cycle.state === 'published' || nobodyJoined(cycle, now, firstDays)) continue
      if ((await standingOf(tools, cycle)).retired) continue
      const [joiner] = await joinersOf(tools, cycle, now, 1)
      if (joiner === undefined) continue
      const own = takesJoiners(cycle, organisation, asOf)
      await tools.wakeCycle(own ? cycle : await cycleOfJoiners(tools, cycle, organisation, asOf))
    }
  }
}

/** At a look of a cycle about the newest version: asks who joined. True when there may be more of them. */
export async function admitJoiners(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  { wordings }: Standing,
  asOf: string,
): Promise<boolean> {
  const organisation = await tools.organisation.read()
  const newest = await tools.cycles.newestAbout(cycle.subject.type, cycle.subject.id)
  if (!organisation || !newest) return false
  const admits = cycle.joinersUntil
    ? dateIn(asOf, cycle.timeZone) <= cycle.joinersUntil && !takesJoiners(newest, organisation, asOf)
    : takesJoiners(cycle, organisation, asOf)
  if (!admits) return false

  const now = joinersSeenAt(await tools.imports.newest(), newest, asOf)
  if (nobodyJoined(newest, now, await firstDaysSince(tools.people, [{ cycle: newest, now }]))) return false
  const ids = await joinersOf(tools, newest, now, AT_ONE_LOOK)
  const people = [...(await tools.people.byIds(ids)).values()]
  if (people.length === 0) return false
  const rounds = await tools.acknowledgements.lastRounds(cycle._id, ids)
  const question = (person: Person) =>
    questionOfJoiner(cycle, person, organisation, (rounds.get(person._id) ?? 0) + 1, asOf)
  const round: Round = { cycle, organisation, question, wordings }
  await askPeople(tools, round, people, asOf)
  await tools.nudgeReminders()
  return true
}

/** Each has as much time as anybody, from the day on which they are asked. */
function questionOfJoiner(
  cycle: Cycle,
  person: Person,
  organisation: Organisation,
  round: number,
  asOf: string,
) {
  const today = dateIn(asOf, person.timeZone)
  const due = dueDate(today, organisation.acknowledgement.businessDays, placeOf(person, organisation))
  return {
    ...askOf(cycle, person, organisation, asOf),
    round,
    dueOn: earlierOf(due, cycle.closesOn),
    // A cycle of joiners has no other audience beside which they could be counted.
    ...(cycle.joinersUntil ? {} : { joined: cycle._id }),
  }
}

/** A version's own cycle asks whoever joins while they still have their full time before it closes. */
function takesJoiners(cycle: Cycle, organisation: Organisation, asOf: string): boolean {
  const today = dateIn(asOf, organisation.timeZone)
  const due = dueDate(today, organisation.acknowledgement.businessDays, organisation)
  return cycle.state === 'open' && due <= cycle.closesOn
}

/** One for a policy and month, while it is about the same version; the insert is the claim. */
async function cycleOfJoiners(
  { cycles }: JoinersTools,
  version: Cycle,
  organisation: Organisation,
  asOf: string,
): Promise<Cycle> {
  const { process, subject, audience, sequence, startedBy, approval } = version
  const until = lastOfMonth(dateIn(asOf, organisation.timeZone))
  const dueOn = dueDate(until, organisation.acknowledgement.businessDays, organisation)
  for (let n = 1; ; n += 1) {
    const name = `joiners-${until.slice(0, 7)}${n === 1 ? '' : `.${n}`}`
    const _id = cycleId(process, subject.id, name)
    const found = await cycles.byId(_id)
    if (found && found.state !== 'closed' && found.subject.version === subject.version) return found
    if (found) continue
    const cycle = {
      ...{ _id, process, subject, audience, sequence, startedBy, dueOn, joinersUntil: until },
      startedAt: asOf,
      closesOn: addDays(dueOn, organisation.acknowledgement.closesAfterDays),
      timeZone: organisation.timeZone,
      ...(approval ? { approval } : {}),
    }
    await cycles.start(cycle, byWorkflow.through, byWorkflow.actor)
    return { ...cycle, v: 1, state: 'published' }
  }
}

/** Who belongs to the audience of a version and was never asked about it, in the order of their ids, at most so many. */
async function joinersOf(
  tools: Pick<JoinersTools, 'acknowledgements' | 'cycles' | 'people'>,
  version: Cycle,
  { seen, settled }: SeenNow,
  most: number,
): Promise<PersonId[]> {
  const joiners: PersonId[] = []
  const asked = tools.acknowledgements.askedAbout(version.subject)[Symbol.asyncIterator]()
  let next = await asked.next()
  for await (const person of tools.people.audienceInOrder(seen.on)) {
    if (!inAudience(version.audience, person)) continue
    while (!next.done && next.value < person._id) next = await asked.next()
    if (!next.done && next.value === person._id) continue
    joiners.push(person._id)
    if (joiners.length === most) break
  }
  await asked.return?.()
  if (joiners.length === 0 && settled) await tools.cycles.joinersSeen(version._id, seen)
  return joiners
}

/** Whom a look sees, and whether it sees all of them: an import that is still running is looked at again. */
interface SeenNow {
  seen: JoinersSeen
  settled: boolean
}

/** @param newest The newest import when the look began. */
export function joinersSeenAt(newest: ImportRun | null, { timeZone }: Cycle, asOf: string): SeenNow {
  return {
    seen: { import: newest?.number ?? 0, on: dateIn(asOf, timeZone) },
    settled: newest?.state !== 'applying',
  }
}

/** The first days of anybody since the earliest day that one of these looks has seen: read once for all of them. */
async function firstDaysSince(
  people: People,
  looks: readonly { cycle: Cycle; now: SeenNow }[],
): Promise<CalendarDate[]> {
  const after = looks.flatMap(({ cycle }) => cycle.joinersSeen?.on ?? []).sort()[0]
  const upTo = looks
    .map(({ now }) => now.seen.on)
    .sort()
    .at(-1)
  return after !== undefined && upTo !== undefined && after < upTo ? people.firstDays(after, upTo) : []
}

/** Most days nobody can have joined: neither was anything imported, nor is it anybody's first day. */
function nobodyJoined(
  { joinersSeen: before }: Cycle,
  { seen: now }: SeenNow,
  firstDays: readonly CalendarDate[],
): boolean {
  if (!before || before.import !== now.import) return false
  return !firstDays.some((day) => day > before.on && day <= now.on)
}
