import { acknowledgementDates, policyCycleId } from '../../domain/cycle.js'
import { isIsmsLead } from '../../domain/organisation.js'
import type { PolicyVersion } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import { audienceSize } from '../../store/audience-size.js'
import type { Cycles } from '../../store/cycles.js'
import { escaped } from '../cards/card.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { publishForm, publishRef } from '../cards/policy-acknowledgement/publish.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import type { ProcessDesk, Visit } from './desk.js'
import { whenRetired } from './policy-retirement.js'
import {
  type RequestTools,
  requestPublication,
  waitingForApproval,
  whyNotRequested,
} from './publication-request.js'
import { say } from './say.js'
import { whichPolicy } from './which-policy.js'

export interface PublicationTools extends RequestTools {
  cycles: Cycles
}

/** What the ISMS lead does: publish a policy. */
export function publicationDesk(tools: PublicationTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [
      {
        words: 'policy publish',
        parameters: (texts) => texts.common.help.id,
        describe: (texts) => texts.policyAcknowledgement.commands.publish,
        allowed: isIsmsLead,
        run: (visit, id) => confirmPublication(tools, visit, id.toLowerCase()),
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
  const size = await audienceSize(tools.people, policy, dateIn(at, organisation.timeZone))
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
  if (policy.retired) return whenRetired(tools, visit, policy, policy.retired)
  const card = await waitingForApproval(tools, visit, policy)
  return card && { kind: 'card', card }
}

async function isFirst({ cycles }: PublicationTools, { policy }: PolicyVersion): Promise<boolean> {
  return (await cycles.newestAbout('policy', policy)) === null
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
  return say(t.already(name, at, visit.person.timeZone, escaped(by?.name ?? ''), policy.policy))
}
