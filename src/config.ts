import { z } from 'zod'

/** What Slack needs to be reached and to reach us: through a socket that we open, over HTTP, or both. */
export interface SlackSettings {
  token: string
  /** Set: we open a socket to Slack (Socket Mode), and nothing has to reach us. */
  appToken?: string
  /** Set: Slack sends signed requests to our public address. */
  signingSecret?: string
  /** Another server that speaks Slack's wire protocol: the sandbox. */
  apiUrl: string | null
  /** False: pictures are said in words. */
  pictures?: boolean
}

/** By which people outside chat are written to: whoever sends our e-mails, and from which address they come. */
export interface MailSettings {
  smtpUrl: string
  from: string
  /** The bot's public address, where the links lead. */
  url: string
}

/** What `steward bot` and `steward worker` run on. */
export interface ServiceSettings {
  mongodbUri: string
  slack: SlackSettings
  /** Null: nobody is written to by e-mail. */
  mail: MailSettings | null
  /** The bot's HTTP port. */
  port: number
  /** The bot's public address, without a slash at its end. Null: what needs one is off. */
  url: string | null
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Everything that is wrong with the settings, each with the variable to set. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem'

  constructor(readonly problems: readonly string[]) {
    super(['Steward cannot start:', ...problems.map((problem) => `  ${problem}`)].join('\n'))
  }
}

/** Where the sandbox keeps its records on a server that it did not start; no real service works there. */
export const SANDBOX_DATABASE = 'steward-sandbox'

const Port = z.coerce.number().int().min(1).max(65_535)

/** Reads a port, or the default where the variable is not set. */
export function portFrom(env: Environment, variable: string, byDefault: number): number {
  return demand([portIn(env, variable, byDefault)])[0]
}

/**
 * Settings of a service, all problems at once. Fails closed: a platform that is set in part, or no platform at
 * all, is refused.
 */
export function serviceSettings(env: Environment): ServiceSettings {
  const [mongodbUri, slack, port, url, mail] = demand([
    mongodb(env),
    slackSettings(env),
    portIn(env, 'PORT', 3_000),
    publicAddress(env),
    mailSettings(env),
    temporal(env),
  ])
  return { mongodbUri, slack, port, url, mail }
}

/** What `npm start` needs to serve a real workspace; the engines are its own, or those that are named. */
export function realSettings(
  env: Environment,
): Pick<ServiceSettings, 'slack' | 'mail' | 'port' | 'url'> & { organisation: string } {
  const [slack, organisation, port, url, mail] = demand([
    slackSettings(env),
    organisationFolder(env),
    portIn(env, 'PORT', 3_000),
    publicAddress(env),
    mailSettings(env),
    env.MONGODB_URI ? mongodb(env) : { value: '' },
  ])
  return { slack, organisation, port, url, mail }
}

/** The database's address alone, for commands that need nothing else. */
export function mongodbUri(env: Environment): string {
  return demand([mongodb(env)])[0]
}

/** The bot's public address in the sandbox: what is set, else its own on this machine. */
export function sandboxAddress(env: Environment, port: number): string {
  return demand([publicAddress(env)])[0] ?? `http://127.0.0.1:${port}`
}

type Setting<Value> = { value: Value } | { problems: string[] }

function mongodb(env: Environment): Setting<string> {
  const uri = env.MONGODB_URI ?? ''
  if (uri === '')
    return { problems: ['MONGODB_URI is not set. Set it to the address of the MongoDB replica set.'] }
  if (new RegExp(`/${SANDBOX_DATABASE}(\\?|$)`).test(uri)) {
    return {
      problems: [`MONGODB_URI names ${SANDBOX_DATABASE}, the sandbox's own database. Name another one.`],
    }
  }
  if (/^mongodb(\+srv)?:\/\/.+/.test(uri)) return { value: uri }
  return { problems: ['MONGODB_URI is no MongoDB address. It begins with mongodb:// or mongodb+srv://.'] }
}

/** What stands behind it is secret by its address, so that nothing but loopback goes without TLS. */
function publicAddress(env: Environment): Setting<string | null> {
  const text = env.STEWARD_URL || null
  if (text === null) return { value: null }
  const url = URL.canParse(text) ? new URL(text) : null
  const isSafe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname))
  if (url && isSafe && !url.search && !url.hash && !url.username)
    return { value: url.href.replace(/\/+$/, '') }
  return {
    problems: [
      `STEWARD_URL is no public address: “${text}”. It begins with https:// and holds no “?” and no “#”.`,
    ],
  }
}

