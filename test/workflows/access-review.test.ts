import {
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  EXTRACT_SLOT,
  ORDER_SLOT,
  REVIEW_ACCESS_SLOT,
  VERIFY_SLOT,
} from '../../src/domain/access-review.js'
import type { Person } from '../../src/domain/person.js'
import { type Account, ExtractionError } from '../../src/domain/population.js'
import { addDays } from '../../src/domain/working-days.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import {
  AccessReview,
  aSystem,
  cycle,
  eve,
  everybody,
  gil,
  hal,
  ida,
  type Line,
  manager,
  owner,
  rule,
  staff,
} from '../support/access-review.js'
import { lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import { Campaigns } from './campaign.js'

let campaigns: Campaigns
let review: AccessReview
beforeEach(async () => {
  campaigns = await Campaigns.of(staff)
  review = new AccessReview(campaigns.stores, () => campaigns.now())
})
afterEach(() => campaigns.stop())

async function begins(system = aSystem()): Promise<void> {
  await review.begins((id) => campaigns.startWorkflow(id), system)
  await campaigns.asleep(cycle)
}

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const told = (kind: string, person = lead) =>
  campaigns.stores.db.collection('deliveries').countDocuments({ person: person._id, 'content.kind': kind })

test('a list that is handed in is reviewed, what is revoked is removed and shown, and the record says all of it', async () => {
  await begins()
  expect(await review.one(EXTRACT_SLOT)).toMatchObject({ askedOf: owner._id, kind: 'delegable' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-list')

  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-reviewers')
  expect((await review.open(REVIEW_ACCESS_SLOT)).map(({ askedOf }) => askedOf)).toEqual([manager._id])
  expect(await review.rowOf(ida)).toMatchObject({
    privileged: true,
    flags: ['privileged'],
    reviewer: manager._id,
  })

  expect(await review.decides(gil, 'keep')).toBe('recorded')
  expect(await review.decides(hal, 'revoke')).toBe('recorded')
  expect(await review.decides(ida, 'keep', { reason: 'Administers it' })).toBe('recorded')
  await review.isReviewed(manager)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-orders')
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })

  await review.carriesOut()
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-another-list')
  await review.handsIn(
    VERIFY_SLOT,
    [everybody[0], everybody[2]].flatMap((line) => (line ? [line] : [])),
  )
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', verified: { by: null } })
  await campaigns.sleep('1 day')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-all-was-shown')

  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 4, answered: 4 },
    access: {
      extraction: { shown: 3, rows: 3 },
      accounts: { all: 3, kept: 2, removed: 1, notVerified: 0, notReviewed: 0 },
    },
  })
  expect(await told('closed')).toBe(1)
  expect(await verifyRecords(campaigns.stores.db)).toEqual({ checked: 1, wrong: [] })
  const printed = await printedRecord(campaigns.stores, cycle, 'text')
  expect(printed).toContain('Accounts reviewed: 3; kept 2, of these 0 until a day; removed 1; changed 0')
  expect(printed).toContain('- person-5 (u-person-5) · revoke · Cleo Hart')
  expect(await printedRecord(campaigns.stores, cycle, 'csv')).toContain('u-person-5,person-5,,')
  await campaigns.stores.db.collection('access-rows').updateOne({}, { $set: { flags: ['unused'] } })
  const { wrong } = await verifyRecords(campaigns.stores.db)
  expect(wrong).toEqual([{ cycle, how: 'its accounts were changed after it was made' }])
})

test('a list that lacks many accounts of the last review is reviewed only once its owner says that it is right', async () => {
  const many: Line[] = [...everybody, ...Array.from({ length: 9 }, (_, n): Line => [`robot-${n}`])]
  await begins()
  await review.handsIn(EXTRACT_SLOT, many)
  await looks()
  await campaigns.sleep('20 days')
  const second = new AccessReview(campaigns.stores, () => campaigns.now(), 'cycle/access-review.crm/2028')
  await second.begins((id) => campaigns.startWorkflow(id))
  await campaigns.asleep(second.id)
  const look = async () => {
    await campaigns.nudge(second.id)
    await campaigns.sleep('5 seconds')
    await campaigns.asleep(second.id)
  }
  await second.handsIn(EXTRACT_SLOT, everybody)
  await look()
  await campaigns.keepHistory(second.id, 'waiting-for-the-number-to-be-confirmed')
  expect(await second.open(REVIEW_ACCESS_SLOT)).toEqual([])
  await second.answers(await second.one(CONFIRM_POPULATION_SLOT), 'not-right', { isTakenOver: true })
  await look()
  expect(await second.one(EXTRACT_SLOT)).toMatchObject({ askedOf: owner._id, round: 2 })
  await second.handsIn(EXTRACT_SLOT, everybody)
  await look()
  const right = { isTakenOver: true, reason: 'The robots were switched off' }
  await second.answers(await second.one(CONFIRM_POPULATION_SLOT), 'right', right)
  await look()
  expect(await second.one(REVIEW_ACCESS_SLOT)).toMatchObject({ askedOf: manager._id })
  expect(await campaigns.stores.extractions.ofCycle(second.id)).toMatchObject([
    { state: 'refused', before: 12, rows: 3 },
    { state: 'accepted', before: 12, rows: 3, confirmed: { by: owner._id } },
  ])
})

const account = (person: Person, entitlements = ['Agent']): Account => ({
  ...{ id: `u-${person.key}`, login: person.key, name: person.name, email: person.email, entitlements },
  ...{ lastUsed: null, active: true },
})

