import { planCalendar } from '../../src/activities/calendar/plan.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { policyReview } from '../../src/activities/policy-review/question.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { startProgramme } from '../../src/schedules.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { lookNow, type SeenTo } from '../../src/temporal.js'
import { aPerson, aPolicy, people } from '../support/company.js'
import { Campaigns } from './campaign.js'

const owner = aPerson(2)
const policy = { ...aPolicy('1.0'), owner: owner._id }
const _id = 'policy-review.information-security'
const cycle = `cycle/${_id}/2027`
const rule: Omit<ProgrammeRule, 'recurrence'> = {
  _id,
  process: 'policy-review',
  subject: 'information-security',
  owner: null,
  shift: 'next',
  country: 'IE',
  noticeDays: 0,
  businessDays: 10,
}

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(3))
  await campaigns.publishes(policy)
})
afterEach(() => campaigns.stop())

/** The review of the year has begun; its workflow sleeps until the owner answers. */
async function asked(): Promise<Ask> {
  const startCycle = (cycle: SeenTo) => campaigns.startWorkflow(cycle)
  const starts = plannedQuestion({ ...campaigns.stores, startCycle }, policyReview(campaigns.stores))
  const programme = {
    ...rule,
    v: 1,
    revision: 1,
    state: 'active',
    recurrence: everyYear('2027-01-01'),
  } satisfies Programme
  const occurrence = { programme: _id, period: '2027' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody was asked')
  return ask
}

const everyYear = (from: string) => ({ kind: 'months', every: 12, from }) as const

async function answers({ _id: id, revision, subject }: Ask, value: string): Promise<void> {
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: owner._id, at: await campaigns.now(), value, language: 'en' },
      ...{ reason: 'The risk register', through: { kind: 'chat', platform: 'slack' } },
    },
    subject,
  )
  await campaigns.nudge(cycle)
}

test('a review waits for its owner, and its record says that the policy still holds', async () => {
  const ask = await asked()
  expect(ask).toMatchObject({ askedOf: owner._id, kind: 'delegable', slot: 'review' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')
  await answers(ask, 'holds')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-with-an-answer')
  const record = await campaigns.stores.records.byCycle(cycle)
  expect(record).toMatchObject({ process: 'policy-review', completion: { asked: 1, answered: 1, open: 0 } })
})

test('a clock that was moved past its next look wakes it at once, and no pause for other answers comes first', async () => {
  await asked()
  const count = async (what: string) => (await campaigns.readableHistory(cycle)).split(what).length - 1
  const looks = () => count('"markerName": "core_local_activity"')
  const timers = () => count('"timerStartedEventAttributes"')
  const before = { looks: await looks(), timers: await timers() }
  await lookNow(campaigns.client, cycle, 20_000)
  expect(await looks()).toBeGreaterThan(before.looks)
  await campaigns.asleep(cycle)
  expect(await timers()).toBe(before.timers + 1)
  await campaigns.keepHistory(cycle, 'looked-since-the-clock-was-moved')
})

test('a review that is overdue goes on until it is answered', async () => {
  const ask = await asked()
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-though-overdue')
  await answers(ask, 'revise')
  await campaigns.finished(cycle)
  const told = await campaigns.stores.db.collection('deliveries').find({ 'content.kind': 'review' }).toArray()
  expect(told).toHaveLength(1)
})

test('whoever owns the policy by then is asked, and who owned it before is asked no more', async () => {
  const ask = await asked()
  await campaigns.stores.policies.correct(policy._id, { owner: aPerson(3)._id })
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-for-another-owner')
  const states = Object.fromEntries((await campaigns.asks(cycle)).map((each) => [each.askedOf, each.state]))
  expect(states).toEqual({ [ask.askedOf]: 'closed', [aPerson(3)._id]: 'open' })
})

test('a policy that is only reworded meanwhile is still to be reviewed', async () => {
  const ask = await asked()
  await campaigns.publishes({ ...aPolicy('1.1', 2), owner: owner._id, change: 'editorial' })
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
  await answers(ask, 'holds')
  await campaigns.finished(cycle)
  expect((await campaigns.asks(cycle)).map(({ state }) => state)).toEqual(['answered'])
})

test('an owner whom the calendar names and who has left leaves it to the owner of the policy', async () => {
  const people = campaigns.stores.db.collection<Person>('people')
  await people.updateOne({ _id: aPerson(3)._id }, { $set: { active: false } })
  await campaigns.stores.programmes.lay({
    ...rule,
    owner: aPerson(3)._id,
    recurrence: everyYear('2027-01-01'),
  })
  expect((await asked()).askedOf).toBe(owner._id)
})

test('a policy that is revised meanwhile needs no answer any more', async () => {
  await asked()
  await campaigns.publishes({ ...aPolicy('2.0', 2), owner: owner._id })
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-without-an-answer')
  expect((await campaigns.asks(cycle)).map(({ closed }) => closed?.because)).toEqual(['superseded'])
})

test('publishing a newer version closes the review of the one before within the hour', async () => {
  await asked()
  const before = Date.parse(await campaigns.now())
  await campaigns.opened('2.0', 2)
  await campaigns.finished(cycle)
  expect(Date.parse((await campaigns.stores.cycles.byId(cycle))?.closedAt ?? '') - before).toBeLessThan(
    3_600_000,
  )
})

test('where the owner of a policy has left and nobody else owns it the ISMS lead is told once, and who is named then is asked', async () => {
  const { stores } = campaigns
  const ask = await asked()
  const people = stores.db.collection<Person>('people')
  const goes = async (person: string) => {
    await people.updateOne({ _id: person }, { $set: { active: false } })
    await stores.asks.closeAsksOf(person, 'left', await campaigns.now())
    await looks()
    await looks()
  }
  const told = () => stores.db.collection('deliveries').countDocuments({ 'content.kind': 'nobody-reviews' })
  await goes(ask.askedOf)
  expect(await told()).toBe(1)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-ask')
  await stores.policies.correct(policy._id, { owner: aPerson(3)._id })
  await looks()
  expect((await campaigns.asks(cycle)).map(({ state }) => state).sort()).toEqual(['closed', 'open'])
  await goes(aPerson(3)._id)
  expect(await told()).toBe(2)
})

/** Somebody nudges, and it has looked. */
async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

test('the day of a programme starts its cycle, once', async () => {
  const { programmes, occurrences } = campaigns.stores
  const at = await campaigns.now()
  const day = at.slice(0, 10)
  const period = day.slice(0, 4)
  await programmes.lay({ ...rule, shift: 'none', recurrence: everyYear(day) })
  await planCalendar(campaigns.stores, at, () => undefined)
  await campaigns.sleep('1 day')
  for (let n = 0; n < 2; n += 1) {
    await startProgramme(campaigns.client, _id)
    await campaigns.finished(`start/${_id}`)
  }
  await campaigns.keepHistory(`start/${_id}`, 'started-what-was-due')
  const started = `cycle/${_id}/${period}`
  await campaigns.asleep(started)
  expect(await occurrences.byId(`${_id}/${period}`)).toMatchObject({
    state: 'started',
    started: { cycle: started },
  })
})
