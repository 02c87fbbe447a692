import type { Delivery } from '../domain/delivery.js'
import { placeOf } from '../domain/organisation.js'
import { type Binding, type Person, platformOf } from '../domain/person.js'
import { isMorning, nextMorningBegins } from '../domain/reminders.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { Card } from './cards/card.js'
import type { MessageRef } from './interaction.js'
import { isPassing, type Messenger, MessengerError } from './messenger.js'
import { type ReceiptTools, showReceipts } from './receipts.js'
import type { Show, Shown } from './show.js'

export interface CourierTools extends ReceiptTools {
  deliveries: Deliveries
  messenger: Messenger
  organisation: OrganisationStore
  show: Show
  now: () => Date
  /** Names this process in leases. */
  holder: string
  /** What it is sending at this moment, by id. */
  underWay: Set<string>
}

/** How long a sender may take before another looks whether the message went out: five calls, and some more. */
const LEASE_MS = 60_000
/** After trying that often, a message that is refused counts as unreachable, and waits for the next matching. */
const MOST_ATTEMPTS = 10
const LONGEST_PAUSE_MS = 300_000
/** What one call to a platform may take: with less left of the lease, nothing is sent any more. */
const CALL_MS = 12_000
/** Whoever clicked gets the receipt at once from the bot; what it could not do is taken up after this. */
const RECEIPT_GRACE_MS = 5_000

/** What a turn did: `idle` when nothing was due, or for how long the platform wants silence. */
export type Turn = 'sent' | 'idle' | { pauseMs: number }

/**
 * Sends the next message that is due. Claimed by a lease, sent, then recorded: after a crash in between, the
 * next sender looks for the message before it sends again, so nothing is sent twice but within one lease. Several may be
 * sent at once.
 */
export async function sendNext(tools: CourierTools): Promise<Turn> {
  const { deliveries, holder, messenger, underWay } = tools
  const now = tools.now()
  const until = new Date(now.getTime() + LEASE_MS).toISOString()
  const delivery = await deliveries.claim(holder, now.toISOString(), until, messenger.platform, [...underWay])
  if (!delivery) return 'idle'
  underWay.add(delivery._id)
  try {
    return await send(tools, delivery, now).catch((error: unknown) => postpone(tools, delivery, error))
  } finally {
    underWay.delete(delivery._id)
  }
}

async function send(tools: CourierTools, delivery: Delivery, now: Date): Promise<Turn> {
  const { deliveries, messenger, holder } = tools
  const shown = await tools.show(delivery, now.toISOString())
  const through = shown && platformOf(shown.person)
  if (through && through !== messenger.platform) {
    await deliveries.handOver(delivery._id, holder, through)
    return 'sent'
  }
  const to = shown?.person.bindings[messenger.platform]
  // A sender that was lost may have sent it, and whoever got it may have answered since.
  const already = to && delivery.attempts > 1 ? await messenger.find(to, delivery) : null
  if (!shown || !(shown.worthSending || already)) {
    await deliveries.set(delivery._id, holder, 'void')
    return 'sent'
  }
  if (!to) {
    await deliveries.set(delivery._id, holder, 'unreachable')
    return 'sent'
  }
  const later = already ? null : await laterMorning(tools, delivery, shown.person, now.toISOString())
  if (later) {
    await deliveries.putOff(delivery._id, holder, later)
    return 'sent'
  }
  // What came with a file changes no more.
  if (already && !shown.file) await messenger.update(already, shown.card)
  if (!already) refuseLate(delivery, tools.now())
  const hadPictures = await messenger.hasPictures(shown.card)
  const where = already ?? (await show(tools, delivery, to, shown))
  // Pictures may be lost, or come, while the message is on its way.
  const inWords = !hadPictures || !(await messenger.hasPictures(shown.card))
  const sentTo = { platform: messenger.platform, ...where }
  await deliveries.sent(delivery._id, holder, tools.now().toISOString(), sentTo, inWords)
  return 'sent'
}

