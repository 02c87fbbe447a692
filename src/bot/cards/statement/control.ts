import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { CheckPast } from '../../../domain/check-history.js'
import type { ControlWording } from '../../../domain/control-wording.js'
import type { Person } from '../../../domain/person.js'
import type { NecessaryControl, StatedControl } from '../../../domain/statement.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Fact, type Form } from '../card.js'
import { listCard } from '../common.js'
import { textFor } from '../definition.js'
import type { Found } from '../requirement-review.js'
import { aboutControl } from './name.js'
import { pageOfText } from './text.js'
import { verbs } from './verbs.js'

/** What shows that a control works, for one reader; names are plain. */
export interface Evidence {
  risks: readonly string[]
  requirements: readonly { title: string; last: Found | null }[]
  /** Version: null where it is not published yet. */
  policies: readonly { title: string; version: string | null }[]
  checks: readonly { title: string; last: CheckPast | null }[]
}

/** A control as it is stated, for one reader; names are plain. */
export interface ControlShown {
  control: StatedControl
  /** Null where nobody is there any more. */
  owner: string | null
  /** Who does what is still to be done. */
  actionOwner: string
}

/** As many of each as one looks through. */
const EACH_SHOWN = 4

/** What the reader may do about controls now, and how their reviews stand. */
export interface ReviewShown {
  facts: readonly Fact[]
  actions: readonly Action[]
}

/** Around the control itself. */
export interface ControlView {
  /** Of the statement. */
  version: string
  review: ReviewShown
  /** What the standard says of it, where the organisation has brought it. */
  wording: ControlWording | null
  reader: Person
  today: CalendarDate
}

/** One control: what it is here, who answers for it, and what shows that it works. */
export function controlCard(
  shown: ControlShown,
  evidence: Evidence,
  { version, review, wording, reader, today }: ControlView,
  texts: Texts,
): Card {
  const t = texts.statement.control
  const { control } = shown
  const title = t.title(control.id, aboutControl(control, reader, texts))
  const because = escaped(textFor(control.because, reader))
  const nodes: CardNode[] = control.applicable
    ? [
        { kind: 'text', text: hereText(control, reader, texts) },
        { kind: 'text', text: t.because(because) },
        { kind: 'facts', facts: factsOf(control, shown, reader, today, texts) },
        { kind: 'facts', facts: [...evidenceFacts(evidence, reader, texts), ...review.facts] },
      ]
    : [{ kind: 'text', text: t.excluded(because) }]
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      ...(wording ? [wordingNode(wording, reader, texts)] : []),
      ...nodes,
      ...actionNodes([...review.actions, ...wordingActions(wording, texts)]),
      { kind: 'text', small: true, text: t.version(version) },
    ],
  }
}

function wordingNode({ title }: ControlWording, reader: Person, texts: Texts): CardNode {
  return { kind: 'text', small: true, text: texts.statement.wording.title(escaped(textFor(title, reader))) }
}

function wordingActions(wording: ControlWording | null, texts: Texts): Action[] {
  if (!wording || Object.keys(wording.text).length === 0) return []
  return [{ verb: `${verbs.wording}/1`, value: wording._id, label: texts.statement.wording.read }]
}

function actionNodes(actions: readonly Action[]): CardNode[] {
  return actions.length === 0 ? [] : [{ kind: 'actions', actions }]
}

/** What the standard says of a control, page by page. */
export function wordingForm(
  { _id, title, text }: ControlWording,
  page: number,
  reader: Person,
  texts: Texts,
): Form {
  const t = texts.statement.wording
  const turn = { verb: verbs.wording, value: _id }
  const { nodes } = pageOfText(escapedLines(textFor(text, reader)), page, turn, texts)
  return {
    title: t.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'title', text: texts.statement.control.title(_id, textFor(title, reader)) },
      ...nodes,
      { kind: 'text', small: true, text: t.licensed },
    ],
  }
}

/** Line by line as it was brought. */
function escapedLines(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').map(escaped).join('  \n'))
    .join('\n\n')
}

