import type { CalendarDate } from '../../../domain/calendar-date.js'
import type { Cycle } from '../../../domain/cycle.js'
import type { Extraction } from '../../../domain/population.js'
import type { System } from '../../../domain/system.js'
import type { Texts } from '../../texts/texts.js'
import { type Action, type Card, type CardNode, escaped, shortened } from '../card.js'
import { firstWithin, listCard, listed } from '../common.js'
import { titleOf } from '../definition.js'
import { flagText, type Reading } from './account.js'
import { type AccountView, accountName } from './view.js'

/** How many accounts somebody has to decide, and how many are open; the name is plain. */
export interface ReviewerLeft {
  name: string
  open: number
  of: number
}

export interface AccessStatusView extends Reading {
  system: System
  /** Null: no review is under way. */
  cycle: Pick<Cycle, 'startedAt' | 'dueOn' | 'failedExtraction'> | null
  /** What is reviewed by; `by` is the name of who handed it in, null where Steward read it. */
  extraction: (Pick<Extraction, 'rows' | 'at' | 'shown' | 'state'> & { by: string | null }) | null
  decided: number
  of: number
  /** Those who have something open, most first. */
  reviewers: readonly ReviewerLeft[]
  /** Accounts that nobody may review. */
  blocked: number
  /** How many accounts are reviewed, and how many of those that were read are deactivated, so that nobody reviews them. */
  accounts: number
  inactive: number
  /** Who is asked for a list, or whether it is right; null while nobody is. */
  awaited: { name: string; askedOn: CalendarDate; dueOn: CalendarDate } | null
  /** Why it is reviewed out of turn, and who asked for it; null at its planned interval. */
  outOfTurn: { by: string; reason: string } | null
  orders: { open: number; done: number; verified: number }
  /** Those that are not seen to be done, for who may see accounts; the names are plain. */
  undone: readonly { name: string; state: 'open' | 'done'; dueOn: CalendarDate }[]
  /** When the system was last looked at to see what was done; null where it was not yet. */
  lookedOn: CalendarDate | null
  exceptions: { count: number; first: CalendarDate } | null
  /** What the reader may do about it. */
  actions: readonly Action[]
}

/** How much room the exceptions have, in characters. */
const ROOM = 6_000
/** How much the reviewers have, and the orders. */
const ROOM_EACH = 3_500

/** How one system's review stands: numbers and names of reviewers, and of accounts those that are to be removed or changed. */
export function accessStatusCard(view: AccessStatusView, texts: Texts): Card {
  const { system, reader, today, cycle, outOfTurn, exceptions, actions } = view
  const t = texts.accessReview.status
  const title = titleOf(system, reader)
  const lines = [
    ...(cycle
      ? [
          t.since(cycle.startedAt, cycle.dueOn, today, reader.timeZone),
          ...(outOfTurn
            ? [texts.accessReview.review.outOfTurn(escaped(outOfTurn.by), escaped(outOfTurn.reason))]
            : []),
          ...underWayLines(view, texts),
        ]
      : [t.none(escaped(title))]),
    ...(exceptions ? [t.exceptions(exceptions.count, exceptions.first, today)] : []),
  ]
  return {
    summary: t.title(title),
    nodes: [
      { kind: 'title', text: t.title(title) },
      ...lines.map((text): CardNode => ({ kind: 'text', text })),
      ...(actions.length > 0 ? [{ kind: 'actions', actions } as const] : []),
    ],
  }
}

function underWayLines(view: AccessStatusView, texts: Texts): string[] {
  const { decided, of, accounts, inactive, reviewers, blocked, orders, awaited, today } = view
  const t = texts.accessReview.status
  const asked = awaited ? [t.awaited(escaped(awaited.name), awaited.askedOn, awaited.dueOn, today)] : []
  if (of === 0) return [readLine(view, texts), ...asked]
  const left = [
    ...reviewers.map(({ name, open, of: all }) => t.reviewer(escaped(name), open, all)),
    ...(blocked > 0 ? [t.nobody(blocked)] : []),
  ]
  return [
    readLine(view, texts),
    [
      t.progress(decided, of),
      ...(accounts > 0 && of > accounts ? [t.twice(accounts)] : []),
      ...(inactive > 0 ? [t.inactive(inactive)] : []),
    ].join(' · '),
    left.length === 0
      ? t.allDecided
      : `${t.reviewers}\n\n${listed(firstWithin(left, ROOM_EACH), left.length, texts)}`,
    ...(orders.open + orders.done + orders.verified > 0
      ? [t.orders(orders.open, orders.done, orders.verified)]
      : []),
    ...undoneLines(view, texts),
  ]
}

/** What is not seen to be done, that first which was due first, and when that was last looked at. */
function undoneLines({ undone, lookedOn, today }: AccessStatusView, texts: Texts): string[] {
  if (undone.length === 0) return []
  const t = texts.accessReview.status.undone
  const lines = undone.map(({ name, state, dueOn }) => {
    const isThere = state === 'open' && lookedOn !== null && lookedOn > dueOn
    return t[isThere ? 'there' : state](escaped(name), dueOn, today)
  })
  return [
    listed(firstWithin(lines, ROOM_EACH), lines.length, texts),
    ...(lookedOn === null ? [] : [t.looked(lookedOn, today)]),
  ]
}

/** What was read, when, by whom, and what the system itself shows. */
function readLine({ extraction, cycle, reader }: AccessStatusView, texts: Texts): string {
  const t = texts.accessReview.status.read
  const { timeZone } = reader
  const failed = cycle?.failedExtraction ? [t.failed(cycle.failedExtraction.at, timeZone)] : []
  if (!extraction) return [t.none, ...failed].join(' ')
  const { rows, at, by, shown, state } = extraction
  return [
    by === null ? t.live(rows, at, timeZone) : t.by(rows, at, escaped(by), timeZone),
    ...(shown === null ? [] : [t.shown(shown)]),
    ...(state === 'held' ? [t.held] : []),
    ...failed,
  ].join(' · ')
}

/** An account that is kept in spite of a flag; names are plain. */
export interface ExceptionLine extends Pick<AccountView, 'row' | 'holder' | 'leftOn'> {
  until: CalendarDate
  by: string
}

/** As much as is read of a reason, in characters. */
const LONGEST_WORDS = 150

/** What of a system is kept in spite of a flag, those first whose day comes first. */
export function accessExceptionsCard(
  lines: readonly ExceptionLine[],
  { system, ...reading }: Reading & { system: System },
  texts: Texts,
): Card {
  const t = texts.accessReview.status.exception
  const title = t.title(titleOf(system, reading.reader))
  const written = lines.map((line) => exceptionText(line, reading, texts))
  return listCard(title, written, { room: ROOM, more: t.more }, texts)
}

function exceptionText(line: ExceptionLine, reading: Reading, texts: Texts): string {
  const { row, until, by } = line
  const flags = row.flags.map((flag) => flagText(flag, line, reading, texts)).join(', ')
  const reason = escaped(shortened(row.decision?.reason?.text ?? '', LONGEST_WORDS))
  const name = escaped(accountName(line))
  return texts.accessReview.status.exception.line(name, flags, until, escaped(by), reason, reading.today)
}
