import type { Block } from './block.js'
import type { LiveElement, Option } from './elements.js'

/** Finds one's way in blocks; free of the schemas, since the page uses it too. */

/** The elements of a block that a person can use, in the order in which they stand. */
export function elementsOf(value: Block): LiveElement[] {
  if (value.type === 'actions') return value.elements
  if (value.type === 'input') return [value.element]
  if (value.type === 'section' && value.accessory !== undefined && value.accessory.type !== 'image') {
    return [value.accessory]
  }
  return []
}

/** All options that an element offers, those in groups too. */
export function optionsOf(element: LiveElement): Option[] {
  if (element.type === 'static_select' || element.type === 'multi_static_select') {
    return element.options ?? element.option_groups?.flatMap(({ options }) => options) ?? []
  }
  return 'options' in element ? element.options : []
}

/** All characters that a reader could see, which is what Slack counts against a message's length. */
export function lengthOfText(list: Block[]): number {
  let length = 0
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk)
    else if (typeof node === 'object' && node !== null) {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'text' && typeof value === 'string') length += value.length
        else walk(value)
      }
    }
  }
  walk(list)
  return length
}
