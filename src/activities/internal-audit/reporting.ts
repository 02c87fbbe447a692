import { REPORT_SLOT } from '../../domain/internal-audit.js'
import { leadSays } from './lead-says.js'
import type { AuditStageModule } from './stage.js'

/** The report is made, reviewed by the team, and issued. */
export const reporting = leadSays(REPORT_SLOT)

/** What came of its findings. */
export const followUp: AuditStageModule = {
  whatIsDue: async () => ({ due: 'over' }),
  act: async () => undefined,
}
