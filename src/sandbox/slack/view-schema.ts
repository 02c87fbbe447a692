import { z } from 'zod'
import { viewBlocks } from './blocks.js'
import { plainText } from './elements.js'
import { limits } from './limits.js'

/** What an app sends to show a modal or an App Home. */

const common = {
  blocks: viewBlocks,
  private_metadata: z.string().max(limits.privateMetadata).optional(),
  callback_id: z.string().max(limits.callbackId).optional(),
  external_id: z.string().max(limits.externalId).optional(),
}

const modal = z.strictObject({
  type: z.literal('modal'),
  ...common,
  title: plainText(limits.viewTitle),
  submit: plainText(limits.viewButton).optional(),
  close: plainText(limits.viewButton).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
})

const home = z.strictObject({ type: z.literal('home'), ...common })

export const modalView = modal.superRefine((view, issues) => {
  if (view.submit === undefined && view.blocks.some(({ type }) => type === 'input')) {
    issues.addIssue({ code: 'custom', message: 'missing required field: submit', path: [] })
  }
})
export const homeView = home

type Modal = z.infer<typeof modal>
export type View = Modal | z.infer<typeof home>
