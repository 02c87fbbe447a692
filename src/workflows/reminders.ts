import { allHandlersFinished, continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow'
import type { RemindersActivities } from '../activities/reminders/activities.js'
import { Nudges } from './nudges.js'

/** A morning of 50,000 people takes minutes; it says that it is alive, and when it does not, another takes over. */
const { remind } = proxyActivities<RemindersActivities>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

/** A few weeks of looks, so that no history grows long. */
const MOST_LOOKS = 300

/**
 * One clock reminds everyone about everything: it sleeps until a morning begins anywhere, lets each person have one
 * message at most, and lets what is overdue go further. It never ends.
 */
export async function reminders(): Promise<void> {
  const nudges = new Nudges()
  const isLong = (looks: number) => looks >= MOST_LOOKS || workflowInfo().continueAsNewSuggested

  // Whoever waits for a look has it before the history begins anew.
  for (let looks = 0; !isLong(looks) || !allHandlersFinished(); looks += 1) {
    nudges.forget()
    const { nextLook } = await remind({ asOf: new Date().toISOString() })
    await nudges.untilNudgedOr(nextLook)
  }
  await continueAsNew<typeof reminders>()
}
