import type { Collection, Db } from 'mongodb'
import type { CycleRecord } from '../domain/record.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

export class Records {
  private readonly rows: Collection<CycleRecord & WithOutbox>

  constructor(db: Db) {
    this.rows = db.collection<CycleRecord & WithOutbox>('records')
  }

  async byCycle(cycle: string): Promise<CycleRecord | null> {
    return this.rows.findOne({ _id: cycle }, withoutOutbox)
  }

  /** Made once: a second attempt leaves the first as it is. */
  async make(record: CycleRecord): Promise<void> {
    const { event } = newEvent({
      type: 'record.made',
      at: record.closedAt,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: record.process },
      about: {
        collection: 'records',
        id: record._id,
        version: record.subject.version,
        hash: record.subject.hash,
      },
      data: {
        ...record.completion,
        ...(record.joiners ? { joined: record.joiners.asked, joinedAnswered: record.joiners.answered } : {}),
        ...(record.carriedOver === undefined ? {} : { carriedOver: record.carriedOver }),
        ...(record.right === undefined ? {} : { right: record.right }),
        ...(record.approval ? { approval: record.approval.decision } : {}),
        linesHash: record.linesHash,
      },
    })
    await this.rows.updateOne(
      { _id: record._id },
      { $setOnInsert: { ...record, outbox: [event] } },
      { upsert: true },
    )
  }
}
