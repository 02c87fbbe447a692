import type { Db } from 'mongodb'
import type { RiskInFull } from '../domain/risk.js'
import { CRITERIA, type RiskCriteria } from '../domain/risk-criteria.js'
import { Definitions, definitionId, definitionIndexes } from './definitions.js'

export const riskCriteriaIndexes = definitionIndexes('criteria')

type Assessed = Pick<RiskInFull, 'assessment'> & Partial<Pick<RiskInFull, 'earlier'>>

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

  /**
   * By version: of all these assessments of risks, also of the earlier ones where they are there.
   *
   * @param read What need not be read again.
   */
  async ofRisks(
    risks: readonly Assessed[],
    read: readonly RiskCriteria[] = [],
  ): Promise<ReadonlyMap<string, RiskCriteria>> {
    const versions = new Set(
      risks.flatMap(({ assessment, earlier = [] }) =>
        [assessment, ...earlier].map(({ criteria }) => criteria),
      ),
    )
    for (const { version } of read) versions.delete(version)
    const ids = [...versions].map((version) => definitionId(CRITERIA, version))
    const found =
      ids.length === 0 ? [] : await this.versions.find<RiskCriteria>({ _id: { $in: ids } }).toArray()
    return new Map([...read, ...found].map((criteria) => [criteria.version, criteria]))
  }
}
