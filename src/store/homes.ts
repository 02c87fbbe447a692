import type { Collection, Db } from 'mongodb'
import type { Platform } from '../domain/person.js'
import { FOR_OTHERS_MS, gathered } from './gathered.js'

/** That somebody has looked at their App Home: from then on it is worth keeping up to date. */
interface HomeRow {
  /** `<platform>/<team>/<user>` */
  _id: string
  v: 1
  openedAt: string
}

/** Whose home it is, as the platform names them. */
interface Resident {
  platform: Platform
  team: string
  user: string
}

export class Homes {
  private readonly rows: Collection<HomeRow>
  readonly #wereOpened = gathered<string, boolean>(async (homes) => {
    const opened = new Set(await this.rows.distinct('_id', { _id: { $in: [...homes] } }))
    return homes.map((home) => opened.has(home))
  }, FOR_OTHERS_MS)

  constructor(db: Db) {
    this.rows = db.collection<HomeRow>('homes')
  }

  /** Twice is the same as once. */
  async opened(resident: Resident, at: string): Promise<void> {
    await this.rows.updateOne(
      { _id: homeOf(resident) },
      { $setOnInsert: { v: 1, openedAt: at } },
      { upsert: true },
    )
  }

  /** Every click asks for it. */
  wasOpened(resident: Resident): Promise<boolean> {
    return this.#wereOpened(homeOf(resident))
  }
}

function homeOf({ platform, team, user }: Resident): string {
  return `${platform}/${team}/${user}`
}
