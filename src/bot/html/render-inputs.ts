import type { Input, Option } from '../cards/card.js'
import type { Inputs } from '../interaction.js'
import { choicesOf, textOf } from '../interaction.js'
import type { Texts } from '../texts/texts.js'
import { escapeHtml } from './escape.js'

/** What was filled in before, as it was written, by name, and what is wrong with it. */
export interface Filled {
  inputs: Inputs
  errors: Readonly<Record<string, string>>
}

export const nothingFilled: Filled = { inputs: {}, errors: {} }

/** Beside the names that a form needs for itself. */
export function inputName(name: string): string {
  return `input.${name}`
}

/** An input with its label, its hint and what is wrong with it, each tied to it for whoever does not see them together. */
export function inputHtml(input: Input, { inputs, errors }: Filled, texts: Texts): string {
  const error = errors[input.name]
  const name = inputName(input.name)
  const hint = input.hint
    ? `<span class="hint" id="${escapeHtml(`${name}.hint`)}">${escapeHtml(input.hint)}</span>`
    : ''
  const problem =
    error === undefined
      ? ''
      : `<span class="error" id="${escapeHtml(`${name}.error`)}">${escapeHtml(error)}</span>`
  const described = [
    ...(input.hint ? [`${name}.hint`] : []),
    ...(error === undefined ? [] : [`${name}.error`]),
  ]
  const frame: Frame = {
    name,
    about: [
      ...(described.length > 0 ? [`aria-describedby="${escapeHtml(described.join(' '))}"`] : []),
      ...(error === undefined ? [] : ['aria-invalid="true"']),
      ...(input.optional ? [] : ['required']),
    ].join(' '),
  }
  const optional = input.optional
    ? ` <span class="hint">(${escapeHtml(texts.link.page.optional)})</span>`
    : ''
  const label = `${escapeHtml(input.label)}${optional}`
  const isGroup = input.kind === 'choices' || (input.kind === 'choice' && input.look === 'radio')
  const field = fieldOf(input, frame, inputs, texts)
  return isGroup
    ? `<fieldset><legend>${label}</legend>${hint}${problem}${field}</fieldset>`
    : `<div class="field"><label for="${escapeHtml(name)}">${label}</label>${hint}${problem}${field}</div>`
}

interface Frame {
  name: string
  /** Attributes. */
  about: string
}

function fieldOf(input: Input, frame: Frame, inputs: Inputs, texts: Texts): string {
  const name = escapeHtml(frame.name)
  const named = `id="${name}" name="${name}" ${frame.about}`
  const before = textOf(inputs, input.name)
  switch (input.kind) {
    case 'text': {
      const value = before ?? input.initial ?? ''
      const more = [
        ...(input.most ? [`maxlength="${input.most}"`] : []),
        ...(input.placeholder ? [`placeholder="${escapeHtml(input.placeholder)}"`] : []),
      ].join(' ')
      return input.long
        ? `<textarea ${named} ${more} rows="6">\n${escapeHtml(value)}</textarea>`
        : `<input type="text" ${named} ${more} value="${escapeHtml(value)}">`
    }
    case 'choice': {
      const chosen = before ?? input.initial
      if (input.look === 'radio') return boxes('radio', input.options, frame, chosen ? [chosen] : [])
      const options = input.options.map(({ value, label }) => {
        const selected = value === chosen ? ' selected' : ''
        return `<option value="${escapeHtml(value)}"${selected}>${escapeHtml(label)}</option>`
      })
      return `<select ${named}><option value="">${escapeHtml(texts.link.page.choose)}</option>${options.join('')}</select>`
    }
    case 'choices': {
      const chosen = choicesOf(inputs, input.name)
      // A browser would want each box of a required group ticked; what is missing is said when it is sent off.
      const about = frame.about.replace(/ ?\brequired$/, '')
      return boxes(
        'checkbox',
        input.options,
        { ...frame, about },
        chosen.length > 0 ? chosen : (input.initial ?? []),
      )
    }
    case 'date':
      return `<input type="date" ${named} value="${escapeHtml(before ?? input.initial ?? '')}">`
    case 'person':
      return `<input type="email" ${named} value="${escapeHtml(before ?? '')}" placeholder="${escapeHtml(texts.common.workAddress)}">`
    case 'people':
      return `<textarea ${named} inputmode="email" placeholder="${escapeHtml(texts.common.workAddresses)}" rows="3">\n${escapeHtml(before ?? '')}</textarea>`
    case 'file': {
      const kinds = input.endings.map((ending) => `.${ending}`).join(',')
      return `<input type="file" ${named} accept="${escapeHtml(kinds)}">`
    }
  }
}

function boxes(
  type: 'checkbox' | 'radio',
  options: readonly Option[],
  { name, about }: Frame,
  chosen: readonly string[],
): string {
  return options
    .map(({ value, label }) => {
      const checked = chosen.includes(value) ? ' checked' : ''
      const box = `<input type="${type}" name="${escapeHtml(name)}" value="${escapeHtml(value)}" ${about}${checked}>`
      return `<label class="box">${box} <span>${escapeHtml(label)}</span></label>`
    })
    .join('')
}

export function inputWarnings(inputs: readonly Input[]): string[] {
  const names = new Set(inputs.map(({ name }) => name))
  return [
    ...(names.size < inputs.length ? ['Two inputs of a form have the same name'] : []),
    ...inputs.flatMap((input) =>
      (input.kind === 'choice' || input.kind === 'choices') && input.options.length === 0
        ? ['Nothing to choose from in an input']
        : [],
    ),
  ]
}
