import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { absenceActs } from './activities/absence/acts.js'
import { planCalendar } from './activities/calendar/plan.js'
import { isTemporalNamed, mongodbUri, serviceSettings } from './config.js'
import { type Clock, MovableClock, realClock } from './main/clock.js'
import { printRecord } from './main/record.js'
import { dataFolder, type Mode, modeOf, runningHere } from './main/running.js'
import { Stops, unlessStopped } from './main/stops.js'
import { type OpenStores, openStores, type Stores } from './main/stores.js'
import { orgCheck, orgImport } from './org/commands.js'
import { type InitOptions, orgInit } from './org/init.js'
import { openApprovals } from './org/open-approvals.js'
import { byImport } from './store/asks.js'
import { type DatabaseSettings, openDatabase } from './store/database.js'
import { assertMigrated, migrate } from './store/migrations.js'

const USAGE = `steward COMMAND

  bot                        answers people in chat: POST /slack/events, GET /healthz, /readyz
  worker                     runs the workflows, sends messages, seals the ledger
  migrate                    prepares the database and, where it is named, Temporal; before a new version's
                             first start
  org init DIR [--name NAME] [--country IE] [--time-zone ZONE] [--languages en,de]
                             writes files to begin with, each field explained
  org check DIR              says what is wrong with an organisation's files
  org import DIR             takes them over
  record CYCLE [--format json|csv]
                             prints what a cycle left behind
  evidence CYCLE FOLDER      writes out the files that were handed in with a check
  paper attach LIST FILE     hands in the scan of a list that was signed on paper
  paper scan LIST FILE       writes it out
  pdf POLICY FILE [--policy-version VERSION] [--language LANGUAGE]
                             writes a policy as PDF: the published version, in the organisation's language
  verify [--anchor HEIGHT:HASH]
                             checks the ledger from its first event to its last
  start [--fresh]            what npm start runs: everything on this machine, for the Slack workspace
                             that is set, else for a sandbox
  sandbox [--fresh]          everything on this machine, with a workspace to try it in

Settings come from the environment and from a file .env in this folder; README.md lists them.`

/** How many words each command takes after its name. */
const takes: Readonly<Record<string, number>> = {
  bot: 0,
  worker: 0,
  migrate: 0,
  org: 2,
  record: 1,
  evidence: 2,
  paper: 3,
  pdf: 2,
  verify: 0,
  start: 0,
  sandbox: 0,
}

/** Milliseconds after which the bot gives up on the database: a click is answered within three seconds. */
const CLICK_DEADLINE_MS = 2_000

if (existsSync('.env')) process.loadEnvFile('.env')
const env = process.env
const print = (line: string) => void process.stdout.write(`${line}\n`)
const complain = (line: string) => void process.stderr.write(`${line}\n`)
const now = () => realClock.now()

/**
 * Runs a command; its exit code comes back: 0 done, 1 not done, 2 not understood. What only some commands need is
 * loaded when they run, so that the others start at once.
 */
async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'json' },
      anchor: { type: 'string' },
      'policy-version': { type: 'string' },
      name: { type: 'string' },
      country: { type: 'string' },
      'time-zone': { type: 'string' },
      languages: { type: 'string' },
      language: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const [command, ...rest] = positionals
  if (values.help || command === 'help') return say(USAGE, 0)
  const tooMany = rest[takes[command ?? ''] ?? rest.length]
  if (tooMany !== undefined) {
    complain(`steward ${command} takes no “${tooMany}”, so nothing was done.`)
    return say(USAGE, 2)
  }
  switch (command) {
    case 'bot':
      return serve(bot)
    case 'worker':
      return serve(worker)
    case 'migrate':
      return migrateDatabase()
    case 'org':
      return org(rest, { ...values, timeZone: values['time-zone'] })
    case 'record':
      return record(rest[0], values.format)
    case 'evidence':
      return evidence(rest)
    case 'paper':
      return paper(rest)
    case 'pdf':
      return pdf(rest, values['policy-version'], values.language)
    case 'verify':
      return verify(values.anchor)
    case 'start':
      return startLocally(modeOf(env), values.fresh)
    case 'sandbox':
      return startLocally('sandbox', values.fresh)
    default:
      complain(command ? `There is no command “${command}”.\n` : '')
      return say(USAGE, 2)
  }
}

