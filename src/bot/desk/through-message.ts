import type { Through } from '../../domain/ledger.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Visit } from './desk.js'

/** Through which message an answer comes: the one in which the question was last shown. */
export async function throughMessageOf(
  { deliveries }: { deliveries: Deliveries },
  { platform }: Visit,
  ask: string,
): Promise<Through> {
  const message = await deliveries.messageOf(ask)
  return {
    kind: 'chat',
    platform,
    ...(message ? { message: `${message.channel}/${message.message}` } : {}),
  }
}
