import { type AuditProgramme, programmeSubject } from '../domain/audit-programme.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { askingToApprove } from './approval-by-top-management.js'
import type { AuditProgrammes } from './audit-programmes.js'
import type { Requested } from './decisions.js'
import type { People } from './people.js'

export interface ProgrammeApprovalTools {
  auditProgrammes: AuditProgrammes
  people: People
}

/** What whoever approves the programme of audits is asked; null where nobody lawfully may. */
export async function programmeRequest(
  { auditProgrammes, people }: ProgrammeApprovalTools,
  organisation: Organisation,
  programme: AuditProgramme,
  requestedBy: PersonId,
  at: string,
): Promise<Requested | null> {
  const before = await auditProgrammes.approvedBefore(programme)
  const toApprove = {
    ...{ subject: programmeSubject(programme), seat: { role: 'top-management' } },
    since: before?.sequence ?? 0,
  }
  return askingToApprove(people, organisation, toApprove, requestedBy, at)
}
