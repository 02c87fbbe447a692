import type { Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import { KeptFiles } from './kept-files.js'

export interface FilesVerified {
  checked: number
  /** The asks with whose answers they were handed in, and what they are called. */
  wrong: { ask: string; name: string }[]
}

/** Holds the bytes of each file that an answer names against the hash that the answer was recorded with. */
export async function verifyFiles(db: Db): Promise<FilesVerified> {
  const files = new KeptFiles(db)
  const verified: FilesVerified = { checked: 0, wrong: [] }
  const asks = db.collection<Ask>('asks').find({ 'answer.file': { $exists: true } }, { sort: { _id: 1 } })
  for await (const { _id, answer } of asks) {
    if (!answer?.file) continue
    verified.checked += 1
    const bytes = await files.bytesOf(answer.file)
    if (bytes === null) verified.wrong.push({ ask: _id, name: answer.file.name.text })
  }
  return verified
}
