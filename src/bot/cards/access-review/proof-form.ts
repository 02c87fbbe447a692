import { ORDER_SLOT } from '../../../domain/access-review.js'
import { formatAskRef } from '../../../domain/ask.js'
import { LARGEST_FILE } from '../../../domain/kept-file.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { kindNames, LONGEST_NOTE } from '../control-check/check.js'
import { titleOf } from '../definition.js'
import { fileInput, orderInputs } from './order.js'
import type { OrderView } from './order-lines.js'
import { verbs } from './view.js'

/** What shows it, where no new list does. */
export function proofForm(
  { ask, system, reader }: Pick<OrderView, 'ask' | 'system' | 'reader'>,
  texts: Texts,
): Form {
  const t = texts.accessReview.order
  const check = texts.controlCheck.form
  return {
    title: t.byProof.title,
    close: texts.common.close,
    submit: { verb: verbs.proof, value: formatAskRef(ask), label: t.byProof.submit },
    nodes: [
      { kind: 'text', text: t.byProof.question(escaped(titleOf(system, reader))) },
      { kind: 'text', text: ask.slot === ORDER_SLOT ? t.byProof.consequenceOfAll : t.byProof.consequence },
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'text', name: orderInputs.note, label: t.byProof.note, hint: t.byProof.noteHint },
            ...{ optional: true, long: true, most: LONGEST_NOTE },
          },
          {
            ...{ kind: 'text', name: orderInputs.link, label: check.link, hint: check.linkHint },
            ...{ optional: true, most: 1_000 },
          },
          fileInput(t.form.file, t.form.fileHint(kindNames, LARGEST_FILE / 1_000_000)),
        ],
      },
    ],
  }
}
