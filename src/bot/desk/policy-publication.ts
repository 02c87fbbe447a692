import { cycleId } from '../../domain/cycle.js'
import { isReachable } from '../../domain/person.js'
import { inAudience, type PolicyVersion } from '../../domain/policy.js'
import { addDays, dateIn, dueDate } from '../../domain/working-days.js'
import type { Cycles } from '../../store/cycles.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { escaped } from '../cards/card.js'
import { escapedName, languageFor, verbs } from '../cards/policy-acknowledgement/policy.js'
import { publishForm, publishRef } from '../cards/policy-acknowledgement/publish.js'
import type { Reply } from '../interaction.js'
import { isIsmsLead } from './commands.js'
import type { ProcessDesk, Visit } from './desk.js'
import { whenRetired } from './policy-retirement.js'
import { say, whichPolicy } from './which-policy.js'

export interface PublicationTools {
  cycles: Cycles
  people: People
  policies: Policies
  /** After a cycle is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  cycleStarted: (cycle: string) => void
}

/** What the ISMS lead does: publish a policy. */
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
    ],
    acts: { [verbs.publish]: (visit, act) => publish(tools, visit, act.value) },
  }
}

async function confirmPublication(tools: PublicationTools, visit: Visit, id: string): Promise<Reply> {
  const policy = await tools.policies.newest(id)
  if (!policy) return whichPolicy(tools, visit, 'publish', id)
  const cycle = await tools.cycles.byId(cycleIdOf(policy))
  if (cycle) return alreadyPublished(tools, visit, policy)
  if (policy.retired) return whenRetired(tools, visit, policy, policy.retired)

  const size = await audienceSize(tools, visit, policy)
  const t = visit.texts.policyAcknowledgement.publish
  if (size.asked === 0) return say(t.nobody(escapedName(policy, languageFor(policy, visit.person)).title))
  const first = (await tools.cycles.newestAbout('policy', policy.policy)) === null
  const view = { policy, reader: visit.person, ...size, ...datesFrom(visit), first }
  return { kind: 'form', form: publishForm(view, visit.texts) }
}

/** What was confirmed is published, or nothing: a version that was imported in between is not. */
async function publish(tools: PublicationTools, visit: Visit, value: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  if (!isIsmsLead(person, organisation)) return say(texts.common.notYourCommand)
  const t = texts.policyAcknowledgement.publish
  const confirmed = await tools.policies.newest(value.split('@')[0] ?? '')
  if (!confirmed) return say(texts.policyAcknowledgement.which.none)
  const name = escapedName(confirmed, languageFor(confirmed, person))
  if (publishRef(confirmed) !== value) return say(t.changed(name.title))

  const { asked } = await audienceSize(tools, visit, confirmed)
  const { dueOn, closesOn } = datesFrom(visit)
  const id = cycleIdOf(confirmed)
  const started = await tools.cycles.start(
    {
      _id: id,
      process: 'policy-acknowledgement',
      subject: { type: 'policy', id: confirmed.policy, version: confirmed.version, hash: confirmed.hash },
      audience: confirmed.audience,
      sequence: confirmed.sequence,
      startedBy: person._id,
      startedAt: at,
      dueOn,
      closesOn,
      timeZone: organisation.timeZone,
    },
    { kind: 'chat', platform: visit.platform },
  )
  if (!started) return alreadyPublished(tools, visit, confirmed)
  tools.cycleStarted(id)
  return say(t.started(name, asked, confirmed.policy))
}

async function alreadyPublished(
  tools: PublicationTools,
  visit: Visit,
  policy: PolicyVersion,
): Promise<Reply> {
  const cycle = await tools.cycles.byId(cycleIdOf(policy))
  const by = cycle && (await tools.people.byId(cycle.startedBy))
  const name = escapedName(policy, languageFor(policy, visit.person))
  const at = cycle?.startedAt ?? visit.at
  const t = visit.texts.policyAcknowledgement.publish
  return say(t.already(name, at, visit.person.timeZone, escaped(by?.name ?? '')))
}

interface AudienceSize {
  asked: number
  departments: number
  unreachable: number
}

async function audienceSize(
  tools: PublicationTools,
  visit: Visit,
  policy: PolicyVersion,
): Promise<AudienceSize> {
  const departments = new Set<string>()
  let asked = 0
  let unreachable = 0
  for await (const person of tools.people.audience(dateIn(visit.at, visit.organisation.timeZone))) {
    if (!inAudience(policy.audience, person)) continue
    asked += 1
    departments.add(person.department)
    if (!isReachable(person)) unreachable += 1
  }
  return { asked, departments: departments.size, unreachable }
}

function datesFrom({ organisation, at }: Visit): { dueOn: string; closesOn: string; today: string } {
  const today = dateIn(at, organisation.timeZone)
  const dueOn = dueDate(today, organisation.acknowledgement.businessDays, organisation)
  return { today, dueOn, closesOn: addDays(dueOn, organisation.acknowledgement.closesAfterDays) }
}

function cycleIdOf({ policy, version }: PolicyVersion): string {
  return cycleId('policy-acknowledgement', policy, version)
}
