import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Block } from './block.js'
import { messageBlocks } from './blocks.js'
import { limits } from './limits.js'
import { elementsOf, lengthOfText } from './parts.js'
import { SlackError } from './slack-error.js'
import { homeView, modalView, type View } from './view-schema.js'

/** Checks what an app sends and complains in Slack's words. */

/** A message's blocks with every block_id and action_id in place. Throws SlackError. */
export function checkedMessageBlocks(value: unknown): Block[] {
  const parsed = messageBlocks.safeParse(parsedJson(value, 'invalid_blocks_format'), { reportInput: true })
  if (!parsed.success) throw new SlackError('invalid_blocks', complaints(parsed.error, '/blocks'))
  if (lengthOfText(parsed.data) > limits.messageBlocksText) throw new SlackError('msg_blocks_too_long')
  return withIds(parsed.data)
}

/** A view with every block_id and action_id in place. Throws SlackError. */
export function checkedView(value: unknown, type: 'modal' | 'home'): View {
  const json = parsedJson(value, 'invalid_arguments')
  if (JSON.stringify(json).length > limits.viewBytes) throw new SlackError('view_too_large')
  const parsed = (type === 'modal' ? modalView : homeView).safeParse(json, { reportInput: true })
  if (!parsed.success) {
    const first = 'failed to match all allowed schemas [json-pointer:/view]'
    throw new SlackError('invalid_arguments', [first, ...complaints(parsed.error, '/view')])
  }
  return { ...parsed.data, blocks: withIds(parsed.data.blocks) }
}

function parsedJson(value: unknown, error: string): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    throw new SlackError(error)
  }
}

function complaints(error: z.ZodError, root: string): string[] {
  return error.issues.map((issue) => `${inSlacksWords(issue)} [json-pointer:${root}${pointer(issue.path)}]`)
}

function pointer(path: PropertyKey[]): string {
  return path.map((step) => `/${String(step)}`).join('')
}

type Issue = z.ZodError['issues'][number]

function inSlacksWords(issue: Issue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'array'
        ? `no more than ${issue.maximum} items allowed`
        : `must be less than ${Number(issue.maximum) + 1} characters`
    case 'too_small':
      return issue.origin === 'array'
        ? `no less than ${issue.minimum} items allowed`
        : `must be more than ${Number(issue.minimum) - 1} characters`
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return unsupported(issue.input)
    case 'invalid_type':
      return issue.input === undefined
        ? `missing required field: ${String(issue.path.at(-1) ?? 'type')}`
        : `must provide ${issue.expected === 'object' || issue.expected === 'array' ? 'an' : 'a'} ${issue.expected}`
    default:
      return issue.message
  }
}

function unsupported(input: unknown): string {
  return typeof input === 'object' && input !== null && 'type' in input
    ? `unsupported type: ${String(input.type)}`
    : 'missing required field: type'
}

/** Slack gives an id to every block and element that came without one. */
function withIds(blocks: Block[]): Block[] {
  return blocks.map((block) => {
    const named = structuredClone(block)
    named.block_id ??= randomId()
    for (const element of elementsOf(named)) element.action_id ??= randomId()
    return named
  })
}

function randomId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5)
}
