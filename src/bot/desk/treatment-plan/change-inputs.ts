import { randomBytes } from 'node:crypto'
import { CalendarDate } from '../../../domain/calendar-date.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { MOST_ADDED, MOST_TO_DO } from '../../../domain/plan-change.js'
import type { PlanAction, Risk } from '../../../domain/risk.js'
import { undone } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import { actionInput, TAKE_OUT } from '../../cards/treatment-plan/change-inputs.js'
import { accountOf, choicesOf, type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { doerIn } from './doer.js'
import type { PlanDeskTools } from './shown.js'

/** A plan as it is filled in. */
export interface PlanFilled {
  plan: PlanAction[]
  /** Who does what is new in it; plain. */
  doers: ReadonlyMap<PersonId, string>
  /** For how many new actions there is room in the form from now on: one more than are filled in. */
  places: number
  /** What is wrong with it, by the inputs. */
  errors: Record<string, string>
}

type Tools = Pick<PlanDeskTools, 'people'>

/** The plan without what is not to be done any more, and with what is new. What is done stays in it. */
export async function planIn(tools: Tools, visit: Visit, risk: Risk, inputs: Inputs): Promise<PlanFilled> {
  const places = Array.from({ length: MOST_ADDED }, (_, index) => index + 1)
  const all = await Promise.all(places.map((place) => placeIn(tools, visit, place, inputs)))
  const added = all.flatMap((each) => (each && 'action' in each ? [each] : []))
  const errors = Object.assign({}, ...all.map((each) => (each && 'errors' in each ? each.errors : {})))
  const chosen = choicesOf(inputs, TAKE_OUT)
  const out = new Set(undone(risk).flatMap(({ action: { id } }) => (chosen.includes(id) ? [id] : [])))
  const left = risk.assessment.plan.filter(({ id }) => !out.has(id))
  const tooMany = undone(risk).length - out.size + added.length > MOST_TO_DO
  const first = actionInput('action', 1)
  const t = visit.texts.treatmentPlan.change.inputs
  return {
    plan: [...left, ...added.map(({ action }) => action)],
    doers: new Map(added.map(({ doer }) => [doer._id, doer.name])),
    places: all.findLastIndex((each) => each !== null) + 2,
    errors: tooMany && added.length > 0 ? { ...errors, [first]: t.tooMany(MOST_TO_DO) } : errors,
  }
}

type Place = { action: PlanAction; doer: Person } | { errors: Record<string, string> }

/** What is new in one place of the form; null where nothing is. */
async function placeIn(tools: Tools, visit: Visit, place: number, inputs: Inputs): Promise<Place | null> {
  const title = textOf(inputs, actionInput('action', place))
  const account = accountOf(inputs, actionInput('doer', place))
  const day = textOf(inputs, actionInput('due', place))
  if (title === null && account === null && day === null) return null
  const { person, at, texts } = visit
  const t = texts.treatmentPlan.change.inputs
  const doer = await doerIn(tools, visit, inputs, actionInput('doer', place))
  const due = CalendarDate.safeParse(day).data
  const isLate = due === undefined || due < dateIn(at, person.timeZone)
  if (title !== null && 'person' in doer && !isLate)
    return { action: anAction(title, person, doer.person, due), doer: doer.person }
  return {
    errors: {
      ...(title === null ? { [actionInput('action', place)]: t.whatMissing } : {}),
      ...('error' in doer ? { [actionInput('doer', place)]: doer.error } : {}),
      ...(isLate ? { [actionInput('due', place)]: t.whenMissing } : {}),
    },
  }
}

/** Its id is drawn by lot, so that what was done under it, or was taken out, never comes back as something else. */
function anAction(
  title: string,
  { language }: Person,
  { _id: owner }: Person,
  due: CalendarDate,
): PlanAction {
  return { id: `added-${randomBytes(8).toString('hex')}`, title: { [language]: title }, owner, due }
}
