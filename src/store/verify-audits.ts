import type { Db } from 'mongodb'
import { type AuditProgramme, programmeHash } from '../domain/audit-programme.js'
import type { Decision } from '../domain/decision.js'
import { type AuditDefinition, auditHash } from '../domain/internal-audit.js'

/** Holds each audit and each programme of audits against its hash, and what was approved against its decision. */
export async function verifyAudits(
  db: Db,
): Promise<{ checked: number; wrong: { what: string; how: string }[] }> {
  const wrong: { what: string; how: string }[] = []
  let checked = 0
  for await (const definition of db.collection<AuditDefinition>('audit-definitions').find()) {
    if (auditHash(definition) !== definition.hash)
      wrong.push({ what: `The audit ${definition._id}`, how: 'it is not what was imported' })
  }
  for await (const programme of db.collection<AuditProgramme>('audit-programmes').find()) {
    const how =
      programmeHash(programme) === programme.hash
        ? await againstDecision(db, programme)
        : 'it is not what was imported'
    if (how) wrong.push({ what: `The programme of audits ${programme._id}`, how })
    else if (programme.approved) checked += 1
  }
  return { checked, wrong }
}

async function againstDecision(db: Db, { approved, hash }: AuditProgramme): Promise<string | null> {
  if (!approved) return null
  const decision = await db.collection<Decision>('decisions').findOne({ _id: approved.decision })
  if (decision?.state !== 'approved') return 'no decision approved it'
  return decision.subject.hash === hash ? null : 'it is not what was approved'
}
