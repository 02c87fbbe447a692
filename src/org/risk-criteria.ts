import { CRITERIA, criteriaHash, type RiskCriteria } from '../domain/risk-criteria.js'
import type { RiskCriteriaStore } from '../store/risk-criteria.js'
import { compareDefinitions, newVersions } from './compare-definitions.js'
import { type TextsAt, textsIn } from './definition-fields.js'
import type { DefinitionChange } from './definition-kind.js'
import { checkIds } from './definitions.js'
import type { PersonIds } from './person-ids.js'
import type { Findings } from './problems.js'
import type { CriteriaEntry, CriteriaFile, ScaleEntry } from './risk-criteria-file.js'
import { checkSeat, type SeatsKnown, seatOf } from './seats.js'
import type { OrganisationSettings } from './settings.js'

/** The criteria as the folder has them: people stand in them by their id in `people.csv`. */
export interface CriteriaDraft
  extends Pick<RiskCriteria, 'likelihood' | 'consequence' | 'levels' | 'appetite'> {
  authority: CriteriaEntry['authority']
}

export function assembleCriteria(
  { entry, yaml }: CriteriaFile,
  settings: OrganisationSettings,
  findings: Findings,
): CriteriaDraft | undefined {
  if (!entry) return undefined
  const textsAt = textsIn(yaml, settings, findings)
  const { levels, appetite, authority } = entry
  return {
    likelihood: scaleOf('likelihood', entry.likelihood, textsAt),
    consequence: scaleOf('consequence', entry.consequence, textsAt),
    levels: levels.map((level, index) => ({
      ...level,
      title: textsAt(['levels', index, 'title'], level.title),
    })),
    ...{ appetite, authority },
  }
}

function scaleOf(scale: string, steps: readonly ScaleEntry[], textsAt: TextsAt): RiskCriteria['likelihood'] {
  return steps.map(({ title, means }, index) => ({
    title: textsAt([scale, index, 'title'], title),
    means: textsAt([scale, index, 'means'], means),
  }))
}

/** Who accepts what is there, and in chat. Found whatever else of the file cannot be read. */
export function checkCriteria(
  { yaml }: Pick<CriteriaFile, 'yaml'>,
  known: SeatsKnown,
  findings: Findings,
): void {
  checkIds(yaml, ['levels'], 'level', findings)
  for (const authority of yaml.entriesOf(['authority']))
    checkSeat(yaml, [...authority, 'who'], known, findings)
}

/** Without the file, the criteria on record stand. */
export async function compareCriteria(
  draft: CriteriaDraft | undefined,
  record: RiskCriteriaStore,
  ids: PersonIds,
  asOf: string,
): Promise<DefinitionChange[]> {
  const compared = await compareDefinitions(
    draft ? [draft] : [],
    () => CRITERIA,
    record,
    asOf,
    ({ authority, ...text }, numbered): RiskCriteria => {
      const decided = {
        ...text,
        authority: authority.map(({ who, ...each }) => ({ ...each, who: seatOf(who, ids) })),
      }
      return { ...numbered, criteria: CRITERIA, ...decided, hash: criteriaHash(decided) }
    },
  )
  return [
    newVersions({ counted: 'riskCriteriaDefined', what: 'Criteria for risks defined' }, compared, record),
  ]
}
