import { isByProof, orderedIn, VERIFY_SLOT } from '../../domain/access-review.js'
import type { Reopened } from '../../domain/access-row.js'
import { isActiveAgain } from '../../domain/ordered-before.js'
import { type Account, provesAbsence, sameQuery } from '../../domain/population.js'
import { dateIn } from '../../domain/working-days.js'
import type { OrderedRow } from '../../store/access-orders.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { byReview } from './ask-person.js'
import type { AccessAtHand } from './at-hand.js'
import { accountsIn, type Read } from './extract.js'
import { notHeld } from './look.js'
import { orderedUntil } from './orders.js'
import type { AccessReviewTools } from './tools.js'

/** Holds what was ordered against what was read last of a live system, unless that was done to the end. */
export async function holdNewest(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  asOf: string,
): Promise<void> {
  const extractions = await tools.extractions.ofCycle(atHand.cycle._id)
  const extraction = notHeld({ ...atHand, extractions })
  if (!extraction) return
  const accounts = await accountsIn(tools, atHand.system, extraction)
  await holdAgainst(tools, atHand, { extraction, accounts }, asOf)
  await tools.extractions.heldAgainst(extraction._id, asOf)
}

/**
 * Holds what was ordered against a newer reading of the same query: what it shows to be done is verified, and what was said
 * to be done and is not is due anew. Who is missing from a list that lacks others, too, may only not have been read: that
 * proves nothing.
 */
export async function holdAgainst(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  { extraction, accounts }: Read,
  asOf: string,
): Promise<void> {
  const { cycle, system, extractions, asks } = atHand
  const reviewed = extractions.findLast(({ purpose, state }) => purpose === 'review' && state === 'accepted')
  if (!reviewed) return
  const there = new Map(accounts.flatMap((each) => (each.active ? [[each.id, each] as const] : [])))
  // A list of an earlier day tells nothing of what was ordered after it.
  const { exportedOn } = extraction
  const pending = (await tools.accessOrders.unsettled(cycle._id)).filter(
    ({ order }) => !exportedOn || dateIn(order.orderedAt, cycle.timeZone) <= exportedOn,
  )
  const { missing, back } = await comparedWith(tools, atHand, there, extraction.at)
  const proves = provesAbsence(reviewed, extraction, missing, system.swing)
  const found = sameQuery(reviewed, extraction)
    ? pending.map((row) => ({ row, is: stateOf(row, there) }))
    : []
  const verified = found.filter(({ row, is }) =>
    is === 'gone' ? proves : is === 'changed' && row.order.state === 'done',
  )
  await tools.accessOrders.verified(
    verified.map(({ row }) => row._id),
    { extraction: extraction._id, at: asOf },
  )
  // What was done while it was read, or after the list was made, it may not show yet.
  const wrong = found.filter(({ row: { order } }) => {
    if (order.state !== 'done' || !order.done || order.done.at > extraction.at) return false
    return !exportedOn || dateIn(order.done.at, cycle.timeZone) <= exportedOn
  })
  const stillThere = wrong.filter(({ is }) => is === 'still-there').map(({ row }) => row._id)
  // Whether what is shown otherwise was changed is for a second person to say.
  const shown = new Set(asks.filter(isByProof).map(orderedIn))
  const unchanged = wrong
    .filter(({ row, is }) => is === 'unchanged' && !shown.has(row.order.ask ?? ''))
    .map(({ row }) => row._id)
  await reopen(tools, atHand, 'still-there', [...stillThere, ...back], extraction.at, asOf)
  await reopen(tools, atHand, 'unchanged', unchanged, extraction.at, asOf)
  const isWrong = stillThere.length + unchanged.length + back.length > 0
  if (isWrong || !proves)
    await tellIsmsLead(
      tools,
      { kind: 'access-not-removed', cycle: cycle._id, extraction: extraction._id, asks: [] },
      asOf,
    )
  await closeShown(tools, cycle._id, asks, asOf)
  await oweReceipts(tools, pending, asOf)
}

type Found = 'gone' | 'changed' | Extract<Reopened['because'], 'still-there' | 'unchanged'>

function stateOf({ account, order }: OrderedRow, there: ReadonlyMap<string, Account>): Found {
  const now = there.get(account.id)
  if (!now) return 'gone'
  if (order.kind === 'remove') return 'still-there'
  // What it may do besides by now is no change of what was to be taken from it.
  const still = new Set(now.entitlements)
  return account.entitlements.every((each) => still.has(each)) ? 'unchanged' : 'changed'
}

/**
 * How many reviewed accounts are not in a newer list that nobody ordered to be removed; and the rows whose accounts were
 * known to be removed before it was read, and are there again. What a second person confirmed may go on being listed.
 */
async function comparedWith(
  { accessHistory }: AccessReviewTools,
  { cycle }: AccessAtHand,
  there: ReadonlyMap<string, Account>,
  readAt: string,
): Promise<{ missing: number; back: string[] }> {
  const missing = new Set<string>()
  const ordered = new Set<string>()
  const back: string[] = []
  for await (const { _id, account, order } of accessHistory.linesOf(cycle._id)) {
    const isOrdered = order?.kind === 'remove' && order.state !== 'withdrawn'
    if (isOrdered) ordered.add(account.id)
    const now = there.get(account.id)
    if (!now) missing.add(account.id)
    else if (isOrdered && order.verified && order.verified.at <= readAt) {
      if (order.verified.by === null || isActiveAgain(now, { account, order })) back.push(_id)
    }
  }
  return { missing: [...missing].filter((id) => !ordered.has(id)).length, back }
}

async function reopen(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  because: Reopened['because'],
  rows: readonly string[],
  readAt: string,
  asOf: string,
): Promise<void> {
  if (rows.length === 0) return
  const dueOn = await orderedUntil(tools, atHand, asOf)
  await tools.accessOrders.reopened(rows, because, dueOn, { at: asOf, readAt })
}

/** Nobody has to show any more what is known by now. */
async function closeShown(
  tools: AccessReviewTools,
  cycle: string,
  asks: AccessAtHand['asks'],
  asOf: string,
): Promise<void> {
  for (const ask of asks.filter(({ slot, state }) => slot === VERIFY_SLOT && state === 'open')) {
    const rows = await tools.accessOrders.inAsk(cycle, ask.follows ?? '')
    if (!rows.some(({ order }) => order.state === 'open' || order.state === 'done'))
      await tools.asks.closeOne(ask._id, 'settled', asOf, byReview)
  }
}

/** Whoever said that it was done reads in their receipt that it was, or was not. */
async function oweReceipts(
  tools: AccessReviewTools,
  rows: readonly OrderedRow[],
  asOf: string,
): Promise<void> {
  await tools.owedReceipts.owe([...new Set(rows.flatMap(({ order }) => order.ask ?? []))], asOf)
}
