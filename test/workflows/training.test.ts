import { plannedTraining } from '../../src/activities/training/start.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { COURSE_SLOT, FAILED_SLOT } from '../../src/domain/training.js'
import type { SeenTo } from '../../src/temporal.js'
import { aPerson, lead } from '../support/company.js'
import { aCourse, cycle, rule } from '../support/trained-company.js'
import { Campaigns } from './campaign.js'

const trainer = aPerson(2)
const learner = aPerson(3, { manager: lead._id })
const through = { kind: 'chat', platform: 'slack' } as const

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, trainer, learner])
  await campaigns.stores.courses.add(aCourse())
  await campaigns.stores.programmes.lay(rule)
})
afterEach(() => campaigns.stop())

/** The training year begins; its workflow sleeps until something happens. */
async function begun(): Promise<void> {
  const startCycle = (seenTo: SeenTo) => campaigns.startWorkflow(seenTo)
  const starts = plannedTraining({ ...campaigns.stores, startCycle })
  const programme: Programme = { ...rule, v: 1, revision: 1, state: 'active' }
  await starts(programme, { programme: rule._id, period: '2027' } as Occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
}

async function open(slot = COURSE_SLOT, person = learner): Promise<Ask> {
  const asks = await campaigns.stores.asks.allOf(cycle)
  const ask = asks.find((each) => each.state === 'open' && each.slot === slot && each.askedOf === person._id)
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function attempts(person: Person, passed: boolean): Promise<Ask> {
  const { _id: id, revision, subject, attempts: before = [] } = await open(COURSE_SLOT, person)
  const after = await campaigns.stores.quizAttempts.record(
    {
      ...{ ask: { id, revision }, by: person._id, at: await campaigns.now(), through, language: 'en' },
      ...{ before: before.length, chosen: {}, isLast: before.length === 1 },
      marked: { right: passed ? 2 : 0, of: 2, passed, wrong: [] },
    },
    subject,
  )
  if (!after) throw new Error('It was not recorded')
  return after
}

async function completes(person: Person, until: string): Promise<void> {
  const { _id: id, revision, subject, attempts: made = [] } = await attempts(person, true)
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: person._id, at: await campaigns.now(), through, language: 'en', until },
      ...{ value: 'completed', attempt: made.length },
    },
    subject,
  )
}

/** Somebody nudges, and it has looked. */
async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

test('a training year asks whoever needs the course, takes in who joins, and closes with its record', async () => {
  await begun()
  await campaigns.keepHistory(cycle, 'waiting-for-learners')
  expect((await campaigns.asks(cycle)).map(({ slot, kind }) => [slot, kind])).toEqual(
    Array.from({ length: 3 }, () => ['course', 'personal']),
  )
  const joiner = aPerson(4)
  await campaigns.stores.people.write([joiner], [])
  await looks()
  expect(await open(COURSE_SLOT, joiner)).toMatchObject({ needed: { as: 'everyone' } })
  await campaigns.keepHistory(cycle, 'waiting-for-a-joiner-too')

  await completes(learner, '2099-01-01')
  await campaigns.sleep('370 days')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-at-the-end-of-the-year')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'training', completion: { asked: 4, answered: 1, open: 0, closed: 3 } },
  })
})

test('what runs out within the year is asked for again by itself, a month before', async () => {
  await begun()
  const today = await campaigns.now()
  const until = new Date(Date.parse(today) + 100 * 86_400_000).toISOString().slice(0, 10)
  await completes(learner, until)
  await looks()
  await campaigns.sleep('60 days')
  await expect(open()).rejects.toThrow('Nobody is asked')
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  expect(await open()).toMatchObject({ round: 2, dueOn: until, needed: { as: 'everyone', renews: true } })
  await campaigns.keepHistory(cycle, 'waiting-for-a-renewal')
})

test('who used up their attempts is talked with by their manager, and tries again', async () => {
  await begun()
  await attempts(learner, false)
  await attempts(learner, false)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-the-manager')
  const { _id: id, revision, subject } = await open(FAILED_SLOT, lead)
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: lead._id, at: await campaigns.now(), through, language: 'en' },
      ...{ value: 'again', reason: 'We talked' },
    },
    subject,
  )
  await looks()
  expect(await open()).toMatchObject({ round: 2 })
})

test('a course that is held no more is asked about no more', async () => {
  await begun()
  await campaigns.stores.programmes.end(rule._id)
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-since-it-is-held-no-more')
  const became = (await campaigns.asks(cycle)).map(({ closed }) => closed?.because)
  expect(new Set(became)).toEqual(new Set(['retired']))
})
