import type { Ask } from '../domain/ask.js'
import { LESSONS } from '../domain/awareness.js'
import type { Person } from '../domain/person.js'
import type { Cycles } from '../store/cycles.js'
import type { Lessons } from '../store/lessons.js'
import { type LessonView, lessonCard } from './cards/awareness/lesson.js'
import { namesOf } from './cards/definition.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import type { ProcessMessages } from './show.js'
import { textsFor } from './texts/texts.js'

export interface AwarenessMessageTools {
  cycles: Cycles
  lessons: Lessons
}

/** What stands in the messages of lessons. */
export function awarenessMessages(tools: AwarenessMessageTools): ProcessMessages {
  return {
    async ofAsk(ask, reader, at) {
      const view = await lessonViewOf(tools, ask, reader, at)
      return view && lessonCard(view, textsFor(reader.language))
    },
    async about({ id, version }, reader) {
      const lesson = await tools.lessons.byVersion(id, version)
      return lesson && textsFor(reader.language).awareness.about(namesOf(lesson, reader).escaped)
    },
    ofNotice: async () => null,
  }
}

/** A lesson as its cards show it to a reader. Null: it is not on record. */
export async function lessonViewOf(
  { cycles, lessons }: AwarenessMessageTools,
  ask: Ask,
  reader: Person,
  at: string,
): Promise<LessonView | null> {
  const [cycle, lesson] = await Promise.all([
    cycles.byId(ask.cycle),
    lessons.byVersion(ask.subject.id, ask.subject.version),
  ])
  return cycle && lesson && { ask, lesson, reader, at, closesOn: cycle.closesOn }
}

/** Lessons in the calendar. In people's own calendars stands what is due, and a lesson is not. */
export function awarenessProgrammes({ lessons }: { lessons: Lessons }): SubjectsOfProcess {
  return {
    async known({ language }) {
      const [first] = await lessons.standing()
      const title = textsFor(language).awareness.calendar.programme
      return new Map([[LESSONS, { title, owner: null, audience: first?.stands?.audience ?? null }]])
    },
    inForce: async () => (await lessons.standing()).length > 0,
    programme: ({ title }) => title,
    due: async () => null,
    asked: async () => null,
    answers: null,
  }
}
