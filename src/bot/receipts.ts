import type { Delivery } from '../domain/delivery.js'
import type { Asks } from '../store/asks.js'
import type { Deliveries } from '../store/deliveries.js'
import type { Card } from './cards/card.js'
import type { MessageRef } from './interaction.js'
import { type Messenger, MessengerError } from './messenger.js'
import type { Show } from './show.js'

export interface ReceiptTools {
  asks: Asks
  deliveries: Deliveries
  messenger: Messenger
  show: Show
  now: () => Date
  logError: (error: unknown) => void
}

/**
 * Makes receipts of the messages in which these asks stand. Doing it twice writes the same twice; what fails
 * stays owed and is tried again.
 */
export async function showReceipts(tools: ReceiptTools, askIds: readonly string[]): Promise<void> {
  const asks = (await tools.asks.byIds(askIds)).filter(({ receiptOwed }) => receiptOwed)
  const messages = await tools.deliveries.withAsks(asks.map(({ _id }) => _id))
  const refreshed = await Promise.allSettled(messages.map((message) => refresh(tools, message)))
  const unfinished = new Set(
    messages.flatMap(({ content }, n) => (isFinished(refreshed[n]) ? [] : (content.asks as string[]))),
  )
  await tools.asks.receiptsShown(asks.filter(({ _id }) => !unfinished.has(_id)))
  const failed = refreshed.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
  // What the platform has no time for now is shown later; that is no fault to look into.
  if (failed.length > 0) throw failed.find((error) => !isPassing(error)) ?? failed[0]
}

/** Whether waiting mends it. */
export function isPassing(error: unknown): error is MessengerError {
  return error instanceof MessengerError && error.passes
}

function isFinished(refreshed: PromiseSettledResult<boolean> | undefined): boolean {
  return refreshed?.status === 'fulfilled' && refreshed.value
}

/** Whether the message shows the present state, as far as it ever will. */
async function refresh(tools: ReceiptTools, delivery: Delivery): Promise<boolean> {
  if (delivery.state === 'sending') return false
  if (delivery.state !== 'sent' || !delivery.channel || !delivery.message) return true
  const at = tools.now().toISOString()
  const shown = await tools.show(delivery, at)
  if (!shown) return true
  const reply = delivery.reply
  const usable = reply !== undefined && reply.until > at
  if (usable && (await tools.messenger.rewrite(reply.url, shown.card))) return true
  await update(tools, { channel: delivery.channel, message: delivery.message }, shown.card)
  return true
}

/** What waiting does not mend (the message was deleted, the account is gone) is owed no longer. */
async function update(tools: ReceiptTools, where: MessageRef, card: Card): Promise<void> {
  try {
    await tools.messenger.update(where, card)
  } catch (error) {
    if (!(error instanceof MessengerError) || error.passes) throw error
    if (error.problem !== 'no-such-message') tools.logError(error)
  }
}
