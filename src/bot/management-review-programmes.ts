import { PACK_SLOT } from '../domain/review-course.js'
import type { ManagementReviews } from '../store/management-reviews.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Reviews by top management in the calendar. */
export function managementReviewProgrammes(tools: {
  managementReviews: ManagementReviews
}): SubjectsOfProcess {
  return definedProgrammes(
    tools.managementReviews,
    PACK_SLOT,
    ({ managementReview }) => managementReview.calendar,
  )
}
