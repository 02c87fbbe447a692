import type { Ask } from '../../../domain/ask.js'
import { ACTION_SLOT, DOER_SLOT } from '../../../domain/treatment-plan.js'
import type { WaitingThing } from '../../cards/common.js'
import { actionForm, waitingAction } from '../../cards/treatment-plan/action.js'
import { waitingDoer } from '../../cards/treatment-plan/doer.js'
import { verbs } from '../../cards/treatment-plan/plan.js'
import { resultForm, waitingResult } from '../../cards/treatment-plan/result.js'
import type { Reply } from '../../interaction.js'
import { actionViewOf, doerViewOf, resultViewOf } from '../../treatment-plan-messages.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { explain, record } from './action.js'
import { chooseChange, recordChange } from './change.js'
import { chooseDoer, nameDoer } from './doer.js'
import { planCommand, planToSeeTo } from './list.js'
import { rate, recordLevel } from './result.js'
import { actionShown, type PlanDeskTools, resultShown } from './shown.js'

/** What whoever does an action of the plan says of it, and what its risk's owner says to that. */
export function treatmentPlanDesk(tools: PlanDeskTools): ProcessDesk {
  return {
    commands: [planCommand(tools)],
    acts: {
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.explain]: (visit, act, answer) => explain(tools, visit, act.value, answer),
      [verbs.record]: (visit, act, answer) => record(tools, visit, act.value, answer, act.inputs),
      [verbs.rate]: (visit, act, level) => rate(tools, visit, act.value, level),
      [verbs.recordLevel]: (visit, act) => recordLevel(tools, visit, act.value, act.inputs),
      [verbs.chooseDoer]: (visit, act) => chooseDoer(tools, visit, act.value),
      [verbs.nameDoer]: (visit, act) => nameDoer(tools, visit, act.value, act.inputs),
      [verbs.chooseChange]: (visit, act) => chooseChange(tools, visit, act.value),
      [verbs.change]: (visit, act, said) => recordChange(tools, visit, act, said),
    },
    standing: (visit) => planToSeeTo(tools, visit),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'treatment-plan')
      return (await Promise.all(asks.map((ask) => waitingFor(tools, visit, ask)))).flat()
    },
  }
}

async function waitingFor(
  tools: PlanDeskTools,
  { person, at, texts }: Visit,
  ask: Ask,
): Promise<WaitingThing[]> {
  if (ask.slot === ACTION_SLOT) {
    const view = await actionViewOf(tools, ask, person, at)
    return view ? [waitingAction(view, texts)] : []
  }
  if (ask.slot === DOER_SLOT) {
    const view = await doerViewOf(tools, ask, person, at)
    return view ? [waitingDoer(view, texts)] : []
  }
  const view = await resultViewOf(tools, ask, person, at)
  return view ? [waitingResult(view, texts)] : []
}

/** The question itself, for who comes from a list. */
async function open(tools: PlanDeskTools, visit: Visit, value: string): Promise<Reply> {
  const action = await actionShown(tools, visit, value)
  if ('view' in action) return { kind: 'form', form: actionForm(action.view, visit.texts) }
  const result = await resultShown(tools, visit, value)
  if ('view' in result) return { kind: 'form', form: resultForm(result.view, visit.texts) }
  return action.refused
}
