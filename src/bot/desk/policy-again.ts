import { acknowledgementDates, type Cycle, roundAgain } from '../../domain/cycle.js'
import { isIsmsLead } from '../../domain/organisation.js'
import { inAudience, type PolicyVersion, retirementOf } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { Cycles } from '../../store/cycles.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { People } from '../../store/people.js'
import type { Policies } from '../../store/policies.js'
import { askAgainForm } from '../cards/policy-acknowledgement/closed-round.js'
import { verbs } from '../cards/policy-acknowledgement/policy.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import type { ProcessDesk, Visit } from './desk.js'
import { whenRetired } from './policy-retirement.js'
import { say } from './say.js'

export interface AgainTools {
  acknowledgements: Acknowledgements
  cycles: Cycles
  deliveries: Deliveries
  people: People
  policies: Policies
  /** After a cycle is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  cycleStarted: (cycle: Pick<Cycle, '_id' | 'process'>) => void
}

/** What the ISMS lead does when a round closed without everybody's answer: ask those again. */
export function askAgainDesk(tools: AgainTools): Pick<ProcessDesk, 'commands' | 'acts'> {
  return {
    commands: [],
    acts: {
      [verbs.askAgain]: (visit, act) => withClosed(tools, visit, act.value, confirm),
      [verbs.askAgainNow]: (visit, act) => withClosed(tools, visit, act.value, askAgain),
    },
  }
}

/** A policy's newest round, which is closed, and whom another one would ask. */
interface Closed {
  /** Whose message was clicked. */
  shown: Cycle
  newest: Cycle
  policy: PolicyVersion
  count: number
}

async function withClosed(
  tools: AgainTools,
  visit: Visit,
  id: string,
  run: (tools: AgainTools, visit: Visit, closed: Closed) => Reply | Promise<Reply>,
): Promise<Reply> {
  const { person, organisation, texts } = visit
  if (!isIsmsLead(person, organisation)) return say(texts.common.notYourCommand)
  const shown = await tools.cycles.byId(id)
  const newest = shown && (await tools.cycles.newestAbout('policy', shown.subject.id))
  const policy = newest && (await tools.policies.byVersion(newest.subject.id, newest.subject.version))
  if (!shown || !policy) return say(texts.policyAcknowledgement.which.none)
  const name = escapedName(policy, languageFor(policy, person))
  const goesOn = newest.state !== 'closed' || newest.startedAt > (shown.closedAt ?? '')
  if (goesOn) return say(texts.again.running(name))
  const retired = retirementOf(newest, await tools.policies.history(policy.policy))
  if (retired) return whenRetired(tools, visit, policy, retired)
  const count = await toAsk(tools, visit, newest)
  return count === 0 ? say(texts.again.nobody(name)) : run(tools, visit, { shown, newest, policy, count })
}

/** How many people of the audience have not answered since the round began that asked all of them. */
async function toAsk({ acknowledgements, cycles, people }: AgainTools, { at }: Visit, newest: Cycle) {
  const round = newest.unansweredOf ? await cycles.byId(newest.unansweredOf) : newest
  const settled = await acknowledgements.settledSince(round ?? newest, '')
  let count = 0
  for await (const person of people.audience(dateIn(at, newest.timeZone)))
    if (inAudience(newest.audience, person) && !settled.has(person._id)) count += 1
  return count
}

function confirm(_tools: AgainTools, visit: Visit, { shown, policy, count }: Closed): Reply {
  const { person: reader, organisation, texts, at } = visit
  const view = { closed: shown, policy, reader, count, ...acknowledgementDates(organisation, at), at }
  return { kind: 'form', form: askAgainForm(view, texts) }
}

/** The insert is the claim: of two clicks, one starts a round. */
async function askAgain(
  tools: AgainTools,
  { person, organisation, texts, at, through }: Visit,
  { shown, newest, policy, count }: Closed,
): Promise<Reply> {
  const cycle = roundAgain(newest, organisation, person._id, at)
  if (!(await tools.cycles.start(cycle, through)))
    return say(texts.again.running(escapedName(policy, languageFor(policy, person))))
  tools.cycleStarted(cycle)
  for (const { _id } of new Set([shown, newest]))
    await tools.deliveries.noticeChanged({ kind: 'closed', cycle: _id }, at)
  return say(texts.again.done(count, policy.policy))
}
