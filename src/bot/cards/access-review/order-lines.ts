import type { AccessOrder, AccessRow, Reopened } from '../../../domain/access-row.js'
import type { Ask } from '../../../domain/ask.js'
import type { Person } from '../../../domain/person.js'
import type { System } from '../../../domain/system.js'
import { dateIn } from '../../../domain/working-days.js'
import type { Texts } from '../../texts/texts.js'
import { escaped, shortened } from '../card.js'
import { firstWithin, listed } from '../common.js'
import type { AccountView } from './view.js'

/** How much room all orders have in a message, in characters. */
const ROOM = 4_500
/** As much as is read of a reason, in characters. */
const LONGEST_WORDS = 120
/** As long as an address may be. */
const LONGEST_LOGIN = 254
const LONGEST_HOLDER = 40
/** How much room the rights of one account have, and one of them. */
const ROOM_FOR_RIGHTS = 200
const LONGEST_RIGHT = 60

/** One order; names are plain. */
export interface OrderLine extends Pick<AccountView, 'holder'> {
  row: AccessRow
  order: AccessOrder
  /** Who decided it, in whose stead included; null where nobody did. */
  decidedBy: string | null
  /** To what it is changed, as that was decided, here or in the review that ordered it first. */
  to: string
  /** Who said that it was done. */
  doneBy: string | null
}

/** What the messages about what was ordered show. */
export interface OrderView {
  ask: Ask
  system: System
  reader: Person
  /** All that it is about, those that are open first. */
  lines: readonly OrderLine[]
  /** What was said to be done here and was not; it is asked for elsewhere. */
  back: readonly (Pick<OrderLine, 'row' | 'holder'> & Pick<Reopened, 'because'>)[]
  /** When the system was last looked at to see what was done: ISO 8601 UTC; null where it was not yet. */
  lookedAt: string | null
  /** The question for a newer list that shows it, while that is open. */
  verify: Ask | null
  /** Who is asked to confirm what was shown, or would be; null where that is somebody else than can be said now. */
  confirmer: { name: string; isAsked: boolean } | null
  /** Who answered it, in whose stead included; null while nobody has. */
  answeredBy: string | null
  /** What was shown, of which a second person is asked; null where it is not. */
  shown: { ask: Ask; by: string } | null
  /** Who sent back what was shown before, and why. */
  sentBack: { by: string; reason: string } | null
  /** ISO 8601 UTC: when this is shown. */
  at: string
}

/** How many are to be removed, and to be changed. */
export function countsOf(view: Pick<OrderView, 'lines'>): { removed: number; changed: number } {
  const wanted = wantedOf(view)
  const removed = wanted.filter(({ order }) => order.kind === 'remove').length
  return { removed, changed: wanted.length - removed }
}

export function progressOf(view: Pick<OrderView, 'lines'>, texts: Texts): string {
  const wanted = wantedOf(view)
  const done = wanted.filter(({ order }) => order.state !== 'open').length
  return texts.accessReview.order.progress(done, wanted.length)
}

/** What is not wanted any more was not done, nor is it left to do. */
function wantedOf({ lines }: Pick<OrderView, 'lines'>): OrderLine[] {
  return lines.filter(({ order }) => order.state !== 'withdrawn')
}

/** What to do to which account, as a list. */
export function linesText(view: OrderView, texts: Texts): string {
  const t = texts.accessReview.order.back
  const lines = [
    ...view.lines.map((line) => lineText(line, view, texts)),
    ...view.back.map((line) => t[line.because](escaped(orderedAccount(line)))),
  ]
  return listed(firstWithin(lines, ROOM), lines.length, texts)
}

/** Whoever removes an account has to see which one, whole; plain. */
export function orderedAccount({ row, holder }: Pick<OrderLine, 'row' | 'holder'>): string {
  const login = shortened(row.account.login, LONGEST_LOGIN)
  return holder === null ? login : `${login} (${shortened(holder, LONGEST_HOLDER)})`
}

/** What to do to which account, what it may now, who decided it and why, and how it stands. */
function lineText(line: OrderLine, view: OrderView, texts: Texts): string {
  const { row, order, decidedBy } = line
  const t = texts.accessReview.order
  const name = escaped(orderedAccount(line))
  const short = (text: string) => escaped(shortened(text, LONGEST_WORDS))
  const rights = rightsOf(row, texts)
  const because =
    order.because === 'decided'
      ? t.because.decided(escaped(decidedBy ?? ''), short(row.decision?.reason?.text ?? ''))
      : t.because[order.because]
  const what =
    order.kind === 'remove'
      ? [t.kind.remove(name), ...(rights === '' || order.state !== 'open' ? [] : [t.may(rights)])]
      : [rights === '' ? t.kind.changeTo(name, short(line.to)) : t.kind.change(name, rights, short(line.to))]
  return [...what, because, ...stateText(line, view, texts)].join(' · ')
}

function rightsOf({ account: { entitlements } }: AccessRow, texts: Texts): string {
  const all = entitlements.map((each) => escaped(shortened(each, LONGEST_RIGHT)))
  const first = firstWithin(all, ROOM_FOR_RIGHTS)
  const left = all.length - first.length
  return [...first, ...(left > 0 ? [texts.common.more(left)] : [])].join(', ')
}

function stateText(
  { order, doneBy }: OrderLine,
  { ask, reader, lookedAt, at }: OrderView,
  texts: Texts,
): string[] {
  const t = texts.accessReview.order
  if (order.state === 'done') return [t.state.done(escaped(doneBy ?? ''))]
  if (order.state !== 'open') return [t.state[order.state]]
  const reopened = order.reopened?.at(-1)
  const today = dateIn(at, reader.timeZone)
  const isLate = order.dueOn < today && ask.state === 'open'
  const wasSeen = lookedAt !== null && dateIn(lookedAt, reader.timeZone) > order.dueOn
  return [
    ...(reopened ? [t.reopened[reopened.because]] : []),
    ...(isLate
      ? [wasSeen && !reopened ? t.late.there(order.dueOn, today) : t.late.open(order.dueOn, today)]
      : []),
  ]
}
