import { canBeAsked, type Person, type PersonId } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import type { Texts } from '../../texts/texts.js'
import { type Card, type CardNode, escaped } from '../card.js'
import { listed, more } from '../common.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import { verbs } from './policy.js'

type Unreachable = Pick<Person, '_id' | 'name' | 'department' | 'chat'>

/** A policy, and who of its audience has no account in chat. */
export interface UnreachableRound {
  policy: PolicyVersion
  people: readonly Unreachable[]
}

export interface UnreachableView {
  /** What opened at about the same time. */
  rounds: readonly UnreachableRound[]
  reader: Person
}

/** As many names as an ISMS lead reads in a message. */
const NAMES_SHOWN = 30
/** The largest of them. */
const GROUPS_SHOWN = 10
/** As many buttons as stand side by side. */
const SHEETS_OFFERED = 5

/** Tells the ISMS lead whom nothing reaches in chat, and what to ask them about; those with the same policies together. */
export function unreachableCard({ rounds, reader }: UnreachableView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.unreachable
  const groups = grouped(rounds)
  const count = peopleIn(groups)
  const shown = groups.sort((a, b) => b.people.length - a.people.length).slice(0, GROUPS_SHOWN)
  const most = Math.ceil(NAMES_SHOWN / shown.length)
  const plain = rounds.map(({ policy }) => plainName(policy, languageFor(policy, reader)))
  return {
    summary: t.summary(plain, count),
    nodes: [
      { kind: 'title', text: t.title(count) },
      ...shown.flatMap(({ policies, people }): CardNode[] => [
        { kind: 'text', text: t.about(policies.map((each) => escapedName(each, languageFor(each, reader)))) },
        { kind: 'text', text: namesOf(people, most, reader, texts) },
      ]),
      ...more(count - peopleIn(shown), texts),
      ...howNodes(rounds, texts),
      { kind: 'text', small: true, text: t.why },
    ],
  }
}

/** How their answers come on record, and a list to sign for each policy. */
function howNodes(rounds: readonly UnreachableRound[], texts: Texts): CardNode[] {
  const t = texts.paper.sheet
  const ids = [...new Set(rounds.map(({ policy }) => policy.policy))].slice(0, SHEETS_OFFERED)
  const actions = ids.map((id) => {
    return { verb: verbs.paperSheet, value: id, label: ids.length === 1 ? t.button : t.buttonFor(id) }
  })
  return [
    { kind: 'text', text: texts.policyAcknowledgement.unreachable.how(ids) },
    { kind: 'actions', actions },
  ]
}

function namesOf(people: readonly Unreachable[], most: number, reader: Person, texts: Texts): string {
  const t = texts.policyAcknowledgement.unreachable
  const { compare } = new Intl.Collator(reader.language)
  const sorted = [...people].sort((a, b) => compare(a.name, b.name))
  const names = sorted.slice(0, most).map(({ name, department, chat }) => {
    const missing = chat.includes('mail') ? t.noMail : t.noAccount
    return `${escaped(name)}, ${escaped(department)} (${canBeAsked({ chat }) ? missing : t.noChat})`
  })
  return listed(names, people.length, texts)
}

function peopleIn(groups: readonly Group[]): number {
  return groups.reduce((sum, { people }) => sum + people.length, 0)
}

interface Group {
  policies: PolicyVersion[]
  people: Unreachable[]
}

/** Each person once. In place, since there may be tens of thousands. */
function grouped(rounds: readonly UnreachableRound[]): Group[] {
  const policiesOf = new Map<PersonId, { person: Unreachable; policies: PolicyVersion[] }>()
  for (const { policy, people } of rounds) {
    for (const person of people) {
      const policies = [...(policiesOf.get(person._id)?.policies ?? []), policy]
      policiesOf.set(person._id, { person, policies })
    }
  }
  const groups = new Map<string, Group>()
  for (const { person, policies } of policiesOf.values()) {
    const key = policies.map(({ _id }) => _id).join(' ')
    const group = groups.get(key) ?? { policies, people: [] }
    group.people.push(person)
    groups.set(key, group)
  }
  return [...groups.values()]
}
