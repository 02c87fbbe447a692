import type { PersonId } from '../domain/person.js'
import type { Asks } from './asks.js'
import type { Deliveries } from './deliveries.js'
import type { People } from './people.js'

/**
 * Who has something open, in a cycle or in any, and cannot be reached in chat: they have no account there, or it
 * kept refusing the message.
 */
export async function unreachablePeople(
  { asks, deliveries, people }: { asks: Asks; deliveries: Deliveries; people: People },
  cycle?: string,
): Promise<PersonId[]> {
  const [without, refused] = await Promise.all([people.withoutAccount(), deliveries.notReached()])
  return asks.whoOfHasOpen([...new Set([...without, ...refused])], cycle)
}
