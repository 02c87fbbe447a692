import { fillingOf } from '../domain/authority.js'
import type { RiskInFull } from '../domain/risk.js'
import type { RiskCriteria } from '../domain/risk-criteria.js'
import type { OrganisationStore } from '../store/organisation.js'
import type { People } from '../store/people.js'
import { acceptingEach } from '../store/risk-accepting.js'
import { decidersOf } from './cards/approval-whose.js'
import type { Texts } from './texts/texts.js'

/**
 * Plain: who would be asked at that moment (ISO 8601 UTC) to accept each of these risks beside its owner, by the risk's id. What
 * is within the appetite is left out.
 */
export async function whoAcceptsEach(
  { organisation: settings, people }: { organisation: OrganisationStore; people: People },
  read: readonly { risk: RiskInFull; criteria: RiskCriteria }[],
  texts: Texts,
  at: string,
): Promise<ReadonlyMap<string, string>> {
  const organisation = await settings.read()
  if (!organisation) return new Map()
  const accepting = await acceptingEach(people, read, organisation, at)
  const filled = [...accepting].map(([risk, { seat, never, chart }]) => {
    return [risk, fillingOf({ who: [seat], needs: 'any' }, chart, never)] as const
  })
  const named = await people.byIds(filled.flatMap(([, filling]) => filling?.approvers ?? []))
  const nobody = { approvers: [], quorum: 1 }
  return new Map(filled.map(([risk, filling]) => [risk, decidersOf(filling ?? nobody, named, texts)]))
}
