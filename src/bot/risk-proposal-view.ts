import type { Person } from '../domain/person.js'
import type { RiskProposal } from '../domain/risk-proposal.js'
import type { People } from '../store/people.js'
import type { Risks } from '../store/risks.js'
import type { ProposalView } from './cards/risk-register/proposal.js'

/** What somebody proposed, as its cards show it to a reader. */
export async function proposalViewOf(
  { people, risks }: { people: People; risks: Risks },
  proposal: RiskProposal,
  reader: Person,
): Promise<ProposalView> {
  const { by, owner, decided } = proposal
  const registered = decided?.risk === undefined ? null : await risks.byId(decided.risk)
  const ids = [by, owner, decided?.by, registered?.owner].flatMap((id) => id ?? [])
  const named = await people.byIds(ids)
  const name = (id: string | null | undefined) => named.get(id ?? '')?.name ?? ''
  return {
    ...{ proposal, proposer: name(by), could: owner === null ? null : name(owner), reader },
    ...{ owner: name(registered?.owner), decidedBy: name(decided?.by) },
  }
}
