import { nearestLanguage } from '../../domain/languages.js'
import { german } from './de/catalogue.js'
import { english } from './en/catalogue.js'
import type { Translation } from './translation.js'

/** Every sentence that a person reads, in one language. */
export type Texts = Translation<typeof english>

const catalogues: ReadonlyMap<string, Texts> = new Map([
  ['en', english],
  ['de', german],
])

export const languages = [...catalogues.keys()]

/**
 * The catalogue of a person's language, `de` for `de-AT`; where there is none, that of the organisation's first
 * language, else English.
 */
export function textsFor(language: string, organisations = 'en'): Texts {
  const spoken = nearestLanguage(language, languages) ?? nearestLanguage(organisations, languages)
  return catalogues.get(spoken ?? 'en') ?? english
}

/** The catalogues of these languages, all that there are if none is named; never none. */
export function textsInAll(those = languages): Texts[] {
  return [...new Set(those.map((language) => textsFor(language, those[0])))]
}

/** For somebody whose language nobody knows: the sentence in each language, a paragraph each. */
export function inEach(catalogues: readonly Texts[], sentence: (texts: Texts) => string): string {
  return catalogues.map(sentence).join('\n\n')
}
