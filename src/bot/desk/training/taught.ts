import { escaped } from '../../cards/card.js'
import { titleOf } from '../../cards/definition.js'
import type { Reply } from '../../interaction.js'
import { mayBegin } from '../definition-list.js'
import type { Visit } from '../desk.js'
import { say } from '../say.js'
import { type CourseListTools, type KnownCourse, knownCourses } from './list.js'

/** The course that this visitor teaches, which is completed in this way; or why they may not say who completed it. */
export async function taughtBy(
  tools: CourseListTools,
  visit: Visit,
  id: string,
  way: 'attendance' | 'lms',
): Promise<KnownCourse | { refused: Reply }> {
  const { list, start } = visit.texts.training
  const t = visit.texts.trainingWays[way]
  const all = await knownCourses(tools)
  if (id === '') return { refused: say(start.which) }
  const known = all.find(({ course }) => course.course === id)
  if (!known) {
    const ids = all.map(({ course }) => `\`${course.course}\``).join(', ')
    return { refused: say(all.length === 0 ? list.none : list.unknown(escaped(id), null, ids)) }
  }
  const title = escaped(titleOf(known.course, visit.person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  return known.course.by.way === way ? known : { refused: say(t.otherWay(title)) }
}
