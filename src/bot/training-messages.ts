import type { Ask } from '../domain/ask.js'
import type { Course } from '../domain/course.js'
import { isPresentAt, type Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import {
  CONFIRM_COMPLETION_SLOT,
  COURSE_SLOT,
  type ConfirmAnswer,
  confirmAnswers,
  FAILED_SLOT,
  isToConfirm,
  WAIVER_SLOT,
  waiverAnswers,
} from '../domain/training.js'
import { addDays } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import type { Courses } from '../store/courses.js'
import type { Cycles } from '../store/cycles.js'
import type { Declines } from '../store/declines.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import type { Programmes } from '../store/programmes.js'
import { escaped } from './cards/card.js'
import { titleOf } from './cards/definition.js'
import { courseCard } from './cards/training/ask.js'
import type {
  CourseView,
  SaidBefore,
  Talk,
  TrainingDecideView,
  WaiverOutcome,
} from './cards/training/course.js'
import { trainingDecideCard } from './cards/training/decide.js'
import { waiverOutcomeCard } from './cards/training/waiver-outcome.js'
import { peopleIn, whoAnswered } from './in-stead.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface CourseViewTools {
  asks: Asks
  courses: Courses
  cycles: Cycles
  declines: Declines
  organisation: OrganisationStore
  people: People
  programmes: Programmes
}

/** What stands in the messages of a course: the question to each, and what others decide about them. */
export function trainingMessages(tools: CourseViewTools): ProcessMessages {
  return {
    ofAsk: async (ask, reader, at) => {
      const texts = textsFor(reader.language, (await tools.organisation.read())?.languages[0])
      if (ask.slot === COURSE_SLOT) {
        const view = await courseViewOf(tools, ask, reader, at)
        return view && courseCard(view, texts)
      }
      const view = await trainingDecideViewOf(tools, ask, reader, at)
      return view && trainingDecideCard(view, texts)
    },
    about: async (subject, reader) => {
      const course = await tools.courses.byVersion(subject.id, subject.version)
      return course && textsFor(reader.language).training.about(escaped(titleOf(course, reader)))
    },
    aboutAsk: async ({ slot, subject }, reader) => {
      const { aboutAsk } = textsFor(reader.language).training
      const about = slot === COURSE_SLOT ? null : await tools.courses.byVersion(subject.id, subject.version)
      const words = Object.entries(aboutAsk).find(([each]) => each === slot)?.[1]
      return about && words ? words(escaped(titleOf(about, reader))) : null
    },
    ofNotice: async (content, reader, at) => {
      if (content.kind !== 'waiver-decided') return null
      const texts = textsFor(reader.language, (await tools.organisation.read())?.languages[0])
      const ask = await tools.asks.byId(content.ask)
      const view = ask && (await trainingDecideViewOf(tools, ask, reader, at))
      return view?.outcome ? waiverOutcomeCard(view, view.outcome, texts) : null
    },
  }
}

