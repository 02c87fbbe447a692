import { formatAskRef } from '../../../domain/ask.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { titleOf } from '../definition.js'
import type { AuditView } from '../internal-audit/view.js'
import { reasonInput } from '../policy-acknowledgement/reason.js'
import { verbs } from './checklist.js'

/** Asks the lead whether the fieldwork is done. @param left what nobody recorded: how much, and which; plain */
export function finishForm(
  { ask, audit, reader }: Pick<AuditView, 'ask' | 'audit' | 'reader'>,
  left: { count: number; criteria: string },
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.finished
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.done, value: formatAskRef(ask), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(titleOf(audit, reader))) },
      ...(left.count > 0
        ? ([
            { kind: 'text', text: t.left(left.count, escaped(left.criteria)) },
            reasonInput(t.label, t.hint),
          ] as const)
        : []),
      { kind: 'text', small: true, text: t.after },
    ],
  }
}
