import type { DailySummary } from '../../domain/daily-summary.js'
import { type Urgency, type Urgent, urgencies } from '../../domain/standing.js'
import { dateIn, weekOf } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, type Form } from './card.js'
import { listed, pageTurners, type WaitingThing } from './common.js'
import { type Late, lateAction, lateList } from './late.js'
import { figuresLine } from './reminders.js'

export const verbs = {
  /** With the page; its value is the urgency. */
  all: 'status.all',
} as const

/** What its reader does next: a sentence, which may name a command, and the buttons that do it. */
export interface Step {
  text: string
  actions: readonly Action[]
}

/** One thing that stands somewhere: a line of CommonMark that says what it is, for whom it waits, and until when. */
export interface StandingLine extends Urgent {
  text: string
  /** How far it is, where many are asked. */
  progress?: { done: number; of: number }
  /** Where its reader can do something about it. */
  next?: Step
}

export interface StatusView {
  /** They see how everything stands, and act on none of it. */
  overseer: boolean
  /** Of which parts of the organisation it speaks; plain. */
  parts: readonly string[]
  /** For who sees to all or to a part. */
  figures: Pick<DailySummary, 'overdue' | 'dueSoon' | 'onTime' | 'unreachable'> | null
  next: Step | null
  /** How many things wait for the reader, beside the next one. */
  waitingMore: number
  /** The most urgent first. */
  lines: readonly StandingLine[]
  /** For whoever sees to people without seeing a part: who of them is late. */
  late: Late | null
  timeZone: string
  at: string
}

/** As many of each urgency as one screen has room for. */
const LINES_SHOWN = 5
/** As many as a person looks through on one page. */
const LINES_A_PAGE = 20

/** Where everything stands that the reader sees to, and the one thing to do next. */
export function statusCard(view: StatusView, texts: Texts): Card {
  const { overseer, parts, figures, waitingMore, lines, late, at, timeZone } = view
  const t = texts.standing
  const today = dateIn(at, timeZone)
  const title = t.title(weekOf(today))
  const { footer } = (figures && !overseer) || late ? t : texts.home
  return {
    summary: figures ? texts.reminders.daily.summary(figures.overdue) : title,
    nodes: [
      { kind: 'title', text: title },
      ...(parts.length > 0
        ? [{ kind: 'text', small: true, text: parts.map(escaped).join(', ') } as const]
        : []),
      ...(figures ? [{ kind: 'text', text: figuresLine(figures, texts) } as const] : []),
      ...nextNodes(view, texts),
      ...(waitingMore > 0 ? [{ kind: 'text', text: t.waitsMore(waitingMore) } as const] : []),
      ...(late && late.count > 0
        ? lateList(`**${texts.reminders.lateTitle(late.count)}**`, late, today, texts)
        : []),
      ...standingNodes(lines, LINES_SHOWN, texts, overseer),
      { kind: 'text', small: true, text: `_${footer(at, timeZone)}_` },
    ],
  }
}

/** Of whoever sees to people who are late, it is not said that nothing needs them. */
function nextNodes({ next, late }: StatusView, texts: Texts): CardNode[] {
  const t = texts.standing
  if (!next) return late && late.count > 0 ? [] : [{ kind: 'text', text: t.nothingNext }]
  return [
    { kind: 'text', text: t.next(next.text) },
    ...(next.actions.length > 0 ? [{ kind: 'actions', actions: next.actions } as const] : []),
  ]
}

/** All that stands somewhere, by urgency, and the way to what is left out. */
export function standingNodes(
  lines: readonly StandingLine[],
  most: number,
  texts: Texts,
  overseer = false,
): CardNode[] {
  return urgencies.flatMap((urgency): CardNode[] => {
    const those = lines.filter((line) => line.urgency === urgency)
    if (those.length === 0) return []
    const heading = headingOf({ urgency, overseer }, texts)
    return [
      ...lineNodes(heading, those.slice(0, most), texts),
      ...(those.length > most ? [allButton(urgency, those.length, texts)] : []),
    ]
  })
}

function headingOf({ urgency, overseer }: { urgency: Urgency; overseer: boolean }, texts: Texts): string {
  const { groups, withLead } = texts.standing
  return `**${overseer && urgency === 'stuck' ? withLead : groups[urgency]}**`
}

/** What many are asked stands over a bar, below the lines of the others. */
function lineNodes(heading: string, lines: readonly StandingLine[], texts: Texts): CardNode[] {
  const items = lines.filter(({ progress }) => !progress).map(({ text }) => text)
  return [
    {
      kind: 'text',
      text: items.length > 0 ? `${heading}\n\n${listed(items, items.length, texts)}` : heading,
    },
    ...lines.flatMap(({ text, progress }): CardNode[] =>
      progress ? [{ kind: 'progress', ...progress, label: text }] : [],
    ),
  ]
}

function allButton(urgency: Urgency, count: number, texts: Texts): CardNode {
  const label = texts.standing.all(count)
  return { kind: 'actions', actions: [{ verb: `${verbs.all}/1`, value: urgency, label }] }
}

/** One page of all that is as urgent; pages count from 1. */
export function standingForm(
  lines: readonly StandingLine[],
  which: { urgency: Urgency; overseer: boolean },
  asked: number,
  texts: Texts,
): Form {
  const last = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE))
  const page = Math.min(Math.max(1, asked), last)
  const shown = lines.slice((page - 1) * LINES_A_PAGE, page * LINES_A_PAGE)
  const heading = headingOf(which, texts)
  return {
    title: texts.standing.formTitle,
    close: texts.common.close,
    nodes: [
      ...(last > 1
        ? [{ kind: 'text', small: true, text: texts.policyAcknowledgement.form.page(page, last) } as const]
        : []),
      ...lineNodes(heading, shown, texts),
      ...pageTurners({ verb: verbs.all, value: which.urgency }, page, last, texts),
    ],
  }
}

/** What there is to do about people who are late: those of one cycle, by name. */
export function lateStep(text: string, cycle: string, texts: Texts): Step {
  return { text, actions: [{ ...lateAction(texts, cycle), primary: true }] }
}

/** Something that waits for the reader, as what they do next. */
export function stepOf({ text, action, also }: WaitingThing): Step {
  return { text, actions: [action, ...(also ? [also] : [])] }
}
