import type { Db } from 'mongodb'
import { CRITERIA, type RiskCriteria } from '../domain/risk-criteria.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const riskCriteriaIndexes = definitionIndexes('criteria')

/** By what risks are judged, version by version: an assessment is read by those of its day. */
export class RiskCriteriaStore extends Definitions<RiskCriteria> {
  constructor(db: Db) {
    super(db, 'risk-criteria', 'criteria')
  }

  /** Null before any have been imported. */
  inForce(): Promise<RiskCriteria | null> {
    return this.newest(CRITERIA)
  }

  ofVersion(version: string): Promise<RiskCriteria | null> {
    return this.byVersion(CRITERIA, version)
  }
}
