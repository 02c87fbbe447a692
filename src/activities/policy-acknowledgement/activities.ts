import type { Look } from '../../domain/cycle.js'
import { closeCampaign } from './close.js'
import { lookAtCampaign } from './look.js'
import { openCampaign } from './open.js'
import type { CycleAt, PolicyAcknowledgementTools } from './tools.js'

export interface PolicyAcknowledgementActivities {
  matchAudience(input: CycleAt): Promise<void>
  openCampaign(input: CycleAt): Promise<void>
  lookAtCampaign(input: CycleAt): Promise<Look>
  closeCampaign(input: CycleAt): Promise<void>
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
