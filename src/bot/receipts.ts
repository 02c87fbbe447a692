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
  for (const ask of await tools.asks.byIds(askIds)) {
    if (ask.receiptOwed && (await showReceipt(tools, ask._id))) await tools.asks.receiptShown(ask)
  }
}

/** Whether every message of this ask shows its present state. */
async function showReceipt(tools: ReceiptTools, askId: string): Promise<boolean> {
  const at = tools.now().toISOString()
  let complete = true
  for (const delivery of await tools.deliveries.withAsk(askId)) {
    if (delivery.state === 'sending') complete = false
    if (delivery.state !== 'sent' || !delivery.channel || !delivery.message) continue
    const shown = await tools.show(delivery, at)
    if (!shown) continue
    const reply = delivery.reply
    const usable = reply !== undefined && reply.until > at
    if (usable && (await tools.messenger.rewrite(reply.url, shown.card))) continue
    await update(tools, { channel: delivery.channel, message: delivery.message }, shown.card)
  }
  return complete
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
