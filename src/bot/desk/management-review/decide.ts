import { CalendarDate } from '../../../domain/calendar-date.js'
import { type ReviewInput, reviewInputs } from '../../../domain/management-review.js'
import { canBeAsked, isPresentAt, type PersonId } from '../../../domain/person.js'
import { MINUTES_SLOT } from '../../../domain/review-course.js'
import {
  actionsOf,
  judged,
  judgements,
  MOST_ACTIONS,
  minutesLack,
  type ReviewMeeting,
} from '../../../domain/review-meeting.js'
import { dateIn } from '../../../domain/working-days.js'
import type { ResultsGiven } from '../../../store/review-meetings.js'
import type { Form } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import {
  attendanceForm,
  type DecideView,
  decideForm,
  decisionForm,
  decisionRef,
  putForm,
  resultsForm,
} from '../../cards/management-review/decide.js'
import { inputs as names } from '../../cards/management-review/verbs.js'
import { personOf } from '../../directory.js'
import { accountOf, choicesOf, type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type KnownReview, mayRecord, namesIn, type ReviewDeskTools } from './known.js'
import { meetingOf, settle } from './pack.js'

type Recording = { known: KnownReview; meeting: ReviewMeeting; view: DecideView }

/** The meeting that is being recorded, for whoever may; or why they may not. */
async function recording(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
): Promise<Recording | { refused: Reply }> {
  const { person, organisation, texts, at } = visit
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found
  const t = texts.reviewMinutes.decide
  const { known, meeting } = found
  if (!mayRecord(known, visit)) return { refused: say(t.notYours) }
  if (!meeting.pack) return { refused: say(t.notYet) }
  if (meeting.put || meeting.signed) return { refused: say(t.signed) }
  if (meeting.closed) return { refused: say(t.closed) }
  const today = dateIn(at, organisation.timeZone)
  if (today < meeting.meetingOn) return { refused: say(t.notHeld(meeting.meetingOn, today)) }
  const view: DecideView = {
    ...{
      meeting,
      title: titleOf(known.definition, person),
      attendees: invited(known, organisation.topManagement),
    },
    lacks: minutesLack(meeting, reviewInputs, organisation.topManagement),
    nameOf: await namesIn(tools.people, known, organisation.topManagement),
    ...{ reader: person, today },
  }
  return { known, meeting, view }
}

/** Whoever was invited, and top management, of whom somebody may come who was not. */
function invited({ definition }: KnownReview, topManagement: readonly PersonId[]): PersonId[] {
  return [...new Set([...definition.attendees, ...topManagement])]
}

export async function decide(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await recording(tools, visit, value)
  return 'refused' in found ? found.refused : { kind: 'form', form: decideForm(found.view, visit.texts) }
}

/** One of the forms in which a part is recorded. */
export async function formFor(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  which: 'attendance' | 'results' | ReviewInput,
): Promise<Reply> {
  const found = await recording(tools, visit, value)
  if ('refused' in found) return found.refused
  const { view } = found
  const { texts } = visit
  if (which === 'attendance') return { kind: 'form', form: attendanceForm(view, texts) }
  if (which === 'results') return { kind: 'form', form: resultsForm(view, texts) }
  return { kind: 'form', form: decisionForm(view, which, texts) }
}

export async function recordAttendance(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const [cycle = '', seen = ''] = value.split('@')
  const found = await recording(tools, visit, cycle)
  if ('refused' in found) return found.refused
  const { organisation, texts } = visit
  const t = texts.reviewMinutes.attendance
  const present = choicesOf(inputs, names.present).filter((id) => found.view.attendees.includes(id))
  if (present.length === 0) return { kind: 'invalid', errors: { [names.present]: t.nobody } }
  if (!present.some((id) => organisation.topManagement.includes(id))) {
    const tops = organisation.topManagement.map(found.view.nameOf)
    return { kind: 'invalid', errors: { [names.present]: t.noTop(tops) } }
  }
  const { attendees: invited, title } = found.known.definition
  const given = { present, invited, title, note: textOf(inputs, names.note) }
  // Somebody else has recorded it meanwhile: neither is lost without a look.
  if ((found.meeting.attendance?.event ?? '') !== seen)
    return { kind: 'form', form: attendanceForm(found.view, texts, given) }
  return recorded(tools, visit, cycle, (meeting) =>
    (meeting.attendance?.event ?? '') === seen
      ? tools.reviewMeetings.attended(meeting, given, actOf(visit))
      : Promise.resolve(false),
  )
}

