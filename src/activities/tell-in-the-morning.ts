import type { DeliveryContent } from '../domain/delivery.js'
import { type Organisation, placeOf } from '../domain/organisation.js'
import { isReachable, type Person } from '../domain/person.js'
import { morningOf, nextMorning } from '../domain/reminders.js'
import type { Deliveries } from '../store/deliveries.js'

/** What a date alone brings about nobody waits for: each reads it in their own next morning. Twice is the same as once. */
export async function tellInTheMorning(
  { deliveries }: { deliveries: Deliveries },
  people: readonly Person[],
  content: DeliveryContent,
  organisation: Organisation,
  asOf: string,
): Promise<void> {
  await deliveries.want(
    people.map((person) => {
      const place = placeOf(person, organisation)
      const notBefore = morningOf(nextMorning(asOf, place), place.timeZone, organisation.reminders)
      return { person: person._id, content, class: 'morning', notBefore, reachable: isReachable(person) }
    }),
  )
}
