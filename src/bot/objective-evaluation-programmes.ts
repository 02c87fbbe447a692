import type { Subject } from '../domain/ask.js'
import { objectivesIn } from '../domain/document.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Person } from '../domain/person.js'
import type { Documents } from '../store/documents.js'
import { titleOf } from './cards/definition.js'
import { objectiveOf } from './objective-evaluation-messages.js'
import type { SubjectsOfProcess } from './programme-subject.js'

/** Evaluations of objectives in the calendar. */
export function objectiveEvaluationProgrammes(tools: { documents: Documents }): SubjectsOfProcess {
  const titleAt = async (subject: Subject, reader: Person) => {
    const objective = await objectiveOf(tools, subject)
    return objective && titleOf(objective, reader)
  }
  return {
    async known(reader) {
      const newest = await tools.documents.newest('objectives')
      const listed = newest ? objectivesIn(newest) : []
      return new Map(
        listed.map((each) => [each.id, { title: titleOf(each, reader), owner: null, audience: null }]),
      )
    },
    inForce: async (id) => {
      const holding = await tools.documents.holding('objectives')
      return holding !== null && objectivesIn(holding).some((each) => each.id === id)
    },
    programme: ({ title }, texts) => texts.objectiveEvaluation.calendar.programme(title),
    async due(subject, { person, texts }) {
      const title = await titleAt(subject, person)
      return title && texts.objectiveEvaluation.calendar.due(title)
    },
    async asked({ subject }, { person, texts }) {
      const title = await titleAt(subject, person)
      return title && texts.objectiveEvaluation.calendar.asked.review(title)
    },
    answers: { slot: REVIEW_SLOT, words: (texts) => texts.objectiveEvaluation.calendar.answered },
  }
}
