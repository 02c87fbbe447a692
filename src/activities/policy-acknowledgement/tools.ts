import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { FollowUpTools } from '../../store/decline-follow-up.js'
import type { Imports } from '../../store/imports.js'
import type { PolicyReviews } from '../../store/policy-reviews.js'
import type { Records } from '../../store/records.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface CycleAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

export interface PolicyAcknowledgementTools extends FollowUpTools {
  acknowledgements: Acknowledgements
  imports: Imports
  policyReviews: PolicyReviews
  records: Records
  /** Matches people to their chat accounts, once each. */
  matchPeople: (asOf: string, heartbeat: () => void) => Promise<void>
  /** Says that a long step is still alive. */
  heartbeat: () => void
  /** Says that there is something new to tell people. */
  nudgeReminders: () => Promise<void>
  /** Wakes cycles that have less to wait for since this one asks. */
  nudgeCycles: (cycles: readonly string[]) => Promise<void>
}
