import { z } from 'zod'
import type { Remedies } from '../yaml-file.js'

const Column = z.string().trim().min(1).max(80)

/** `lms` of a course: what the columns of a learning system's list are called. */
export const LmsFields = z.strictObject({
  person: Column,
  completedOn: Column,
  score: Column.optional(),
})
export type LmsFields = z.infer<typeof LmsFields>

export const lmsRemedies: Remedies = {
  'courses.lms': 'Write `person` and `completedOn` below it, indented, and `score` where there is one.',
  'courses.lms.person':
    'Write what the column is called in which the address of a person stands, or their id in people.csv.',
  'courses.lms.completedOn':
    'Write what the column is called in which the day stands on which it was completed.',
  'courses.lms.score': 'Write what the column is called in which the result stands, or leave it out.',
}
