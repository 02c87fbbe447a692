import { everyQuestion } from '../../src/activities/owners-question/every.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { SeenTo } from '../../src/temporal.js'
import { aPerson, people } from '../support/company.js'
import { anObjective, aScope, dutyRule, objectives } from '../support/documented-company.js'
import { Campaigns } from './campaign.js'

const owner = aPerson(2)
type Duty = 'document-review' | 'objective-evaluation'

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(3))
  await campaigns.stores.documents.add(aScope('All of it'))
  await campaigns.stores.documents.add(objectives('1', anObjective))
})
afterEach(() => campaigns.stop())

/** Its day has come; its workflow sleeps until the owner answers. */
async function asked(process: Duty, subject: string): Promise<{ cycle: string; ask: Ask }> {
  const rule = dutyRule(process, subject)
  await campaigns.stores.programmes.lay(rule)
  const startCycle = (seenTo: SeenTo) => campaigns.startWorkflow(seenTo)
  const starts = plannedQuestion(
    { ...campaigns.stores, startCycle },
    everyQuestion(campaigns.stores)[process],
  )
  const programme: Programme = { ...rule, v: 1, revision: 1, state: 'active' }
  const occurrence = { programme: rule._id, period: '2027-Q2' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  const cycle = `cycle/${rule._id}/2027-Q2`
  await campaigns.asleep(cycle)
  return { cycle, ask: await open(cycle) }
}

async function open(cycle: string): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody was asked')
  return ask
}

async function answers({ _id: id, revision, subject, cycle }: Ask, value: string): Promise<void> {
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: owner._id, at: await campaigns.now(), value, language: 'en' },
      ...{ reason: 'The log of the year', through: { kind: 'chat', platform: 'slack' } },
    },
    subject,
  )
  await campaigns.nudge(cycle)
}

/** Somebody nudges, and it has looked. */
async function looks(cycle: string): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const endsOf = async (cycle: string) =>
  (await campaigns.asks(cycle))
    .map(({ subject, state, closed }) => [subject.version, closed?.because ?? state])
    .sort()

test('the scope is asked about until its owner says that it holds, however late', async () => {
  const { cycle, ask } = await asked('document-review', 'scope')
  expect(ask).toMatchObject({ askedOf: owner._id, process: 'document-review' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-though-overdue')
  await answers(ask, 'holds')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-with-an-answer')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'document-review', subject: { type: 'document', version: '1' } },
    completion: { asked: 1, answered: 1, open: 0 },
  })
})

test('a scope that is written anew meanwhile is asked about anew, and one that the folder has no more not at all', async () => {
  const { cycle } = await asked('document-review', 'scope')
  await campaigns.stores.documents.add(aScope('All but the warehouse', '2'))
  await looks(cycle)
  await campaigns.keepHistory(cycle, 'waiting-for-an-answer-about-the-new-version')
  expect((await open(cycle)).subject.version).toBe('2')
  await campaigns.stores.programmes.end('document-review.scope')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-without-an-answer')
  expect(await endsOf(cycle)).toEqual([
    ['1', 'changed'],
    ['2', 'retired'],
  ])
})

test('an objective waits for the sentence of its owner; where its owner has left the ISMS lead is told once', async () => {
  const { cycle, ask } = await asked('objective-evaluation', anObjective.id)
  expect(ask).toMatchObject({ askedOf: owner._id, process: 'objective-evaluation' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')
  await campaigns.stores.people.deactivate([owner._id])
  await looks(cycle)
  await looks(cycle)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-ask')
  const told = { 'content.kind': 'nobody-reviews' }
  expect(await campaigns.stores.db.collection('deliveries').countDocuments(told)).toBe(1)
})

test('an objective that is evaluated closes with its record', async () => {
  const { cycle, ask } = await asked('objective-evaluation', anObjective.id)
  await answers(ask, 'met')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-with-an-answer')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'objective-evaluation', subject: { type: 'objective', id: anObjective.id } },
    completion: { asked: 1, answered: 1, open: 0 },
  })
})
