import type { StoredView } from '../../store/views.js'
import type { Workspace } from '../../workspace.js'
import { type Arguments, requiredText, textOf } from '../arguments.js'
import { limits } from '../limits.js'
import { checkPictures } from '../pictures.js'
import { viewShape } from '../shapes.js'
import { SlackError } from '../slack-error.js'
import { checkedView } from '../validation.js'
import type { View } from '../view-schema.js'

export async function viewsOpen(args: Arguments, workspace: Workspace) {
  // Slack looks at the view first: a trigger is not lost to a form that was never shown.
  const content = await takenView(args.view, 'modal', workspace)
  await refuseTakenExternalId(content, null, workspace)
  const { account } = workspace.triggers.exchange(requiredText(args, 'trigger_id'))
  const view = await workspace.views.open(account, content, null)
  return shown(view, workspace)
}

export async function viewsPush(args: Arguments, workspace: Workspace) {
  const content = await takenView(args.view, 'modal', workspace)
  await refuseTakenExternalId(content, null, workspace)
  const { account, view: actedIn } = workspace.triggers.exchange(requiredText(args, 'trigger_id'))
  const top = (await workspace.views.stack(account)).at(-1)
  if (actedIn === null || top === undefined) throw new SlackError('not_found')
  if (top.depth + 1 >= limits.viewStack) throw new SlackError('push_limit_reached')
  return shown(await workspace.views.open(account, content, top), workspace)
}

export async function viewsUpdate(args: Arguments, workspace: Workspace) {
  const view = await addressed(args, workspace)
  const content = await takenView(args.view, view.content.type, workspace)
  await refuseTakenExternalId(content, view._id, workspace)
  const hash = textOf(args, 'hash')
  const replaced = await workspace.views.replace(view._id, content, hash)
  if (replaced === null) {
    const present = await workspace.views.byId(view._id)
    throw new SlackError(present?.open === true ? 'hash_conflict' : 'not_found')
  }
  return shown(replaced, workspace)
}

export async function viewsPublish(args: Arguments, workspace: Workspace) {
  const account = await workspace.accounts.byId(requiredText(args, 'user_id'))
  if (account === null) throw new SlackError('user_not_found')
  const content = await takenView(args.view, 'home', workspace)
  const hash = textOf(args, 'hash')
  const present = await workspace.views.home(account._id)
  if (hash !== null && present !== null && present.hash !== hash) throw new SlackError('hash_conflict')
  return shown(await workspace.views.publish(account._id, content), workspace)
}

/** A view that Slack shows as it is. Throws SlackError. */
export async function takenView(value: unknown, type: 'modal' | 'home', workspace: Workspace): Promise<View> {
  const view = checkedView(value, type)
  await checkPictures(view.blocks, 'invalid_arguments', workspace)
  return view
}

async function addressed(args: Arguments, workspace: Workspace): Promise<StoredView> {
  const id = textOf(args, 'view_id')
  const externalId = textOf(args, 'external_id')
  if (id === null && externalId === null) {
    throw new SlackError('invalid_arguments', ['missing required field: view_id or external_id'])
  }
  const view =
    id === null ? await workspace.views.openByExternalId(externalId ?? '') : await workspace.views.byId(id)
  if (view === null || !view.open) throw new SlackError('not_found')
  return view
}

async function refuseTakenExternalId(content: View, own: string | null, workspace: Workspace): Promise<void> {
  if (content.external_id === undefined || content.external_id === '') return
  const holder = await workspace.views.openByExternalId(content.external_id)
  if (holder !== null && holder._id !== own) throw new SlackError('duplicate_external_id')
}

function shown(view: StoredView, workspace: Workspace) {
  workspace.live.tell(view.account)
  return { view: viewShape(view, workspace.installation) }
}
