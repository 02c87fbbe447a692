import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { requirementReview } from '../../src/activities/requirement-review/question.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { SeenTo } from '../../src/temporal.js'
import { aPerson, people } from '../support/company.js'
import { aRequirement, cycle, rule } from '../support/required-company.js'
import { Campaigns } from './campaign.js'

const owner = aPerson(2)

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(3))
  await campaigns.stores.requirements.add(aRequirement())
  await campaigns.stores.programmes.lay(rule)
})
afterEach(() => campaigns.stop())

/** The review of the year has begun; its workflow sleeps until the owner answers. */
async function asked(): Promise<Ask> {
  const startCycle = (seenTo: SeenTo) => campaigns.startWorkflow(seenTo)
  const starts = plannedQuestion({ ...campaigns.stores, startCycle }, requirementReview(campaigns.stores))
  const programme: Programme = { ...rule, v: 1, revision: 1, state: 'active' }
  const occurrence = { programme: rule._id, period: '2027' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
  return open()
}

async function open(): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody was asked')
  return ask
}

async function answers({ _id: id, revision, subject }: Ask, value: string): Promise<void> {
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: owner._id, at: await campaigns.now(), value, language: 'en' },
      ...{ reason: 'The exercise', through: { kind: 'chat', platform: 'slack' } },
    },
    subject,
  )
  await campaigns.nudge(cycle)
}

/** Somebody nudges, and it has looked. */
async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

test('a review waits for its owner, and its record says that the requirement is met', async () => {
  const ask = await asked()
  expect(ask).toMatchObject({ askedOf: owner._id, kind: 'delegable', process: 'requirement-review' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')
  await answers(ask, 'met')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-with-an-answer')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'requirement-review', subject: { type: 'requirement', version: '1' } },
    completion: { asked: 1, answered: 1, open: 0 },
  })
})

test('it never lapses: one that is overdue goes on until it is answered', async () => {
  const ask = await asked()
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-though-overdue')
  await answers(ask, 'not-met')
  await campaigns.finished(cycle)
  const told = await campaigns.stores.db.collection('deliveries').find({ 'content.kind': 'review' }).toArray()
  expect(told).toHaveLength(1)
})

test('what is written down anew meanwhile is asked about anew, in the same cycle', async () => {
  await asked()
  await campaigns.stores.requirements.add(aRequirement('2', 'Within 24 hours'))
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-an-answer-about-the-new-version')
  await answers(await open(), 'met')
  await campaigns.finished(cycle)
  const asks = await campaigns.asks(cycle)
  const became = asks.map(({ subject, state, closed }) => [subject.version, closed?.because ?? state])
  expect(became.sort()).toEqual([
    ['1', 'changed'],
    ['2', 'answered'],
  ])
})

test('where its owner has left the ISMS lead is told once', async () => {
  await asked()
  await campaigns.stores.people.deactivate([owner._id])
  await looks()
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-ask')
  const told = { 'content.kind': 'nobody-reviews' }
  expect(await campaigns.stores.db.collection('deliveries').countDocuments(told)).toBe(1)
})

test('one that the file has no more needs no answer any more', async () => {
  await asked()
  await campaigns.stores.programmes.end(rule._id)
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-without-an-answer')
  expect((await campaigns.asks(cycle)).map(({ closed }) => closed?.because)).toEqual(['retired'])
})
