import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Block, SealedEvent } from '../domain/ledger.js'
import { emptyLedger, type Head, headOf } from '../domain/ledger-chain.js'

export const ledgerIndexes: IndexDescription[] = [
  // Unique over all blocks: what makes it impossible to seal an event twice.
  { key: { 'events._id': 1 }, unique: true },
  // What happened to one thing, of all that ever happened.
  { key: { 'events.about.id': 1 } },
]

export function ledgerOf(db: Db): Collection<Block> {
  return db.collection<Block>('ledger')
}

export async function readHead(db: Db): Promise<Head> {
  const last = await ledgerOf(db).findOne<Omit<Block, 'events'>>(
    {},
    { sort: { _id: -1 }, projection: { events: 0 }, readConcern: 'majority' },
  )
  return last === null ? emptyLedger : headOf(last)
}

/** Those of these events that stand in the ledger, by id. */
export async function sealedAmong(db: Db, ids: Iterable<string>): Promise<Map<string, SealedEvent>> {
  const wanted = new Set(ids)
  const sealed = new Map<string, SealedEvent>()
  const blocks = ledgerOf(db).find({ 'events._id': { $in: [...wanted] } }, { readConcern: 'majority' })
  for await (const block of blocks)
    for (const event of block.events) if (wanted.has(event._id)) sealed.set(event._id, event)
  return sealed
}
