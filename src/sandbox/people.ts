import { createHash } from 'node:crypto'

/** One member of the workspace, as the person who starts the sandbox names them. */
export interface SandboxPerson {
  email: string
  name: string
  department: string
  title: string
  /** A guest of the workspace (Slack: multi-channel guest). */
  guest?: boolean
  /** IANA name, such as Europe/Lisbon. */
  timeZone: string
  /** `YYYY-MM-DD`, in their zone, where they come or go: before and after, nobody can choose them in a form. */
  firstDay?: string | null
  lastDay?: string | null
}

/** What the app in this process answered, or that it took nothing. */
type Taken = { ok: true; body: string } | { ok: false; error: 'dispatch_failed' }

/** The app under trial: how it is reached and what it and the workspace share. */
export interface SandboxBot {
  token: string
  /** The app-level token. With it Socket Mode is on: what Slack sends goes through sockets that the app opens. */
  appToken?: string
  /** Without Socket Mode, where the app takes Slack's requests, such as http://127.0.0.1:3000/slack/events */
  eventsUrl?: string
  /** And what they are signed with. */
  signingSecret?: string
  /** Where the app runs in this very process: takes what Slack sends, and no wire does. */
  takes?: (request: object) => Promise<Taken>
  name: string
  command: string
  /** What the app's settings in Slack say of the command, such as "help | policy list". */
  usageHint?: string
  /** Whether the app's settings give it a Home tab. */
  homeTab?: boolean
}

/** The workspace and the installed app, with the ids that Slack would have given them. */
export interface Installation {
  team: { id: string; name: string; domain: string }
  appId: string
  botId: string
  botUserId: string
  bot: SandboxBot
}

/** A Slack-like id that is the same whenever it is worked out from the same parts. */
export function idFrom(prefix: string, ...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex')
  const letters = BigInt(`0x${digest}`).toString(36).toUpperCase()
  return prefix + letters.slice(0, 10)
}

/** Works out the ids of the workspace and its app; the same names give the same ids tomorrow. */
export function installationOf(workspaceName: string, bot: SandboxBot): Installation {
  const domain = workspaceName
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return {
    team: { id: idFrom('T', workspaceName), name: workspaceName, domain: domain || 'sandbox' },
    appId: idFrom('A', workspaceName, bot.name),
    botId: idFrom('B', workspaceName, bot.name),
    botUserId: idFrom('U', workspaceName, `app ${bot.name}`),
    bot,
  }
}
