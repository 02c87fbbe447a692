import type { PersonId } from './person.js'

/** Something that could be better (10.1): a finding, or what the ISMS lead kept as such. */
export interface Opportunity {
  /** `finding-12` or `nc-7` */
  id: string
  what: string
  criterion: string | null
  /** Null: Steward proposed it. */
  by: PersonId | null
  /** ISO 8601 UTC */
  at: string
  owner: PersonId | null
}
