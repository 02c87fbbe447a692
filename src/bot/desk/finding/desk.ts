import { verbs } from '../../cards/finding/finding.js'
import type { ProcessDesk } from '../desk.js'
import { askContest, askDecide, contest, decide } from './contest.js'
import { findingCommand, raise, show } from './raise.js'
import type { FindingDeskTools } from './tools.js'
import { standingUndecided, waitingToDecide } from './undecided.js'
import { askWithdrawn, recordWithdrawn } from './withdrawn.js'

/** What anybody finds, what its owner says to it, and what is decided then. */
export function findingDesk(tools: FindingDeskTools): ProcessDesk {
  return {
    commands: [findingCommand(tools)],
    acts: {
      [verbs.show]: (visit, { value }) => show(tools, visit, value),
      [verbs.raise]: (visit, { value, inputs }) => raise(tools, visit, value, inputs),
      [verbs.askContest]: (visit, { value }) => askContest(tools, visit, value),
      [verbs.contest]: (visit, { value, inputs }) => contest(tools, visit, value, inputs),
      [verbs.askDecide]: (visit, { value }) => askDecide(tools, visit, value),
      [verbs.decide]: (visit, { value, inputs }) => decide(tools, visit, value, inputs),
      [verbs.askWithdrawn]: (visit, { value }) => askWithdrawn(tools, visit, value),
      [verbs.withdrawn]: (visit, { value, inputs }) => recordWithdrawn(tools, visit, value, inputs),
    },
    standing: (visit) => standingUndecided(tools, visit),
    waiting: (visit) => waitingToDecide(tools, visit),
  }
}
