import type { Person, PersonId } from '../../../domain/person.js'
import { MOST_ADDED } from '../../../domain/plan-change.js'
import type { PlanAction, Risk } from '../../../domain/risk.js'
import { undone } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, type Input, LONGEST_OPTION, shortened } from '../card.js'
import { firstWithin, listed } from '../common.js'
import { textFor } from '../definition.js'

/** What somebody who changes a plan is shown of it. Names are plain. */
export interface ChangeShown {
  risk: Risk
  reader: Person
  names: ReadonlyMap<PersonId, string>
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** How much room what is still to be done has, in characters. */
const ROOM = 1_000

/** What of a plan is still to be done, one line each. */
export function toDoText(
  { risk, reader, names, at }: ChangeShown,
  plan: readonly PlanAction[],
  texts: Texts,
): string {
  const t = texts.treatmentPlan.change.toDo
  const planned: Risk = { ...risk, assessment: { ...risk.assessment, plan: [...plan] } }
  const today = dateIn(at, reader.timeZone)
  const lines = undone(planned).map(({ action: { title, owner, due } }) =>
    escaped(t.action(textFor(title, reader), names.get(owner) ?? '', due, today)),
  )
  if (lines.length === 0) return t.nothing
  return `${t.heading}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}`
}

/** The names of the inputs by which a plan changes. */
export const TAKE_OUT = 'take-out'

/** Of one place for a new action. */
export function actionInput(what: 'action' | 'doer' | 'due', place: number): string {
  return `${what}-${place}`
}

/** As long as a file allows the title of an action to be, in characters. */
const LONGEST_ACTION = 120

/** What is to be done no more, and what is to be done besides: a place each, the next one once that is filled in. */
export function planInputs({ risk, reader }: ChangeShown, places: number, texts: Texts): Input[] {
  const t = texts.treatmentPlan.change.inputs
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
  const t = texts.treatmentPlan.change.inputs
  const name = (what: 'action' | 'doer' | 'due') => ({ name: actionInput(what, place), optional: true })
  return [
    { ...name('action'), kind: 'text', label: t.action(place), hint: t.actionHint, most: LONGEST_ACTION },
    { ...name('doer'), kind: 'person', label: t.doer(place), hint: t.doerHint },
    { ...name('due'), kind: 'date', label: t.due(place) },
  ]
}
