import { criteriaText } from '../../../domain/audit-criteria.js'
import type { Criterion } from '../../../domain/clauses.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { verbs } from './view.js'

/** To the lead auditor: the days that they proposed do not suit an auditee. All of it is plain. */
export function otherDaysCard(
  { cycle, title, by, reason }: { cycle: string; title: string; by: string; reason: string },
  texts: Texts,
): Card {
  const t = texts.internalAudit.news.otherDays
  const { objected, open } = texts.internalAudit.date
  return {
    summary: t.title(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: objected(escaped(by), escaped(reason)) },
      { kind: 'text', text: t.next },
      { kind: 'actions', actions: [{ verb: verbs.next, value: cycle, label: open, primary: true }] },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** To the ISMS lead: nobody who audits is independent of a part of it. */
export function byNobodyCard(
  { audit, title, criteria }: { audit: string; title: string; criteria: readonly Criterion[] },
  texts: Texts,
): Card {
  const t = texts.internalAudit.news.byNobody
  return {
    summary: t.title(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: t.text(escaped(criteriaText(criteria))) },
      { kind: 'text', text: t.next },
      {
        kind: 'actions',
        actions: [{ verb: verbs.show, value: audit, label: texts.internalAudit.over.show, primary: true }],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}
