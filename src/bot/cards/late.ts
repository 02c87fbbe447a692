import type { Texts } from '../texts/texts.js'
import type { CardNode } from './card.js'
import { listed } from './common.js'

/** Somebody who is late, and with what; names and titles are escaped. Nothing more is said about them. */
export interface LateLine {
  person: string
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

/** As much as is read of one person. */
const THINGS_SHOWN = 3

/** How many are late, and a line for each of the first. */
export function lateList({ count, first }: Late, today: string, texts: Texts): CardNode[] {
  const title = `**${texts.reminders.lateTitle(count)}**`
  return [{ kind: 'text', text: `${title}\n\n${lateLinesOf({ count, first }, today, texts)}` }]
}

export function lateLinesOf({ count, first }: Late, today: string, texts: Texts): string {
  const lines = first.map((line) => lateLine(line, today, texts))
  return listed(lines, count, texts)
}

/** One person: the same words for whoever sees to them, and for themselves. */
export function lateLine({ person, inChat, things }: LateLine, today: string, texts: Texts): string {
  const t = texts.reminders
  const shown = things.slice(0, THINGS_SHOWN).map(({ about, dueOn }) => t.lateThing(about, dueOn, today))
  const left = things.length - shown.length
  const what = [...shown, ...(left > 0 ? [texts.common.more(left)] : [])].join('; ')
  return inChat ? t.lateLine(person, what) : t.lateLineNotInChat(person, what)
}
