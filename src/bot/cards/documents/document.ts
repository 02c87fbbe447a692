import type { CalendarDate } from '../../../domain/calendar-date.js'
import { type ControlledDocument, type DocumentId, documentFiles } from '../../../domain/document.js'
import type { Person } from '../../../domain/person.js'
import type { Texts } from '../../texts/texts.js'
import { verbs as approvalVerbs } from '../approval.js'
import { type Action, type Card, escaped } from '../card.js'
import { firstLine } from '../common.js'
import { type DocumentFound, lastFound } from '../document-review.js'
import type { ApprovalState } from '../statement/soa.js'
import { verbs } from './verbs.js'

/** The same of a statement, and whether it was rejected as it is now: by whom, when (ISO 8601 UTC) and why. */
export interface DocumentApproval extends ApprovalState {
  rejected: { by: string; at: string; why: string } | null
}

/** How a controlled document stands, for one reader; names are plain. */
export interface DocumentStands {
  document: ControlledDocument
  approval: DocumentApproval
  /** Null where nobody owns it any more. */
  owner: string | null
  last: DocumentFound | null
  /** Who is asked now whether it still holds, and until when. */
  asked: { name: string; dueOn: CalendarDate } | null
  nextOn: CalendarDate | null
}

export interface DocumentCardView extends DocumentStands {
  reader: Person
  today: CalendarDate
  /** Whether the reader may put it to approval now. */
  mayPut: boolean
  /** Whether the reader may take it back while it waits. */
  mayWithdraw: boolean
  /** What they may do about its review. */
  reviewing: readonly Action[]
}

/** One document: its version, who approved it, and how its reviews stand. */
export function documentCard(view: DocumentCardView, texts: Texts): Card {
  const { document, asked, owner, last, nextOn, reader, today } = view
  const t = texts.documents.card
  const words = texts.documentReview
  const title = texts.documents.title(words.titles[document.document], document.version)
  return {
    summary: title,
    nodes: [
      { kind: 'title', text: title },
      { kind: 'text', text: approvalText(view, texts) },
      ...(asked ? [{ kind: 'text', text: t.asked(escaped(asked.name), asked.dueOn, today) } as const] : []),
      {
        kind: 'facts',
        facts: [
          { label: t.owner, value: owner === null ? t.nobody : escaped(owner) },
          { label: words.facts.last, value: lastFound(last, reader, texts) },
          { label: t.next, value: nextOn ? t.nextOn(nextOn, today) : t.nextNever },
        ],
      },
      { kind: 'actions', actions: actionsFor(view, texts) },
    ],
  }
}

function approvalText(
  { approval: { approved, waiting, rejected, stands }, reader }: DocumentCardView,
  texts: Texts,
): string {
  const t = texts.documents.card
  const { timeZone } = reader
  if (approved) return t.approved(approved.at, timeZone, escaped(approved.by))
  const state = waiting
    ? t.waiting(escaped(waiting.by), waiting.at, timeZone)
    : rejected
      ? t.rejected(escaped(rejected.by), rejected.at, timeZone, escaped(rejected.why))
      : t.notApproved
  if (!stands) return state
  return `${state} ${t.stands(escaped(stands.version), stands.at, timeZone, escaped(stands.by))}`
}

function actionsFor({ document, approval: { waiting }, ...view }: DocumentCardView, texts: Texts): Action[] {
  const t = texts.documents.card
  const value = document._id
  return [
    ...(view.mayPut ? [{ verb: verbs.askToPut, value, label: t.put, primary: true }] : []),
    { verb: `${verbs.read}/1`, value, label: t.read },
    { verb: verbs.file, value, label: t.file },
    ...view.reviewing,
    ...(waiting && view.mayWithdraw
      ? [{ verb: approvalVerbs.withdraw, value: waiting.decision, label: texts.approval.waiting.withdraw }]
      : []),
  ]
}

/** The three at a glance; one whose file was never imported stands out. */
export function documentListCard(
  these: readonly (DocumentStands | { missing: DocumentId })[],
  reader: Person,
  texts: Texts,
): Card {
  const t = texts.documents.list
  const { titles } = texts.documentReview
  const lines = these.map((each) => {
    if ('missing' in each) return t.missing(titles[each.missing], documentFiles[each.missing])
    const { document, version } = each.document
    const line = t.line(titles[document], escaped(version), stateOf(each, reader, texts))
    return `${line} · ${t.reviewed(lastFound(each.last, reader, texts))}`
  })
  const shown = these.flatMap((each) => ('missing' in each ? [] : [each.document.document]))
  return {
    summary: t.title,
    nodes: [
      { kind: 'title', text: t.title },
      { kind: 'text', text: lines.map((line) => `- ${line}`).join('\n') },
      {
        kind: 'actions',
        actions: shown.map((id) => ({ verb: verbs.show, value: id, label: titles[id] })),
      },
      { kind: 'text', small: true, text: t.more },
    ],
  }
}

function stateOf(
  { approval: { approved, waiting, rejected } }: DocumentStands,
  { timeZone }: Person,
  texts: Texts,
): string {
  const t = texts.documents.list
  if (approved) return t.approved(approved.at, timeZone)
  if (waiting) return t.waiting
  if (!rejected) return t.notApproved
  return t.rejected(escaped(rejected.by), rejected.at, timeZone, escaped(firstLine(rejected.why)))
}
