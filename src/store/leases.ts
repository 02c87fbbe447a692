import type { Db } from 'mongodb'
import { isDuplicateKey } from './duplicate-key.js'

/** A right to do something alone until a time. The clock is the caller's, so leave room for clocks that differ. */
export interface Lease {
  /** What it is for. */
  _id: string
  v: 1
  holder: string
  /** ISO 8601 UTC, milliseconds. */
  until: string
}

/** True if `holder` has the lease until `forMs` after `now`: it was free, it had run out, or it was theirs. */
export async function takeLease(
  db: Db,
  name: string,
  holder: string,
  forMs: number,
  now: string,
): Promise<boolean> {
  const free = { _id: name, $or: [{ holder }, { until: { $lte: now } }] }
  try {
    await leasesOf(db).updateOne(free, { $set: { v: 1, holder, until: after(now, forMs) } }, { upsert: true })
    return true
  } catch (error) {
    // The upsert of a lease that exists and is not free collides with it.
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** False if the lease is no longer theirs: stop what you do under it. */
export async function renewLease(
  db: Db,
  name: string,
  holder: string,
  forMs: number,
  now: string,
): Promise<boolean> {
  const renewed = await leasesOf(db).updateOne(
    { _id: name, holder, until: { $gt: now } },
    { $set: { until: after(now, forMs) } },
  )
  return renewed.matchedCount === 1
}

/** Leaves a lease that went to someone else alone. */
export async function releaseLease(db: Db, name: string, holder: string): Promise<void> {
  await leasesOf(db).deleteOne({ _id: name, holder })
}

export async function readLease(db: Db, name: string): Promise<Lease | null> {
  return leasesOf(db).findOne({ _id: name })
}

function leasesOf(db: Db) {
  return db.collection<Lease>('leases')
}

function after(now: string, ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString()
}
