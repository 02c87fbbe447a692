import { EXTRACT_SLOT } from '../domain/access-review.js'
import type { Systems } from '../store/systems.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Reviews of access in the calendar: many answer, and are counted. */
export function accessReviewProgrammes(tools: { systems: Systems }): SubjectsOfProcess {
  const defined = definedProgrammes(tools.systems, EXTRACT_SLOT, ({ accessReview }) => ({
    ...accessReview.calendar,
    answered: {},
  }))
  return { ...defined, answers: null }
}
