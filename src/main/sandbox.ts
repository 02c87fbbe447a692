import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, portFrom, SANDBOX_DATABASE, sandboxAddress } from '../config.js'
import type { Engines } from '../engines/engines.js'
import type { WorkspaceClock } from '../sandbox/clock.js'
import { startSandbox } from '../sandbox/sandbox.js'
import { startProgramme } from '../schedules.js'
import { openDatabase } from '../store/database.js'
import { lookNow } from '../temporal.js'
import { firstApprover } from './first-approver.js'
import { firstPolicy } from './first-policy.js'
import { type LocalCommand, type LocalStart, OWN_DATABASE, type Reached, runLocally } from './local.js'
import { dataFolder, runningOn } from './running.js'
import { openSandboxClock, workspaceClock } from './sandbox-clock.js'
import { sandboxGuide } from './sandbox-guide.js'
import { sandboxPeople } from './sandbox-people.js'
import { sandboxSystems } from './sandbox-systems.js'
import type { Stores } from './stores.js'

/**
 * A server that MONGODB_URI names may hold a real organisation: the sandbox never touches its database, since the
 * example's people and accounts would take the place of real ones there.
 */
function sandboxDatabase(env: Environment): string {
  return env.MONGODB_URI ? SANDBOX_DATABASE : OWN_DATABASE
}

/** Everything with an example organisation in it, and a chat workspace to try it in. */
export async function runSandbox(command: LocalCommand): Promise<void> {
  const { env, fresh } = command
  const folder = dataFolder(env, 'sandbox')
  const sandboxPort = portFrom(env, 'SANDBOX_PORT', 4_000)
  const port = portFrom(env, 'PORT', 3_000)
  const settings = {
    folder,
    organisation: env.STEWARD_ORG || fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url)),
    // The example begins a new sandbox; what was imported since is not undone by starting again.
    importsAlways: Boolean(env.STEWARD_ORG),
    database: sandboxDatabase(env),
    port,
    url: sandboxAddress(env, port),
    host: '127.0.0.1',
    howToBeginAnew: 'begin anew: npm start -- --fresh',
  }
  if (fresh) await beginAnew(folder)
  await runLocally(command, settings, async (start, { engines, stores, temporal }) => {
    const clock = await openSandboxClock(folder, stores)
    const look = (workflow: string, patienceMs: number) => lookNow(temporal, workflow, patienceMs)
    const startsProgramme = (programme: string) => startProgramme(temporal, programme)
    const hands = workspaceClock(folder, { stores, clock, look, startProgramme: startsProgramme })
    return { ...(await openWorkspace(start, engines, stores, { sandboxPort, clock: hands })), clock }
  })
}

/** The chat workspace, and how Slack's clients reach it. */
async function openWorkspace(
  start: LocalStart,
  { mongodb }: Engines,
  stores: Stores,
  { sandboxPort, clock }: { sandboxPort: number; clock: WorkspaceClock },
): Promise<Omit<Reached, 'clock'>> {
  const { folder, organisation, stops, step } = start
  const { token, appToken } = await slackTokens(folder)
  const kept = await openDatabase(mongodb.sandboxUri, { database: `${stores.db.databaseName}_sandbox` })
  stops.add(kept, (each) => each.close())
  const systems = await sandboxSystems(stores, organisation)
  const sandbox = await step('Chat workspace', async () =>
    startSandbox({
      db: kept.db,
      port: sandboxPort,
      bot: {
        ...{ token, appToken, name: 'Steward' },
        ...{ command: '/isms', usageHint: 'help', homeTab: true },
      },
      workspace: {
        name: (await stores.organisation.read())?.name ?? 'Steward',
        people: await sandboxPeople(stores, organisation),
      },
      // Slack opens a socket or two a minute; whoever tries that switch is not kept waiting for it.
      rates: { tier1: { perMinute: 60, burst: 10 } },
      guide: await sandboxGuide(stores),
      systems: systems.played,
      clock,
      pageFolder: fileURLToPath(new URL('../sandbox/page', import.meta.url)),
    }),
  )
  stops.add(sandbox, (each) => each.stop())
  return {
    slack: { token, appToken, apiUrl: sandbox.slackApiUrl },
    accounts: systems.sourceAt(sandbox.vendorsUrl),
    mail:
      start.url === null
        ? null
        : { smtpUrl: sandbox.smtpUrl, from: 'Steward <steward@sandbox.example>', url: start.url },
    welcome: (_, temporalPage) => welcome(stores, sandbox.address, temporalPage),
  }
}

async function beginAnew(folder: string): Promise<void> {
  const running = runningOn(folder)
  if (running) {
    throw new Error(
      `The sandbox in ${folder} is running (process ${running.pid}). Stop it before you begin anew.`,
    )
  }
  await rm(folder, { recursive: true, force: true })
}

/** The sandbox's own credentials: made once, so that yesterday's workspace still trusts the app. */
async function slackTokens(folder: string): Promise<{ token: string; appToken: string }> {
  const file = join(folder, 'slack.json')
  const kept = existsSync(file) ? JSON.parse(await readFile(file, 'utf8')) : {}
  const secret = () => randomBytes(16).toString('hex')
  const tokens = { token: `xoxb-sandbox-${secret()}`, appToken: `xapp-sandbox-${secret()}`, ...kept }
  await writeFile(file, JSON.stringify(tokens), { mode: 0o600 })
  return tokens
}

async function welcome(stores: Stores, page: string, temporalPage: string | undefined): Promise<string[]> {
  const organisation = await stores.organisation.read()
  const lead = organisation && (await stores.people.byId(organisation.ismsLead))
  const policy = await firstPolicy(stores)
  const approver = policy && (await stores.people.byId(policy.approver))
  const first = await firstApprover(stores)
  const address = `${page}/?person=${encodeURIComponent((first ?? lead)?.email ?? '')}`
  const id = policy?.policy ?? 'ID'
  const cycle = `policy-acknowledgement.${id}/${policy?.version ?? 'VERSION'}`
  return [
    '',
    `Ready: ${page}`,
    ...(temporalPage ? [`Temporal's own page: ${temporalPage}`] : []),
    '',
    'Things to try:',
    `  1. Open ${address}`,
    `     You are ${first?.name ?? 'of top management'}. Read who is to run information security, and approve it.`,
    `  2. Choose ${lead?.name ?? 'the ISMS lead'} on the left. Type: /isms policy publish ${id}`,
    `  3. Choose ${approver?.name ?? 'the approver'}, read it and approve it; then anybody else, and click`,
    '     “Read and acknowledge”.',
    `  4. In another terminal: npx steward record ${cycle} --format csv`,
    '     and then: npx steward verify',
    '',
    'Ctrl-C stops everything. What happened is kept; npm start -- --fresh begins anew.',
    '',
  ]
}
