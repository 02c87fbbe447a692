import { departmentsShown, LESSONS, rightShare, type TookPart } from '../../../domain/awareness.js'
import type { Cycle } from '../../../domain/cycle.js'
import { seesAll } from '../../../domain/organisation.js'
import { programmeId } from '../../../domain/programme.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Occurrences } from '../../../store/occurrences.js'
import type { Records } from '../../../store/records.js'
import { lessonViewOf } from '../../awareness-messages.js'
import { lessonThing, verbs } from '../../cards/awareness/lesson.js'
import { type LessonResult, resultsCard } from '../../cards/awareness/results.js'
import type { WaitingThing } from '../../cards/common.js'
import type { Reply } from '../../interaction.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { say } from '../say.js'
import { todayFor } from '../standing.js'
import { type AnswerLessonTools, answer, choose, open } from './answer.js'

export interface AwarenessDeskTools extends AnswerLessonTools {
  occurrences: Occurrences
  records: Records
}

/** As many as there are in a year. */
const RESULTS_SHOWN = 12
/** Each of these may have been sent the year before. */
const CYCLES_READ = 2 * RESULTS_SHOWN

/** What everybody does: take a lesson; and what who sees to awareness sees of it. */
export function awarenessDesk(tools: AwarenessDeskTools): ProcessDesk {
  return {
    commands: [
      {
        words: 'awareness',
        parameters: () => '',
        describe: (texts) => texts.awareness.results.command,
        allowed: seesAll,
        refused: (texts) => texts.common.notYoursToSee,
        run: (visit) => results(tools, visit),
      },
    ],
    acts: {
      [verbs.answer]: (visit, act, option) => answer(tools, visit, act.value, option),
      [verbs.open]: (visit, act) => open(tools, visit, act.value),
      [verbs.choose]: (visit, act) => choose(tools, visit, act.value, act.inputs),
    },
    waiting: (visit) => waiting(tools, visit),
  }
}

async function waiting(tools: AwarenessDeskTools, visit: Visit): Promise<WaitingThing[]> {
  const { person, at, texts } = visit
  const asks = await tools.asks.openOf(person._id, 'awareness')
  const views = await Promise.all(asks.map((ask) => lessonViewOf(tools, ask, person, at)))
  return views.flatMap((view) => (view ? [lessonThing(view, texts)] : []))
}

/** Each time that a lesson was sent; of the newest, by department, where so many took part that it names nobody. */
async function results(tools: AwarenessDeskTools, visit: Visit): Promise<Reply> {
  const sent = await tools.lessons.lately(CYCLES_READ)
  const went = (await Promise.all(sent.map((cycle) => wentOf(tools, cycle)))).filter((each) => each !== null)
  const [newest] = went
  const [next] = newest ? [] : await tools.occurrences.planned(programmeId('awareness', LESSONS))
  if (next) return say(visit.texts.awareness.results.first(next.date, todayFor(visit)))
  const view = {
    ...{ reader: visit.person, today: todayFor(visit) },
    results: went.slice(0, RESULTS_SHOWN).map((each, n): LessonResult => {
      const earlier = went.slice(n + 1).find(({ id }) => id === each.id)
      return { ...each, before: earlier ? rightShare(earlier) : null }
    }),
    departments: newest ? departmentsShown(await newest.departments()) : [],
  }
  return { kind: 'card', card: resultsCard(view, visit.texts) }
}

/** One time that a lesson was sent. */
interface Went extends Omit<LessonResult, 'before'> {
  /** The lesson's. */
  id: string
  departments(): Promise<(TookPart & { department: string })[]>
}

/** By its record once it is closed; until then counted. Null: it asks nobody yet. */
async function wentOf({ lessons, records }: AwarenessDeskTools, cycle: Cycle): Promise<Went | null> {
  const { _id, subject, state, startedAt, closesOn, timeZone } = cycle
  const [lesson, record] = await Promise.all([
    lessons.byVersion(subject.id, subject.version),
    records.byCycle(_id),
  ])
  if (!lesson || state === 'published') return null
  const departments = () => lessons.byDepartment(_id, lesson.question.right)
  const counts = record ? { ...record.completion, right: record.right ?? 0 } : sumOf(await departments())
  const { asked, answered, right } = counts
  return {
    ...{ id: subject.id, cycle: _id, lesson, asked, answered, right, departments },
    ...{ sentOn: dateIn(startedAt, timeZone), until: record ? null : closesOn },
  }
}

function sumOf(parts: readonly TookPart[]): TookPart {
  const sum = (of: (part: TookPart) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    asked: sum((part) => part.asked),
    answered: sum((part) => part.answered),
    right: sum((part) => part.right),
  }
}
