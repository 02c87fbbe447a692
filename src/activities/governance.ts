import { canonicalJson } from '../domain/canonical-json.js'
import { governingKinds, type Proposal, proposalHash } from '../domain/governance.js'
import type { Governance } from '../store/governance.js'
import { governingInForce, type TakingEffectTools, takeEffect } from '../store/governing.js'
import type { DecisionSubject } from './decision-subject.js'

export interface GovernanceTools extends TakingEffectTools {
  governance: Governance
  /** Has whatever was assessed by older criteria assessed anew; safe to repeat. */
  reassessByNewCriteria: (asOf: string) => Promise<void>
}

/** What governs the ISMS, as an import proposed it: it takes effect as top management approved it. */
export function governanceChange(tools: GovernanceTools): DecisionSubject {
  return {
    overtaken: async ({ subject }) => {
      const newest = await tools.governance.newest()
      return newest && isWhat(newest, subject) ? null : 'changed'
    },

    carryOut: async ({ _id, subject }, _, asOf) => {
      const proposal = await tools.governance.byVersion(subject.version)
      if (!proposal || !isWhat(proposal, subject)) return 'changed'
      const { state, decision } = proposal
      if (state === 'in-force') return decision === _id ? null : 'changed'
      if (state === 'proposed' && !(await mayBegin(tools, proposal, _id))) return 'changed'
      await takeEffect(tools, proposal, { decision: _id, asOf })
      await tools.reassessByNewCriteria(asOf)
      await tools.governance.putInForce(proposal, _id, asOf)
      return null
    },
  }
}

function isWhat(proposal: Proposal, { version, hash }: { version: string; hash: string }): boolean {
  return String(proposal.version) === version && proposalHash(proposal) === hash
}

/** It replaces what was in force when it was proposed, and nothing else. */
async function mayBegin(tools: GovernanceTools, proposal: Proposal, decision: string): Promise<boolean> {
  const whom = proposal.proposed.addresses ?? []
  const inForce = await governingInForce(
    tools,
    whom.map(({ person }) => person),
  )
  // Proposed before there was such a kind, or where nothing of it changes: it says nothing of it.
  const said = governingKinds.filter((kind) => kind in (proposal.replaces ?? {}))
  const compared = inForce && Object.fromEntries(said.map((kind) => [kind, inForce[kind]]))
  const stands = canonicalJson(compared) === canonicalJson(proposal.replaces)
  return stands && tools.governance.begin(proposal, decision)
}
