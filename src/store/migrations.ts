import { randomUUID } from 'node:crypto'
import type { Db } from 'mongodb'
import { defaultApproval } from '../domain/organisation.js'
import { type CollectionPlan, collections } from './collections.js'
import { readLease, releaseLease, renewLease, takeLease } from './leases.js'
import { markToConfirm } from './marking-claims.js'
import { stateOccurrences } from './occurrence-statements.js'
import { stretchOccurrences } from './occurrence-stretches.js'
import { collectionsWithOutbox, outboxIndex } from './outbox.js'
import { applyRoles } from './roles.js'

/** One step from a version of the documents to the next. Must do no harm when it runs again after a crash. */
export interface Migration {
  /** The version that it leads to: 2 and up, since a new database is at version 1. */
  number: number
  name: string
  run(db: Db): Promise<void>
}

const migrations: readonly Migration[] = [
  newCollections(2, 'Decisions: who approved what, and when'),
  {
    number: 3,
    name: 'Organisation: how many business days an approver has',
    run: async (db) => {
      const without = { approval: { $exists: false } }
      await db.collection('organisation').updateMany(without, { $set: { approval: defaultApproval } })
    },
  },
  newCollections(4, 'The calendar: programmes, their occurrences and feeds'),
  newCollections(5, 'Control checks: what they are, and the files that are handed in with them'),
  {
    number: 6,
    name: 'The calendar: the ledger says how each date stands',
    run: stateOccurrences,
  },
  {
    number: 7,
    name: 'The calendar: for which days each date stands, and until when something is paused',
    run: stretchOccurrences,
  },
  {
    number: 8,
    name: 'Asks: how far all is, counted in the indexes',
    run: (db) => dropIndexes(db, 'asks', ['cycle-state', 'due-on', 'zone-due-on']),
  },
  newCollections(9, 'Requirements: what laws, contracts and standards demand'),
  {
    number: 10,
    name: 'Decisions: whom each step asks for, beside who that is',
    run: seatApprovers,
  },
  newCollections(11, 'Requests: what people may ask for in chat'),
  newCollections(12, 'Decisions: what changed is asked again, once'),
  newCollections(13, 'Controls: the statement of applicability'),
  newCollections(14, 'What governs: what top management has to approve before it takes effect'),
  {
    number: 15,
    name: 'Decisions: what nobody lawfully decides waits; what ended for that reason is over',
    run: async (db) => {
      await db.collection('decisions').updateMany({ state: 'blocked' }, { $set: { state: 'withdrawn' } })
    },
  },
  newCollections(16, 'Links: by which people outside chat come to what waits for them'),
  {
    number: 17,
    name: 'Organisation: who leads the ISMS and who directs the organisation is in force',
    run: async (db) => {
      const without = { inForce: { $exists: false } }
      const inForce = { since: nowIso(), decision: null }
      await db.collection('organisation').updateMany(without, { $set: { inForce } })
    },
  },
  {
    number: 18,
    name: 'Organisation: how long people take to decide is shown of nobody',
    run: async (db) => {
      const without = { 'approval.timingIn': { $exists: false } }
      await db.collection('organisation').updateMany(without, { $set: { 'approval.timingIn': [] } })
    },
  },
  newCollections(19, 'Controls: what the standard says of them, where an organisation brings it'),
  newCollections(20, 'Risks that people propose'),
  {
    number: 21,
    name: 'Asks: who alone stands in, in the order in which they do',
    run: async (db) => {
      const named = { deputy: { $exists: true } }
      const inOrder = [{ $set: { standIns: ['$deputy'] } }, { $unset: 'deputy' }]
      await db.collection('asks').updateMany(named, inOrder)
    },
  },
  newCollections(22, 'Who may use systems, and what people have to know: systems, courses, roles, lessons'),
  {
    number: 23,
    name: 'Accounts: what was decided and ordered last of each, read from indexes alone',
    run: (db) => dropIndexes(db, 'access-rows', ['account', 'cycle-state']),
  },
  {
    number: 24,
    name: 'Courses: what a second person has yet to confirm is found by a mark of its own',
    run: async (db) => {
      await markToConfirm(db)
      await dropIndexes(db, 'asks', ['claimed'])
    },
  },
  newCollections(
    25,
    'What the ISMS is for, and how it is checked: documents, audits, corrective actions, reviews',
  ),
]

/** No document changes. But bot and worker need the collections, their indexes and roles, which are made before any step. */
function newCollections(number: number, name: string): Migration {
  return { number, name, run: async () => undefined }
}

/** Those that take their place were made before any step. */
async function dropIndexes(db: Db, collection: string, earlier: readonly string[]): Promise<void> {
  for (const { name } of await db.collection(collection).indexes())
    if (name !== undefined && earlier.includes(name)) await db.collection(collection).dropIndex(name)
}

/** Whoever was named is whom the step asks for. */
async function seatApprovers(db: Db): Promise<void> {
  const seats = { $map: { input: '$$step.approvers', as: 'person', in: { person: '$$person' } } }
  const seated = { $mergeObjects: [{ who: seats, needs: '$$step.quorum', up: [] }, '$$step'] }
  await db
    .collection('decisions')
    .updateMany({ 'steps.who': { $exists: false } }, [
      { $set: { steps: { $map: { input: '$steps', as: 'step', in: seated } } } },
    ])
}

