import { randomBytes } from 'node:crypto'
import { Binary, type Collection, type Db } from 'mongodb'

/** A file that an app brought, as Slack keeps it. */
export interface StoredFile {
  /** Slack's file id. */
  _id: string
  /** Behind the address that the bytes are sent to. */
  secret: string
  name: string
  title: string
  /** Who brought it; null: the app. */
  user: string | null
  /** In bytes, as it was announced. */
  length: number
  created: Date
  bytes: Binary | null
  /** By the machine's clock; Slack works on a picture for a while before it can be shown. Null until it is complete. */
  readyAtMs: number | null
}

/** What a message says of a file that stands in it. */
export interface SharedFile {
  id: string
  name: string
  title: string
  /** In bytes. */
  size: number
}

/** Slack's names for a kind of file. */
export interface FileType {
  mimetype: string
  filetype: string
  /** As people call it. */
  pretty_type: string
}

const types: Readonly<Record<string, FileType>> = {
  png: { mimetype: 'image/png', filetype: 'png', pretty_type: 'PNG' },
  pdf: { mimetype: 'application/pdf', filetype: 'pdf', pretty_type: 'PDF' },
  jpg: { mimetype: 'image/jpeg', filetype: 'jpg', pretty_type: 'JPEG' },
  txt: { mimetype: 'text/plain', filetype: 'text', pretty_type: 'Plain Text' },
  csv: { mimetype: 'text/csv', filetype: 'csv', pretty_type: 'CSV' },
}

/** Slack looks into files; here their names say it. */
export function typeOf({ name }: Pick<StoredFile, 'name'>): FileType {
  const known = types[name.split('.').at(-1)?.toLowerCase() ?? '']
  return known ?? { mimetype: 'application/octet-stream', filetype: 'binary', pretty_type: 'Binary' }
}

/** Real pictures take Slack a second or two; this is long enough to meet it, and short enough to wait for. */
const WORKED_ON_MS = 400

export class Files {
  readonly #rows: Collection<StoredFile>
  readonly #now: () => Date

  constructor(db: Db, now: () => Date) {
    this.#rows = db.collection('files')
    this.#now = now
  }

  async prepare(): Promise<void> {
    await this.#rows.createIndex({ secret: 1 }, { unique: true })
  }

  async announce(file: Pick<StoredFile, 'name' | 'length'>): Promise<StoredFile> {
    const row = this.#row({ ...file, user: null })
    await this.#rows.insertOne(row)
    return row
  }

  /** A file that a person hands in: it is there at once. */
  async handIn(file: { name: string; user: string; bytes: Buffer }): Promise<StoredFile> {
    const { bytes, ...named } = file
    const kept = { bytes: new Binary(bytes), readyAtMs: Date.now() }
    const row = { ...this.#row({ ...named, length: bytes.length }), ...kept }
    await this.#rows.insertOne(row)
    return row
  }

  #row(file: Pick<StoredFile, 'name' | 'user' | 'length'>): StoredFile {
    return {
      _id: `F${randomBytes(6).toString('hex').toUpperCase().slice(0, 10)}`,
      secret: randomBytes(16).toString('hex'),
      title: file.name,
      created: this.#now(),
      bytes: null,
      readyAtMs: null,
      ...file,
    }
  }

  /** Takes the bytes; false if this address expects none, or not that many. */
  async fill(secret: string, bytes: Buffer): Promise<boolean> {
    const { matchedCount } = await this.#rows.updateOne(
      { secret, bytes: null, length: bytes.length },
      { $set: { bytes: new Binary(bytes) } },
    )
    return matchedCount === 1
  }

  /** Null if there is no such file, or its bytes never came. */
  complete(id: string, title: string | null): Promise<StoredFile | null> {
    return this.#rows.findOneAndUpdate(
      { _id: id, bytes: { $ne: null } },
      { $set: { readyAtMs: Date.now() + WORKED_ON_MS, ...(title === null ? {} : { title }) } },
      { returnDocument: 'after' },
    )
  }

  byId(id: string): Promise<StoredFile | null> {
    return this.#rows.findOne({ _id: id })
  }
}

/** Whether Slack can show it in a message by now. */
export function isReady({ readyAtMs }: StoredFile): boolean {
  return readyAtMs !== null && readyAtMs <= Date.now()
}
