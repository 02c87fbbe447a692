import type { Ask } from '../domain/ask.js'
import { hashOf } from '../domain/canonical-json.js'
import { type Cycle, type Look, lookAt } from '../domain/cycle.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isPresent, isReachable, type Person } from '../domain/person.js'
import { inAudience } from '../domain/policy.js'
import { RecordTally, recordLine } from '../domain/record.js'
import { nextMorning } from '../domain/reminders.js'
import { dateIn, endOf } from '../domain/working-days.js'
import { type Asks, byWorkflow } from '../store/asks.js'
import type { Cycles } from '../store/cycles.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Records } from '../store/records.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface CycleAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

export interface PolicyAcknowledgementActivities {
  matchAudience(input: CycleAt): Promise<void>
  openCampaign(input: CycleAt): Promise<void>
  lookAtCampaign(input: CycleAt): Promise<Look>
  closeCampaign(input: CycleAt): Promise<void>
}

export interface PolicyAcknowledgementTools {
  asks: Asks
  cycles: Cycles
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
  records: Records
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Says that a long step is still alive. */
  heartbeat: () => void
  /** Says that there is something new to tell people. */
  nudgeReminders: () => Promise<void>
  /** Wakes cycles whose last open ask was just closed by this one. */
  nudgeCycles: (cycles: readonly string[]) => Promise<void>
}

/** How many people are asked with one write. */
const CHUNK = 1_000

/** Each activity may run twice: what is there already is left as it is. */
export function policyAcknowledgementActivities(
  tools: PolicyAcknowledgementTools,
): PolicyAcknowledgementActivities {
  return {
    matchAudience: ({ asOf }) => tools.matchPeople(asOf, tools.heartbeat),
    openCampaign: (input) => openCampaign(tools, input),
    lookAtCampaign: (input) => lookAtCampaign(tools, input),
    closeCampaign: (input) => closeCampaign(tools, input),
  }
}

async function openCampaign(tools: PolicyAcknowledgementTools, { cycle: id, asOf }: CycleAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state !== 'published') return
  const newest = await supersedeOlder(tools, cycle, asOf)
  const unreachable = newest === id ? await askAudience(tools, cycle, asOf) : 0
  // A newer version may have been published while these people were being asked.
  if ((await supersedeOlder(tools, cycle, asOf)) === id && unreachable > 0) {
    await reportUnreachable(tools, cycle, asOf)
  }

  const askIds = await checkAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, askIds.length, hashOf(askIds))
  await tools.nudgeReminders()
}

/** The ids of all that were asked, in order. Whoever an import took out meanwhile is asked no more. */
async function checkAsked(tools: PolicyAcknowledgementTools, cycle: string, asOf: string): Promise<string[]> {
  const ids: string[] = []
  let chunk: Ask[] = []
  const check = async () => {
    const people = await tools.people.byIds(chunk.map((ask) => ask.askedOf))
    for (const { askedOf, state, snapshot } of chunk) {
      const person = people.get(askedOf)
      const present = person && isPresent(person, dateIn(asOf, snapshot.timeZone))
      if (state === 'open' && !present) await tools.asks.closeAsksOf(askedOf, 'left', asOf, byWorkflow)
    }
    chunk = []
    tools.heartbeat()
  }
  for await (const ask of tools.asks.ofCycle(cycle)) {
    ids.push(ask._id)
    chunk.push(ask)
    if (chunk.length === CHUNK) await check()
  }
  await check()
  return ids
}

/**
 * Only the newest version of a policy is asked about, in whatever order campaigns open; its cycle's id comes back.
 */
async function supersedeOlder(
  tools: PolicyAcknowledgementTools,
  { _id, subject }: Cycle,
  asOf: string,
): Promise<string> {
  const newest = (await tools.cycles.newestAbout(subject.type, subject.id))?._id ?? _id
  await tools.nudgeCycles(await tools.asks.supersede(subject, newest, asOf))
  return newest
}

/** Asks who belongs to the audience today; how many of them have no account in chat comes back. */
async function askAudience(tools: PolicyAcknowledgementTools, cycle: Cycle, asOf: string): Promise<number> {
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  let chunk: Person[] = []
  let unreachable = 0
  for await (const person of tools.people.present(dateIn(asOf, cycle.timeZone))) {
    if (!inAudience(cycle.audience, person)) continue
    if (!isReachable(person)) unreachable += 1
    chunk.push(person)
    if (chunk.length < CHUNK) continue
    await askPeople(tools, organisation, cycle, chunk, asOf)
    chunk = []
  }
  await askPeople(tools, organisation, cycle, chunk, asOf)
  return unreachable
}

async function askPeople(
  tools: PolicyAcknowledgementTools,
  organisation: Organisation,
  cycle: Cycle,
  people: readonly Person[],
  asOf: string,
): Promise<void> {
  await tools.asks.open(people.map((person) => askOf(cycle, person, organisation, asOf)))
  tools.heartbeat()
}

type NewAsk = Omit<Ask, '_id' | 'v' | 'revision' | 'state'>

function askOf(cycle: Cycle, person: Person, organisation: Organisation, asOf: string): NewAsk {
  return {
    cycle: cycle._id,
    process: 'policy-acknowledgement',
    kind: 'personal',
    slot: 'acknowledge',
    round: 1,
    askedOf: person._id,
    mayAnswer: [person._id],
    subject: cycle.subject,
    openedAt: asOf,
    dueOn: cycle.dueOn,
    remindOn: nextMorning(asOf, placeOf(person, organisation)),
    snapshot: { department: person.department, country: person.country, timeZone: person.timeZone },
  }
}

/** Whoever cannot be reached in chat is not lost: the ISMS lead is told. */
async function reportUnreachable(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<void> {
  const organisation = await tools.organisation.read()
  if (!organisation) return
  await tools.deliveries.want([
    {
      person: organisation.ismsLead,
      content: { kind: 'unreachable', cycle: cycle._id, asks: [] },
      notBefore: asOf,
      reachable: true,
    },
  ])
}

async function lookAtCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<Look> {
  const cycle = await existing(tools, id)
  const completion = await tools.asks.completion(id)
  const look = lookAt(completion, endOf(cycle.closesOn, cycle.timeZone), asOf)
  if (!look.settled) await tools.cycles.looksNext(id, look.nextLook)
  return look
}

async function closeCampaign(tools: PolicyAcknowledgementTools, { cycle: id, asOf }: CycleAt): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state === 'closed') return
  await tools.asks.closeCycle(id, asOf, tools.heartbeat)

  const tally = new RecordTally()
  for await (const ask of tools.asks.ofCycle(id)) tally.add(recordLine(ask))
  // While no worker ran, answers may have come after the instant at which this cycle was due to close.
  const closedAt = tally.lastAnswerAt > asOf ? tally.lastAnswerAt : asOf
  await tools.records.make({
    _id: id,
    v: 1,
    process: cycle.process,
    subject: cycle.subject,
    startedBy: cycle.startedBy,
    startedAt: cycle.startedAt,
    openedAt: cycle.openedAt ?? cycle.startedAt,
    closedAt,
    dueOn: cycle.dueOn,
    completion: tally.completion,
    byDepartment: tally.byDepartment,
    linesHash: tally.linesHash,
  })
  await tools.cycles.closed(id, closedAt, tally.linesHash)
}

async function existing(tools: PolicyAcknowledgementTools, id: string): Promise<Cycle> {
  const cycle = await tools.cycles.byId(id)
  if (!cycle) throw new Error(`${id} is not on record`)
  return cycle
}
