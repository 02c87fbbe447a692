import type { Collection, Db } from 'mongodb'
import type { Platform } from '../domain/person.js'

/** A picture as its platform keeps it. It is drawn anew from the record each time, so that none is kept here. */
interface BroughtPicture {
  /** `<platform>/<hash>`: the same drawing is brought once. */
  _id: string
  v: 1
  /** The platform's name of it. */
  file: string
  /** Whether the platform can show it by now. */
  ready: boolean
}

export class Pictures {
  private readonly rows: Collection<BroughtPicture>

  constructor(db: Db) {
    this.rows = db.collection<BroughtPicture>('pictures')
  }

  /** Those of these that the platform has, by their hash. */
  async of(
    platform: Platform,
    hashes: readonly string[],
  ): Promise<Map<string, { file: string; ready: boolean }>> {
    const rows = await this.rows.find({ _id: { $in: hashes.map((hash) => idOf(platform, hash)) } }).toArray()
    return new Map(rows.map(({ _id, file, ready }) => [_id.slice(platform.length + 1), { file, ready }]))
  }

  /** Where two bring the same picture at once, the second takes the place of the first: both can be shown. */
  async brought(platform: Platform, hash: string, file: string): Promise<void> {
    await this.rows.replaceOne({ _id: idOf(platform, hash) }, { v: 1, file, ready: false }, { upsert: true })
  }

  async ready(platform: Platform, hash: string, file: string): Promise<void> {
    await this.rows.updateOne({ _id: idOf(platform, hash), file }, { $set: { ready: true } })
  }

  /** The platform has lost these: they are brought again when they are shown next. */
  async forget(platform: Platform, hashes: readonly string[]): Promise<void> {
    await this.rows.deleteMany({ _id: { $in: hashes.map((hash) => idOf(platform, hash)) } })
  }
}

function idOf(platform: Platform, hash: string): string {
  return `${platform}/${hash}`
}
