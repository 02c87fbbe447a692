import { randomBytes } from 'node:crypto'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import { join } from 'node:path'
import { type Document, MongoClient, MongoServerError } from 'mongodb'
import { type DataFolder, readJson, writeSafely } from './data-folder.js'
import type { FoundProgram } from './find.js'
import { freePort, type Held, hold } from './processes.js'
import { untilReady } from './readiness.js'
import { seriesOf } from './versions.js'

export interface MongodbUris {
  migrateUri: string
  appUri: string
  readUri: string
  sandboxUri: string
}

interface MongodStart {
  program: FoundProgram
  data: DataFolder
  database: string
  /** Tried after the port that it last had; without it, any free one is taken. */
  wishedPort?: number
  /** Where to listen on a socket, too, which the administrator then uses: a short path, or the system refuses it. */
  socketFolder?: string
  signal: AbortSignal
  /** What is acknowledged may be lost with the machine: nobody waits until it is on disk. */
  passing?: boolean
  note?(text: string): void
}

const alreadyInitialized = 23

interface StartedMongod {
  engine: Held
  uris: MongodbUris
  /** The user that may do everything; nothing but set-up and tests has a use for it. */
  adminUri: string
}

/** Starts a one-member replica set with users on loopback; the first start sets both up. */
export async function startMongod(start: MongodStart): Promise<StartedMongod> {
  const { data, program, signal } = start
  await mkdir(data.file('mongod'), { recursive: true, mode: 0o700 })
  const isFirst = await beginAnewIfUnfinished(data)
  const passwords = await keptPasswords(data)
  const lastPort = data.note('mongod').ports?.port
  const port = await freePort([lastPort, start.wishedPort])
  if (lastPort && port !== lastPort) {
    // mongod first asks whether it is still the one at its old port; a mute stranger there costs half a minute.
    start.note?.(`port ${lastPort} is busy, moving to ${port}`)
  }
  const args = mongodArguments(start, port)
  const engine = await hold(program.path, args, { log: data.file('mongod.log'), readable: complaint })
  try {
    await data.keep('mongod', { pid: engine.pid, ports: { port } })
    const host = `127.0.0.1:${port}`
    const uri = (user: string, database: string, at = host) =>
      `mongodb://${user}:${passwords[user]}@${at}/${database}?directConnection=true&authSource=${database}`
    const adminUri = uri('steward-admin', 'admin', start.socketFolder && socketIn(start.socketFolder, port))
    const untilDone = <T>(attempt: () => Promise<T>) => untilReady('mongod', engine, signal, attempt)

    if (isFirst) await untilDone(() => firstSetUp(host, passwords, start.passing === true))
    await untilDone(() => becomePrimary(adminUri, host))
    await withClient(adminUri, async (client) => {
      await adoptVersion(client, program.version)
      await ensureUsers(client, usersOf(start.database), passwords)
    })
    await rm(data.file('mongod', 'unfinished'), { force: true })
    await data.keep('mongod', { series: seriesOf(program.version) })
    const uris = {
      migrateUri: uri('steward-migrate', start.database),
      appUri: uri('steward-app', start.database),
      readUri: uri('steward-read', start.database),
      sandboxUri: uri('steward-sandbox', sandboxDatabase(start.database)),
    }
    return { engine, uris, adminUri }
  } catch (error) {
    await engine.stop()
    await data.keep('mongod', { pid: undefined })
    throw error
  }
}

