import { MOST_ADDED } from '../../../domain/risk-reassessment.js'
import { undone } from '../../../domain/treatment-plan.js'
import type { Texts } from '../../texts/texts.js'
import { type Input, LONGEST_OPTION, shortened } from '../card.js'
import { textFor } from '../definition.js'
import type { ReassessmentView } from './view.js'

/** The names of the inputs by which a plan changes. */
export const TAKE_OUT = 'take-out'

/** Of one place for a new action. */
export function actionInput(what: 'action' | 'doer' | 'due', place: number): string {
  return `${what}-${place}`
}

/** As long as a file allows the title of an action to be, in characters. */
const LONGEST_ACTION = 120

/** What is to be done no more, and what is to be done besides: a place each, the next one once that is filled in. */
export function planInputs({ risk, reader }: ReassessmentView, places: number, texts: Texts): Input[] {
  const t = texts.riskReassessment.form.plan
  const options = undone(risk).map(({ action: { id, title } }) => ({
    ...{ value: id, label: shortened(textFor(title, reader), LONGEST_OPTION) },
  }))
  const takeOut: Input = {
    ...{ kind: 'choices', name: TAKE_OUT, label: t.takeOut, hint: t.takeOutHint, optional: true, options },
  }
  const numbers = Array.from({ length: Math.min(places, MOST_ADDED) }, (_, index) => index + 1)
  return [...(options.length > 0 ? [takeOut] : []), ...numbers.flatMap((place) => placeFor(place, texts))]
}

function placeFor(place: number, texts: Texts): Input[] {
  const t = texts.riskReassessment.form.plan
  const name = (what: 'action' | 'doer' | 'due') => ({ name: actionInput(what, place), optional: true })
  return [
    { ...name('action'), kind: 'text', label: t.action(place), hint: t.actionHint, most: LONGEST_ACTION },
    { ...name('doer'), kind: 'person', label: t.doer(place), hint: t.doerHint },
    { ...name('due'), kind: 'date', label: t.due(place) },
  ]
}
