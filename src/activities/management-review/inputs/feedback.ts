import type { PackItem } from '../../../domain/review-pack.js'
import { type AuditTools, auditsOf, dayOf } from './audits.js'
import type { Provide } from './input.js'

/** What others who audited us found is on record; what else they say is asked of those who hear it (9.3.2 e). */
export const auditsByOthers: Provide<AuditTools> = async (tools, { period, organisation }) => {
  const held = (await auditsOf(tools)).filter((audit) => {
    return audit.kind !== 'internal' && dayOf(audit, organisation.timeZone) >= period.from
  })
  return {
    items: held.map((audit): PackItem => {
      const on = dayOf(audit, organisation.timeZone)
      return { kind: 'audit', title: audit.title, state: audit.kind, who: audit.lead, on, record: audit._id }
    }),
  }
}
