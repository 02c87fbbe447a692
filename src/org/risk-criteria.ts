import type { CriteriaText, RiskCriteria } from '../domain/risk-criteria.js'
import { type TextsAt, textsIn } from './definition-fields.js'
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

/** The same by the ids that people have on record. */
export function criteriaOf({ authority, ...text }: CriteriaDraft, ids: PersonIds): CriteriaText {
  return { ...text, authority: authority.map(({ who, ...each }) => ({ ...each, who: seatOf(who, ids) })) }
}
