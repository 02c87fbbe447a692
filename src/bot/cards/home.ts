import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Action, type Card, type CardNode, escaped } from './card.js'
import { apart, listed, more, thingNodes, type WaitingThing } from './common.js'
import { type Late, lateButton, lateLinesOf } from './late.js'
import { condensed } from './reminders.js'
import { type StandingLine, standingNodes } from './standing.js'

export interface HomeView {
  waiting: readonly WaitingThing[]
  /** When the person is away, or will be next, and who stands in; escaped. */
  away: string | null
  /** What processes know of the person beside that. */
  mine: readonly { title: string; lines: readonly string[]; actions?: readonly Action[] }[]
  /** What this person answered last, newest first, as its process shows it. */
  done: readonly Card[]
  /** For who sees to others: who of them is late, and with what, and nothing more. Null for who sees to nobody. */
  late: (Late & { whom: 'everybody' | 'people' | 'part'; parts: readonly string[] }) | null
  /** For the ISMS lead and their deputy, the most urgent first. */
  standing: readonly StandingLine[] | null
  timeZone: string
  at: string
}

/** As much as a person takes in at once, and as fits a message, where a platform has no home. */
const THINGS_SHOWN = 6
const ACTIONS_SHOWN = 3
export const LINES_SHOWN = 6
/** Of each urgency. */
const STANDING_SHOWN = 2

/** What waits for a person, what they did, and for who sees to others what they have to know of them. */
export function homeCard(view: HomeView, texts: Texts): Card {
  const t = texts.home
  return {
    summary: t.summary,
    nodes: [
      ...waitingNodes(view, texts),
      ...ownNodes(view, texts),
      ...(view.late ? lateNodes(view.late, view, texts) : []),
      ...(view.standing ? standing(view.standing, texts) : []),
      ...doneNodes(view, texts),
      { kind: 'text', small: true, text: `_${t.footer(view.at, view.timeZone)}_` },
    ],
  }
}

function waitingNodes({ waiting }: HomeView, texts: Texts): CardNode[] {
  const title = waiting.length === 0 ? texts.home.nothingWaits : texts.reminders.waits(waiting.length)
  return [
    { kind: 'title', text: title },
    ...thingNodes(waiting.slice(0, THINGS_SHOWN)),
    ...more(waiting.length - THINGS_SHOWN, texts),
  ]
}

/** In one paragraph after the other: a home that shows all of a busy person's has room for no more. */
function ownNodes({ away, mine, standing }: HomeView, texts: Texts): CardNode[] {
  const sections = mine.map(
    ({ title, lines }) => `**${title}**\n\n${listed(lines.slice(0, LINES_SHOWN), lines.length, texts)}`,
  )
  const paragraphs = [...(away === null ? [] : [away]), ...sections]
  // Who sees to everything has it among that, and no room for more.
  const all = standing === null ? mine.flatMap((section) => section.actions ?? []) : []
  const actions = all.slice(0, ACTIONS_SHOWN)
  if (paragraphs.length === 0) return []
  return [
    { kind: 'text', text: paragraphs.join('\n\n') },
    ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
  ]
}

function doneNodes({ done }: HomeView, texts: Texts): CardNode[] {
  if (done.length === 0) return []
  return [{ kind: 'title', text: texts.home.done }, ...apart(done.map(condensed))]
}

function lateNodes(late: NonNullable<HomeView['late']>, view: HomeView, texts: Texts): CardNode[] {
  const t = texts.home
  const parts = late.parts.map(escaped).join(', ')
  const lines = lateLinesOf(late, dateIn(view.at, view.timeZone), texts)
  return [
    { kind: 'title', text: t.late[late.whom] },
    ...(parts === '' ? [] : [{ kind: 'text', small: true, text: parts } as const]),
    { kind: 'text', text: lines || texts.reminders.nobodyLate },
    ...lateButton(late.count > late.first.length, texts),
  ]
}

function standing(lines: readonly StandingLine[], texts: Texts): CardNode[] {
  const t = texts.home
  const isQuiet = lines.every(({ urgency }) => urgency === 'stuck')
  return [
    { kind: 'title', text: t.standing },
    ...(isQuiet ? [{ kind: 'text', text: t.nothingRuns } as const] : []),
    ...standingNodes(lines, STANDING_SHOWN, texts),
  ]
}
