import { isByProof, orderedIn } from '../../domain/access-review.js'
import type { Reopened } from '../../domain/access-row.js'
import type { Cycle } from '../../domain/cycle.js'
import { isActiveAgain } from '../../domain/ordered-before.js'
import { type Account, askedAs, type Extraction, provesAbsence, shownUntil } from '../../domain/population.js'
import { dateIn, endOf } from '../../domain/working-days.js'
import type { OrderedRow } from '../../store/access-orders.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import type { AccessAtHand } from './at-hand.js'
import { accountsIn, type Read } from './extract.js'
import { notHeld } from './look.js'
import { closeShown, orderedUntil } from './orders.js'
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
  const readAt = shownUntil(extraction, cycle.timeZone)
  const pending = (await tools.accessOrders.unsettled(cycle._id)).filter(
    ({ order }) => !exportedOn || dateIn(order.orderedAt, cycle.timeZone) <= exportedOn,
  )
  const { missing, back } = await comparedWith(tools, atHand, there, readAt)
  const proves = provesAbsence(reviewed, extraction, missing, system.swing)
  const asked = askedAs(reviewed, extraction)
  // By another version of its reader a right may only be called otherwise: that shows no change.
  const found = (asked === 'other' ? [] : pending)
    .map((row) => ({ row, is: stateOf(row, there) }))
    .filter(({ row, is }) => asked === 'same' || row.order.kind === 'remove' || is === 'gone')
  const verified = found.filter(({ row, is }) =>
    is === 'gone' ? proves : is === 'changed' && row.order.state === 'done',
  )
  await tools.accessOrders.verified(
    verified.map(({ row }) => row._id),
    { extraction: extraction._id, at: asOf },
  )
  await tools.accessOrders.settleRemoved(cycle._id, asOf)
  // What was done while it was read, or after the list was made, it may not show yet.
  const wrong = found.filter(
    ({ row: { order } }) => order.state === 'done' && order.done !== undefined && order.done.at <= readAt,
  )
  const stillThere = wrong.filter(({ is }) => is === 'still-there').map(({ row }) => row._id)
  // Whether what is shown otherwise was changed is for a second person to say.
  const shown = new Set(asks.filter(isByProof).map(orderedIn))
  const unchanged = wrong
    .filter(({ row, is }) => is === 'unchanged' && !shown.has(row.order.ask ?? ''))
    .map(({ row }) => row._id)
  const acting = { at: asOf, readAt }
  await tools.accessOrders.reopened(stillThere, 'still-there', null, acting)
  await tools.accessOrders.reopened(unchanged, 'unchanged', null, acting)
  // That it is there again is news: it is given as many days as what is ordered now.
  if (back.length > 0)
    await tools.accessOrders.reopened(back, 'still-there', await orderedUntil(tools, atHand, asOf), acting)
  const before = extractions.findLast((each) => each.purpose === 'verify' && each.number < extraction.number)
  const late = newlyLate(found, cycle, extraction, before)
  const asBefore = found.filter(({ row: { order }, is }) => {
    const isLater = order.state === 'done' && order.done !== undefined && order.done.at > readAt
    return isThere(is) && !isLater
  })
  const rows = [...new Set([...asBefore.map(({ row }) => row._id), ...back])]
  await tools.extractions.showed(extraction._id, { rows, proves })
  const isWrong = stillThere.length + unchanged.length + back.length + late > 0
  // The same list again is no news.
  if (isWrong || (!proves && before?.hash !== extraction.hash))
    await tellOfIt(tools, atHand, extraction, { owner: late > 0 }, asOf)
  await closeShown(tools, cycle._id, asks, asOf)
  await oweReceipts(tools, pending, asOf)
}

type Found = 'gone' | 'changed' | Extract<Reopened['because'], 'still-there' | 'unchanged'>

function isThere(is: Found): boolean {
  return is === 'still-there' || is === 'unchanged'
}

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

/** How many a list shows that are open though their day is over, and that no list showed since it was. */
function newlyLate(
  found: readonly { row: OrderedRow; is: Found }[],
  { timeZone }: Pick<Cycle, 'timeZone'>,
  extraction: Extraction,
  before: Extraction | undefined,
): number {
  const at = shownUntil(extraction, timeZone)
  const shownBefore = before && shownUntil(before, timeZone)
  return found.filter(({ row: { order }, is }) => {
    const over = endOf(order.dueOn, timeZone)
    return (
      order.state === 'open' && isThere(is) && at >= over && (shownBefore === undefined || shownBefore < over)
    )
  }).length
}

/** The ISMS lead reads what a list shows; the owner too where nobody asks them anew. */
async function tellOfIt(
  tools: AccessReviewTools,
  { cycle, owner }: AccessAtHand,
  { _id: extraction }: Extraction,
  also: { owner: boolean },
  asOf: string,
): Promise<void> {
  const content = { kind: 'access-not-removed' as const, cycle: cycle._id, extraction, asks: [] as [] }
  if (also.owner && owner) await tools.deliveries.tell([owner], content, asOf)
  await tellIsmsLead(tools, content, asOf)
}

/** Whoever said that it was done reads in their receipt that it was, or was not. */
async function oweReceipts(
  tools: AccessReviewTools,
  rows: readonly OrderedRow[],
  asOf: string,
): Promise<void> {
  await tools.owedReceipts.owe([...new Set(rows.flatMap(({ order }) => order.ask ?? []))], asOf)
}
