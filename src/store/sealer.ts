import { setTimeout as sleep } from 'node:timers/promises'
import { BSON, type Db } from 'mongodb'
import { LedgerEvent } from '../domain/ledger.js'
import { buildBlock } from '../domain/ledger-chain.js'
import { isDuplicateKey } from './duplicate-key.js'
import { ledgerOf, readHead, sealedAmong } from './ledger.js'
import { type CollectionWithOutbox, collectionsWithOutbox, waitsForSealing } from './outbox.js'

const rowsAtOnce = 500
/** MongoDB takes 16 MB a document; half of that leaves room for numbers and hashes and for a quick read. */
const blockBytes = 8 * 1024 * 1024
const attempts = 50

interface WaitingRow {
  collection: CollectionWithOutbox
  _id: string
  outbox: unknown[]
}

/** An event in an outbox that this program cannot seal; it and what stands behind it in its row wait. */
interface Unsealable {
  collection: string
  row: string
  problem: string
}

export interface Pass {
  /** How many events this pass wrote to the ledger. */
  sealed: number
  /** Whether it is worth passing again at once. */
  more: boolean
  unsealable: Unsealable[]
}

class UnsealableEvents extends Error {
  override name = 'UnsealableEvents'

  constructor(readonly events: Unsealable[]) {
    const rows = events.map(({ collection, row, problem }) => `${collection} ${row}: ${problem}`)
    super(`Events wait in their outbox that this version of Steward cannot seal: ${rows.join('; ')}`)
  }
}

/**
 * Seals what waits, up to {@link rowsAtOnce} rows, in one block. Any number of processes may do this at once and
 * die at any point of it: a block is one insert at a height that only one can take, and an event stays in its
 * outbox until it is known to stand in the ledger.
 */
export async function sealOnce(db: Db): Promise<Pass> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await pass(db)
    } catch (error) {
      if (!isDuplicateKey(error) || attempt === attempts) throw error
      // Another sealer won. Its block is seen as soon as the majority has it: a few milliseconds.
      await sleep(Math.random() * 20)
    }
  }
}

async function pass(db: Db): Promise<Pass> {
  // The head before the rows: whatever is sealed after this look takes the height that this pass wants.
  const head = await readHead(db)
  const rows = await waitingRows(db)
  if (rows.length === 0) return { sealed: 0, more: false, unsealable: [] }

  const { events, unsealable } = readOutboxes(rows)
  const already = await sealedAmong(db, events.keys())
  const fresh = [...events.values()].filter((event) => !already.has(event._id))
  const chosen = fitting(fresh)
  if (chosen.length > 0)
    await ledgerOf(db).insertOne(buildBlock(head, chosen), { writeConcern: { w: 'majority' } })

  const done = [...already.keys(), ...chosen.map((event) => event._id)]
  if (done.length > 0) await clear(db, rows, done)
  const full = rows.length === rowsAtOnce || chosen.length < fresh.length
  return { sealed: chosen.length, more: full && done.length > 0, unsealable }
}

async function waitingRows(db: Db): Promise<WaitingRow[]> {
  const found = await Promise.all(
    collectionsWithOutbox.map(async (collection) => {
      const rows = await db
        .collection<Omit<WaitingRow, 'collection'>>(collection)
        .find(waitsForSealing, {
          projection: { outbox: 1 },
          sort: { 'outbox.at': 1 },
          limit: rowsAtOnce,
          readConcern: 'majority',
        })
        .toArray()
      return rows.map((row) => ({ ...row, collection }))
    }),
  )
  return found.flat().sort(byFirstEvent).slice(0, rowsAtOnce)
}

function byFirstEvent(a: WaitingRow, b: WaitingRow): number {
  const [first, second] = [firstAt(a), firstAt(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

function firstAt(row: WaitingRow): string {
  return LedgerEvent.safeParse(row.outbox[0]).data?.at ?? ''
}

/** The events in the order in which they are to be sealed, by id. */
function readOutboxes(rows: readonly WaitingRow[]): {
  events: Map<string, LedgerEvent>
  unsealable: Unsealable[]
} {
  const events = new Map<string, LedgerEvent>()
  const unsealable: Unsealable[] = []
  for (const row of rows) {
    for (const stored of row.outbox) {
      const event = LedgerEvent.safeParse(stored)
      if (!event.success) {
        const problem = event.error.issues
          .map((issue) => `${issue.path.join('.')} ${issue.message}`)
          .join(', ')
        unsealable.push({ collection: row.collection, row: row._id, problem })
        break
      }
      events.set(event.data._id, event.data)
    }
  }
  return { events, unsealable }
}

function fitting(events: readonly LedgerEvent[]): LedgerEvent[] {
  let bytes = 0
  const tooMany = events.findIndex((event, i) => {
    bytes += BSON.calculateObjectSize(event)
    return i > 0 && bytes > blockBytes
  })
  return tooMany === -1 ? [...events] : events.slice(0, tooMany)
}

async function clear(db: Db, rows: readonly WaitingRow[], sealed: string[]): Promise<void> {
  await Promise.all(
    collectionsWithOutbox.map(async (collection) => {
      const ids = rows.filter((row) => row.collection === collection).map((row) => row._id)
      if (ids.length === 0) return
      await db
        .collection<{ _id: string; outbox: { _id: string }[] }>(collection)
        .updateMany({ _id: { $in: ids } }, { $pull: { outbox: { _id: { $in: sealed } } } })
    }),
  )
}

export interface Sealer {
  /** Resolves when the pass under way is over. */
  stop(): Promise<void>
}

export interface SealerSettings {
  db: Db
  everyMs?: number
  /** Told once when it begins to fail, again when the reason changes; it goes on trying. */
  onError(error: Error): void
}

export function startSealer({ db, everyMs = 1000, onError }: SealerSettings): Sealer {
  const stopping = new AbortController()
  let lastProblem = ''

  const report = (error: Error | null) => {
    if (error !== null && error.message !== lastProblem) onError(error)
    lastProblem = error?.message ?? ''
  }
  const sealAll = async () => {
    for (let more = true; more && !stopping.signal.aborted; ) {
      const done = await sealOnce(db)
      report(done.unsealable.length > 0 ? new UnsealableEvents(done.unsealable) : null)
      more = done.more
    }
  }
  const run = async () => {
    while (!stopping.signal.aborted) {
      await sealAll().catch((error: unknown) =>
        report(error instanceof Error ? error : new Error(String(error))),
      )
      await sleep(everyMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
