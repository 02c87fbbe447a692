import type { Db } from 'mongodb'
import type { ReviewDefinition } from '../domain/management-review.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const managementReviewIndexes = definitionIndexes('review')

/** The reviews of the ISMS by top management that come round, as they were imported. */
export class ManagementReviews extends Definitions<ReviewDefinition> {
  constructor(db: Db) {
    super(db, 'management-reviews', 'review')
  }
}
