import { approvalCard, readForm } from '../../../src/bot/cards/approval.js'
import type { AskedView, SubjectView } from '../../../src/bot/cards/approval-view.js'
import { documentReviewView, toChangeCard } from '../../../src/bot/cards/document-review.js'
import { documentApprovalView, putForm } from '../../../src/bot/cards/documents/approval.js'
import {
  type DocumentCardView,
  documentCard,
  documentListCard,
} from '../../../src/bot/cards/documents/document.js'
import { registerCard } from '../../../src/bot/cards/documents/register.js'
import { documentPage } from '../../../src/bot/cards/documents/text.js'
import { outOfTurnForm } from '../../../src/bot/cards/out-of-turn.js'
import {
  findingForm,
  nobodyCard,
  questionCard,
  questionForm,
} from '../../../src/bot/cards/owners-question.js'
import type { Texts } from '../../../src/bot/texts/texts.js'
import type { Ask } from '../../../src/domain/ask.js'
import { approvedBy, type Decision } from '../../../src/domain/decision.js'
import {
  type ContextContent,
  type ControlledDocument,
  documentOutcomes,
  documentSubject,
  type Objective,
} from '../../../src/domain/document.js'
import { type Held, keptItems } from '../../../src/domain/documented-information.js'
import type { Person } from '../../../src/domain/person.js'
import * as longestTexts from './longest.js'
import type { Shown, ShownBy } from './shown.js'

const { at } = longestTexts
const today = '2026-03-09'
const found = 'Article & clause; '.repeat(55)
const inEach = (length: number) => ({ en: '&'.repeat(length), de: '&'.repeat(length) })
const ids = (count: number) => Array.from({ length: count }, (_, index) => `issue-${index}`)

/** As long as objectives.yaml allows each text to be. */
export const longestObjective: Objective = {
  ...{
    id: 'x'.repeat(60),
    title: { en: 'W'.repeat(80), de: 'W'.repeat(80) },
    what: inEach(600),
    measure: inEach(300),
    measured: null,
  },
  ...{ unit: 'percent', direction: 'up', target: '99.95', resources: inEach(300), owner: 'p_1' },
  ...{ due: '2027-12-31', evaluated: inEach(300) },
}

/** As long as context.yaml allows each text to be. */
const context: ContextContent = {
  of: 'context',
  issues: ids(40).map((id) => ({ id, kind: 'external', what: inEach(400), effect: inEach(400) })),
  climate: { relevant: true, because: inEach(600) },
  parties: ids(40).map((id) => ({
    ...{ id: `party-${id}`, name: inEach(80) },
    requirements: [
      { what: inEach(400), addressed: true },
      { what: inEach(400), addressed: false },
    ],
  })),
  interfaces: ids(40).map((id) => ({ id: `with-${id}`, with: inEach(80), what: inEach(400) })),
}

function versionOf(content: ControlledDocument['content']): ControlledDocument {
  return {
    ...{ _id: `${content.of}@10`, v: 1, document: content.of, version: '10', sequence: 10 },
    ...{ approver: null, content, hash: 'a'.repeat(64), importedAt: at },
  }
}

export const controlledDocuments: ShownBy = (texts, language) => {
  const reader = { ...longestTexts.reader, language }
  const [scope, whole, objectives] = [
    versionOf({ of: 'scope', text: inEach(40_000) }),
    versionOf(context),
    versionOf({ of: 'objectives', objectives: [longestObjective] }),
  ]
  const before = { ...whole, version: '9', content: { ...context, issues: [], parties: [] } }
  const approval = {
    approved: null,
    waiting: { by: '&'.repeat(300), at, decision: 'decision/approval.document.context/12' },
    stands: { version: '9', by: reader.name, at },
    rejected: null,
  }
  const rejected = {
    ...{ ...approval, waiting: null },
    rejected: { by: reader.name, at, why: 'It lacks & <so>; '.repeat(120) },
  }
  const stands = {
    ...{ document: whole, approval, owner: reader.name, last: { outcome: 'change', at } as const },
    ...{ asked: { name: reader.name, dueOn: '2026-03-12' }, nextOn: '2027-03-01' },
  }
  const card: DocumentCardView = {
    ...{ ...stands, reader, today, mayPut: true, mayWithdraw: true },
    reviewing: [
      { verb: 'document-review.ask-why-now', value: 'context', label: texts.documentReview.start.open },
    ],
  }
  const fresh = {
    ...card,
    approval: { approved: null, waiting: null, stands: null, rejected: null },
    owner: null,
    last: null,
  }
  const view = { document: whole, language, nameOf: () => reader.name }
  const asked = approvalOf(documentApprovalView(view, before, reader, texts), whole, reader)
  const page = (document: ControlledDocument, number: number) =>
    documentPage({ ...view, document }, number, { verb: 'documents.read', value: document._id }, texts).nodes
  return [
    ['the three documents', documentListCard([stands, stands, { missing: 'objectives' }], reader, texts)],
    ['a controlled document', documentCard(card, texts)],
    ['a document that was rejected', documentCard({ ...card, approval: rejected }, texts)],
    [
      'documents that were rejected',
      documentListCard(
        [1, 2, 3].map(() => ({ ...stands, approval: rejected })),
        reader,
        texts,
      ),
    ],
    [
      'a controlled document of nobody',
      documentCard({ ...fresh, asked: null, nextOn: null, mayWithdraw: false }, texts),
    ],
    [
      'putting a document to approval',
      putForm({ document: whole, before, deciders: '&'.repeat(300) }, reader, texts),
    ],
    ['the question about a document’s approval', approvalCard(asked, texts)],
    ...[scope, whole, objectives].flatMap((document) =>
      [1, 2].map(
        (number): Shown => [
          `page ${number} of ${document.document}`,
          readForm(asked, { nodes: page(document, number), isLast: true }, texts),
        ],
      ),
    ),
    ...reviewCards(whole, reader, texts),
    [
      'the register of documented information',
      registerCard(fullRegister(), { reader, retention: undefined }, texts),
    ],
    [
      'the register of documented information at the beginning',
      registerCard(emptyRegister(), { reader, retention: { years: 1, clauses: {} } }, texts),
    ],
  ]
}

