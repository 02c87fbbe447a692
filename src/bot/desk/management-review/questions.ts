import type { ReviewInput } from '../../../domain/management-review.js'
import { canBeAsked, isPresentAt, type PersonId } from '../../../domain/person.js'
import { MOST_QUESTIONS, type ReviewMeeting } from '../../../domain/review-meeting.js'
import { dateIn, dueDate, earlierOf } from '../../../domain/working-days.js'
import { questionForm } from '../../cards/management-review/question.js'
import { inputs as names } from '../../cards/management-review/verbs.js'
import { type Inputs, type Reply, textOf } from '../../interaction.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { writing } from './decide.js'
import type { ReviewDeskTools } from './known.js'
import { meetingOf, takesQuestions } from './pack.js'

/** Business days that whoever is asked about the pack has, or until the meeting. */
const DAYS_TO_ANSWER = 3

type Asking = { meeting: ReviewMeeting; of: PersonId; name: string }

/** Who answers for a section of the pack, for whoever takes part; or why nothing can be asked. */
async function asking(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  input: ReviewInput,
): Promise<Asking | { refused: Reply }> {
  const found = await meetingOf(tools, visit, value)
  if ('refused' in found) return found
  const t = visit.texts.reviewPack.question
  const { meeting } = found
  if (!takesQuestions(meeting)) return { refused: say(t.over) }
  const pack = meeting.pack?.content ?? (await tools.makePack(found.cycle, visit.at, []))
  const owner = pack.sections.find((section) => section.input === input)?.owner
  const person = owner === undefined ? null : await tools.people.byId(owner)
  if (!person || !isPresentAt(person, visit.at) || !canBeAsked(person)) return { refused: say(t.nobody) }
  return { meeting, of: person._id, name: person.name }
}

export async function askQuestion(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  input: ReviewInput,
): Promise<Reply> {
  const found = await asking(tools, visit, value, input)
  if ('refused' in found) return found.refused
  return { kind: 'form', form: questionForm({ cycle: value, input, name: found.name }, visit.texts) }
}

/** It is on record with its meeting; its workflow asks whoever answers it. */
export async function recordQuestion(
  tools: ReviewDeskTools,
  visit: Visit,
  value: string,
  input: ReviewInput,
  inputs: Inputs,
): Promise<Reply> {
  const found = await asking(tools, visit, value, input)
  if ('refused' in found) return found.refused
  const { person, organisation, at, through, texts } = visit
  const t = texts.reviewPack.question
  const text = textOf(inputs, names.text)
  if (text === null) return { kind: 'invalid', errors: { [names.text]: t.missing } }
  const { questions = [] } = found.meeting
  if (questions.length >= MOST_QUESTIONS) return { kind: 'invalid', errors: { [names.text]: t.tooMany } }
  const { of, name, meeting } = found
  const today = dateIn(at, organisation.timeZone)
  const dueOn = earlierOf(dueDate(today, DAYS_TO_ANSWER, organisation), meeting.meetingOn)
  const isOn = await writing(tools, value, (now) => {
    const isAgain = now.questions?.some(
      (each) => each.by === person._id && each.input === input && each.text.text === text,
    )
    const act = { by: person._id, at, through }
    return isAgain ? Promise.resolve(true) : tools.reviewMeetings.ask(now, { input, of, dueOn, text }, act)
  })
  if (isOn) tools.cycleMoved(value)
  return say(isOn ? t.asked(name) : t.over)
}
