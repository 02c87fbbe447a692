import { verbs } from '../../cards/audit-fieldwork/checklist.js'
import type { ProcessDesk } from '../desk.js'
import { showChecklist } from './checklist.js'
import { askForEvidence, askHowToGive, give, request } from './evidence.js'
import { askWhetherDone, finish, moveDays } from './finish.js'
import { askFollowUp, followUp } from './follow-up.js'
import { record, recordFinding, showItem } from './item.js'
import { askWhatToDraw, drawSample, sampleCommand } from './sample.js'
import type { FieldworkDeskTools } from './tools.js'

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
      [verbs.askFollowUp]: (visit, { value }) => askFollowUp(tools, visit, value),
      [verbs.followUp]: (visit, { value, inputs }) => followUp(tools, visit, value, inputs),
      [verbs.askHowToGive]: (visit, { value }, said) => askHowToGive(tools, visit, value, said),
      [verbs.give]: (visit, { value, inputs }, said) => give(tools, visit, value, said, inputs),
      [verbs.askWhatToDraw]: (visit, { value }) => askWhatToDraw(tools, visit, value),
      [verbs.draw]: (visit, { value, inputs }) => drawSample(tools, visit, value, inputs),
      [verbs.askWhetherDone]: (visit, { value }) => askWhetherDone(tools, visit, value),
      [verbs.done]: (visit, { value, inputs }) => finish(tools, visit, value, inputs),
      [verbs.moveDays]: (visit, { value, inputs }) => moveDays(tools, visit, value, inputs),
    },
    // What waits of it waits in the audit.
    waiting: async () => [],
  }
}
