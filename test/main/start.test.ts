import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '../../src/store/database.js'

/** The program as it was built: `npm test` builds before it tests. */
const steward = resolve(import.meta.dirname, '../../bin/steward.mjs')

interface Running {
  said(): string
  /** Waits until it has said this. */
  says(text: string, seconds?: number): Promise<void>
  kill(signal: NodeJS.Signals): void
  exit: Promise<number | null>
}

function run(args: readonly string[], env: Record<string, string>): Running {
  const { PATH = '', HOME = '' } = process.env
  // Nobody's .env is there.
  const cwd = dirname(steward)
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
    expect(started.said()).toContain('You are Ines Duarte. Type: /isms policy publish information-security')
    expect(await statusOf(`http://127.0.0.1:${page}/`)).toBe(200)
    expect(await statusOf(`http://127.0.0.1:${port}/healthz`)).toBe(200)
    expect(await statusOf(`http://127.0.0.1:${port}/readyz`)).toBe(200)
    expect(
      (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: '{}' })).status,
    ).toBe(401)
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
