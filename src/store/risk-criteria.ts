import type { Db } from 'mongodb'
import type { Decision } from '../domain/decision.js'
import type { Assessment, Risk, RiskInFull } from '../domain/risk.js'
import { criteriaOfRequest } from '../domain/risk-acceptance.js'
import { CRITERIA, type Reading, type RiskCriteria, readingOf } from '../domain/risk-criteria.js'
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

  /** Those by which it was asked of whom whether a risk may be accepted. */
  ofRequest(decision: Pick<Decision, 'facts'>, assessment: Assessment): Promise<RiskCriteria | null> {
    return this.ofVersion(criteriaOfRequest(decision, assessment))
  }

  /** The same of many, by the decision's id, each about one of these risks. */
  async ofRequests(
    decisions: readonly Pick<Decision, '_id' | 'subject' | 'facts'>[],
    risks: ReadonlyMap<string, Risk>,
  ): Promise<ReadonlyMap<string, RiskCriteria>> {
    const versions = new Map(
      decisions.flatMap((decision) => {
        const risk = risks.get(decision.subject.id)
        return risk ? [[decision._id, criteriaOfRequest(decision, risk.assessment)] as const] : []
      }),
    )
    const made = await this.ofVersions(new Set(versions.values()))
    return new Map(
      [...versions].flatMap(([id, version]) => {
        const criteria = made.get(version)
        return criteria ? [[id, criteria] as const] : []
      }),
    )
  }

  /** How each of these is read today, by its id; one whose criteria are not in force yet is not among them. */
  async readings(risks: readonly Pick<Risk, '_id' | 'assessment'>[]): Promise<ReadonlyMap<string, Reading>> {
    const inForce = await this.inForce()
    if (!inForce) return new Map()
    const made = await this.ofRisks(
      risks.map(({ assessment }) => ({ assessment })),
      [inForce],
    )
    return new Map(
      risks.flatMap(({ _id, assessment: { criteria, current } }) => {
        const madeBy = made.get(criteria)
        return madeBy ? [[_id, readingOf(current, madeBy, inForce)] as const] : []
      }),
    )
  }

  /** The same of one; null: its criteria are not in force yet. */
  async readingOf(risk: Pick<Risk, '_id' | 'assessment'>): Promise<Reading | null> {
    return (await this.readings([risk])).get(risk._id) ?? null
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
    return this.ofVersions(versions, read)
  }

  private async ofVersions(
    versions: ReadonlySet<string>,
    read: readonly RiskCriteria[] = [],
  ): Promise<ReadonlyMap<string, RiskCriteria>> {
    const known = new Map(read.map((criteria) => [criteria.version, criteria]))
    const ids = [...versions].flatMap((version) =>
      known.has(version) ? [] : [definitionId(CRITERIA, version)],
    )
    const found =
      ids.length === 0 ? [] : await this.versions.find<RiskCriteria>({ _id: { $in: ids } }).toArray()
    return new Map([...known.values(), ...found].map((criteria) => [criteria.version, criteria]))
  }
}
