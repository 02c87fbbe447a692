import type { Block } from '../slack/block.js'
import type { Message, Overview } from './api.js'

/**
 * What the page may know of an app's commands, as Slack does: the command, the usage hint in the app's settings, and
 * what the app itself has written in code marks.
 */
export function commandsKnown(
  { command, usageHint }: Pick<Overview, 'command' | 'usageHint'>,
  messages: readonly Message[],
): string[] {
  const hinted = usageHint.split('|').map((part) => `${command} ${part.trim()}`.trim())
  const written = messages
    .filter(({ from }) => from === 'app')
    .flatMap(({ text, blocks }) => [text, ...textsOf(blocks)])
    .flatMap((text) => [...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''))
    .filter((code) => code.startsWith(`${command} `))
  return [...new Set([command, ...written, ...hinted])]
}

/** The commands that may be meant by what was typed so far. */
export function completionsOf(draft: string, commands: readonly string[]): string[] {
  if (!draft.startsWith('/')) return []
  const typed = draft.trimEnd()
  return commands.filter((command) => command !== typed && mayBecome(typed, command))
}

/** What to put into the field for a command: all of it, up to the first word that stands for something. */
export function filledIn(command: string): string {
  const words = command.split(' ')
  const blank = words.findIndex(standsForSomething)
  return blank < 0 ? command : `${words.slice(0, blank).join(' ')} `
}

/** Whether `typed` is the beginning of `command`; a word such as ID stands for whatever one likes. */
function mayBecome(typed: string, command: string): boolean {
  const [given, wanted] = [typed.split(' '), command.split(' ')]
  return given.every((word, index) => {
    const pattern = wanted[index]
    if (pattern === undefined) return false
    if (standsForSomething(pattern)) return true
    return index < given.length - 1 ? pattern === word : pattern.toLowerCase().startsWith(word.toLowerCase())
  })
}

function standsForSomething(word: string): boolean {
  return /^\[?[A-Z][A-Z-]*\]?$/.test(word)
}

function textsOf(value: Block[] | unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, field]) =>
    key === 'text' && typeof field === 'string' ? [field] : textsOf(field),
  )
}
