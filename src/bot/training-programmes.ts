import { COURSE_SLOT } from '../domain/training.js'
import type { Courses } from '../store/courses.js'
import { titleOf } from './cards/definition.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Courses in the calendar: many complete one, so its history counts them. */
export function trainingProgrammes({ courses }: { courses: Courses }): SubjectsOfProcess {
  const defined = definedProgrammes(courses, COURSE_SLOT, ({ training }) => training.calendar)
  return {
    ...defined,
    async known(reader) {
      const all = [...(await courses.newestOfEach())]
      return new Map(
        all.map(([id, course]) => [
          id,
          { title: titleOf(course, reader), owner: null, audience: course.neededBy.audience },
        ]),
      )
    },
    answers: null,
  }
}
