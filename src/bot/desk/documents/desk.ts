import { documentOutcomes } from '../../../domain/document.js'
import type { Person } from '../../../domain/person.js'
import type { DocumentedInformation } from '../../../store/documented-information.js'
import { escaped } from '../../cards/card.js'
import { documentReviewLine, verbs as reviewVerbs } from '../../cards/document-review.js'
import { verbs } from '../../cards/documents/verbs.js'
import { waitingQuestion } from '../../cards/owners-question.js'
import { documentReviewViewOf } from '../../document-review-messages.js'
import type { Reply } from '../../interaction.js'
import { textsFor } from '../../texts/texts.js'
import { mayBegin } from '../definition-list.js'
import type { ProcessDesk, Visit } from '../desk.js'
import { askWhyNow, beginNow, type OutOfTurn } from '../out-of-turn.js'
import { type QuestionDeskTools, questionActs } from '../owners-question/desk.js'
import { say } from '../say.js'
import { askToPut, documentsStanding, type PutDocumentTools, put } from './approval.js'
import { contextCommand, readDocument, sendDocument, showDocument } from './context.js'
import { type KnownDocument, knownDocuments } from './known.js'
import { documentsCommand, sendRegister } from './register.js'

export interface DocumentsDeskTools extends PutDocumentTools, QuestionDeskTools {
  documentedInformation: DocumentedInformation
  /** Puts the review on record and starts it. Null: another one has that number. */
  startReview: (
    document: string,
    number: number,
    because: string,
    visit: Pick<Visit, 'person' | 'through' | 'at'>,
  ) => Promise<string | null>
}

/** What there is to see and to do about the scope, the context and the objectives as documents. */
export function documentsDesk(tools: DocumentsDeskTools): ProcessDesk {
  const review = reviewNow(tools)
  return {
    commands: [contextCommand(tools), documentsCommand(tools)],
    acts: {
      ...questionActs(tools, {
        process: 'document-review',
        outcomes: documentOutcomes,
        words: ({ documentReview }) => documentReview,
        viewOf: (ask, visit) => documentReviewViewOf(tools, ask, visit),
      }),
      [verbs.show]: (visit, { value }) => showDocument(tools, visit, value),
      [verbs.read]: (visit, { value }, page) => readDocument(tools, visit, value, Number(page)),
      [verbs.file]: (visit, { value }) => sendDocument(tools, visit, value),
      [verbs.table]: (visit) => sendRegister(tools, visit),
      [verbs.askToPut]: (visit, { value }) => askToPut(tools, visit, value),
      [verbs.put]: (visit, { value }) => put(tools, visit, value),
      [reviewVerbs.askWhyNow]: (visit, { value }) => askWhyNow(review, visit, value),
      [reviewVerbs.start]: (visit, { value, inputs }) => beginNow(tools, review, visit, value, inputs),
    },
    standing: (visit) => documentsStanding(tools, visit),
    waiting: async ({ person: reader, at, texts }) => {
      const asks = await tools.asks.openOf(reader._id, 'document-review')
      const lines = asks.map(async (ask) => {
        const document = await tools.documents.byVersion(ask.subject.id, ask.subject.version)
        return document
          ? [waitingQuestion(documentReviewLine({ ask, document, reader, at }, texts), texts)]
          : []
      })
      return (await Promise.all(lines)).flat()
    },
  }
}

interface Reviewable extends Omit<KnownDocument, 'owner'> {
  owner: Person
}

/** What the ISMS lead and a document's owner do after a change: have it reviewed out of turn. */
function reviewNow(tools: DocumentsDeskTools): OutOfTurn<string, Reviewable> {
  return {
    ...{ process: 'document-review', verb: reviewVerbs.start },
    words: ({ documentReview }) => documentReview.start,
    find: (visit, id) => reviewable(tools, visit, id),
    name: ({ document }, { language }) => {
      const plain = textsFor(language).documentReview.titles[document.document]
      return { plain, escaped: escaped(plain) }
    },
    start: ({ document }, number, because, visit) =>
      tools.startReview(document.document, number, because, visit),
  }
}

/** The document and who reviews it, for who may have it reviewed; or why it is not begun. */
async function reviewable(
  tools: DocumentsDeskTools,
  visit: Visit,
  id: string,
): Promise<Reviewable | { refused: Reply }> {
  const { texts } = visit
  const known = (await knownDocuments(tools)).find(({ document }) => document.document === id)
  if (!known?.programme) return { refused: say(texts.common.refused['no-such-ask']) }
  const t = texts.documentReview.start
  const title = escaped(texts.documentReview.titles[known.document.document])
  if (!mayBegin(known.programme, visit)) return { refused: say(t.notYours(title)) }
  const underWay = await tools.cycles.underWay({ process: 'document-review', subject: id })
  if (underWay.length > 0) return { refused: say(t.running(title)) }
  const { owner } = known
  return owner ? { ...known, owner } : { refused: say(t.nobody(title)) }
}
