import { CLOSED_SAID_FOR_DAYS } from '../../../domain/daily-summary.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import type { PolicyHeading } from '../../../domain/policy.js'
import { urgencyOf } from '../../../domain/standing.js'
import { addDays, dateIn } from '../../../domain/working-days.js'
import type { Acknowledgements } from '../../../store/acknowledgements.js'
import type { Asks } from '../../../store/asks.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Declines } from '../../../store/declines.js'
import type { People } from '../../../store/people.js'
import type { Policies } from '../../../store/policies.js'
import type { PolicyExceptions } from '../../../store/policy-exceptions.js'
import { closedIncomplete } from '../../../store/unanswered.js'
import { escaped } from '../../cards/card.js'
import { askAgainAction } from '../../cards/policy-acknowledgement/closed-round.js'
import { escapedName, languageFor } from '../../cards/policy-name.js'
import type { StandingLine } from '../../cards/standing.js'
import type { Visit } from '../desk.js'
import { openApproval, type RequestTools } from '../publication-request.js'
import { todayFor } from '../standing.js'

export interface PolicyStandingTools extends RequestTools {
  acknowledgements: Acknowledgements
  asks: Asks
  cycles: Cycles
  declines: Declines
  exceptions: PolicyExceptions
  people: People
  policies: Policies
}

/** As many names as a line has room for. */
const NAMES_SHOWN = 2

/** Where the policies stand beside the rounds that run. */
export async function standing(tools: PolicyStandingTools, visit: Visit): Promise<StandingLine[]> {
  const [closed, unpublished, declined, exceptions] = await Promise.all([
    closedLately(tools, visit),
    notPublished(tools, visit),
    beingDecided(tools, visit),
    ending(tools, visit),
  ])
  return [...closed, ...unpublished, ...declined, ...exceptions]
}

/** Rounds that closed without everybody's answer. */
async function closedLately(tools: PolicyStandingTools, visit: Visit): Promise<StandingLine[]> {
  const { texts } = visit
  const today = todayFor(visit)
  const closed = await closedIncomplete(tools, addDays(today, -CLOSED_SAID_FOR_DAYS))
  const lines = await Promise.all(
    closed.map(async ({ cycle, completion: { answered, asked }, unanswered }) => {
      const round = await tools.cycles.byId(cycle)
      const about = round && (await nameOf(tools, visit, round.subject))
      if (!about) return null
      const text = texts.again.closedWith(about, answered, asked, unanswered)
      const action = { ...askAgainAction({ _id: cycle }, texts), primary: true }
      const on = dateIn(round.closedAt ?? visit.at, visit.organisation.timeZone)
      return { urgency: 'stuck', on, text, next: { text, actions: [action] } } as const
    }),
  )
  return lines.filter((line) => line !== null)
}

async function nameOf(
  { policies }: PolicyStandingTools,
  { person, texts }: Visit,
  { id, version }: { id: string; version: string },
): Promise<string | null> {
  const policy = await policies.byVersion(id, version)
  return policy && texts.policyAcknowledgement.named(escapedName(policy, languageFor(policy, person)))
}

/** Newest versions that are on file, and neither in force nor with their approver. */
async function notPublished(tools: PolicyStandingTools, visit: Visit): Promise<StandingLine[]> {
  const newest = (await tools.policies.list()).filter(({ retired }) => !retired)
  const lines = await Promise.all(
    newest.map(async (policy): Promise<StandingLine | null> => {
      const published = await tools.cycles.newestAbout('policy', policy.policy)
      if (published?.subject.version === policy.version || (await openApproval(tools, policy))) return null
      return unpublishedLine(policy, visit)
    }),
  )
  return lines.filter((line) => line !== null)
}

function unpublishedLine(policy: PolicyHeading, visit: Visit): StandingLine {
  const t = visit.texts.policyAcknowledgement.standing
  const name = escapedName(policy, languageFor(policy, visit.person))
  return {
    ...{ urgency: 'stuck', canWait: true, on: todayFor(visit), text: t.notPublished(name) },
    next: { text: t.publish(name, policy.policy), actions: [] },
  }
}

/** What is to be decided about people who said that they can't, by policy. */
async function beingDecided(tools: PolicyStandingTools, visit: Visit): Promise<StandingLine[]> {
  const today = todayFor(visit)
  const groups = await tools.declines.beingDecided()
  const lines = await Promise.all(
    groups.map(async ({ subject, count, deciders, firstDue }): Promise<StandingLine | null> => {
      const about = await nameOf(tools, visit, subject)
      if (about === null) return null
      const first = await tools.people.firstByName(deciders, NAMES_SHOWN)
      const people = await tools.people.byIds(first)
      const left = deciders.length - first.length
      const names = [
        ...first.map((id) => escaped(people.get(id)?.name ?? '')),
        ...(left > 0 ? [visit.texts.common.more(left)] : []),
      ]
      const text = visit.texts.policyAcknowledgement.standing.decided(about, count, names, firstDue, today)
      return { urgency: urgencyOf(firstDue, today), on: firstDue, text }
    }),
  )
  return lines.filter((line) => line !== null)
}

/** Exceptions in force, by when the first of them ends. */
async function ending({ exceptions }: PolicyStandingTools, visit: Visit): Promise<StandingLine[]> {
  const { count, first } = await exceptions.inForceOf(null, 1)
  const [next] = first
  if (!next) return []
  const today = todayFor(visit)
  const t = visit.texts.policyAcknowledgement.standing
  const inForce = t.exceptions(count, next.until, today)
  const text = isIsmsLead(visit.person, visit.organisation) ? t.exceptionsListed(inForce) : inForce
  return [{ urgency: urgencyOf(next.until, today), on: next.until, text }]
}
