import type { Db } from 'mongodb'
import type { AccessRow } from '../domain/access-row.js'
import type { Ask } from '../domain/ask.js'
import type { KeptFile } from '../domain/kept-file.js'
import type { Extraction } from '../domain/population.js'
import type { ReviewMeeting } from '../domain/review-meeting.js'
import { KeptFiles } from './kept-files.js'

export interface FilesVerified {
  checked: number
  /** With what they were handed in or read, and what they are called. */
  wrong: { ask: string; name: string }[]
}

/**
 * Holds the bytes of each file that an answer names, that an extraction was kept in, or that shows what was done with an
 * account, against the hash that it was recorded with.
 */
export async function verifyFiles(db: Db): Promise<FilesVerified> {
  const files = new KeptFiles(db)
  const verified: FilesVerified = { checked: 0, wrong: [] }
  for await (const { of, file } of filesNamed(db)) {
    verified.checked += 1
    const bytes = await files.bytesOf(file)
    if (bytes === null) verified.wrong.push({ ask: of, name: file.name.text })
  }
  for await (const { _id, pack } of db.collection<ReviewMeeting>('review-meetings').find())
    for (const file of pack?.files ?? []) {
      verified.checked += 1
      const bytes = await files.bytesOf(file)
      if (bytes === null) verified.wrong.push({ ask: _id, name: `the pack (${file.language})` })
    }
  return verified
}

async function* filesNamed(db: Db): AsyncGenerator<{ of: string; file: KeptFile }> {
  const inOrder = { sort: { _id: 1 } } as const
  const asks = db.collection<Ask>('asks').find({ 'answer.file': { $exists: true } }, inOrder)
  for await (const { _id, answer } of asks) if (answer?.file) yield { of: _id, file: answer.file }
  const extractions = db.collection<Extraction>('extractions').find({}, inOrder)
  for await (const { _id, file } of extractions) yield { of: _id, file }
  const rows = db.collection<AccessRow>('access-rows').find({ order: { $exists: true } }, inOrder)
  for await (const { _id, order } of rows)
    for (const done of [order?.done, ...(order?.reopened ?? []).map((each) => each.done)])
      if (done?.file) yield { of: _id, file: done.file }
}