function mongodArguments({ data, socketFolder }: MongodStart, port: number): string[] {
  return [
    ['--dbpath', data.file('mongod', 'db')],
    ['--bind_ip', '127.0.0.1', '--port', `${port}`],
    socketFolder === undefined ? ['--nounixsocket'] : ['--unixSocketPrefix', socketFolder],
    ['--replSet', 'steward', '--keyFile', data.file('mongod', 'key'), '--auth'],
    // A process killed inside a transaction leaves its rows locked for this long, not for the usual minute.
    ['--setParameter', 'transactionLifetimeLimitSeconds=3'],
    // Nobody reads what was there five minutes ago; until then even the files of a dropped collection stay open.
    ['--setParameter', 'minSnapshotHistoryWindowInSeconds=5'],
    ['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    ['--wiredTigerCacheSizeGB', '0.5', '--quiet'],
  ].flat()
}

/** As mongod names it, and as an address holds it in the place of a host. */
function socketIn(folder: string, port: number): string {
  return encodeURIComponent(join(folder, `mongodb-${port}.sock`))
}

/**
 * A first start that was cut short may have left a replica set without users, which nobody can enter once its
 * port changes. It holds nothing yet, so it begins again.
 */
async function beginAnewIfUnfinished(data: DataFolder): Promise<boolean> {
  const unfinished = data.file('mongod', 'unfinished')
  const [database, mark] = await Promise.all([exists(data.file('mongod', 'db')), exists(unfinished)])
  if (database && !mark) return false
  await writeFile(unfinished, '')
  await rm(data.file('mongod', 'db'), { recursive: true, force: true })
  await mkdir(data.file('mongod', 'db'), { mode: 0o700 })
  await writeSafely(data.file('mongod', 'key'), randomBytes(96).toString('base64'))
  return true
}

/** mongod logs JSON, mostly chatter; what went wrong is in the lines above "info". */
function complaint(line: string): string | undefined {
  try {
    const { s: severity, msg, attr } = JSON.parse(line)
    return severity === 'I' ? undefined : [msg, attr?.error].filter(Boolean).map(asText).join(': ')
  } catch {
    return line
  }
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

const userNames = ['steward-admin', 'steward-migrate', 'steward-app', 'steward-read', 'steward-sandbox']

async function keptPasswords(data: DataFolder): Promise<Record<string, string>> {
  const file = data.file('mongodb-passwords.json')
  const kept = (await readJson<Record<string, string>>(file)) ?? {}
  const passwords = Object.fromEntries(
    userNames.map((name) => [name, kept[name] ?? randomBytes(24).toString('base64url')]),
  )
  await writeSafely(file, `${JSON.stringify(passwords, null, 2)}\n`)
  return passwords
}

/** Without a user yet, mongod lets loopback initiate the replica set and create the first one. */
async function firstSetUp(host: string, passwords: Record<string, string>, passing: boolean): Promise<void> {
  await withClient(`mongodb://${host}/admin?directConnection=true`, async (client) => {
    const admin = client.db('admin')
    const config = {
      _id: 'steward',
      members: [{ _id: 0, host }],
      writeConcernMajorityJournalDefault: !passing,
    }
    await admin.command({ replSetInitiate: config }).catch(ignore(alreadyInitialized))
    await refuseUnlessPrimary(client)
    await admin.command({ createUser: 'steward-admin', pwd: passwords['steward-admin'], roles: ['root'] })
  })
}

/** Yesterday's replica set knows itself by yesterday's port; with another one it must be told. */
async function becomePrimary(adminUri: string, host: string): Promise<void> {
  await withClient(adminUri, async (client) => {
    const admin = client.db('admin')
    const { config } = await admin.command({ replSetGetConfig: 1 })
    if (config.members[0].host !== host) {
      const members = [{ ...config.members[0], host }]
      const told = { ...config, version: config.version + 1, members }
      await admin.command({ replSetReconfig: told, force: true })
    }
    await refuseUnlessPrimary(client)
  })
}

async function refuseUnlessPrimary(client: MongoClient): Promise<void> {
  const hello = await client.db('admin').command({ hello: 1 })
  if (!hello.isWritablePrimary) throw new Error('the replica set has no primary yet')
}

/** Lets a newer engine write its own format; without it the next but one could not open the data. */
async function adoptVersion(client: MongoClient, version: string): Promise<void> {
  const admin = client.db('admin')
  const answer = await admin.command({ getParameter: 1, featureCompatibilityVersion: 1 })
  const series = seriesOf(version)
  if (answer.featureCompatibilityVersion.version === series) return
  await admin.command({ setFeatureCompatibilityVersion: series, confirm: true })
}

interface User {
  name: string
  database: string
  roles: Document[]
}

function sandboxDatabase(database: string): string {
  return `${database}_sandbox`
}

/** `steward migrate` defines what app and read may do and grants it; until then they may do nothing. */
function usersOf(database: string): User[] {
  const sandbox = sandboxDatabase(database)
  return [
    { name: 'steward-migrate', database, roles: [{ role: 'dbOwner', db: database }] },
    { name: 'steward-app', database, roles: [] },
    { name: 'steward-read', database, roles: [] },
    { name: 'steward-sandbox', database: sandbox, roles: [{ role: 'readWrite', db: sandbox }] },
  ]
}

async function ensureUsers(
  client: MongoClient,
  users: User[],
  passwords: Record<string, string>,
): Promise<void> {
  for (const { name, database, roles } of users) {
    const db = client.db(database)
    const { users: known } = await db.command({ usersInfo: name })
    if (known.length === 0) await db.command({ createUser: name, pwd: passwords[name], roles })
  }
}

async function withClient(uri: string, work: (client: MongoClient) => Promise<void>): Promise<void> {
  const client = new MongoClient(uri, {
    // Otherwise the driver imports it dynamically, which jest refuses.
    runtimeAdapters: { os },
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
  })
  try {
    await work(client)
  } finally {
    await client.close()
  }
}

function ignore(code: number): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof MongoServerError && error.code === code)) throw error
  }
}
