import { z } from 'zod'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
  inLanguages,
  prose,
  type Texts,
} from './definition-fields.js'
import { ruleIn } from './recurrence-fields.js'

export interface RequirementEntry extends DefinitionEntry {
  /** The law, contract or standard, and the place in it. */
  source: string
  demands: Texts
}

const Entry = z
  .strictObject({ ...definitionFields, source: prose(200), demands: inLanguages(1_000) })
  .transform(({ every, on, dates, from, country, ...entry }, context): RequirementEntry => {
    const rule = ruleIn({ every, on, dates, from }, 'a requirement', context)
    return rule ? { ...entry, rule, country: country ?? null } : z.NEVER
  })

/** `requirements.yaml`: what laws, contracts and standards demand of the organisation (A.5.31). */
export const requirementsFile = definitionsFile('requirements', Entry, {
  ...definitionRemedies('requirements', 'breach-notification'),
  'requirements.source':
    'Write the law, contract or standard and the place in it, at most 200 characters, such as GDPR, Article 33.',
  'requirements.demands': 'Write what it demands, at most 1,000 characters, or one such text per language.',
  'requirements.owner': 'Write the id of the person in people.csv who reviews it.',
})