function hereText({ implementation }: NecessaryControl, reader: Person, texts: Texts): string {
  const t = texts.statement.control
  const text = textFor(implementation, reader)
  return text === '' ? t.notYet : t.here(escaped(text))
}

function factsOf(
  { state, drivers, action }: NecessaryControl,
  { owner, actionOwner }: ControlShown,
  reader: Person,
  today: CalendarDate,
  texts: Texts,
): Fact[] {
  const { control: t, states, drivers: words, list } = texts.statement
  const needed = drivers.map((driver) => words[driver]).join(', ')
  const todo = (text: string, due: CalendarDate): Fact => {
    return { label: t.action, value: t.actionValue(escaped(text), escaped(actionOwner), due, today) }
  }
  return [
    { label: t.state, value: states[state] },
    { label: t.owner, value: owner === null ? list.nobody : escaped(owner) },
    { label: t.drivers, value: needed === '' ? t.noDrivers : needed },
    ...(action ? [todo(textFor(action.what, reader), action.due)] : []),
  ]
}

function evidenceFacts(
  { risks, requirements, policies, checks }: Evidence,
  { timeZone }: Person,
  texts: Texts,
): Fact[] {
  const t = texts.statement.control
  const found = texts.requirementReview
  const all = (label: string, lines: readonly string[]): Fact => {
    const left = lines.length - EACH_SHOWN
    const shown = [...lines.slice(0, EACH_SHOWN), ...(left > 0 ? [texts.common.more(left)] : [])]
    return { label, value: shown.length > 0 ? shown.join('; ') : t.none }
  }
  const requirementLines = requirements.map(({ title, last }) =>
    t.found(escaped(title), last ? found.last[last.outcome](last.at, timeZone) : found.list.never),
  )
  const policyLines = policies.map(({ title, version }) =>
    version === null ? t.notPublished(escaped(title)) : t.published(escaped(title), escaped(version)),
  )
  const checkLines = checks.map(({ title, last }) =>
    t.found(escaped(title), lastCheck(last, timeZone, texts)),
  )
  return [
    all(t.risks, risks.map(escaped)),
    all(t.requirements, requirementLines),
    all(t.policies, policyLines),
    all(t.checks, checkLines),
    { label: t.audited, value: t.notRecorded },
  ]
}

function lastCheck(last: CheckPast | null, timeZone: string, texts: Texts): string {
  const t = texts.statement.control
  if (last === null) return t.neverChecked
  if (last.outcome === 'missed') return t.missed
  return t.checked[last.outcome](last.ask.answer?.at ?? last.ask.openedAt, timeZone)
}

/** How much room all lines have, in characters, so that the card fits one message of any platform. */
const ROOM = 6_500

/** Controls, a line each: what each is about, how far it has come and whose it is. */
export function controlListCard(
  controls: readonly ControlShown[],
  {
    all,
    actions,
    reader,
    today,
  }: { all: boolean; actions: readonly Action[]; reader: Person; today: CalendarDate },
  texts: Texts,
): Card {
  const t = texts.statement.list
  const lines = controls.map((each) => lineOf(each, all, reader, today, texts))
  const card = listCard(all ? t.all : t.mine, lines, { room: ROOM, more: t.more }, texts)
  return actions.length === 0 ? card : { ...card, nodes: [...card.nodes, { kind: 'actions', actions }] }
}

function lineOf(
  { control, owner }: ControlShown,
  withOwner: boolean,
  reader: Person,
  today: CalendarDate,
  texts: Texts,
): string {
  const { list: t, states } = texts.statement
  const name = escaped(aboutControl(control, reader, texts))
  if (!control.applicable) return t.line(escaped(control.id), name, states.excluded)
  const whose = owner === null ? t.nobody : t.owner(escaped(owner))
  return [
    t.line(escaped(control.id), name, states[control.state]),
    ...(control.action ? [t.due(control.action.due, today)] : []),
    ...(withOwner || owner === null ? [whose] : []),
  ].join(' · ')
}
