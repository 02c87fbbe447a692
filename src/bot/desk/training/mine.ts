import type { Ask } from '../../../domain/ask.js'
import type { Course } from '../../../domain/course.js'
import { programmeId } from '../../../domain/programme.js'
import { COURSE_SLOT, completedOn, neededFor, renewedFrom } from '../../../domain/training.js'
import { groupedBy } from '../../../store/grouped-by.js'
import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { CourseViewTools } from '../../training-messages.js'
import type { MineSection, Visit } from '../desk.js'
import { today } from './view.js'

/** What of training a person has done, until when it counts, and what is asked of them. */
export async function myTraining(tools: CourseViewTools, visit: Visit): Promise<MineSection | null> {
  const lines = await myLines(tools, visit)
  return lines.size === 0 ? null : { title: visit.texts.training.mine.title, lines: [...lines.values()] }
}

/** A line for each course that concerns this person, by its id. */
export async function myLines(tools: CourseViewTools, visit: Visit): Promise<Map<string, string>> {
  const [newest, active, asks, waivers] = await Promise.all([
    tools.courses.newestOfEach(),
    tools.programmes.active(),
    tools.courses.ofPerson(visit.person._id),
    tools.courses.waiversOf(visit.person._id),
  ])
  const held = new Set(active.map(({ _id }) => _id))
  const counting = new Set((await tools.courses.counting(asks)).map(({ _id }) => _id))
  const byCourse = groupedBy(asks, ({ subject }) => subject.id)
  return new Map(
    [...newest].flatMap(([id, course]) => {
      if (!held.has(programmeId('training', id))) return []
      const line = lineOf(course, { asks: byCourse.get(id) ?? [], counting }, waivers.get(id) ?? null, visit)
      return line === null ? [] : [[id, line] as const]
    }),
  )
}

/**
 * @param asks The newest first.
 * @param counting Of which the ids are: all but what nobody has confirmed.
 */
function lineOf(
  course: Course,
  { asks, counting }: { asks: readonly Ask[]; counting: ReadonlySet<string> },
  waivedUntil: string | null,
  visit: Visit,
): string | null {
  const { person, texts } = visit
  const t = texts.training.mine
  const title = escaped(titleOf(course, person))
  const now = today(visit)
  const done = asks.find(
    ({ _id, state, slot }) => state === 'answered' && slot === COURSE_SLOT && counting.has(_id),
  )
  const doneLine = done?.answer ? completedLine(done.answer, title, visit) : null
  const [last] = asks
  if (last?.state === 'open') return [t.open(title, last.dueOn, now), ...counts(done, visit)].join(' · ')
  if (last?.state === 'declined') return t.waits(title)
  if (last?.state === 'answered' && !counting.has(last._id)) return texts.trainingWays.mine.waits(title)
  if (waivedUntil !== null && waivedUntil >= now) return t.waived(title, waivedUntil, now)
  if (last?.closed?.because === 'failed') return t.failed(title)
  if (doneLine !== null) return doneLine
  return neededFor(course, person) ? `**${title}** · ${t.none}` : null
}

function completedLine(
  { at, completion, until }: NonNullable<Ask['answer']>,
  title: string,
  visit: Visit,
): string {
  const { person, texts } = visit
  const t = texts.training.mine
  const now = today(visit)
  if (until !== undefined && until < now) return t.runsOut(title, until, now)
  const line = completion
    ? texts.trainingWays.mine.done(title, completion.on, now)
    : t.done(title, at, person.timeZone)
  return until === undefined ? line : `${line} · ${t.until(until, now)}`
}

/** Of what is to be renewed: until when it counts. */
function counts(done: Ask | undefined, visit: Visit): string[] {
  const { answer, snapshot } = done ?? {}
  const until = answer?.until
  const now = today(visit)
  const t = visit.texts.training.mine
  if (!answer || !snapshot || until === undefined || until < now) return []
  return renewedFrom(completedOn({ answer, snapshot }), until) <= now ? [t.until(until, now)] : []
}
