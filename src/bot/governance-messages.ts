import type { DeliveryContent } from '../domain/delivery.js'
import type { Person } from '../domain/person.js'
import type { Governance } from '../store/governance.js'
import type { People } from '../store/people.js'
import type { Card } from './cards/card.js'
import { addressCard } from './cards/governance.js'
import { textsFor } from './texts/texts.js'

export interface AddressNoticeTools {
  governance: Governance
  people: People
}

/** To whoever is to be read elsewhere: from where to where, and who of top management can stop it. */
export async function addressNotice(
  { governance, people }: AddressNoticeTools,
  { version }: Extract<DeliveryContent, { kind: 'address' }>,
  reader: Person,
): Promise<Card | null> {
  const proposal = await governance.byVersion(version)
  if (!proposal) return null
  const top = proposal.replaces?.roles.topManagement.filter((id) => id !== reader._id) ?? []
  const named = await people.byIds(top)
  const others = top.flatMap((id) => named.get(id)?.name ?? [])
  return addressCard(proposal, reader, others, textsFor(reader.language))
}
