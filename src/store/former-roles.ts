import type { Collection, Db } from 'mongodb'
import type { Decision } from '../domain/decision.js'
import type { IsmsRoles, Proposal } from '../domain/governance.js'

/** Who led the ISMS and directed the organisation until others did. */
export interface HeldRoles {
  roles: IsmsRoles
  /** ISO 8601 UTC. */
  until: string
}

/** Who held the roles of the ISMS before, by what was put in force. */
export class FormerRoles {
  private readonly decisions: Collection<Decision>
  private readonly governance: Collection<Proposal>

  constructor(db: Db) {
    this.decisions = db.collection('decisions')
    this.governance = db.collection('governance')
  }

  /** Those that were replaced since then (ISO 8601 UTC), the first ones first. */
  async since(since: string): Promise<HeldRoles[]> {
    const inForce = await this.governance
      .find({ state: 'in-force', replaces: { $ne: null } })
      .sort({ version: 1 })
      .toArray()
    const ids = inForce.flatMap(({ decision }) => decision ?? [])
    const decisions = await this.decisions.find({ _id: { $in: ids } }).toArray()
    const decidedAt = new Map(decisions.map(({ _id, decided }) => [_id, decided?.at]))
    return inForce.flatMap(({ replaces, decision = '', proposedAt }): HeldRoles[] => {
      const until = decidedAt.get(decision) ?? proposedAt
      return replaces && until >= since ? [{ roles: replaces.roles, until }] : []
    })
  }
}
