import type { Block } from '../slack/block.js'
import type { LiveElement } from '../slack/elements.js'
import { deliver } from '../slack/outgoing.js'
import { elementsOf } from '../slack/parts.js'
import { messageActionForm, viewActionForm } from '../slack/payloads.js'
import type { Account } from '../store/accounts.js'
import type { Workspace } from '../workspace.js'
import { chosen, type Entries, stateValues } from './form.js'

/** A click on a button, or a choice in an element that acts at once. */
export interface Click {
  /** The message's ts, or the view's id. */
  on: { ts: string } | { view: string }
  block: string
  action: string
  /** What was chosen; nothing for a button. */
  entry?: string | string[]
  /** What stands in the other elements of the message or form. */
  entries: Entries
}

/** Why a click did not reach the app, in a sentence for the person; null if it did. */
export async function click(
  account: Account,
  { on, ...rest }: Click,
  workspace: Workspace,
): Promise<string | null> {
  return 'ts' in on
    ? clickInMessage(account, on.ts, rest, workspace)
    : clickInView(account, on.view, rest, workspace)
}

type Choice = Omit<Click, 'on'>

async function clickInMessage(account: Account, ts: string, choice: Choice, workspace: Workspace) {
  const message = await workspace.messages.find(account.dm, ts)
  const action = message === null ? null : actionOf(message.blocks, choice, workspace)
  if (message === null || action === null) return 'This message has changed. Look at it again.'
  const values = stateValues(message.blocks, withEntry(choice))
  const form = await messageActionForm(account, message, action.payload, values, workspace)
  const delivery = await deliver(workspace, form, { ...action.noted, account: account._id, ts })
  return delivery.ok ? null : notTaken(delivery.error, workspace)
}

async function clickInView(account: Account, id: string, choice: Choice, workspace: Workspace) {
  const view = await workspace.views.byId(id)
  const own = view?.open && view.account === account._id ? view : null
  const action = own === null ? null : actionOf(own.content.blocks, choice, workspace)
  if (own === null || action === null) return 'This form has changed. Look at it again.'
  const values = stateValues(own.content.blocks, withEntry(choice))
  const form = viewActionForm(account, own, action.payload, values, workspace)
  const delivery = await deliver(workspace, form, { ...action.noted, account: account._id })
  return delivery.ok ? null : notTaken(delivery.error, workspace)
}

function notTaken(error: string, { installation: { bot } }: Workspace): string {
  return `${bot.name} is not responding (${error}). Nothing was sent; try again.`
}

function withEntry({ entries, block, action, entry }: Choice): Entries {
  if (entry === undefined) return entries
  return { ...entries, [block]: { ...entries[block], [action]: entry } }
}

/** What Slack tells the app of a choice, and what the log says of it; null if there is nothing to choose. */
function actionOf(blocks: Block[], { block: blockId, action, entry }: Choice, workspace: Workspace) {
  const block = blocks.find(({ block_id }) => block_id === blockId)
  const element =
    block === undefined ? undefined : elementsOf(block).find(({ action_id }) => action_id === action)
  if (element === undefined) return null
  const payload = {
    type: element.type,
    block_id: blockId,
    action_id: action,
    ...echoed(element),
    ...chosen(element, entry ?? ''),
    action_ts: workspace.messages.nextTs(),
  }
  const what = element.type === 'button' ? element.text.text : [entry ?? ''].flat().join(', ')
  return { payload, noted: { kind: 'click' as const, call: 'block_actions', verb: action, what } }
}

/** Slack repeats a button's looks and an element's placeholder in the payload. */
function echoed(element: LiveElement): object {
  if (element.type !== 'button') return 'placeholder' in element ? { placeholder: element.placeholder } : {}
  const { text, style, confirm, url } = element
  return { text, style, confirm, url }
}
