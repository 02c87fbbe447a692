import type { ViewOutput } from '@slack/bolt'
import type { Inputs, InputValue } from '../interaction.js'
import { inputAction } from './render-inputs.js'

type Filled = ViewOutput['state']['values']

/** What was filled in, by the names of the inputs; `team` is the workspace that people are chosen from. */
export function readInputs(values: Filled, team: string): Inputs {
  const filled = Object.entries(values).map(([name, elements]) => [
    name,
    inputValue(elements[inputAction], team),
  ])
  return Object.fromEntries(filled.filter(([, value]) => value !== null))
}

function inputValue(element: Filled[string][string] | undefined, team: string): InputValue | null {
  switch (element?.type) {
    case 'plain_text_input':
      return element.value?.trim() || null
    case 'radio_buttons':
    case 'static_select':
      return element.selected_option?.value ?? null
    case 'checkboxes':
    case 'multi_static_select':
      return chosen((element.selected_options ?? []).map(({ value }) => value))
    case 'datepicker':
      return element.selected_date ?? null
    case 'users_select':
      return element.selected_user ? { platform: 'slack', team, user: element.selected_user } : null
    case 'multi_users_select':
      return chosen(
        (element.selected_users ?? []).map((user) => ({ platform: 'slack' as const, team, user })),
      )
    case 'file_input':
      return element.files?.[0] ? { file: element.files[0].id } : null
    default:
      return null
  }
}

function chosen<T>(values: readonly T[]): readonly T[] | null {
  return values.length > 0 ? values : null
}
