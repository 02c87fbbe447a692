import { clauses } from './audit-checklist/clauses.js'
import { organisation } from './audit-checklist/organisation.js'
import { peopleAndPlaces } from './audit-checklist/people-and-places.js'
import { suppliersAndIncidents } from './audit-checklist/suppliers-and-incidents.js'
import { technology } from './audit-checklist/technology.js'

/** What an auditor asks about each clause and control, and the evidence that they look at: in words of our own. */
export const auditChecklist = {
  ...clauses,
  ...organisation,
  ...suppliersAndIncidents,
  ...peopleAndPlaces,
  ...technology,
}
