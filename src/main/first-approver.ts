import { GOVERNANCE } from '../domain/governance.js'
import type { Person } from '../domain/person.js'
import type { Stores } from './stores.js'

/** Who of top management is asked first of all whether this is how the ISMS is run; null where nobody ever was. */
export async function firstApprover({
  decisions,
  people,
}: Pick<Stores, 'decisions' | 'people'>): Promise<Person | null> {
  const decision = await decisions.newestAbout(GOVERNANCE)
  const [approver] = decision?.steps[0]?.approvers ?? []
  return approver === undefined ? null : people.byId(approver)
}
