import type { Texts } from '../../texts/texts.js'
import { verbs as fieldworkVerbs } from '../audit-fieldwork/checklist.js'
import { type Card, escaped } from '../card.js'

/** What whoever audits under a lead is told once the days stand. Names and titles are plain. */
export function begunNotice(
  { cycle, title, lead, days }: { cycle: string; title: string; lead: string; days: string | null },
  texts: Texts,
): Card {
  const { begun: t, goOn } = texts.auditFieldwork
  const heading = t.title(title)
  return {
    summary: heading,
    nodes: [
      { kind: 'title', text: heading },
      ...(days === null ? [] : [{ kind: 'text', text: t.days(escaped(days)) } as const]),
      { kind: 'text', text: t.together(escaped(lead)) },
      {
        kind: 'actions',
        actions: [{ verb: `${fieldworkVerbs.checklist}/1`, value: cycle, label: goOn, primary: true }],
      },
      { kind: 'text', small: true, text: t.why },
    ],
  }
}
