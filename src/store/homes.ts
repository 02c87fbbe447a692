import type { Collection, Db } from 'mongodb'
import type { PersonId, Platform } from '../domain/person.js'

/** That a person has looked at their App Home: from then on it is worth keeping up to date. */
interface HomeRow {
  /** `<platform>/<person>` */
  _id: string
  v: 1
  openedAt: string
}

export class Homes {
  private readonly rows: Collection<HomeRow>

  constructor(db: Db) {
    this.rows = db.collection<HomeRow>('homes')
  }

  /** Twice is the same as once. */
  async opened(person: PersonId, platform: Platform, at: string): Promise<void> {
    await this.rows.updateOne(
      { _id: `${platform}/${person}` },
      { $setOnInsert: { v: 1, openedAt: at } },
      { upsert: true },
    )
  }

  async wasOpened(person: PersonId, platform: Platform): Promise<boolean> {
    return (await this.rows.countDocuments({ _id: `${platform}/${person}` }, { limit: 1 })) === 1
  }
}
