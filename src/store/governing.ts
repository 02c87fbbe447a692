import type { AuthorityLost } from '../domain/authority.js'
import {
  type Governing,
  type GoverningWhole,
  governingKinds,
  type IsmsRoles,
  type OfferedRequest,
  type Proposal,
  wholeOf,
} from '../domain/governance.js'
import { hasBegun } from '../domain/organisation.js'
import { canBeAsked, type PersonId } from '../domain/person.js'
import { type RequestType, requestTypeHash } from '../domain/request.js'
import { CRITERIA, type CriteriaText, criteriaHash, type RiskCriteria } from '../domain/risk-criteria.js'
import { closedBy } from './closing-asks.js'
import { versionAfter } from './definitions.js'
import type { OpenApprovals } from './open-approvals.js'
import type { OrganisationStore } from './organisation.js'
import type { People } from './people.js'
import type { RequestTypes } from './request-types.js'
import type { RiskCriteriaStore } from './risk-criteria.js'
import type { StaleDecisions } from './stale-decisions.js'

export interface GoverningTools {
  organisation: OrganisationStore
  people: People
  requestTypes: RequestTypes
  riskCriteria: RiskCriteriaStore
}

export interface TakingEffectTools extends GoverningTools {
  approvals: Pick<OpenApprovals, 'takeBack'>
  staleDecisions: Pick<StaleDecisions, 'criteriaChanged'>
}

/** One kind of what governs, where it is kept. */
interface Kept<Content> {
  /** @param whom Whose addresses. */
  read(tools: GoverningTools, whom: readonly PersonId[]): Promise<Content>
  /** Safe to repeat. Undefined: nothing of it was in force before. */
  replace(
    tools: TakingEffectTools,
    after: Content,
    before: Content | undefined,
    taking: { decision: string; asOf: string },
  ): Promise<void>
}

/** Whatever governs has a line here. */
const kept: { [Kind in keyof GoverningWhole]: Kept<GoverningWhole[Kind]> } = {
  roles: {
    read: async ({ organisation }) => {
      const there = await organisation.read()
      if (!there) throw new Error('No organisation has been imported')
      return { ismsLead: there.ismsLead, deputy: there.deputy, topManagement: there.topManagement }
    },
    replace: async ({ organisation, approvals }, after, before, { decision, asOf }) => {
      const lost = { roles: before ? rolesLost(before, after) : [], reports: [], chat: [] }
      // Once more afterwards: they may have been asked meanwhile.
      await approvals.takeBack(lost, asOf, closedBy('approval'))
      await organisation.appoint(after, { since: asOf, decision })
      await approvals.takeBack(lost, asOf, closedBy('approval'))
    },
  },

  requests: {
    read: async ({ requestTypes }) => (await requestTypes.offered()).map(asOffered),
    replace: async ({ requestTypes }, after, _, { asOf }) => {
      for (const { requestType, ...text } of after) {
        const newest = await requestTypes.newest(requestType)
        const hash = requestTypeHash(text)
        if (newest?.hash === hash) continue
        const numbered = versionAfter(requestType, newest ?? undefined, asOf)
        await requestTypes.add({ ...numbered, requestType, ...text, hash })
      }
      await requestTypes.offer(after.map(({ requestType }) => requestType))
    },
  },

  soleAuthority: {
    read: async ({ organisation }) => (await organisation.read())?.soleAuthority ?? [],
    replace: ({ organisation }, after) => organisation.giveSoleAuthority(after),
  },

  addresses: {
    read: async ({ people }, whom) => {
      const known = await people.byIds(whom)
      return whom.flatMap((id) => {
        const person = known.get(id)
        return person ? [{ person: id, name: person.name, email: person.email, chat: person.chat }] : []
      })
    },
    replace: async ({ people, approvals }, after, _, { asOf }) => {
      const unasked = after.filter((address) => !canBeAsked(address)).map(({ person }) => person)
      const lost = { roles: [], reports: [], chat: unasked }
      await approvals.takeBack(lost, asOf, closedBy('approval'))
      await people.write(
        [],
        after.map(({ person, ...fields }) => ({ id: person, fields })),
      )
      await approvals.takeBack(lost, asOf, closedBy('approval'))
    },
  },

  criteria: {
    read: async ({ riskCriteria }) => {
      const newest = await riskCriteria.inForce()
      return newest && textOf(newest)
    },
    replace: async ({ riskCriteria, staleDecisions }, after, before, { asOf }) => {
      const hash = after && criteriaHash(after)
      if (!after || !hash || (before && criteriaHash(before) === hash)) return
      const newest = await riskCriteria.inForce()
      const isThere = newest?.hash === hash
      const numbered = isThere ? newest : versionAfter(CRITERIA, newest ?? undefined, asOf)
      const endOlder = () => staleDecisions.criteriaChanged(numbered.sequence, asOf, closedBy('approval'))
      await endOlder()
      if (!isThere) await riskCriteria.add({ ...numbered, criteria: CRITERIA, ...after, hash })
      // Once more afterwards: they may have been asked meanwhile.
      await endOlder()
    },
  },
}

/**
 * What is in force, of each kind; null while nothing was approved yet.
 *
 * @param whom Whose addresses are compared.
 */
export async function governingInForce(
  tools: GoverningTools,
  whom: readonly PersonId[] = [],
): Promise<GoverningWhole | null> {
  const organisation = await tools.organisation.read()
  if (!organisation || !hasBegun(organisation)) return null
  const [roles, requests, criteria, soleAuthority, addresses] = await Promise.all([
    kept.roles.read(tools, whom),
    kept.requests.read(tools, whom),
    kept.criteria.read(tools, whom),
    kept.soleAuthority.read(tools, whom),
    kept.addresses.read(tools, whom),
  ])
  return { roles, requests, criteria, soleAuthority, addresses }
}

/** Puts what was approved in force, kind by kind. Safe to repeat. */
export async function takeEffect(
  tools: TakingEffectTools,
  { proposed, replaces }: Pick<Proposal, 'proposed' | 'replaces'>,
  taking: { decision: string; asOf: string },
): Promise<void> {
  const before = replaces && wholeOf(replaces)
  const after = wholeOf(proposed)
  const replace = <Kind extends keyof Governing>(kind: Kind) =>
    kept[kind].replace(tools, after[kind], before?.[kind], taking)
  // Proposed before there was such a kind: it says nothing of it.
  for (const kind of governingKinds) if (kind in proposed) await replace(kind)
}

function rolesLost(before: IsmsRoles, after: IsmsRoles): AuthorityLost['roles'] {
  const leads = ({ ismsLead, deputy }: IsmsRoles) => (deputy === null ? [ismsLead] : [ismsLead, deputy])
  // Whoever stands in for the ISMS lead is asked only where the lead may not: then it is looked at anew, too.
  const leadsAnew = leads(before).join() === leads(after).join() ? [] : leads(before)
  const left = before.topManagement.filter((id) => !after.topManagement.includes(id))
  return [
    ...leadsAnew.map((person) => ({ person, role: 'isms-lead' })),
    ...left.map((person) => ({ person, role: 'top-management' })),
  ]
}

function asOffered({ requestType, title, about, controls, fields, steps }: RequestType): OfferedRequest {
  return { requestType, title, about, controls, fields, steps }
}

function textOf({ likelihood, consequence, levels, appetite, authority }: RiskCriteria): CriteriaText {
  return { likelihood, consequence, levels, appetite, authority }
}
