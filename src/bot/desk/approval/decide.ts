import { answersInStead } from '../../../domain/ask.js'
import type { Verdict } from '../../../domain/decision.js'
import { confirmForm, readForm, rejectionForm, verbs } from '../../cards/approval.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { type ApprovalDeskTools, opened, refuse, shownTo, whyNot } from './view.js'

/** Shows a page to whoever was asked, decided or not. */
export async function read(
  tools: ApprovalDeskTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { view } = found
  const { askedOf, mayAnswer } = view.ask
  if (![askedOf, ...mayAnswer].includes(visit.person._id)) return refuse(visit, { because: 'not-yours' })
  const turn = { verb: verbs.page, value }
  const shown = await tools.subjects[view.ask.subject.type]?.page(view.decision, visit.person, page, turn)
  if (!shown) return refuse(visit, { because: 'no-such-ask' })
  opened(tools, visit, view)
  return { kind: 'form', form: readForm(view, shown, visit.texts) }
}

/** Asks once more before something is approved, and says what that does. */
export async function confirm(tools: ApprovalDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const refused = whyNot(visit, found.shown, found.view)
  if (refused) return refused
  // An older message may still offer to approve it unread.
  if (found.view.subject.readFirst) return read(tools, visit, value, 1)
  opened(tools, visit, found.view)
  return { kind: 'form', form: confirmForm(found.view, visit.texts) }
}

/** Asks for the reason of a rejection. */
export async function explain(tools: ApprovalDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const refused = whyNot(visit, found.shown, found.view)
  if (refused) return refused
  opened(tools, visit, found.view)
  return { kind: 'form', form: rejectionForm(found.view, visit.texts) }
}

export function approve(tools: ApprovalDeskTools, visit: Visit, value: string): Promise<Reply> {
  return answer(tools, visit, value, 'approved')
}

export async function reject(
  tools: ApprovalDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const reason = textOf(inputs, 'reason')
  if (!reason) return { kind: 'invalid', errors: { reason: visit.texts.approval.rejection.reasonMissing } }
  return answer(tools, visit, value, 'rejected', reason)
}

/**
 * The guarded write decides. Whatever takes authority away, or changes what is decided on, closes the question or
 * raises its revision first, so that it counts at the moment of the click.
 */
async function answer(
  tools: ApprovalDeskTools,
  visit: Visit,
  value: string,
  verdict: Verdict,
  reason?: string,
): Promise<Reply> {
  const found = await shownTo(tools, visit, value)
  if ('refused' in found) return found.refused
  const { shown, view } = found
  const inStead = answersInStead(view.ask, visit.person._id)
  const openedAt = view.ask.opened?.find(({ by }) => by === visit.person._id)?.at
  const answered = await tools.asks.answer(
    {
      ask: shown,
      by: visit.person._id,
      at: visit.at,
      through: visit.through,
      value: verdict,
      language: view.subject.language,
      nudges: true,
      form: { ...(openedAt === undefined ? {} : { openedAt }), decisions: 1 },
      ...(inStead === undefined ? {} : { inStead }),
      ...(reason === undefined ? {} : { reason }),
    },
    view.ask.subject,
  )
  if (answered) {
    tools.decisionMoved(view.ask.cycle)
    return { kind: 'done', settled: [shown.id] }
  }
  const now = await shownTo(tools, visit, value)
  if ('refused' in now) return now.refused
  // Submitting the same twice is no mistake: the receipt is what there is to say.
  const { answer: known } = now.view.ask
  if (known?.by === visit.person._id && known.value === verdict) return { kind: 'done', settled: [shown.id] }
  return whyNot(visit, shown, now.view) ?? refuse(visit, { because: 'changed' })
}
