import type { CourierTools, Turn } from './courier.js'
import { isPassing, MessengerError } from './messenger.js'

/** What could not be shown within a platform's usual seconds is looked at again, until it is of no use any more. */
const LOOK_AGAIN_MS = 60_000
const PATIENCE_MS = 3_600_000

/** Shows the pictures of one message that was sent in words, as soon as its platform can show them. */
export async function showNextPictures(tools: CourierTools): Promise<Turn> {
  const { deliveries, messenger, now } = tools
  const at = now()
  const again = new Date(at.getTime() + LOOK_AGAIN_MS).toISOString()
  const delivery = await deliveries.takeOwingPictures(messenger.platform, at.toISOString(), again)
  if (!delivery) return 'idle'
  const { _id, channel, message, sentAt } = delivery
  try {
    const shown = await tools.show(delivery, at.toISOString())
    if (shown && channel && message) {
      const ready = await messenger.bringPictures(shown.card)
      if (!ready && at.getTime() - Date.parse(sentAt ?? '') < PATIENCE_MS) return 'sent'
      if (ready) await messenger.update({ channel, message }, shown.card)
    }
    await deliveries.picturesSettled(_id)
    return 'sent'
  } catch (error) {
    const passes = isPassing(error)
    if (!passes) tools.logError(error)
    if (!passes) await deliveries.picturesSettled(_id)
    const pauseMs = error instanceof MessengerError ? error.retryAfterMs : 0
    return pauseMs > 0 ? { pauseMs } : 'sent'
  }
}
