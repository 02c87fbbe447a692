import type { Db } from 'mongodb'
import { type KnownAccount, knownAccountsHash } from '../domain/known-account.js'
import type { LedgerEvent } from '../domain/ledger.js'
import { ledgerOf } from './ledger.js'
import type { WithOutbox } from './outbox.js'

const types = ['organisation.imported', 'organisation.import-interrupted']

/**
 * Holds what is known of accounts that are no person against the import that said so last: by them an account is not flagged
 * as unused, or is reviewed by somebody else. Null: it agrees, nothing was said of them, or an import is half done.
 */
export async function unlikeImported(db: Db): Promise<string | null> {
  const last = await lastSaid(db)
  const isUnderWay = (await db.collection('imports').countDocuments({ state: 'applying' }, { limit: 1 })) > 0
  if (last?.type !== 'organisation.imported' || isUnderWay) return null
  const known = await db.collection<KnownAccount>('known-accounts').find().toArray()
  return knownAccountsHash(known) === last.data.knownAccounts ? null : 'it is not what was imported last'
}

/** What waits to be sealed came later than all that is sealed. */
async function lastSaid(db: Db): Promise<Pick<LedgerEvent, 'type' | 'data'> | null> {
  const waiting = await db
    .collection<WithOutbox>('imports')
    .find({ 'outbox.data.knownAccounts': { $exists: true } })
    .sort({ number: -1 })
    .limit(1)
    .toArray()
  const unsealed = waiting[0]?.outbox?.at(-1)
  if (unsealed) return unsealed
  const [sealed] = await ledgerOf(db)
    .aggregate<Pick<LedgerEvent, 'type' | 'data'>>([
      { $match: { 'events.type': { $in: types } } },
      { $unwind: '$events' },
      { $match: { 'events.type': { $in: types }, 'events.data.knownAccounts': { $exists: true } } },
      { $sort: { 'events.n': -1 } },
      { $limit: 1 },
      { $project: { _id: 0, type: '$events.type', data: '$events.data' } },
    ])
    .toArray()
  return sealed ?? null
}
