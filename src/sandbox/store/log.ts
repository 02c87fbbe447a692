import { type Collection, type Db, ObjectId } from 'mongodb'
import type { MessageMetadata } from './messages.js'

/** What kind of thing went over the wire. The first row came from the app, the second went to it. */
export type LogKind =
  | 'message'
  | 'edit'
  | 'deletion'
  | 'form'
  | 'home'
  | 'file'
  | 'look-up'
  | 'command'
  | 'click'
  | 'submission'
  | 'closing'
  | 'event'

/** One request between the app and the workspace, with what came of it. */
export interface LogEntry {
  _id: ObjectId
  /** By the workspace's clock. */
  at: Date
  kind: LogKind
  /** The Web API method or `response_url`; for what went to the app, Slack's name of the payload. */
  call: string
  /** The account that it concerns; null where it concerns nobody, or several. */
  account: string | null
  /** A command's text, an action_id, a callback_id, an event's or a message's event_type. */
  verb: string | null
  /** The words of it: a message's text, a button's label, a form's title. */
  what: string
  /** The message that it concerns. */
  ts: string | null
  metadata: MessageMetadata | null
  ok: boolean
  /** As a developer reads it: "200 ok", "429 ratelimited, retry after 1 s". */
  outcome: string
  /** How long the answer took. */
  ms: number
}

/** What whoever reports a request knows of it before it is answered. */
export type Noted = Pick<LogEntry, 'kind' | 'call'> &
  Partial<Pick<LogEntry, 'account' | 'verb' | 'what' | 'ts' | 'metadata'>>

const MOST_ROWS = 2_000
const MOST_BYTES = 8_000_000
const MOST_WORDS = 300

export class Log {
  readonly #db: Db
  readonly #rows: Collection<LogEntry>
  readonly #now: () => Date

  constructor(db: Db, now: () => Date) {
    this.#db = db
    this.#rows = db.collection('log')
    this.#now = now
  }

  /** The oldest rows give way. */
  async prepare(): Promise<void> {
    const there = await this.#db.listCollections({ name: 'log' }, { nameOnly: true }).hasNext()
    if (!there) await this.#db.createCollection('log', { capped: true, size: MOST_BYTES, max: MOST_ROWS })
  }

  async add(noted: Noted, result: Pick<LogEntry, 'ok' | 'outcome' | 'ms'>): Promise<LogEntry> {
    const row: LogEntry = {
      _id: new ObjectId(),
      at: this.#now(),
      kind: noted.kind,
      call: noted.call,
      account: noted.account ?? null,
      verb: noted.verb ?? null,
      what: (noted.what ?? '').slice(0, MOST_WORDS),
      ts: noted.ts ?? null,
      metadata: noted.metadata ?? null,
      ...result,
    }
    await this.#rows.insertOne(row)
    return row
  }

  /** The last `limit` rows, those about one account if one is named. Newest first. */
  latest(account: string | null, limit: number): Promise<LogEntry[]> {
    const filter = account === null ? {} : { account }
    return this.#rows.find(filter).sort({ $natural: -1 }).limit(limit).toArray()
  }
}
