import { finished } from 'node:stream/promises'
import {
  type Collection,
  type Db,
  GridFSBucket,
  type IndexDescription,
  MongoGridFSChunkError,
  ObjectId,
} from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import { sha256 } from '../domain/canonical-json.js'
import type { Audit } from '../domain/internal-audit.js'
import type { FileKind } from '../domain/kept-file.js'
import type { Extraction } from '../domain/population.js'
import type { ReviewMeeting } from '../domain/review-meeting.js'

/** GridFS keeps a file in two collections of these names. */
export const KEPT_FILES = 'kept-files'
export const keptFileIndexes: IndexDescription[] = [
  { key: { filename: 1, uploadDate: 1 }, name: 'filename' },
  { key: { 'metadata.source': 1 }, name: 'source' },
  { key: { 'metadata.keptAt': 1 }, name: 'unbound', partialFilterExpression: { 'metadata.bound': false } },
]
export const keptChunkIndexes: IndexDescription[] = [
  { key: { files_id: 1, n: 1 }, name: 'chunks', unique: true },
]

/** What is known of a file beside its bytes. */
interface Metadata {
  v: 1
  sha256: string
  kind: FileKind
  name: string
  /** The ask that it is to be handed in with, or what several are about; or the cycle, of what Steward read itself. */
  ask: string
  /** Where it came from, so that the same file is not fetched twice for the same ask. */
  source: string
  keptAt: string
  /** What was recorded is known to name it. */
  bound: boolean
}

interface FileRow {
  _id: ObjectId
  length: number
  metadata: Metadata
}

export interface Incoming extends Pick<Metadata, 'kind' | 'name' | 'ask' | 'source'> {
  bytes: Uint8Array
  at: string
}

/** A file whose bytes are kept. */
export interface Stored {
  id: string
  sha256: string
  bytes: number
  kind: FileKind
  name: string
}

/** Files that people hand in. Their bytes are kept before the answer names them, so that nothing is half recorded. */
export class KeptFiles {
  readonly #bucket: GridFSBucket
  readonly #rows: Collection<FileRow>
  readonly #chunks: Collection<{ files_id: ObjectId }>
  readonly #asks: Collection<Ask>
  readonly #extractions: Collection<Extraction>
  readonly #accessRows: Collection<AccessRow>
  readonly #meetings: Collection<ReviewMeeting>
  readonly #audits: Collection<Audit>

  constructor(db: Db) {
    this.#bucket = new GridFSBucket(db, { bucketName: KEPT_FILES, writeConcern: { w: 'majority' } })
    this.#rows = db.collection(`${KEPT_FILES}.files`)
    this.#chunks = db.collection(`${KEPT_FILES}.chunks`)
    this.#asks = db.collection('asks')
    this.#extractions = db.collection('extractions')
    this.#accessRows = db.collection('access-rows')
    this.#meetings = db.collection('review-meetings')
    this.#audits = db.collection('audits')
  }

  /** What was fetched for this ask already, after that moment (ISO 8601 UTC): a form may be sent off twice. */
  async fetched(ask: string, source: string, after: string): Promise<Stored | null> {
    const row = await this.#rows.findOne({
      'metadata.source': source,
      'metadata.ask': ask,
      'metadata.keptAt': { $gt: after },
    })
    return row && storedOf(row)
  }

  async keep({ bytes, at, ...known }: Incoming): Promise<Stored> {
    const metadata: Metadata = { v: 1, sha256: sha256(bytes), ...known, keptAt: at, bound: false }
    const _id = idOf(at)
    const stream = this.#bucket.openUploadStreamWithId(_id, metadata.sha256, { metadata })
    stream.end(bytes)
    await finished(stream)
    return storedOf({ _id, length: bytes.length, metadata })
  }

  /** Null where it is not kept, or not what it was: nobody is handed another file than was recorded. */
  async bytesOf({ id, sha256: expected }: Pick<Stored, 'id' | 'sha256'>): Promise<Uint8Array | null> {
    if (!ObjectId.isValid(id)) return null
    const _id = new ObjectId(id)
    if ((await this.#rows.findOne({ _id })) === null) return null
    try {
      const chunks: Buffer[] = []
      for await (const chunk of this.#bucket.openDownloadStream(_id)) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      return sha256(bytes) === expected ? bytes : null
    } catch (error) {
      // A piece of it is missing, or has another length.
      if (error instanceof MongoGridFSChunkError) return null
      throw error
    }
  }

  /** Removes what was kept before that moment (ISO 8601 UTC) and nothing names: what it was for was never recorded. */
  async sweep(before: string, heartbeat: () => void): Promise<number> {
    let removed = 0
    const old = this.#rows.find({ 'metadata.bound': false, 'metadata.keptAt': { $lt: before } })
    for await (const { _id } of old) {
      heartbeat()
      const isNamed = await this.#isNamed(_id.toHexString())
      if (isNamed) await this.#rows.updateOne({ _id }, { $set: { 'metadata.bound': true } })
      else {
        await this.#bucket.delete(_id)
        removed += 1
      }
    }
    return removed + (await this.#sweepPieces(before, heartbeat))
  }

  /** By an answer, by what was read of a system, by what shows that an account was removed, or as a draft of an audit's report. */
  async #isNamed(id: string): Promise<boolean> {
    const named = await Promise.all([
      this.#asks.findOne({ 'answer.file.id': id }),
      this.#extractions.findOne({ 'file.id': id }),
      this.#accessRows.findOne({ 'order.done.file.id': id }),
      this.#accessRows.findOne({ 'order.reopened.done.file.id': id }),
      this.#meetings.findOne({ 'pack.files.id': id }),
      this.#audits.findOne({ 'papers.file.id': id }),
    ])
    return named.some((row) => row !== null)
  }

  /** Pieces of what was never kept whole, or not removed whole: whoever wrote or removed it died meanwhile. */
  async #sweepPieces(before: string, heartbeat: () => void): Promise<number> {
    let removed = 0
    const { collectionName: from } = this.#rows
    const pieces = this.#chunks.aggregate<{ _id: ObjectId }>([
      { $match: { files_id: { $lt: ObjectId.createFromTime(secondsOf(before)) } } },
      { $group: { _id: '$files_id' } },
      { $lookup: { from, localField: '_id', foreignField: '_id', as: 'file' } },
      { $match: { file: [] } },
    ])
    for await (const { _id } of pieces) {
      heartbeat()
      await this.#chunks.deleteMany({ files_id: _id })
      removed += 1
    }
    return removed
  }
}

/** By its first four bytes pieces are known to be old, though nothing else is known of them. */
function idOf(at: string): ObjectId {
  const bytes = new ObjectId().id
  Buffer.from(bytes.buffer, bytes.byteOffset, 4).writeUInt32BE(secondsOf(at))
  return new ObjectId(bytes)
}

function storedOf({ _id, length, metadata }: FileRow): Stored {
  const { sha256, kind, name } = metadata
  return { id: _id.toHexString(), sha256, bytes: length, kind, name }
}

function secondsOf(at: string): number {
  return Math.floor(Date.parse(at) / 1_000)
}
