import { hashOf } from '../../domain/canonical-json.js'
import type { Cycle } from '../../domain/cycle.js'
import { toldTogether } from '../../domain/delivery.js'
import { isReachable, type Person, type PersonId } from '../../domain/person.js'
import { inAudience } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import { checkAsked } from '../check-asked.js'
import { existing } from '../existing.js'
import { askPeople, CHUNK } from './ask.js'
import { joinersSeenAt } from './joiners.js'
import { askOf, type Round } from './question.js'
import { type Standing, standingOf } from './standing.js'
import type { CycleAt, PolicyAcknowledgementTools } from './tools.js'

export async function openCampaign(
  tools: PolicyAcknowledgementTools,
  { cycle: id, asOf }: CycleAt,
): Promise<void> {
  const cycle = await existing(tools, id)
  if (cycle.state !== 'published') return
  if (!cycle.joinersUntil) await askEverybody(tools, cycle, asOf)

  const askIds = await checkAsked(tools, id, asOf)
  await tools.cycles.opened(id, asOf, askIds.length, hashOf(askIds))
  await tools.nudgeReminders()
}

/** Who joins later, and who is asked in a cycle of joiners, is found at its looks. */
async function askEverybody(tools: PolicyAcknowledgementTools, cycle: Cycle, asOf: string): Promise<void> {
  const standing = await supersedeOlder(tools, cycle, asOf)
  const newest = standing.newest === cycle.subject.version && !standing.retired
  const organisation = await tools.organisation.read()
  if (!organisation) throw new Error('No organisation has been imported')
  const question = (person: Person) => askOf(cycle, person, organisation, asOf)
  // Whoever is asked again is asked whatever they said before.
  const wordings = cycle.repeats || cycle.unansweredOf ? [] : standing.wordings
  const round = { cycle, organisation, question, wordings }
  const { seen, settled } = joinersSeenAt(await tools.imports.newest(), cycle, asOf)
  const unreachable = newest ? await askAudience(tools, round, asOf) : 0
  if (newest) await supersede(tools, cycle, [standing.newest], asOf)
  if (newest && cycle.repeats) await endEarlierRounds(tools, cycle, asOf)
  if (newest && settled) await tools.cycles.joinersSeen(cycle._id, seen)
  // A newer version may have been published while these people were being asked.
  const after = await supersedeOlder(tools, cycle, asOf)
  if (after.newest === cycle.subject.version && unreachable > 0) await reportUnreachable(tools, cycle, asOf)
}

/** Only the newest version of a policy is asked about, in whatever order campaigns open. */
async function supersedeOlder(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<Standing> {
  const standing = await standingOf(tools, cycle)
  await supersede(tools, cycle, [standing.newest, ...standing.wordings], asOf)
  return standing
}

/** What is open in any version but these stops counting, and whether they still hold is no question any more. */
async function supersede(
  tools: PolicyAcknowledgementTools,
  { subject }: Cycle,
  versions: readonly string[],
  asOf: string,
): Promise<void> {
  const acknowledging = await tools.asks.supersede(subject, versions, asOf, tools.heartbeat)
  const reviews = await tools.cycles.underWay({ process: 'policy-review', subject: subject.id })
  const overtaken = reviews.filter(({ subject: reviewed }) => !versions.includes(reviewed.version))
  await tools.nudgeCycles([...acknowledging, ...overtaken.map(({ _id }) => _id)])
}

/** Nobody is asked the same twice: what is open of a round before is answered in this one. */
async function endEarlierRounds(
  tools: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<void> {
  const { type, id } = cycle.subject
  const earlier = (await tools.cycles.openAbout(type, id)).filter(({ _id }) => _id !== cycle._id)
  for (const { _id } of earlier) await tools.asks.closeCycle(_id, 'superseded', asOf, tools.heartbeat)
  await tools.nudgeCycles(earlier.map(({ _id }) => _id))
}

/** Asks who belongs to the audience today and is to be asked; how many of them have no account in chat comes back. */
async function askAudience(tools: PolicyAcknowledgementTools, round: Round, asOf: string): Promise<number> {
  const { cycle } = round
  let chunk: Person[] = []
  let unreachable = 0
  const settled = await settledBefore(tools, cycle)
  for await (const person of tools.people.present(dateIn(asOf, cycle.timeZone))) {
    if (!inAudience(cycle.audience, person) || settled.has(person._id)) continue
    if (!isReachable(person)) unreachable += 1
    chunk.push(person)
    if (chunk.length < CHUNK) continue
    await askPeople(tools, round, chunk, asOf)
    chunk = []
  }
  await askPeople(tools, round, chunk, asOf)
  return unreachable
}

/** Of whom a round that asks those again who did not answer wants nothing. */
async function settledBefore(tools: PolicyAcknowledgementTools, cycle: Cycle): Promise<Set<PersonId>> {
  if (!cycle.unansweredOf) return new Set()
  return tools.acknowledgements.settledSince(await existing(tools, cycle.unansweredOf), cycle._id)
}

/** Whoever cannot be reached in chat is not lost: the ISMS lead is told, once for all that opens about now. */
async function reportUnreachable(
  { organisation, deliveries }: PolicyAcknowledgementTools,
  cycle: Cycle,
  asOf: string,
): Promise<void> {
  const lead = (await organisation.read())?.ismsLead
  if (lead) await deliveries.wantUnreachable(lead, cycle._id, asOf, toldTogether(asOf))
}
