import type { Ask, Subject } from '../domain/ask.js'
import type { ControlledDocument, DocumentOutcome } from '../domain/document.js'
import type { Person } from '../domain/person.js'
import { programmeId } from '../domain/programme.js'
import type { Documents } from '../store/documents.js'
import type { OwnersAnswers } from '../store/owners-answers.js'
import type { Programmes } from '../store/programmes.js'
import { escaped } from './cards/card.js'
import {
  type DocumentFound,
  type DocumentReviewView,
  documentReviewView,
  toChangeCard,
} from './cards/document-review.js'
import { nameOfAnswerer, type QuestionMessageTools, questionMessages } from './owners-question-messages.js'
import type { ProcessMessages } from './show.js'
import { type Texts, textsFor } from './texts/texts.js'

export interface DocumentReviewViewTools extends QuestionMessageTools {
  documents: Documents
  ownersAnswers: OwnersAnswers
  programmes: Programmes
}

const process = 'document-review'

/** What stands in the messages of a document's review. */
export function documentReviewMessages(tools: DocumentReviewViewTools): ProcessMessages {
  const titleOf = ({ id }: Subject, { language }: Person) =>
    textsFor(language).documentReview.titles[id as ControlledDocument['document']]
  return questionMessages(tools, {
    words: ({ documentReview }) => documentReview,
    name: async (subject, reader) => titleOf(subject, reader),
    about: async (subject, reader) =>
      textsFor(reader.language).documentReview.about(escaped(titleOf(subject, reader))),
    viewOf: (ask, visit) => documentReviewViewOf(tools, ask, visit),
    ownerOf: async ({ subject }) =>
      (await tools.programmes.byId(programmeId(process, subject.id)))?.owner ?? null,
    toSeeThrough: toChangeCard,
  })
}

/** An ask of a review as its cards show it to a reader. Null: the version is not on record. */
export async function documentReviewViewOf(
  tools: DocumentReviewViewTools,
  ask: Ask,
  { person: reader, at, texts }: { person: Person; at: string; texts: Texts },
): Promise<DocumentReviewView | null> {
  const { id, version } = ask.subject
  const [document, cycle, programme, last] = await Promise.all([
    tools.documents.byVersion(id, version),
    tools.cycles.byId(ask.cycle),
    tools.programmes.byId(programmeId(process, id)),
    tools.ownersAnswers.last({ process, subject: id }, ask.cycle),
  ])
  if (!document || !cycle || !programme) return null
  const shown = {
    ...{ ask, document, reader, at, recurrence: programme.recurrence, last: documentFoundIn(last) },
    changed: cycle.because?.text ?? null,
    answeredBy: await nameOfAnswerer(tools, ask, texts),
  }
  return documentReviewView(shown, texts)
}

/** What was found, as an ask was answered; null where it was not. */
export function documentFoundIn(ask: Pick<Ask, 'answer'> | null | undefined): DocumentFound | null {
  const answer = ask?.answer
  return answer ? { outcome: answer.value as DocumentOutcome, at: answer.at } : null
}
