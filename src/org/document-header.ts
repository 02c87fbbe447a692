import { z } from 'zod'
import type { DocumentId } from '../domain/document.js'
import type { Shift } from '../domain/recurrence.js'
import { PersonKey } from './fields.js'
import { type RecurrenceRule, recurrenceFields, recurrenceRemedies, ruleIn } from './recurrence-fields.js'
import type { Remedies, YamlFile } from './yaml-file.js'

/** What a controlled document says of itself: who sees to it, who approves it, and when it is reviewed. People are ids in `people.csv`. */
export interface DocumentHeader {
  owner: string
  /** Null: any one of top management. */
  approver: string | null
  review: ReviewRule
}

interface ReviewRule {
  rule: RecurrenceRule
  noticeDays: number
  businessDays: number
  shift: Shift
  country: string | null
}

const Review = z
  .strictObject(recurrenceFields)
  .transform(({ every, on, dates, from, country, ...review }, context): ReviewRule => {
    const rule = ruleIn({ every, on, dates, from }, 'the review', context)
    return rule ? { ...review, rule, country: country ?? null } : z.NEVER
  })

export const headerFields = {
  owner: PersonKey,
  approver: PersonKey.optional().transform((key) => key ?? null),
  review: Review,
}

export const headerRemedies: Remedies = {
  owner: 'Write the id of the person in people.csv who keeps this document up to date.',
  approver:
    'Write the id of the person of top management who approves it, or leave it out for any of top management.',
  review: 'Write when its owner reviews it, such as review: { every: 12 months, from: 2027-03-01 }.',
  ...recurrenceRemedies('review'),
}

/** One controlled document as its file has it. */
export interface DocumentSource<Content> {
  document: DocumentId
  yaml: YamlFile
  /** Undefined where a field could not be read. */
  content: (DocumentHeader & Content) | undefined
}
