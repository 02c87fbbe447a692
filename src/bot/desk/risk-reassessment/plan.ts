import { randomBytes } from 'node:crypto'
import { CalendarDate } from '../../../domain/calendar-date.js'
import { canBeAsked, isPresentAt, type Person, type PersonId } from '../../../domain/person.js'
import type { PlanAction, Risk } from '../../../domain/risk.js'
import { MOST_ADDED, MOST_TO_DO } from '../../../domain/risk-reassessment.js'
import { undone } from '../../../domain/treatment-plan.js'
import { dateIn } from '../../../domain/working-days.js'
import { actionInput, TAKE_OUT } from '../../cards/risk-reassessment/plan.js'
import { personOf } from '../../directory.js'
import { accountOf, choicesOf, type Inputs, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import type { ReassessmentDeskTools } from './view.js'

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

type Tools = Pick<ReassessmentDeskTools, 'people'>

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
  const t = visit.texts.riskReassessment.form.plan
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
  const t = texts.riskReassessment.form.plan
  const doer = await doerIn(tools, visit, place, inputs)
  const due = CalendarDate.safeParse(day).data
  const isLate = due === undefined || due < dateIn(at, person.timeZone)
  if (title !== null && '_id' in doer && !isLate)
    return { action: { id: newId(), title: { [person.language]: title }, owner: doer._id, due }, doer }
  return {
    errors: {
      ...(title === null ? { [actionInput('action', place)]: t.whatMissing } : {}),
      ...('error' in doer ? { [actionInput('doer', place)]: doer.error } : {}),
      ...(isLate ? { [actionInput('due', place)]: t.whenMissing } : {}),
    },
  }
}

/** Drawn by lot, so that what is done under it, or was taken out, never comes back as something else. */
function newId(): string {
  return `added-${randomBytes(8).toString('hex')}`
}

async function doerIn(
  { people }: Tools,
  { texts, at }: Visit,
  place: number,
  inputs: Inputs,
): Promise<Person | { error: string }> {
  const t = texts.riskReassessment.nameOwner
  const account = accountOf(inputs, actionInput('doer', place))
  if (!account) return { error: t.missing }
  const person = await personOf({ people }, account)
  if (!person) return { error: t.unknown }
  return isPresentAt(person, at) && canBeAsked(person) ? person : { error: t.notThere(person.name) }
}
