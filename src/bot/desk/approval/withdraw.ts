import { isIsmsLead } from '../../../domain/organisation.js'
import { endOpen } from '../../../store/ending-decisions.js'
import { approvalView } from '../../approval-messages.js'
import { takeBackForm } from '../../cards/approval.js'
import type { ApprovalView } from '../../cards/approval-view.js'
import { escaped } from '../../cards/card.js'
import type { Reply } from '../../interaction.js'
import { type Visit, visitor } from '../desk.js'
import { say } from '../say.js'
import { type ApprovalDeskTools, refuse } from './view.js'

/** Asks once more before it is taken back, and says what that does. */
export async function askToTakeBack(tools: ApprovalDeskTools, visit: Visit, id: string): Promise<Reply> {
  const found = await openFor(tools, visit, id)
  return 'refused' in found ? found.refused : { kind: 'form', form: takeBackForm(found.view, visit.texts) }
}

/** Whoever asked takes it back; so may those who might have asked in their place. */
export async function takeBack(tools: ApprovalDeskTools, visit: Visit, id: string): Promise<Reply> {
  const found = await openFor(tools, visit, id)
  if ('refused' in found) return found.refused
  const { decision, subject } = found.view
  const what = escaped(subject.what)
  const t = visit.texts.approval
  if (!(await endOpen(tools, decision, 'requester', visit.at, visitor(visit))))
    return say(t.decidedAlready(what))
  tools.decisionMoved(id)
  return say(t.withdrawn(what))
}

async function openFor(
  tools: ApprovalDeskTools,
  visit: Visit,
  id: string,
): Promise<{ view: ApprovalView } | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const decision = await tools.decisions.byId(id)
  const view = decision && (await approvalView(tools, decision, person, at))
  if (!view) return { refused: refuse(visit, { because: 'no-such-ask' }) }
  if (decision.requestedBy !== person._id && !isIsmsLead(person, organisation))
    return { refused: say(texts.common.notYourCommand) }
  if (decision.state !== 'open') return { refused: say(texts.approval.notOpen(escaped(view.subject.what))) }
  return { view }
}
