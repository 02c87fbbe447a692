import { analysisIn, planIn } from '../../../domain/corrective-action.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Input } from '../card.js'
import {
  type AskedView,
  type Filled,
  inputs,
  LONGEST,
  MOST_ACTIONS,
  nameIn,
  natureLine,
  planned,
  roundOf,
} from './view.js'

/** What is done so that it does not happen again; of a plan that was not approved, as it was. */
export function planForm(view: AskedView, texts: Texts): Filled {
  const t = texts.correctiveAction.plan
  const round = roundOf(view)
  const analysis = round?.analysis && analysisIn(round.analysis)
  const last = round?.plans.at(-1)
  const before = last ? planIn(last.ask) : null
  const text = (name: string, label: string, more: object = {}): Input => {
    return { kind: 'text', name, label, long: true, most: LONGEST, ...more }
  }
  const was = (initial: string | null | undefined) => (initial ? { initial } : {})
  const actions = Array.from({ length: MOST_ACTIONS }, (_, index) => index + 1).flatMap((number): Input[] => {
    const action = before?.actions[number - 1]
    const optional = number > 1 ? { optional: true } : {}
    const who = action ? { hint: t.whoKept(nameIn(view, action.who)), optional: true } : optional
    return [
      {
        kind: 'text',
        name: planned('what', number),
        label: t.what(number),
        most: 150,
        ...optional,
        ...was(action?.what),
      },
      { kind: 'person', name: planned('who', number), label: t.who(number), ...who },
      { kind: 'date', name: planned('due', number), label: t.due(number), ...optional, ...was(action?.due) },
    ]
  })
  return {
    ...{ title: t.formTitle, label: t.submit },
    nodes: [
      { kind: 'text', text: natureLine(view) },
      ...(analysis ? [{ kind: 'text', text: t.cause(escaped(analysis.cause)) } as const] : []),
      {
        kind: 'inputs',
        inputs: [
          ...actions,
          text(inputs.effect, t.criterion, { hint: t.criterionHint, ...was(before?.criterion) }),
          {
            kind: 'date',
            name: inputs.verifyOn,
            label: t.verifyOn,
            hint: t.verifyHint,
            ...was(before?.verifyOn),
          },
          {
            ...{ kind: 'person', name: inputs.verifier, label: t.verifier, optional: true },
            hint: before?.verifier ? t.whoKept(nameIn(view, before.verifier)) : t.verifierHint,
          },
          {
            ...{ kind: 'choice', name: inputs.changes, label: t.changes, look: 'radio' },
            options: [
              { value: 'none', label: t.none },
              { value: 'needed', label: t.needed },
            ],
          },
          text(inputs.ismsChange, t.ismsChange, { optional: true, ...was(before?.ismsChange) }),
          {
            ...{
              kind: 'text',
              name: inputs.risks,
              label: t.risks,
              hint: t.risksHint,
              optional: true,
              most: 400,
            },
            ...was(before?.risks.join(', ')),
          },
          {
            ...{
              kind: 'text',
              name: inputs.changeRequest,
              label: t.changeRequest,
              optional: true,
              most: 200,
            },
            ...was(before?.changeRequest),
          },
        ],
      },
      { kind: 'text', small: true, text: t.next },
    ],
  }
}
