import type { Ask } from '../../../domain/ask.js'
import { CalendarDate } from '../../../domain/calendar-date.js'
import type { Cycle } from '../../../domain/cycle.js'
import { minuteOf } from '../../../domain/delivery.js'
import { reviewInputs } from '../../../domain/management-review.js'
import { placeOf } from '../../../domain/organisation.js'
import { inputOfSlot, PACK_SLOT } from '../../../domain/review-course.js'
import { isHeld, type ReviewMeeting } from '../../../domain/review-meeting.js'
import { laterNumbers } from '../../../domain/review-pack.js'
import { dateIn, isBusinessDay } from '../../../domain/working-days.js'
import { type Action, escaped, type Form } from '../../cards/card.js'
import { type PackView, packForm } from '../../cards/management-review/pack.js'
import type { QuestionLine } from '../../cards/management-review/question.js'
import { inputs as names, verbs } from '../../cards/management-review/verbs.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import { packViewFor } from '../../review-paper.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type KnownReview, knownReviews, mayPrepare, type ReviewDeskTools, takesPart } from './known.js'

export type Of = { known: KnownReview; meeting: ReviewMeeting; cycle: Cycle }

/** The meeting that a button names, for whoever takes part in it; or why they may not. */
export async function meetingOf(
  tools: ReviewDeskTools,
  visit: Visit,
  id: string,
): Promise<Of | { refused: Reply }> {
  const { person, organisation, texts } = visit
  const [cycle, all] = await Promise.all([tools.cycles.byId(id), knownReviews(tools)])
  const known = all.find(({ definition }) => definition.review === cycle?.subject.id)
  const meeting = await tools.reviewMeetings.byId(id)
  if (!cycle || !known || !meeting) return { refused: say(texts.common.refused['no-such-ask']) }
  if (!takesPart(known, person._id, organisation)) return { refused: say(texts.reviewPack.notYours) }
  const asks = known.meeting?._id === id ? known.asks : await tools.asks.allOf(id)
  return { known: { ...known, meeting, asks }, meeting, cycle }
}

/**
 * The pack as it was sent, with what has changed since in one section, from 1; or that section as it would be now. What nobody
 * looks at is not counted: there are years of records behind some.
 */
export async function packViewOf(
  tools: ReviewDeskTools,
  visit: Visit,
  { known, meeting, cycle }: Of,
  section: number,
): Promise<PackView> {
  const { person, organisation, at } = visit
  const input = reviewInputs[section - 1]
  const now = await tools.makePack(cycle, at, input ? [input] : [])
  const { pack: sent } = meeting
  const about = {
    ...{ meeting, definition: known.definition, pack: sent?.content ?? now },
    later: sent ? laterNumbers(sent.content, now) : [],
  }
  const view = await packViewFor(tools, about, person, dateIn(at, organisation.timeZone))
  const questions = questionsIn(meeting, known.asks)
  const people = await tools.people.byIds(
    questions.flatMap(({ by, of, answer }) => [by, of, answer?.by ?? of]),
  )
  return { ...view, questions, nameOf: (id) => people.get(id)?.name ?? view.nameOf(id) }
}

function questionsIn({ questions = [] }: ReviewMeeting, asks: readonly Ask[]): QuestionLine[] {
  return questions.map(({ id, input, by, of, at, text }) => {
    const said = asks.find(({ slot, answer }) => slot === id && answer)?.answer
    const answer = said ? { by: said.by, at: said.at, text: said.reason?.text ?? '' } : null
    return { input, by, of, at, text: text.text, answer }
  })
}

/** Until its minutes are put, or it was closed without. */
export function takesQuestions({ put, signed, closed }: ReviewMeeting): boolean {
  return !put && !signed && !closed
}

export async function readPack(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  page: number,
): Promise<Reply> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found.refused
  const at = sectionAt(page)
  const view = await packViewOf(tools, visit, found, at)
  const canSend = !found.meeting.pack && mayPrepare(found.known, visit)
  const count = found.known.definition.attendees.length
  const send: Action[] = canSend
    ? [{ verb: verbs.askSend, value, label: visit.texts.managementReview.ask.pack.send(count) }]
    : found.meeting.pack
      ? [{ verb: `${verbs.paper}/pack`, value, label: visit.texts.reviewPack.send }]
      : []
  const section = view.pack.sections[at - 1]
  const ask: Action[] =
    section && section.owner !== visit.person._id && takesQuestions(found.meeting)
      ? [{ verb: `${verbs.askQuestion}/${section.input}`, value, label: visit.texts.reviewPack.question.ask }]
      : []
  const isRecorded =
    section && (section.items.length > 0 || section.figures.some((each) => each.records.length > 0))
  const records: Action[] = isRecorded
    ? [{ verb: `${verbs.records}/${at}`, value, label: visit.texts.reviewPack.records.show }]
    : []
  return { kind: 'form', form: packForm(view, at, [...records, ...ask, ...send], visit.texts) }
}

/** Of those that there are. */
function sectionAt(page: number): number {
  return Math.min(Math.max(page, 1), reviewInputs.length)
}

