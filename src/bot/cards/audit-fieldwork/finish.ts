import { formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { AuditDays } from '../../../domain/internal-audit.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import { dayInputs } from '../internal-audit/ask.js'
import { type AuditView, daysWords, namesIn, todayOf } from '../internal-audit/view.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { verbs } from './checklist.js'

/** What is left when the fieldwork is to be done; plain. */
export interface LeftOpen {
  /** What nobody recorded: how much, and which. */
  count: number
  criteria: string
  /** Those of them of which nobody who audits is independent; empty: none. */
  byNobody: string
  /** Earlier findings that nobody looked at again. */
  earlier: readonly string[]
  /** Of whom something is still wanted. */
  asked: readonly string[]
}

/** Whether the lead says why something was not looked at. */
export function wantsReason({ count, earlier }: Pick<LeftOpen, 'count' | 'earlier'>): boolean {
  return count > 0 || earlier.length > 0
}

/** Asks the lead whether the fieldwork is done. */
export function finishForm(
  { ask, audit, reader }: Pick<AuditView, 'ask' | 'audit' | 'reader'>,
  left: LeftOpen,
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.finished
  const { count, criteria, byNobody, earlier, asked } = left
  const lines = [
    ...(count > 0 ? [t.left(count, escaped(criteria))] : []),
    ...(byNobody === '' ? [] : [t.byNobody(escaped(byNobody))]),
    ...(earlier.length > 0 ? [t.earlier(earlier.length, escaped(namesIn(earlier, texts)))] : []),
    ...(asked.length > 0 ? [t.asked(asked.length, escaped(namesIn([...new Set(asked)], texts)))] : []),
  ]
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.done, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      ...lines.map((text): CardNode => ({ kind: 'text', text })),
      ...(wantsReason(left) ? [reasonInput(t.label, t.hint)] : []),
      { kind: 'text', small: true, text: t.after },
    ],
  }
}

/** Says that the days that were agreed are still to come, and asks on which it took place instead. */
export function moveDaysForm(
  view: Pick<AuditView, 'ask' | 'audit' | 'reader' | 'at'>,
  days: AuditDays,
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.early
  const { ask, audit, reader } = view
  const today: CalendarDate = todayOf(view)
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.moveDays, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.heading(escaped(titleOf(audit, reader)), daysWords(days, view, texts)) },
      { kind: 'text', text: t.instead },
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: dayInputs.from, label: t.from, initial: today },
          { kind: 'date', name: dayInputs.to, label: t.to, initial: today },
        ],
      },
    ],
  }
}

/** What the others who audit, and those who are audited, are told. Names and titles are plain. */
export function daysMovedNotice(
  { title, by, was, days }: { title: string; by: string; was: string; days: string },
  texts: Texts,
): Card {
  const t = texts.auditFieldwork.daysMoved
  const heading = t.title(title)
  return {
    summary: heading,
    nodes: [
      { kind: 'title', text: heading },
      { kind: 'text', text: t.by(escaped(by), was, days) },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}
