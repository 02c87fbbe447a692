import { correctiveForm, waitingCorrective } from '../../cards/corrective-action/ask.js'
import { verbs } from '../../cards/corrective-action/view.js'
import { askedViewOf } from '../../corrective-action-messages.js'
import type { Reply } from '../../interaction.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askDeadline, moveDeadline } from './deadline.js'
import { correctiveStanding, listCommand, respond, show, showCommand } from './list.js'
import { opportunitiesCommand } from './opportunities.js'
import { raise, raiseCommand } from './raise.js'
import { fill, record } from './record.js'
import { correctiveShown } from './shown.js'
import type { CorrectiveDeskTools } from './tools.js'

/** What people raise, and what is said and done about it. */
export function correctiveActionDesk(tools: CorrectiveDeskTools): ProcessDesk {
  return {
    commands: [raiseCommand, listCommand(tools), opportunitiesCommand(tools), showCommand(tools)],
    acts: {
      [verbs.raise]: (visit, { value, inputs }) => raise(tools, visit, value, inputs),
      [verbs.open]: (visit, { value }) => open(tools, visit, value),
      [verbs.fill]: (visit, { value }, filling) => fill(tools, visit, value, filling),
      [verbs.record]: (visit, act, filling) => record(tools, visit, act, filling),
      [verbs.show]: (visit, { value }) => show(tools, visit, value),
      [verbs.respond]: (visit, { value }) => respond(tools, visit, value),
      [verbs.askDeadline]: (visit, { value }) => askDeadline(tools, visit, value),
      [verbs.moveDeadline]: (visit, { value, inputs }) => moveDeadline(tools, visit, value, inputs),
    },
    standing: (visit) => correctiveStanding(tools, visit),
    waiting: async (visit) => {
      const { person, at, texts } = visit
      const asks = await tools.asks.openOf(person._id, 'corrective-action')
      const views = await Promise.all(asks.map((ask) => askedViewOf(tools, ask, person, at)))
      return views.flatMap((view) => (view ? [waitingCorrective(view, texts)] : []))
    },
  }
}

/** The question itself, for who comes from a list. */
async function open(tools: CorrectiveDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await correctiveShown(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: correctiveForm(found.view, visit.texts) }
}
