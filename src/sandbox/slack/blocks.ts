import { z } from 'zod'
import { type Block, blockShape } from './block.js'
import type { LiveElement } from './elements.js'
import { limits } from './limits.js'
import { elementsOf, optionsOf } from './parts.js'

const block = blockShape.superRefine((value, issues) => {
  const custom = (message: string, path: PropertyKey[] = []) =>
    issues.addIssue({ code: 'custom', message, path })
  if (value.type === 'section' && value.text === undefined && value.fields === undefined) {
    custom('must define either `text` or `fields`')
  }
  if (value.type === 'image' && (value.image_url === undefined) === (value.slack_file === undefined)) {
    custom('must define either `image_url` or `slack_file`')
  }
  const seen = new Set<string>()
  elementsOf(value).forEach((element, index) => {
    checkElement(element, (message) => custom(message, pathOfElement(value, index)))
    const id = element.action_id
    if (id !== undefined && seen.has(id)) {
      custom(`\`action_id\` "${id}" already exists for this block`, pathOfElement(value, index))
    }
    if (id !== undefined) seen.add(id)
  })
})

const blocks = (most: number) =>
  z
    .array(block)
    .max(most)
    .superRefine((list, issues) => {
      const seen = new Set<string>()
      list.forEach(({ block_id }, index) => {
        if (block_id === undefined) return
        if (seen.has(block_id)) {
          issues.addIssue({
            code: 'custom',
            message: `\`block_id\` "${block_id}" already exists`,
            path: [index, 'block_id'],
          })
        }
        seen.add(block_id)
      })
    })

/** A message's blocks: no inputs. */
export const messageBlocks = blocks(limits.messageBlocks).superRefine((list, issues) => {
  list.forEach((value, index) => {
    if (value.type === 'input') {
      issues.addIssue({ code: 'custom', message: 'unsupported type: input', path: [index, 'type'] })
    }
  })
})

/** A modal's or App Home's blocks. */
export const viewBlocks = blocks(limits.viewBlocks)

function pathOfElement(value: Block, index: number): PropertyKey[] {
  if (value.type === 'actions') return ['elements', index]
  return [value.type === 'input' ? 'element' : 'accessory']
}

function checkElement(element: LiveElement, complain: (message: string) => void): void {
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    if ((element.options === undefined) === (element.option_groups === undefined)) {
      complain('must define either `options` or `option_groups`')
      return
    }
  }
  const offered = new Set(optionsOf(element).map(({ value }) => value))
  const initial =
    'initial_option' in element && element.initial_option !== undefined
      ? [element.initial_option]
      : 'initial_options' in element
        ? (element.initial_options ?? [])
        : []
  if (initial.some(({ value }) => !offered.has(value)))
    complain('initial option must match one of the options')
}
