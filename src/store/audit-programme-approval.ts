import { type AuditProgramme, programmeSubject } from '../domain/audit-programme.js'
import { fillingOf, type Seat } from '../domain/authority.js'
import type { Organisation } from '../domain/organisation.js'
import type { PersonId } from '../domain/person.js'
import { dateIn, dueDate } from '../domain/working-days.js'
import type { AuditProgrammes } from './audit-programmes.js'
import { chartFor } from './chart.js'
import type { Requested } from './decisions.js'
import type { People } from './people.js'

export interface ProgrammeApprovalTools {
  auditProgrammes: AuditProgrammes
  people: People
}

const who: Seat[] = [{ role: 'top-management' }]

/** What whoever approves the programme of audits is asked; null where nobody lawfully may. */
export async function programmeRequest(
  { auditProgrammes, people }: ProgrammeApprovalTools,
  organisation: Organisation,
  programme: AuditProgramme,
  requestedBy: PersonId,
  at: string,
): Promise<Requested | null> {
  const chart = await chartFor(people, organisation, who, at)
  const filling = fillingOf({ who, needs: 'any' }, chart, [requestedBy])
  if (!filling) return null
  const { timeZone, approval } = organisation
  const before = await auditProgrammes.approvedBefore(programme)
  return {
    subject: programmeSubject(programme),
    question: 'approve',
    facts: { since: before?.sequence ?? 0 },
    ...{ requestedBy, requestedAt: at, timeZone },
    dueOn: dueDate(dateIn(at, timeZone), approval.businessDays, organisation),
    steps: [{ slot: 'step-1', who, needs: 'any', ...filling }],
  }
}
