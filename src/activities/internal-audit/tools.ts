import type { Audit } from '../../domain/internal-audit.js'
import type { Organisation } from '../../domain/organisation.js'
import type { AsksWhileAway } from '../../store/asks-while-away.js'
import type { AuditDefinitions } from '../../store/audit-definitions.js'
import type { AuditItems } from '../../store/audit-items.js'
import type { Audits } from '../../store/audits.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Findings } from '../../store/findings.js'
import type { Independence } from '../../store/independence.js'
import type { KeptFiles } from '../../store/kept-files.js'
import type { Nonconformities } from '../../store/nonconformities.js'
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
  auditItems: AuditItems
  audits: Audits
  findings: Findings
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
  asksWhileAway: AsksWhileAway
  deliveries: Deliveries
  keptFiles: KeptFiles
  /** The report as it stands, in the organisation's language: as a draft, or to be issued. */
  makeAuditReport: (
    organisation: Organisation,
    audit: Audit,
    made: { isDraft: boolean; madeAt: string },
  ) => Promise<Uint8Array>
  nonconformities: Nonconformities
  owedReceipts: OwedReceipts
  records: Records
}
