import { randomBytes } from 'node:crypto'
import type { Collection, Db } from 'mongodb'
import type { View } from '../slack/view-schema.js'

/** A modal or an App Home as the workspace keeps it. */
export interface StoredView {
  /** Slack's view id. */
  _id: string
  /** Whose screen it stands on. */
  account: string
  surface: 'modal' | 'home'
  content: View
  /** Changes with every update, so that two updates cannot overwrite each other unseen. */
  hash: string
  root: string
  previous: string | null
  /** 0 for the root, up to 2 for what was pushed on it. */
  depth: number
  /** A closed modal stays, so that a late call can be told from a wrong one. */
  open: boolean
}

export class Views {
  readonly #rows: Collection<StoredView>
  readonly #now: () => Date

  constructor(db: Db, now: () => Date) {
    this.#rows = db.collection('views')
    this.#now = now
  }

  async prepare(): Promise<void> {
    await this.#rows.createIndex({ account: 1, surface: 1, open: 1 })
    await this.#rows.createIndex({ 'content.external_id': 1 })
  }

  /** Opens a modal: a root if `below` is null, otherwise on top of that one. */
  async open(account: string, content: View, below: StoredView | null): Promise<StoredView> {
    if (below === null) await this.closeAll(account)
    const id = newViewId()
    const row: StoredView = {
      _id: id,
      account,
      surface: 'modal',
      content,
      hash: this.#newHash(),
      root: below?.root ?? id,
      previous: below?._id ?? null,
      depth: below === null ? 0 : below.depth + 1,
      open: true,
    }
    await this.#rows.insertOne(row)
    return row
  }

  /** Puts up a person's App Home; there is one for each person. */
  async publish(account: string, content: View): Promise<StoredView> {
    const id = newViewId()
    const row = await this.#rows.findOneAndUpdate(
      { account, surface: 'home' },
      {
        $set: { content, hash: this.#newHash() },
        $setOnInsert: { _id: id, root: id, previous: null, depth: 0, open: true },
      },
      { upsert: true, returnDocument: 'after' },
    )
    if (row === null) throw new Error('An upsert returned no row')
    return row
  }

  /** Replaces an open view's content; null if it is not open, or its hash is not the expected one. */
  replace(id: string, content: View, expectedHash: string | null): Promise<StoredView | null> {
    const filter =
      expectedHash === null ? { _id: id, open: true } : { _id: id, open: true, hash: expectedHash }
    return this.#rows.findOneAndUpdate(
      filter,
      { $set: { content, hash: this.#newHash() } },
      { returnDocument: 'after' },
    )
  }

  byId(id: string): Promise<StoredView | null> {
    return this.#rows.findOne({ _id: id })
  }

  openByExternalId(externalId: string): Promise<StoredView | null> {
    return this.#rows.findOne({ 'content.external_id': externalId, open: true })
  }

  home(account: string): Promise<StoredView | null> {
    return this.#rows.findOne({ account, surface: 'home' })
  }

  /** The person's open modals, the root first; the last one is what they see. */
  stack(account: string): Promise<StoredView[]> {
    return this.#rows.find({ account, surface: 'modal', open: true }).sort({ depth: 1 }).toArray()
  }

  async close(id: string): Promise<void> {
    await this.#rows.updateOne({ _id: id }, { $set: { open: false } })
  }

  async closeAll(account: string): Promise<void> {
    await this.#rows.updateMany({ account, surface: 'modal', open: true }, { $set: { open: false } })
  }

  #newHash(): string {
    return `${Math.floor(this.#now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`
  }
}

function newViewId(): string {
  return `V${randomBytes(6).toString('hex').toUpperCase().slice(0, 10)}`
}
