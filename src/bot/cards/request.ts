import type { CalendarDate } from '../../domain/calendar-date.js'
import { type Decision, isForSeveral, isLastStep, type Step, stepAtHand } from '../../domain/decision.js'
import type { Person } from '../../domain/person.js'
import { type RequestField, type RequestType, requestNamed } from '../../domain/request.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { verbs as approvalVerbs } from './approval.js'
import type { SubjectView } from './approval-view.js'
import {
  type Action,
  type Card,
  type CardNode,
  escaped,
  type Fact,
  type Form,
  type Input,
  shortened,
} from './card.js'
import { languageFor, textFor, titleOf } from './definition.js'

export const verbs = {
  /** Opens the form of a type. */
  open: 'request.open',
  send: 'request.send',
} as const

/** The most that may be filled in, in characters: it is shown whole, in one message with nine others. */
const LONGEST = { text: 150, 'long-text': 1_000 }

/** In the headline of a card. */
const LONGEST_NAME = 60
/** A message shows how a long text begins; all of it stands on the page to read. */
const BEGINNING = 200

/** What an approver needs to know of what somebody asks for. */
export function requestView(
  type: RequestType,
  decision: Decision,
  requester: string,
  reader: Person,
  texts: Texts,
): SubjectView {
  const t = texts.request
  const title = titleOf(type, reader)
  const controls = type.controls.length === 0 ? '' : t.controls(type.controls.join(', '))
  const [shown, long] = filledIn(type, decision, reader, texts)
  const begun = long.map(({ label, value }) => ({ label, value: shortened(value, BEGINNING) }))
  return {
    what: t.what(title, requestNamed(decision.subject.id).number, requester),
    question: t.question(title, shortened(requester, LONGEST_NAME)),
    because: becauseOf(stepAtHand(decision), requester, texts) + controls,
    becauseInStead: (name) => t.because.inStead(name) + controls,
    facts: shown,
    text: paragraphs(begun),
    minutes: 2,
    language: languageFor(type.title, reader),
    approve: t.approve,
    consequence: isLastStep(decision) ? t.consequence(escaped(requester)) : t.goesOn,
    done: { approver: t.last(escaped(requester)), requester: t.requester },
    next: { again: t.again(type.requestType), blocked: t.blocked },
    meanwhile: t.meanwhile,
  }
}

/** The same as a page to read, with all that was written. */
export function requestPage(
  type: RequestType,
  decision: Decision,
  requester: string,
  reader: Person,
  texts: Texts,
): CardNode[] {
  const [facts, long] = filledIn(type, decision, reader, texts)
  const { number } = requestNamed(decision.subject.id)
  const title = texts.request.what(titleOf(type, reader), number, requester)
  return [
    { kind: 'text', text: `**${escaped(title)}**` },
    ...(facts.length === 0 ? [] : [{ kind: 'facts', facts } as const]),
    ...(long.length === 0 ? [] : [{ kind: 'text', text: paragraphs(long) } as const]),
  ]
}

function paragraphs(facts: readonly Fact[]): string {
  const linesOf = (text: string) => text.split('\n').map(escaped).join('  \n')
  return facts.map(({ label, value }) => `**${escaped(label)}:** ${linesOf(value)}`).join('\n\n')
}

/** What was filled in, plain: what fits into a line, and what does not. */
function filledIn(
  type: RequestType,
  { filledIn: written = {}, requestedAt }: Decision,
  reader: Person,
  texts: Texts,
) {
  const asked = dateIn(requestedAt, reader.timeZone)
  const all = type.fields.map((field) => {
    const text = written[field.id]?.text
    const value = text === undefined ? texts.request.notFilledIn : answerIn(field, text, reader, asked, texts)
    return { isLong: field.kind === 'long-text', label: textFor(field.label, reader), value }
  })
  const of = (isLong: boolean): Fact[] =>
    all.filter((each) => each.isLong === isLong).map(({ label, value }) => ({ label, value }))
  return [of(false), of(true)] as const
}

function answerIn(
  { kind, options }: RequestField,
  text: string,
  reader: Person,
  asked: CalendarDate,
  texts: Texts,
): string {
  if (kind === 'date') return texts.request.date(text, asked)
  const option = options.find(({ id }) => id === text)
  return option ? textFor(option.label, reader) : text
}

