import { randomBytes } from 'node:crypto'
import type { Collection, Db } from 'mongodb'

/** A way to answer one interaction without a token, for a while and a few times. */
interface ResponseUrl {
  /** The secret in the address. */
  _id: string
  account: string
  channel: string
  /** The message that was clicked; null for a command. */
  messageTs: string | null
  openedAt: Date
  uses: number
}

type Use = { ok: true; row: ResponseUrl } | { ok: false; error: 'used_url' | 'expired_url' }

const LIFETIME_MS = 30 * 60_000
const MOST_USES = 5

export class ResponseUrls {
  readonly #rows: Collection<ResponseUrl>
  readonly #now: () => Date

  constructor(db: Db, now: () => Date) {
    this.#rows = db.collection('responseUrls')
    this.#now = now
  }

  async open(account: string, channel: string, messageTs: string | null): Promise<string> {
    const secret = randomBytes(18).toString('base64url')
    await this.#rows.insertOne({
      _id: secret,
      account,
      channel,
      messageTs,
      openedAt: this.#now(),
      uses: 0,
    })
    return secret
  }

  /** Counts one use; says why not if it is used up, too old or unknown (which Slack calls expired). */
  async use(secret: string): Promise<Use> {
    const oldest = new Date(this.#now().getTime() - LIFETIME_MS)
    const row = await this.#rows.findOneAndUpdate(
      { _id: secret, uses: { $lt: MOST_USES }, openedAt: { $gt: oldest } },
      { $inc: { uses: 1 } },
      { returnDocument: 'after' },
    )
    if (row !== null) return { ok: true, row }
    const spent = await this.#rows.countDocuments({ _id: secret, openedAt: { $gt: oldest } })
    return { ok: false, error: spent > 0 ? 'used_url' : 'expired_url' }
  }
}
