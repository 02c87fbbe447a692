import type { Ask } from '../../domain/ask.js'
import {
  type ControlledDocument,
  type DocumentOutcome,
  documentFiles,
  documentOutcomes,
} from '../../domain/document.js'
import type { Person } from '../../domain/person.js'
import type { Recurrence } from '../../domain/recurrence.js'
import type { Texts } from '../texts/texts.js'
import { type Card, escaped } from './card.js'
import { titledCard } from './common.js'
import { verbs as documentVerbs } from './documents/verbs.js'
import { type QuestionView, questionVerbs } from './owners-question.js'

export const verbs = {
  ...questionVerbs('document-review'),
  /** Its value names the document: opens the form that asks what has changed. */
  askWhyNow: 'document-review.ask-why-now',
} as const

export type DocumentReviewView = QuestionView<string, DocumentOutcome>

/** What was found last, and when (ISO 8601 UTC). */
export interface DocumentFound {
  outcome: DocumentOutcome
  at: string
}

/** What is shown of a review, beside what every question to an owner shows. */
interface DocumentReviewShown
  extends Pick<DocumentReviewView, 'ask' | 'reader' | 'changed' | 'answeredBy' | 'at'> {
  document: ControlledDocument
  recurrence: Recurrence
  /** Null where it was never reviewed before. */
  last: DocumentFound | null
}

/** As long as reading it and thinking of what has changed takes, at least. */
const MINUTES = 15

export function documentReviewView(shown: DocumentReviewShown, texts: Texts): DocumentReviewView {
  const { ask, document, reader, recurrence, last, changed, answeredBy, at } = shown
  const t = texts.documentReview
  return {
    ...documentReviewLine({ ask, document, reader, at }, texts),
    ...{ changed, answeredBy, outcomes: documentOutcomes },
    read: [{ verb: `${documentVerbs.read}/1`, value: document._id, label: t.ask.read }],
    facts: [
      {
        kind: 'facts',
        facts: [
          { label: t.facts.version, value: escaped(document.version) },
          { label: t.facts.last, value: lastFound(last, reader, texts) },
        ],
      },
    ],
    why: changed === null ? t.ask.why[document.document](texts.calendar.every(recurrence)) : t.ask.whyNow,
    language: reader.language,
  }
}

/** What a line of a list shows of it. */
export function documentReviewLine(
  { ask, document, reader, at }: { ask: Ask; document: ControlledDocument; reader: Person; at: string },
  texts: Texts,
) {
  const words = texts.documentReview
  const name = words.titles[document.document]
  return { process: 'document-review', ask, reader, at, words, minutes: MINUTES, name } as const
}

export function lastFound(last: DocumentFound | null, { timeZone }: Person, texts: Texts): string {
  const t = texts.documentReview
  return last ? t.last[last.outcome](last.at, timeZone) : t.facts.never
}

/** Tells the ISMS lead that a document has to be written anew, and what comes next. */
export function toChangeCard({ ask, name, reader, answeredBy }: DocumentReviewView, texts: Texts): Card {
  const t = texts.documentReview.notice
  const file = documentFiles[ask.subject.id as ControlledDocument['document']]
  return titledCard(t.title(name), [
    t.said(escaped(answeredBy ?? ''), ask.answer?.at ?? '', reader.timeZone),
    escaped(ask.answer?.reason?.text ?? ''),
    t.next(file),
  ])
}
