import {
  CONFIRM_PROOF_SLOT,
  ORDER_SLOT,
  orderedIn,
  REVIEW_ACCESS_SLOT,
  VERIFY_SLOT,
} from '../../domain/access-review.js'
import type { AccessOrder } from '../../domain/access-row.js'
import type { Ask } from '../../domain/ask.js'
import type { CalendarDate } from '../../domain/calendar-date.js'
import { dateIn, laterOf } from '../../domain/working-days.js'
import { groupedBy } from '../../store/grouped-by.js'
import { askPerson, byReview, dueIn, isAtOnce, organisationOf } from './ask-person.js'
import type { AccessAtHand } from './at-hand.js'
import type { AccessReviewTools } from './tools.js'

/**
 * Orders what was decided in questions that are over, anew where what was done before is not enough, and takes back what is no
 * longer wanted.
 */
export async function orderDecided(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  asOf: string,
): Promise<void> {
  const { cycle, asks } = atHand
  const over = asks.filter(({ slot, state }) => slot === REVIEW_ACCESS_SLOT && state !== 'open')
  const answered = over.map(({ _id }) => _id)
  let due = await tools.accessOrders.due(cycle._id, answered)
  if (due.reopen.length > 0) {
    const until = await orderedUntil(tools, atHand, asOf)
    await tools.accessOrders.reopened(due.reopen, 'decided', until, { at: asOf, readAt: asOf })
    due = await tools.accessOrders.due(cycle._id, answered)
  }
  await withdraw(tools, atHand, due.withdraw, asOf)
  if (due.order.length > 0)
    await tools.accessOrders.order(due.order, await orderedUntil(tools, atHand, asOf), asOf)
}

/**
 * Whoever was asked hears it before it is written down: they may be about to remove an account that is to stay. A question of
 * which nothing is left is asked no more.
 */
async function withdraw(
  tools: AccessReviewTools,
  { cycle, asks, owner }: AccessAtHand,
  rows: readonly string[],
  asOf: string,
): Promise<void> {
  if (rows.length === 0) return
  const unwanted = new Set(rows)
  const unsettled = await tools.accessOrders.unsettled(cycle._id)
  const told = new Set(unsettled.flatMap(({ _id, order }) => (unwanted.has(_id) ? (order.ask ?? []) : [])))
  const left = new Set(unsettled.flatMap(({ _id, order }) => (unwanted.has(_id) ? [] : (order.ask ?? []))))
  const open = asks.filter(({ _id, state }) => told.has(_id) && state === 'open')
  for (const { _id: ask } of open) {
    const content = {
      kind: 'access-order-withdrawn' as const,
      cycle: cycle._id,
      ask,
      since: asOf,
      asks: [] as [],
    }
    if (owner) await tools.deliveries.tell([owner], content, asOf)
    if (!left.has(ask)) await tools.asks.closeOne(ask, 'withdrawn', asOf, byReview)
  }
  await tools.accessOrders.withdraw(rows, asOf)
  await tools.owedReceipts.owe(
    open.map(({ _id }) => _id),
    asOf,
  )
}

/** By when what is ordered now is to be done. */
export async function orderedUntil(
  tools: AccessReviewTools,
  { cycle, owner }: Pick<AccessAtHand, 'cycle' | 'owner'>,
  asOf: string,
): Promise<CalendarDate> {
  const organisation = await organisationOf(tools)
  if (owner) return dueIn(organisation.approval.businessDays, owner, organisation, asOf)
  const today = dateIn(asOf, cycle.timeZone)
  return laterOf(cycle.dueOn, today)
}

/**
 * The system's owner sees to what was ordered: one question for all that is due on the same day. What somebody owned before
 * goes to whoever does by now, with as many days.
 */
export async function askToCarryOut(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  asOf: string,
): Promise<void> {
  const { cycle, asks, owner } = atHand
  if (!owner) return
  const orders = asks.filter(({ slot, state }) => slot === ORDER_SLOT && state === 'open')
  const theirs = new Set(orders.flatMap(({ _id, askedOf }) => (askedOf === owner._id ? [_id] : [])))
  for (const { _id } of orders)
    if (!theirs.has(_id)) await tools.asks.closeOne(_id, 'handed-on', asOf, byReview)
  const unasked = (await tools.accessOrders.unsettled(cycle._id)).filter(
    ({ order }) => order.state === 'open' && !theirs.has(order.ask ?? ''),
  )
  const given = await orderedUntil(tools, atHand, asOf)
  const today = dateIn(asOf, cycle.timeZone)
  // Who was asked before is given no days more for what was not so; whoever owns it by now is.
  const isAskedAnew = ({ ask, reopened }: AccessOrder) => ask === null && reopened !== undefined
  const byDay = groupedBy(unasked, ({ order }) =>
    order.dueOn >= today ? order.dueOn : isAskedAnew(order) ? today : given,
  )
  const joined: string[] = []
  // Each question is one more of those that went before it.
  let known: readonly Ask[] = asks
  for (const [dueOn, rows] of byDay) {
    const atOnce = isAtOnce(cycle) || rows.some(({ order }) => isUrgent(order))
    const asking = { person: owner, slot: ORDER_SLOT, dueOn, atOnce, beside: true }
    const ask = await askPerson(tools, cycle, known, asking, asOf)
    if (theirs.has(ask)) joined.push(ask)
    await tools.accessOrders.asked(
      rows.map(({ _id }) => _id),
      ask,
    )
    known = await tools.asks.allOf(cycle._id)
    tools.heartbeat()
  }
  await closeShown(tools, cycle._id, known, asOf)
  await tools.owedReceipts.owe(joined, asOf)
  await tools.nudgeReminders()
}

/**
 * Nobody has to see to what is seen to be done, to show any more what is known by now, nor to confirm what is not said any
 * more.
 */
export async function closeShown(
  tools: AccessReviewTools,
  cycle: string,
  asks: readonly Ask[],
  asOf: string,
): Promise<void> {
  for (const ask of asks.filter(({ state }) => state === 'open')) {
    const shown = ask.slot === CONFIRM_PROOF_SLOT ? asks.find(({ _id }) => _id === ask.follows) : ask
    if (!shown || ![ORDER_SLOT, VERIFY_SLOT, CONFIRM_PROOF_SLOT].includes(ask.slot)) continue
    const rows = await tools.accessOrders.inAsk(cycle, orderedIn(shown))
    // What was only just asked has no orders yet.
    const isAsked = rows.length > 0 || ask.slot !== ORDER_SLOT
    if (isAsked && !rows.some(({ order }) => isAwaited(order, ask)))
      await tools.asks.closeOne(ask._id, 'settled', asOf, byReview)
  }
}

/** Whether something is still to be said, shown or confirmed of it. */
function isAwaited({ state }: AccessOrder, { slot }: Ask): boolean {
  // Proof is of what is said to be done.
  return state === 'done' || (state === 'open' && slot !== CONFIRM_PROOF_SLOT)
}

/** Somebody who is gone could still get in, or what was said to be done was not. */
function isUrgent({ because, reopened }: AccessOrder): boolean {
  return because !== 'decided' || reopened !== undefined
}
