import { type StartAuditTools, unplannedAudit } from '../activities/internal-audit/start.js'
import { auditFieldworkDesk } from '../bot/desk/audit-fieldwork/desk.js'
import type { ProcessDesk } from '../bot/desk/desk.js'
import { findingDesk } from '../bot/desk/finding/desk.js'
import { internalAuditDesk } from '../bot/desk/internal-audit/desk.js'
import type { FileSource } from '../bot/messenger.js'
import type { Stores } from './stores.js'

/** Planning, fieldwork and report of audits, and what anybody finds. */
export function auditDesks(
  stores: Stores,
  starting: StartAuditTools,
  {
    fileSources,
    ...told
  }: {
    fileSources: readonly FileSource[]
    answered: (ask: string) => void
    auditChanged: (cycle: string) => void
  },
): ProcessDesk[] {
  const { answered } = told
  return [
    findingDesk(stores),
    auditFieldworkDesk({ ...stores, ...told, fileSources }),
    internalAuditDesk({ ...stores, answered, startAudit: unplannedAudit(starting) }),
  ]
}
