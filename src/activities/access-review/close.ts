import { accessOnRecord } from '../../domain/access-on-record.js'
import { REVIEW_ACCESS_SLOT } from '../../domain/access-review.js'
import type { Cycle } from '../../domain/cycle.js'
import { existing } from '../existing.js'
import { recordOf } from '../record-of-asks.js'
import { tellIsmsLead } from '../tell-isms-lead.js'
import { byReview } from './ask-person.js'
import { accessAtHand } from './look.js'
import { orderDecided } from './orders.js'
import { takeOverAnswer } from './take-over.js'
import type { AccessReviewTools } from './tools.js'
import { holdNewest } from './verify.js'

/** The record says what was decided of each account and what came of it; that nobody decided is on record, too. */
export async function closeReview(tools: AccessReviewTools, id: string, asOf: string): Promise<void> {
  const cycle = await existing(tools, id)
  // Whoever closed it before may have died before its receipts were owed.
  if (cycle.state === 'closed') return oweReceipts(tools, cycle, asOf)
  await tools.asks.closeOpenOf(id, 'cycle-closed', asOf, byReview)
  await takeOverLast(tools, cycle, asOf)
  await keepLast(tools, id, asOf)
  // From here on nothing is decided any more.
  await tools.accessRows.freeze(id)
  const atHand = await accessAtHand(tools, cycle, asOf)
  await orderDecided(tools, atHand, asOf)
  await tools.accessRows.notReviewed(id, asOf, tools.heartbeat)
  await tools.accessOrders.close(id)
  const content = { kind: 'closed' as const, cycle: id, asks: [] as [] }
  if (atHand.owner) await tools.deliveries.tell([atHand.owner], content, asOf)
  await tellIsmsLead(tools, content, asOf)
  const access = await accessOnRecord(atHand.extractions, tools.accessHistory.linesOf(id), tools.heartbeat)
  const record = await recordOf(tools, cycle, await tools.asks.allOf(id), asOf, { access })
  await tools.cycles.closed(id, record.closedAt, record.linesHash)
  await oweReceipts(tools, cycle, asOf)
}

/** Receipts say that nothing can be changed any more. */
async function oweReceipts(tools: AccessReviewTools, { _id }: Cycle, asOf: string): Promise<void> {
  const reviews = (await tools.asks.allOf(_id)).filter(({ slot }) => slot === REVIEW_ACCESS_SLOT)
  const answered = reviews.filter(({ state }) => state === 'answered')
  await tools.owedReceipts.owe(
    answered.map((ask) => ask._id),
    asOf,
  )
}

/** Whoever said that they keep many accounts at once was told that it goes on without them. */
async function keepLast(tools: AccessReviewTools, id: string, asOf: string): Promise<void> {
  for (const ask of await tools.asks.allOf(id))
    await tools.keepingAll.finish(tools.accessDecisions, ask, asOf, tools.heartbeat)
}

/** What was answered or read since the last look counts: nobody answers any more, and nobody looks again. */
async function takeOverLast(tools: AccessReviewTools, cycle: Cycle, asOf: string): Promise<void> {
  for (const ask of await tools.asks.allOf(cycle._id))
    if (ask.takeOverOwed !== undefined)
      await takeOverAnswer(tools, await accessAtHand(tools, cycle, asOf), ask, asOf)
  await holdNewest(tools, await accessAtHand(tools, cycle, asOf), asOf)
}
