import { acknowledgementDates, policyCycleId } from '../../domain/cycle.js'
import type { PolicyVersion } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import { unreachablePeople } from '../../store/unreachable.js'
import { escaped } from '../cards/card.js'
import { noticeCard } from '../cards/common.js'
import { escapedName, languageFor, titleFor, verbs } from '../cards/policy-acknowledgement/policy.js'
import { publishForm, publishRef } from '../cards/policy-acknowledgement/publish.js'
import { statusCard } from '../cards/policy-acknowledgement/status.js'
import type { Reply } from '../interaction.js'
import { isIsmsLead } from './commands.js'
import type { ProcessDesk, Visit } from './desk.js'
import {
  audienceSize,
  lastOutcome,
  type RequestTools,
  requestPublication,
  waitingForApproval,
  whyNotRequested,
} from './publication-request.js'

export interface PublicationTools extends RequestTools {
  cycles: Cycles
  deliveries: Deliveries
}

/** What the ISMS lead does: publish a policy, see how far it has come. */
export function publicationDesk(tools: PublicationTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy publish',
        parameters: 'ID',
        describe: (texts) => texts.policyAcknowledgement.commands.publish,
        allowed: isIsmsLead,
        run: (visit, id) => confirmPublication(tools, visit, id),
      },
      {
        words: 'policy status',
        parameters: 'ID',
        describe: (texts) => texts.policyAcknowledgement.commands.status,
        allowed: isIsmsLead,
        run: (visit, id) => status(tools, visit, id),
      },
    ],
    acts: { [verbs.publish]: (visit, act) => publish(tools, visit, act.value) },
  }
}

/** Shows what would be asked, of whom and who approves it, before anybody is asked. */
async function confirmPublication(tools: PublicationTools, visit: Visit, id: string): Promise<Reply> {
  const policy = await tools.policies.newest(id)
  if (!policy) return whichPolicy(tools, visit, 'publish', id)
  const stands = await whereItStands(tools, visit, policy)
  if (stands) return stands
  const approver = await tools.people.byId(policy.approver)
  const refused = await whyNotRequested(tools, visit, policy, approver)
  if (refused) return refused

  const { person, organisation, texts, at } = visit
  const size = await audienceSize(tools, visit, policy)
  const name = escapedName(policy, languageFor(policy, person))
  if (size.asked === 0) return say(texts.policyAcknowledgement.publish.nobody(name.title))
  const view = {
    policy,
    reader: person,
    approver: approver?.name ?? '',
    ...size,
    ...acknowledgementDates(organisation, at),
    today: dateIn(at, organisation.timeZone),
    first: await isFirst(tools, policy),
  }
  return { kind: 'form', form: publishForm(view, texts) }
}

/** What was confirmed goes to its approver, or nothing does: a version that was imported in between does not. */
async function publish(tools: PublicationTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, texts } = visit
  if (!isIsmsLead(person, organisation)) return say(texts.common.notYourCommand)
  const confirmed = await tools.policies.newest(value.split('@')[0] ?? '')
  if (!confirmed) return say(texts.policyAcknowledgement.which.none)
  const name = escapedName(confirmed, languageFor(confirmed, person))
  if (publishRef(confirmed) !== value) return say(texts.policyAcknowledgement.publish.changed(name.title))
  const stands = await whereItStands(tools, visit, confirmed)
  return stands ?? requestPublication(tools, visit, confirmed, await isFirst(tools, confirmed))
}

/** Null where this version is neither published nor waiting for approval. */
async function whereItStands(
  tools: PublicationTools,
  visit: Visit,
  policy: PolicyVersion,
): Promise<Reply | null> {
  if (await tools.cycles.byId(policyCycleId(policy))) return alreadyPublished(tools, visit, policy)
  const card = await waitingForApproval(tools, visit, policy)
  return card && { kind: 'card', card }
}

async function isFirst({ cycles }: PublicationTools, { policy }: PolicyVersion): Promise<boolean> {
  return (await cycles.newestAbout('policy', policy)) === null
}

async function status(tools: PublicationTools, visit: Visit, id: string): Promise<Reply> {
  const newest = await tools.policies.newest(id)
  if (!newest) return whichPolicy(tools, visit, 'status', id)
  const waiting = await waitingForApproval(tools, visit, newest)
  const cycle = await tools.cycles.newestAbout('policy', newest.policy)
  if (!cycle) return waiting ? { kind: 'card', card: waiting } : notPublished(tools, visit, newest)
  const [policy, people, completion, departments, notReached, away] = await Promise.all([
    tools.policies.byVersion(cycle.subject.id, cycle.subject.version),
    tools.people.byIds([cycle.startedBy, cycle.approval?.by ?? cycle.startedBy]),
    tools.asks.completion(cycle._id),
    tools.asks.completionByDepartment(cycle._id),
    unreachablePeople(tools, cycle._id),
    tools.asks.countPaused(cycle._id),
  ])
  const view = {
    policy: policy ?? newest,
    reader: visit.person,
    cycle,
    startedBy: people.get(cycle.startedBy)?.name ?? '',
    approvedBy: people.get(cycle.approval?.by ?? '')?.name ?? '',
    completion,
    departments,
    unreachable: notReached.length,
    away,
    at: visit.at,
  }
  const card = statusCard(view, visit.texts)
  return { kind: 'card', card: waiting ? { ...waiting, nodes: [...waiting.nodes, ...card.nodes] } : card }
}

/** Says so, and what came of it where somebody asked for its approval. */
async function notPublished(tools: PublicationTools, visit: Visit, newest: PolicyVersion): Promise<Reply> {
  const { title } = escapedName(newest, languageFor(newest, visit.person))
  const card = noticeCard(visit.texts.policyAcknowledgement.status.notPublished(title, newest.policy))
  const outcome = await lastOutcome(tools, visit, newest)
  return { kind: 'card', card: outcome ?? card }
}

async function alreadyPublished(
  tools: PublicationTools,
  visit: Visit,
  policy: PolicyVersion,
): Promise<Reply> {
  const cycle = await tools.cycles.byId(policyCycleId(policy))
  const by = cycle && (await tools.people.byId(cycle.startedBy))
  const name = escapedName(policy, languageFor(policy, visit.person))
  const at = cycle?.startedAt ?? visit.at
  const t = visit.texts.policyAcknowledgement.publish
  return say(t.already(name, at, visit.person.timeZone, escaped(by?.name ?? '')))
}

/** Names what there is when an id is missing or mistyped. */
async function whichPolicy(
  tools: PublicationTools,
  { texts, person }: Visit,
  command: string,
  id: string,
): Promise<Reply> {
  const policies = await tools.policies.list()
  const t = texts.policyAcknowledgement.which
  if (policies.length === 0) return say(t.none)
  const known = policies
    .map((each) => `\`${each.policy}\` (${escaped(titleFor(each, languageFor(each, person)))})`)
    .join(', ')
  return say(id === '' ? t.missing(command, known) : t.unknown(escaped(id), known))
}

function say(sentence: string): Reply {
  return { kind: 'card', card: noticeCard(sentence) }
}
