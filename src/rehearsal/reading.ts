import type { Block } from '../sandbox/slack/block.js'
import { elementsOf } from '../sandbox/slack/parts.js'

/** A button as it stands before somebody. */
export interface Pressable {
  block: string
  action: string
  value: string
  label: string
  primary: boolean
}

export function buttonsIn(blocks: Block[]): Pressable[] {
  return blocks.flatMap((block) =>
    block.type === 'input'
      ? []
      : elementsOf(block).flatMap((element) =>
          element.type === 'button' && element.url === undefined
            ? {
                block: block.block_id ?? '',
                action: element.action_id ?? '',
                value: element.value ?? '',
                label: element.text.text,
                primary: element.style === 'primary',
              }
            : [],
        ),
  )
}

/** How many words a reader sees. */
export function wordsIn(blocks: Block[]): number {
  let words = 0
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each)
    else if (typeof node === 'object' && node !== null)
      for (const [key, value] of Object.entries(node)) {
        if (key === 'text' && typeof value === 'string') words += value.split(/\s+/).length
        else walk(value)
      }
  }
  walk(blocks)
  return words
}

export function inputsIn(blocks: Block[]): number {
  return blocks.filter(({ type }) => type === 'input').length
}
