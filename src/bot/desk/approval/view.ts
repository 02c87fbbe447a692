import { type Ask, type AskRef, parseAskRef, type Refusal, refusalOf } from '../../../domain/ask.js'
import { type Decision, stepOfAsk } from '../../../domain/decision.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Deliveries } from '../../../store/deliveries.js'
import { type ApprovalViewTools, askedView } from '../../approval-messages.js'
import type { AskedView } from '../../cards/approval-view.js'
import { escaped } from '../../cards/card.js'
import { refusalText, refusedCard } from '../../cards/common.js'
import type { Reply } from '../../interaction.js'
import type { Visit } from '../desk.js'

/** What the approvers' part of the desk works with. */
export interface ApprovalDeskTools extends ApprovalViewTools {
  deliveries: Deliveries
  /** After an answer, or the end of a decision, is durable: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: Decision['_id']) => void
  /** When the form of an ask is opened: keeps when that was. Never fails, never waited for. */
  formOpened: (opening: { ask: Ask['_id']; by: PersonId; at: string }) => void
}

/** Who decides has the form before them from now on. */
export function opened(
  { formOpened }: Pick<ApprovalDeskTools, 'formOpened'>,
  { person, at }: Visit,
  { ask }: Pick<AskedView, 'ask'>,
): void {
  if (ask.state === 'open' && ask.mayAnswer.includes(person._id))
    formOpened({ ask: ask._id, by: person._id, at })
}

/** What was shown to the visitor, and how it stands now; or why there is nothing to show. */
export async function shownTo(
  tools: ApprovalViewTools,
  visit: Visit,
  value: string,
): Promise<{ shown: AskRef; view: AskedView } | { refused: Reply }> {
  const shown = parseAskRef(value)
  const ask = shown && (await tools.asks.byId(shown.id))
  const view = ask && (await askedView(tools, ask, visit.person, visit.at))
  if (!shown || !view) return { refused: refuse(visit, { because: 'no-such-ask' }) }
  return { shown, view }
}

/** The same for whoever is about to decide: null where nothing stands in their way. */
export function whyNot(visit: Visit, shown: AskRef, view: AskedView): Reply | null {
  const refusal = refusalOf(view.ask, visit.person, shown, dateIn(visit.at, visit.person.timeZone))
  if (refusal) return refuse(visit, refusal, view)
  // Whoever took it did so a moment ago, and this question is about to be closed.
  const claimed = stepOfAsk(view.decision, view.ask)?.claimed
  if (!claimed || claimed.ask === view.ask._id) return null
  return refuse(visit, { because: 'closed', reason: 'claimed', at: claimed.at }, view)
}

export function refuse({ person, texts }: Visit, refusal: Refusal, view?: AskedView): Reply {
  return { kind: 'card', card: refusedCard(sentence(person, refusal, texts, view), texts) }
}

function sentence(person: Person, refusal: Refusal, texts: Visit['texts'], view?: AskedView): string {
  const what = escaped(view?.subject.what ?? '')
  // Others who may not answer, such as who decides another step, did not ask for it.
  if (refusal.because === 'own-request' && view && view.decision.requestedBy !== person._id)
    return texts.common.refused['not-yours']
  if (refusal.because === 'already-answered') {
    const t = texts.approval
    const isOwn = view?.ask.answer?.by === person._id
    if (isOwn) return t.alreadyDecided(what, refusal.at, person.timeZone)
    return t.decidedBySomebody(what, escaped(view?.answeredBy?.who ?? ''), refusal.at, person.timeZone)
  }
  if (refusal.because === 'closed' && refusal.reason === 'retired') return texts.approval.retiredMeanwhile
  // One of several who may was faster: who it was, and what they said, is what there is to know.
  const { decided } = view?.decision ?? {}
  if (refusal.because === 'closed' && refusal.reason === 'cycle-closed' && decided && view?.decidedBy)
    return texts.approval.decidedBySomebody(what, escaped(view.decidedBy), decided.at, person.timeZone)
  if (refusal.because === 'closed' && refusal.reason === 'cycle-closed')
    return texts.approval.decidedMeanwhile
  const outdated = refusal.because === 'closed' && refusal.reason === 'superseded'
  if (outdated || refusal.because === 'declined') return texts.common.refused.changed
  return refusalText(refusal, person.timeZone, texts)
}
