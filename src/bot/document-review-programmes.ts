import { type DocumentId, documentIds } from '../domain/document.js'
import { REVIEW_SLOT } from '../domain/owners-question.js'
import type { Documents } from '../store/documents.js'
import type { SubjectsOfProcess } from './programme-subject.js'
import { textsFor } from './texts/texts.js'

/** Reviews of controlled documents in the calendar. */
export function documentReviewProgrammes(tools: { documents: Documents }): SubjectsOfProcess {
  return {
    known: async ({ language }) =>
      new Map(
        documentIds.map((id) => [
          id as string,
          { title: textsFor(language).documentReview.titles[id], owner: null, audience: null },
        ]),
      ),
    inForce: async (id) => (await tools.documents.newest(id)) !== null,
    programme: ({ title }, texts) => texts.documentReview.calendar.programme(title),
    due: async ({ id }, { texts }) =>
      texts.documentReview.calendar.due(texts.documentReview.titles[id as DocumentId]),
    asked: async ({ subject }, { texts }) =>
      texts.documentReview.calendar.asked(texts.documentReview.titles[subject.id as DocumentId]),
    answers: { slot: REVIEW_SLOT, words: (texts) => texts.documentReview.calendar.answered },
  }
}
