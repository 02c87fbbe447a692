import {
  type ControlledDocument,
  type DocumentContent,
  documentFiles,
  type PartChange,
  partsChanged,
} from '../../../domain/document.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import type { SubjectView } from '../approval-view.js'
import { escaped, type Form } from '../card.js'
import { firstLine, firstWithin, listed } from '../common.js'
import { textFor } from '../definition.js'
import { readingMinutes } from '../pages.js'
import { type DocumentView, documentText } from './text.js'
import { verbs } from './verbs.js'

/** What whoever approves a version of a controlled document needs to know. */
export function documentApprovalView(
  view: DocumentView,
  before: ControlledDocument | null,
  reader: Person,
  texts: Texts,
): SubjectView {
  const { document, version, approver } = view.document
  const t = texts.documents.approval
  const title = texts.documentReview.titles[document]
  const file = documentFiles[document]
  return {
    what: t.what(title, version),
    question: t.question(title, version),
    because: approver === reader._id ? t.becauseNamed(file) : t.becauseTop,
    becauseInStead: t.becauseInStead,
    facts: [],
    text: changesText(before, view.document, reader, texts),
    minutes: readingMinutes(documentText(view, texts)),
    language: reader.language,
    approve: t.approve,
    consequence: before ? t.consequence : t.consequenceFirst,
    done: { approver: t.done, requester: t.done },
    next: { again: t.again(file), blocked: t.blocked },
    meanwhile: before ? t.meanwhile(before.version) : t.meanwhileNone,
  }
}

/** Asks the ISMS lead once more, with who decides and what has changed. */
export function putForm(
  {
    document,
    before,
    deciders,
  }: { document: ControlledDocument; before: ControlledDocument | null; deciders: string },
  reader: Person,
  texts: Texts,
): Form {
  const t = texts.documents.approval
  const title = escaped(texts.documentReview.titles[document.document])
  return {
    title: t.putTitle,
    close: texts.common.close,
    submit: { verb: verbs.put, value: document._id, label: t.put },
    nodes: [
      { kind: 'text', text: t.putQuestion(title, document.version, deciders) },
      { kind: 'text', text: changesText(before, document, reader, texts) },
    ],
  }
}

/** How much room they have on a card, in characters. */
const ROOM = 2_000

/** What has changed since the version that was approved last, as one text of a card. */
function changesText(
  before: ControlledDocument | null,
  document: ControlledDocument,
  reader: Person,
  texts: Texts,
): string {
  const t = texts.documents.changes
  if (!before) return t.first
  const lines = documentChanges(before, document, reader, texts)
  if (lines.length === 0) return t.none(before.version)
  return `${t.since(before.version)}\n${listed(firstWithin(lines, ROOM), lines.length, texts)}`
}

/** What has changed from one version to another, a line for each part, as CommonMark. */
export function documentChanges(
  before: ControlledDocument,
  document: ControlledDocument,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string[] {
  const t = texts.documents.changes
  return partsChanged(before.content, document.content).map(({ part, how }: PartChange) =>
    t.line(partName(part, how === 'removed' ? before.content : document.content, reader, texts), t.how[how]),
  )
}

/** What a reader calls it; escaped. */
function partName(
  part: string,
  content: DocumentContent,
  reader: Pick<Person, 'language'>,
  texts: Texts,
): string {
  const t = texts.documents.changes
  if (content.of === 'scope') return t.text
  if (content.of === 'context' && part === 'climate') return t.climate
  const named = namedIn(content).find(({ id }) => id === part)
  return escaped(firstLine(named ? textFor(named.name, reader) : part))
}

function namedIn(content: DocumentContent): { id: string; name: Record<string, string> }[] {
  if (content.of === 'scope') return []
  if (content.of === 'objectives') return content.objectives.map(({ id, title }) => ({ id, name: title }))
  return [
    ...content.issues.map(({ id, what }) => ({ id, name: what })),
    ...content.parties,
    ...content.interfaces.map(({ id, with: party }) => ({ id, name: party })),
  ]
}
