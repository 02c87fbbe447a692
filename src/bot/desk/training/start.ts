import { isIsmsLead } from '../../../domain/organisation.js'
import type { Person } from '../../../domain/person.js'
import type { Programme } from '../../../domain/programme.js'
import { escaped } from '../../cards/card.js'
import { namesOf, titleOf } from '../../cards/definition.js'
import { verbs } from '../../cards/training/course.js'
import type { Reply } from '../../interaction.js'
import { mayBegin } from '../definition-list.js'
import type { Command, Visit } from '../desk.js'
import { askWhyNow, type OutOfTurn } from '../out-of-turn.js'
import { say } from '../say.js'
import { type CourseListTools, type KnownCourse, knownCourses } from './list.js'

export interface StartTools extends CourseListTools {
  /** Puts the training year on record and starts it. Null: another one has that number. */
  startTraining: (
    programme: Programme,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

type Startable = Pick<KnownCourse, 'course' | 'programme'> & { owner: Person }

/** A course out of turn, as after an incident that it would have prevented. */
export function courseOutOfTurn(tools: StartTools): OutOfTurn<string, Startable> {
  return {
    ...{ process: 'training', verb: verbs.start },
    words: ({ training }) => training.start,
    find: (visit, id, mayRun) => startable(tools, visit, id, mayRun),
    name: ({ course }, reader) => namesOf(course, reader),
    start: ({ programme }, number, because, visit) => tools.startTraining(programme, number, because, visit),
  }
}

/** `/isms training start COURSE` */
export function startCommand(tools: StartTools): Command {
  const words = 'training start'
  return {
    words,
    parameters: (texts) => texts.common.help.id,
    describe: (texts) => texts.training.start.command,
    allowed: () => true,
    offered: async (person, organisation) =>
      isIsmsLead(person, organisation) ||
      (await knownCourses(tools)).some(({ programme }) => programme.owner === person._id),
    run: (visit, typed) =>
      typed === ''
        ? Promise.resolve(say(visit.texts.training.start.which))
        : askWhyNow(courseOutOfTurn(tools), visit, typed.toLowerCase().replace(/^training\./, '')),
  }
}

/** The course and who answers for it, for who may begin it; or why it is not begun. */
async function startable(
  tools: StartTools,
  visit: Visit,
  id: string,
  mayRun: boolean,
): Promise<Startable | { refused: Reply }> {
  const all = await knownCourses(tools)
  const known = all.find(({ course }) => course.course === id)
  const { training: t } = visit.texts
  if (!known) {
    const ids = all.map(({ course }) => `\`${course.course}\``).join(', ')
    return { refused: say(all.length === 0 ? t.list.none : t.list.unknown(escaped(id), null, ids)) }
  }
  const title = escaped(titleOf(known.course, visit.person))
  if (!mayBegin(known.programme, visit)) return { refused: say(t.start.notYours(title)) }
  const underWay = await tools.cycles.underWay({ process: 'training', subject: id })
  if (underWay.length > 0 && !mayRun) return { refused: say(t.start.running(title)) }
  const { owner } = known
  return owner ? { ...known, owner } : { refused: say(t.start.nobody(title)) }
}
