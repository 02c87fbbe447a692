import type { Texts } from '../texts/texts.js'
import type { Card } from './card.js'
import { listed, more, thingNodes, type WaitingThing } from './common.js'

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
