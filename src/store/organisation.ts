import type { Collection, Db } from 'mongodb'
import type { Organisation } from '../domain/organisation.js'
import { gathered } from './gathered.js'

const theOnly = 'organisation'

/** The one document that says what `organisation.yaml` said at the last import. */
export class OrganisationStore {
  private readonly organisation: Collection<Organisation>
  readonly #readForAll = gathered<typeof theOnly, Organisation | null>(async (readers) => {
    const organisation = await this.organisation.findOne<Organisation>({ _id: theOnly })
    return readers.map(() => organisation)
  })

  constructor(db: Db) {
    this.organisation = db.collection('organisation')
  }

  /** Null before the first import. Every click asks for it. */
  read(): Promise<Organisation | null> {
    return this.#readForAll(theOnly)
  }

  async write(organisation: Organisation): Promise<void> {
    await this.organisation.replaceOne({ _id: theOnly }, organisation, { upsert: true })
  }
}
