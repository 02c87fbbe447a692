import { proxyActivities } from '@temporalio/workflow'
import type { CalendarActivities } from '../activities/calendar/start.js'
import { now } from './now.js'

const { startDue } = proxyActivities<CalendarActivities>({
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '15 seconds',
  retry: { initialInterval: '2 seconds', maximumInterval: '2 minutes' },
})

/**
 * The day of a programme has come: what is due of it is started (8.1, 8.2, 9.2 and 9.3 ask for planned intervals).
 * Each cycle runs on by itself.
 */
export async function calendarStarter({ programme }: { programme: string }): Promise<void> {
  await startDue({ programme, asOf: now() })
}