/** What somebody is asked to complete, as its cards show it to a reader. Null: the version is not on record. */
export async function courseViewOf(
  tools: CourseViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<CourseView | null> {
  const [course, programme] = await Promise.all([
    tools.courses.byVersion(ask.subject.id, ask.subject.version),
    tools.programmes.byId(programmeId('training', ask.subject.id)),
  ])
  if (!course) return null
  const owner = programme?.owner ? await tools.people.byId(programme.owner) : null
  const [confirmed, saidBy] = await Promise.all([
    isToConfirm(ask) ? confirmationOf(tools, ask) : null,
    ask.answer && ask.answer.by !== ask.askedOf ? tools.people.byId(ask.answer.by) : null,
  ])
  const common = {
    ...{ ask, course, reader, at, owner: owner?.name ?? '' },
    ...{ confirmed, saidBy: saidBy?.name ?? null },
  }
  const asks = ask.state === 'open' && ask.follows !== undefined
  const [said, runsOut, waiver, outOfTurn, talk] = await Promise.all([
    asks ? saidBefore(tools, ask.follows ?? '') : null,
    ask.state === 'open' && ask.needed?.renews ? runsOutOn(tools, course, ask) : null,
    ask.closed?.because === 'excepted' ? waivedOf(tools, ask) : null,
    ask.state === 'open' ? begunOutOfTurn(tools, ask) : null,
    ask.closed?.because === 'failed' ? talkAbout(tools, ask, at) : null,
  ])
  return { ...common, said, runsOut, waiver, outOfTurn, talk }
}

/** Who began the year out of turn, and why; null: it came round, or they were first asked of it later, so not for that. */
async function begunOutOfTurn(
  { cycles, people }: CourseViewTools,
  { cycle: id, follows, openedAt }: Ask,
): Promise<CourseView['outOfTurn']> {
  if (follows !== undefined) return null
  const cycle = await cycles.byId(id)
  if (!cycle?.because || openedAt.slice(0, 10) > addDays(cycle.startedAt.slice(0, 10), 1)) return null
  const by = await people.byId(cycle.startedBy)
  return { by: by?.name ?? '', reason: cycle.because.text }
}

/** Who talks with somebody who used up their attempts, and what came of that. */
async function talkAbout(tools: CourseViewTools, { _id, askedOf }: Ask, at: string): Promise<Talk> {
  const decisions = await tools.declines.decisionsAbout(_id)
  const asked = newestOf(decisions, FAILED_SLOT)
  const person = asked ? null : await tools.people.byId(askedOf)
  const found = await tools.people.byId(asked?.answer?.by ?? asked?.askedOf ?? person?.manager ?? '')
  const by = found && (asked || isPresentAt(found, at)) ? found.name : null
  if (asked?.answer?.value === 'again') return { by, is: 'again' }
  if (!asked?.answer) return { by, is: 'waits' }
  const decided = newestOf(decisions, WAIVER_SLOT)
  const waiver = decided?.endedEarly ? null : await outcomeOf(tools, decided)
  if (waiver?.value === 'granted') return { by, is: 'waived', waiver }
  return { by, is: decided?.answer ? 'again' : 'waiver-asked' }
}

function newestOf(decisions: readonly Ask[], slot: string): Ask | undefined {
  return decisions
    .filter((each) => each.slot === slot && each.state !== 'closed')
    .sort((a, b) => a.round - b.round)
    .at(-1)
}

/** What a second person said of it last. */
async function confirmationOf({ declines }: CourseViewTools, { _id }: Ask): Promise<'waits' | ConfirmAnswer> {
  const decisions = await declines.decisionsAbout(_id)
  const said = decisions.find(({ slot, answer }) => slot === CONFIRM_COMPLETION_SLOT && answer)
  return confirmAnswers.find((each) => each === said?.answer?.value) ?? 'waits'
}

/** What was said about the round before, by whoever has it asked again. */
async function saidBefore(tools: CourseViewTools, round: string): Promise<SaidBefore | null> {
  const decisions = await tools.declines.decisionsAbout(round)
  const ended = decisions.find(({ endedEarly }) => endedEarly)?.endedEarly
  if (ended) {
    const by = await tools.people.byId(ended.by)
    return { what: 'ended', by: by?.name ?? '', text: ended.reason.text }
  }
  const answered = decisions
    .filter(({ answer }) => saidAgain.some((each) => each === answer?.value))
    .sort((a, b) => (a.answer?.at ?? '').localeCompare(b.answer?.at ?? ''))
    .at(-1)
  if (!answered?.answer) return null
  const by = await tools.people.byId(answered.answer.by)
  const what = saidAgain.find((each) => each === answered.answer?.value) ?? 'again'
  return { what, by: by?.name ?? '', text: answered.answer.reason?.text ?? '' }
}

const saidAgain: readonly SaidBefore['what'][] = ['again', 'refused', 'sent-back']

/** Until when what they completed before counts; null where it does not count any more. */
async function runsOutOn(
  { courses }: CourseViewTools,
  { course, countsFrom }: Course,
  { askedOf }: Ask,
): Promise<string | null> {
  const before = (await courses.completions(course, [askedOf])).get(askedOf)
  if (!before || Number(before.subject.version) < countsFrom) return null
  return before.answer?.until ?? null
}

async function waivedOf(tools: CourseViewTools, { _id }: Ask): Promise<WaiverOutcome | null> {
  const decisions = await tools.declines.decisionsAbout(_id)
  const granted = decisions.find(
    ({ slot, answer, endedEarly }) => slot === WAIVER_SLOT && answer?.value === 'granted' && !endedEarly,
  )
  return outcomeOf(tools, granted)
}

/** What was decided in this ask, of a waiver. Null: nothing yet. */
async function outcomeOf(
  { people }: CourseViewTools,
  decided: Ask | undefined,
): Promise<WaiverOutcome | null> {
  const { answer, endedEarly } = decided ?? {}
  const value = waiverAnswers.find((each) => each === answer?.value)
  if (!answer || !value) return null
  const by = await people.byId(answer.by)
  return {
    ...{ value, until: answer.until ?? '', by: by?.name ?? '', text: answer.reason?.text ?? '' },
    ended: endedEarly?.reason.text ?? null,
  }
}

/** The same of the waiver that was asked for by this ask, or is decided in it. */
async function outcomeAbout(tools: CourseViewTools, ask: Ask): Promise<WaiverOutcome | null> {
  if (ask.slot === WAIVER_SLOT) return outcomeOf(tools, ask)
  if (ask.slot !== FAILED_SLOT || ask.answer?.value !== 'waive') return null
  const decisions = await tools.declines.decisionsAbout(ask.about ?? '')
  return outcomeOf(
    tools,
    newestOf(
      decisions.filter(({ follows }) => follows === ask._id),
      WAIVER_SLOT,
    ),
  )
}

/** What is decided about somebody's course, as its cards show it to a reader. Null: it is not on record. */
export async function trainingDecideViewOf(
  tools: CourseViewTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<TrainingDecideView | null> {
  const about = ask.about === undefined ? null : await tools.asks.byId(ask.about)
  const course = await tools.courses.byVersion(ask.subject.id, ask.subject.version)
  const person = about && (await tools.people.byId(about.askedOf))
  if (!about || !course || !person) return null
  const request = ask.follows === undefined ? null : await tools.asks.byId(ask.follows)
  const names = await tools.people.byIds([
    ...(ask.answer ? peopleIn(ask.answer) : []),
    ...(request?.answer ? peopleIn(request.answer) : []),
  ])
  const texts = textsFor(reader.language)
  const { answer } = ask
  return {
    ...{ ask, about, course, person, reader, at },
    request:
      ask.slot !== WAIVER_SLOT
        ? null
        : request?.answer
          ? { by: whoAnswered(request.answer, names, texts), text: request.answer.reason?.text ?? '' }
          : about.declined
            ? { by: person.name, text: about.declined.reason.text }
            : null,
    outcome: await outcomeAbout(tools, ask),
    answeredBy: answer && answer.by !== reader._id ? whoAnswered(answer, names, texts) : null,
  }
}
