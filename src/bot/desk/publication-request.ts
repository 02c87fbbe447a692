import { mayAskInstead, whyNotAskable } from '../../domain/askable.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { approvedBy, type Decision } from '../../domain/decision.js'
import { type Organisation, placeOf } from '../../domain/organisation.js'
import { isPresentAt, isReachable, type Person } from '../../domain/person.js'
import { type PolicyHeading, type PolicyVersion, publicationHash } from '../../domain/policy.js'
import { soleAuthorityOn } from '../../domain/sole-authority.js'
import { dateIn, dueDate } from '../../domain/working-days.js'
import { audienceSize } from '../../store/audience-size.js'
import { endOpen } from '../../store/ending-decisions.js'
import type { Policies } from '../../store/policies.js'
import { type ApprovalViewTools, approvalView, outcomeOf } from '../approval-messages.js'
import { waitingCard } from '../cards/approval.js'
import { type Card, escaped } from '../cards/card.js'
import { escapedName, languageFor } from '../cards/policy-name.js'
import type { Reply } from '../interaction.js'
import { type Visit, visitor } from './desk.js'
import { say } from './say.js'

export interface RequestTools extends ApprovalViewTools {
  policies: Policies
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
  /** After the end of a decision is on record: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: string) => void
}

/** Asks the policy's approver whether it may be published; what was asked about an older version is asked no more. */
export async function requestPublication(
  tools: RequestTools,
  visit: Visit,
  policy: PolicyVersion,
  first: boolean,
): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const t = texts.policyAcknowledgement.publish
  const approver = await tools.people.byId(policy.approver)
  const refused = await whyNotRequested(tools, visit, policy, approver)
  if (refused || !approver) return refused ?? say(texts.common.unavailable)
  const about = { type: 'policy', id: policy.policy } as const
  const waiting = await waitingForApproval(tools, visit, policy)
  if (waiting) return { kind: 'card', card: waiting }
  const older = await tools.decisions.openAbout(about)
  if (older && !(await endOpen(tools, older, 'superseded', at, visitor(visit))))
    return say(t.decidedMeanwhile(escapedName(policy, languageFor(policy, person)).title))
  if (older) tools.decisionMoved(older._id)

  const place = placeOf(approver, organisation)
  const today = dateIn(at, organisation.timeZone)
  const decision = await tools.decisions.request(
    {
      subject: { ...about, version: policy.version, hash: publicationHash(policy) },
      question: 'publish',
      facts: { people: (await audienceSize(tools.people, policy, today)).asked, first: first ? 1 : 0 },
      requestedBy: person._id,
      requestedAt: at,
      dueOn: dueDate(dateIn(at, approver.timeZone), organisation.approval.businessDays, place),
      timeZone: approver.timeZone,
      steps: approvedBy(approver._id),
    },
    visit.through,
  )
  if (!decision) {
    const card = await waitingForApproval(tools, visit, policy)
    return card ? { kind: 'card', card } : say(texts.common.unavailable)
  }
  tools.decisionRequested(decision._id)
  const name = escaped(approver.name)
  const sent = t.sent(name, policy.policy)
  return say(isReachable(approver) ? sent : `${sent} ${t.notReached(name)}`)
}

/** Says what stands in the way of asking the approver, and who may ask instead; null where nothing does. */
export async function whyNotRequested(
  { people }: RequestTools,
  { person, organisation, texts, at }: Visit,
  policy: PolicyVersion,
  approver: Person | null,
): Promise<Reply | null> {
  const today = dateIn(at, approver?.timeZone ?? organisation.timeZone)
  const because = whyNotAskable(person, approver, today)
  if (because === null || (because === 'own-request' && isAlone(organisation, person, today))) return null
  const t = texts.policyAcknowledgement.publish
  const { title } = escapedName(policy, languageFor(policy, person))
  const name = escaped(approver?.name ?? '')
  if (because === 'approver-left') return say(t.approverLeft(title, name))
  if (because === 'approver-without-chat') return say(t.approverWithoutChat(title, name))
  const id = mayAskInstead(person._id, policy.approver, organisation)
  const instead = id && (await people.byId(id))
  const there = instead && isPresentAt(instead, at)
  return say(t.ownRequest(title, there ? escaped(instead.name) : null))
}

/** Where nobody else may approve what they publish: the step is filled by them only where that is so. */
function isAlone({ soleAuthority = [] }: Organisation, { _id }: Person, today: CalendarDate): boolean {
  return soleAuthorityOn(soleAuthority, 'policy', today)?.person === _id
}

/** The open decision on whether this version may be published; null where there is none. */
export async function openApproval(
  { decisions }: Pick<RequestTools, 'decisions'>,
  policy: PolicyHeading,
): Promise<Decision | null> {
  const decision = await decisions.openAbout({ type: 'policy', id: policy.policy })
  return decision?.subject.hash === publicationHash(policy) ? decision : null
}

/** For whom the approval of this version waits and since when; null where it does not. */
export async function waitingForApproval(
  tools: RequestTools,
  { person, texts, at }: Visit,
  policy: PolicyVersion,
): Promise<Card | null> {
  const decision = await openApproval(tools, policy)
  if (!decision) return null
  const view = await approvalView(tools, decision, person, at)
  const approver = await tools.people.byId(policy.approver)
  return view && waitingCard({ ...view, reachable: approver !== null && isReachable(approver) }, texts)
}

/** What came of asking for this version's approval; null where nobody asked, or whoever did took it back. */
export async function lastOutcome(
  tools: RequestTools,
  { person, at }: Visit,
  policy: PolicyVersion,
): Promise<Card | null> {
  const decision = await tools.decisions.newestAbout({ type: 'policy', id: policy.policy })
  if (decision?.subject.version !== policy.version || decision.state === 'withdrawn') return null
  return outcomeOf(tools, decision, person, at)
}
