import type { Completion } from '../../domain/cycle.js'
import type { ClosedIncomplete } from '../../domain/daily-summary.js'
import { dateIn } from '../../domain/working-days.js'
import type { Texts } from '../texts/texts.js'
import { type Card, type CardNode, escaped } from './card.js'
import { apart, capitalised, listed, more, thingNodes, type WaitingThing } from './common.js'
import { type Late, lateButton, lateLinesOf } from './late.js'
import { closedNodes, condensed } from './reminders.js'

/** A cycle that is running; what it is about is escaped. */
export interface RunningCycle {
  about: string
  completion: Completion
  dueOn: string
  overdue: number
}

export interface HomeView {
  waiting: readonly WaitingThing[]
  /** What waits for others that this person has to know of: a line each. */
  watching: readonly string[]
  /** When the person is away, or will be next, and who stands in; escaped. */
  away: string | null
  /** What this person answered last, newest first, as its process shows it. */
  done: readonly Card[]
  /** For who sees to others: who of them is late, and with what, and nothing more. Null for who sees to nobody. */
  late: (Late & { whom: 'everybody' | 'people' | 'part'; parts: readonly string[] }) | null
  /** For the ISMS lead and their deputy. */
  standing: {
    running: readonly RunningCycle[]
    closed: readonly ClosedIncomplete[]
    /** What the closed ones are about, escaped, by the cycle's id. */
    names: ReadonlyMap<string, string>
    unreachable: readonly string[]
  } | null
  timeZone: string
  at: string
}

/** As much as a person takes in at once, and as fits a message, where a platform has no home. */
const THINGS_SHOWN = 7
export const LINES_SHOWN = 6
const WATCHED_SHOWN = 2
const CLOSED_SHOWN = 3

/** What waits for a person, what they did, and for who sees to others what they have to know of them. */
export function homeCard(view: HomeView, texts: Texts): Card {
  const t = texts.home
  return {
    summary: t.summary,
    nodes: [
      ...waitingNodes(view, texts),
      ...(view.away === null ? [] : [{ kind: 'text', text: view.away } as const]),
      ...(view.late ? lateNodes(view.late, view, texts) : []),
      ...(view.standing ? standingNodes(view.standing, view, texts) : []),
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

function standingNodes(
  { running, closed, names: about, unreachable }: NonNullable<HomeView['standing']>,
  { watching, at, timeZone }: HomeView,
  texts: Texts,
): CardNode[] {
  const t = texts.home
  const today = dateIn(at, timeZone)
  const names = unreachable.slice(0, LINES_SHOWN)
  return [
    { kind: 'title', text: t.standing },
    ...(running.length + watching.length === 0 ? [{ kind: 'text', text: t.nothingRuns } as const] : []),
    ...running.slice(0, LINES_SHOWN).map(({ about, completion, dueOn, overdue }): CardNode => {
      const { answered, asked } = completion
      const label = `${capitalised(texts.reminders.daily.running(about, answered, asked))} · ${t.due(dueOn, today, overdue)}`
      return { kind: 'progress', done: answered, of: asked, label }
    }),
    ...more(running.length - LINES_SHOWN, texts),
    ...(watching.length > 0
      ? [{ kind: 'text', text: listed(watching.slice(0, WATCHED_SHOWN), watching.length, texts) } as const]
      : []),
    ...closedNodes(closed.slice(0, CLOSED_SHOWN), about, texts),
    ...more(closed.length - CLOSED_SHOWN, texts),
    ...(names.length > 0
      ? [
          {
            kind: 'text',
            text: `**${t.unreachable(unreachable.length)}**\n\n${listed(names, unreachable.length, texts)}`,
          } as const,
        ]
      : []),
  ]
}
