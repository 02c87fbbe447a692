import type { ReviewInput } from '../../../domain/management-review.js'
import type { PersonId } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped, type Form } from '../card.js'
import { inputs, LONGEST_SAID, verbs } from './verbs.js'

/** What somebody asked about a section of the pack; null while nobody has answered. */
export interface QuestionLine {
  input: ReviewInput
  by: PersonId
  of: PersonId
  at: string
  text: string
  answer: { by: PersonId; at: string; text: string } | null
}

/** Asks whoever answers for a section of the pack. */
export function questionForm(
  { cycle, input, name }: { cycle: string; input: ReviewInput; name: string },
  texts: Texts,
): Form {
  const t = texts.reviewPack.question
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: `${verbs.question}/${input}`, value: cycle, label: t.submit },
    nodes: [
      { kind: 'text', text: t.to(escaped(name), texts.managementReview.inputs[input]) },
      {
        kind: 'inputs',
        inputs: [{ kind: 'text', name: inputs.text, label: t.label, long: true, most: LONGEST_SAID }],
      },
    ],
  }
}

/** What was asked and answered about a section, under it. */
export function questionNodes(
  lines: readonly QuestionLine[],
  { nameOf, timeZone }: { nameOf: (person: PersonId) => string; timeZone: string },
  texts: Texts,
): CardNode[] {
  const t = texts.reviewPack.question
  return lines.flatMap(({ by, of, at, text, answer }): CardNode[] => [
    {
      kind: 'text',
      text: [
        t.line(escaped(nameOf(by)), at, timeZone, escaped(text)),
        answer
          ? t.line(escaped(nameOf(answer.by)), answer.at, timeZone, escaped(answer.text))
          : `_${t.waiting(escaped(nameOf(of)))}_`,
      ].join('  \n'),
    },
  ])
}

/** To whoever asked: the answer. */
export function answeredCard(
  view: { title: string; cycle: string; section: number; question: string; by: string; answer: string },
  texts: Texts,
): Card {
  const t = texts.reviewPack.question
  const summary = t.answered(view.by, view.title)
  return {
    summary,
    nodes: [
      { kind: 'text', text: `**${escaped(summary)}**` },
      { kind: 'text', text: `${t.youAsked(escaped(view.question))}  \n${escaped(view.answer)}` },
      {
        kind: 'actions',
        actions: [
          {
            ...{ verb: `${verbs.readPack}/${view.section}`, value: view.cycle },
            ...{ label: texts.reviewPack.read, primary: true },
          },
        ],
      },
    ],
  }
}
