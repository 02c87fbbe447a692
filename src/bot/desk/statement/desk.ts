import type { ProcessDesk } from '../desk.js'
import { type ControlTools, controlCommand } from './control.js'
import { soaCommand } from './soa.js'

/** What there is to see of the statement of applicability. */
export function statementDesk(tools: ControlTools): ProcessDesk {
  return { commands: [soaCommand(tools), controlCommand(tools)], acts: {}, waiting: async () => [] }
}
