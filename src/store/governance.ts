import type { Collection, Db, IndexDescription, PushOperator } from 'mongodb'
import { type Proposal, proposalHash } from '../domain/governance.js'
import { isDuplicateKey } from './duplicate-key.js'
import { newEvent } from './events.js'
import { type WithOutbox, withoutOutbox } from './outbox.js'

type ProposalRow = Proposal & WithOutbox

export const governanceIndexes: IndexDescription[] = [
  { name: 'version', key: { version: -1 }, unique: true },
  { name: 'state', key: { state: 1, version: -1 } },
]

/** What was ever proposed of what governs the ISMS, and what of it was put in force. */
export class Governance {
  private readonly rows: Collection<ProposalRow>

  constructor(db: Db) {
    this.rows = db.collection<ProposalRow>('governance')
  }

  newest(): Promise<Proposal | null> {
    return this.rows.findOne<Proposal>({}, { sort: { version: -1 }, ...withoutOutbox })
  }

  byVersion(version: string): Promise<Proposal | null> {
    return this.rows.findOne<Proposal>({ _id: `governance/${version}` }, withoutOutbox)
  }

  /** The one after this one. Null: another import proposed something at the same moment. */
  async propose(
    content: Pick<Proposal, 'proposed' | 'replaces' | 'salt'>,
    after: Pick<Proposal, 'version'> | null,
    at: string,
  ): Promise<Proposal | null> {
    const version = (after?.version ?? 0) + 1
    const proposal: Proposal = {
      ...{ _id: `governance/${version}`, v: 1, version },
      ...{ ...content, hash: proposalHash(content), proposedAt: at, state: 'proposed' },
    }
    try {
      await this.rows.insertOne({ ...proposal })
      return proposal
    } catch (error) {
      if (isDuplicateKey(error)) return null
      throw error
    }
  }

  /** It was approved and is about to be written. False: it is not what waits for that. */
  async begin({ _id }: Pick<Proposal, '_id'>, decision: string): Promise<boolean> {
    const { matchedCount } = await this.rows.updateOne(
      { _id, state: 'proposed' },
      { $set: { state: 'taking-effect', decision } },
    )
    return matchedCount === 1
  }

  /** All of it is written. Twice is the same as once. */
  async putInForce({ _id, hash }: Proposal, decision: string, at: string): Promise<void> {
    const { event } = newEvent({
      type: 'governance.put-in-force',
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'approval' },
      about: { collection: 'governance', id: _id, hash },
      data: { decision },
    })
    await this.rows.updateOne(
      { _id, state: 'taking-effect' },
      { $set: { state: 'in-force' }, $push: { outbox: event } as PushOperator<ProposalRow> },
    )
  }
}