/**
 * What belongs to a person's morning and was held up until it was over comes with their next one, not in the evening or on
 * a Sunday. Null: it may go out now.
 */
async function laterMorning(
  { organisation }: CourierTools,
  delivery: Delivery,
  person: Person,
  at: string,
): Promise<string | null> {
  const settings = delivery.class === 'morning' ? await organisation.read() : null
  if (!settings) return null
  const place = placeOf(person, settings)
  return isMorning(at, place, settings.reminders) ? null : nextMorningBegins(at, place, settings.reminders)
}

async function show(tools: CourierTools, delivery: Delivery, to: Binding, shown: Shown): Promise<MessageRef> {
  const { messenger } = tools
  if (!shown.file) return messenger.send(to, shown.card, delivery)
  try {
    return await sendFile(tools, delivery, to, shown.card, shown.file)
  } catch (error) {
    const isRefused = error instanceof MessengerError && error.problem === 'refused'
    if (!isRefused) throw error
    tools.logError(error)
    return messenger.send(to, shown.file.instead, delivery)
  }
}

/** The file is noted before anybody is shown it: by its name the next sender finds the message. */
async function sendFile(
  { deliveries, messenger, holder, now }: CourierTools,
  delivery: Delivery,
  to: Binding,
  card: Card,
  file: NonNullable<Shown['file']>,
): Promise<MessageRef> {
  const brought = await messenger.bringFile(await file.make())
  if (!(await deliveries.brought(delivery._id, holder, brought.id)))
    throw new MessengerError('unavailable', 'Another sender has taken the message over')
  refuseLate(delivery, now(), 2)
  return messenger.sendFile(to, brought, card, delivery)
}

/** Another sender may take the message over when the lease ends; calls that outlive it would send it twice. */
function refuseLate({ lease }: Delivery, now: Date, calls = 1): void {
  if (!lease || Date.parse(lease.until) - now.getTime() > calls * CALL_MS) return
  throw new MessengerError('unavailable', 'The lease on the message was about to run out')
}

async function postpone(tools: CourierTools, delivery: Delivery, error: unknown): Promise<Turn> {
  const { deliveries, holder } = tools
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof MessengerError && error.problem === 'no-such-recipient') {
    await deliveries.set(delivery._id, holder, 'unreachable', message)
    return 'sent'
  }
  // What is no platform's answer is a fault in this message, and must not hold up the others.
  const passes = isPassing(error)
  if (!passes) tools.logError(error)
  if (!passes && delivery.attempts >= MOST_ATTEMPTS) {
    await deliveries.set(delivery._id, holder, 'unreachable', message)
    return 'sent'
  }
  const wished = error instanceof MessengerError ? error.retryAfterMs : 0
  const backoff = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(delivery.attempts, 10))
  const pauseMs = (wished || backoff) + Math.random() * 500
  const notBefore = new Date(tools.now().getTime() + pauseMs).toISOString()
  await deliveries.retryAt(delivery._id, holder, notBefore, message)
  return passes ? { pauseMs } : 'sent'
}

/** Shows one receipt that a bot did not get through. */
export async function showNextReceipt(tools: CourierTools): Promise<Turn> {
  const now = tools.now()
  const before = new Date(now.getTime() - RECEIPT_GRACE_MS).toISOString()
  const ask = await tools.owedReceipts.take(before, now.toISOString())
  if (!ask) return 'idle'
  try {
    await showReceipts(tools, [ask._id])
    return 'sent'
  } catch (error) {
    if (!isPassing(error)) tools.logError(error)
    return { pauseMs: (isPassing(error) && error.retryAfterMs) || RECEIPT_GRACE_MS }
  }
}

/** Shows all receipts that are owed, each message once however many of its asks were answered. */
export async function showAllReceipts(tools: CourierTools): Promise<void> {
  const asks = await tools.owedReceipts.since(tools.now().toISOString())
  if (asks.length > 0) await showReceipts(tools, asks)
}
