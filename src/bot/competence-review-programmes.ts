import { competenceNamed } from '../domain/competence.js'
import { ASSESS_SLOT } from '../domain/competence-review.js'
import type { Competences } from '../store/competences.js'
import { definedProgrammes } from './defined-programmes.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Reviews of competences in the calendar, which names no holder. */
export function competenceReviewProgrammes(tools: { competences: Competences }): SubjectsOfProcess {
  const programmes = definedProgrammes(
    tools.competences,
    ASSESS_SLOT,
    ({ competenceReview }) => competenceReview.calendar,
  )
  return {
    ...programmes,
    asked: (ask, reader) => {
      const { competence: id } = competenceNamed(ask.subject.id)
      return programmes.asked({ ...ask, subject: { ...ask.subject, id } }, reader)
    },
  }
}
