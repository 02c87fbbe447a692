import { verbs } from '../../cards/access-systems.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk } from '../desk.js'
import { type AccessSystemsTools, systemList } from './list.js'

/** Which systems there are whose access is reviewed, and how that stands. */
export function accessSystemsDesk(tools: AccessSystemsTools): ProcessDesk {
  const list = systemList(tools)
  return {
    commands: [definitionCommand(list)],
    acts: { [verbs.show]: (visit, { value }) => showDefinition(list, visit, value) },
    waiting: async () => [],
  }
}
