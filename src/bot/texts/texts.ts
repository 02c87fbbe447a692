import { nearestLanguage } from '../../domain/languages.js'
import { common as commonInGerman } from './de/common.js'
import { dueDay as dueDayInGerman } from './de/dates.js'
import { policyAcknowledgement as policyAcknowledgementInGerman } from './de/policy-acknowledgement.js'
import { common } from './en/common.js'
import { dueDay } from './en/dates.js'
import { policyAcknowledgement } from './en/policy-acknowledgement.js'

/** Every sentence that a person reads, in one language. English is the catalogue that others are held against. */
const english = { common, dueDay, policyAcknowledgement }

export type Texts = typeof english

const german: Texts = {
  common: commonInGerman,
  dueDay: dueDayInGerman,
  policyAcknowledgement: policyAcknowledgementInGerman,
}

const catalogues: ReadonlyMap<string, Texts> = new Map([
  ['en', english],
  ['de', german],
])

const languages = [...catalogues.keys()]

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
