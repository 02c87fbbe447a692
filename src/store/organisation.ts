import type { Collection, Db } from 'mongodb'
import type { IsmsRoles } from '../domain/governance.js'
import type { Organisation } from '../domain/organisation.js'
import type { SoleAuthority } from '../domain/sole-authority.js'
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

  /** Who leads the ISMS and who directs the organisation is written the first time only: see {@link appoint}. */
  async write({ ismsLead, deputy, topManagement, inForce, ...settings }: Organisation): Promise<void> {
    const { _id, ...fields } = settings
    await this.organisation.updateOne(
      { _id },
      { $set: fields, $setOnInsert: { ismsLead, deputy, topManagement, inForce } },
      { upsert: true },
    )
  }

  /** Who would lead the ISMS and direct the organisation, while nobody was approved yet. */
  async nominate({ ismsLead, deputy, topManagement }: IsmsRoles): Promise<void> {
    const nobodyYet = { _id: theOnly, inForce: null } as const
    await this.organisation.updateOne(nobodyYet, { $set: { ismsLead, deputy, topManagement } })
  }

  /** From now on these decide alone on what they may, where nobody else may. */
  async giveSoleAuthority(soleAuthority: SoleAuthority[]): Promise<void> {
    await this.organisation.updateOne({ _id: theOnly }, { $set: { soleAuthority } })
  }

  async appoint(
    { ismsLead, deputy, topManagement }: IsmsRoles,
    inForce: NonNullable<Organisation['inForce']>,
  ): Promise<void> {
    await this.organisation.updateOne(
      { _id: theOnly },
      { $set: { ismsLead, deputy, topManagement, inForce } },
    )
  }
}
