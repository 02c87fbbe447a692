import type { Look } from '../../domain/cycle.js'
import type { Acknowledgements } from '../../store/acknowledgements.js'
import type { FollowUpTools } from '../../store/decline-follow-up.js'
import type { Imports } from '../../store/imports.js'
import type { PolicyReviews } from '../../store/policy-reviews.js'
import type { Records } from '../../store/records.js'
import { closeCampaign } from './close.js'
import { lookAtCampaign } from './look.js'
import { openCampaign } from './open.js'

/** What a workflow passes: which cycle, and the one instant that this step works with. */
export interface CycleAt {
  cycle: string
  /** ISO 8601 UTC. */
  asOf: string
}

export interface PolicyAcknowledgementActivities {
  matchAudience(input: CycleAt): Promise<void>
  openCampaign(input: CycleAt): Promise<void>
  lookAtCampaign(input: CycleAt): Promise<Look>
  closeCampaign(input: CycleAt): Promise<void>
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

/** Each activity may run twice: what is there already is left as it is. */
export function policyAcknowledgementActivities(
  tools: PolicyAcknowledgementTools,
): PolicyAcknowledgementActivities {
  return {
    matchAudience: ({ asOf }) => tools.matchPeople(asOf, tools.heartbeat),
    openCampaign: (input) => openCampaign(tools, input),
    lookAtCampaign: (input) => lookAtCampaign(tools, input),
    closeCampaign: (input) => closeCampaign(tools, input),
  }
}