export async function recordDecision(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  input: ReviewInput,
  inputs: Inputs,
): Promise<Reply> {
  const [cycle = ''] = value.split('@')
  const found = await recording(tools, visit, cycle)
  if ('refused' in found) return found.refused
  const t = visit.texts.reviewMinutes.decision
  const text = textOf(inputs, names.text)
  const action = await actionIn(tools, visit, inputs)
  const errors = {
    ...(text === null ? { [names.text]: t.missing } : {}),
    ...(action && 'errors' in action ? action.errors : {}),
  }
  if (text === null || (action && 'errors' in action)) return { kind: 'invalid', errors }
  const before = found.meeting.decisions[input]
  // Somebody else has written on the same meanwhile: neither is lost without a look.
  if (decisionRef(found.meeting, input) !== value && before?.text.text !== text)
    return { kind: 'form', form: decisionForm(found.view, input, visit.texts, { typed: text }) }
  if (before?.text.text !== text) {
    const isOn = await writing(tools, cycle, (meeting) =>
      meeting.decisions[input]?.event === before?.event
        ? tools.reviewMeetings.decide(meeting, input, text, actOf(visit))
        : Promise.resolve(false),
    )
    if (!isOn) return recordDecision(tools, visit, value, input, inputs)
  }
  if (!action) return decide(tools, visit, cycle)
  if (actionsOf(found.meeting).filter((each) => each.input === input).length >= MOST_ACTIONS)
    return { kind: 'invalid', errors: { [names.what]: t.tooMany(MOST_ACTIONS) } }
  return recorded(tools, visit, cycle, async (meeting) => {
    const isAgain = meeting.actions.some(
      (each) =>
        each.input === input &&
        each.what.text === action.what &&
        each.who === action.who &&
        each.due === action.due &&
        !each.dropped,
    )
    return isAgain || tools.reviewMeetings.addAction(meeting, { input, ...action }, actOf(visit))
  })
}

type NewAction = { what: string; who: PersonId; due: CalendarDate }

/** What is to be done because of it, if anything is; or what of it is missing, beside its field. */
async function actionIn(
  { people }: ReviewDeskTools,
  { organisation, at, texts }: Visit,
  inputs: Inputs,
): Promise<NewAction | { errors: Record<string, string> } | null> {
  const t = texts.reviewMinutes.decision
  const what = textOf(inputs, names.what)
  const account = accountOf(inputs, names.who)
  const due = CalendarDate.safeParse(textOf(inputs, names.due)).data
  if (what === null && !account && due === undefined) return null
  const person = account && (await personOf({ people }, account))
  const whoError = !account
    ? t.whoMissing
    : !person
      ? t.unknown
      : isPresentAt(person, at) && canBeAsked(person)
        ? null
        : t.notThere(person.name)
  const isLate = due === undefined || due <= dateIn(at, organisation.timeZone)
  if (what === null || whoError !== null || !person || due === undefined || isLate)
    return {
      errors: {
        ...(what === null ? { [names.what]: t.whatMissing } : {}),
        ...(whoError === null ? {} : { [names.who]: whoError }),
        ...(isLate ? { [names.due]: t.dueMissing } : {}),
      },
    }
  return { what, who: person._id, due }
}

export async function dropAction(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  action: string,
): Promise<Reply> {
  const found = await recording(tools, visit, value)
  if ('refused' in found) return found.refused
  return recorded(tools, visit, value, async (meeting) => {
    const isThere = meeting.actions.some(({ id, dropped }) => id === action && !dropped)
    return !isThere || tools.reviewMeetings.dropAction(meeting, action, actOf(visit))
  })
}

export async function recordResults(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const [cycle = '', seen = ''] = value.split('@')
  const found = await recording(tools, visit, cycle)
  if ('refused' in found) return found.refused
  const read = resultsIn(visit, inputs)
  if ('errors' in read) return { kind: 'invalid', errors: read.errors }
  // Somebody else has concluded meanwhile: neither is lost without a look.
  if ((found.meeting.results?.event ?? '') !== seen)
    return { kind: 'form', form: resultsForm(found.view, visit.texts, read) }
  return recorded(tools, visit, cycle, (meeting) =>
    (meeting.results?.event ?? '') === seen
      ? tools.reviewMeetings.conclude(meeting, read, actOf(visit))
      : Promise.resolve(false),
  )
}

