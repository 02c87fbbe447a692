import type { Cycle } from '../../domain/cycle.js'
import { partsSeenBy } from '../../domain/organisation.js'
import type { PersonId } from '../../domain/person.js'
import { type PolicyVersion, retirementOf } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { Asks } from '../../store/asks.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import type { Parts, PolicyProgress } from '../../store/policy-progress.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { partNames } from '../cards/common.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { type Named, type StatusView, statusCard } from '../cards/policy-acknowledgement/status.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import { peopleIn, whoAnswered } from '../in-stead.js'
import type { Reply } from '../interaction.js'
import type { ProcessDesk, Visit } from './desk.js'
import { bringForward, type RemindingTools } from './policy-reminding.js'
import { lastOutcome, type RequestTools, waitingForApproval } from './publication-request.js'
import { say } from './say.js'
import { whichPolicy } from './which-policy.js'

export interface ProgressTools extends RequestTools, RemindingTools {
  acknowledgements: Acknowledgements
  asks: Asks
  cycles: Cycles
  deliveries: Deliveries
  people: People
  policies: Policies
  policyProgress: PolicyProgress
}

/** As many names as somebody can talk to in a day. */
const LATE_SHOWN = 10
/** As many as a line of figures has room for. */
const NAMES_SHOWN = 5

/** What the ISMS lead and coordinators do, each for their part: see how far it is, and remind people. */
export function progressDesk(tools: ProgressTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy status',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.progress.commands.status,
        allowed: (person, organisation) => partsSeenBy(person._id, organisation) !== null,
        run: (visit, id) => withCycle(tools, visit, 'status', id.toLowerCase(), status),
      },
      {
        words: 'policy remind',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.progress.commands.remind,
        allowed: (person, organisation) => partsSeenBy(person._id, organisation) !== null,
        run: (visit, id) => withCycle(tools, visit, 'remind', id.toLowerCase(), remind),
      },
    ],
    acts: { [verbs.remind]: (visit, act) => withCycle(tools, visit, 'remind', act.value, remind) },
  }
}

/** A policy that was published, and of which part of its audience the visitor sees how far it is. */
interface Seen {
  newest: PolicyVersion
  cycle: Cycle
  parts: Parts
}

async function withCycle(
  tools: ProgressTools,
  visit: Visit,
  command: string,
  id: string,
  run: (tools: ProgressTools, visit: Visit, seen: Seen) => Promise<Reply>,
): Promise<Reply> {
  const parts = partsSeenBy(visit.person._id, visit.organisation)
  if (!parts) return say(visit.texts.common.notYourCommand)
  const newest = await tools.policies.newest(id)
  if (!newest) return whichPolicy(tools, visit, command, id)
  const cycle = await tools.cycles.newestAbout('policy', newest.policy)
  return cycle ? run(tools, visit, { newest, cycle, parts }) : notPublished(tools, visit, newest)
}

/** Says so, or that it waits for approval, or what came of that. */
async function notPublished(tools: ProgressTools, visit: Visit, newest: PolicyVersion): Promise<Reply> {
  const approval =
    (await waitingForApproval(tools, visit, newest)) ?? (await lastOutcome(tools, visit, newest))
  if (approval) return { kind: 'card', card: approval }
  const { title } = escapedName(newest, languageFor(newest, visit.person))
  return say(visit.texts.progress.notPublished(title, newest.policy))
}

