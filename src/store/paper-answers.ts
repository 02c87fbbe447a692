import type { Ask } from '../domain/ask.js'
import type { PaperList } from '../domain/paper-list.js'
import type { Asks } from './asks.js'
import type { PaperLists } from './paper-lists.js'

/**
 * Puts the signatures of a confirmed list on record, each with the guard of any answer: a question that was answered
 * in chat meanwhile, or is about another text by now, stays as it is. Safe to repeat. What was
 * answered comes back, as it was asked.
 */
export async function recordSignatures(
  { asks, paperLists }: { asks: Asks; paperLists: PaperLists },
  list: PaperList,
): Promise<Ask[]> {
  const { decided, signatures, subject, language, sentence } = list
  if (!decided) return []
  const recorded: Ask[] = []
  for (const ask of await asks.byIds(signatures.map(({ ask }) => ask))) {
    const given = {
      ask: { id: ask._id, revision: ask.revision },
      by: ask.askedOf,
      at: decided.at,
      through: { kind: 'paper', list: list._id } as const,
      ...{ value: 'acknowledged', language, sentence },
    }
    if (await asks.answer(given, subject)) recorded.push(ask)
  }
  await paperLists.answered(list._id)
  return recorded
}
