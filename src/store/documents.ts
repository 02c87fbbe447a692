import type { Db, PushOperator } from 'mongodb'
import type { Approval } from '../domain/cycle.js'
import type { ControlledDocument, DocumentId } from '../domain/document.js'
import { Definitions, definitionIndexes } from './definitions.js'
import { newEvent } from './events.js'
import { withoutOutbox } from './outbox.js'

export const documentIndexes = definitionIndexes('document')

/** Scope, context and objectives, version by version, as they were imported, and which of them were approved. */
export class Documents extends Definitions<ControlledDocument> {
  constructor(db: Db) {
    super(db, 'documents', 'document')
  }

  /** The version that was approved last. */
  approved(document: DocumentId): Promise<ControlledDocument | null> {
    return this.lastApproved({ document })
  }

  /** What holds: the version that was approved last; before any was, the newest. */
  async holding(document: DocumentId): Promise<ControlledDocument | null> {
    return (await this.approved(document)) ?? this.newest(document)
  }

  /** The one that was approved last before this one was made. */
  approvedBefore({
    document,
    sequence,
  }: Pick<ControlledDocument, 'document' | 'sequence'>): Promise<ControlledDocument | null> {
    return this.lastApproved({ document, sequence: { $lt: sequence } })
  }

  private lastApproved(which: object): Promise<ControlledDocument | null> {
    return this.versions.findOne<ControlledDocument>(
      { ...which, approved: { $exists: true } },
      { ...withoutOutbox, sort: { sequence: -1 } },
    )
  }

  /** Once: a second attempt leaves the first as it is. */
  async approve({ _id, version, hash }: ControlledDocument, approval: Approval, at: string): Promise<void> {
    const { event } = newEvent({
      type: 'document.approved',
      at,
      actor: { kind: 'steward' },
      through: { kind: 'workflow', process: 'approval' },
      about: { collection: 'documents', id: _id, version, hash },
      data: { decision: approval.decision },
    })
    await this.versions.updateOne(
      { _id, approved: { $exists: false } },
      { $set: { approved: approval }, $push: { outbox: event } as PushOperator<ControlledDocument> },
    )
  }
}