const recorded: Held = { state: 'held', version: '99', count: 12_345, at, reviewedAt: at }

function fullRegister() {
  return new Map(keptItems.map(({ id }) => [id, recorded] as const))
}

function emptyRegister() {
  const states = ['nothing', 'unapproved', 'under-way'] as const
  return new Map(
    keptItems.map(({ id }, index) => {
      const state = states[index % states.length] ?? 'nothing'
      const some = state === 'unapproved' ? { missing: 12_344 } : {}
      return [id, { ...recorded, ...some, state, reviewedAt: null }] as const
    }),
  )
}

function reviewCards(document: ControlledDocument, reader: Person, texts: Texts): Shown[] {
  const open: Ask = {
    ...{ ...longestTexts.ask, subject: documentSubject(document) },
    ...{ process: 'document-review', kind: 'delegable', slot: 'review' },
  }
  const view = documentReviewView(
    {
      ...{ ask: open, document, reader, at, changed: found, last: { outcome: 'change', at } },
      recurrence: { kind: 'months', every: 24, from: '2026-01-15' },
      answeredBy: `${reader.name} for ${reader.name}`,
    },
    texts,
  )
  const answered = (value: string, by: string) => {
    const answer = { ...longestTexts.answered.answer, by, value, reason: { text: found, commitment: 'c' } }
    return {
      ...view,
      ask: { ...open, state: 'answered' as const, answer: answer as NonNullable<Ask['answer']> },
    }
  }
  const closed = (because: NonNullable<Ask['closed']>['because']) =>
    questionCard({ ...view, ask: { ...open, state: 'closed', closed: { at, because } } }, texts)
  const words = { verb: 'document-review.start', id: 'context', name: view.name, words: view.words.start }
  return [
    ['the question to a document’s owner', questionCard(view, texts)],
    ['the question about a document as a form', questionForm(view, texts)],
    ...documentOutcomes.flatMap((outcome) => [
      [`the form for a document: ${outcome}`, findingForm(view, outcome, texts)] as const,
      [`the receipt for a document: ${outcome}`, questionCard(answered(outcome, reader._id), texts)] as const,
      [`the receipt of a stand-in: ${outcome}`, questionCard(answered(outcome, 'p_2'), texts)] as const,
    ]),
    ...(['changed', 'retired', 'left', 'handed-on', 'cycle-closed'] as const).map(
      (because) => [`a document’s review that was closed because ${because}`, closed(because)] as const,
    ),
    ['that a document has to change', toChangeCard(answered('change', 'p_2'), texts)],
    [
      'that nobody is there to review a document',
      nobodyCard(view, { owner: reader.name, dueOn: open.dueOn }),
    ],
    ['the form for a document’s review out of turn', outOfTurnForm({ ...words, owner: reader.name }, texts)],
  ]
}

function approvalOf(subject: SubjectView, document: ControlledDocument, reader: Person): AskedView {
  const decision: Decision = {
    ...{ _id: 'decision/approval.document.context/12', v: 1, process: 'approval', number: 12 },
    ...{ subject: documentSubject(document), question: 'approve', facts: {}, requestedBy: 'p_1' },
    ...{ requestedAt: at, dueOn: '2027-09-30', timeZone: 'Europe/Dublin', state: 'open' },
    steps: approvedBy('p_2'),
  }
  const ask: Ask = {
    ...{ ...longestTexts.ask, cycle: decision._id, slot: 'step-1' },
    ...{ process: 'approval', kind: 'delegable' },
  }
  return {
    ...{ decision, subject, reader, requester: reader.name, approver: reader.name, at, ask },
    ...{ answeredBy: null, inPlaceOf: null, askedOf: reader.name, claimedBy: null },
    ...{ somebodyMayTake: true, namer: null, queries: [] },
  }
}
