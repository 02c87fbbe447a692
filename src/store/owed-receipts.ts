import type { Collection, Db } from 'mongodb'
import type { Answer } from '../domain/answer.js'
import type { Ask } from '../domain/ask.js'
import type { Query } from '../domain/query.js'
import type { AskRow } from './ask-rows.js'
import { groupedBy } from './grouped-by.js'

/** An ask whose message does not show yet what was recorded last, since when, and who said what it owes. */
export interface OwedReceipt
  extends Pick<Ask, '_id' | 'revision' | 'state' | 'mayAnswer' | 'delegated' | 'paused'> {
  receiptOwed: string
  answer?: Pick<Answer, 'by' | 'through'>
  declined?: Pick<Answer, 'by' | 'through'>
  query?: Pick<Query, 'by' | 'about'>
}

const said = { by: 1, through: 1 }
const asked = { mayAnswer: 1, delegated: 1, paused: 1, query: { by: 1, about: 1 } }
const projection = { revision: 1, state: 1, receiptOwed: 1, answer: said, declined: said, ...asked }

/** Which messages have to be made receipts of: the mark stands in the ask, and is set by whatever changes it. */
export class OwedReceipts {
  private readonly rows: Collection<AskRow>

  constructor(db: Db) {
    this.rows = db.collection<AskRow>('asks')
  }

  /** Those of these asks that owe one. */
  async of(asks: readonly string[]): Promise<OwedReceipt[]> {
    return this.rows
      .find({ _id: { $in: [...asks] }, receiptOwed: { $exists: true } })
      .project<OwedReceipt>(projection)
      .toArray()
  }

  /** What these say has changed, though they were not answered anew; safe to repeat. */
  async owe(asks: readonly string[], at: string): Promise<void> {
    if (asks.length > 0)
      await this.rows.updateMany({ _id: { $in: [...asks] } }, { $set: { receiptOwed: at } })
  }

  /**
   * The ask that has owed a receipt for longest, since before that instant. It goes to the end of the queue, so that
   * one whose message cannot be changed keeps no other waiting.
   */
  async take(before: string, now: string): Promise<OwedReceipt | null> {
    return this.rows.findOneAndUpdate(
      { receiptOwed: { $lt: before } },
      { $set: { receiptOwed: now } },
      { sort: { receiptOwed: 1 }, returnDocument: 'after', projection },
    ) as Promise<OwedReceipt | null>
  }

  /** All asks that have owed one since before that instant. */
  async since(before: string): Promise<string[]> {
    const owing = await this.rows.find({ receiptOwed: { $lt: before } }, { projection: { _id: 1 } }).toArray()
    return owing.map(({ _id }) => _id)
  }

  /**
   * Guarded by revision and mark: what changed in between is still owed. Those that share both share a command, as do
   * answers that were written together: to find each row by a command of its own costs as much as to change it. No
   * majority is waited for, since answers are waiting for theirs: a mark that comes back with another primary has the
   * same shown once more.
   */
  async shown(receipts: readonly OwedReceipt[]): Promise<void> {
    if (receipts.length === 0) return
    const alike = groupedBy(receipts, ({ revision, receiptOwed }) => `${revision} ${receiptOwed}`)
    await this.rows.bulkWrite(
      [...alike.values()].flatMap(([first, ...others]) => (first ? [unmark(first, others)] : [])),
      { ordered: false, writeConcern: { w: 1 } },
    )
  }
}

function unmark({ _id, revision, receiptOwed }: OwedReceipt, alike: readonly OwedReceipt[]) {
  const asks = [_id, ...alike.map((receipt) => receipt._id)]
  return {
    updateMany: {
      filter: { _id: { $in: asks }, revision, receiptOwed },
      update: { $unset: { receiptOwed: '' as const } },
    },
  }
}
