import type { Collection, Db, IndexDescription } from 'mongodb'
import type { Block } from '../domain/ledger.js'
import { emptyLedger, type Head, headOf } from '../domain/ledger-chain.js'

/** Unique over all blocks: what makes it impossible to seal an event twice. */
export const ledgerIndexes: IndexDescription[] = [{ key: { 'events._id': 1 }, unique: true }]

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

/** Which of these events stand in the ledger. */
export async function sealedAmong(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const wanted = new Set(ids)
  const sealed = new Set<string>()
  const blocks = ledgerOf(db).find<{ events: { _id: string }[] }>(
    { 'events._id': { $in: [...wanted] } },
    { projection: { 'events._id': 1 }, readConcern: 'majority' },
  )
  for await (const block of blocks)
    for (const event of block.events) if (wanted.has(event._id)) sealed.add(event._id)
  return sealed
}
