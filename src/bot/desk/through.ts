import { parseAskRef } from '../../domain/ask.js'
import type { Through } from '../../domain/ledger.js'
import type { PersonId } from '../../domain/person.js'
import type { Deliveries, Places } from '../../store/deliveries.js'
import type { Interaction } from '../interaction.js'

/** Where the question of an act stands, whoever acts. */
export async function placesOf(
  { deliveries }: { deliveries: Deliveries },
  interaction: Interaction,
): Promise<Places> {
  const ask = interaction.kind === 'act' ? parseAskRef(interaction.value) : null
  return ask ? deliveries.messagesOf(ask.id) : new Map()
}

/** Through which platform or link somebody acts; about a question, through the message in which they were last shown it. */
export function throughOf({ from }: Interaction, places: Places, person: PersonId): Through {
  const place = places.get(person)
  const message = place ? { message: `${place.channel}/${place.message}` } : {}
  if (from.link) return { kind: 'link', link: from.link.id, address: from.link.address, ...message }
  if (from.platform === 'mail') throw new Error('Nobody acts by e-mail but through a link')
  return { kind: 'chat', platform: from.platform, ...message }
}
