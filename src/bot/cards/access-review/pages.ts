import type { AccessLacking } from '../../../domain/access-decision.js'
import { isExceptional } from '../../../domain/access-flags.js'
import { type AccessRow, accessDecisions, isCarriedOut } from '../../../domain/access-row.js'
import { formatAskRef } from '../../../domain/ask.js'
import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type CardNode, escaped, type Form, type Input } from '../card.js'
import { titleOf } from '../definition.js'
import { accountNode, isCut, type Reading } from './account.js'
import {
  type AccountView,
  beginning,
  formatPlace,
  leftIn,
  type Place,
  type ReviewView,
  shortName,
  verbs,
} from './view.js'

/** What may be chosen for an account: a decision, or that it is not theirs. */
export const choices = [...accessDecisions, 'not-mine'] as const
export type Choice = (typeof choices)[number]

const fieldNames = ['decision', 'reason', 'until', 'to', 'whom'] as const
export type FieldName = (typeof fieldNames)[number]

/** A reason is read beside those of other accounts, in characters. */
const LONGEST_REASON = 180

/** What one page shows, of what. */
export interface PageView extends Pick<ReviewView, 'ask' | 'system' | 'counts'>, Reading {
  accounts: readonly AccountView[]
  place: Place
  /** How many pages there are, and whether this is the last one. */
  pages: number
  isLast: boolean
  /** The last day that an exception is offered to have: of the next review, where one is planned. */
  until: CalendarDate
  /** What could not be recorded of the page before; CommonMark. */
  notRecorded: readonly string[]
}

/**
 * The name of an account's field: with the row, whose it is by its revision, and how often it was decided, so that a form
 * that somebody else overtook does not count.
 */
export function fieldName(
  field: FieldName,
  row: Pick<AccessRow, '_id' | 'revision' | 'decision' | 'before'>,
): string {
  return `${field}.${row._id}.${row.revision}.${timesDecided(row)}`
}

export function timesDecided({ decision, before = [] }: Pick<AccessRow, 'decision' | 'before'>): number {
  return before.length + (decision ? 1 : 0)
}

/** Which row a field is about, as it was shown; null for what is no field of an account. */
export function parseFieldName(
  name: string,
): { field: FieldName; row: string; revision: number; decided: number } | null {
  const [, text = '', row = '', revision = '', decided = ''] =
    /^([a-z]+)\.([0-9a-f]{32})\.([1-9][0-9]{0,8})\.([0-9]{1,6})$/.exec(name) ?? []
  const field = fieldNames.find((each) => each === text)
  return field ? { field, row, revision: Number(revision), decided: Number(decided) } : null
}

/** Accounts as they are decided by now; nothing is chosen for whoever decides: what has no flag may be kept at once. */
export function pageForm(view: PageView, texts: Texts): Form {
  const { place, isLast } = view
  const t = texts.accessReview.form
  return {
    ...submittedAs(view, { verb: verbs.record, label: isLast ? t.submitLast : t.submit }, texts),
    nodes: [
      ...notRecordedNodes(view, texts),
      { kind: 'text', text: `**${escaped(titleOf(view.system, view.reader))}**` },
      { kind: 'text', small: true, text: placeText(view, texts) },
      { kind: 'text', small: true, text: t.help },
      ...view.accounts.flatMap((account) => accountNodes(account, chosenBefore(account), view, texts)),
      ...(place.only === 'all' && place.page > 1
        ? [{ kind: 'actions', actions: [backAction(view, place.page - 1, texts)] } as const]
        : []),
    ],
  }
}

/** What somebody chose for an account, and what of it is not said yet. */
export interface Begun {
  account: AccountView
  choice: Choice
  reason: string | null
  until: CalendarDate | null
}

/**
 * Of the accounts on a page those that need one thing more: what they are changed to, or whose they are. The others are on
 * record by now.
 */
export function moreForm(
  view: Omit<PageView, 'accounts'>,
  { begun, recorded }: { begun: readonly Begun[]; recorded: number },
  texts: Texts,
): Form {
  const t = texts.accessReview.form
  return {
    ...submittedAs(view, { verb: verbs.recordMore, label: t.submit }, texts),
    nodes: [
      ...notRecordedNodes(view, texts),
      { kind: 'text', text: t.oneMore(begun.length) },
      ...(recorded > 0 ? [{ kind: 'text', small: true, text: t.recordedSoFar(recorded) } as const] : []),
      ...begun.flatMap((each) => accountNodes(each.account, each, view, texts)),
    ],
  }
}