async function startLocally(mode: Mode, fresh: boolean): Promise<number> {
  const command = { env, fresh, signal: interrupted(), out: process.stdout }
  if (mode === 'real') await (await import('./main/real.js')).runReal(command)
  else await (await import('./main/sandbox.js')).runSandbox(command)
  return 0
}

async function bot(signal: AbortSignal, stops: Stops): Promise<void> {
  const settings = serviceSettings(env)
  const { startBot } = await import('./main/bot.js')
  const { lazyClient, temporalConfig } = await import('./temporal.js')
  const stores = stops.add(
    await openMigrated(settings.mongodbUri, { deadlineMs: CLICK_DEADLINE_MS }),
    (each) => each.close(),
  )
  const temporal = stops.add(lazyClient(temporalConfig(env)), (each) => each.connection.close())
  const start = startBot({ ...settings, stores, temporal, clock: realClock, log: complain })
  const running = stops.add(await unlessStopped(start, signal), (each) => each.stop())
  print(`The bot listens on port ${running.port}.`)
  await aborted(signal)
}

async function worker(signal: AbortSignal, stops: Stops): Promise<void> {
  const settings = serviceSettings(env)
  const { startWorkerService } = await import('./main/worker.js')
  const { workflowBundlePath } = await import('./main/workflow-bundle.js')
  const { installRuntime, lazyClient, temporalConfig } = await import('./temporal.js')
  const stores = stops.add(await openMigrated(settings.mongodbUri), (each) => each.close())
  installRuntime(complain, signal)
  const config = temporalConfig(env)
  const client = stops.add(lazyClient(config), (each) => each.connection.close())
  const start = startWorkerService({
    stores,
    temporal: { config, client },
    workflowBundle: { codePath: workflowBundlePath() },
    slack: settings.slack,
    clock: realClock,
    log: complain,
  })
  const running = stops.add(await unlessStopped(start, signal), (each) => each.stop())
  print('The worker runs.')
  await Promise.race([aborted(signal), running.finished])
}

async function migrateDatabase(): Promise<number> {
  const { db, close } = await openDatabase(mongodbUri(env))
  await migrate(db, { print }).finally(close)
  if (isTemporalNamed(env)) await prepareTemporal()
  return 0
}

/** So that cycles are found on Temporal's own page. */
async function prepareTemporal(): Promise<void> {
  const { lazyClient, temporalConfig } = await import('./temporal.js')
  const { registerSearchAttributes } = await import('./search-attributes.js')
  const client = lazyClient(temporalConfig(env))
  const problem = await registerSearchAttributes(client).finally(() => client.connection.close())
  print(problem ?? `Temporal's namespace ${client.options.namespace} knows the search attributes of cycles.`)
}

async function org([action, folder]: readonly string[], options: InitOptions): Promise<number> {
  if (action === 'init' && folder) return orgInit(folder, options, print)
  const dir = folder ?? env.STEWARD_ORG
  if ((action !== 'check' && action !== 'import') || !dir) {
    return say(
      'steward org init DIR, org check DIR or org import DIR: say which, and the folder of the files.',
      2,
    )
  }
  if (action === 'check' && !env.MONGODB_URI && !runningHere(env)) {
    print('Not compared with what was imported before: MONGODB_URI is not set.')
    return orgCheck(dir, { print, now })
  }
  return withStores((stores, now) =>
    action === 'check'
      ? orgCheck(dir, { print, now, stores })
      : orgImport(dir, {
          print,
          now,
          stores,
          asks: stores.asks,
          calendarFeeds: stores.calendarFeeds,
          approvals: openApprovals(stores),
          absenceActs: absenceActs(stores),
          planCalendar: (asOf) => planCalendar(stores, asOf, () => {}, byImport),
          operator: userInfo().username,
        }),
  )
}

async function record(cycle: string | undefined, format: string): Promise<number> {
  if (!cycle)
    return say('steward record CYCLE: say which cycle, such as policy-acknowledgement.ID/VERSION.', 2)
  if (format !== 'json' && format !== 'csv') return say(`--format is json or csv, not “${format}”.`, 2)
  return withStores((stores) =>
    printRecord(stores, cycle, format, { out: process.stdout, problem: process.stderr }),
  )
}

