import { nonconformityGrades } from '../../../domain/nonconformity.js'
import type { Texts } from '../../texts/texts.js'
import type { Form } from '../card.js'
import { inputs, LONGEST, verbs } from './view.js'

/** Where what is raised by a form may come from. */
export const raisedBy = ['person', 'incident', 'external'] as const

export function raiseForm(nonce: string, texts: Texts): Form {
  const t = texts.correctiveAction.raise
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.raise, value: nonce, label: t.submit },
    nodes: [
      { kind: 'text', text: t.intro },
      {
        kind: 'inputs',
        inputs: [
          {
            kind: 'text',
            name: inputs.nature,
            label: t.nature,
            hint: t.natureHint,
            long: true,
            most: LONGEST,
          },
          {
            ...{ kind: 'choice', name: inputs.source, label: t.source, look: 'radio', initial: 'person' },
            options: raisedBy.map((value) => ({ value, label: t.sources[value] })),
          },
          {
            ...{ kind: 'text', name: inputs.criterion, label: t.criterion, hint: t.criterionHint },
            ...{ optional: true, most: 20 },
          },
          {
            ...{ kind: 'text', name: inputs.reference, label: t.reference, hint: t.referenceHint },
            ...{ optional: true, most: 80 },
          },
          {
            ...{ kind: 'choice', name: inputs.grade, label: t.grade, look: 'radio', optional: true },
            options: nonconformityGrades.map((value) => ({ value, label: t.grades[value] })),
          },
          { kind: 'date', name: inputs.deadline, label: t.deadline, optional: true },
        ],
      },
    ],
  }
}