function resultsIn({ texts }: Visit, inputs: Inputs): ResultsGiven | { errors: Record<string, string> } {
  const t = texts.reviewMinutes.results
  const text = (name: 'improvement' | 'changes' | 'because') => textOf(inputs, names[name])
  const [improvement, changes, because] = [text('improvement'), text('changes'), text('because')]
  const chosen = judged.map(
    (each) => [each, judgements.find((value) => value === textOf(inputs, each))] as const,
  )
  const errors = {
    ...(improvement === null ? { [names.improvement]: t.missing } : {}),
    ...(changes === null ? { [names.changes]: t.missing } : {}),
    ...(because === null ? { [names.because]: t.missing } : {}),
    ...Object.fromEntries(chosen.flatMap(([each, value]) => (value ? [] : [[each, t.choose]]))),
  }
  if (improvement === null || changes === null || because === null || Object.keys(errors).length > 0)
    return { errors }
  return {
    improvement,
    changes,
    because,
    judgements: Object.fromEntries(chosen) as ResultsGiven['judgements'],
  }
}

/** Asks once more, with who signs. */
export async function askPut(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await recording(tools, visit, value)
  if ('refused' in found) return found.refused
  const { view, known } = found
  if (view.lacks.length > 0) return say(visit.texts.reviewMinutes.put.lacking)
  return (await whyNobodySigns(tools, visit)) ?? { kind: 'form', form: formToPut(found, visit, known) }
}

function formToPut({ view }: Recording, { person, organisation, texts }: Visit, known: KnownReview): Form {
  const { chair } = known.definition
  const signs = chair !== person._id && organisation.topManagement.includes(chair)
  return putForm(view, signs ? view.nameOf(chair) : null, texts)
}

/** Whoever puts them does not sign them: somebody else of top management has to be there. */
async function whyNobodySigns({ people }: ReviewDeskTools, visit: Visit): Promise<Reply | null> {
  const { person, organisation, texts, at } = visit
  const others = await people.byIds(organisation.topManagement.filter((id) => id !== person._id))
  const signs = [...others.values()].some((each) => isPresentAt(each, at))
  return signs ? null : say(texts.reviewMinutes.put.nobodySigns)
}

export async function put(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const [cycle = '', revision] = value.split('@')
  const found = await recording(tools, visit, cycle)
  if ('refused' in found) return found.refused
  const { meeting, view, known } = found
  const t = visit.texts.reviewMinutes
  if (view.lacks.length > 0) return say(t.put.lacking)
  const nobody = await whyNobodySigns(tools, visit)
  if (nobody) return nobody
  // What is put is what was on record when it was asked about.
  if (String(meeting.revision) !== revision) return decide(tools, visit, cycle)
  if (!(await tools.reviewMeetings.put(meeting, actOf(visit))))
    return say(visit.texts.managementReview.send.changed)
  const settled = await settle(tools, visit, known, MINUTES_SLOT, 'put')
  tools.cycleMoved(cycle)
  const reply = say(t.put.done)
  return reply.kind === 'card' ? { ...reply, settled } : reply
}

function actOf({ person, at, through }: Visit) {
  return { by: person._id, at, through }
}

/** Somebody else may record another part at the same moment: then the meeting is read anew, so often. */
const TRIES = 5

export async function writing(
  { reviewMeetings }: ReviewDeskTools,
  id: string,
  write: (meeting: ReviewMeeting) => Promise<boolean>,
): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const meeting = await reviewMeetings.byId(id)
    if (!meeting) return false
    if (await write(meeting)) return true
    if (meeting.put || meeting.signed || meeting.closed) return false
  }
  return false
}

async function recorded(
  tools: ReviewDeskTools,
  visit: Visit,
  id: string,
  write: (meeting: ReviewMeeting) => Promise<boolean>,
): Promise<Reply> {
  const isOn = await writing(tools, id, write)
  return isOn ? decide(tools, visit, id) : say(visit.texts.reviewMinutes.decide.signed)
}
