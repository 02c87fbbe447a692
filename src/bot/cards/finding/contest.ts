import type { Texts } from '../../texts/texts.js'
import { escaped, type Form } from '../card.js'
import { REASON, reasonField, reasonInput } from '../policy-acknowledgement/reason.js'
import { type FindingView, findingName, verbs, wordNodes } from './finding.js'

/** The names of the inputs. */
export const decideInputs = { decision: 'decision', reason: REASON } as const
export const decisions = ['uphold', 'withdraw'] as const

/** Asks the owner why it is not so. */
export function contestForm(view: FindingView, decides: string, texts: Texts): Form {
  const t = texts.finding.contest
  const { finding } = view
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.contest, value: finding._id, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(findingName(finding, texts))) },
      ...wordNodes(view, texts),
      { kind: 'text', text: t.consequence(escaped(decides)) },
      reasonInput(t.label, t.hint),
    ],
  }
}

/** Asks the lead auditor whether it stands. */
export function decideForm(view: FindingView, texts: Texts): Form {
  const t = texts.finding.decide
  const { finding, name, reader } = view
  const { contested } = finding
  const by = escaped(name(contested?.by ?? finding.owner))
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.decide, value: finding._id, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(escaped(findingName(finding, texts)), by) },
      ...wordNodes(view, texts),
      ...(contested
        ? [
            {
              kind: 'text',
              text: texts.finding.contestedBy(
                by,
                contested.at,
                reader.timeZone,
                escaped(contested.reason.text),
              ),
            } as const,
          ]
        : []),
      {
        kind: 'inputs',
        inputs: [
          {
            ...{ kind: 'choice', look: 'radio', name: decideInputs.decision, label: t.label },
            options: decisions.map((value) => ({ value, label: t[value] })),
          },
          reasonField(t.reason, t.hint),
        ],
      },
    ],
  }
}
