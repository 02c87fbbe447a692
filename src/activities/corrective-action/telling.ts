import type { CorrectiveNews } from '../../domain/delivery.js'
import type { PersonId } from '../../domain/person.js'
import type { Deliveries } from '../../store/deliveries.js'
import type { CorrectiveAtHand, CorrectiveLookTools } from './look.js'
import { firstOf, leadsOf } from './whom.js'

/**
 * Whoever raised it hears what becomes of it; whoever leads the ISMS, what was not effective; and whoever sees to it, that
 * they need not any more. Twice is the same as once.
 */
export async function tellOfMove(
  tools: Pick<CorrectiveLookTools, 'people'> & { deliveries: Deliveries },
  { nonconformity, standing, organisation, state }: CorrectiveAtHand,
  asOf: string,
): Promise<void> {
  const { _id, by } = nonconformity
  const tell = async (person: PersonId | null, news: CorrectiveNews, number: number) => {
    const found = person === null ? null : await tools.people.byId(person)
    if (found)
      await tools.deliveries.tell(
        [found],
        { kind: 'corrective', nonconformity: _id, news, number, asks: [] },
        asOf,
      )
  }
  const leads = async () => (await firstOf(tools.people, leadsOf(organisation), asOf))?.person._id ?? null
  const sayer = state.life.triage?.answer?.by
  const { stage, ineffective, forReview } = standing
  // Whoever said so themselves knows.
  if (by !== sayer) {
    if (stage === 'turned-down' || stage === 'opportunity' || stage === 'correction-only')
      await tell(by, stage, 1)
    if (sayer !== undefined && nonconformity.stage === 'triage' && stage === 'analysis')
      await tell(by, 'taken-on', 1)
    if (stage === 'effective') await tell(by, 'effective', 1)
  }
  if (stage === 'withdrawn')
    for (const person of new Set([by, standing.owner, await leads()])) await tell(person, 'withdrawn', 1)
  if (ineffective > nonconformity.ineffective) await tell(await leads(), 'ineffective', ineffective)
  if (forReview !== undefined && nonconformity.forReview === undefined)
    await tell(await leads(), 'for-review', ineffective)
}
