import type { Quiz } from '../../domain/quiz.js'
import { type Inputs, type Reply, textOf } from '../interaction.js'
import type { Texts } from '../texts/texts.js'

/** What was chosen, of what is offered; or what is still to be answered. */
export function chosenIn(
  { questions }: Quiz,
  inputs: Inputs,
  texts: Texts,
): { chosen: Record<string, string> } | { refused: Reply } {
  const chosen = Object.fromEntries(
    questions.flatMap(({ id, options }) => {
      const option = options.find((each) => each.id === textOf(inputs, id))
      return option ? [[id, option.id] as const] : []
    }),
  )
  const missing = questions.filter(({ id }) => !(id in chosen))
  if (missing.length === 0) return { chosen }
  const errors = Object.fromEntries(missing.map(({ id }) => [id, texts.quiz.choose]))
  return { refused: { kind: 'invalid', errors } }
}