/** Asks once more, with who gets it and who has not answered. */
export async function askSend(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toSend(tools, visit, value)
  if ('refused' in found) return found.refused
  const { known, meeting } = found
  const t = visit.texts.managementReview.send
  const waiting = known.asks.filter(({ state, slot }) => state === 'open' && inputOfSlot(slot))
  const people = await tools.people.byIds([
    ...known.definition.attendees,
    ...waiting.map(({ askedOf }) => askedOf),
  ])
  const name = (id: string) => escaped(people.get(id)?.name ?? '')
  const unanswered = [...new Set(waiting.map(({ askedOf }) => name(askedOf)))]
  const today = dateIn(visit.at, visit.organisation.timeZone)
  const form: Form = {
    title: t.title,
    close: visit.texts.common.close,
    submit: { verb: verbs.send, value, label: t.submit },
    nodes: [
      { kind: 'text', text: t.question(known.definition.attendees.map(name), meeting.meetingOn, today) },
      ...(unanswered.length > 0 ? [{ kind: 'text', text: t.unanswered(unanswered) } as const] : []),
      { kind: 'text', text: t.consequence },
    ],
  }
  return { kind: 'form', form }
}

async function toSend(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Of | { refused: Reply }> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found
  const t = visit.texts.managementReview
  if (!mayPrepare(found.known, visit)) return { refused: say(visit.texts.managementReview.send.notYours) }
  if (found.meeting.closed) return { refused: say(visit.texts.reviewMinutes.decide.closed) }
  return found.meeting.pack ? { refused: say(t.send.already) } : found
}

/** It is frozen as it is at this instant, and everybody who takes part gets it. */
export async function send(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toSend(tools, visit, value)
  if ('refused' in found) return found.refused
  const { known, meeting, cycle } = found
  const { person, at, through, texts } = visit
  const t = texts.managementReview.send
  const pack = await tools.makePack(cycle, at)
  const act = { by: person._id, at, through }
  if (!(await tools.reviewMeetings.sendPack(meeting, pack, act))) {
    const now = await tools.reviewMeetings.byId(value)
    return say(now?.pack ? t.already : t.changed)
  }
  // Its workflow prints it and tells whoever takes part: what is on record is told, whatever stops in between.
  const settled = await settle(tools, visit, known, PACK_SLOT, 'sent')
  tools.cycleMoved(value)
  return { kind: 'card', card: { ...sayCard(t.done(known.definition.attendees.length)) }, settled }
}

function sayCard(sentence: string) {
  const reply = say(sentence)
  if (reply.kind !== 'card') throw new Error('Nothing to say')
  return reply.card
}

/** Whoever was asked to do what they did has answered; where somebody else did it, the workflow asks them no more. */
export async function settle(
  tools: ReviewDeskTools,
  { person, at, through }: Visit,
  { asks }: Pick<KnownReview, 'asks'>,
  slot: string,
  value: string,
): Promise<string[]> {
  const ask = asks.find(
    (each) => each.slot === slot && each.state === 'open' && each.mayAnswer.includes(person._id),
  )
  if (!ask) return []
  const shown = { id: ask._id, revision: ask.revision }
  const said = { ask: shown, by: person._id, at, through, value, language: person.language }
  const inStead = ask.askedOf === person._id ? {} : { inStead: ask.askedOf }
  return (await tools.asks.answer({ ...said, ...inStead }, ask.subject)) ? [ask._id] : []
}

/** A meeting that was not held yet can be moved, also after its pack was sent. */
async function toMove(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Of | { refused: Reply }> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found
  if (!mayPrepare(found.known, visit)) return { refused: say(visit.texts.managementReview.send.notYours) }
  if (found.meeting.closed) return { refused: say(visit.texts.reviewMinutes.decide.closed) }
  return isHeld(found.meeting) ? { refused: say(visit.texts.managementReview.move.held) } : found
}

export async function askMove(tools: ReviewDeskTools, visit: Visit, value: string): Promise<Reply> {
  const found = await toMove(tools, visit, value)
  if ('refused' in found) return found.refused
  const t = visit.texts.managementReview.move
  return {
    kind: 'form',
    form: {
      title: t.title,
      close: visit.texts.common.close,
      submit: { verb: verbs.move, value, label: t.submit },
      nodes: [
        {
          kind: 'inputs',
          inputs: [{ kind: 'date', name: names.due, label: t.label, initial: found.meeting.meetingOn }],
        },
      ],
    },
  }
}

export async function move(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  inputs: Inputs,
): Promise<Reply> {
  const found = await toMove(tools, visit, value)
  if ('refused' in found) return found.refused
  const { person, organisation, at, through, texts } = visit
  const t = texts.managementReview
  const to = CalendarDate.safeParse(textOf(inputs, names.due)).data
  const today = dateIn(at, organisation.timeZone)
  if (to === undefined || to < today) return { kind: 'invalid', errors: { [names.due]: t.move.wrong } }
  if (to === found.meeting.meetingOn) return { kind: 'invalid', errors: { [names.due]: t.move.same } }
  const moved = await tools.reviewMeetings.move(found.meeting, to, { by: person._id, at, through })
  if (moved) tools.cycleMoved(value)
  if (!moved) return say(t.send.changed)
  const isWorked = isBusinessDay(to, placeOf(organisation, organisation))
  return say([t.move.done(to, today), ...(isWorked ? [] : [t.move.noWorkingDay])].join(' '))
}

/** The pack as it was sent, or the minutes as they stand, as a file. */
export async function sendPaper(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  argument: string,
): Promise<Reply> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found.refused
  const { person, at, texts } = visit
  const paper = argument === 'minutes' ? 'minutes' : 'pack'
  const content = { kind: 'review-paper', cycle: value, paper, askedAt: minuteOf(at), asks: [] } as const
  await tools.deliveries.tell([person], { ...content, asks: [] }, at)
  return say(paper === 'pack' ? texts.reviewPack.comes : texts.reviewMinutes.minutes.comes)
}
