import type { Person } from '../../../domain/person.js'
import type { StatedControl } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { textFor } from '../definition.js'

/** What a control is about, in a reader's words; plain. */
export function aboutControl(
  { id, title }: Pick<StatedControl, 'id' | 'title'>,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const ofAnnexA: Readonly<Record<string, string>> = texts.annexA
  return ofAnnexA[id] ?? textFor(title, reader)
}
