import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { REASON, reasonField } from '../policy-acknowledgement/reason.js'
import { type FindingView, findingName, verbs, wordNodes } from './finding.js'

/** The names of the inputs. */
export const withdrawnInputs = { who: 'who', reference: 'reference', reason: REASON } as const

/** Asks who leads the ISMS by whom, and under which reference, what others found was withdrawn. */
export function withdrawnForm(view: FindingView, texts: Texts): Form {
  const t = texts.finding.withdrawal
  const { finding } = view
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.withdrawn, value: finding._id, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(findingName(finding, texts))) },
      ...wordNodes(view, texts),
      ...(finding.nonconformity
        ? [{ kind: 'text', text: t.consequence(escaped(finding.nonconformity)) } as const]
        : []),
      {
        kind: 'inputs',
        inputs: [
          { kind: 'text', name: withdrawnInputs.who, label: t.who, hint: t.whoHint, most: 120 },
          {
            ...{ kind: 'text', name: withdrawnInputs.reference, label: t.reference },
            ...{ hint: t.referenceHint, most: 120 },
          },
          reasonField(t.reason, t.reasonHint),
        ],
      },
    ],
  }
}
