import type { Opportunity } from '../domain/opportunity.js'
import type { Findings } from './findings.js'
import type { Nonconformities } from './nonconformities.js'

/** All that were noted and stand, the newest first. */
export async function opportunities({
  findings,
  nonconformities,
}: {
  findings: Findings
  nonconformities: Nonconformities
}): Promise<Opportunity[]> {
  const [found, kept] = await Promise.all([findings.opportunities(), nonconformities.opportunities()])
  const all = [
    ...found.map(({ _id, statement, criterion, by, at, owner }): Opportunity => {
      return { id: _id, what: statement.text, criterion, by, at, owner }
    }),
    ...kept.map(({ _id, nature, criterion, by, at, owner }): Opportunity => {
      return { id: _id, what: nature.text, criterion, by, at, owner }
    }),
  ]
  return all.sort((a, b) => b.at.localeCompare(a.at) || a.id.localeCompare(b.id))
}
