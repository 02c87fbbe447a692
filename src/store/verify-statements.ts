import type { Db } from 'mongodb'
import { type Statement, statementHash } from '../domain/statement.js'
import { againstDecision, type VersionsVerified } from './verify-approved-versions.js'

/** Holds each version of the statement of applicability against its hash, and what was approved against its decision. */
export async function verifyStatements(db: Db): Promise<VersionsVerified> {
  const wrong: VersionsVerified['wrong'] = []
  let checked = 0
  const statements = db.collection<Statement>('statements').find({}, { sort: { sequence: 1 } })
  for await (const statement of statements) {
    const how = (await againstDecision(db, statement)) ?? againstHash(statement)
    if (how) wrong.push({ what: `The statement of applicability ${statement._id}`, how })
    else if (statement.approved) checked += 1
  }
  return { checked, wrong }
}

function againstHash(statement: Statement): string | null {
  return statementHash(statement) === statement.hash ? null : 'it is not what was imported'
}
