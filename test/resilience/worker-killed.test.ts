import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ask } from '../../src/domain/ask.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { PersonId } from '../../src/domain/person.js'
import { dateIn } from '../../src/domain/working-days.js'
import { MovableClock } from '../../src/main/clock.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.js'
import { type RateTable, slackRates } from '../../src/sandbox/slack/rates.js'
import type { Account } from '../../src/sandbox/store/accounts.js'
import { verifyLedger } from '../../src/store/verify.js'
import { aPolicy, found, people, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { newNamespace } from '../support/namespaces.js'
import { type Program, programFrom } from '../support/processes.js'
import { nextOfficeMorning } from '../support/steward.js'
import type { Moment, WorkerProcess } from '../support/worker-process.js'

/** Everybody but the ISMS lead is asked on one morning; what the lead gets is where things stand. No account is bound yet. */
const company = people(501).map((person) => ({ ...person, bindings: {} }))
const asked = company.slice(1)
const policy = { ...aPolicy('1.0'), audience: [{ department: 'Sales' }, { department: 'Engineering' }] }

/** Longer than any lease: whoever takes over need not wait for it. */
const LEASES_OVER_MS = 2 * 60_000

const slack = { token: 'xoxb-for-tests-only', signingSecret: 'a signing secret for tests only' }
const clock = new MovableClock()
clock.moveTo(nextOfficeMorning(new Date()))
const today = dateIn(clock.now().toISOString(), 'Europe/Dublin')

let database: TestDatabase
let stores: Stores
let sandbox: Sandbox
let program: Program
let temporal: WorkerProcess['temporal']
let worker: ChildProcess | undefined

beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  sandbox = await startSandbox({
    db: database.admin,
    port: 0,
    bot: { ...slack, eventsUrl: 'http://127.0.0.1:9/slack/events', name: 'Steward', command: '/isms' },
    workspace: { name: 'Test', people: company },
    pageFolder: '/nowhere',
    rates: anyRate(),
  })
  await found(stores, company)
  program = await programFrom('test/support/worker-process.ts')
  temporal = { address: required('TEST_TEMPORAL_ADDRESS'), namespace: await newNamespace() }
}, 60_000)

afterAll(async () => {
  worker?.kill('SIGKILL')
  await program.remove()
  await sandbox.stop()
  await database.drop()
})

test('a worker that is killed again and again while 500 people are asked leaves each of them exactly one message', async () => {
  const cycle = await publish(stores, policy, clock.now().toISOString())

  // Everybody is asked, and the cycle is not open yet.
  await killedBefore({ collection: 'cycles', holds: '"state":"open"', nth: 1 })
  expect(await asksOf(cycle)).toHaveLength(500)
  expect(await stores.cycles.byId(cycle._id)).toMatchObject({ state: 'published' })

  // Everybody's morning message is made, and no ask says yet that one names it.
  await killedBefore({ collection: 'asks', holds: '"toldOn"', nth: 1 })
  expect(await count('deliveries', { 'content.kind': 'morning' })).toBeGreaterThanOrEqual(500)
  expect(await count('asks', { toldOn: today })).toBe(0)

  // A message has arrived, and nothing says so yet.
  await killedBefore({ collection: 'deliveries', holds: '"state":"sent"', nth: 100 })
  expect(await arrived()).toBeGreaterThan(await count('deliveries', { state: 'sent' }))

  // Anywhere at all.
  worker = await startWorker()
  await until('the worker to be in full swing', async () => (await arrived()) > 250)
  await kill(worker)

  worker = await startWorker()
  await until('everything to be sent', async () => (await count('deliveries', { state: 'sent' })) === 501)
  await until('every ask to say so', async () => (await count('asks', { toldOn: today })) === 500)
  await until('all to be sealed', async () => (await verifyLedger(database.db)).unsealed === 0)

  expect(await messagesOf()).toEqual(Object.fromEntries(company.map(({ email }) => [email, 1])))
  expect(await count('deliveries', {})).toBe(501)
  expect(await count('deliveries', { attempts: { $gt: 1 } })).toBeGreaterThan(0)
  expect(await asksOf(cycle)).toEqual(asked.map(({ _id }) => _id))
  expect(await stores.cycles.open()).toMatchObject([{ _id: cycle._id, asked: 500 }])
  expect(await count('ledger', { 'events.type': 'cycle.opened' })).toBe(1)
  expect(await verifyCommand(database.db, undefined, () => undefined)).toBe(0)
}, 300_000)

/** Starts a worker and waits until it died, just before it made this update. */
async function killedBefore(moment: Moment): Promise<void> {
  worker = await startWorker(moment)
  await death(worker)
}

async function kill(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL')
  await death(process)
}

async function death(process: ChildProcess): Promise<void> {
  if (process.signalCode === null) await once(process, 'exit')
  expect(process.signalCode).toBe('SIGKILL')
}

/** Each starts when the leases of the one before have run out. */
function startWorker(killedBefore?: Moment): Promise<ChildProcess> {
  clock.moveTo(new Date(clock.now().getTime() + LEASES_OVER_MS))
  const options: WorkerProcess = {
    mongodbUri: database.uri,
    temporal,
    workflowBundle: required('TEST_WORKFLOW_BUNDLE'),
    slack: { ...slack, apiUrl: sandbox.slackApiUrl },
    aheadMs: clock.aheadMs(),
    ...(killedBefore ? { killedBefore } : {}),
  }
  return program.start(JSON.stringify(options))
}

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_000; tries += 1) {
    if (await look()) return
    await sleep(100)
  }
  throw new Error(`Waited in vain for ${what}`)
}

function count(collection: string, which: Record<string, unknown>): Promise<number> {
  return database.db.collection(collection).countDocuments(which)
}

/** Who is asked in this cycle, as often as they are. */
async function asksOf({ _id: cycle }: Cycle): Promise<PersonId[]> {
  const asks = await database.db.collection<Ask>('asks').find({ cycle }).sort({ askedOf: 1 }).toArray()
  return asks.map(({ askedOf }) => askedOf)
}

/** How many messages stand in the workspace. */
function arrived(): Promise<number> {
  return database.admin.collection('messages').countDocuments({ from: 'app' })
}

/** How many of them each person has, by address. */
async function messagesOf(): Promise<Record<string, number>> {
  const accounts = await database.admin.collection<Account>('accounts').find().toArray()
  const counts = accounts.map(
    async ({ email, dm }): Promise<[string, number]> => [
      email,
      await database.admin.collection('messages').countDocuments({ channel: dm }),
    ],
  )
  return Object.fromEntries(await Promise.all(counts))
}

/** More than anybody could use. */
function anyRate(): RateTable {
  const rate = { perMinute: 1_000_000, burst: 1_000_000 }
  const kinds = Object.keys(slackRates) as (keyof RateTable)[]
  return Object.fromEntries(kinds.map((kind) => [kind, rate])) as unknown as RateTable
}

function required(variable: string): string {
  const value = process.env[variable]
  if (value === undefined) throw new Error(`${variable} is not set: the global set-up sets it`)
  return value
}
