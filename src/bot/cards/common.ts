import type { Refusal } from '../../domain/ask.js'
import type { Coordinator } from '../../domain/organisation.js'
import type { CalendarDate } from '../../domain/person.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from './card.js'

/** Says what stopped it, that nothing was recorded, and what to do instead. */
export function refusedCard(sentence: string, texts: Texts): Card {
  return { summary: texts.common.refused.summary, nodes: [{ kind: 'text', text: sentence }] }
}

/** One or a few sentences to the person who just did something. */
export function noticeCard(sentence: string): Card {
  return { summary: sentence.replace(/[*_`\\]/g, ''), nodes: [{ kind: 'text', text: sentence }] }
}

/** A plain title, and paragraphs of CommonMark. */
export function titledCard(title: string, paragraphs: readonly string[]): Card {
  const nodes = [`**${escaped(title)}**`, ...paragraphs].map((text): CardNode => ({ kind: 'text', text }))
  return { summary: title, nodes }
}

/** The sentence for a refusal that every process words the same way. */
export function refusalText(
  refusal: Exclude<
    Refusal,
    { because: 'already-answered' | 'declined' } | { because: 'closed'; reason: 'superseded' | 'retired' }
  >,
  timeZone: string,
  texts: Texts,
): string {
  const t = texts.common.refused
  if (refusal.because !== 'closed') return t[refusal.because]
  switch (refusal.reason) {
    case 'left':
    case 'absent':
    case 'changed':
    case 'withdrawn':
    case 'handed-on':
      return t[refusal.reason]
    default:
      return t['cycle-closed'](refusal.at, timeZone)
  }
}

/** As a line begins. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

/** As much of what somebody wrote as a line of a list has room for, in characters. */
const LINE = 120

/** The first line of what somebody wrote, shortened; plain. */
export function firstLine(text: string): string {
  const [line = '', ...more] = text.trim().split('\n')
  const letters = [...line.trimEnd()]
  if (letters.length <= LINE && more.length === 0) return line
  return `${letters.slice(0, LINE).join('').trimEnd()} …`
}

/** How many things with buttons of their own are left out, if any. */
export function more(count: number, texts: Texts): CardNode[] {
  return count > 0 ? [{ kind: 'text', text: texts.common.more(count) }] : []
}

/** A list of the first of `count` lines, whose last item says how many it leaves out, if any. */
export function listed(first: readonly string[], count: number, texts: Texts): string {
  const left = count - first.length
  const items = [...first, ...(left > 0 ? [texts.common.more(left)] : [])]
  return items.map((item) => `- ${item}`).join('\n')
}

/** The buttons that turn to a page's neighbours, if it has any: the verb with `/` and the page. */
export function pageTurners(
  { verb, value }: Pick<Action, 'verb' | 'value'>,
  shown: number,
  last: number,
  texts: Texts,
): CardNode[] {
  if (last === 1) return []
  const t = texts.policyAcknowledgement.form
  const turn = (page: number, label: string, primary: boolean): Action => ({
    verb: `${verb}/${page}`,
    value,
    label,
    ...(primary ? { primary } : {}),
  })
  const actions = [
    ...(shown < last ? [turn(shown + 1, t.next(shown + 1, last), true)] : []),
    ...(shown > 1 ? [turn(shown - 1, t.back(shown - 1), false)] : []),
  ]
  return [{ kind: 'actions', actions }]
}

/** The first of these lines that have room together, in characters. */
export function firstWithin(lines: readonly string[], room: number): string[] {
  let taken = 0
  const first = lines.findIndex((line) => {
    taken += line.length
    return taken > room
  })
  return first < 0 ? [...lines] : lines.slice(0, first)
}

/** What parts of the organisation are called; plain. */
export function partNames(parts: readonly Coordinator['of'][], texts: Texts): string[] {
  return parts.map((part) => ('department' in part ? part.department : texts.country(part.country)))
}

/** One thing that waits for somebody, in a list of several. */
export interface WaitingThing {
  text: string
  action: Action
  /** What may be done in its stead. */
  also?: Action
  /** By when, where there is a day. */
  dueOn?: CalendarDate
}

/** A command as it is typed, and what it does. */
export interface CommandLine {
  usage: string
  text: string
}

/** What was typed and is no command, and the command that was probably meant. */
interface Unknown {
  typed: string
  meant: string | null
}

/** The items of a list, with a line between one and the next: a button then belongs to the item above it. */
export function apart(items: readonly (readonly CardNode[])[]): CardNode[] {
  return items.flatMap((nodes, index) => (index === 0 ? nodes : [{ kind: 'divider' } as const, ...nodes]))
}

/** Things that wait, each with what to do about it. */
export function thingNodes(things: readonly WaitingThing[]): CardNode[] {
  return apart(
    things.map(({ text, action, also }) => [
      { kind: 'text', text },
      { kind: 'actions', actions: [action, ...(also ? [also] : [])] },
    ]),
  )
}

export interface HelpView {
  waiting: readonly WaitingThing[]
  /** What waits for others: a line each. */
  watching: readonly string[]
  commands: readonly CommandLine[]
}

/** As much as a person takes in at once, and as fits one message. */
const THINGS_SHOWN = 10

/** What waits for this person, and what they may type. */
export function helpCard({ waiting, watching, commands }: HelpView, texts: Texts): Card {
  const t = texts.common.help
  const list = commands.length === 0 ? [] : [`${t.commands}\n\n${listOf(commands)}`]
  return {
    summary: t.summary,
    nodes: [
      { kind: 'text', text: `**${t.title}**` },
      { kind: 'text', text: waiting.length === 0 ? t.nothingWaits : t.waits(waiting.length) },
      ...thingNodes(waiting.slice(0, THINGS_SHOWN)),
      ...more(waiting.length - THINGS_SHOWN, texts),
      ...(watching.length > 0
        ? [{ kind: 'text', text: listed(watching.slice(0, THINGS_SHOWN), watching.length, texts) } as const]
        : []),
      ...list.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', small: true, text: `_${t.about}_` },
    ],
  }
}

/** Whoever mistyped something needs one line of it, and not a page. */
export function unknownCard({ typed, meant }: Unknown, texts: Texts): Card {
  const t = texts.common.help
  return {
    summary: t.unknownSummary,
    nodes: [
      { kind: 'text', text: t.unknown(typed, meant) },
      { kind: 'text', small: true, text: `_${t.everything}_` },
    ],
  }
}

export interface GroupView {
  /** What was typed, where it goes on with nothing that is known. */
  unknown: string | null
  /** What was begun: `policy`. */
  group: string
  commands: readonly CommandLine[]
}

/** How what was begun goes on. */
export function groupCard({ unknown, group, commands }: GroupView, texts: Texts): Card {
  const t = texts.common.help
  return {
    summary: t.summary,
    nodes: [
      ...(unknown === null ? [] : [{ kind: 'text', text: t.unknown(unknown, null) } as const]),
      { kind: 'text', text: `${t.group(group)}\n\n${listOf(commands)}` },
      { kind: 'text', small: true, text: `_${t.everything}_` },
    ],
  }
}

function listOf(commands: readonly CommandLine[]): string {
  return commands.map(({ usage, text }) => `- \`/isms ${usage}\`: ${text}`).join('\n')
}
