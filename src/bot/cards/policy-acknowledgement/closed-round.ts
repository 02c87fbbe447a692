import type { Completion, Cycle } from '../../../domain/cycle.js'
import type { Person } from '../../../domain/person.js'
import type { PolicyVersion } from '../../../domain/policy.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, escaped, type Form } from '../card.js'
import { listed } from '../common.js'
import { escapedName, languageFor, plainName } from '../policy-name.js'
import { verbs } from './policy.js'

export interface ClosedRoundView {
  cycle: Cycle
  policy: PolicyVersion
  reader: Person
  completion: Completion
  /** Who did not answer. */
  people: readonly Pick<Person, 'name' | 'department'>[]
  /** The round that was started since, and whether it asks the same people again. */
  later: { at: string; again: boolean } | null
  inForce: boolean
  at: string
}

const NAMES_SHOWN = 10

/** Tells the ISMS lead that a round closed without everybody's answer, and offers to ask again. */
export function closedRoundCard(view: ClosedRoundView, texts: Texts): Card {
  const { cycle, policy, reader, completion, people, later } = view
  const t = texts.again
  const name = plainName(policy, languageFor(policy, reader))
  const { compare } = new Intl.Collator(reader.language)
  const names = [...people]
    .sort((a, b) => compare(a.name, b.name))
    .slice(0, NAMES_SHOWN)
    .map(({ name: who, department }) => `${escaped(who)}, ${escaped(department)}`)
  const result = t.result(completion.answered, completion.asked, people.length)
  const since = later && (later.again ? t.askedAgain : t.askedAnew)(later.at, reader.timeZone)
  return {
    summary: `${t.title(name)}: ${result}`,
    nodes: [
      { kind: 'title', text: t.title(name) },
      { kind: 'text', text: `${result}:\n\n${listed(names, people.length, texts)}` },
      ...(since ? [{ kind: 'text', text: since } as const] : []),
      ...(!since && view.inForce
        ? [{ kind: 'actions', actions: [askAgainAction(cycle, texts)] } as const]
        : []),
      { kind: 'text', small: true, text: t.all(cycle._id) },
    ],
  }
}

export function askAgainAction({ _id }: Pick<Cycle, '_id'>, texts: Texts): Action {
  return { verb: verbs.askAgain, value: _id, label: texts.again.button }
}

export interface AskAgainView {
  closed: Pick<Cycle, '_id'>
  policy: PolicyVersion
  reader: Person
  count: number
  dueOn: string
  closesOn: string
  at: string
}

/** Shown before anybody is asked again: whom it asks, and by when. */
export function askAgainForm(view: AskAgainView, texts: Texts): Form {
  const { policy, reader, closed } = view
  const t = texts.again.form
  const today = dateIn(view.at, reader.timeZone)
  const publish = texts.policyAcknowledgement.publish
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.askAgainNow, value: closed._id, label: t.submit },
    nodes: [
      {
        kind: 'text',
        text: `**${t.question(escapedName(policy, languageFor(policy, reader)), view.count)}**`,
      },
      { kind: 'text', text: t.effect },
      {
        kind: 'facts',
        facts: [
          { label: publish.due, value: texts.dueDay(view.dueOn, today) },
          { label: publish.closes, value: publish.closesValue(view.closesOn, today) },
        ],
      },
    ],
  }
}
