import { type Ask, formatAskRef } from '../../domain/ask.js'
import type { Completion, Cycle } from '../../domain/cycle.js'
import { nearestLanguage } from '../../domain/languages.js'
import type { Person } from '../../domain/person.js'
import { type PolicyVersion, publicationHash } from '../../domain/policy.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from './card.js'
import type { WaitingThing } from './common.js'
import { pagesOf, readingMinutes } from './pages.js'

export const verbs = {
  read: 'policy-acknowledgement.read',
  page: 'policy-acknowledgement.page',
  /** With the language in which the text was shown. */
  acknowledge: 'policy-acknowledgement.acknowledge',
  readAgain: 'policy-acknowledgement.read-again',
  publish: 'policy-acknowledgement.publish',
} as const

/** As much of a policy as a person scrolls through at once, and as fits the smallest platform. */
const CHARACTERS_A_PAGE = 14_000

/** What the cards of this process show. */
export interface PolicyView {
  ask: Ask
  policy: PolicyVersion
  reader: Person
  /** The ISMS lead's name. */
  lead: string
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** The language in which this reader gets a policy: their own if there is a text in it, else the first. */
export function languageFor(policy: Pick<PolicyVersion, 'body'>, reader: Pick<Person, 'language'>): string {
  const there = Object.keys(policy.body)
  return nearestLanguage(reader.language, there) ?? there[0] ?? 'en'
}

export function titleFor(policy: Pick<PolicyVersion, 'title'>, language: string): string {
  return policy.title[language] ?? Object.values(policy.title)[0] ?? ''
}

/** The message in which an ask stands: the question while it is open, what became of it afterwards. */
export function askCard(view: PolicyView, texts: Texts): Card {
  if (view.ask.state === 'answered') return receiptCard(view, texts)
  if (view.ask.state === 'closed') return closedCard(view, texts)
  const { ask, policy, reader } = view
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const today = dateIn(view.at, reader.timeZone)
  const changes = policy.changes[language]
  return {
    summary: t.summary(plainName(policy, language), ask.dueOn, today),
    nodes: [
      { kind: 'title', text: t.title(plainName(policy, language)) },
      { kind: 'text', text: t.when(ask.dueOn, today, readingMinutes(policy.body[language] ?? '')) },
      ...(changes ? [{ kind: 'text', text: t.changes(changes) } as const] : []),
      {
        kind: 'actions',
        actions: [{ verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true }],
      },
      { kind: 'text', small: true, text: t.why(policy.audience === 'everyone', escaped(view.lead)) },
    ],
  }
}

/** The same question as one line of a list. */
export function waitingThing({ ask, policy, reader, at }: PolicyView, texts: Texts): WaitingThing {
  const t = texts.policyAcknowledgement.ask
  const language = languageFor(policy, reader)
  const when = t.when(ask.dueOn, dateIn(at, reader.timeZone), readingMinutes(policy.body[language] ?? ''))
  return {
    text: `**${t.title(escapedName(policy, language))}**\n\n${when}`,
    action: { verb: verbs.read, value: formatAskRef(ask), label: t.read, primary: true },
  }
}

function receiptCard({ ask, policy, reader }: PolicyView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.receipt
  const language = ask.answer?.language ?? languageFor(policy, reader)
  const title = t.title(plainName(policy, language))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t.when(ask.answer?.at ?? ask.openedAt, reader.timeZone) },
      { kind: 'actions', actions: [{ verb: verbs.readAgain, value: formatAskRef(ask), label: t.readAgain }] },
    ],
  }
}

function closedCard({ ask, policy, reader }: PolicyView, texts: Texts): Card {
  const t = texts.policyAcknowledgement.closed
  const title = t.title(plainName(policy, languageFor(policy, reader)))
  return {
    summary: title,
    nodes: [
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: t[ask.closed?.because ?? 'cycle-closed'] },
    ],
  }
}

/** The policy's text, page by page, and on its last page the sentence to acknowledge. Pages count from 1. */
export function policyForm({ ask, policy, reader }: PolicyView, texts: Texts, page: number): Form {
  const t = texts.policyAcknowledgement.form
  const language = languageFor(policy, reader)
  const pages = pagesOf(bodyWithoutTitle(policy, language), CHARACTERS_A_PAGE)
  const last = pages.length
  const shown = Math.min(Math.max(page, 1), last)
  const nodes: CardNode[] = [
    { kind: 'title', text: t.heading(plainName(policy, language)) },
    ...(last > 1 ? [{ kind: 'text', small: true, text: t.page(shown, last) } as const] : []),
    { kind: 'text', text: pages[shown - 1] ?? '' },
    ...pageTurners(ask, shown, last, texts),
  ]
  const sentence = policy.sentence.text[language] ?? Object.values(policy.sentence.text)[0] ?? ''
  const asks = ask.state === 'open'
  if (asks && shown === last) nodes.push({ kind: 'text', text: t.sentence(escaped(sentence)) })
  return {
    title: asks ? t.readTitle : t.readAgainTitle,
    nodes,
    close: texts.common.close,
    ...(asks && shown === last
      ? { submit: { verb: `${verbs.acknowledge}/${language}`, value: formatAskRef(ask), label: t.submit } }
      : {}),
  }
}

