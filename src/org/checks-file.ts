import { z } from 'zod'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { PersonKey } from './fields.js'
import { ruleIn } from './recurrence-fields.js'

/** One check. Owner and confirmer are ids in `people.csv`. */
export interface CheckEntry extends DefinitionEntry {
  lookAt: Texts
  /** A person, or {@link ISMS_LEAD}; null where nobody confirms. */
  confirmedBy: string | null
}

/** Whoever that is when it is to be confirmed. */
export const ISMS_LEAD = 'isms-lead'

const Entry = z
  .strictObject({ ...definitionFields, lookAt: inLanguages(1_000), confirmedBy: PersonKey.optional() })
  .transform(({ every, on, dates, from, country, confirmedBy, ...entry }, context): CheckEntry => {
    const rule = ruleIn({ every, on, dates, from }, 'a check', context)
    if (!rule) return z.NEVER
    return { ...entry, rule, confirmedBy: confirmedBy ?? null, country: country ?? null }
  })

/** `checks.yaml`: the small recurring duties that show that a control works. */
export const checksFile = definitionsFile('checks', Entry, {
  ...definitionRemedies('checks', 'restore-test'),
  'checks.lookAt':
    'Write what whoever makes the check looks at, at most 1,000 characters, or one such text per language.',
  'checks.owner': 'Write the id of the person in people.csv who makes the check.',
  'checks.confirmedBy': `Write the id of a second person in people.csv, or ${ISMS_LEAD}; leave it out where nobody confirms.`,
})
