import type { Asks } from '../../../store/asks.js'
import type { AuditDefinitions } from '../../../store/audit-definitions.js'
import type { AuditItems } from '../../../store/audit-items.js'
import type { AuditSamples } from '../../../store/audit-samples.js'
import type { Cycles } from '../../../store/cycles.js'
import type { Deliveries } from '../../../store/deliveries.js'
import type { Populations } from '../../../store/populations.js'
import type { Statements } from '../../../store/statements.js'
import { verbs } from '../../cards/audit-fieldwork/checklist.js'
import type { FindingViewTools } from '../../finding-messages.js'
import type { ProcessDesk } from '../desk.js'
import type { HandingInTools } from '../taking-files.js'
import { showChecklist } from './checklist.js'
import { askForEvidence, askHowToGive, give, request } from './evidence.js'
import { askWhetherDone, finish } from './finish.js'
import { record, recordFinding, showItem } from './item.js'
import { askWhatToDraw, drawSample, sampleCommand } from './sample.js'

export interface FieldworkDeskTools extends FindingViewTools, HandingInTools {
  asks: Asks
  auditDefinitions: AuditDefinitions
  auditItems: AuditItems
  auditSamples: AuditSamples
  cycles: Cycles
  deliveries: Deliveries
  populations: Populations
  statements: Statements
  /** After an answer is durable: wakes the workflow of its cycle. Never fails, never waited for. */
  answered: (ask: string) => void
  /** After something is asked for: has the audit's workflow look. */
  auditChanged: (cycle: string) => void
}

/** What auditors do while they look at what there is, and what others show them. */
export function auditFieldworkDesk(tools: FieldworkDeskTools): ProcessDesk {
  return {
    commands: [sampleCommand(tools)],
    acts: {
      [verbs.checklist]: (visit, { value }, page) => showChecklist(tools, visit, value, Number(page) || 1),
      [verbs.item]: (visit, { value }) => showItem(tools, visit, value),
      [verbs.record]: (visit, { value, inputs }) => record(tools, visit, value, inputs),
      [verbs.recordFinding]: (visit, { value, inputs }, grade) =>
        recordFinding(tools, visit, value, grade, inputs),
      [verbs.askForEvidence]: (visit, { value }) => askForEvidence(tools, visit, value),
      [verbs.request]: (visit, { value, inputs }) => request(tools, visit, value, inputs),
      [verbs.askHowToGive]: (visit, { value }, said) => askHowToGive(tools, visit, value, said),
      [verbs.give]: (visit, { value, inputs }, said) => give(tools, visit, value, said, inputs),
      [verbs.askWhatToDraw]: (visit, { value }) => askWhatToDraw(tools, visit, value),
      [verbs.draw]: (visit, { value, inputs }) => drawSample(tools, visit, value, inputs),
      [verbs.askWhetherDone]: (visit, { value }) => askWhetherDone(tools, visit, value),
      [verbs.done]: (visit, { value, inputs }) => finish(tools, visit, value, inputs),
    },
    // What waits of it waits in the audit.
    waiting: async () => [],
  }
}
