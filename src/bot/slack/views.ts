import type { ViewOutput } from '@slack/bolt'
import type { View, WebClient } from '@slack/web-api'
import type { Card, Form } from '../cards/card.js'
import { textsInAll } from '../texts/texts.js'
import { type PictureTools, picturesNow, showLater } from './pictures-later.js'
import { renderView } from './render-blocks.js'

export interface ViewTools extends PictureTools {
  client: WebClient
}

/** What stands above a form, and on the button that closes it. */
export type Heading = Partial<Pick<ViewOutput, 'title' | 'close'>>

/** Opens a form; its pictures follow. Returns its id. Throws Slack's error: the trigger lives three seconds. */
export async function openView(tools: ViewTools, trigger_id: string, form: Form): Promise<string> {
  const shown = await picturesNow(tools, form.nodes)
  const opened = await tools.client.views.open({ trigger_id, view: renderView(form, shown).payload })
  const { id: view_id = '', hash = '' } = opened.view ?? {}
  // The hash keeps it from taking the place of what the person has turned to meanwhile.
  showLater(tools, form.nodes, shown, (_, all) =>
    tools.client.views.update({ view_id, hash, view: renderView(form, all).payload }),
  )
  return view_id
}

/** A form in Slack's words, with the pictures that Slack has already. */
export async function viewOf(tools: PictureTools, form: Form): Promise<View> {
  return renderView(form, await picturesNow(tools, form.nodes)).payload
}

/** What takes the place of a form goes under its heading, and closes in its language. */
export function asForm(card: Card, { title, close }: Heading = {}): Form {
  const everyClose = textsInAll().map((texts) => texts.common.close)
  return { title: title?.text ?? 'Steward', nodes: card.nodes, close: close?.text ?? everyClose.join(' · ') }
}
