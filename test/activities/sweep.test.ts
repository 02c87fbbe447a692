import { accessIsDue } from '../../src/activities/access-review/look.js'
import { lessonIsDue } from '../../src/activities/awareness/activities.js'
import { reviewIsDue } from '../../src/activities/competence-review/look.js'
import { checkIsDue } from '../../src/activities/control-check/look.js'
import { correctiveIsDue } from '../../src/activities/corrective-action/look.js'
import { auditIsDue } from '../../src/activities/internal-audit/look.js'
import { managementReviewIsDue } from '../../src/activities/management-review/look.js'
import { questionIsDue } from '../../src/activities/owners-question/activities.js'
import { ofEveryQuestion } from '../../src/activities/owners-question/every.js'
import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { campaignIsDue } from '../../src/activities/policy-acknowledgement/look.js'
import { policyReview } from '../../src/activities/policy-review/question.js'
import { RarerAndRarer } from '../../src/activities/rarer-and-rarer.js'
import { acceptanceIsDue } from '../../src/activities/risk-acceptance/activities.js'
import { reassessmentIsDue } from '../../src/activities/risk-reassessment/activities.js'
import { sweepCycles } from '../../src/activities/sweep.js'
import { trainingIsDue } from '../../src/activities/training/activities.js'
import { planIsDue } from '../../src/activities/treatment-plan/look.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { addMonths, endOf } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { acknowledge, aPerson, aPolicy, found, people, publish, questionOf } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'

let database: TestDatabase
let stores: Stores
let started: string[]
let nudged: string[]
let problems: string[]
let workflowRuns: boolean
let kept: number
let hints: RarerAndRarer
/** What happens between the look at a cycle and the nudge of its workflow. */
let meanwhile: () => Promise<void>
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  started = []
  nudged = []
  problems = []
  workflowRuns = true
  kept = 0
  hints = new RarerAndRarer()
  meanwhile = async () => undefined
})
afterEach(() => database.drop())

const sweep = (start = async ({ _id }: { _id: string }) => void started.push(_id), now = at) =>
  sweepCycles({
    ...stores,
    start,
    hints,
    isDue: {
      'competence-review': reviewIsDue(stores),
      'access-review': accessIsDue(stores),
      awareness: lessonIsDue(stores),
      'control-check': checkIsDue(stores),
      'corrective-action': correctiveIsDue(stores),
      'management-review': managementReviewIsDue(stores),
      'internal-audit': auditIsDue(stores),
      'policy-acknowledgement': campaignIsDue(stores),
      'risk-acceptance': acceptanceIsDue(stores),
      'risk-reassessment': reassessmentIsDue(stores),
      training: trainingIsDue(stores),
      'treatment-plan': planIsDue(stores),
      ...ofEveryQuestion(stores, (question) => questionIsDue(stores, question)),
    },
    keepReminding: async () => {
      kept += 1
    },
    nudge: async (cycle) => {
      nudged.push(cycle)
      await meanwhile()
      return workflowRuns
    },
    now: () => new Date(now),
    logError: (error) => void problems.push(String(error)),
  })

test('a campaign that was published while Temporal was away is started when it is back, once', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  const away = async () => {
    throw new Error('Temporal is not reached')
  }
  await sweep(away)
  expect(problems).toEqual(['Error: Temporal is not reached'])
  await sweep()
  await sweep()
  expect(started).toEqual([_id])
  expect(kept).toBe(3)
})

test('a campaign whose last answer nobody heard of is nudged; one that still waits for answers is left alone', async () => {
  const done = await publish(stores, aPolicy('1.0'), at)
  const waiting = await publish(stores, { ...aPolicy('1.0'), _id: 'desk@1.0', policy: 'desk' }, at)
  const preparing = await publish(stores, { ...aPolicy('1.0'), _id: 'keys@1.0', policy: 'keys' }, at)
  const [first, second] = people(2)
  if (!first || !second) throw new Error('Two people are needed')
  await stores.asks.open([
    questionOf(done, first, at),
    questionOf(waiting, first, at),
    questionOf(waiting, second, at),
  ])
  for (const { _id } of [done, waiting]) await stores.cycles.opened(_id, at, 2, 'a'.repeat(64))
  for (const ask of await stores.asks.openOf(first._id)) await acknowledge(stores, ask, at)
  await sweep()
  expect(nudged).toEqual([done._id])
  expect(started.sort()).toEqual([done._id, waiting._id, preparing._id].sort())

  await stores.cycles.closed(done._id, at, 'b'.repeat(64))
  await sweep()
  expect(nudged).toEqual([done._id])
})

test('what stays due although its workflow was nudged is nudged ever more rarely, and at least once an hour', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  await stores.cycles.opened(_id, at, 0, 'hash')
  const turns: number[] = []
  for (let n = 1; n <= 250; n += 1) {
    nudged = []
    await sweep()
    if (nudged.length > 0) turns.push(n)
  }
  expect(turns).toEqual([1, 2, 4, 8, 16, 32, 64, 124, 184, 244])
})

test('while Temporal is away each sweep tries, so that what is due is nudged as soon as it is back', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  await sweep()
  await stores.cycles.opened(_id, at, 0, 'hash')
  meanwhile = () => Promise.reject(new Error('Temporal is not reached'))
  for (let n = 0; n < 6; n += 1) await sweep()
  expect(nudged).toHaveLength(6)
  meanwhile = async () => undefined
  await sweep()
  expect(nudged).toHaveLength(7)
})

