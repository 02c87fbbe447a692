import { type Ask, formatAskRef } from '../../../domain/ask.js'
import {
  AGREE_SLOT,
  agreements,
  DATE_SLOT,
  DECLARE_SLOT,
  declarations,
  ENTER_SLOT,
  RECORD_SLOT,
  REPLACE_SLOT,
} from '../../../domain/internal-audit.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped } from '../card.js'
import { titleOf } from '../definition.js'
import { isReportSlot, reportReceipt } from './report.js'
import { type AuditView, daysWords, receiptOf, verbs } from './view.js'

/** What somebody said in an audit, and what comes of it. */
export function receipt(view: AuditView, texts: Texts): Card {
  const { slot } = view.ask
  if (isReportSlot(slot)) return reportReceipt(view, slot, texts)
  const { ask, audit, reader, answeredBy, days } = view
  const t = texts.internalAudit
  const title = titleOf(audit, reader)
  const isOwn = ask.answer?.by === reader._id
  const by = answeredBy ?? ''
  const said = ask.answer?.value
  switch (ask.slot) {
    case DECLARE_SLOT: {
      const value = declarations.find((each) => each === said) ?? 'independent'
      const head = isOwn ? t.declare.receipt[value](title) : t.declare.byOther[value](title, by)
      const counts = isOwn && view.mayTakeBack
      // Whoever leads it goes on at once: the question comes with the next morning's message.
      const proposes = counts && audit.lead === reader._id && days === null
      const next = isOwn ? [...(proposes ? [t.declare.proposes] : []), t.declare.next[value]] : []
      const card = receiptOf(view, head, next, texts)
      if (!counts) return card
      const goOn: Action = { verb: verbs.next, value: ask.cycle, label: t.date.open, primary: true }
      const actions = [...(proposes ? [goOn] : []), noMoreAction(ask, texts)]
      return { ...card, nodes: [...card.nodes, { kind: 'actions', actions }] }
    }
    case DATE_SLOT: {
      const head = isOwn ? t.date.receipt(title) : t.date.byOther(title, by)
      return receiptOf(view, head, [...(days ? [daysWords(days, view, texts)] : []), t.date.next], texts)
    }
    case AGREE_SLOT: {
      const value = agreements.find((each) => each === said) ?? 'agreed'
      const head = isOwn ? t.agree.receipt[value](title) : t.agree.byOther[value](title, by)
      return receiptOf(
        view,
        head,
        [...(days ? [daysWords(days, view, texts)] : []), t.agree.next[value]],
        texts,
      )
    }
    case RECORD_SLOT:
    case ENTER_SLOT: {
      const o = texts.auditByOthers[ask.slot === RECORD_SLOT ? 'record' : 'enter']
      const { recorded, entered } = view
      const said =
        ask.slot === ENTER_SLOT
          ? [texts.auditByOthers.enter.entered(entered)]
          : recorded
            ? [texts.auditByOthers.record.said(escaped(recorded.body), escaped(recorded.reference))]
            : []
      return receiptOf(view, isOwn ? o.receipt(title) : o.byOther(title, by), said, texts)
    }
    case REPLACE_SLOT: {
      const head = isOwn ? t.replace.receipt(title) : t.replace.byOther(title, by)
      const next = view.named ? t.replace.named(escaped(view.named)) : t.replace.nobody
      return receiptOf(view, head, [next], texts)
    }
    default: {
      const led = t.led.fieldwork
      return receiptOf(view, isOwn ? led.receipt(title) : led.byOther(title, by), [], texts)
    }
  }
}

/** By which an auditor says later that they are not independent any more. */
export function noMoreAction(ask: Pick<Ask, '_id' | 'revision'>, texts: Texts): Action {
  return { verb: verbs.noMore, value: formatAskRef(ask), label: texts.internalAudit.declare.noMore }
}
