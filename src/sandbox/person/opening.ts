import { sendEvent } from '../slack/events.js'
import { viewShape } from '../slack/shapes.js'
import type { Account } from '../store/accounts.js'
import type { Workspace } from '../workspace.js'

/** A person comes to the app, to its Home or to its messages; the app hears of it. */
export async function openApp(
  account: Account,
  tab: 'home' | 'messages',
  workspace: Workspace,
): Promise<void> {
  const home = await workspace.views.home(account._id)
  await sendEvent(workspace, account, {
    type: 'app_home_opened',
    channel: account.dm,
    tab,
    ...(home === null ? {} : { view: viewShape(home, workspace.installation) }),
  })
}