/** E-mail is on when its variables are set; set in part it is refused, as a chat platform is. */
function mailSettings(env: Environment): Setting<MailSettings | null> {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = env
  if (!smtpUrl && !from) return { value: null }
  const address = publicAddress(env)
  const url = 'value' in address ? address.value : null
  const problems = [
    ...(smtpUrl ? [] : ['MAIL_FROM is set, but not SMTP_URL. Set it to the server that sends your e-mails.']),
    ...(from ? [] : ['SMTP_URL is set, but not MAIL_FROM. Set it to the address that e-mails come from.']),
    ...(smtpUrl && !/^smtps?:\/\/[^/]+/.test(smtpUrl)
      ? ['SMTP_URL is no SMTP server. It begins with smtps:// or smtp://.']
      : []),
    ...(from && !/^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(from)
      ? [`MAIL_FROM is no address: “${from}”. Write isms@example.org or “Acme ISMS <isms@example.org>”.`]
      : []),
    ...('value' in address && url === null
      ? [
          'SMTP_URL is set, but not STEWARD_URL. Links in e-mails lead there: set it to the bot’s public address.',
        ]
      : []),
  ]
  if (problems.length > 0 || !smtpUrl || !from || url === null) return { problems }
  return { value: { smtpUrl, from, url } }
}

function organisationFolder(env: Environment): Setting<string> {
  if (env.STEWARD_ORG) return { value: env.STEWARD_ORG }
  return {
    problems: [
      'STEWARD_ORG is not set, and a real workspace needs its own organisation. Set it to the folder with your files.',
    ],
  }
}

function temporal(env: Environment): Setting<null> {
  if (isTemporalNamed(env)) return { value: null }
  return {
    problems: [
      'TEMPORAL_ADDRESS is not set. Set it to the host and port of the Temporal server, or name a file in TEMPORAL_CONFIG_FILE.',
    ],
  }
}

export function isTemporalNamed(env: Environment): boolean {
  return Boolean(env.TEMPORAL_ADDRESS || env.TEMPORAL_CONFIG_FILE || env.TEMPORAL_PROFILE)
}

/** Whether any of Slack's credentials is set. */
export function isSlackNamed(env: Environment): boolean {
  return Boolean(env.SLACK_BOT_TOKEN || env.SLACK_APP_TOKEN || env.SLACK_SIGNING_SECRET)
}

/** What is configured is on: a socket, HTTP, or both. A platform that is set in part is refused. */
function slackSettings(env: Environment): Setting<SlackSettings> {
  if (!isSlackNamed(env)) {
    return {
      problems: [
        'No chat platform is set. For Slack set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP); without an account, npm start runs the sandbox.',
      ],
    }
  }
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = env
  const apiUrl = env.SLACK_API_URL || null
  const problems = [
    ...tokenProblems(token, appToken),
    ...(appToken || signingSecret
      ? []
      : [
          'SLACK_BOT_TOKEN is set, but nothing by which Slack reaches Steward. Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET for HTTP.',
        ]),
    ...(apiUrl !== null && !URL.canParse(apiUrl) ? [`SLACK_API_URL is no address: ${apiUrl}`] : []),
  ]
  if (problems.length > 0 || !token) return { problems }
  return {
    value: { token, apiUrl, ...(appToken ? { appToken } : {}), ...(signingSecret ? { signingSecret } : {}) },
  }
}

function tokenProblems(token: string | undefined, appToken: string | undefined): string[] {
  const problems: string[] = []
  if (!token) {
    problems.push(
      'SLACK_BOT_TOKEN is not set, while other settings of Slack are. Set it to the bot token; the app’s page shows it under “OAuth & Permissions”.',
    )
  } else if (!token.startsWith('xoxb-')) {
    problems.push(
      'SLACK_BOT_TOKEN is no bot token. It begins with xoxb-; the app’s page shows it under “OAuth & Permissions”.',
    )
  }
  if (appToken && !appToken.startsWith('xapp-')) {
    problems.push(
      'SLACK_APP_TOKEN is no app-level token. It begins with xapp-; the app’s page makes one under “Basic Information”, with the scope connections:write.',
    )
  }
  return problems
}

function portIn(env: Environment, variable: string, byDefault: number): Setting<number> {
  const read = Port.safeParse(env[variable] || byDefault)
  if (read.success) return { value: read.data }
  return { problems: [`${variable} is no port: “${env[variable]}”. Use a number from 1 to 65535.`] }
}

type Values<Settings extends readonly Setting<unknown>[]> = {
  [Key in keyof Settings]: Settings[Key] extends Setting<infer Value> ? Value : never
}

/** All values, or all problems. */
function demand<const Settings extends readonly Setting<unknown>[]>(settings: Settings): Values<Settings> {
  const problems = settings.flatMap((setting) => ('problems' in setting ? setting.problems : []))
  if (problems.length > 0) throw new SettingsProblem(problems)
  return settings.map((setting) => ('value' in setting ? setting.value : null)) as Values<Settings>
}
