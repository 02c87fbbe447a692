import type { ControlWording } from '../../../domain/control-wording.js'
import { nearestLanguage } from '../../../domain/languages.js'
import type { Person } from '../../../domain/person.js'
import type { StatedControl } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { textFor } from '../definition.js'

/** What a control is about, in a reader's words, and for Annex A in our own; plain. */
export function aboutControl(
  { id, title }: Pick<StatedControl, 'id' | 'title'>,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const ofAnnexA: Readonly<Record<string, string>> = texts.annexA
  return ofAnnexA[id] ?? textFor(title, reader)
}

/** The same, by the standard's own title where the organisation has brought it in this language. */
export function titledControl(
  control: Pick<StatedControl, 'id' | 'title'>,
  wording: ControlWording | undefined,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const brought = nearestLanguage(reader.language, Object.keys(wording?.title ?? {}))
  const title = brought === undefined ? undefined : wording?.title[brought]
  return title ?? aboutControl(control, reader, texts)
}