async function evidence([cycle, folder]: readonly string[]): Promise<number> {
  if (!cycle || !folder)
    return say(
      'steward evidence CYCLE FOLDER: say which cycle, such as control-check.ID/PERIOD, and where to write its files.',
      2,
    )
  const { evidenceCommand } = await import('./main/evidence.js')
  return withStores((stores) => evidenceCommand(stores, { cycle, folder }, print))
}

async function paper([action, list, file]: readonly string[]): Promise<number> {
  if ((action !== 'attach' && action !== 'scan') || !list || !file)
    return say(
      'steward paper attach LIST FILE, or steward paper scan LIST FILE: say which list and which file.',
      2,
    )
  const { paperCommand } = await import('./main/paper.js')
  return withStores((stores) => paperCommand(stores, { action, list, file }, now(), print))
}

async function pdf(
  [policy, file]: readonly string[],
  version: string | undefined,
  language: string | undefined,
): Promise<number> {
  if (!policy || !file) return say('steward pdf POLICY FILE: say which policy, and where to write it.', 2)
  const { pdfCommand } = await import('./main/pdf.js')
  const wanted = { policy, file, ...(version ? { version } : {}), ...(language ? { language } : {}) }
  return withStores((stores) => pdfCommand(stores, wanted, now(), print))
}

async function verify(anchor: string | undefined): Promise<number> {
  const { verifyCommand } = await import('./main/verify.js')
  return withStores((stores) => verifyCommand(stores.db, anchor, print))
}

/** The database that MONGODB_URI names, else the one of what `npm start` runs here. */
async function withStores(work: (stores: Stores, now: () => Date) => Promise<number>): Promise<number> {
  const mode = modeOf(env)
  const running = env.MONGODB_URI ? null : runningHere(env)
  if (running) complain(`(the ${whatRuns[mode]} that runs here)`)
  if (!running && !env.MONGODB_URI) {
    complain(
      `No ${whatRuns[mode]} runs here (looked in ${dataFolder(env, mode)}), and MONGODB_URI is not set. ` +
        'Run npm start, set the variables as they were when you did, or set MONGODB_URI.',
    )
    return 1
  }
  const stores = running
    ? await openMigrated(running.mongodbUri, { database: running.database })
    : await openMigrated(mongodbUri(env))
  const clock = running && mode === 'sandbox' ? await sandboxClock() : realClock
  return work(stores, () => clock.now()).finally(stores.close)
}

/** What time it is in the sandbox: what is imported from beside it happens then. */
async function sandboxClock(): Promise<Clock> {
  const { sandboxAheadMs } = await import('./main/sandbox-clock.js')
  return new MovableClock(await sandboxAheadMs(dataFolder(env, 'sandbox')))
}

const whatRuns: Readonly<Record<Mode, string>> = { sandbox: 'sandbox', real: 'workspace' }

async function openMigrated(uri: string, settings: DatabaseSettings = {}): Promise<OpenStores> {
  const stores = await openStores(uri, settings)
  try {
    await assertMigrated(stores.db)
    return stores
  } catch (error) {
    await stores.close()
    throw error
  }
}

/** Runs a service until it is told to stop, and stops what it started, whatever happens. */
async function serve(service: (signal: AbortSignal, stops: Stops) => Promise<void>): Promise<number> {
  const stops = new Stops()
  try {
    await service(interrupted(), stops)
    return 0
  } finally {
    await stops.all(complain)
  }
}

/** Ctrl-C may come twice, from the terminal and from npm: the second one must not cut the stopping short. */
function interrupted(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort())
  return stopping.signal
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

function say(text: string, code: number): number {
  print(text)
  return code
}

/** An option that there is not. */
function isUsage(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** What a person can mend is said in words; anything else keeps its stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // Node goes on to explain how its option parser works.
  if (isUsage(error)) return `${error.message.split('. ')[0]}. steward help lists what there is.`
  const isBug = [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  return isBug ? (error.stack ?? error.message) : error.message
}

/** What still holds on this long after everything was stopped, such as a call to Slack, is let go. */
const LET_GO_MS = 3_000

// Whoever reads our output may stop reading: `steward record … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

run(process.argv.slice(2))
  .catch((error: unknown) => {
    complain(explain(error))
    return isUsage(error) ? 2 : 1
  })
  .then((code) => {
    process.exitCode = code
    setTimeout(() => process.exit(), LET_GO_MS).unref()
  })
