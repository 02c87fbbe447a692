import type { Input, Option } from '../cards/card.js'
import type { Texts } from '../texts/texts.js'
import type { AdaptiveElement, AdaptiveInput, TextBlock } from './adaptive-card.js'
import { plainLine } from './card-markdown.js'

/** Inputs come back beside the button's own data, so that their names must not meet its names. */
function inputId(name: string): string {
  return `input.${name}`
}

export function inputElements(input: Input, texts: Texts): AdaptiveElement[] {
  if (input.kind === 'file') return [noFiles(texts)]
  const frame = {
    id: inputId(input.name),
    label: input.label,
    isRequired: !input.optional,
    ...(input.optional ? {} : { errorMessage: texts.common.required }),
  }
  const hint: TextBlock[] = input.hint
    ? [{ type: 'TextBlock', text: plainLine(input.hint), wrap: true, size: 'Small', isSubtle: true }]
    : []
  return [elementOf(input, frame, texts), ...hint]
}

/** Cards of this version take no files. */
function noFiles(texts: Texts): TextBlock {
  return {
    type: 'TextBlock',
    text: plainLine(texts.common.noFiles),
    wrap: true,
    size: 'Small',
    isSubtle: true,
  }
}

type Frame = Pick<AdaptiveInput, 'id' | 'label' | 'isRequired' | 'errorMessage'>

function elementOf(input: Exclude<Input, { kind: 'file' }>, frame: Frame, texts: Texts): AdaptiveInput {
  switch (input.kind) {
    case 'text':
      return {
        type: 'Input.Text',
        ...frame,
        isMultiline: input.long ?? false,
        ...(input.initial ? { value: input.initial } : {}),
        ...(input.most ? { maxLength: input.most } : {}),
        ...(input.placeholder ? { placeholder: input.placeholder } : {}),
      }
    case 'choice':
      return {
        ...choiceSet(frame, input.options, input.initial ? [input.initial] : []),
        style: input.look === 'radio' ? 'expanded' : 'compact',
      }
    case 'choices':
      return { ...choiceSet(frame, input.options, input.initial ?? []), isMultiSelect: true }
    case 'date':
      return { type: 'Input.Date', ...frame, ...(input.initial ? { value: input.initial } : {}) }
    // Cards of this version can list no directory: a person is named by their address.
    case 'person':
      return { type: 'Input.Text', ...frame, style: 'email', placeholder: texts.common.workAddress }
    case 'people':
      return { type: 'Input.Text', ...frame, isMultiline: true, placeholder: texts.common.workAddresses }
  }
}

function choiceSet(frame: Frame, options: readonly Option[], initial: readonly string[]) {
  return {
    type: 'Input.ChoiceSet' as const,
    ...frame,
    choices: options.map(({ label, value }) => ({ title: label, value })),
    style: 'expanded' as const,
    isMultiSelect: false,
    wrap: true as const,
    ...(initial.length > 0 ? { value: initial.join(',') } : {}),
  }
}

export function inputWarnings(inputs: readonly Input[]): string[] {
  const names = new Set(inputs.map(({ name }) => name))
  return [
    ...(names.size < inputs.length ? ['Two inputs of a form have the same name'] : []),
    ...inputs.flatMap((input) => {
      if (input.kind !== 'choice' && input.kind !== 'choices') return []
      const separated = input.kind === 'choices' && input.options.some(({ value }) => value.includes(','))
      return [
        ...(input.options.length === 0 ? ['Nothing to choose from in an input'] : []),
        ...(separated ? ['A comma in the value of an option of which several may be chosen'] : []),
      ]
    }),
  ]
}
