import { z } from 'zod'
import {
  accessory,
  actionsElement,
  anyText,
  contextElement,
  inputElement,
  pictureSource,
  plainText,
} from './elements.js'
import { limits } from './limits.js'

/** The blocks that the sandbox takes; its page draws exactly these. */

const blockId = { block_id: z.string().min(1).max(limits.blockId).optional() }

const section = z.strictObject({
  type: z.literal('section'),
  ...blockId,
  text: anyText(limits.sectionText).optional(),
  fields: z.array(anyText(limits.fieldText)).min(1).max(limits.fields).optional(),
  accessory: accessory.optional(),
  expand: z.boolean().optional(),
})

const header = z.strictObject({
  type: z.literal('header'),
  ...blockId,
  text: plainText(limits.headerText),
})

const context = z.strictObject({
  type: z.literal('context'),
  ...blockId,
  elements: z.array(contextElement).min(1).max(limits.contextElements),
})

const actions = z.strictObject({
  type: z.literal('actions'),
  ...blockId,
  elements: z.array(actionsElement).min(1).max(limits.actionsElements),
})

const divider = z.strictObject({ type: z.literal('divider'), ...blockId })

const image = z.strictObject({
  type: z.literal('image'),
  ...blockId,
  ...pictureSource,
  title: plainText(limits.imageTitle).optional(),
})

const input = z.strictObject({
  type: z.literal('input'),
  ...blockId,
  label: plainText(limits.inputLabel),
  element: inputElement,
  hint: plainText(limits.inputHint).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
})

export const blockShape = z.discriminatedUnion('type', [
  section,
  header,
  context,
  actions,
  divider,
  image,
  input,
])
export type Block = z.infer<typeof blockShape>
