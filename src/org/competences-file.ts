import { z } from 'zod'
import { type CompetenceGround, competenceGrounds } from '../domain/competence.js'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
  inLanguages,
  type Texts,
} from './definition-fields.js'
import { Identifier, PersonKey, wholeNumber } from './fields.js'
import { ruleIn } from './recurrence-fields.js'

/** What one role demands; its owner assesses, and holders are ids in `people.csv`. */
export interface CompetenceEntry extends DefinitionEntry {
  holders: string[]
  requires: { id: string; text: Texts; by: CompetenceGround; course?: string | undefined }[]
  verdictAfterMonths: number
}

/** One form asks about all that a role demands. */
const MOST_REQUIRED = 8
/** As many as a review can ask about one by one. */
const MOST_HOLDERS = 50

const Required = z.strictObject({
  id: Identifier,
  text: inLanguages(120),
  by: z.enum(competenceGrounds),
  course: Identifier.optional(),
})

const Entry = z
  .strictObject({
    ...definitionFields,
    controls: definitionFields.controls.default(['7.2']),
    holders: z
      .array(PersonKey)
      .min(1)
      .max(MOST_HOLDERS)
      .transform((holders) => [...new Set(holders)]),
    requires: z.array(Required).min(1).max(MOST_REQUIRED),
    verdictAfterMonths: wholeNumber(1, 24).default(3),
  })
  .transform(({ every, on, dates, from, country, ...entry }, context): CompetenceEntry => {
    const rule = ruleIn({ every, on, dates, from }, 'a competence', context)
    return rule ? { ...entry, rule, country: country ?? null } : z.NEVER
  })

/** `competences.yaml`: what whoever holds a role has to know or be able to do (7.2). */
export const competencesFile = definitionsFile('competences', Entry, {
  ...definitionRemedies('competences', 'internal-auditor'),
  'competences.owner': 'Write the id of the person in people.csv who assesses whoever holds it.',
  'competences.holders': `Write a list of at most ${MOST_HOLDERS} ids in people.csv, such as [niamh.doyle].`,
  'competences.requires': `Write a list of 1 to ${MOST_REQUIRED} requirements, each with id, text and by.`,
  'competences.requires.id':
    'Write lower-case letters, digits and hyphens, such as iso-27001; it stays for ever.',
  'competences.requires.text':
    'Write what they have to know or be able to do, at most 120 characters, or one such text per language.',
  'competences.requires.by': `Write on what it rests: ${competenceGrounds.join(', ')}.`,
  'competences.requires.course': 'Write the id of the course whose completion shows it, or leave it out.',
  'competences.verdictAfterMonths':
    'Write after how many months it is asked whether what was done about a gap worked: 1 to 24.',
})
