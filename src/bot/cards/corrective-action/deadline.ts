import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type CardNode, escaped, type Form, shortened } from '../card.js'
import { firstLine } from '../common.js'
import { natureNodes } from './facts.js'
import { type CorrectiveView, inputs, LONGEST, nameIn, verbs } from './view.js'

/** As many of the changes of a deadline as are shown; each is on record. */
const MOST_SHOWN = 2

/** Asks by when others want an answer now, and why that is another day. */
export function deadlineForm(view: CorrectiveView, texts: Texts): Form {
  const { _id, deadline } = view.nonconformity
  const t = texts.correctiveAction.deadline
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.moveDeadline, value: `${_id}@${deadline ?? ''}`, label: t.submit },
    nodes: [
      ...natureNodes(view, texts),
      {
        kind: 'inputs',
        inputs: [
          { kind: 'date', name: inputs.deadline, label: t.day },
          {
            ...{ kind: 'text', name: inputs.reason, label: t.reason, hint: t.reasonHint },
            ...{ long: true, most: LONGEST },
          },
        ],
      },
    ],
  }
}

/** How often it was moved, by whom and why. */
export function deadlineNodes(view: CorrectiveView, texts: Texts): CardNode[] {
  const { deadlines = [] } = view.nonconformity
  const t = texts.correctiveAction
  const { timeZone } = view.reader
  const today = dateIn(view.at, timeZone)
  const lines = deadlines.slice(-MOST_SHOWN).map(({ deadline, by, at, reason }) => {
    const line = t.deadline.moved(t.day(deadline, today), escaped(nameIn(view, by)), at, timeZone)
    return `- ${line} ${escaped(shortened(firstLine(reason.text), 80))}`
  })
  return lines.length === 0 ? [] : [{ kind: 'text', text: lines.join('\n') }]
}
