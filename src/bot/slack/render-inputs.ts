import type { InputBlock, PlainTextOption } from '@slack/web-api'
import type { Input, Option } from '../cards/card.js'
import { limits, tooMany } from './limits.js'

/** Each input is a block of its own, named as the input is. */
export const inputAction = 'input'

export function inputBlock(input: Input): InputBlock {
  return {
    type: 'input',
    block_id: input.name,
    label: { type: 'plain_text', text: input.label },
    element: elementOf(input),
    optional: input.optional ?? false,
    ...(input.hint ? { hint: { type: 'plain_text', text: input.hint } } : {}),
  }
}

function elementOf(input: Input): InputBlock['element'] {
  const action_id = inputAction
  switch (input.kind) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id,
        multiline: input.long ?? false,
        ...(input.initial ? { initial_value: input.initial } : {}),
        ...(input.most ? { max_length: input.most } : {}),
        ...(input.placeholder ? { placeholder: { type: 'plain_text', text: input.placeholder } } : {}),
      }
    case 'choice': {
      const initial = input.options.find(({ value }) => value === input.initial)
      return {
        type: input.look === 'radio' ? 'radio_buttons' : 'static_select',
        action_id,
        options: input.options.map(option),
        ...(initial ? { initial_option: option(initial) } : {}),
      }
    }
    case 'choices': {
      const initial = input.options.filter(({ value }) => input.initial?.includes(value))
      return {
        // Of more than can be seen at once, a menu.
        type: input.options.length > limits.optionsToSee ? 'multi_static_select' : 'checkboxes',
        action_id,
        options: input.options.map(option),
        ...(initial.length > 0 ? { initial_options: initial.map(option) } : {}),
      }
    }
    case 'date':
      return {
        type: 'datepicker',
        action_id,
        ...(input.initial ? { initial_date: input.initial } : {}),
      }
    case 'person':
      return { type: 'users_select', action_id }
    case 'people':
      return { type: 'multi_users_select', action_id }
    case 'file':
      return { type: 'file_input', action_id, filetypes: [...input.endings], max_files: 1 }
  }
}

function option({ value, label }: Option): PlainTextOption {
  return { value, text: { type: 'plain_text', text: label } }
}

/** What of these inputs, all of one form, Slack would not take. */
export function inputWarnings(inputs: readonly Input[]): string[] {
  const names = new Set(inputs.map(({ name }) => name))
  const repeated = names.size < inputs.length ? ['Two inputs of a form have the same name'] : []
  return [...repeated, ...inputs.flatMap(warningsOf)]
}

function warningsOf(input: Input): string[] {
  const warnings = [
    ...tooMany("characters in an input's name", input.name.length, limits.blockId),
    ...tooMany("characters in an input's label", input.label.length, limits.inputLabel),
    ...tooMany("characters in an input's hint", input.hint?.length ?? 0, limits.inputHint),
  ]
  switch (input.kind) {
    case 'text': {
      const most = Math.min(input.most ?? limits.typedText, limits.typedText)
      return [
        ...warnings,
        ...tooMany('characters that may be typed', input.most ?? 0, limits.typedText),
        ...tooMany('characters in an input beforehand', input.initial?.length ?? 0, most),
        ...tooMany('characters in a placeholder', input.placeholder?.length ?? 0, limits.placeholder),
      ]
    }
    case 'choice':
      return [
        ...warnings,
        ...optionWarnings(input.options, input.look === 'radio' ? limits.optionsToSee : limits.options),
      ]
    case 'choices':
      return [...warnings, ...optionWarnings(input.options, limits.options)]
    case 'date':
    case 'file':
    case 'people':
    case 'person':
      return warnings
  }
}

function optionWarnings(options: readonly Option[], most: number): string[] {
  return [
    ...(options.length === 0 ? ['Nothing to choose from in an input'] : []),
    ...tooMany('options', options.length, most),
    ...options.flatMap(({ value, label }) => [
      ...tooMany('characters in an option', label.length, limits.optionText),
      ...tooMany("characters in an option's value", value.length, limits.optionValue),
    ]),
  ]
}
