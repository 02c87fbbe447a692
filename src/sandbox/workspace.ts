import type { Db } from 'mongodb'
import { type Clock, ClockControl } from './clock.js'
import { Guide, type GuideStep } from './guide.js'
import { Live } from './live.js'
import type { Installation } from './people.js'
import { RateLimiter, type RateTable } from './slack/rates.js'
import { Sockets } from './slack/sockets.js'
import { Triggers } from './slack/triggers.js'
import { Accounts } from './store/accounts.js'
import { Files } from './store/files.js'
import { Letters } from './store/letters.js'
import { Log, type LogEntry, type Noted } from './store/log.js'
import { Messages, type NewMessage } from './store/messages.js'
import { ResponseUrls } from './store/response-urls.js'
import { Systems } from './store/systems.js'
import { Views } from './store/views.js'
import { Switches } from './switches.js'
import type { PlayedSystem } from './vendors/system.js'

/** Everything that the workspace knows; both sides of it, the app's and the people's, work on this. */
export interface Workspace {
  installation: Installation
  /** Where the sandbox itself listens, such as http://127.0.0.1:4000 */
  address: string
  accounts: Accounts
  messages: Messages
  views: Views
  files: Files
  responseUrls: ResponseUrls
  triggers: Triggers
  rates: RateLimiter
  switches: Switches
  sockets: Sockets
  live: Live
  log: Log
  letters: Letters
  systems: Systems
  guide: Guide
  clock: ClockControl
  /** Whether anybody reads the log. */
  watched: boolean
  now: () => Date
}

export interface WorkspaceParts {
  db: Db
  installation: Installation
  /** Where the sandbox itself listens. */
  address: string
  clock: Clock
  rates: RateTable
  guide: readonly GuideStep[]
  systems: readonly PlayedSystem[]
  watched: boolean
}

export async function openWorkspace(parts: WorkspaceParts): Promise<Workspace> {
  const { db, installation, address, clock } = parts
  const now = () => clock.now()
  // What Slack bears within so many seconds or minutes of a click it bears also where a day is let pass after it.
  const passing = () => new Date(clock.now().getTime() - (clock.aheadMs?.() ?? 0))
  const accounts = new Accounts(db)
  const messages = new Messages(db, now)
  const views = new Views(db, now)
  const files = new Files(db, now)
  const log = new Log(db, now)
  const letters = new Letters(db, now, !parts.watched)
  const kept = [accounts, messages, views, files, log, letters]
  await Promise.all(kept.map((each) => each.prepare()))
  const live = new Live()
  const switches = new Switches()
  switches.listen(() => live.tellControls())
  return {
    installation,
    address,
    accounts,
    messages,
    views,
    files,
    responseUrls: new ResponseUrls(db, passing),
    triggers: new Triggers(passing),
    rates: new RateLimiter(parts.rates, () => clock.now().getTime()),
    switches,
    sockets: new Sockets(installation.appId, switches),
    live,
    log,
    letters,
    systems: new Systems(db, parts.systems),
    guide: new Guide(db, parts.guide),
    clock: new ClockControl(clock, live),
    watched: parts.watched,
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

/** Writes down a request that was answered, and ticks off what it did of the guide. */
export async function note(
  { log, guide, live, watched }: Workspace,
  noted: Noted,
  result: Pick<LogEntry, 'ok' | 'outcome' | 'ms'>,
): Promise<void> {
  if (!watched) return
  const entry = await log.add(noted, result)
  live.tellLog()
  if (await guide.watch(entry)) live.tellControls()
}
