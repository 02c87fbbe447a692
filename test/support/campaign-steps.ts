import {
  type PolicyAcknowledgementActivities,
  policyAcknowledgementActivities,
} from '../../src/activities/policy-acknowledgement/activities.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Stores } from '../../src/main/stores.js'
import { acknowledge, aPolicy, publish } from './company.js'

/** What the workflow of a campaign does, step by step, with nobody to nudge. */
export function stepsOf(stores: Stores): PolicyAcknowledgementActivities {
  return policyAcknowledgementActivities({
    ...stores,
    matchPeople: async () => undefined,
    heartbeat: () => undefined,
    nudgeReminders: async () => undefined,
    nudgeCycles: async () => undefined,
  })
}

/** A version of the policy is published, and its audience is asked. Its cycle's id comes back. */
export async function opens(
  stores: Stores,
  version: string,
  sequence: number,
  change: 'material' | 'editorial',
  asOf: string,
): Promise<string> {
  const changes = sequence === 1 ? {} : { en: `What ${version} brought.` }
  const { _id } = await publish(stores, { ...aPolicy(version, sequence), change, changes }, asOf)
  await stepsOf(stores).openCampaign({ cycle: _id, asOf })
  return _id
}

/** By whom they were asked of; of two, the later one. */
export async function asksOf(stores: Stores, cycle: string): Promise<Map<string, Ask>> {
  const asks: Ask[] = []
  for await (const ask of stores.asks.ofCycle(cycle)) asks.push(ask)
  asks.sort((a, b) => a.round - b.round)
  return new Map(asks.map((ask) => [ask.askedOf, ask]))
}

export async function answers(stores: Stores, cycle: string, person: string, at: string): Promise<Ask> {
  const ask = (await asksOf(stores, cycle)).get(person)
  const answered = ask && (await acknowledge(stores, ask, at))
  if (!answered) throw new Error(`${person} has nothing open in ${cycle}`)
  return answered
}
