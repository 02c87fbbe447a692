import { nearestLanguage } from '../../domain/languages.js'
import type { Person } from '../../domain/person.js'
import { escaped } from './card.js'

/** A text that an organisation's files give per language: in the reader's, in its kind, else in the organisation's first. */
export function textFor(texts: Record<string, string>, reader: Pick<Person, 'language'>): string {
  return texts[languageFor(texts, reader)] ?? ''
}

export function languageFor(texts: Record<string, string>, reader: Pick<Person, 'language'>): string {
  const there = Object.keys(texts)
  return nearestLanguage(reader.language, there) ?? there[0] ?? 'en'
}

/** What something is called that they define; plain. */
export function titleOf(
  { title }: { title: Record<string, string> },
  reader: Pick<Person, 'language'>,
): string {
  return textFor(title, reader)
}

/** The same, and for places where a text is CommonMark. */
export function namesOf(definition: { title: Record<string, string> }, reader: Pick<Person, 'language'>) {
  const plain = titleOf(definition, reader)
  return { plain, escaped: escaped(plain) }
}
