import type { Ask } from '../domain/ask.js'
import { isPresent } from '../domain/person.js'
import { dateIn } from '../domain/working-days.js'
import type { Asks } from '../store/asks.js'
import { closedBy } from '../store/closing-asks.js'
import type { People } from '../store/people.js'

/** How many people are looked up at once. */
const CHUNK = 1_000

/** The ids of all that a cycle asked its audience, in order. Whoever an import took out meanwhile is asked no more. */
export async function checkAsked(
  { asks, people, heartbeat }: { asks: Asks; people: People; heartbeat: () => void },
  cycle: string,
  asOf: string,
): Promise<string[]> {
  const ids: string[] = []
  let chunk: Ask[] = []
  const check = async () => {
    const known = await people.byIds(chunk.map((ask) => ask.askedOf))
    for (const { askedOf, state, snapshot, process } of chunk) {
      const person = known.get(askedOf)
      const present = person && isPresent(person, dateIn(asOf, snapshot.timeZone))
      if (state === 'open' && !present) await asks.closeAsksOf(askedOf, 'left', asOf, closedBy(process))
    }
    chunk = []
    heartbeat()
  }
  for await (const ask of asks.ofCycle(cycle)) {
    ids.push(ask._id)
    chunk.push(ask)
    if (chunk.length === CHUNK) await check()
  }
  await check()
  return ids
}
