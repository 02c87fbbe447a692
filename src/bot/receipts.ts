import { askedNow } from '../domain/ask.js'
import type { Delivery, DeliveryContent } from '../domain/delivery.js'
import type { PersonId } from '../domain/person.js'
import type { Deliveries, Wanted } from '../store/deliveries.js'
import type { OwedReceipt, OwedReceipts } from '../store/owed-receipts.js'
import type { Card } from './cards/card.js'
import type { MessageRef } from './interaction.js'
import { isPassing, type Messenger, MessengerError } from './messenger.js'
import type { Show } from './show.js'

export interface ReceiptTools {
  deliveries: Deliveries
  owedReceipts: OwedReceipts
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
  const owed = await tools.owedReceipts.of(askIds)
  const messages = await tools.deliveries.withAsks(owed.map(({ _id }) => _id))
  await sendFirst(tools, owed, messages)
  const { unfinished, failed } = await refreshAll(tools, messages)
  const owing = new Set(unfinished.flatMap(({ content }) => content.asks as string[]))
  await tools.owedReceipts.shown(owed.filter(({ _id }) => !owing.has(_id)))
  // What the platform has no time for now is shown later; that is no fault to look into.
  if (failed.length > 0) throw failed.find((error) => !isPassing(error)) ?? failed[0]
}

/**
 * Whoever answered from their list or home, before a message had asked them, gets the receipt as a message of its own. What
 * an approver wants to know is asked so, at once, and so they hear that it was answered.
 */
async function sendFirst(
  { deliveries, now }: ReceiptTools,
  owed: readonly OwedReceipt[],
  messages: readonly Delivery[],
): Promise<void> {
  const asked = new Set(
    messages
      .filter(({ state }) => state !== 'void')
      .flatMap(({ person, content }) => content.asks.map((ask) => `${person} ${ask}`)),
  )
  await deliveries.want(
    owed.flatMap((receipt) => {
      const to = (person: PersonId, content: DeliveryContent): Wanted => {
        return { person, content, class: 'now', notBefore: now().toISOString(), reachable: true }
      }
      const { _id, state, query } = receipt
      const unasked = concerned(receipt).filter((person) => !asked.has(`${person} ${_id}`))
      const answered = query !== undefined && state === 'answered'
      return [
        ...unasked.map((person) => to(person, { kind: 'asks', asks: [_id] })),
        ...(answered ? [to(query.by, { kind: 'query-answered', query: _id, asks: [query.about] })] : []),
      ]
    }),
  )
}

/** Whose message shows it, whether or not one was due to them. */
function concerned(receipt: OwedReceipt): PersonId[] {
  if (receipt.query && receipt.state === 'open') return askedNow(receipt)
  const by = saidBy(receipt)
  return by === undefined ? [] : [by]
}

/** Who said it in chat. */
function saidBy({ state, answer, declined }: OwedReceipt): PersonId | undefined {
  const said = state === 'answered' ? answer : state === 'declined' ? declined : undefined
  return said?.through.kind === 'chat' ? said.by : undefined
}

/**
 * What goes through the address of a click counts against no limit and is done at once. The others are edited one after
 * the other, the newest first: it is what somebody looks at. One that the platform has no time for keeps the rest waiting,
 * too, since asking for them would only be refused.
 */
async function refreshAll(
  tools: ReceiptTools,
  messages: readonly Delivery[],
): Promise<{ unfinished: Delivery[]; failed: unknown[] }> {
  const unfinished: Delivery[] = []
  const failed: unknown[] = []
  const attempt = async (message: Delivery) => {
    try {
      if (!(await refresh(tools, message))) unfinished.push(message)
    } catch (error) {
      failed.push(error)
      unfinished.push(message)
    }
  }
  const at = tools.now().toISOString()
  const clicked = (message: Delivery) => isUsable(message, at)
  await Promise.all(messages.filter(clicked).map(attempt))
  for (const message of messages.filter((each) => !clicked(each))) {
    if (failed.some(isPassing)) unfinished.push(message)
    else await attempt(message)
  }
  return { unfinished, failed }
}

/** Whether the address of a click leads to the message still. */
function isUsable({ reply }: Delivery, at: string): boolean {
  return reply !== undefined && reply.until > at
}

/** Whether the message shows the present state, as far as it ever will. */
async function refresh(tools: ReceiptTools, delivery: Delivery): Promise<boolean> {
  if (delivery.state === 'sending') return false
  if (delivery.state !== 'sent' || !delivery.channel || !delivery.message) return true
  // The page behind a link shows the present state whenever it is looked at.
  if (delivery.platform !== tools.messenger.platform) return true
  const at = tools.now().toISOString()
  const shown = await tools.show(delivery, at)
  if (!shown) return true
  const reply = delivery.reply
  if (reply && isUsable(delivery, at) && (await tools.messenger.rewrite(reply.url, shown.card))) return true
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