interface AppliedMigration {
  _id: number
  v: 1
  name: string
  at: string
}

export interface MigrateSettings {
  print(line: string): void
  /** Default: those of this program. */
  migrations?: readonly Migration[]
}

export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer'

  constructor(found: number, known: number) {
    super(
      `The database is at version ${found}, and this Steward knows versions up to ${known}. ` +
        'Run the newer Steward, or restore the backup that was made before the update. Nothing was changed.',
    )
  }
}

export class DatabaseNotMigrated extends Error {
  override name = 'DatabaseNotMigrated'
}

export class MigrationUnderWay extends Error {
  override name = 'MigrationUnderWay'
}

/** Bot and worker ask this first. Throws {@link DatabaseNotMigrated} or {@link DatabaseNewer}. */
export async function assertMigrated(db: Db): Promise<void> {
  const version = await versionOf(db)
  const known = latest(migrations)
  if (version > known) throw new DatabaseNewer(version, known)
  if (version < known)
    throw new DatabaseNotMigrated(
      `The database ${db.databaseName} is at version ${version}, and this Steward needs version ${known}: run "steward migrate" first.`,
    )
  const missing = await missingCollections(db)
  if (missing.length > 0)
    throw new DatabaseNotMigrated(
      `The database ${db.databaseName} has no ${missing.join(', ')} yet, which this Steward needs: run "steward migrate" first.`,
    )
}

/** Those that this connection may use, which is more than to know of them: a role is given each when it is made. */
async function missingCollections(db: Db): Promise<string[]> {
  const usable = db.listCollections({}, { nameOnly: true, authorizedCollections: true })
  const names = new Set((await usable.toArray()).map(({ name }) => name))
  return collections.flatMap(({ name }) => (names.has(name) ? [] : [name]))
}

const lease = 'migrate'
const leaseMs = 60_000

/**
 * Brings the database to this program's version: documents, collections, indexes, roles. Run twice, the second
 * time changes nothing. Throws {@link DatabaseNewer} or {@link MigrationUnderWay} before it changes anything.
 */
export async function migrate(db: Db, settings: MigrateSettings): Promise<void> {
  const steps = settings.migrations ?? migrations
  const version = await versionOf(db)
  if (version > latest(steps)) throw new DatabaseNewer(version, latest(steps))

  const holder = randomUUID()
  if (!(await takeLease(db, lease, holder, leaseMs, nowIso()))) throw await underWay(db)
  const keeping = setInterval(() => {
    // A renewal that fails is tried again by the next one, and three fit into a lease.
    renewLease(db, lease, holder, leaseMs, nowIso()).catch(() => undefined)
  }, leaseMs / 3)
  try {
    await ensureCollections(db, collections, settings.print)
    await applySteps(db, steps, settings.print)
    await applyRoles(db, collections, settings.print)
    settings.print(`The database ${db.databaseName} is at version ${latest(steps)}.`)
  } finally {
    clearInterval(keeping)
    await releaseLease(db, lease, holder)
  }
}

async function ensureCollections(
  db: Db,
  plans: readonly CollectionPlan[],
  print: (line: string) => void,
): Promise<void> {
  const existing = new Set(
    (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name),
  )
  const withOutbox: readonly string[] = collectionsWithOutbox
  for (const { name, indexes } of plans) {
    if (!existing.has(name)) {
      await db.createCollection(name)
      print(`Collection ${name}: created`)
    }
    const wanted = withOutbox.includes(name) ? [...indexes, outboxIndex] : indexes
    if (wanted.length === 0) continue
    const before = new Set((await db.collection(name).indexes()).map((index) => index.name))
    const made = (await db.collection(name).createIndexes(wanted)).filter((index) => !before.has(index))
    if (made.length > 0) print(`Collection ${name}: index ${made.join(', ')}`)
  }
}

async function applySteps(db: Db, steps: readonly Migration[], print: (line: string) => void): Promise<void> {
  const version = await versionOf(db)
  if (version === 0) await noteApplied(db, { number: 1, name: 'A new database' })
  for (const step of steps.filter(({ number }) => number > version)) {
    print(`Version ${step.number}: ${step.name}`)
    await step.run(db)
    await noteApplied(db, step)
  }
}

async function noteApplied(db: Db, { number, name }: Pick<Migration, 'number' | 'name'>): Promise<void> {
  await applied(db).updateOne(
    { _id: number },
    { $setOnInsert: { v: 1, name, at: nowIso() } },
    { upsert: true },
  )
}

/** 0 for a database that was never migrated. */
async function versionOf(db: Db): Promise<number> {
  const newest = await applied(db).findOne({}, { sort: { _id: -1 } })
  return newest?._id ?? 0
}

function applied(db: Db) {
  return db.collection<AppliedMigration>('migrations')
}

function latest(steps: readonly Migration[]): number {
  return Math.max(1, ...steps.map(({ number }) => number))
}

async function underWay(db: Db): Promise<MigrationUnderWay> {
  const held = await readLease(db, lease)
  return new MigrationUnderWay(
    'Another "steward migrate" is running on this database. Wait for it; if it was killed, ' +
      `try again after ${held?.until ?? 'a minute'}.`,
  )
}

function nowIso(): string {
  return new Date().toISOString()
}
