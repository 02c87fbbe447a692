import { type BeginCorrectiveTools, raiseNonconformity } from '../activities/corrective-action/start.js'
import { type StartAuditTools, unplannedAudit } from '../activities/internal-audit/start.js'
import { auditFieldworkDesk } from '../bot/desk/audit-fieldwork/desk.js'
import type { FieldworkDeskTools } from '../bot/desk/audit-fieldwork/tools.js'
import type { ProcessDesk } from '../bot/desk/desk.js'
import { findingDesk } from '../bot/desk/finding/desk.js'
import { type InternalAuditDeskTools, internalAuditDesk } from '../bot/desk/internal-audit/desk.js'
import type { Stores } from './stores.js'

/** Whom acts of an audit wake, and where files come from. */
type Told = Pick<FieldworkDeskTools, 'answered' | 'auditChanged' | 'fileSources'> &
  Omit<InternalAuditDeskTools, keyof Stores | 'startAudit' | 'raise'>

/** Planning, fieldwork and report of audits, and what anybody finds. */
export function auditDesks(
  stores: Stores,
  starting: StartAuditTools & BeginCorrectiveTools,
  told: Told,
): ProcessDesk[] {
  return [
    findingDesk({ ...stores, cycleChanged: told.auditChanged }),
    auditFieldworkDesk({ ...stores, ...told }),
    internalAuditDesk({
      ...{ ...stores, ...told },
      ...{ startAudit: unplannedAudit(starting), raise: raiseNonconformity(starting) },
    }),
  ]
}