async function status(tools: ProgressTools, visit: Visit, { newest, cycle, parts }: Seen): Promise<Reply> {
  const { person, at } = visit
  const today = dateIn(at, person.timeZone)
  const { id, version } = cycle.subject
  const [policy, people, progress, history, days, unreachable, waiting] = await Promise.all([
    tools.policies.byVersion(id, version),
    tools.people.byIds([cycle.startedBy, ...(cycle.approval ? peopleIn(cycle.approval) : [])]),
    tools.policyProgress.of(cycle._id, today, parts),
    tools.policies.history(id),
    daysOf(tools, cycle, parts, today),
    // Whom only the ISMS lead can reach in person: a coordinator's part of them is not told apart.
    parts.length === 0 ? unreachablePeople(tools, cycle._id) : [],
    waitingForApproval(tools, visit, newest),
  ])
  const view: StatusView = {
    ...{ policy: policy ?? newest, reader: person, cycle, at, days },
    startedBy: people.get(cycle.startedBy)?.name ?? '',
    approvedBy: cycle.approval ? whoAnswered(cycle.approval, people, visit.texts) : '',
    ...progress,
    departments: progress.byDepartment,
    parts: partNames(parts, visit.texts),
    away: await named(tools, await tools.policyProgress.awayPeople(cycle._id, parts)),
    unreachable: await named(tools, unreachable),
    late: { count: progress.late, first: await lateOf(tools, cycle, parts, today) },
    joinersCycles: await joinersCyclesOf(tools, cycle, parts, today),
    newer: newest.version === version ? null : newest.version,
    unanswered: parts.length === 0 ? (await tools.acknowledgements.unansweredIn(cycle._id)).length : 0,
    retired: retirementOf(cycle, history),
  }
  const card = statusCard(view, visit.texts)
  return { kind: 'card', card: waiting ? { ...waiting, nodes: [...waiting.nodes, ...card.nodes] } : card }
}

/** From the day of asking to today, or to the day on which the cycle closed. */
async function daysOf(
  { policyProgress }: ProgressTools,
  { _id, openedAt, closedAt, timeZone }: Cycle,
  parts: Parts,
  today: string,
): Promise<StatusView['days']> {
  if (!openedAt) return []
  const byDay = await policyProgress.answersByDay(_id, timeZone, parts)
  const days = new Map([[dateIn(openedAt, timeZone), 0]])
  let done = 0
  for (const { on, n } of byDay) {
    done += n
    days.set(on, done)
  }
  days.set(closedAt ? dateIn(closedAt, timeZone) : today, done)
  return [...days].map(([on, count]) => ({ on, done: count })).sort((a, b) => a.on.localeCompare(b.on))
}

async function named({ people }: ProgressTools, ids: readonly PersonId[]): Promise<Named> {
  const first = await people.firstByName(ids, NAMES_SHOWN)
  const known = await people.byIds(first)
  return { count: ids.length, first: first.flatMap((id) => known.get(id)?.name ?? []) }
}

async function lateOf(
  { policyProgress, people }: ProgressTools,
  { _id }: Cycle,
  parts: Parts,
  today: string,
): Promise<StatusView['late']['first']> {
  const late = new Map((await policyProgress.late(_id, today, parts)).map((ask) => [ask.askedOf, ask]))
  const first = await people.firstByName([...late.keys()], LATE_SHOWN)
  const names = await people.byIds(first)
  return first.flatMap((id) => {
    const [name, ask] = [names.get(id)?.name ?? '', late.get(id)]
    return ask ? [{ name, department: ask.snapshot.department, dueOn: ask.dueOn }] : []
  })
}

async function joinersCyclesOf(
  { cycles, policyProgress }: ProgressTools,
  { subject }: Cycle,
  parts: Parts,
  today: string,
): Promise<StatusView['joinersCycles']> {
  const open = await cycles.openAbout(subject.type, subject.id)
  const ofJoiners = open.flatMap(({ _id, joinersUntil }) =>
    joinersUntil ? [{ _id, until: joinersUntil }] : [],
  )
  return Promise.all(
    ofJoiners.map(async ({ _id, until }) => {
      return { until, completion: (await policyProgress.of(_id, today, parts)).completion }
    }),
  )
}

/** Says whom the reminder reaches and when, and whom it does not reach. */
async function remind(tools: ProgressTools, visit: Visit, { newest, parts }: Seen): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const t = texts.progress.remind
  const { title } = escapedName(newest, languageFor(newest, person))
  const { broughtForward, days, away, notInChat } = await bringForward(
    tools,
    organisation,
    newest.policy,
    parts,
    at,
  )
  const said = [
    ...(days.length > 0
      ? [(broughtForward > 0 ? t.done : t.already)(title, days, dateIn(at, person.timeZone))]
      : []),
    ...(away > 0 ? [t.away(away)] : []),
    ...(notInChat > 0 ? [t.notInChat(notInChat)] : []),
  ]
  return say(said.length > 0 ? said.join(' ') : t.nobody(title))
}
