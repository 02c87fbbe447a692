import { isIsmsLead } from '../../../domain/organisation.js'
import { endOpen } from '../../../store/ending-decisions.js'
import { approvalView } from '../../approval-messages.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import { type Visit, visitor } from '../desk.js'
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
  if (!(await endOpen(tools, decision, 'requester', at, visitor(visit)))) return say(t.decidedAlready(what))
  tools.decisionMoved(id)
  return say(t.withdrawn(what))
}
