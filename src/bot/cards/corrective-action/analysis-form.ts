import type { Texts } from '../../texts/texts.js'
import type { Input } from '../card.js'
import { natureNodes } from './facts.js'
import { type AskedView, type Filled, inputs, LONGEST, WHYS, why } from './view.js'

/** What was done at once, what came of it, why it happened, and whether there are others like it. */
export function analysisForm(view: AskedView, how: 'whys' | 'free', texts: Texts): Filled {
  const t = texts.correctiveAction.analysis
  const long = (name: string, label: string, hint?: string): Input => {
    return { kind: 'text', name, label, ...(hint === undefined ? {} : { hint }), long: true, most: LONGEST }
  }
  const whys = Array.from({ length: WHYS }, (_, index): Input => {
    return { kind: 'text', name: why(index + 1), label: t.nth(index + 1), most: 300, optional: index > 0 }
  })
  return {
    ...{ title: t.formTitle, label: t.submit },
    nodes: [
      ...natureNodes(view, texts),
      {
        kind: 'inputs',
        inputs: [
          long(inputs.correction, t.correction, t.correctionHint),
          long(inputs.consequences, t.consequences, t.consequencesHint),
          ...(how === 'whys' ? whys : []),
          long(inputs.cause, t.cause, t.causeHint),
          {
            ...{ kind: 'choice', name: inputs.similar, label: t.similar, look: 'radio' },
            options: [
              { value: 'none', label: t.none },
              { value: 'some', label: t.some },
            ],
          },
          long(inputs.looked, t.looked),
        ],
      },
      { kind: 'text', small: true, text: t.next },
    ],
  }
}