test('what was in order in between is nudged at once when it is due again', async () => {
  const [person] = people(1)
  if (!person) throw new Error('One person is needed')
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  await stores.cycles.opened(_id, at, 0, 'hash')
  for (let n = 0; n < 5; n += 1) await sweep()
  const row = await stores.cycles.byId(_id)
  if (!row) throw new Error('It is gone')
  await stores.asks.open([questionOf(row, person, at)])
  nudged = []
  await sweep()
  expect(nudged).toEqual([])
  for (const ask of await stores.asks.openOf(person._id)) await acknowledge(stores, ask, at)
  await sweep()
  expect(nudged).toEqual([_id])
})

test('a campaign whose start fails keeps no other waiting', async () => {
  const first = await publish(stores, aPolicy('1.0'), at)
  const second = await publish(
    stores,
    { ...aPolicy('1.0', 2), _id: 'clean-desk@1.0', policy: 'clean-desk' },
    at,
  )
  await sweep(async ({ _id }) => {
    if (_id === first._id) throw new Error('no')
    started.push(_id)
  })
  expect(started).toEqual([second._id])
  await sweep()
  expect(started).toEqual([second._id, first._id])
})

test('a campaign whose workflow was lost with its history is started anew', async () => {
  const cycle = await publish(stores, aPolicy('1.0'), at)
  await sweep()
  await stores.cycles.opened(cycle._id, at, 0, 'hash')
  workflowRuns = false
  await sweep()
  expect(started).toEqual([cycle._id, cycle._id])
})

test('a campaign that closes while the sweep looks at it is not begun anew: its record is made', async () => {
  const cycle = await publish(stores, aPolicy('1.0'), at)
  await sweep()
  await stores.cycles.opened(cycle._id, at, 0, 'hash')
  workflowRuns = false
  meanwhile = () => stores.cycles.closed(cycle._id, at, 'b'.repeat(64))
  await sweep()
  expect(nudged).toEqual([cycle._id])
  expect(started).toEqual([cycle._id])
})

test('a campaign that was over before the sweep came to start its workflow is not begun anew', async () => {
  const { _id } = await publish(stores, aPolicy('1.0'), at)
  await stores.cycles.opened(_id, at, 0, 'hash')
  await stores.cycles.closed(_id, at, 'b'.repeat(64))
  await sweep()
  expect(started).toEqual([])
})

/** What each of two sweeps in a row nudges, that day. */
async function nudgedOn(day: string): Promise<string[]> {
  nudged = []
  for (let n = 0; n < 2; n += 1) await sweep(undefined, `${day}T09:00:00.000Z`)
  return nudged
}

test('a round that waits past its closing day for who came back late is left alone until their due date', async () => {
  const [back] = people(1)
  if (!back) throw new Error('One person is needed')
  const round = await publish(stores, aPolicy('1.0'), at)
  await sweep()
  await stores.asks.open([{ ...questionOf(round, back, at), dueOn: '2027-01-15' }])
  await stores.cycles.opened(round._id, at, 1, 'hash')
  await stores.cycles.looksNext(round._id, endOf('2027-01-15', 'Europe/Dublin'))
  expect(round.closesOn).toBe('2027-01-08')
  expect(await nudgedOn('2027-01-12')).toEqual([])
  expect(await nudgedOn('2027-01-16')).toEqual([round._id, round._id])
})

describe('a review', () => {
  const owner = aPerson(2)
  const cycle = 'cycle/policy-review.information-security/2026'
  const asked = { cycle, askedOf: owner._id }
  beforeEach(async () => {
    await found(stores, people(3))
    await publish(stores, { ...aPolicy('1.0'), owner: owner._id }, at)
    const programme = { subject: 'information-security', businessDays: 10 } as Programme
    const occurrence = { programme: 'policy-review.information-security', period: '2026' } as Occurrence
    const tools = { ...stores, startCycle: async () => undefined }
    await plannedQuestion(tools, policyReview(stores))(programme, occurrence, at)
    await sweep()
    const row = await stores.cycles.byId(cycle)
    if (!row) throw new Error('The review was not started')
    await stores.asks.open([{ ...questionOf(row, owner, at), slot: 'review' }])
    await stores.cycles.opened(cycle, at, 1, 'hash')
  })

  const leaves = async ({ _id }: Pick<Person, '_id'>) => {
    await stores.db.collection<Person>('people').updateOne({ _id }, { $set: { active: false } })
    await stores.asks.closeAsksOf(_id, 'left', at)
  }

  test('that waits for its owner is left alone, however long it is overdue', async () => {
    expect(await nudgedOn('2026-12-01')).toEqual([])
    expect(await nudgedOn(addMonths('2026-12-30', 14))).toEqual([])
  })

  test('whose owner left is nudged until the ISMS lead knows, and then once somebody else owns it', async () => {
    await leaves(owner)
    expect(new Set(await nudgedOn('2026-12-01'))).toEqual(new Set([cycle]))
    await stores.cycles.nobodyThere(cycle, at)
    expect(await nudgedOn('2026-12-02')).toEqual([])
    await stores.policies.correct('information-security@1.0', { owner: aPerson(3)._id })
    expect(new Set(await nudgedOn('2026-12-03'))).toEqual(new Set([cycle]))
  })

  test('of a version that was superseded is nudged, if nobody heard of it', async () => {
    expect(await stores.asks.openOf(owner._id)).toMatchObject([asked])
    await publish(stores, { ...aPolicy('2.0', 2), owner: owner._id }, at)
    expect(new Set(await nudgedOn('2026-12-01'))).toEqual(new Set([cycle]))
  })
})
