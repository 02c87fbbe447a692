import type { Block } from '../slack/block.js'
import type { LiveElement } from '../slack/elements.js'
import { elementsOf, optionsOf } from '../slack/parts.js'
import type { StateValues } from '../slack/payloads.js'

/** What a person has filled in: by block_id and action_id, the text, date or option value; a list where many. */
export type Entries = Record<string, Record<string, string | string[]>>

/** What stands wrong under a field, by block_id. */
export type FieldErrors = Record<string, string>

/** The values as Slack's payloads carry them. What was not touched has its initial value. */
export function stateValues(blocks: Block[], entries: Entries): StateValues {
  const values: StateValues = {}
  for (const block of blocks) {
    const blockId = block.block_id ?? ''
    for (const element of elementsOf(block)) {
      // Buttons and menus act and hold no value.
      if (element.type === 'button' || element.type === 'overflow') continue
      const actionId = element.action_id ?? ''
      const entry = entries[blockId]?.[actionId] ?? initialEntry(element)
      values[blockId] = { ...values[blockId], [actionId]: { type: element.type, ...chosen(element, entry) } }
    }
  }
  return values
}

/** What an element holds before anybody touches it. */
export function initialEntry(element: LiveElement): string | string[] {
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
      return element.initial_value ?? ''
    case 'datepicker':
      return element.initial_date ?? ''
    case 'users_select':
      return element.initial_user ?? ''
    case 'multi_users_select':
      return element.initial_users ?? []
    case 'static_select':
    case 'radio_buttons':
      return element.initial_option?.value ?? ''
    case 'file_input':
      return []
    case 'multi_static_select':
    case 'checkboxes':
      return (element.initial_options ?? []).map(({ value }) => value)
    case 'button':
    case 'overflow':
      return ''
  }
}

/** An element's value in the words of Slack's payloads; an empty entry is null. */
export function chosen(element: LiveElement, entry: string | string[]): Record<string, unknown> {
  const one = Array.isArray(entry) ? (entry[0] ?? '') : entry
  const many = Array.isArray(entry) ? entry : entry === '' ? [] : [entry]
  const options = optionsOf(element)
  switch (element.type) {
    case 'plain_text_input':
    case 'number_input':
      return { value: one === '' ? null : one }
    case 'datepicker':
      return { selected_date: one === '' ? null : one }
    case 'users_select':
      return { selected_user: one === '' ? null : one }
    case 'multi_users_select':
      return { selected_users: many }
    case 'static_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: options.find(({ value }) => value === one) ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: options.filter(({ value }) => many.includes(value)) }
    // By their ids; what Slack says of them is filled in when the form is sent off.
    case 'file_input':
      return { files: many.map((id) => ({ id })) }
    case 'button':
      return element.value === undefined ? {} : { value: element.value }
  }
}

/** What Slack's own client would not let through: required fields left empty, and values out of bounds. */
export function fieldErrors(blocks: Block[], entries: Entries): FieldErrors {
  const errors: FieldErrors = {}
  for (const block of blocks) {
    if (block.type !== 'input') continue
    const { element } = block
    const entry = entries[block.block_id ?? '']?.[element.action_id ?? ''] ?? initialEntry(element)
    const error = isEmpty(entry)
      ? block.optional === true
        ? null
        : 'Please complete this required field.'
      : boundsError(element, Array.isArray(entry) ? entry.join() : entry)
    if (error !== null) errors[block.block_id ?? ''] = error
  }
  return errors
}

function isEmpty(entry: string | string[]): boolean {
  return Array.isArray(entry) ? entry.length === 0 : entry.trim() === ''
}

function boundsError(element: LiveElement, entry: string): string | null {
  if (element.type === 'plain_text_input') {
    const { min_length: least = 0, max_length: most = Number.POSITIVE_INFINITY } = element
    if (entry.length < least) return `Must be at least ${least} characters long.`
    return entry.length > most ? `Must be at most ${most} characters long.` : null
  }
  if (element.type === 'number_input') {
    const number = Number(entry)
    if (Number.isNaN(number)) return 'Enter a number.'
    if (!element.is_decimal_allowed && !Number.isInteger(number)) return 'Enter a whole number.'
    if (element.min_value !== undefined && number < Number(element.min_value)) {
      return `Must be ${element.min_value} or more.`
    }
    if (element.max_value !== undefined && number > Number(element.max_value)) {
      return `Must be ${element.max_value} or less.`
    }
  }
  return null
}
