import type { Person } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, escaped } from '../card.js'
import { listed } from '../common.js'
import { escapedName, languageFor, plainName } from './policy.js'

export interface UnreachableView {
  policy: PolicyVersion
  reader: Person
  people: readonly Pick<Person, 'name' | 'department' | 'chat'>[]
}

/** As many names as an ISMS lead reads in a message. */
const NAMES_SHOWN = 30

/** Tells the ISMS lead who belongs to the audience but has no account in chat. */
export function unreachableCard({ policy, reader, people }: UnreachableView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.unreachable
  const language = languageFor(policy, reader)
  const sorted = [...people].sort((a, b) => a.name.localeCompare(b.name, language))
  const names = sorted.slice(0, NAMES_SHOWN).map(({ name, department, chat }) => {
    return `${escaped(name)}, ${escaped(department)} (${chat.length === 0 ? t.noChat : t.noAccount})`
  })
  return {
    summary: t.summary(plainName(policy, language), people.length),
    nodes: [
      { kind: 'title', text: t.title(people.length) },
      { kind: 'text', text: t.why(escapedName(policy, language)) },
      { kind: 'text', text: listed(names, people.length, texts) },
    ],
  }
}
