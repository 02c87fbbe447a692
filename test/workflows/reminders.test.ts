import { keepReminding, REMINDERS } from '../../src/temporal.js'
import { people } from '../support/company.js'
import { Campaigns } from './campaign.js'

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(3))
})
afterEach(() => campaigns.stop())

const mornings = () =>
  campaigns.stores.db.collection('deliveries').countDocuments({ 'content.kind': 'morning' })

test('one clock that never ends: it sleeps, wakes by itself in the morning, and each person has one message', async () => {
  await campaigns.opened()
  expect(await mornings()).toBe(0)
  await keepReminding(campaigns.client)
  await keepReminding(campaigns.client)
  await campaigns.asleep(REMINDERS)
  await campaigns.keepHistory(REMINDERS, 'waiting-for-the-morning')
  await campaigns.sleep('1 day')
  await campaigns.asleep(REMINDERS)
  await campaigns.keepHistory(REMINDERS, 'waiting-after-a-day')
  await campaigns.sleep('5 days')
  const day = { $group: { _id: { person: '$person', day: '$content.day' }, messages: { $sum: 1 } } }
  const sent = await campaigns.stores.db
    .collection('deliveries')
    .aggregate([{ $match: { 'content.kind': 'morning' } }, day])
    .toArray()
  expect(new Set(sent.map(({ _id }) => _id.person)).size).toBe(3)
  expect(sent.every(({ messages }) => messages === 1)).toBe(true)
})

test('a nudge makes the clock look at once', async () => {
  await keepReminding(campaigns.client)
  await campaigns.asleep(REMINDERS)
  const before = (await campaigns.stores.reminderClock.read())?.lookedAt ?? ''
  await campaigns.nudge(REMINDERS)
  await campaigns.sleep('5 seconds')
  expect((await campaigns.stores.reminderClock.read())?.lookedAt).not.toBe(before)
  await campaigns.asleep(REMINDERS)
  await campaigns.keepHistory(REMINDERS, 'waiting-after-a-nudge')
})

test('who is asked while the clock looks does not wait for the next hour: it looks once more', async () => {
  campaigns.datedChanges.push(async () => void (await campaigns.nudge(REMINDERS)))
  await keepReminding(campaigns.client)
  await campaigns.asleep(REMINDERS)
  const { events } = await campaigns.client.workflow.getHandle(REMINDERS).fetchHistory()
  expect(events?.filter(({ activityTaskScheduledEventAttributes: look }) => look)).toHaveLength(2)
})

test('the history of the clock stays short however long it runs', async () => {
  await keepReminding(campaigns.client)
  await campaigns.asleep(REMINDERS)
  const { runId: first } = await campaigns.client.workflow.getHandle(REMINDERS).describe()
  await campaigns.sleep('20 days')
  await campaigns.asleep(REMINDERS)
  expect(await campaigns.historyLength(REMINDERS)).toBeLessThan(4_000)
  const { runId } = await campaigns.client.workflow.getHandle(REMINDERS).describe()
  expect(runId).not.toBe(first)
})
