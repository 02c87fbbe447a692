import type { Refusal } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import type { Coordinator } from '../../domain/organisation.js'
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
export function titledCard(title: string, paragraphs: readonly string[], summary = title): Card {
  const nodes = [`**${escaped(title)}**`, ...paragraphs].map((text): CardNode => ({ kind: 'text', text }))
  return { summary, nodes }
}

/**
 * The sentence for a refusal of a question that is asked anew where what it is about is written anew.
 *
 * @param already That it was answered, and when (ISO 8601 UTC); null: whoever it is not for reads nothing of what it is about.
 */
export function refusalOfAnewText(
  refusal: Refusal,
  already: ((at: string) => string) | null,
  timeZone: string,
  texts: Texts,
): string {
  const t = texts.common.refused
  if (refusal.because === 'already-answered') return already ? already(refusal.at) : t.changed
  if (refusal.because === 'declined') return t.changed
  if (refusal.because !== 'closed') return refusalText(refusal, timeZone, texts)
  const { reason } = refusal
  if (reason === 'superseded' || reason === 'retired') return t.changed
  return refusalText({ ...refusal, reason }, timeZone, texts)
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
    case 'claimed':
    case 'given-back':
    case 'authority-lost':
    case 'escalated':
      return t['handed-on']
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

/** A title, as many of these lines as there is room for (in characters), and the way to the rest. */
export function listCard(
  title: string,
  lines: readonly string[],
  { room, more }: { room: number; more: string },
  texts: Texts,
): Card {
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: listed(firstWithin(lines, room), lines.length, texts) },
      { kind: 'text', small: true, text: more },
    ],
  }
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
