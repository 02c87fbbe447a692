import type { Db } from 'mongodb'
import type { PersonId } from '../domain/person.js'
import type { System } from '../domain/system.js'
import { Definitions, definitionIndexes } from './definitions.js'

export const systemIndexes = definitionIndexes('system')

/** The systems whose access is reviewed, as they were imported. */
export class Systems extends Definitions<System> {
  constructor(db: Db) {
    super(db, 'systems', 'system')
  }

  /** Who reviews where nobody inside is independent is not part of what is decided on. */
  async outsiderIs(id: string, outsider: PersonId | null): Promise<void> {
    await this.versions.updateOne({ _id: id }, { $set: { outsider } })
  }
}
