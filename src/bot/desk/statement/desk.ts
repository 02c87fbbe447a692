import { verbs } from '../../cards/statement/verbs.js'
import type { ProcessDesk } from '../desk.js'
import { askToPut, type PutTools, put, statementStanding } from './approval.js'
import { type ControlTools, controlCommand, readWording } from './control.js'
import { readStatement, sendStatement, showSoa, soaCommand } from './soa.js'

/** What there is to see and to do about the statement of applicability. */
export function statementDesk(tools: ControlTools & PutTools): ProcessDesk {
  return {
    commands: [soaCommand(tools), controlCommand(tools)],
    acts: {
      [verbs.show]: (visit) => showSoa(tools, visit),
      [verbs.read]: (visit, { value }, page) => readStatement(tools, visit, value, Number(page)),
      [verbs.send]: (visit, { value }, format) => sendStatement(tools, visit, value, format),
      [verbs.wording]: (visit, { value }, page) => readWording(tools, visit, value, Number(page)),
      [verbs.askToPut]: (visit, { value }) => askToPut(tools, visit, value),
      [verbs.put]: (visit, { value }) => put(tools, visit, value),
    },
    standing: (visit) => statementStanding(tools, visit),
    waiting: async () => [],
  }
}
