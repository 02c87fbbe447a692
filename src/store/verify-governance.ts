import { isDeepStrictEqual } from 'node:util'
import type { Db } from 'mongodb'
import type { Ask } from '../domain/ask.js'
import type { Decision } from '../domain/decision.js'
import { lasting, type Proposal, proposalHash } from '../domain/governance.js'
import { Asks } from './asks.js'
import { Decisions } from './decisions.js'
import { governingInForce } from './governing.js'
import { OrganisationStore } from './organisation.js'
import { People } from './people.js'
import { RequestTypes } from './request-types.js'
import { RiskCriteriaStore } from './risk-criteria.js'

/**
 * Holds what was proposed of what governs against the decisions that put it in force, and what is in force against what was
 * approved last. What is wrong with which.
 */
export async function verifyGovernance(db: Db): Promise<{ what: string; how: string }[]> {
  const decisions = new Decisions(db)
  const wrong: { what: string; how: string }[] = []
  let newest: Proposal | null = null
  for await (const proposal of db.collection<Proposal>('governance').find({}, { sort: { version: 1 } })) {
    const { _id, state, decision } = proposal
    // What is written just now is held against what is there the next time.
    if (state !== 'proposed') newest = state === 'in-force' ? proposal : null
    const approved = state === 'in-force' ? await decisions.byId(decision ?? '') : null
    const asks = approved ? await new Asks(db).allOf(approved._id) : []
    const how = againstDecision(proposal, approved, asks)
    if (how) wrong.push({ what: _id, how })
  }
  const inForce = newest && (await governingInForce(storesOf(db)))
  if (newest && !(inForce && isDeepStrictEqual(lasting(inForce), lasting(newest.proposed))))
    wrong.push({ what: 'What governs the ISMS', how: `it is not what was approved as ${newest._id}` })
  return wrong
}

function againstDecision(proposal: Proposal, decision: Decision | null, asks: readonly Ask[]): string | null {
  if (proposalHash(proposal) !== proposal.hash) return 'it is not what was proposed'
  if (proposal.state !== 'in-force') return null
  const { version, hash } = decision?.subject ?? {}
  // It takes effect before its decision says so.
  const isOpen = decision?.state === 'open' && asks.some(({ answer }) => answer?.value === 'approved')
  const isApproved = decision?.question === 'govern' && (decision.state === 'approved' || isOpen)
  const isAbout = version === String(proposal.version) && hash === proposal.hash
  return isApproved && isAbout ? null : 'top management has not approved it'
}

function storesOf(db: Db) {
  return {
    organisation: new OrganisationStore(db),
    people: new People(db),
    requestTypes: new RequestTypes(db),
    riskCriteria: new RiskCriteriaStore(db),
  }
}
