import { nearest } from '../../domain/nearest.js'
import { escaped, shortened } from '../cards/card.js'
import { type CommandLine, groupCard, helpCard, unknownCard } from '../cards/help.js'
import type { Reply } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import type { Command, ProcessDesk, Visit } from './desk.js'
import { say } from './say.js'
import { linesOf } from './standing.js'

/** Runs what was typed; of what is no command it names what was probably meant, and only what this person may do. */
export async function runCommand(
  visit: Visit,
  text: string,
  processes: readonly ProcessDesk[],
): Promise<Reply> {
  const typed = withoutFullStop(text.trim().replace(/\s+/g, ' '))
  const commands = processes.flatMap((process) => process.commands)
  // `calendar move` begins as `calendar` does: the longest says most.
  const [command] = commands
    .filter(({ words }) => startsWithWords(typed.toLowerCase(), words))
    .sort((a, b) => b.words.length - a.words.length)
  if (!command) return explain(visit, typed, processes)
  if (!(await command.allowed(visit.person, visit.organisation))) {
    return say(command.refused?.(visit.texts) ?? visit.texts.common.notYourCommand)
  }
  return command.run(visit, typed.slice(command.words.length).trim())
}

/** Some people end what they type as a sentence. */
function withoutFullStop(typed: string): string {
  return typed.replace(/ ?[.!?]+$/, '')
}

function startsWithWords(typed: string, words: string): boolean {
  return typed === words || typed.startsWith(`${words} `)
}

/** Nobody needs to read a whole page of what they mistyped. */
const LONGEST_TYPED = 101

/** People ask for help in either language, whichever they read. */
const asksForHelp = ['help', 'hilfe']

/** What begins several commands: `policy`. */
function groupsOf(commands: readonly Command[]): string[] {
  const first = commands.map(({ words }) => words.split(' ')).filter((words) => words.length > 1)
  return [...new Set(first.flatMap(([word]) => word ?? []))]
}

/** What was probably meant, as it would be typed; null when nothing is near. It is shown, never run. */
function meant(typed: string, commands: readonly Command[]): string | null {
  const words = shortened(typed, LONGEST_TYPED).split(' ')
  // What names a command may be one word or several: the longest that is near says most.
  const lengths = [...new Set(commands.map((command) => command.words.split(' ').length))].sort(
    (a, b) => b - a,
  )
  for (const length of lengths) {
    const sameLength = commands.flatMap(({ words }) => (words.split(' ').length === length ? [words] : []))
    const near = nearest(words.slice(0, length).join(' '), sameLength)
    if (near) return [near, ...words.slice(length)].join(' ').replaceAll('`', '')
  }
  return words.length === 1 ? (nearest(typed, [...groupsOf(commands), ...asksForHelp]) ?? null) : null
}

/**
 * What there is to type: all of it, or what goes on from the words that somebody began with. What was mistyped is
 * answered with what was meant.
 */
async function explain(visit: Visit, typed: string, processes: readonly ProcessDesk[]): Promise<Reply> {
  const { texts } = visit
  const allowed = await allowedTo(visit, processes)
  const begun = typed.toLowerCase().replace(/^(?:help|hilfe) /, '')
  const group = groupsOf(allowed).find((each) => startsWithWords(begun, each))
  const isKnown = typed === '' || begun === group || asksForHelp.includes(begun)
  const unknown = isKnown
    ? null
    : {
        typed: escaped(shortened(typed, LONGEST_TYPED)),
        meant: meant(typed, await usableBy(visit, processes)),
      }
  if (unknown && (unknown.meant !== null || !group))
    return { kind: 'card', card: unknownCard(unknown, texts) }
  if (group) {
    const commands = allowed
      .filter(({ words }) => startsWithWords(words, group))
      .map((each) => line(each, texts))
    return { kind: 'card', card: groupCard({ unknown: unknown?.typed ?? null, group, commands }, texts) }
  }
  const waiting = (await Promise.all(processes.map((process) => process.waiting(visit)))).flat()
  const watching = (await linesOf(visit, processes)).map(({ text }) => text)
  const commands = allowed.map((each) => line(each, texts))
  return { kind: 'card', card: helpCard({ waiting, watching, commands }, texts) }
}

/** What somebody may type, also what help does not name to them since there is nothing of theirs to it at the moment. */
async function usableBy(
  { person, organisation }: Visit,
  processes: readonly ProcessDesk[],
): Promise<Command[]> {
  const all = processes.flatMap((process) => process.commands)
  const may = await Promise.all(all.map(({ allowed }) => allowed(person, organisation)))
  return all.filter((_, i) => may[i])
}

async function allowedTo(
  { person, organisation }: Visit,
  processes: readonly ProcessDesk[],
): Promise<Command[]> {
  const all = processes.flatMap((process) => process.commands)
  const may = await Promise.all(
    all.map((command) => (command.offered ?? command.allowed)(person, organisation)),
  )
  return all.filter((_, i) => may[i])
}

function line({ words, parameters, describe }: Command, texts: Texts): CommandLine {
  return { usage: `${words} ${parameters(texts)}`.trim(), text: describe(texts) }
}
