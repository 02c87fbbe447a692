import type { AuditDefinitions } from '../../store/audit-definitions.js'
import type { Audits } from '../../store/audits.js'
import type { Independence } from '../../store/independence.js'
import type { Occurrences } from '../../store/occurrences.js'
import type { OwedReceipts } from '../../store/owed-receipts.js'
import type { Programmes } from '../../store/programmes.js'
import type { Records } from '../../store/records.js'
import type { Statements } from '../../store/statements.js'
import type { AskOneTools } from '../ask-one.js'

/** What a look at an audit takes. */
export interface AuditLookTools
  extends Pick<AskOneTools, 'absences' | 'asks' | 'cycles' | 'organisation' | 'people'> {
  auditDefinitions: AuditDefinitions
  audits: Audits
  independence: Independence
  occurrences: Occurrences
  programmes: Programmes
  statements: Statements
}

/** What the activities of an audit do their work with. */
export interface InternalAuditTools extends AskOneTools, AuditLookTools {
  absences: AskOneTools['absences']
  asks: AskOneTools['asks']
  organisation: AskOneTools['organisation']
  people: AskOneTools['people']
  owedReceipts: OwedReceipts
  records: Records
}
