import type { Db } from 'mongodb'
import type { Approval } from '../domain/cycle.js'
import type { Decision } from '../domain/decision.js'

export interface VersionsVerified {
  /** How many are approved, and are what was approved. */
  checked: number
  wrong: { what: string; how: string }[]
}

/** Why a version is not what was approved; null: it is, or says of itself that it is not approved. */
export async function againstDecision(
  db: Db,
  { approved, hash }: { approved?: Approval; hash: string },
): Promise<string | null> {
  if (!approved) return null
  const decision = await db.collection<Decision>('decisions').findOne({ _id: approved.decision })
  if (decision?.state !== 'approved') return 'no decision approved it'
  return decision.subject.hash === hash ? null : 'it is not what was approved'
}
