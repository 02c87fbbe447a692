import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { remindersActivities } from '../../src/activities/reminders/activities.js'
import { storesOf } from '../../src/main/stores.js'
import { aPolicy, found, people, publish } from '../support/company.js'
import { testDatabase } from '../support/database.js'

test('scale', async () => {
  const database = await testDatabase()
  const stores = storesOf(database.db)
  const t = (label: string, from: number) =>
    console.log(
      label,
      Math.round(performance.now() - from),
      'ms',
      Math.round(process.memoryUsage().rss / 1e6),
      'MB',
    )
  let at = performance.now()
  const staff = people(50_000)
  await found(stores, staff)
  t('found', at)
  at = performance.now()
  const asOf = '2026-11-24T09:30:00.000Z'
  const { _id: cycle } = await publish(stores, aPolicy('1.0'), asOf)
  await policyAcknowledgementActivities({
    ...stores,
    matchPeople: async () => undefined,
    heartbeat: () => undefined,
    nudgeReminders: async () => undefined,
    nudgeCycles: async () => undefined,
  }).openCampaign({ cycle, asOf })
  t('open', at)
  at = performance.now()
  const { remind } = remindersActivities({ ...stores, heartbeat: () => undefined, datedChanges: [] })
  await remind({ asOf })
  t('remind: messages', at)
  at = performance.now()
  await remind({ asOf: '2026-11-24T10:30:00.000Z' })
  t('remind: nothing', at)
  at = performance.now()
  await remind({ asOf: '2026-12-14T09:30:00.000Z' })
  t('remind: all overdue', at)
  at = performance.now()
  await remind({ asOf: '2026-12-15T09:30:00.000Z' })
  t('remind: all to the lead', at)
  at = performance.now()
  await remind({ asOf: '2026-12-15T10:30:00.000Z' })
  t('remind: nothing', at)
  await database.drop()
}, 900_000)