/** The form's heading says the title already. */
function bodyWithoutTitle(policy: PolicyVersion, language: string): string {
  const body = policy.body[language] ?? ''
  const [first = '', ...rest] = body.trimStart().split('\n')
  return first.replace(/^#\s+/, '').trim() === titleFor(policy, language) ? rest.join('\n') : body
}

function pageTurners(ask: Ask, shown: number, last: number, texts: Texts): CardNode[] {
  if (last === 1) return []
  const t = texts.policyAcknowledgement.form
  const turn = (page: number, label: string, primary: boolean): Action => ({
    verb: `${verbs.page}/${page}`,
    value: formatAskRef(ask),
    label,
    ...(primary ? { primary } : {}),
  })
  const actions = [
    ...(shown < last ? [turn(shown + 1, t.next(shown + 1, last), true)] : []),
    ...(shown > 1 ? [turn(shown - 1, t.back(shown - 1), false)] : []),
  ]
  return [{ kind: 'actions', actions }]
}

export interface PublishView {
  policy: PolicyVersion
  reader: Person
  asked: number
  departments: number
  unreachable: number
  dueOn: string
  closesOn: string
  today: string
  first: boolean
}

/** Shown before a policy is published: whom it asks, by when, and what changed. */
export function publishForm(view: PublishView, texts: Texts): Form {
  const { policy, asked, today } = view
  const t = texts.policyAcknowledgement.publish
  const language = languageFor(policy, view.reader)
  const changes = policy.changes[language] ?? ''
  return {
    title: t.formTitle,
    close: texts.common.close,
    submit: { verb: verbs.publish, value: publishRef(policy), label: t.submit(asked) },
    nodes: [
      { kind: 'text', text: `**${t.question(escapedName(policy, language), asked)}**` },
      {
        kind: 'facts',
        facts: [
          { label: t.audience, value: t.audienceValue(asked, view.departments) },
          { label: t.due, value: t.dueValue(view.dueOn, today) },
          { label: t.closes, value: t.closesValue(view.closesOn, today) },
          ...(view.unreachable > 0
            ? [{ label: t.unreachable, value: t.unreachableValue(view.unreachable) }]
            : []),
        ],
      },
      { kind: 'text', text: view.first ? t.firstVersion : t.changes(changes, policy.change) },
      { kind: 'text', small: true, text: `_${t.whatNext}_` },
    ],
  }
}

/** `<policy>@<version>.<hash>`: what would be published, so that a version imported since is never taken for it. */
export function publishRef(policy: PolicyVersion): string {
  return `${policy._id}.${publicationHash(policy).slice(0, 16)}`
}

export interface StatusView {
  policy: PolicyVersion
  reader: Person
  cycle: Cycle
  startedBy: string
  completion: Completion
  departments: readonly { department: string; completion: Completion }[]
  unreachable: number
  at: string
}

/** As many departments as fit one message. */
const DEPARTMENTS_SHOWN = 40

/** All departments by name; of too many, those in which most people are still to answer. */
function furthestBehind(departments: StatusView['departments']): StatusView['departments'] {
  if (departments.length <= DEPARTMENTS_SHOWN) return departments
  return [...departments].sort((a, b) => b.completion.open - a.completion.open).slice(0, DEPARTMENTS_SHOWN)
}

export function statusCard(view: StatusView, texts: Texts): Card {
  const { cycle, completion, reader } = view
  const t = texts.policyAcknowledgement.status
  const name = plainName(view.policy, languageFor(view.policy, reader))
  const today = dateIn(view.at, reader.timeZone)
  const progress = t.progress(completion.answered, completion.asked)
  const state = cycle.closedAt ? t.closed(cycle.closedAt, reader.timeZone) : t.due(cycle.dueOn, today)
  const published = t.published(cycle.startedAt, reader.timeZone, escaped(view.startedBy))
  return {
    summary: `${t.title(name)}: ${progress}`,
    nodes: [
      { kind: 'title', text: t.title(name) },
      ...(cycle.state === 'published'
        ? [{ kind: 'text', text: t.preparing } as const]
        : [{ kind: 'progress', done: completion.answered, of: completion.asked, label: progress } as const]),
      { kind: 'text', text: `${published} · ${state}` },
      ...(view.unreachable > 0 ? [{ kind: 'text', text: t.unreachable(view.unreachable) } as const] : []),
      ...(view.departments.length > 0
        ? [
            { kind: 'text', text: `**${t.byDepartment}**` } as const,
            {
              kind: 'facts',
              facts: furthestBehind(view.departments).map(
                ({ department, completion: { answered, asked } }) => ({
                  label: department,
                  value: t.department(answered, asked),
                }),
              ),
            } as const,
            ...(view.departments.length > DEPARTMENTS_SHOWN
              ? [
                  {
                    kind: 'text',
                    text: t.moreDepartments(view.departments.length - DEPARTMENTS_SHOWN),
                  } as const,
                ]
              : []),
          ]
        : []),
      { kind: 'text', small: true, text: t.record(cycle._id) },
    ],
  }
}

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
    return `- ${escaped(name)}, ${escaped(department)} (${chat.length === 0 ? t.noChat : t.noAccount})`
  })
  if (people.length > NAMES_SHOWN) names.push(`- ${texts.common.more(people.length - NAMES_SHOWN)}`)
  return {
    summary: t.summary(plainName(policy, language), people.length),
    nodes: [
      { kind: 'title', text: t.title(people.length) },
      { kind: 'text', text: t.why(escapedName(policy, language)) },
      { kind: 'text', text: names.join('\n') },
    ],
  }
}

function plainName(policy: PolicyVersion, language: string): { title: string; version: string } {
  return { title: titleFor(policy, language), version: policy.version }
}

/** For places where a text is CommonMark. */
export function escapedName(policy: PolicyVersion, language: string): { title: string; version: string } {
  const { title, version } = plainName(policy, language)
  return { title: escaped(title), version: escaped(version) }
}
