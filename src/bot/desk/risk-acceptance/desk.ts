import { acceptForm, MOST_IN_FORM, notYetForm } from '../../cards/risk-acceptance/form.js'
import { ownersCard, ownersThing } from '../../cards/risk-acceptance/owner.js'
import { ALONE, verbs } from '../../cards/risk-acceptance/view.js'
import type { Reply } from '../../interaction.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { type AnswerTools, accept, notYet } from './answer.js'
import { questionsFor, viewsFor } from './questions.js'
import { askAnew } from './renew.js'
import { unaccepted } from './standing.js'

/** What a risk's owner does: approves its plan and accepts what is left, or says what has to change first (6.1.3 f). */
export function riskAcceptanceDesk(tools: AnswerTools): ProcessDesk {
  return {
    commands: [
      {
        words: 'risk accept',
        parameters: (texts) => texts.common.help.optionalId,
        describe: ({ riskAcceptance }) => riskAcceptance.commands.accept,
        allowed: () => true,
        offered: async ({ _id }) => (await tools.risks.openOf(_id)).length > 0,
        run: (visit, typed) =>
          typed === '' ? list(tools, visit) : askAnew(tools, visit, typed.toLowerCase()),
      },
    ],
    acts: {
      [verbs.open]: async (visit, { value }, which) => {
        const found = await questionsFor(tools, visit, value)
        if ('refused' in found) return found.refused
        const views = which === ALONE ? found.views.slice(0, 1) : found.views
        const shown = views.slice(0, MOST_IN_FORM)
        return { kind: 'form', form: acceptForm(shown, views.length - shown.length, visit.texts) }
      },
      [verbs.explain]: async (visit, { value }, which) => {
        const found = await questionsFor(tools, visit, value)
        if ('refused' in found) return found.refused
        const views = which === ALONE ? found.views.slice(0, 1) : found.views
        return { kind: 'form', form: notYetForm(views, visit.texts) }
      },
      [verbs.accept]: (visit, { value, inputs }, shown) =>
        accept(tools, visit, { inputs, shown }, () => questionsFor(tools, visit, value)),
      [verbs.notYet]: (visit, { value, inputs }) =>
        notYet(tools, visit, inputs, () => questionsFor(tools, visit, value)),
    },
    standing: (visit) => unaccepted(tools, visit),
    waiting: async (visit) => ownersThing(await viewsFor(tools, visit), visit.texts),
  }
}

async function list(tools: AnswerTools, visit: Visit): Promise<Reply> {
  const card = ownersCard(await viewsFor(tools, visit), visit.texts)
  return card ? { kind: 'card', card } : say(visit.texts.riskAcceptance.none)
}
