import type { Starter } from './answers.js'
import { starterApprovals } from './approvals.js'
import { starterCalendar } from './calendar.js'
import { starterChecks } from './checks.js'
import { starterContext, starterObjectives, starterScope } from './documents.js'
import { starterPeople } from './people.js'
import { starterPolicies, starterPolicy, starterTranslation } from './policy.js'
import { starterReadme } from './readme.js'
import { starterCriteria, starterRisks } from './risks.js'
import { starterSettings } from './settings.js'

/** The files of a new folder by their names in it; valid as they stand. */
export function starterFiles(starter: Starter): ReadonlyMap<string, string> {
  const policies = starter.languages.flatMap((language, index): [string, string][] => {
    const policy = starterPolicies.get(language)
    if (!policy) return []
    return index === 0
      ? [['policies/information-security.md', starterPolicy(policy, language, starter)]]
      : [[`policies/information-security.${language}.md`, starterTranslation(policy, language, starter)]]
  })
  return new Map([
    ['organisation.yaml', starterSettings(starter)],
    ['people.csv', starterPeople],
    ...starterScope(starter),
    ['context.yaml', starterContext(starter)],
    ['objectives.yaml', starterObjectives(starter)],
    ['calendar.yaml', starterCalendar],
    ['checks.yaml', starterChecks(starter)],
    ['approvals.yaml', starterApprovals(starter)],
    ['risk-criteria.yaml', starterCriteria(starter)],
    ['risks.yaml', starterRisks(starter)],
    ...policies,
    ['README.md', starterReadme(starter)],
  ])
}
