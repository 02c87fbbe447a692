import { type Audit, auditorsOf } from './internal-audit.js'
import type { Organisation } from './organisation.js'
import type { Person, PersonId } from './person.js'

/** Out of what it follows who answers for a finding in the stead of its owner. */
export interface InStead {
  owner: Pick<Person, '_id' | 'manager'> | null
  /** Who owns the control that it is about. */
  control: PersonId | null
  audit: Pick<Audit, 'lead' | 'team' | 'auditees'> | null
  organisation: Pick<Organisation, 'ismsLead' | 'deputy' | 'topManagement'>
}

/**
 * Who answers for a finding whose owner has left, the first one first: their manager, who owns its control, who is audited, and
 * those who lead the ISMS. Never who audits.
 */
export function inSteadOf({ owner, control, audit, organisation }: InStead): PersonId[] {
  const { ismsLead, deputy, topManagement } = organisation
  const auditors = audit ? auditorsOf(audit) : []
  const all = [owner?.manager, control, ...(audit?.auditees ?? []), ismsLead, deputy, ...topManagement]
  const named = all.filter((each): each is PersonId => typeof each === 'string' && each !== owner?._id)
  return [...new Set(named)].filter((each) => !auditors.includes(each))
}
