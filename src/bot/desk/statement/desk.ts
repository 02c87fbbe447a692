import type { StatementApprovalTools } from '../../../store/statement-approval.js'
import type { ApprovalViewTools } from '../../approval-messages.js'
import { verbs } from '../../cards/statement/soa.js'
import type { ProcessDesk } from '../desk.js'
import { askToPut, put, statementStanding } from './approval.js'
import { type ControlTools, controlCommand } from './control.js'
import { readStatement, type SoaTools, sendStatement, showSoa, soaCommand } from './soa.js'

export interface StatementDeskTools
  extends ControlTools,
    SoaTools,
    StatementApprovalTools,
    Pick<ApprovalViewTools, 'asks' | 'decisions'> {
  /** After a request is on record: starts its workflow. Never fails, never waited for; a sweep mends it. */
  decisionRequested: (decision: string) => void
  /** After the end of a decision is on record: wakes its workflow. Never fails, never waited for. */
  decisionMoved: (decision: string) => void
}

/** What there is to see and to do about the statement of applicability. */
export function statementDesk(tools: StatementDeskTools): ProcessDesk {
  return {
    commands: [soaCommand(tools), controlCommand(tools)],
    acts: {
      [verbs.show]: (visit) => showSoa(tools, visit),
      [verbs.read]: (visit, { value }, page) => readStatement(tools, visit, value, Number(page)),
      [verbs.send]: (visit, { value }, format) => sendStatement(tools, visit, value, format),
      [verbs.askToPut]: (visit, { value }) => askToPut(tools, visit, value),
      [verbs.put]: (visit, { value }) => put(tools, visit, value),
    },
    standing: (visit) => statementStanding(tools, visit),
    waiting: async () => [],
  }
}
