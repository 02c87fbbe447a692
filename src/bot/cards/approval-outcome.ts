import type { Texts } from '../texts/texts.js'
import { type ApprovalView, discreetly } from './approval-view.js'
import { type Card, escaped } from './card.js'

export interface OutcomeView extends ApprovalView {
  reason: string | null
  /** Who is asked about what it is since it changed; null where nobody is. */
  askedAgain: string | null
  /** Who took it back; null where nobody did. */
  takenBackBy: string | null
}

/** Tells whoever approved or rejected it, and whoever asked, that it is not what was decided on any more. */
export function staleCard(view: OutcomeView, texts: Texts): Card {
  const { decision, reader } = view
  const { decided, stale, ended, state } = decision
  const t = texts.approval.stale
  const afterwards = state === 'rejected' ? t.afterRejection : t.afterwards
  const why = decided ? afterwards(decided.at, reader.timeZone) : t.whileOpen
  const at = stale?.at ?? ended?.at ?? decision.requestedAt
  const changed = view.subject.changed
  const isRequester = reader._id === decision.requestedBy
  const next = changed && !isRequester && view.askedAgain === null ? [] : [nextAfterChange(view, texts)]
  const title = state === 'rejected' ? t.titleOfRejected : t.title
  return outcome(title, [why, ...(changed ? [changed] : []), ...next], view, texts, at)
}

/** What an approver may do about it is nothing, unless they are asked anew. */
function nextAfterChange({ decision, subject, reader, askedAgain }: OutcomeView, texts: Texts): string {
  if (askedAgain !== null) return texts.approval.stale.askedAgain(escaped(askedAgain))
  return reader._id === decision.requestedBy ? subject.next.again : texts.approval.closed.changed
}

/** Tells whoever asked, or handed it on, or approved what was then taken back, what became of it; null while nothing did. */
export function outcomeCard(view: OutcomeView, texts: Texts): Card | null {
  const { decision, subject, reader, reason, takenBackBy } = view
  const t = texts.approval.outcome
  const asked = decision.requestedBy === reader._id
  const by = escaped(view.approver)
  switch (decision.state) {
    case 'open':
      return null
    case 'approved':
      return outcome(
        (what) => t.approved(what, by),
        [asked ? subject.done.requester : t.handedOn],
        view,
        texts,
      )
    case 'rejected':
      return outcome(
        (what) => t.rejected(what, by),
        [...(reason ? [t.reason(escaped(reason))] : []), asked ? subject.next.again : t.handedOn],
        view,
        texts,
      )
    case 'withdrawn':
      if (takenBackBy !== null)
        return outcome((what) => t.takenBack(what, escaped(takenBackBy)), [t.takenBackWhy], view, texts)
      return outcome(t.changed, whyWithdrawn(view, texts), view, texts)
  }
}

function whyWithdrawn(view: OutcomeView, texts: Texts): string[] {
  const t = texts.approval.outcome
  const because = view.decision.ended?.because
  if (because === 'retired') return [t.retiredWhy]
  if (because === 'new-criteria') return [t.newCriteriaWhy, nextByNewCriteria(view, texts)]
  if (because === 'left') return [t.leftWhy, view.subject.next.again]
  return [t.changedWhy, nextAfterChange(view, texts)]
}

function nextByNewCriteria({ askedAgain }: OutcomeView, texts: Texts): string {
  const { newCriteriaNext } = texts.approval.outcome
  return askedAgain === null ? newCriteriaNext : texts.approval.stale.askedAgain(escaped(askedAgain))
}

function outcome(
  title: (what: string) => string,
  sentences: readonly string[],
  { decision, subject, reader }: ApprovalView,
  texts: Texts,
  at = decision.decided?.at ?? decision.ended?.at ?? decision.requestedAt,
): Card {
  return {
    summary: title(escaped(discreetly(subject).what)).replace(/\\/g, ''),
    nodes: [
      {
        kind: 'text',
        text: `**${title(escaped(subject.what))}** · ${texts.approval.receipt.when(at, reader.timeZone)}`,
      },
      ...sentences.map((text) => ({ kind: 'text', text }) as const),
    ],
  }
}
