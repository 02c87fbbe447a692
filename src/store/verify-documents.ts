import type { Db } from 'mongodb'
import { type ControlledDocument, documentHash } from '../domain/document.js'
import { againstDecision, type VersionsVerified } from './verify-approved-versions.js'

/** Holds each version of the controlled documents against its hash, and what was approved against its decision. */
export async function verifyDocuments(db: Db): Promise<VersionsVerified> {
  const wrong: VersionsVerified['wrong'] = []
  let checked = 0
  const documents = db.collection<ControlledDocument>('documents').find({}, { sort: { _id: 1 } })
  for await (const document of documents) {
    const isImported = documentHash(document) === document.hash
    const how = (await againstDecision(db, document)) ?? (isImported ? null : 'it is not what was imported')
    if (how) wrong.push({ what: `The document ${document._id}`, how })
    else if (document.approved) checked += 1
  }
  return { checked, wrong }
}
