import { isIsmsLead } from '../../domain/organisation.js'
import type { PolicyHeading } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Asks } from '../../store/asks.js'
import type { Decisions } from '../../store/decisions.js'
import { escaped } from '../cards/card.js'
import { type PolicyLine, policyListCard } from '../cards/policy-acknowledgement/list.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import type { Command, Visit } from './desk.js'
import { concerning, type Published, type ReadingTools } from './policy-reading.js'
import { openApproval } from './publication-request.js'
import { say } from './say.js'

export interface PolicyListTools extends ReadingTools {
  asks: Asks
  decisions: Decisions
}

/** Everybody sees what concerns them, the ISMS lead how far each policy has come. */
export function policyListCommand(tools: PolicyListTools): Command {
  return {
    words: 'policy list',
    parameters: () => '',
    describe: (texts) => texts.reading.commands.list,
    allowed: () => true,
    run: (visit) => list(tools, visit),
  }
}

async function list(tools: PolicyListTools, visit: Visit): Promise<Reply> {
  const { person, organisation, texts } = visit
  const t = texts.reading
  const forLead = isIsmsLead(person, organisation)
  const lines = forLead ? await linesOfAll(tools, visit) : await linesOfTheirs(tools, visit)
  if (lines.length === 0) return say(forLead ? texts.policyAcknowledgement.which.none : t.nothingConcernsYou)
  return { kind: 'card', card: policyListCard(forLead ? t.list.all : t.list.mine, lines, texts) }
}

async function linesOfTheirs(tools: PolicyListTools, visit: Visit): Promise<PolicyLine[]> {
  const published = await concerning(tools, visit)
  return published
    .filter(({ ask, retired }) => ask !== null || !retired)
    .map((each) => lineOf(each.policy, visit, [stateForReader(each, visit)]))
}

function stateForReader({ ask, retired }: Published, { person, texts, at }: Visit): string {
  const t = texts.reading.list
  const { timeZone } = person
  if (retired) return t.retired(retired.at, timeZone)
  if (ask?.carriedOver) return t.carriedOver(escaped(ask.carriedOver.version), ask.carriedOver.at, timeZone)
  if (ask?.answer?.value === 'acknowledged') return t.acknowledged(ask.answer.at, timeZone)
  if (ask?.state === 'open') return t.waits(ask.dueOn, dateIn(at, timeZone))
  return ask?.closed?.because === 'cycle-closed' ? t.missed : t.toRead
}

async function linesOfAll(tools: PolicyListTools, visit: Visit): Promise<PolicyLine[]> {
  const newest = await tools.policies.list()
  return Promise.all(
    newest.map(async (policy) => lineOf(policy, visit, await statesForLead(tools, policy, visit))),
  )
}

async function statesForLead(tools: PolicyListTools, newest: PolicyHeading, visit: Visit): Promise<string[]> {
  const { person, texts, at } = visit
  const t = texts.reading.list
  if (newest.retired) return [t.retired(newest.retired.at, person.timeZone)]
  const cycle = await tools.cycles.newestAbout('policy', newest.policy)
  if (!cycle) return [(await waitsFor(tools, newest, visit)) ?? t.notPublished]
  const { answered, asked } = await tools.asks.completion(cycle._id)
  const running = cycle.state !== 'closed'
  const state = running
    ? t.running(answered, asked, cycle.dueOn, dateIn(at, person.timeZone))
    : t.closed(answered, asked)
  if (cycle.subject.version === newest.version) return [state]
  return [state, (await waitsFor(tools, newest, visit)) ?? t.newer(escaped(newest.version))]
}

/** For whose approval a version waits, and since when; null where it does not. */
async function waitsFor(
  tools: PolicyListTools,
  policy: PolicyHeading,
  { person, texts }: Visit,
): Promise<string | null> {
  const decision = await openApproval(tools, policy)
  if (!decision) return null
  const approver = await tools.people.byId(policy.approver)
  const name = escaped(approver?.name ?? '')
  return texts.reading.list.waitsForApproval(
    escaped(policy.version),
    name,
    decision.requestedAt,
    person.timeZone,
  )
}

function lineOf(policy: PolicyHeading, { person }: Visit, states: readonly string[]): PolicyLine {
  return { ...escapedName(policy, languageFor(policy, person)), id: policy.policy, states }
}
