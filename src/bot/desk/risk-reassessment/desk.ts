import { REASSESS_SLOT } from '../../../domain/risk-reassessment.js'
import { waitingReassessment } from '../../cards/risk-reassessment/ask.js'
import { asLastTime, reassessmentForm } from '../../cards/risk-reassessment/form.js'
import { verbs } from '../../cards/risk-reassessment/view.js'
import { reassessmentViewsOf } from '../../risk-reassessment-messages.js'
import type { ProcessDesk } from '../desk.js'
import { chooseOwner, nameOwner } from './name-owner.js'
import { record } from './record.js'
import { reassessCommand, reassessNow, type StartTools } from './start.js'
import { confirmAll, recordAll } from './unchanged.js'
import { shownTo } from './view.js'

/** What owners of risks do: say how each of theirs stands. Whoever is above one who left names another. */
export function riskReassessmentDesk(tools: StartTools): ProcessDesk {
  return {
    commands: [reassessCommand(tools)],
    acts: {
      [verbs.open]: async (visit, { value }) => {
        const found = await shownTo(tools, visit, value, REASSESS_SLOT)
        if ('refused' in found) return found.refused
        return { kind: 'form', form: reassessmentForm(found.view, asLastTime(found.view), visit.texts) }
      },
      [verbs.record]: (visit, act, shown) => record(tools, visit, act, shown),
      [verbs.chooseOwner]: (visit, { value }) => chooseOwner(tools, visit, value),
      [verbs.nameOwner]: (visit, { value, inputs }) => nameOwner(tools, visit, value, inputs),
      [verbs.confirmAll]: (visit, { value }) => confirmAll(tools, visit, value),
      [verbs.recordAll]: (visit, act, shown) => recordAll(tools, visit, act, shown),
      [verbs.start]: (visit, { inputs }) => reassessNow(tools, visit, inputs),
    },
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'risk-reassessment')
      const views = await reassessmentViewsOf(tools, asks, visit)
      return views.map((view) => waitingReassessment(view, visit.texts))
    },
  }
}
