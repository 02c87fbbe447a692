import { nearest } from '../../domain/nearest.js'
import type { Organisation } from '../../domain/organisation.js'
import type { Person } from '../../domain/person.js'
import { escaped } from '../cards/card.js'
import { helpCard } from '../cards/common.js'
import type { Reply } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import type { ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'

/** One thing that can be typed after `/isms`. */
export interface Command {
  /** The words that name it: `policy publish`. */
  words: string
  /** What follows the words, as help shows it: `ID`. */
  parameters: string
  describe(texts: Texts): string
  allowed(person: Person, organisation: Organisation): boolean | Promise<boolean>
  run(visit: Visit, rest: string): Promise<Reply>
}

export function isIsmsLead(person: Person, organisation: Organisation): boolean {
  return person._id === organisation.ismsLead || person._id === organisation.deputy
}

/** Runs what was typed; shows help for what is no command, and only what this person may do. */
export async function runCommand(
  visit: Visit,
  text: string,
  processes: readonly ProcessDesk[],
): Promise<Reply> {
  const typed = text.trim().replace(/\s+/g, ' ')
  const commands = processes.flatMap((process) => process.commands)
  const command = commands.find(({ words }) => startsWithWords(typed.toLowerCase(), words))
  if (!command) return help(visit, typed, processes)
  if (!(await command.allowed(visit.person, visit.organisation))) {
    return say(visit.texts.common.notYourCommand)
  }
  return command.run(visit, typed.slice(command.words.length).trim())
}

function startsWithWords(typed: string, words: string): boolean {
  return typed === words || typed.startsWith(`${words} `)
}

/** Nobody needs to read a whole page of what they mistyped. */
function shortened(typed: string): string {
  return typed.length > 100 ? `${typed.slice(0, 100)}…` : typed
}

/** The command that was probably meant, as it would be typed; null when none is near. It is shown, never run. */
function meant(typed: string, commands: readonly Command[]): string | null {
  const words = shortened(typed).split(' ')
  // What names a command may be one word or several: the longest that is near says most.
  const lengths = [...new Set(commands.map((command) => command.words.split(' ').length))].sort(
    (a, b) => b - a,
  )
  for (const length of lengths) {
    const sameLength = commands.flatMap(({ words }) => (words.split(' ').length === length ? [words] : []))
    const near = nearest(words.slice(0, length).join(' '), sameLength)
    if (near) return [near, ...words.slice(length)].join(' ').replaceAll('`', '')
  }
  return null
}

async function help(visit: Visit, typed: string, processes: readonly ProcessDesk[]): Promise<Reply> {
  const { person, organisation, texts } = visit
  const waiting = await Promise.all(processes.map((process) => process.waiting(visit)))
  const all = processes.flatMap((process) => process.commands)
  const may = await Promise.all(all.map((command) => command.allowed(person, organisation)))
  const allowed = all.filter((_, i) => may[i])
  const commands = allowed.map(({ words, parameters, describe }) => {
    return { usage: `${words} ${parameters}`.trim(), text: describe(texts) }
  })
  const isKnown = typed === '' || typed.toLowerCase() === 'help'
  const unknown = isKnown ? null : { typed: escaped(shortened(typed)), meant: meant(typed, allowed) }
  return { kind: 'card', card: helpCard({ unknown, waiting: waiting.flat(), commands }, texts) }
}
