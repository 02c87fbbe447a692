import type { AuditItem, FieldworkProgress } from '../../../domain/audit-item.js'
import { grades } from '../../../domain/finding.js'
import type { Tie } from '../../../domain/independence.js'
import type { Person } from '../../../domain/person.js'
import { criterionName } from '../../criterion-name.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped, type Form } from '../card.js'
import { apart } from '../common.js'

export const verbs = {
  /** With `/` and the page; their value names the audit. */
  checklist: 'audit-fieldwork.checklist',
  askWhatToDraw: 'audit-fieldwork.ask-what-to-draw',
  /** Their value names the item. */
  item: 'audit-fieldwork.item',
  askForEvidence: 'audit-fieldwork.ask-for-evidence',
  /** Their value names the item at a revision, and an earlier finding. */
  askFollowUp: 'audit-fieldwork.ask-follow-up',
  followUp: 'audit-fieldwork.follow-up',
  /** Their value names the item at a revision. */
  record: 'audit-fieldwork.record',
  /** With `/` and the grade; its value names the form, too. */
  recordFinding: 'audit-fieldwork.record-finding',
  /** Their value is the audit or the item, and a number that is used once. */
  request: 'audit-fieldwork.request',
  draw: 'audit-fieldwork.draw',
  /** Their value is an ask. */
  askHowToGive: 'audit-fieldwork.ask-how-to-give',
  give: 'audit-fieldwork.give',
  askWhetherDone: 'audit-fieldwork.ask-whether-done',
  done: 'audit-fieldwork.done',
  moveDays: 'audit-fieldwork.move-days',
} as const

/** So many items a page: each is three blocks, and a form takes a hundred. */
export const ITEMS_A_PAGE = 12

/** An item as it stands in the list; names are plain. */
export interface ListedItem {
  item: AuditItem
  /** Who recorded it; null while nobody has. */
  by: string | null
  /** They are not independent any more: it stays, and is marked. */
  byLost: boolean
  /** How many requests for evidence are open. */
  open: number
  /** What ties the reader to it, so that they record nothing of it; null: nothing does. */
  tie: Tie | null
  /** Nobody who audits is independent of it. */
  byNobody: boolean
}

export interface ChecklistView {
  audit: string
  title: string
  reader: Person
  items: readonly ListedItem[]
  progress: FieldworkProgress
  /** From 1. */
  page: number
}

function lastPage(items: number): number {
  return Math.max(1, Math.ceil(items / ITEMS_A_PAGE))
}

/** On which page of the checklist an item stands, from 1. */
export function pageOf({ place }: Pick<AuditItem, 'place'>): number {
  return Math.floor(place / ITEMS_A_PAGE) + 1
}

/** The checklist, a page at a time. @param notice What was just done, where something was. */
export function checklistForm(view: ChecklistView, notice: string | null, texts: Texts): Form {
  const t = texts.auditFieldwork.checklist
  const { items, progress, title } = view
  const last = lastPage(items.length)
  const page = Math.min(Math.max(view.page, 1), last)
  const shown = items.slice((page - 1) * ITEMS_A_PAGE, page * ITEMS_A_PAGE)
  const next = nextOpen(items, page)
  return {
    title: t.title,
    close: texts.common.close,
    nodes: [
      ...(notice === null ? [] : [{ kind: 'text', text: notice } as const]),
      { kind: 'text', text: `**${escaped(title)}**` },
      { kind: 'text', text: progressText(progress, texts) },
      ...(next
        ? [
            {
              kind: 'actions',
              actions: [{ ...recordAction(next.item), label: t.next(next.item.criterion), primary: true }],
            } as const,
          ]
        : [{ kind: 'text', text: items.every(({ item }) => item.result) ? t.done : t.rest } as const]),
      ...apart(shown.map((each) => itemNodes(each, texts))),
      ...pageNodes(view.audit, page, last, texts),
    ],
  }
}

/** How much is recorded, and what was found so far. */
export function progressText({ recorded, of, grades: counts }: FieldworkProgress, texts: Texts): string {
  const t = texts.auditFieldwork
  const found = grades.flatMap((grade) => (counts[grade] > 0 ? [t.found[grade](counts[grade])] : []))
  return [t.progress(recorded, of), ...found].join(' · ')
}

/** The first that is open and theirs to record, from this page on, else of all. */
function nextOpen(items: readonly ListedItem[], page: number): ListedItem | undefined {
  const open = items.filter(({ item, tie }) => !item.result && tie === null)
  return open.find(({ item }) => pageOf(item) >= page) ?? open[0]
}

function recordAction({ _id }: AuditItem): Pick<Action, 'verb' | 'value'> {
  return { verb: verbs.item, value: _id }
}

function itemNodes({ item, by, byLost, open, tie, byNobody }: ListedItem, texts: Texts): CardNode[] {
  const t = texts.auditFieldwork.checklist
  const { result, criterion } = item
  const state = [
    result ? t.recorded(texts.finding.grade[result.grade], escaped(by ?? '')) : t.open,
    ...(result && byLost ? [t.byLost] : []),
    ...(open > 0 ? [t.asked(open)] : []),
    ...(tie ? [t.tied(texts.internalAudit.declare.ties[tie])] : []),
    ...(byNobody && !result ? [t.byNobody] : []),
  ]
  const label = tie ? t.look : result ? t.again : t.record
  return [
    { kind: 'text', text: `**${escaped(criterionName(criterion, texts))}**  \n${state.join(' · ')}` },
    { kind: 'actions', actions: [{ ...recordAction(item), label }] },
  ]
}

function pageNodes(audit: string, page: number, last: number, texts: Texts): CardNode[] {
  if (last === 1) return []
  const t = texts.auditFieldwork.checklist
  const turn = (to: number, label: string): Action => ({
    ...{ verb: `${verbs.checklist}/${to}`, value: audit, label },
  })
  return [
    { kind: 'text', small: true, text: t.page(page, last) },
    {
      kind: 'actions',
      actions: [
        ...(page < last ? [turn(page + 1, t.forward(page + 1))] : []),
        ...(page > 1 ? [turn(page - 1, t.back(page - 1))] : []),
      ],
    },
  ]
}
