import { parseAskRef } from '../../domain/ask.js'
import type { Through } from '../../domain/ledger.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { Interaction } from '../interaction.js'

/** Where an act comes through; one about a question, through the message in which that was last shown. */
export async function throughOf(
  { deliveries }: { deliveries: Deliveries },
  interaction: Interaction,
): Promise<Through> {
  const { platform } = interaction.from
  const ask = interaction.kind === 'act' ? parseAskRef(interaction.value) : null
  const place = ask && (await deliveries.messageOf(ask.id))
  return { kind: 'chat', platform, ...(place ? { message: `${place.channel}/${place.message}` } : {}) }
}