/** After the last page: what is left, and the ways to it. */
export function endForm(
  {
    ask,
    system,
    reader,
    counts,
    notRecorded,
  }: Pick<PageView, 'ask' | 'system' | 'reader' | 'counts' | 'notRecorded'>,
  texts: Texts,
): Form {
  const t = texts.accessReview
  const value = formatAskRef(ask)
  const open = leftIn(counts)
  const page = (only: Place['only']) => `${verbs.page}/${formatPlace(beginning[only])}`
  const actions: Action[] = [
    ...(counts.plain > 0 && !ask.keepingAll
      ? [{ verb: verbs.askKeepAll, value, label: t.review.keepAll(counts.plain), primary: true }]
      : []),
    ...(open > 0 ? [{ verb: page('open'), value, label: t.form.end.goOn(open) }] : []),
    { verb: page('all'), value, label: t.form.end.all },
  ]
  return {
    title: t.form.title,
    close: texts.common.close,
    nodes: [
      ...notRecordedNodes({ notRecorded }, texts),
      { kind: 'text', text: `**${escaped(titleOf(system, reader))}**` },
      { kind: 'text', text: t.form.end.heading(counts.decided, counts.accounts) },
      ...(open > 0 ? [{ kind: 'text', text: t.form.end.open(open) } as const] : []),
      { kind: 'actions', actions },
    ],
  }
}

function submittedAs(
  { ask, place }: Pick<PageView, 'ask' | 'place'>,
  { verb: named, label }: { verb: string; label: string },
  texts: Texts,
) {
  const verb = `${named}/${formatPlace(place)}`
  return {
    title: texts.accessReview.form.title,
    close: texts.common.close,
    submit: { verb, value: formatAskRef(ask), label },
  }
}

function placeText({ place, pages, counts }: PageView, texts: Texts): string {
  const t = texts.accessReview.form
  return [
    ...(place.only === 'all' ? [t.page(place.page, Math.max(place.page, pages))] : []),
    texts.accessReview.review.progress(counts.decided, counts.accounts),
    ...(place.only === 'all' ? [] : [t.only[place.only]]),
  ].join(' · ')
}

function backAction({ ask, place }: PageView, page: number, texts: Texts): Action {
  return {
    verb: `${verbs.recordBack}/${formatPlace(place)}`,
    value: formatAskRef(ask),
    label: texts.accessReview.form.back(page),
  }
}

function notRecordedNodes({ notRecorded }: Pick<PageView, 'notRecorded'>, texts: Texts): CardNode[] {
  if (notRecorded.length === 0) return []
  return [{ kind: 'text', text: texts.accessReview.form.notRecorded(notRecorded) }]
}

/** How an account's fields stand: as decided, if it is. */
function chosenBefore({ row }: AccountView): Pick<Begun, 'reason' | 'until'> & { choice: Choice | null } {
  const { decision } = row
  return {
    choice: decision?.value ?? null,
    reason: decision?.reason?.text ?? null,
    until: decision?.until ?? null,
  }
}

function accountNodes(
  account: AccountView,
  begun: Pick<Begun, 'reason' | 'until'> & { choice: Choice | null },
  view: Pick<PageView, 'reader' | 'today' | 'until'>,
  texts: Texts,
): CardNode[] {
  const { row } = account
  const t = texts.accessReview.form
  const nodes: CardNode[] = [{ kind: 'divider' }, accountNode(account, view, texts)]
  const details: CardNode[] = isCut(account, view)
    ? [
        {
          kind: 'actions',
          actions: [{ verb: verbs.account, value: row._id, label: t.details }],
        },
      ]
    : []
  if (row.frozen || isCarriedOut(row) || row.neverBy.includes(view.reader._id)) return [...nodes, ...details]
  return [...nodes, ...details, { kind: 'inputs', inputs: inputsFor(account, begun, view, texts) }]
}

function inputsFor(
  account: AccountView,
  { choice, reason, until }: Pick<Begun, 'reason' | 'until'> & { choice: Choice | null },
  view: Pick<PageView, 'until'>,
  texts: Texts,
): Input[] {
  const { row } = account
  const t = texts.accessReview.form
  const name = shortName(account)
  const field = (which: FieldName) => ({ name: fieldName(which, row), label: t.label[which](name) })
  return [
    {
      ...{ ...field('decision'), kind: 'choice', look: 'menu', optional: true },
      options: choices.map((value) => ({ value, label: t.decision[value] })),
      ...(choice === null ? {} : { initial: choice }),
    },
    ...(choice === 'change' ? [toInput(account, field('to'), texts)] : []),
    ...(choice === 'not-mine'
      ? [{ ...field('whom'), kind: 'person', hint: t.whomHint, optional: true } as const]
      : []),
    {
      ...{ ...field('reason'), kind: 'text', optional: true, most: LONGEST_REASON },
      ...(reason === null ? {} : { initial: reason }),
    },
    ...(isExceptional(row)
      ? [{ ...field('until'), kind: 'date', initial: until ?? view.until, optional: true } as const]
      : []),
  ]
}

function toInput({ row }: AccountView, field: Pick<Input, 'name' | 'label'>, texts: Texts): Input {
  const before = row.decision?.to?.text
  return {
    ...{ ...field, kind: 'text', hint: texts.accessReview.form.toHint, optional: true, most: LONGEST_REASON },
    ...(before === undefined ? {} : { initial: before }),
  }
}

/** In which field what is lacking belongs. */
export function fieldLacking(lacking: AccessLacking): FieldName {
  if (lacking === 'reason' || lacking === 'to') return lacking
  if (lacking === 'to-as-now') return 'to'
  return 'until'
}
