import { nearestLanguage } from '../../domain/languages.js'
import type { Person } from '../../domain/person.js'
import type { PolicyVersion } from '../../domain/policy.js'
import { escaped } from './card.js'

/**
 * The language in which this reader gets a policy: their own if there is a text in it, else the first. Where only its
 * heading was read, its titles say so: each text has one.
 */
export function languageFor(
  policy: Pick<PolicyVersion, 'title'> & Partial<Pick<PolicyVersion, 'body'>>,
  reader: Pick<Person, 'language'>,
): string {
  const there = Object.keys(policy.body ?? policy.title)
  return nearestLanguage(reader.language, there) ?? there[0] ?? 'en'
}

export function titleFor(policy: Pick<PolicyVersion, 'title'>, language: string): string {
  return policy.title[language] ?? Object.values(policy.title)[0] ?? ''
}

/** For where the heading says the title already. */
export function bodyWithoutTitle(policy: PolicyVersion, language: string): string {
  const body = policy.body[language] ?? ''
  const [first = '', ...rest] = body.trimStart().split('\n')
  return first.replace(/^#\s+/, '').trim() === titleFor(policy, language) ? rest.join('\n') : body
}

type Named = Pick<PolicyVersion, 'title' | 'version'>

export function plainName(policy: Named, language: string): { title: string; version: string } {
  return { title: titleFor(policy, language), version: policy.version }
}

/** For places where a text is CommonMark. */
export function escapedName(policy: Named, language: string): { title: string; version: string } {
  const { title, version } = plainName(policy, language)
  return { title: escaped(title), version: escaped(version) }
}
