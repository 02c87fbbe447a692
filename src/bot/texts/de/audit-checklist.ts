import type { auditChecklist as english } from '../en/audit-checklist.js'
import type { Translation } from '../translation.js'
import { clauses } from './audit-checklist/clauses.js'
import { organisation } from './audit-checklist/organisation.js'
import { peopleAndPlaces } from './audit-checklist/people-and-places.js'
import { suppliersAndIncidents } from './audit-checklist/suppliers-and-incidents.js'
import { technology } from './audit-checklist/technology.js'

export const auditChecklist: Translation<typeof english> = {
  ...clauses,
  ...organisation,
  ...suppliersAndIncidents,
  ...peopleAndPlaces,
  ...technology,
}
