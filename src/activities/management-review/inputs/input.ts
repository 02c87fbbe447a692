import type { PackSection, Period } from '../../../domain/review-pack.js'
import type { ReviewAtHand } from '../look.js'

/** What a section of the pack is made for. */
export interface PackFor extends Pick<ReviewAtHand, 'definition' | 'organisation'> {
  meeting: ReviewAtHand['state']['meeting']
  period: Period
  before: Period
  /** ISO 8601 UTC. */
  asOf: string
}

/** What the record holds about one input. What is not recorded is left out, or null: never 0. */
export type Recorded = Partial<Pick<PackSection, 'figures' | 'items' | 'names' | 'more'>>

export type Provide<Tools> = (tools: Tools, about: PackFor) => Promise<Recorded>
