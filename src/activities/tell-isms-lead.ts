import type { DeliveryContent } from '../domain/delivery.js'
import type { Deliveries } from '../store/deliveries.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'

interface TellTools {
  deliveries: Deliveries
  organisation: OrganisationStore
  people: People
}

/** What a process comes to, or can't go on without, is the ISMS lead's to see through. */
export async function tellIsmsLead(
  { deliveries, organisation, people }: TellTools,
  content: DeliveryContent,
  asOf: string,
): Promise<void> {
  const lead = (await organisation.read())?.ismsLead
  const person = lead === undefined ? null : await people.byId(lead)
  if (person) await deliveries.tell([person], content, asOf)
}
