import { CalendarDate } from '../../../domain/calendar-date.js'
import { type CorrectivePlan, lastDueOf, planIn } from '../../../domain/corrective-action.js'
import { involvedIn } from '../../../domain/corrective-hands.js'
import { deadlineAhead } from '../../../domain/nonconformity.js'
import { canBeAsked, isPresentAt } from '../../../domain/person.js'
import { dateIn } from '../../../domain/working-days.js'
import {
  type AskedView,
  MOST_ACTIONS,
  inputs as names,
  planned,
  roundOf,
} from '../../cards/corrective-action/view.js'
import { accountOf, type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { doerIn } from '../treatment-plan/doer.js'
import type { Read } from './read.js'
import type { CorrectiveDeskTools } from './tools.js'

type PlannedAction = CorrectivePlan['actions'][number]

/** What is done, by whom and by when; by what one can tell that it worked, and when; and what has to change for it. */
export async function planRead(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  inputs: Inputs,
): Promise<Read> {
  const t = visit.texts.correctiveAction
  const last = roundOf(view)?.plans.at(-1)
  const before = last ? planIn(last.ask) : null
  const today = dateIn(visit.at, visit.person.timeZone)
  const until = deadlineAhead(view.nonconformity, today)
  const numbers = Array.from({ length: MOST_ACTIONS }, (_, index) => index + 1)
  const read = await Promise.all(
    numbers.map((number) =>
      actionIn(tools, visit, { number, until, before: before?.actions[number - 1]?.who }, inputs),
    ),
  )
  const actions = read.flatMap((each) => (each && 'action' in each ? [each.action] : []))
  const criterion = textOf(inputs, names.effect)?.trim()
  const verifyOn = CalendarDate.safeParse(textOf(inputs, names.verifyOn)).data
  const latest = lastDueOf({ actions })
  const changes = await changesIn(tools, visit, inputs)
  const verifier = await verifierIn(tools, visit, view, actions, inputs)
  const errors = {
    ...Object.assign({}, ...read.map((each) => (each && 'errors' in each ? each.errors : {}))),
    ...(read.every((each) => each === null) ? { [planned('what', 1)]: t.plan.whatMissing } : {}),
    ...(criterion ? {} : { [names.effect]: t.missing }),
    ...(verifyOn === undefined || verifyOn <= latest ? { [names.verifyOn]: t.plan.notAfter } : {}),
    ...('errors' in changes ? changes.errors : {}),
    ...('error' in verifier ? { [names.verifier]: verifier.error } : {}),
  }
  if (
    'error' in verifier ||
    !criterion ||
    verifyOn === undefined ||
    'errors' in changes ||
    Object.keys(errors).length > 0
  )
    return { errors }
  const plan: CorrectivePlan = { actions, criterion, verifyOn, ...verifier, ...changes }
  return { value: 'planned', findings: JSON.stringify(plan) }
}

/** One action; null where nothing is filled in for it. None ends after the day until which others want an answer. */
async function actionIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  { number, until, before }: { number: number; until: CalendarDate | null; before: string | undefined },
  inputs: Inputs,
): Promise<{ action: PlannedAction } | { errors: Record<string, string> } | null> {
  const t = visit.texts.correctiveAction.plan
  const what = textOf(inputs, planned('what', number))?.trim()
  const day = textOf(inputs, planned('due', number))
  const who = planned('who', number)
  if (!what && day === null && !accountOf(inputs, who)) return null
  const due = CalendarDate.safeParse(day).data
  const today = dateIn(visit.at, visit.person.timeZone)
  const { tooLate } = visit.texts.correctiveAction.takeOn
  const wrong =
    due === undefined || due < today
      ? t.dueMissing
      : until !== null && due > until
        ? tooLate(until, today)
        : null
  const doer = await whoIn(tools, visit, who, before, inputs)
  if (what && due !== undefined && wrong === null && 'person' in doer)
    return { action: { what, who: doer.person, due } }
  return {
    errors: {
      ...(what ? {} : { [planned('what', number)]: t.whatMissing }),
      ...('error' in doer ? { [who]: doer.error } : {}),
      ...(wrong === null ? {} : { [planned('due', number)]: wrong }),
    },
  }
}

async function whoIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  input: string,
  before: string | undefined,
  inputs: Inputs,
): Promise<{ person: string } | { error: string }> {
  if (accountOf(inputs, input)) {
    const doer = await doerIn(tools, visit, inputs, input)
    return 'error' in doer ? doer : { person: doer.person._id }
  }
  const person = before === undefined ? null : await tools.people.byId(before)
  if (person && isPresentAt(person, visit.at) && canBeAsked(person)) return { person: person._id }
  return { error: visit.texts.correctiveAction.plan.whoMissing }
}

/** Whoever is named to verify it, who has no hand in it (A.5.3); or whoever was, in the plan before. */
async function verifierIn(
  tools: CorrectiveDeskTools,
  visit: Visit,
  view: AskedView,
  actions: readonly PlannedAction[],
  inputs: Inputs,
): Promise<Pick<CorrectivePlan, 'verifier'> | { error: string }> {
  const last = roundOf(view)?.plans.at(-1)
  const before = last ? planIn(last.ask)?.verifier : null
  const isNamed = accountOf(inputs, names.verifier)
  if (!isNamed && !before) return { verifier: null }
  const named = await whoIn(tools, visit, names.verifier, before ?? undefined, inputs)
  if ('error' in named) return named
  const hands = [
    ...involvedIn(view.life, view.nonconformity.owner),
    ...actions.map(({ who }) => who),
    ...[view.ask.askedOf, visit.person._id],
  ]
  return hands.includes(named.person)
    ? { error: visit.texts.correctiveAction.plan.verifierHand }
    : { verifier: named.person }
}

/** Whether a risk or the ISMS has to change by it is asked of every plan (10.2 e, f). */
async function changesIn(
  { risks }: CorrectiveDeskTools,
  { texts }: Visit,
  inputs: Inputs,
): Promise<
  Pick<CorrectivePlan, 'ismsChange' | 'risks' | 'changeRequest'> | { errors: Record<string, string> }
> {
  const t = texts.correctiveAction
  const changes = textOf(inputs, names.changes)
  const ismsChange = textOf(inputs, names.ismsChange)?.trim() || null
  const changeRequest = textOf(inputs, names.changeRequest)?.trim() || null
  const typed = textOf(inputs, names.risks)?.split(/[\s,;]+/) ?? []
  const ids = [...new Set(typed.map((id) => id.toLowerCase()).filter((id) => id !== ''))]
  if (changes === 'none') return { ismsChange: null, risks: [], changeRequest: null }
  const known = await risks.byIds(ids)
  const unknown = ids.filter((id) => !known.has(id))
  const errors = {
    ...(changes === 'needed' ? {} : { [names.changes]: t.missing }),
    ...(changes === 'needed' && ismsChange === null && ids.length === 0
      ? { [names.ismsChange]: t.plan.changesMissing }
      : {}),
    ...(unknown.length > 0 ? { [names.risks]: t.plan.unknownRisks(unknown.join(', ')) } : {}),
  }
  return Object.keys(errors).length > 0 ? { errors } : { ismsChange, risks: ids, changeRequest }
}
