import type { SystemSeats } from '../../domain/access-seats.js'
import type { OrganisationStore } from '../../store/organisation.js'
import type { Systems } from '../../store/systems.js'
import type { AccessAtHand } from './at-hand.js'

/** Who is independent is not part of what is decided on: the newest version of the system says so. */
export async function seatsFor(
  { organisation, systems }: { organisation: OrganisationStore; systems: Systems },
  { system, owner }: Pick<AccessAtHand, 'system' | 'owner'>,
): Promise<SystemSeats> {
  const [read, newest] = await Promise.all([organisation.read(), systems.newest(system.system)])
  return {
    ...{ reviewedBy: system.reviewedBy, owner: owner?._id ?? null },
    ...{ ismsLead: read?.ismsLead ?? null, outsider: newest?.outsider ?? null },
  }
}
