import type { Collection, Db } from 'mongodb'
import type { Organisation } from '../domain/organisation.js'

/** The one document that says what `organisation.yaml` said at the last import. */
export class OrganisationStore {
  private readonly organisation: Collection<Organisation>

  constructor(db: Db) {
    this.organisation = db.collection('organisation')
  }

  /** Null before the first import. */
  read(): Promise<Organisation | null> {
    return this.organisation.findOne<Organisation>({ _id: 'organisation' })
  }

  async write(organisation: Organisation): Promise<void> {
    await this.organisation.replaceOne({ _id: 'organisation' }, organisation, { upsert: true })
  }
}
