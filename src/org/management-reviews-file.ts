import { z } from 'zod'
import { type AskedInput, askedInputs } from '../domain/management-review.js'
import {
  type DefinitionEntry,
  definitionFields,
  definitionRemedies,
  definitionsFile,
} from './definition-fields.js'
import { PersonKey, wholeNumber } from './fields.js'
import { ruleIn } from './recurrence-fields.js'

/** One review. Its owner prepares it and keeps the minutes; all people are ids in `people.csv`. */
export interface ReviewEntry extends DefinitionEntry {
  chair: string
  attendees: string[]
  asks: Partial<Record<AskedInput, string[]>>
}

const people = (most: number) => z.array(PersonKey).min(1).max(most)

const Entry = z
  .strictObject({
    ...definitionFields,
    controls: definitionFields.controls.default(['9.3']),
    businessDays: wholeNumber(5, 90).default(20),
    chair: PersonKey,
    attendees: people(30),
    asks: z
      .strictObject(Object.fromEntries(askedInputs.map((input) => [input, people(10).optional()])))
      .default({}),
  })
  .transform(({ every, on, dates, from, country, asks, ...entry }, context): ReviewEntry => {
    const rule = ruleIn({ every, on, dates, from }, 'a review', context)
    if (!rule) return z.NEVER
    return { ...entry, rule, country: country ?? null, asks: asks as ReviewEntry['asks'] }
  })

const LIST = 'management-reviews'

/** `management-reviews.yaml`: when top management reviews the ISMS, who leads it and who takes part (9.3). */
export const managementReviewsFile = definitionsFile(LIST, Entry, {
  ...definitionRemedies(LIST, 'yearly'),
  [`${LIST}.owner`]: 'Write the id of the person in people.csv who prepares it and keeps the minutes.',
  [`${LIST}.chair`]: 'Write the id of the person of top management in people.csv who leads it.',
  [`${LIST}.attendees`]: 'Write a list of the ids of those who take part, such as [ines.duarte].',
  [`${LIST}.businessDays`]:
    'Write how many business days before the meeting its preparation begins, from 5 to 90; the calendar has the beginning.',
  [`${LIST}.asks`]: `Write who is asked for what no record holds: { issues: [id], parties: [id], feedback: [id], opportunities: [id] }; leave out what the owner is asked for.`,
})
