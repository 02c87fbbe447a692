import { z } from 'zod'
import { limits } from './limits.js'

/** Building parts of Block Kit: text, options, confirm dialogs, and the elements that blocks hold. */

export const plainText = (most: number, least = 1) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(least).max(most),
    emoji: z.boolean().optional(),
  })

const mrkdwn = (most: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(most),
    verbatim: z.boolean().optional(),
  })

export const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)])

const actionId = z.string().min(1).max(limits.actionId).optional()

const confirm = z.strictObject({
  title: plainText(limits.confirmTitle),
  text: anyText(limits.confirmText),
  confirm: plainText(limits.confirmButton),
  deny: plainText(limits.confirmButton),
  style: z.enum(['primary', 'danger']).optional(),
})

const option = z.strictObject({
  text: anyText(limits.optionText),
  value: z.string().min(1).max(limits.optionValue),
  description: anyText(limits.optionDescription).optional(),
})

const plainOption = option.extend({
  text: plainText(limits.optionText),
  description: plainText(limits.optionDescription).optional(),
})

const optionGroup = z.strictObject({
  label: plainText(limits.optionText),
  options: z.array(plainOption).min(1).max(limits.options),
})

const acting = { action_id: actionId, confirm: confirm.optional(), focus_on_load: z.boolean().optional() }
const placeholder = plainText(limits.placeholder).optional()
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(limits.buttonText),
  action_id: actionId,
  value: z.string().max(limits.buttonValue).optional(),
  url: z.string().max(limits.buttonUrl).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(limits.accessibilityLabel).optional(),
})

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: z.array(plainOption).min(1).max(limits.overflowOptions),
  confirm: confirm.optional(),
})

const selectOptions = {
  options: z.array(plainOption).min(1).max(limits.options).optional(),
  option_groups: z.array(optionGroup).min(1).max(limits.optionGroups).optional(),
}

const staticSelect = z.strictObject({
  type: z.literal('static_select'),
  ...acting,
  ...selectOptions,
  placeholder,
  initial_option: plainOption.optional(),
})

const multiStaticSelect = z.strictObject({
  type: z.literal('multi_static_select'),
  ...acting,
  ...selectOptions,
  placeholder,
  initial_options: z.array(plainOption).min(1).optional(),
  max_selected_items: z.int().min(1).optional(),
})

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...acting,
  placeholder,
  initial_user: z.string().optional(),
})

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...acting,
  placeholder,
  initial_users: z.array(z.string()).min(1).optional(),
  max_selected_items: z.int().min(1).optional(),
})

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...acting,
  options: z.array(option).min(1).max(limits.choiceOptions),
  initial_option: option.optional(),
})

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...acting,
  options: z.array(option).min(1).max(limits.choiceOptions),
  initial_options: z.array(option).min(1).optional(),
})

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...acting,
  placeholder,
  initial_date: isoDate.optional(),
})

const textInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  placeholder,
  focus_on_load: z.boolean().optional(),
  initial_value: z.string().max(limits.typedText).optional(),
  multiline: z.boolean().optional(),
  min_length: z.int().min(0).max(limits.typedText).optional(),
  max_length: z.int().min(1).max(limits.typedText).optional(),
})

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  action_id: actionId,
  placeholder,
  focus_on_load: z.boolean().optional(),
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
})

const fileInput = z.strictObject({
  type: z.literal('file_input'),
  action_id: actionId,
  filetypes: z.array(z.string().min(1)).min(1).optional(),
  max_files: z.int().min(1).max(limits.filesOfInput).optional(),
})

export const pictureSource = {
  image_url: z
    .string()
    .max(limits.imageUrl)
    .regex(/^https?:\/\//)
    .optional(),
  slack_file: z.strictObject({ id: z.string().min(1) }).optional(),
  alt_text: z.string().min(1).max(limits.imageAlt),
}

const picture = z.strictObject({ type: z.literal('image'), ...pictureSource })

const choosers = [
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  radioButtons,
  checkboxes,
  datepicker,
] as const

export const actionsElement = z.discriminatedUnion('type', [button, overflow, ...choosers])
export const accessory = z.discriminatedUnion('type', [button, overflow, picture, ...choosers])
export const inputElement = z.discriminatedUnion('type', [textInput, numberInput, fileInput, ...choosers])
export const contextElement = z.discriminatedUnion('type', [
  picture,
  plainText(limits.contextText),
  mrkdwn(limits.contextText),
])

export type PictureSource = Pick<z.infer<typeof picture>, 'image_url' | 'slack_file'>
export type TextObject = z.infer<ReturnType<typeof anyText>>
export type Option = z.infer<typeof option>
export type Confirm = z.infer<typeof confirm>
export type InputElement = z.infer<typeof inputElement>
/** An element that a person can click or choose from outside a form's inputs. */
export type ActingElement = z.infer<typeof actionsElement>
/** Any element with an action_id: what clicks and forms deal with. */
export type LiveElement = InputElement | ActingElement
