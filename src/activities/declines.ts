import { type FollowUpTools, followUp } from '../store/decline-follow-up.js'

/**
 * Does what follows from every decline as it stands: what a crash left undone, what was postponed to today, what its
 * decider left behind. Safe to repeat.
 */
export async function followUpDeclines(
  tools: FollowUpTools,
  asOf: string,
  heartbeat: () => void,
): Promise<void> {
  for (const { _id } of await tools.declines.unfinished()) {
    await followUp(tools, _id, asOf)
    heartbeat()
  }
  for (const ask of await tools.declines.orphaned()) await tools.declines.drop(ask, 'settled', asOf)
}
