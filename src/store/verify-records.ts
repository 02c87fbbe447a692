import type { Db } from 'mongodb'
import { accessHash } from '../domain/access-on-record.js'
import { type CycleRecord, type RecordLine, RecordTally, recordLine, recordLines } from '../domain/record.js'
import { AccessHistory } from './access-history.js'
import { Asks } from './asks.js'
import { ledgerOf } from './ledger.js'

export interface RecordsVerified {
  checked: number
  wrong: { cycle: string; how: string }[]
}

/**
 * Holds each record against the asks that it was made of, and against what the ledger says of it. An answer that
 * was edited behind the ledger's back after its cycle closed shows here.
 */
export async function verifyRecords(db: Db): Promise<RecordsVerified> {
  const asks = new Asks(db)
  const history = new AccessHistory(db)
  const sealed = await sealedRecords(db)
  const verified: RecordsVerified = { checked: 0, wrong: [] }
  for await (const record of db.collection<CycleRecord>('records').find({}, { sort: { _id: 1 } })) {
    const tally = new RecordTally()
    for await (const line of linesOf(asks, record)) tally.add(line)
    if (record.acceptances) tally.addAcceptances(record.acceptances)
    if (record.access) tally.addAccess(record.access)
    if (record.training) tally.addTraining(record.training)
    if (record.right !== undefined) tally.addRight(record.right)
    const inLedger = sealed.get(record._id)
    const accounts = record.access && (await accessHash(history.linesOf(record._id)))
    const how = [
      ...(accounts === record.access?.hash ? [] : ['its accounts were changed after it was made']),
      ...(tally.linesHash === record.linesHash ? [] : ['its lines were changed after it was made']),
      ...(inLedger === undefined || inLedger === record.linesHash
        ? []
        : ['the ledger holds another hash of it']),
    ]
    verified.checked += 1
    if (how.length > 0) verified.wrong.push({ cycle: record._id, how: how.join(', and ') })
  }
  return verified
}

/** Its lines, as it was made of them. */
async function* linesOf(asks: Asks, { _id, v, unconfirmed }: CycleRecord): AsyncIterable<RecordLine> {
  if (v > 1) yield* recordLines(await asks.allOf(_id), _id, unconfirmed, v)
  else for await (const ask of asks.ofCycle(_id)) yield recordLine(ask, _id)
}

/** The hash that the ledger holds of each record; one that is not sealed yet is left out. */
async function sealedRecords(db: Db): Promise<Map<string, unknown>> {
  const events = ledgerOf(db).aggregate<{ cycle: string; linesHash: unknown }>([
    { $match: { 'events.type': 'record.made' } },
    { $unwind: '$events' },
    { $match: { 'events.type': 'record.made' } },
    { $project: { _id: 0, cycle: '$events.about.id', linesHash: '$events.data.linesHash' } },
  ])
  const hashes = new Map<string, unknown>()
  for await (const { cycle, linesHash } of events) hashes.set(cycle, linesHash)
  return hashes
}
