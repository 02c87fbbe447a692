import type { Db } from 'mongodb'
import type { ControlledDocument, DocumentId } from '../domain/document.js'
import { ApprovedDefinitions } from './approved-definitions.js'
import { definitionIndexes } from './definitions.js'

export const documentIndexes = definitionIndexes('document')

/** Scope, context and objectives, version by version, as they were imported, and which of them were approved. */
export class Documents extends ApprovedDefinitions<ControlledDocument> {
  constructor(db: Db) {
    super(db, 'documents', 'document')
  }

  /** The version that was approved last. */
  approved(document: DocumentId): Promise<ControlledDocument | null> {
    return this.lastApproved(document)
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
    return this.lastApproved(document, sequence)
  }
}
