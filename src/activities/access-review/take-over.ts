import {
  BY_PROOF,
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  EXTRACT_SLOT,
  orderedIn,
  VERIFY_SLOT,
} from '../../domain/access-review.js'
import type { Answer } from '../../domain/answer.js'
import type { Ask } from '../../domain/ask.js'
import { isLive } from '../../domain/system.js'
import type { AccessAtHand } from './at-hand.js'
import { RETRY_MS, readHandedIn } from './extract.js'
import type { AccessReviewTools } from './tools.js'
import { holdAgainst } from './verify.js'

/** What was answered becomes how the review stands; twice is the same as once. */
export async function takeOverAnswer(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  ask: Ask,
  asOf: string,
): Promise<void> {
  const { answer } = ask
  if (answer) await taken(tools, atHand, ask, answer, asOf)
  await tools.asks.takenOver(ask)
}

async function taken(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  ask: Ask,
  answer: Answer,
  asOf: string,
): Promise<void> {
  switch (ask.slot) {
    case EXTRACT_SLOT:
      await readHandedIn(tools, atHand, ask, 'review', asOf)
      await tools.owedReceipts.owe([ask._id], asOf)
      return
    case CONFIRM_POPULATION_SLOT:
      await confirmPopulation(tools, atHand, ask, answer, asOf)
      return
    case VERIFY_SLOT: {
      if (answer.value === BY_PROOF) return
      const read = await readHandedIn(tools, atHand, ask, 'verify', asOf)
      if (!read) return
      await holdAgainst(tools, atHand, read, asOf)
      await tools.extractions.heldAgainst(read.extraction._id, asOf)
      await tools.owedReceipts.owe([ask._id], asOf)
      return
    }
    case CONFIRM_PROOF_SLOT:
      await confirmProof(tools, atHand, ask, answer, asOf)
  }
}

async function confirmPopulation(
  tools: AccessReviewTools,
  { cycle, system, extractions }: AccessAtHand,
  { _id: ask }: Ask,
  { value, by, at, through, for: inStead }: Answer,
  asOf: string,
): Promise<void> {
  const held = extractions.findLast(({ purpose }) => purpose === 'review')
  if (held?.state !== 'held') return
  const isRight = value === 'right'
  const acting = { by, at, through, ...(inStead === undefined ? {} : { inStead }) }
  await tools.extractions.confirm(held._id, { isRight, ...acting, ask })
  // What is wrong in the system itself takes somebody a while: it is not read again the same moment.
  const again = new Date(Date.parse(asOf) + RETRY_MS).toISOString()
  if (!isRight && isLive(system.source))
    await tools.cycles.extractionFailed(cycle._id, { because: 'not-complete', at: asOf, again })
}

/** What was shown is so, as a second person says, or is due anew. */
async function confirmProof(
  tools: AccessReviewTools,
  atHand: AccessAtHand,
  { _id: ask, follows }: Ask,
  { value, by, at, through, for: inStead }: Answer,
  asOf: string,
): Promise<void> {
  const { cycle, asks } = atHand
  const verifying = asks.find(({ _id }) => _id === follows)
  const shown = await tools.accessOrders.inAsk(cycle._id, verifying ? orderedIn(verifying) : '')
  const rows = shown.filter(({ order }) => order.state === 'done').map(({ _id }) => _id)
  const acting = { by, at, through, ...(inStead === undefined ? {} : { inStead }) }
  if (value === 'confirmed') {
    await tools.accessOrders.verified(rows, { ...acting, ask })
    await tools.accessOrders.settleRemoved(cycle._id, asOf)
  } else await tools.accessOrders.reopened(rows, 'sent-back', null, acting)
  await tools.owedReceipts.owe(
    [verifying?.follows, verifying?._id].flatMap((id) => id ?? []),
    asOf,
  )
}
