import type { Texts } from '../texts/texts.js'
import type { Action, CardNode, Form } from './card.js'
import { listed, pageTurners } from './common.js'

/** Somebody who is late, and with what; names and titles are escaped. Nothing more is said about them. */
export interface LateLine {
  person: string
  department: string
  /** Whether Steward reaches them in chat. */
  inChat: boolean
  things: readonly LateThing[]
}

export interface LateThing {
  about: string
  dueOn: string
}

/** How many people are late, and the first of them by name. */
export interface Late {
  count: number
  first: readonly LateLine[]
}

/** With how many questions they are late, in all. */
export interface LateInAll extends Late {
  questions: number
}

/** With the page; its value is the one cycle that it is about, or {@link WITH_ANYTHING}. */
export const lateVerb = 'reminders.late'
const WITH_ANYTHING = 'late'

/** The cycle that a button for {@link lateVerb} is about; undefined where it is about all. */
export function cycleOf(value: string): string | undefined {
  return value === WITH_ANYTHING ? undefined : value
}

/** As many as a person looks through on one page. */
export const LATE_A_PAGE = 30

/** As much as is read of one person. */
const THINGS_SHOWN = 2

/** How many are late, a line for each of the first, and the way to the others. */
export function lateList(title: string, { count, first }: Late, today: string, texts: Texts): CardNode[] {
  return [
    { kind: 'text', text: `${title}\n\n${lateLinesOf({ count, first }, today, texts)}` },
    ...lateButton(count > first.length, texts),
  ]
}

/** Opens the first page of everybody who is late, where a list leaves some out. */
export function lateButton(leavesOut: boolean, texts: Texts, cycle?: string): CardNode[] {
  return leavesOut ? [{ kind: 'actions', actions: [lateAction(texts, cycle)] }] : []
}

/** @param cycle The one that it is about; without one, all. */
export function lateAction(texts: Texts, cycle = WITH_ANYTHING): Action {
  return { verb: `${lateVerb}/1`, value: cycle, label: texts.reminders.lateAll.button }
}

export function lateLinesOf({ count, first }: Late, today: string, texts: Texts): string {
  const lines = first.map((line) => lateLine(line, today, texts))
  return listed(lines, count, texts)
}

/** One page of everybody who is late, by name; pages count from 1. */
export function lateForm(
  late: LateInAll,
  { page, value }: { page: number; value: string },
  today: string,
  texts: Texts,
): Form {
  const t = texts.reminders
  const last = Math.max(1, Math.ceil(late.count / LATE_A_PAGE))
  const lines = lateLinesOf({ count: late.first.length, first: late.first }, today, texts)
  const title = late.count === 0 ? t.nobodyLate : t.lateWith(late.count, late.questions)
  return {
    title: t.lateAll.formTitle,
    close: texts.common.close,
    nodes: [
      { kind: 'text', text: title },
      ...(last > 1
        ? [{ kind: 'text', small: true, text: texts.policyAcknowledgement.form.page(page, last) } as const]
        : []),
      ...(lines === '' ? [] : [{ kind: 'text', text: lines } as const]),
      ...pageTurners({ verb: lateVerb, value }, page, last, texts),
    ],
  }
}

/** One person: the same words for whoever sees to them, and for themselves. */
export function lateLine(
  { person, department, inChat, things }: LateLine,
  today: string,
  texts: Texts,
): string {
  const t = texts.reminders
  const shown = things.slice(0, THINGS_SHOWN).map(({ about, dueOn }) => t.lateThing(about, dueOn, today))
  const left = things.length - shown.length
  const what = [...shown, ...(left > 0 ? [texts.common.more(left)] : [])].join('; ')
  return (inChat ? t.lateLine : t.lateLineNotInChat)(person, department, what)
}
