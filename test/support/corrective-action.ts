import { correctiveActionActivities } from '../../src/activities/corrective-action/activities.js'
import { beginCorrectiveActions } from '../../src/activities/corrective-action/start.js'
import { nonconformityOf } from '../../src/domain/nonconformity.js'
import type { Stores } from '../../src/main/stores.js'

const nothing = async () => undefined

export function correctiveActivities(
  stores: Stores,
  started: string[] = [],
): ReturnType<typeof correctiveActionActivities> {
  return correctiveActionActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    startCycle: async ({ _id }) => void started.push(_id),
  })
}

/** Everything that was raised is followed up until it waits for somebody. */
export async function correctivesFollowedUp(
  stores: Stores,
  asOf: string,
  started: string[] = [],
): Promise<void> {
  await beginCorrectiveActions({ ...stores, startCycle: nothing })()
  const activities = correctiveActivities(stores, started)
  const running = (await stores.cycles.running()).filter(({ _id }) => nonconformityOf(_id) !== null)
  for (const { _id: cycle } of running) {
    let look = await activities.lookAtCorrective({ cycle, asOf })
    for (let n = 0; look.next === 'follow-up' && n < 10; n += 1) {
      await activities.followUpCorrective({ cycle, asOf })
      look = await activities.lookAtCorrective({ cycle, asOf })
    }
    if (look.next === 'follow-up') throw new Error(`${cycle} never comes to rest`)
    if (look.next === 'close') await activities.closeCorrective({ cycle, asOf })
  }
}
