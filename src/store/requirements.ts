import type { Db } from 'mongodb'
import type { Requirement } from '../domain/requirement.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const requirementIndexes = definitionIndexes('requirement')

/** What laws, contracts and standards demand, as it was imported. */
export class Requirements extends Definitions<Requirement> {
  constructor(db: Db) {
    super(db, 'requirements', 'requirement')
  }
}
