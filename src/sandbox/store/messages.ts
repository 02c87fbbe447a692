import type { Collection, Db } from 'mongodb'
import type { Block } from '../slack/block.js'
import type { SharedFile } from './files.js'

/** What an app may attach to a message for itself; people never see it. */
export interface MessageMetadata {
  event_type: string
  event_payload: Record<string, unknown>
}

/** One message in the DM between a person and the app. */
export interface Message {
  /** channel/ts */
  _id: string
  channel: string
  /** Slack's time stamp: seconds since 1970 with six decimals, unique in its channel. */
  ts: string
  from: 'app' | 'person' | 'slackbot'
  text: string
  blocks: Block[]
  /** Absent in what was said before there were files. */
  files?: SharedFile[]
  metadata: MessageMetadata | null
  /** When it was last edited, as a ts; null if never. */
  edited: string | null
  /** Only visible to the person (Slack: ephemeral); the history does not hold it. */
  ephemeral: boolean
}

export type NewMessage = Pick<Message, 'channel' | 'from' | 'text'> &
  Partial<Pick<Message, 'blocks' | 'files' | 'metadata' | 'ephemeral'>>

type MessageContent = Pick<Message, 'text' | 'blocks'> & { metadata?: MessageMetadata }

/** Which part of a history is wanted; times are ts, the newest come first. */
interface HistoryRange {
  oldest: string
  latest: string
  inclusive: boolean
  limit: number
}

const MICROSECONDS = 1_000_000n

export class Messages {
  readonly #rows: Collection<Message>
  readonly #now: () => Date
  #last = 0n

  constructor(db: Db, now: () => Date) {
    this.#rows = db.collection('messages')
    this.#now = now
  }

  async prepare(): Promise<void> {
    await this.#rows.createIndex({ channel: 1, ts: -1 })
    await this.#rows.createIndex({ ts: -1 })
    const newest = await this.#rows.find().sort({ ts: -1 }).limit(1).next()
    if (newest !== null) this.#last = BigInt(newest.ts.replace('.', ''))
  }

  /** A new ts, later than any before it, also when the clock stands still or was set back. */
  nextTs(): string {
    const present = BigInt(this.#now().getTime()) * 1000n
    this.#last = present > this.#last ? present : this.#last + 1n
    const fraction = String(this.#last % MICROSECONDS).padStart(6, '0')
    return `${this.#last / MICROSECONDS}.${fraction}`
  }

  async add(message: NewMessage): Promise<Message> {
    const ts = this.nextTs()
    const row: Message = {
      _id: `${message.channel}/${ts}`,
      channel: message.channel,
      ts,
      from: message.from,
      text: message.text,
      blocks: message.blocks ?? [],
      files: message.files ?? [],
      metadata: message.metadata ?? null,
      edited: null,
      ephemeral: message.ephemeral ?? false,
    }
    await this.#rows.insertOne(row)
    return row
  }

  find(channel: string, ts: string): Promise<Message | null> {
    return this.#rows.findOne({ _id: `${channel}/${ts}` })
  }

  replace(channel: string, ts: string, content: MessageContent): Promise<Message | null> {
    return this.#rows.findOneAndUpdate(
      { _id: `${channel}/${ts}` },
      { $set: { ...content, edited: this.nextTs() } },
      { returnDocument: 'after' },
    )
  }

  async remove(channel: string, ts: string): Promise<void> {
    await this.#rows.deleteOne({ _id: `${channel}/${ts}` })
  }

  /** What the channel's members share: no ephemeral messages. Newest first. */
  history(channel: string, range: HistoryRange): Promise<Message[]> {
    const between = range.inclusive
      ? { $gte: range.oldest, $lte: range.latest }
      : { $gt: range.oldest, $lt: range.latest }
    return this.#rows
      .find({ channel, ephemeral: false, ts: between })
      .sort({ ts: -1 })
      .limit(range.limit)
      .toArray()
  }

  /** What the app has said to anybody since that ts, for good. Oldest first. */
  said(after: string): AsyncIterable<Message> {
    return this.#rows.find({ ts: { $gt: after }, from: 'app', ephemeral: false }).sort({ ts: 1 })
  }

  /** What the person sees: the last `limit` messages, ephemeral ones too. Oldest first. */
  async seen(channel: string, limit: number): Promise<Message[]> {
    const newest = await this.#rows.find({ channel }).sort({ ts: -1 }).limit(limit).toArray()
    return newest.reverse()
  }
}
