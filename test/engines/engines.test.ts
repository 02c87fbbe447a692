import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { DataFolder } from '../../src/engines/data-folder.js'
import { type Engines, type EnginesOptions, startEngines } from '../../src/engines/engines.js'
import { isAlive } from '../../src/engines/processes.js'
import { type Progress, silentProgress } from '../../src/engines/progress.js'

let folder: string
let started: Engines[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'steward-engines-'))
  started = []
})

afterEach(async () => {
  for (const engines of started) await engines.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Most of this is about mongod alone: an address for Temporal keeps that from being started. */
const mongodAlone = { ...process.env, MONGODB_URI: '', TEMPORAL_ADDRESS: '127.0.0.1:9' }

async function start(changes: Partial<EnginesOptions> = {}): Promise<Engines> {
  const engines = await startEngines({
    dataFolder: folder,
    database: 'steward',
    env: mongodAlone,
    progress: silentProgress,
    signal: new AbortController().signal,
    ...changes,
  })
  started.push(engines)
  return engines
}

async function withDatabase<T>(uri: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const client = new MongoClient(uri, { runtimeAdapters: { os } })
  return work(client).finally(() => client.close())
}

const insert = (uri: string) => withDatabase(uri, (client) => client.db().collection('x').insertOne({ a: 1 }))
const count = (uri: string) => withDatabase(uri, (client) => client.db().collection('x').countDocuments())

/** The processes that the data folder notes as running. */
async function notedPids(): Promise<number[]> {
  const notes: Record<string, { pid?: number }> = JSON.parse(
    await readFile(join(folder, 'engines.json'), 'utf8'),
  )
  return Object.values(notes).flatMap(({ pid }) => (pid ? [pid] : []))
}

async function untilGone(pids: number[]): Promise<void> {
  while (pids.some(isAlive)) await pause(50)
}

/** Another process that holds engines on this folder, as `npm start` in another terminal does. */
async function startElsewhere(): Promise<ReturnType<typeof spawn>> {
  const runner = fileURLToPath(new URL('../support/hold-engines.mjs', import.meta.url))
  const child = spawn(process.execPath, [runner, 'start', folder], {
    env: mongodAlone,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  return child
}

test('what was written yesterday is found again today, also when another program has taken the port', async () => {
  const yesterday = await start()
  await insert(yesterday.mongodb.migrateUri)
  await yesterday.stop()

  const port = Number(new URL(yesterday.mongodb.migrateUri).port)
  const stranger = createServer((socket) => socket.destroy()).listen(port, '127.0.0.1')
  await once(stranger, 'listening')
  try {
    const today = await start()
    expect(new URL(today.mongodb.migrateUri).port).not.toBe(`${port}`)
    expect(await count(today.mongodb.migrateUri)).toBe(1)
  } finally {
    stranger.close()
  }
})

test('the app may do nothing until the migration has granted it something', async () => {
  const { mongodb } = await start()
  await expect(insert(mongodb.appUri)).rejects.toThrow('not authorized')
  await expect(count(mongodb.readUri)).rejects.toThrow('not authorized')
  await withDatabase(mongodb.migrateUri, async (client) => {
    const privileges = [{ resource: { db: 'steward', collection: 'x' }, actions: ['insert'] }]
    await client.db().command({ createRole: 'stewardApp', privileges, roles: [] })
    await client.db().command({ grantRolesToUser: 'steward-app', roles: ['stewardApp'] })
  })
  expect(await insert(mongodb.appUri)).toMatchObject({ acknowledged: true })
  await expect(count(mongodb.appUri)).rejects.toThrow('not authorized')
  expect(await insert(mongodb.sandboxUri)).toMatchObject({ acknowledged: true })
})

test('a second start on the same folder is refused and names the process that has it', async () => {
  await start()
  await expect(start()).rejects.toThrow(`${folder} is in use by process ${process.pid}`)
})

test('when Steward is killed outright its engines end too, and the next start finds the data', async () => {
  const other = await startElsewhere()
  const pids = await notedPids()
  expect(pids.filter(isAlive)).toEqual(pids)
  other.kill('SIGKILL')
  await untilGone(pids)
  const { mongodb } = await start()
  expect(await count(mongodb.migrateUri)).toBe(0)
})

test('an engine that a crash left running is ended before the next start, and no other process', async () => {
  const wait = ['-e', 'setInterval(() => {}, 60_000)', '--']
  const leftOver = spawn(process.execPath, [...wait, '--dbpath', join(folder, 'mongod')], { stdio: 'ignore' })
  const stranger = spawn(process.execPath, [...wait, '--dbpath', '/elsewhere'], { stdio: 'ignore' })
  try {
    const notes = { mongod: { pid: leftOver.pid }, temporal: { pid: stranger.pid } }
    await writeFile(join(folder, 'engines.json'), JSON.stringify(notes))
    const data = await DataFolder.open(folder)
    await data.close()
    expect(leftOver.signalCode ?? (await once(leftOver, 'exit'))[1]).toBe('SIGTERM')
    expect(stranger.exitCode).toBeNull()
  } finally {
    leftOver.kill('SIGKILL')
    stranger.kill('SIGKILL')
  }
})

test('the lock of a process that is gone does not keep the next one out', async () => {
  const gone = { pid: 4_194_303, command: 'node dist/main.js sandbox' }
  await writeFile(join(folder, 'lock'), JSON.stringify(gone))
  const data = await DataFolder.open(folder)
  await expect(DataFolder.open(folder)).rejects.toThrow(`process ${process.pid}`)
  await data.close()
})

test('data that a newer engine wrote is refused, and stays as it is', async () => {
  const notes = JSON.stringify({ mongod: { series: '8.9' } })
  await writeFile(join(folder, 'engines.json'), notes)
  const message = await start().catch((error: Error) => error.message)
  expect(message).toContain(`is older than the mongod 8.9 that wrote the data in ${folder}`)
  expect(message).toContain('npm start -- --fresh')
  expect(JSON.parse(await readFile(join(folder, 'engines.json'), 'utf8'))).toEqual(JSON.parse(notes))
})

test('an engine that ends unasked is reported with what it said last', async () => {
  const engines = await start()
  for (const pid of await notedPids()) process.kill(pid, 'SIGKILL')
  const error = await engines.failed
  expect(error.message).toContain('mongod ended unasked')
  expect(error.message).toContain(join(folder, 'mongod.log'))
})

test('a start that is interrupted leaves no engine behind and the folder free', async () => {
  const stopping = new AbortController()
  const progress: Progress = {
    step(label) {
      if (label === 'Starting MongoDB') stopping.abort(new Error('stopped'))
      return silentProgress.step(label)
    },
  }
  await expect(start({ progress, signal: stopping.signal })).rejects.toThrow('stopped')
  expect(await notedPids()).toEqual([])
  const { mongodb } = await start()
  expect(await count(mongodb.migrateUri)).toBe(0)
})

test('addresses in the environment are taken as they are, and nothing is started', async () => {
  const env = { MONGODB_URI: 'mongodb://127.0.0.1:9/steward', TEMPORAL_ADDRESS: '127.0.0.1:9' }
  const engines = await start({ env })
  expect(engines.temporal).toEqual({ address: env.TEMPORAL_ADDRESS })
  expect(new Set(Object.values(engines.mongodb))).toEqual(new Set([env.MONGODB_URI]))
  expect(await readdir(folder)).toEqual([])
})

test('Temporal keeps its histories on disk and has a page of its own', async () => {
  const env = { ...process.env, MONGODB_URI: 'mongodb://127.0.0.1:9/steward', TEMPORAL_ADDRESS: '' }
  const engines = await start({ env })
  const page = await fetch(engines.temporal.webAddress ?? '')
  expect(page.status).toBe(200)
  expect(await readdir(folder)).toContain('temporal.db')
})
