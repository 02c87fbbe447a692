import type { Subject } from '../domain/ask.js'
import { controlGroupId, controlGroups, groupIn } from '../domain/control-review.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Statements } from '../store/statements.js'
import { groupName } from './cards/control-review.js'
import { groupOf } from './control-review-messages.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import { type Texts, textsFor } from './texts/texts.js'

/** Reviews of controls in the calendar. */
export function controlReviewProgrammes(tools: { statements: Statements }): SubjectsOfProcess {
  const nameAt = async (subject: Subject, texts: Texts) => {
    const group = await groupOf(tools, subject)
    return group && groupName(group, texts)
  }
  return {
    async known({ language }) {
      const texts = textsFor(language)
      const statement = await tools.statements.current()
      const groups = statement ? controlGroups(statement) : []
      return new Map(
        groups.map((group) => [
          controlGroupId(group),
          { title: groupName(group, texts), owner: null, audience: null },
        ]),
      )
    },
    inForce: async (id) => {
      const statement = await tools.statements.current()
      return statement !== null && groupIn(statement, id) !== undefined
    },
    programme: ({ title }, texts) => texts.controlReview.calendar.programme(title),
    async due(subject, { texts }) {
      const name = await nameAt(subject, texts)
      return name && texts.controlReview.calendar.due(name)
    },
    async asked({ subject }, { texts }) {
      const name = await nameAt(subject, texts)
      return name && texts.controlReview.calendar.asked.review(name)
    },
    answers: { slot: REVIEW_SLOT, words: (texts) => texts.controlReview.calendar.answered },
  }
}