test('a system that Steward reads itself is read again within the hour, and shows by itself what was not removed', async () => {
  let there: Account[] | null = null
  let tries = 0
  campaigns.live = {
    extract: async () => {
      tries += 1
      if (!there) throw new ExtractionError({ because: 'refused', status: 401 })
      return { accounts: there, shown: there.length, query: 'all' }
    },
  }
  await begins(aSystem({ source: { kind: 'github', organisation: 'kestrel', token: 'GITHUB_TOKEN' } }))
  await campaigns.keepHistory(cycle, 'waiting-to-read-it-again')
  const before = tries
  await campaigns.sleep('1 day')
  expect(tries).toBeGreaterThan(before)
  expect([await told('extraction-failed'), await told('extraction-failed', owner)]).toEqual([1, 1])

  there = [gil, hal, ida].map((person) => account(person))
  await campaigns.stores.cycles.tryExtractionAgain(cycle, await campaigns.now())
  await looks()
  for (const person of [gil, ida]) await review.decides(person, 'keep')
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-what-was-not-done')
  expect((await review.rowOf(hal)).order).toMatchObject({
    ...{ state: 'open', number: 2, reopened: [{ because: 'still-there' }] },
  })
  expect(await told('access-not-removed')).toBe(1)

  there = [account(gil), account(ida)]
  await review.carriesOut()
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified' })
  await campaigns.sleep('1 day')
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-the-system-showed-it')
})

test('what a leaver has is ordered at once, and nobody reviews their own or is left out where somebody leaves', async () => {
  const { stores } = campaigns
  const rows = stores.db.collection<Person>('people')
  await rows.updateOne({ _id: hal._id }, { $set: { active: false } })
  await begins()
  await review.handsIn(EXTRACT_SLOT, [...everybody, [manager], [lead]])
  await looks()
  expect(await review.rowOf(hal)).toMatchObject({
    state: 'ordered',
    reviewer: null,
    order: { because: 'left' },
  })
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })
  expect((await review.rowOf(manager)).reviewer).toBe(lead._id)
  // Nobody leads the ISMS lead, and the system's owner, who reports to them, is not independent.
  expect(await review.rowOf(lead)).toMatchObject({ reviewer: null, why: 'nobody' })

  await rows.updateOne({ _id: manager._id }, { $set: { active: false } })
  await stores.asks.closeAsksOf(manager._id, 'left', await campaigns.now())
  await looks()
  expect(await review.rowOf(gil)).toMatchObject({ reviewer: lead._id, passedOn: [{ because: 'not-there' }] })
  const asked = (await review.open(REVIEW_ACCESS_SLOT)).map(({ askedOf }) => askedOf).sort()
  expect(asked).toEqual([lead._id])
  await campaigns.keepHistory(cycle, 'waiting-for-others-to-review')
})

test('where nobody is independent the ISMS lead is told once, and whoever is named then is asked', async () => {
  const { stores } = campaigns
  await stores.programmes.lay(rule)
  await stores.db.collection<Person>('people').updateOne({ _id: owner._id }, { $set: { active: false } })
  await begins()
  await looks()
  expect(await told('nobody-reviews')).toBe(1)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-hand-it-in')
  await stores.programmes.lay({ ...rule, owner: lead._id })
  await looks()
  await review.handsIn(EXTRACT_SLOT, [[lead]])
  await looks()
  await looks()
  expect(await review.rowOf(lead)).toMatchObject({ reviewer: null, why: 'nobody' })
  expect(await told('nobody-reviews')).toBe(2)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-review')
  await stores.systems.outsiderIs('crm@1', eve._id)
  await looks()
  expect(await review.one(REVIEW_ACCESS_SLOT)).toMatchObject({ askedOf: eve._id })
})

test('where no newer list can show it, a second person confirms what was done, or sends it back', async () => {
  await begins()
  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut('Ticket 4471')
  await looks()
  await review.answers(await review.one(VERIFY_SLOT), 'by-proof', {
    isTakenOver: true,
    reason: 'Ticket 4471',
  })
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-the-proof-to-be-confirmed')
  const confirming = await review.one(CONFIRM_PROOF_SLOT)
  expect(confirming).toMatchObject({ askedOf: lead._id, neverBy: [owner._id] })
  await review.answers(confirming, 'sent-back', { isTakenOver: true, reason: 'It names another account' })
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({
    state: 'open',
    reopened: [{ because: 'sent-back' }],
  })
  await review.carriesOut('Ticket 4480')
  await looks()
  await review.answers(await review.one(VERIFY_SLOT), 'by-proof', {
    isTakenOver: true,
    reason: 'Ticket 4480',
  })
  await looks()
  await review.answers(await review.one(CONFIRM_PROOF_SLOT), 'confirmed', { isTakenOver: true })
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', verified: { by: lead._id } })
})

test('what nobody decided until the next review begins is not reviewed, and the record and the ISMS lead hear of it', async () => {
  await begins()
  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  await review.decides(hal, 'revoke')
  const date = addDays((await campaigns.now()).slice(0, 10), 1)
  const next = { _id: 'access-review.crm/2028', programme: 'access-review.crm', period: '2028', date }
  await campaigns.stores.db
    .collection('occurrences')
    .insertOne({ ...next, state: 'planned', revision: 1 } as never)
  await campaigns.sleep('1 day')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-on-its-closing-day')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    access: { accounts: { all: 3, removed: 1, notVerified: 1, notReviewed: 2 } },
  })
  expect(await told('closed')).toBe(1)
  expect(await review.decides(gil, 'keep')).toBe('not-yours')
})
