import { type Decision, type EndedBecause, standingOf } from '../../../domain/decision.js'
import type { Actor } from '../../../domain/ledger.js'
import { isIsmsLead } from '../../../domain/organisation.js'
import { type ApprovalViewTools, approvalView } from '../../approval-messages.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type ApprovalDeskTools, refuse } from './view.js'

/** Whoever asked takes it back; so may those who might have asked in their place. */
export async function withdraw(tools: ApprovalDeskTools, visit: Visit, id: string): Promise<Reply> {
  const { person, organisation, texts, at } = visit
  const decision = await tools.decisions.byId(id)
  const view = decision && (await approvalView(tools, decision, person, at))
  if (!view) return refuse(visit, { because: 'no-such-ask' })
  if (decision.requestedBy !== person._id && !isIsmsLead(person, organisation))
    return say(texts.common.notYourCommand)
  const what = escaped(view.subject.what)
  const t = texts.approval
  if (decision.state !== 'open') return say(t.notOpen(what))
  if (!(await endOpen(tools, decision, 'requester', visit))) return say(t.decidedAlready(what))
  tools.decisionMoved(id)
  return say(t.withdrawn(what))
}

/**
 * Ends a decision that is open: its questions first, so that an answer either comes before or is refused. False: the
 * answer came before.
 */
export async function endOpen(
  { asks, decisions }: Pick<ApprovalViewTools, 'asks' | 'decisions'>,
  decision: Decision,
  because: Extract<EndedBecause, 'requester' | 'retired' | 'superseded'>,
  { person, through, at }: Visit,
): Promise<boolean> {
  const actor: Actor = { kind: 'person', id: person._id }
  const closedBecause = because === 'requester' ? 'withdrawn' : because
  const isDecided = async () => {
    const standing = standingOf(decision, await asks.allOf(decision._id))
    return standing.next === 'conclude' && 'ask' in standing
  }
  if (await isDecided()) return false
  await asks.closeOpenOf(decision._id, closedBecause, at, { actor, through })
  if (await isDecided()) return false
  await decisions.end(decision._id, because, at, { actor, through })
  return true
}
