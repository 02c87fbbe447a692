import type { Db } from 'mongodb'
import type { Decision } from '../domain/decision.js'
import { type Statement, statementHash } from '../domain/statement.js'

/** Holds each version of the statement of applicability against its hash, and what was approved against its decision. */
export async function verifyStatements(
  db: Db,
): Promise<{ checked: number; wrong: { what: string; how: string }[] }> {
  const wrong: { what: string; how: string }[] = []
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

async function againstDecision(db: Db, { approved, hash }: Statement): Promise<string | null> {
  if (!approved) return null
  const decision = await db.collection<Decision>('decisions').findOne({ _id: approved.decision })
  if (decision?.state !== 'approved') return 'no decision approved it'
  return decision.subject.hash === hash ? null : 'it is not what was approved'
}
