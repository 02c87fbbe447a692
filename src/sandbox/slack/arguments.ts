import { SlackError } from './slack-error.js'

/** The arguments of one Web API call; form fields arrive as text, JSON bodies with their types. */
export type Arguments = Record<string, unknown>

export function textOf(args: Arguments, name: string): string | null {
  const value = args[name]
  if (value === undefined || value === null || value === '') return null
  return typeof value === 'string' ? value : String(value)
}

/** Throws SlackError invalid_arguments if it is missing. */
export function requiredText(args: Arguments, name: string): string {
  const value = textOf(args, name)
  if (value === null) throw new SlackError('invalid_arguments', [`missing required field: ${name}`])
  return value
}

export function flagOf(args: Arguments, name: string): boolean {
  const value = args[name]
  return value === true || value === 'true' || value === '1'
}

/** A whole number between 1 and `most`; `otherwise` if none is given. */
export function countOf(args: Arguments, name: string, otherwise: number, most: number): number {
  const value = textOf(args, name)
  if (value === null) return otherwise
  const count = Number(value)
  if (!Number.isInteger(count) || count < 1) {
    throw new SlackError('invalid_arguments', [`must be a positive integer [json-pointer:/${name}]`])
  }
  return Math.min(count, most)
}

/** An opaque cursor that stands for the last id of the page before. */
export function cursorAfter(id: string): string {
  return Buffer.from(`after:${id}`).toString('base64')
}

export function afterOf(args: Arguments): string | null {
  const cursor = textOf(args, 'cursor')
  if (cursor === null) return null
  const match = /^after:(.+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'))
  if (match?.[1] === undefined) throw new SlackError('invalid_cursor')
  return match[1]
}
