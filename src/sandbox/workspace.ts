import type { Db } from 'mongodb'
import { Live } from './live.js'
import type { Installation } from './people.js'
import { RateLimiter, type RateTable } from './slack/rates.js'
import { Triggers } from './slack/triggers.js'
import { Accounts } from './store/accounts.js'
import { Messages, type NewMessage } from './store/messages.js'
import { ResponseUrls } from './store/response-urls.js'
import { Views } from './store/views.js'

/** Everything that the workspace knows; both sides of it, the app's and the people's, work on this. */
export interface Workspace {
  installation: Installation
  /** Where the sandbox itself listens, such as http://127.0.0.1:4000 */
  address: string
  accounts: Accounts
  messages: Messages
  views: Views
  responseUrls: ResponseUrls
  triggers: Triggers
  rates: RateLimiter
  live: Live
  now: () => Date
}

export async function openWorkspace(
  db: Db,
  installation: Installation,
  address: string,
  now: () => Date,
  rates: RateTable,
): Promise<Workspace> {
  const accounts = new Accounts(db)
  const messages = new Messages(db, now)
  const views = new Views(db, now)
  await Promise.all([accounts.prepare(), messages.prepare(), views.prepare()])
  return {
    installation,
    address,
    accounts,
    messages,
    views,
    responseUrls: new ResponseUrls(db, now),
    triggers: new Triggers(now),
    rates: new RateLimiter(rates),
    live: new Live(),
    now,
  }
}

/** Puts a message into a person's DM, counts it as unread where the app sent it for good, and tells the page. */
export async function say(
  workspace: Workspace,
  account: { _id: string; dm: string },
  message: Omit<NewMessage, 'channel'>,
) {
  const row = await workspace.messages.add({ ...message, channel: account.dm })
  if (message.from === 'app' && !row.ephemeral) await workspace.accounts.countUnread(account._id)
  workspace.live.tell(account._id)
  return row
}
