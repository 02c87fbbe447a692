import { plannedLesson } from '../../src/activities/awareness/start.js'
import { LESSONS } from '../../src/domain/awareness.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { addMonths, dateIn } from '../../src/domain/working-days.js'
import { people } from '../support/company.js'
import { aLesson, rule } from '../support/taught-company.js'
import { Campaigns } from './campaign.js'

let campaigns: Campaigns
afterEach(() => campaigns.stop())

const lesson = async (period: string): Promise<string> => {
  const { stores } = campaigns
  const asOf = await campaigns.now()
  const starts = plannedLesson({ ...stores, startCycle: (cycle) => campaigns.startWorkflow(cycle) })
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period, date: asOf.slice(0, 10) }
  const cycle = await starts(programme, occurrence as Occurrence, asOf)
  if (cycle === null) throw new Error('It did not begin')
  await campaigns.asleep(cycle)
  return cycle
}

const company = async () => {
  campaigns = await Campaigns.of(people(4))
  for (const [nth, id] of ['phishing', 'lost-phone'].entries())
    await campaigns.stores.lessons.add(aLesson(id, nth))
}

const answers = async (cycle: string, option: string, most: number) => {
  const at = await campaigns.now()
  for (const ask of (await campaigns.asks(cycle)).slice(0, most)) {
    const given = {
      ask: { id: ask._id, revision: ask.revision },
      by: ask.askedOf,
      at,
      value: option,
      language: 'en',
    }
    await campaigns.stores.asks.answer(
      { ...given, through: { kind: 'chat', platform: 'slack' } },
      ask.subject,
    )
  }
}

test('a lesson stays open for a month, and closes with its record though not everybody took part', async () => {
  await company()
  const cycle = await lesson('2027-02')
  await campaigns.keepHistory(cycle, 'waiting-for-answers')
  const begun = dateIn(await campaigns.now(), 'Europe/Dublin')
  await answers(cycle, 'say-so', 3)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-after-its-closing-day')
  const { closedAt = '' } = await campaigns.until(cycle, 'closed')
  expect(dateIn(closedAt, 'Europe/Dublin')).toBe(addMonths(begun, 1))
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 4, answered: 3, open: 0, closed: 1 },
    right: 3,
  })
  expect(LESSONS).toBe(rule.subject)
})

test('it closes when everybody has answered, and when the next one begins', async () => {
  await company()
  const first = await lesson('2027-02')
  await answers(first, 'wait', 4)
  await campaigns.nudge(first)
  await campaigns.finished(first)
  await campaigns.keepHistory(first, 'closed-when-all-had-answered')
  expect(await campaigns.stores.records.byCycle(first)).toMatchObject({
    right: 0,
    completion: { answered: 4 },
  })

  await campaigns.sleep('1 day')
  const second = await lesson('2027-03')
  await campaigns.sleep('1 day')
  const third = await lesson('2027-04')
  await campaigns.nudge(second)
  await campaigns.finished(second)
  await campaigns.keepHistory(second, 'closed-by-the-next-one')
  expect(await campaigns.stores.records.byCycle(second)).toMatchObject({ completion: { closed: 4 } })
  expect(await campaigns.stores.asks.completion(third)).toMatchObject({ open: 4 })
  await campaigns.finished(third)
})
