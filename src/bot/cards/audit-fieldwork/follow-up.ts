import type { AuditItem } from '../../../domain/audit-item.js'
import type { Finding } from '../../../domain/finding.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { findingName, wordNodes } from '../finding/finding.js'
import { verbs } from './checklist.js'
import { formatFollowUpRef } from './item.js'

/** The names of the inputs. */
export const followUpInputs = { mended: 'mended', seen: 'seen' } as const
export const mendedAnswers = ['mended', 'not-mended'] as const

const LONGEST_SEEN = 1_000

/** Asks an auditor what became of an earlier finding, and by what they see it. */
export function followUpForm(
  item: Pick<AuditItem, '_id' | 'revision'>,
  finding: Finding,
  texts: Texts,
): Form {
  const t = texts.auditFieldwork.followUp
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.followUp, value: formatFollowUpRef(item, finding), label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(findingName(finding, texts))) },
      ...wordNodes({ finding }, texts),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'choice', look: 'radio', name: followUpInputs.mended, label: t.label },
            options: mendedAnswers.map((value) => ({ value, label: t[value] })),
          },
          {
            ...{ kind: 'text', long: true, most: LONGEST_SEEN, name: followUpInputs.seen },
            ...{ label: t.seen, hint: t.seenHint },
          },
        ],
      },
    ],
  }
}
