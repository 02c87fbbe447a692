import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Requirements } from '../store/requirements.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Reviews of requirements in the calendar. */
export function requirementReviewProgrammes(tools: { requirements: Requirements }): SubjectsOfProcess {
  return definedProgrammes(
    tools.requirements,
    REVIEW_SLOT,
    ({ requirementReview }) => requirementReview.calendar,
  )
}
