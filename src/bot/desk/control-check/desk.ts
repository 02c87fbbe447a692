import { CONFIRM_SLOT } from '../../../domain/control-check.js'
import { checkForm, waitingCheck } from '../../cards/control-check/ask.js'
import { verbs } from '../../cards/control-check/check.js'
import { confirmForm, waitingConfirmation } from '../../cards/control-check/confirm.js'
import { checkViewOf } from '../../control-check-messages.js'
import type { Reply } from '../../interaction.js'
import { definitionCommand, showDefinition } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow } from '../out-of-turn.js'
import { explain, record } from './answer.js'
import { askWhy, confirm, sendBack } from './confirm.js'
import { sendFile } from './file.js'
import { checkList } from './list.js'
import { type ControlCheckDeskTools, shownTo } from './shown.js'
import { checksToSeeTo } from './standing.js'
import { checkOutOfTurn } from './unplanned.js'

/** What the owner of a check says that they found, and what a second person says to it. */
export function controlCheckDesk(tools: ControlCheckDeskTools): ProcessDesk {
  const outOfTurn = checkOutOfTurn(tools)
  const list = checkList(tools)
  return {
    commands: [definitionCommand(list)],
    acts: {
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.explain]: (visit, act, outcome) => explain(tools, visit, act.value, outcome),
      [verbs.record]: (visit, act, outcome) => record(tools, visit, act.value, outcome, act.inputs),
      [verbs.confirm]: (visit, act) => confirm(tools, visit, act.value),
      [verbs.sendBack]: (visit, act) => askWhy(tools, visit, act.value),
      [verbs.askWhyNow]: (visit, act) => askWhyNow(outOfTurn, visit, act.value),
      [verbs.checkNow]: (visit, act) => beginNow(tools, outOfTurn, visit, act.value, act.inputs),
      [verbs.show]: (visit, act) => showDefinition(list, visit, act.value),
      [verbs.file]: (visit, act) => sendFile(tools, visit, act.value),
      [verbs.sendBackNow]: (visit, act) => sendBack(tools, visit, act.value, act.inputs),
    },
    standing: (visit) => checksToSeeTo(tools, visit),
    waiting: async (visit) => {
      const asks = await tools.asks.openOf(visit.person._id, 'control-check')
      const views = await Promise.all(asks.map((ask) => checkViewOf(tools, ask, visit.person, visit.at)))
      return views.flatMap((view) => {
        if (!view) return []
        const waiting = view.ask.slot === CONFIRM_SLOT ? waitingConfirmation : waitingCheck
        return [waiting(view, visit.texts)]
      })
    },
  }
}

async function open(tools: ControlCheckDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await shownTo(tools, visit, value, null)
  if ('refused' in found) return found.refused
  const form = found.view.ask.slot === CONFIRM_SLOT ? confirmForm : checkForm
  return { kind: 'form', form: form(found.view, visit.texts) }
}
