import type { Db } from 'mongodb'
import {
  AUDITS,
  type AuditProgramme,
  defaultRules,
  type ProgrammeRules,
  stricterOf,
} from '../domain/audit-programme.js'
import { ApprovedDefinitions } from './approved-definitions.js'
import { definitionIndexes } from './definitions.js'
import { withoutOutbox } from './outbox.js'

export const auditProgrammeIndexes = definitionIndexes('programme')

/** The programme of audits, version by version, as it was imported, and which of them were approved. */
export class AuditProgrammes extends ApprovedDefinitions<AuditProgramme> {
  constructor(db: Db) {
    super(db, 'audit-programmes', 'programme')
  }

  current(): Promise<AuditProgramme | null> {
    return this.newest(AUDITS)
  }

  bySequence(sequence: number): Promise<AuditProgramme | null> {
    return this.versions.findOne<AuditProgramme>({ programme: AUDITS, sequence }, withoutOutbox)
  }

  /** The oldest one. */
  first(): Promise<AuditProgramme | null> {
    return this.versions.findOne<AuditProgramme>(
      { programme: AUDITS },
      { ...withoutOutbox, sort: { sequence: 1 } },
    )
  }

  /** The one that top management approved last. */
  approved(): Promise<AuditProgramme | null> {
    return this.lastApproved(AUDITS)
  }

  /**
   * By what audits are planned and who may do them: what top management approved last, else what stands where nothing is
   * said. What was imported since and is not approved may ask for more, and for nothing less.
   */
  async rulesInForce(): Promise<ProgrammeRules> {
    const [approved, current] = await Promise.all([this.approved(), this.current()])
    const rules = approved?.rules ?? defaultRules
    return current && !current.approved ? stricterOf(rules, current.rules) : rules
  }

  /** The one that was approved last before this one was made. */
  approvedBefore({ sequence }: Pick<AuditProgramme, 'sequence'>): Promise<AuditProgramme | null> {
    return this.lastApproved(AUDITS, sequence)
  }
}
