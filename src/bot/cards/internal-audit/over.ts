import type { Audit, AuditStage } from '../../../domain/internal-audit.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import type { Card } from '../card.js'
import { titleOf } from '../definition.js'
import { verbs } from './view.js'

/** To the ISMS lead: an audit was closed by its time, and what it looked at counts only as far as it came. */
export function overCard(
  { audit, reader, stage }: { audit: Audit; reader: Person; stage: AuditStage },
  texts: Texts,
): Card {
  const t = texts.internalAudit.over
  const title = titleOf(audit, reader)
  return {
    summary: t.title(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      { kind: 'text', text: t.at(texts.internalAudit.stages[stage]) },
      { kind: 'text', text: t.next },
      {
        kind: 'actions',
        actions: [{ verb: verbs.show, value: audit.audit, label: t.show, primary: true }],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}
