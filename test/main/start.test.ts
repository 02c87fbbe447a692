import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import { openTestSandbox, signingSecret, type TestSandbox, token } from '../support/sandbox.js'

/** The program as it was built: `npm test` builds before it tests. */
const steward = resolve(import.meta.dirname, '../../bin/steward.mjs')

interface Running {
  said(): string
  /** Waits until it has said this. */
  says(text: string, seconds?: number): Promise<void>
  kill(signal: NodeJS.Signals): void
  exit: Promise<number | null>
}

/** Where nobody's .env is, unless the test puts one there. */
function run(args: readonly string[], env: Record<string, string>, cwd = dirname(steward)): Running {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [steward, ...args], { cwd, env: { PATH, HOME, ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)))
  const exit = new Promise<number | null>((done) => child.once('close', (code) => done(code)))
  return {
    said: () => said,
    kill: (signal) => void child.kill(signal),
    exit,
    says: async (text, seconds = 30) => {
      for (const end = Date.now() + seconds * 1_000; !said.includes(text); await delay(50)) {
        if (Date.now() > end) throw new Error(`Not said within ${seconds} s: ${text}. But:\n${said}`)
      }
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const statusOf = async (url: string) => (await fetch(url)).status

/** A switch under “Faults”, on the sandbox's page. */
async function turn(page: number, name: string, on: boolean): Promise<void> {
  const headers = { 'content-type': 'application/json', 'x-sandbox': 'page' }
  const body = JSON.stringify({ name, on, method: null, times: null })
  const answer = await fetch(`http://127.0.0.1:${page}/sandbox/switch`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
}

test('one command brings a workspace with a page, and Ctrl-C stops it in order', async () => {
  const data = await mkdtemp(join(tmpdir(), 'steward-data-'))
  const [port, page] = [await freePort(), await freePort()]
  const mongodb = process.env.TEST_MONGODB_ADMIN_URI ?? ''
  const env = {
    STEWARD_DATA: data,
    PORT: String(port),
    SANDBOX_PORT: String(page),
    MONGODB_URI: mongodb,
    TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS ?? '',
  }
  const started = run(['sandbox'], env)
  try {
    await started.says(`Ready: http://127.0.0.1:${page}`)
    await started.says('Ctrl-C stops everything')
    expect(started.said()).toContain('You are Maeve Brennan. Read who is to run information security')
    expect(started.said()).toContain(
      'Choose Ines Duarte on the left. Type: /isms policy publish information-security',
    )
    expect(await statusOf(`http://127.0.0.1:${page}/`)).toBe(200)
    expect(await statusOf(`http://127.0.0.1:${port}/healthz`)).toBe(200)
    expect(await statusOf(`http://127.0.0.1:${port}/readyz`)).toBe(200)
    // Calendars can be subscribed to on this machine, without a setting.
    const calendar = `http://127.0.0.1:${port}/calendar/unknown.ics`
    expect(await statusOf(calendar)).toBe(404)
    expect((await fetch(calendar, { method: 'POST' })).status).toBe(405)
    // Slack comes in through a socket, which that switch of the page cuts.
    expect((await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST' })).status).toBe(404)
    await turn(page, 'drop-socket', true)
    await started.says("Slack's socket was closed")
    expect(await statusOf(`http://127.0.0.1:${port}/readyz`)).toBe(503)
    await turn(page, 'drop-socket', false)
    await started.says("Slack's socket is open again")
  } finally {
    started.kill('SIGINT')
  }
  expect(await started.exit).toBe(0)
  expect(started.said()).toContain('Stopping')
  for (const database of ['steward-sandbox', 'steward-sandbox_sandbox']) {
    const { db, close } = await openDatabase(mongodb, { database })
    await db.command({ dropAllUsersFromDatabase: 1 })
    await db.command({ dropAllRolesFromDatabase: 1 })
    await db.dropDatabase().finally(close)
  }
  await rm(data, { recursive: true })
}, 60_000)

describe('with the credentials of a Slack workspace in .env', () => {
  const database = `steward-real-${randomBytes(4).toString('hex')}`
  let world: TestSandbox
  let folder: string
  let data: string
  let started: Running
  /** Everything but the servers, which the commands beside it find by themselves. */
  const credentials = () => ({
    SLACK_BOT_TOKEN: token,
    SLACK_APP_TOKEN: 'xapp-for-tests-only',
    SLACK_API_URL: world.sandbox.slackApiUrl,
    STEWARD_ORG: join(folder, 'organisation'),
    STEWARD_DATA: data,
  })
  const beside = (...args: string[]) => run(args, {}, folder)

  beforeAll(async () => {
    const ada = { email: 'ada@kestrel.example', name: 'Ada Quinn', department: 'IT', title: 'ISMS lead' }
    world = await openTestSandbox({
      bot: {
        ...{ eventsUrl: 'http://127.0.0.1:9/', token, appToken: 'xapp-for-tests-only', signingSecret },
        ...{ name: 'Steward', command: '/isms' },
      },
      workspace: { name: 'Kestrel Tools', people: [{ ...ada, timeZone: 'Europe/Dublin' }] },
    })
    folder = await folderOf(
      Object.fromEntries(Object.entries(smallCompany).map(([name, text]) => [`organisation/${name}`, text])),
    )
    data = join(folder, 'data')
    const lines = Object.entries(credentials()).map(([name, value]) => `${name}=${value}`)
    await writeFile(join(folder, '.env'), lines.join('\n'))
  })
  afterAll(async () => {
    await world.stop()
    const { db, close } = await openDatabase(process.env.TEST_MONGODB_ADMIN_URI ?? '', { database })
    await db.command({ dropAllUsersFromDatabase: 1 })
    await db.command({ dropAllRolesFromDatabase: 1 })
    await db.dropDatabase().finally(close)
    await removeFolders()
  })

  test('one command serves that workspace through a socket, from a folder of its own', async () => {
    const server = new URL(process.env.TEST_MONGODB_ADMIN_URI ?? '')
    server.pathname = `/${database}`
    const servers = {
      MONGODB_URI: server.href,
      TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS ?? '',
      PORT: String(await freePort()),
    }
    started = run(['start'], servers, folder)
    await started.says('Ready: Kestrel Tools in Slack, through a socket')
    expect(started.said()).toContain(
      'In Slack, Mo Farrell is asked first to approve who runs the ISMS. Then:',
    )
    expect(started.said()).toContain('In Slack, Ada Quinn types: /isms policy publish information-security')
    expect(existsSync(join(data, 'real'))).toBe(true)
    expect(existsSync(join(data, 'sandbox'))).toBe(false)
    const ada = await world.people.person('ada@kestrel.example')
    await ada.types('/isms')
    await ada.sees('Mo Farrell has to approve first who leads our information security', 20)
  }, 60_000)

  test('commands beside it find it, and say which one they found', async () => {
    const verified = beside('verify')
    expect(await verified.exit).toBe(0)
    expect(verified.said()).toContain('(the workspace that runs here)')
    expect(verified.said()).toContain('Ledger intact')
    const imported = beside('org', 'import')
    expect(await imported.exit).toBe(0)
  }, 60_000)

  test('it stops in order, and its records are never begun anew by an option', async () => {
    started.kill('SIGINT')
    expect(await started.exit).toBe(0)
    const fresh = beside('start', '--fresh')
    expect(await fresh.exit).toBe(1)
    expect(fresh.said()).toContain('holds the records of a real organisation, so nothing was done')
    expect(await beside('verify').exit).toBe(1)
  }, 60_000)

  test("it never meets the example's people", async () => {
    const example = resolve(import.meta.dirname, '../../examples/harbour-pine')
    const refused = run(['start'], { STEWARD_ORG: example }, folder)
    expect(await refused.exit).toBe(1)
    expect(refused.said()).toContain('STEWARD_ORG names an example')
  })
})

test.each(['bot', 'worker'])(
  'steward %s refuses to start without its settings, naming all of them',
  async (service) => {
    const refused = run([service], {})
    expect(await refused.exit).toBe(1)
    const needed = ['MONGODB_URI', 'TEMPORAL_ADDRESS', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN']
    for (const variable of [...needed, 'SLACK_SIGNING_SECRET']) {
      expect(refused.said()).toContain(variable)
    }
  },
)

test('migrating prepares the database, and Temporal where it is named', async () => {
  const database = `steward-migrated-${randomBytes(4).toString('hex')}`
  const uri = new URL(process.env.TEST_MONGODB_ADMIN_URI ?? '')
  uri.searchParams.set('authSource', 'admin')
  uri.pathname = `/${database}`
  const env = { MONGODB_URI: uri.href, TEMPORAL_ADDRESS: process.env.TEST_TEMPORAL_ADDRESS ?? '' }
  const prepared = `The database ${database} is at version`
  const knows = "Temporal's namespace default knows the search attributes of cycles."
  const elsewhere = { ...env, TEMPORAL_NAMESPACE: 'nowhere' }
  for (const [given, saysOfTemporal] of [
    [env, knows],
    [elsewhere, 'temporal operator search-attribute create --namespace nowhere'],
  ] as const) {
    const migrated = run(['migrate'], given)
    expect(await migrated.exit).toBe(0)
    expect(migrated.said()).toContain(prepared)
    expect(migrated.said()).toContain(saysOfTemporal)
  }
  const { db, close } = await openDatabase(uri.href)
  await db.command({ dropAllUsersFromDatabase: 1 })
  await db.command({ dropAllRolesFromDatabase: 1 })
  await db.dropDatabase().finally(close)
}, 60_000)

test('what is not understood is answered with what there is, and a code of its own', async () => {
  for (const args of [['nonsense'], ['verify', 'x'], ['verify', '--ancor', '1:a'], ['record']]) {
    const asked = run(args, {})
    expect(await asked.exit).toBe(2)
    expect(asked.said()).toContain('steward')
  }
})

test('a question about records, where no sandbox runs and no database is named, says where it looked', async () => {
  const asked = run(['verify'], { STEWARD_DATA: '/nowhere' })
  expect(await asked.exit).toBe(1)
  expect(asked.said()).toContain(
    'No sandbox runs here (looked in /nowhere/sandbox), and MONGODB_URI is not set.',
  )
})
