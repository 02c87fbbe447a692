import type { Db } from 'mongodb'
import { SOA, type Statement } from '../domain/statement.js'
import { ApprovedDefinitions } from './approved-definitions.js'
import { definitionIndexes } from './definitions.js'
import { withoutOutbox } from './outbox.js'

export const statementIndexes = definitionIndexes('statement')

/** The statement of applicability, version by version, as it was imported, and which of them were approved. */
export class Statements extends ApprovedDefinitions<Statement> {
  constructor(db: Db) {
    super(db, 'statements', 'statement')
  }

  current(): Promise<Statement | null> {
    return this.newest(SOA)
  }

  /** Which controls it states; null where there is none. */
  async controlIds(): Promise<Set<string> | null> {
    const current = await this.versions.findOne<Pick<Statement, 'controls'>>(
      { statement: SOA },
      { projection: { 'controls.id': 1 }, sort: { sequence: -1 } },
    )
    return current && new Set(current.controls.map(({ id }) => id))
  }

  /** The one that was approved last. */
  approved(): Promise<Statement | null> {
    return this.lastApproved(SOA)
  }

  /** The one that was approved last before this one was made. */
  approvedBefore({ sequence }: Pick<Statement, 'sequence'>): Promise<Statement | null> {
    return this.lastApproved(SOA, sequence)
  }

  bySequence(sequence: number): Promise<Statement | null> {
    return this.versions.findOne<Statement>({ statement: SOA, sequence }, withoutOutbox)
  }

  /** Those that stood at any time since then (ISO 8601 UTC), the newest first. */
  async since(since: string): Promise<Statement[]> {
    const before = await this.versions.findOne<Pick<Statement, 'sequence'>>(
      { statement: SOA, importedAt: { $lt: since } },
      { projection: { sequence: 1 }, sort: { sequence: -1 } },
    )
    return this.versions
      .find<Statement>({ statement: SOA, sequence: { $gte: before?.sequence ?? 0 } }, withoutOutbox)
      .sort({ sequence: -1 })
      .toArray()
  }
}
