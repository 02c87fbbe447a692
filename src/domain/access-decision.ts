import { isExceptional, needsReason } from './access-flags.js'
import {
  type AccessDecision,
  type AccessDecisionValue,
  type AccessOrder,
  type AccessRow,
  isCarriedOut,
} from './access-row.js'
import type { CalendarDate } from './calendar-date.js'
import { addMonths } from './working-days.js'

/** What somebody says of one account in a form. */
export interface AccessGiven {
  value: AccessDecisionValue
  /** To what it is changed. */
  to: string | null
  reason: string | null
  /** Until when it is kept in spite of a flag. */
  until: CalendarDate | null
}

/** No exception is longer. */
const LONGEST_EXCEPTION_MONTHS = 12

/** The last day that an exception which is granted today may name. */
export function lastExceptionDay(today: CalendarDate): CalendarDate {
  return addMonths(today, LONGEST_EXCEPTION_MONTHS)
}

/** What a decision lacks, or what of it cannot be so. */
export type AccessLacking = 'reason' | 'to' | 'to-as-now' | 'until' | 'until-past' | 'until-too-late'

/**
 * What stands in the way of a decision: revoking, changing, and keeping what is flagged need a reason, a change says to what,
 * and keeping in spite of a flag that is not usual has an end, today or later and within twelve months.
 */
export function lackingIn(
  given: AccessGiven,
  row: Pick<AccessRow, 'flags' | 'account'>,
  today: CalendarDate,
): AccessLacking[] {
  const { value, to, reason, until } = given
  const lacking: AccessLacking[] = []
  if (!reason?.trim() && (value !== 'keep' || needsReason(row))) lacking.push('reason')
  if (value === 'change' && !to?.trim()) lacking.push('to')
  else if (value === 'change' && to !== null && isAsNow(to, row)) lacking.push('to-as-now')
  if (value !== 'keep' || !isExceptional(row)) return lacking
  if (until === null) lacking.push('until')
  else if (until < today) lacking.push('until-past')
  else if (until > lastExceptionDay(today)) lacking.push('until-too-late')
  return lacking
}

/** Whether it names what the account may do already, in whatever order: no list could ever show it done. */
function isAsNow(to: string, { account: { entitlements } }: Pick<AccessRow, 'account'>): boolean {
  const named = (names: readonly string[]) =>
    [...new Set(names.map((name) => name.trim().toLowerCase()))]
      .filter((name) => name !== '')
      .sort()
      .join('\n')
  return [[to], to.split(/[,;|\n]/)].some((names) => named(names) === named(entitlements))
}

/** Whether two decisions say the same, so that the second changes nothing. */
export function saysTheSame(
  one: Pick<AccessDecision, 'value' | 'to' | 'reason' | 'until'>,
  other: AccessGiven,
): boolean {
  return (
    one.value === other.value &&
    (one.to?.text ?? null) === other.to &&
    (one.reason?.text ?? null) === other.reason &&
    (one.until ?? null) === other.until
  )
}

const strictness: readonly AccessDecisionValue[] = ['keep', 'change', 'revoke']

type Decided = Pick<AccessRow, '_id' | 'seat' | 'state' | 'decision' | 'order' | 'account'>

/**
 * What is decided of one account by all who review it: the strictest of what they said. A revoke counts at once, anything
 * else once all have decided; null until then. A seat that nobody decided in time does not weaken what another said.
 *
 * @param rows All rows of that account in the cycle.
 */
export function effectiveOf(
  rows: readonly Pick<AccessRow, 'state' | 'decision'>[],
): AccessDecisionValue | null {
  const said = rows.flatMap(({ decision }) => (decision ? [decision.value] : []))
  if (said.includes('revoke')) return 'revoke'
  if (said.length === 0 || rows.some(({ state }) => state === 'undecided')) return null
  const strictest = said.toSorted((a, b) => strictness.indexOf(a) - strictness.indexOf(b)).at(-1)
  return strictest ?? null
}

/** What is to be ordered, in the row that carries the order of its account. */
export interface ToOrder {
  row: string
  kind: AccessOrder['kind']
}

export interface Orders {
  order: ToOrder[]
  /** Rows whose order is no longer wanted. */
  withdraw: string[]
  /** Rows whose order is said or seen to be done, and is not what was decided: it is opened anew. */
  reopen: string[]
}

/**
 * What follows from the decisions on accounts, given the orders that there are. Of several rows of an account one carries the
 * order: the one that has it, else the one that said so. What came back is to be removed unless somebody decides to keep it.
 * What is said to be done stands where somebody keeps it afterwards, and is opened anew where that is not enough.
 *
 * @param rows All rows of these accounts in the cycle.
 */
export function ordersOf(rows: readonly Decided[]): Orders {
  const accounts = new Map<string, Decided[]>()
  for (const row of rows) accounts.set(row.account.id, [...(accounts.get(row.account.id) ?? []), row])
  const orders: Orders = { order: [], withdraw: [], reopen: [] }
  for (const ofAccount of accounts.values()) {
    const carrier = ofAccount.find(({ order }) => order && order.state !== 'withdrawn')
    const effective = effectiveOf(ofAccount)
    const kind = effective === null ? null : orderKinds[effective]
    if (carrier?.order) {
      const { state, kind: ordered } = carrier.order
      if (effective === null) continue
      if (state !== 'open') {
        if (isNotEnough(carrier, kind)) orders.reopen.push(carrier._id)
      } else if (ordered === kind) continue
      else if (kind === null) orders.withdraw.push(carrier._id)
      else orders.order.push({ row: carrier._id, kind })
    } else if (kind !== null) {
      const said = ofAccount.find(({ decision }) => decision?.value === effective)
      orders.order.push({ row: (said ?? (ofAccount[0] as Decided))._id, kind })
    }
  }
  return orders
}

/** A change is done where the account is to be removed, or to be changed to something that was said only afterwards. */
function isNotEnough(
  { order, decision }: Pick<AccessRow, 'order' | 'decision'>,
  kind: AccessOrder['kind'] | null,
): boolean {
  if (order?.kind !== 'change' || kind === null) return false
  return kind === 'remove' || (decision?.value === 'change' && !isCarriedOut({ order, decision }))
}

const orderKinds: Readonly<Record<AccessDecisionValue, AccessOrder['kind'] | null>> = {
  keep: null,
  change: 'change',
  revoke: 'remove',
}