function becauseOf(step: Step, requester: string, texts: Texts): string {
  const t = texts.request.because
  const [seat, another] = step.who
  if (isForSeveral(step)) return t.oneOfSeveral
  if (!seat || another) return t.several
  if ('managerOf' in seat) return t.manager(escaped(requester))
  if ('person' in seat) return t.person
  const { role } = seat
  return role === 'isms-lead' || role === 'top-management' ? t[role] : t.role(escaped(role))
}

/** One request that somebody made, for themselves to look at. */
export interface OwnRequest {
  decision: Decision
  type: RequestType
  /** CommonMark: how it stands. */
  standing: string
}

/** What may be asked for, and what the reader asked for last. */
export function requestListCard(
  types: readonly RequestType[],
  own: readonly OwnRequest[],
  reader: Person,
  texts: Texts,
): Card {
  const t = texts.request.list
  const entryOf = (type: RequestType): CardNode[] => [
    { kind: 'text', text: aboutOf(type, reader) },
    { kind: 'actions', actions: [openAction(type, reader, texts)] },
  ]
  return {
    summary: t.title,
    nodes: [
      { kind: 'title', text: t.title },
      ...(types.length > WITH_BUTTONS ? [shortList(types, reader)] : types.flatMap(entryOf)),
      ...(own.length === 0 ? [] : ownNodes(own, reader, texts)),
      { kind: 'text', small: true, text: t.how },
    ],
  }
}

/** So many are shown with what they are for, and a button each. */
const WITH_BUTTONS = 5

function shortList(types: readonly RequestType[], reader: Person): CardNode {
  const lines = types.map(
    (type) => `- ${escaped(titleOf(type, reader))}: \`/isms request ${type.requestType}\``,
  )
  return { kind: 'text', text: lines.join('\n') }
}

function aboutOf(type: RequestType, reader: Person): string {
  const about = textFor(type.about, reader)
  return `**${escaped(titleOf(type, reader))}** · \`${type.requestType}\`${about === '' ? '' : `  \n${escaped(about)}`}`
}

function openAction(type: RequestType, reader: Person, texts: Texts): Action {
  const label = texts.request.list.open(titleOf(type, reader))
  return { verb: verbs.open, value: type.requestType, label, primary: true }
}

function ownNodes(own: readonly OwnRequest[], reader: Person, texts: Texts): CardNode[] {
  return [
    { kind: 'divider' },
    { kind: 'text', text: `**${texts.request.list.yours}**` },
    ...own.flatMap(({ decision, type, standing }): CardNode[] => {
      const { number } = requestNamed(decision.subject.id)
      const line = `${escaped(titleOf(type, reader))}, ${number}: ${standing}`
      const withdraw = {
        ...{ verb: approvalVerbs.withdraw, value: decision._id },
        label: texts.approval.waiting.withdraw,
      }
      return [
        { kind: 'text', text: line },
        ...(decision.state === 'open' ? [{ kind: 'actions', actions: [withdraw] } as const] : []),
      ]
    }),
  ]
}

/** @param deciders CommonMark: who would decide, step by step. */
export function requestForm(
  type: RequestType,
  { value, deciders }: { value: string; deciders: readonly string[] },
  reader: Person,
  texts: Texts,
): Form {
  const t = texts.request.form
  return {
    title: t.title,
    close: texts.common.close,
    submit: { verb: verbs.send, value, label: t.submit },
    nodes: [
      { kind: 'text', text: aboutOf(type, reader) },
      { kind: 'inputs', inputs: type.fields.map((field) => inputOf(field, reader)) },
      { kind: 'text', small: true, text: t.decide(deciders) },
    ],
  }
}

function inputOf(field: RequestField, reader: Person): Input {
  const hint = textFor(field.hint, reader)
  const frame = {
    ...{ name: field.id, label: textFor(field.label, reader) },
    ...(hint === '' ? {} : { hint }),
    ...(field.optional ? { optional: true } : {}),
  }
  switch (field.kind) {
    case 'text':
      return { ...frame, kind: 'text', most: LONGEST.text }
    case 'long-text':
      return { ...frame, kind: 'text', long: true, most: LONGEST['long-text'] }
    case 'date':
      return { ...frame, kind: 'date' }
    case 'choice': {
      const options = field.options.map(({ id, label }) => ({ value: id, label: textFor(label, reader) }))
      return { ...frame, kind: 'choice', options, look: 'menu' }
    }
  }
}
