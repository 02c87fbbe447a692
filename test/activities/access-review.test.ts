import {
  type AccessReviewActivities,
  accessReviewActivities,
} from '../../src/activities/access-review/activities.js'
import { reviewEndedExceptions } from '../../src/activities/access-review/exceptions.js'
import { orderViewOf } from '../../src/bot/access-order-views.js'
import { accessReviewMessages } from '../../src/bot/access-review-messages.js'
import { lackingIn } from '../../src/domain/access-decision.js'
import {
  BY_PROOF,
  CONFIRM_POPULATION_SLOT,
  CONFIRM_PROOF_SLOT,
  EXTRACT_SLOT,
  ORDER_SLOT,
  REVIEW_ACCESS_SLOT,
  VERIFY_SLOT,
} from '../../src/domain/access-review.js'
import type { Ask } from '../../src/domain/ask.js'
import { knownAccountsHash } from '../../src/domain/known-account.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { addDays } from '../../src/domain/working-days.js'
import { accessSources } from '../../src/main/access-sources.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { Source } from '../../src/sources/source.js'
import { verifyAccess } from '../../src/store/verify-access.js'
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
import { found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

let database: TestDatabase
let stores: Stores
let at: string
let review: AccessReview
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  at = '2027-01-04T10:00:00.000Z'
  review = new AccessReview(stores, async () => at)
  await found(stores, staff)
})
afterEach(() => database.drop())

const nothingIsRead: Source['extract'] = () => Promise.reject(new Error('Nothing is read'))

function steps(heartbeat = () => {}, extract = nothingIsRead): AccessReviewActivities {
  const nothing = async () => undefined
  return accessReviewActivities({
    ...stores,
    ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat },
    sources: accessSources({ extract }),
  })
}

/** The workflow looks until there is nothing to do; two workers at once do each step. Gives the steps. */
async function looks(id = cycle, activities = steps()): Promise<string[]> {
  const done: string[] = []
  for (;;) {
    const { next } = await activities.lookAtAccess({ cycle: id, asOf: at })
    done.push(next)
    if (next === 'wait') return done
    const twice = [1, 2].map(() =>
      next === 'close'
        ? activities.closeAccessReview({ cycle: id, asOf: at })
        : activities.stepOfAccess({ cycle: id, asOf: at, step: next }),
    )
    await Promise.all(twice)
    if (next === 'close') return done
  }
}

const begins = (which = review) => which.begins(async () => undefined)
const goesOn = (days: number) => {
  at = new Date(Date.parse(at) + days * 86_400_000).toISOString()
}
const count = (collection: string, which: object) => stores.db.collection(collection).countDocuments(which)

/** The review has begun, and its owner has handed in who is there. */
async function isRead(lines: readonly Line[]): Promise<void> {
  await begins()
  await looks()
  await review.handsIn(EXTRACT_SLOT, lines)
  await looks()
}

/** The same of the review that comes after it. */
async function isReadNextYear(lines: readonly Line[]): Promise<AccessReview> {
  const later = new AccessReview(stores, async () => at, 'cycle/access-review.crm/2028')
  await begins(later)
  await looks(later.id)
  await later.handsIn(EXTRACT_SLOT, lines)
  await looks(later.id)
  return later
}

/** All of the first review is decided, Hal's account removed and shown to be. */
async function wholeReview(): Promise<void> {
  await isRead(everybody)
  await review.decides(gil, 'keep')
  await review.decides(ida, 'keep', { reason: 'Administers it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  await looks()
  goesOn(1)
  expect(await looks()).toEqual(['close'])
}

/** Hal's account is to be removed or changed, and the owner says that it was. */
async function untilDone(value: 'revoke' | 'change', lines = everybody): Promise<void> {
  await isRead(lines)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, value, value === 'change' ? { to: 'Reads only' } : {})
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
}

test('two workers that do each step at once ask everybody once and record everything once', async () => {
  await wholeReview()
  const asks = await stores.asks.allOf(cycle)
  expect(asks.map(({ slot }) => slot).sort()).toEqual(['extract', 'order', 'review', 'verify'])
  expect(await count('access-rows', {})).toBe(3)
  expect(await count('extractions', {})).toBe(2)
  expect(await count('records', {})).toBe(1)
  // The verifying list is asked for at once, the others with the morning's message.
  expect(await count('deliveries', { 'content.kind': 'asks' })).toBe(1)
  expect((await stores.cycles.byId(cycle))?.state).toBe('closed')
  // Who owns the system and the ISMS lead hear once how it ended.
  for (const { _id: person } of [owner, lead])
    expect(await count('deliveries', { person, 'content.kind': 'closed' })).toBe(1)
  // Whoever reviewed reads that it is over, and that nothing can be changed any more.
  expect(await count('asks', { slot: REVIEW_ACCESS_SLOT, receiptOwed: at })).toBe(1)
})

test('a worker that is killed while it gives accounts to reviewers loses none, and gives none twice', async () => {
  await begins()
  await looks()
  const many = Array.from({ length: 1_200 }, (_, n): Line => [`robot-${n}`])
  await review.handsIn(EXTRACT_SLOT, many)
  let beats = 0
  const dies = steps(() => {
    beats += 1
    if (beats === 3) throw new Error('Killed')
  })
  await expect(looks(cycle, dies)).rejects.toThrow('Killed')
  const left = await count('access-rows', { cycle })
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(1_200)
  await looks()
  expect(await count('access-rows', { cycle })).toBe(1_200)
  const ask = await review.one(REVIEW_ACCESS_SLOT)
  expect(await count('access-rows', { cycle, ask: ask._id, reviewer: owner._id })).toBe(1_200)
  expect((await stores.cycles.byId(cycle))?.asked).toBe(1_200)
})

test('seeing to what was ordered is no swing, whether or not a list showed it; half of a list is', async () => {
  await wholeReview()
  goesOn(90)
  const later = new AccessReview(stores, async () => at, 'cycle/access-review.crm/2028')
  await begins(later)
  await looks(later.id)
  // Hal's account is gone, as the last list showed: of the two that are left both are there.
  await later.handsIn(EXTRACT_SLOT, [[gil], [ida, 'Agent|Admin']])
  await looks(later.id)
  expect(await later.open(CONFIRM_POPULATION_SLOT)).toEqual([])
  await later.decides(ida, 'revoke')
  await later.decides(gil, 'keep')
  await later.isReviewed(manager)
  await looks(later.id)
  // Nobody shows that Ida's went before the next review begins.
  goesOn(90)
  const last = new AccessReview(stores, async () => at, 'cycle/access-review.crm/2029')
  await begins(last)
  await looks(last.id)
  await last.handsIn(EXTRACT_SLOT, [[gil]])
  await looks(last.id)
  expect(await last.open(CONFIRM_POPULATION_SLOT)).toEqual([])
  expect(await last.rowOf(gil)).toMatchObject({ state: 'undecided' })
  goesOn(90)
  const more = new AccessReview(stores, async () => at, 'cycle/access-review.crm/2030')
  await begins(more)
  await looks(more.id)
  await more.handsIn(EXTRACT_SLOT, [[gil], [hal]])
  await looks(more.id)
  expect(await more.one(CONFIRM_POPULATION_SLOT)).toMatchObject({ askedOf: owner._id })
  expect((await stores.extractions.ofCycle(more.id)).at(-1)).toMatchObject({ state: 'held', before: 1 })
})

test('an account that was removed and is there again is ordered to be removed at once, and reviewed too', async () => {
  await wholeReview()
  goesOn(90)
  const later = await isReadNextYear(everybody)
  // One more than the last list had.
  await later.answers(await later.one(CONFIRM_POPULATION_SLOT), 'right', { isTakenOver: true })
  await looks(later.id)
  expect(await later.rowOf(hal)).toMatchObject({
    ...{ flags: ['came-back'], reviewer: manager._id, state: 'undecided' },
    order: { because: 'came-back', state: 'open' },
  })
  expect(await later.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })
  expect((await later.rowOf(gil)).flags).toEqual([])
})

/** The first review closes with Hal's account said to be removed, and Ida's to be; neither was shown. */
async function closesWithOrders(): Promise<void> {
  await isRead(everybody)
  await review.decides(gil, 'keep')
  await review.decides(ida, 'revoke')
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
}

test('what was not seen to be removed when its review closed is ordered anew by the next one at once', async () => {
  await closesWithOrders()
  goesOn(365)
  // The next one begins, and the one before it is closed by then, whoever looks first.
  const later = await isReadNextYear([[gil], [hal], ['robot']])
  expect((await stores.cycles.byId(cycle))?.state).toBe('closed')
  expect(await count('deliveries', { person: lead._id, 'content.kind': 'closed' })).toBe(1)
  expect(await later.rowOf(hal)).toMatchObject({
    ...{ flags: ['not-done'], reviewer: manager._id, state: 'undecided' },
    order: { kind: 'remove', because: 'not-done', state: 'open' },
  })
  const asked = await later.one(ORDER_SLOT)
  const inAsk = await stores.accessOrders.inAsk(later.id, asked._id)
  expect(inAsk.map(({ account }) => account.id)).toEqual([`u-${hal.key}`])
  // It takes a reason and an end to keep it, so that it is not kept with all that is not flagged.
  const kept = { value: 'keep', to: null, reason: null, until: null } as const
  expect(lackingIn(kept, await later.rowOf(hal), '2028-01-04')).toEqual(['reason', 'until'])
  expect(await later.rowOf(hal)).toMatchObject({ rank: 0 })
  expect((await later.rowOf(gil)).flags).toEqual([])
  // What is gone by now is known to be done, and the record of the review that ordered it stays as it was.
  const [, row] = await Promise.all([later.rows(), review.rowOf(ida)])
  const read = (await stores.extractions.ofCycle(later.id)).at(-1)
  expect(read?.settles?.rows).toEqual([row._id])
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('a change that was not seen to be done is ordered anew by the next review, as it was decided', async () => {
  await untilDone('change')
  goesOn(365)
  const later = await isReadNextYear(everybody)
  expect(await later.rowOf(hal)).toMatchObject({
    ...{ flags: ['not-done'], state: 'undecided' },
    order: { kind: 'change', because: 'not-done', state: 'open' },
  })
  const asked = await later.one(ORDER_SLOT)
  const view = await orderViewOf(stores, asked, owner, at)
  expect(view?.lines.map(({ to }) => to)).toEqual(['Reads only'])
  // Whoever reviews it may still keep it as it is.
  expect(await later.decides(hal, 'keep', { reason: 'Sells again', until: '2028-06-01' })).toBe('recorded')
  await later.decides(gil, 'keep')
  await later.decides(ida, 'keep')
  await later.isReviewed(manager)
  await looks(later.id)
  expect((await later.rowOf(hal)).order).toMatchObject({ state: 'withdrawn' })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('a change that was done before its reviewer decides to remove the account is followed by its removal', async () => {
  await untilDone('change')
  goesOn(365)
  const later = await isReadNextYear(everybody)
  await later.carriesOut()
  await looks(later.id)
  await later.handsIn(VERIFY_SLOT, [[gil], [hal, 'Reads'], [ida, 'Agent|Admin']])
  await looks(later.id)
  expect((await later.rowOf(hal)).order).toMatchObject({ kind: 'change', state: 'verified' })
  goesOn(1)
  for (const person of [gil, ida]) await later.decides(person, 'keep')
  expect(await later.decides(hal, 'revoke')).toBe('recorded')
  await later.isReviewed(manager)
  await looks(later.id)
  expect((await later.rowOf(hal)).order).toMatchObject({
    ...{ kind: 'remove', because: 'decided', state: 'open' },
    reopened: [{ because: 'decided', done: { by: owner._id } }],
  })
  expect(await later.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('whoever was to remove an account hears at once that it is to stay after all, and is asked no more where nothing is left', async () => {
  await isRead(everybody)
  for (const person of [gil, hal]) await review.decides(person, 'revoke')
  await review.decides(ida, 'keep', { reason: 'Administers it' })
  await review.isReviewed(manager)
  await looks()
  const order = await review.one(ORDER_SLOT)
  const told = () => count('deliveries', { person: owner._id, 'content.kind': 'access-order-withdrawn' })

  await review.decides(hal, 'keep')
  await looks()
  expect(await told()).toBe(1)
  expect(await review.one(ORDER_SLOT)).toMatchObject({ _id: order._id, receiptOwed: at })

  at = new Date(Date.parse(at) + 60_000).toISOString()
  await review.decides(gil, 'keep')
  await looks()
  expect(await told()).toBe(2)
  expect(await stores.asks.byIds([order._id])).toMatchObject([
    { state: 'closed', closed: { because: 'withdrawn' } },
  ])
  goesOn(1)
  expect(await looks()).toEqual(['close'])
})

test('what is kept until a day is asked about again once that day is over, alone and once', async () => {
  await isRead([...everybody, ['robot']])
  for (const person of [gil, hal, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides('robot', 'keep', { reason: 'Until the move', until: '2027-02-01' })
  for (const by of [manager, owner]) await review.isReviewed(by)
  await looks()
  goesOn(1)
  expect(await looks()).toEqual(['close'])

  const ends = reviewEndedExceptions({ ...stores, startCycle: async () => undefined })
  at = '2027-02-01T10:00:00.000Z'
  await ends(at, () => undefined)
  expect(await count('cycles', {})).toBe(1)
  at = '2027-02-02T10:00:00.000Z'
  for (const _ of [1, 2]) await ends(at, () => undefined)
  const small = new AccessReview(stores, async () => at, 'cycle/access-review.crm/exceptions-2027-02-02')
  expect(await stores.cycles.byId(small.id)).toMatchObject({ accounts: ['robot'] })
  await looks(small.id)
  await small.handsIn(EXTRACT_SLOT, [...everybody, ['robot']])
  await looks(small.id)
  expect((await small.rows()).map(({ account }) => account.id)).toEqual(['robot'])
  goesOn(1)
  await ends(at, () => undefined)
  expect(await count('cycles', {})).toBe(2)
})

test('what was kept until a day waits for a review of the whole system that comes the same day, whoever looks when', async () => {
  await isRead([[gil], ['robot']])
  await review.decides(gil, 'keep')
  await review.decides('robot', 'keep', { reason: 'Until the move', until: '2027-02-01' })
  for (const by of [manager, owner]) await review.isReviewed(by)
  await looks()
  goesOn(1)
  expect(await looks()).toEqual(['close'])

  const date = '2027-02-02'
  at = `${date}T10:00:00.000Z`
  const planned: Occurrence = {
    ...{ _id: `${rule._id}/second`, v: 1, programme: rule._id, period: 'second', revision: 1 },
    ...{ nominal: date, date, stretch: { first: date, last: date }, state: 'planned' },
  }
  const by = { at, actor: { kind: 'steward' }, through: { kind: 'workflow', process: 'calendar' } } as const
  const nothing = { redate: [], withdraw: [], contradict: [], agree: [] }
  await stores.occurrences.replan({ ...nothing, add: [planned] }, by)
  const ends = reviewEndedExceptions({ ...stores, startCycle: async () => undefined })
  const begun = async () => {
    await ends(at, () => undefined)
    return count('cycles', { accounts: ['robot'] })
  }
  expect(await begun()).toBe(0)
  // Its date is claimed, and its cycle not on record yet.
  await stores.occurrences.start(planned, {
    at,
    by: null,
    through: { kind: 'workflow', process: 'calendar' },
  })
  expect(await begun()).toBe(0)
  await stores.occurrences.cycleStarted(planned._id, null)
  expect(await begun()).toBe(1)
})

test('what is kept until a day is asked about again, though the review that asked read nothing, or nobody decided', async () => {
  await isRead([[gil], ['robot']])
  await review.decides(gil, 'keep')
  await review.decides('robot', 'keep', { reason: 'Until the move', until: '2027-02-01' })
  for (const by of [manager, owner]) await review.isReviewed(by)
  await looks()
  goesOn(1)
  expect(await looks()).toEqual(['close'])

  const ends = reviewEndedExceptions({ ...stores, startCycle: async () => undefined })
  const small = (day: string) =>
    new AccessReview(stores, async () => at, `cycle/access-review.crm/exceptions-${day}`)
  const closes = async () => {
    goesOn(60)
    while (!(await looks(small(first).id)).includes('close')) goesOn(1)
  }
  const first = '2027-02-02'
  at = `${first}T10:00:00.000Z`
  await ends(at, () => undefined)
  await looks(small(first).id)
  await closes()
  const second = at.slice(0, 10)
  await ends(at, () => undefined)
  expect(await count('cycles', { accounts: ['robot'] })).toBe(2)
  expect(await count('cycles', { _id: small(second).id })).toBe(1)
})

test('an account that is not mine goes to whoever is named, who is asked about it beside their own', async () => {
  await isRead([...everybody, ['robot']])
  expect(await review.handsOn('robot', manager, 'It sends her mails')).toBe(true)
  await looks()
  const [asked, ...others] = await review.open(REVIEW_ACCESS_SLOT)
  expect(asked?.askedOf).toBe(manager._id)
  // Nothing of the owner's is left.
  expect(others).toEqual([])
  expect(await review.rowOf('robot')).toMatchObject({
    ask: asked?._id,
    reviewer: manager._id,
    why: 'passed-on',
  })
})

test('once an account is seen to be removed, the other of the two whom it takes has nothing left to decide', async () => {
  await review.begins(async () => undefined, aSystem({ reviewedBy: 'both' }))
  await looks()
  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  const hers = (await review.rows()).find(
    ({ account, seat }) => account.id === `u-${ida.key}` && seat === 'manager',
  )
  const revoked = { value: 'revoke', to: null, reason: 'Left the team', until: null } as const
  for (const person of [gil, hal]) await review.decides(person, 'keep')
  await review.decidesRow(hers, revoked)
  await review.isReviewed(manager)
  await looks()
  expect((await review.one(REVIEW_ACCESS_SLOT)).askedOf).toBe(owner._id)
  await review.carriesOut()
  await looks()
  // That somebody says so takes nothing from them yet.
  expect((await review.rows()).filter(({ state }) => state === 'undecided')).toMatchObject([
    { seat: 'owner' },
  ])
  await review.handsIn(VERIFY_SLOT, [[gil], [hal]])
  await looks()
  expect(await review.open(REVIEW_ACCESS_SLOT)).toEqual([])
  goesOn(1)
  expect(await looks()).toEqual(['close'])
  expect((await review.rows()).map(({ state }) => state).sort()).toEqual([
    ...['decided', 'decided', 'decided', 'settled'],
  ])
  expect(await stores.db.collection('records').findOne({})).toMatchObject({
    access: { accounts: { removed: 1, notReviewed: 0 } },
  })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('an account for which nobody answers any more is flagged: whoever did has left', async () => {
  const known = { v: 1, system: 'crm', type: 'service', heldBy: [], rotation: null, purpose: { en: 'Mails' } }
  await stores.db
    .collection<{ _id: string }>('known-accounts')
    .insertMany([
      { ...known, _id: 'crm/robot', account: 'robot', owner: hal._id } as { _id: string },
      { ...known, _id: 'crm/clerk', account: 'clerk', owner: gil._id } as { _id: string },
    ])
  await stores.db.collection<Person>('people').updateOne({ _id: hal._id }, { $set: { end: '2026-12-31' } })
  await isRead([[gil], ['robot'], ['clerk']])
  expect(await review.rowOf('robot')).toMatchObject({ flags: ['owner-left'], reviewer: owner._id })
  expect((await review.rowOf('clerk')).flags).toEqual([])
  const given = { value: 'keep', to: null, reason: null, until: null } as const
  expect(lackingIn(given, await review.rowOf('robot'), '2027-01-04')).toEqual(['reason', 'until'])
})

test('what is handed on to somebody while they answer stays theirs, and never goes back to whoever said it is not theirs', async () => {
  await isRead([...everybody, ['robot']])
  const theirs = (await review.open(REVIEW_ACCESS_SLOT)).find(({ askedOf }) => askedOf === manager._id)
  expect(await review.handsOn('robot', manager, 'It sends her mails')).toBe(true)
  for (const person of [gil, hal, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  // It came into her question as she answered it.
  await stores.accessRows.assign(cycle, new Map([[manager._id, theirs?._id ?? '']]))
  await review.isReviewed(manager)
  await looks()
  const [anew, ...others] = await review.open(REVIEW_ACCESS_SLOT)
  expect(others).toEqual([])
  expect(anew).toMatchObject({ askedOf: manager._id, round: 2 })
  expect(await review.rowOf('robot')).toMatchObject({
    ...{ ask: anew?._id, reviewer: manager._id, why: 'passed-on', passedOn: [{ from: owner._id }] },
  })
})

test('a reviewer who has decided on everything counts as ready though nobody heard of it', async () => {
  await isRead([[gil]])
  await review.decides(gil, 'revoke')
  expect(await looks()).toEqual(['wait'])
  at = new Date(Date.parse(at) + 120_000).toISOString()
  expect(await looks()).toEqual(['settle', 'order', 'ask-order', 'wait'])
  const [ask] = (await stores.asks.allOf(cycle)).filter(({ slot }) => slot === REVIEW_ACCESS_SLOT)
  expect(ask).toMatchObject({ state: 'answered', answer: { by: manager._id, value: 'reviewed' } })
})

test('the ledger holds by which known accounts they were flagged, though others are imported meanwhile', async () => {
  await begins()
  await looks()
  await review.handsIn(EXTRACT_SLOT, everybody)
  async function* linesOf(id: string) {
    const managed = {
      type: 'service',
      purpose: { en: 'Reports' },
      owner: owner._id,
      heldBy: [],
      rotation: null,
    } as const
    await stores.knownAccounts.replace([
      { ...{ _id: 'crm/reports', v: 1, system: 'crm', account: 'reports' }, ...managed, heldBy: [] },
    ])
    yield* stores.accessHistory.linesOf(id)
  }
  const accessHistory = Object.create(stores.accessHistory, { linesOf: { value: linesOf } })
  await looks(
    cycle,
    live(() => [], { accessHistory }),
  )
  const [read] = await stores.extractions.ofCycle(cycle)
  expect(read?.assigned?.known).toBe(knownAccountsHash([]))
})

/** Cleo is asked, and says that she, or who stands in for her, keeps whatever has no flag; nobody saw to it yet. */
async function saidToKeep(by = manager): Promise<Ask> {
  await isRead(everybody)
  const asked = await review.one(REVIEW_ACCESS_SLOT)
  const delegated = { to: eve._id, since: at, until: at.slice(0, 10) }
  const rerouting = { kind: 'delegate', delegated } as const
  if (by !== manager) await stores.asksWhileAway.reroute([{ ask: asked, rerouting }], at, byOperator.through)
  const ask = await review.one(REVIEW_ACCESS_SLOT)
  const through = { kind: 'chat', platform: 'slack' } as const
  const form = {
    ...{ ask: { id: ask._id, revision: ask.revision }, by: by._id, at, today: at.slice(0, 10), through },
    ...(by === manager ? {} : { inStead: manager._id }),
  }
  expect(await stores.keepingAll.say(form, 2)).toBe(true)
  return ask
}
const byOperator = { actor: { kind: 'operator' }, through: { kind: 'command-line' } } as const

test('who said that they keep many accounts at once keeps them, though they left before that was seen to', async () => {
  const closed = await saidToKeep()
  await stores.asks.closeAsksOf(manager._id, 'left', at, byOperator)
  expect((await looks()).slice(0, 2)).toEqual(['keep', 'reseat'])
  for (const who of [gil, hal])
    expect((await review.rowOf(who)).decision).toMatchObject({ value: 'keep', by: manager._id, rows: 2 })
  // What has a flag is asked about anew.
  const left = await review.rowOf(ida)
  expect(left.state).toBe('undecided')
  expect(left.ask).not.toBe(closed._id)
})

test('who stood in and kept many accounts at once keeps them, though whoever was asked is back before that was seen to', async () => {
  const ask = await saidToKeep(eve)
  await stores.asksWhileAway.reroute([{ ask, rerouting: { kind: 'return' } }], at, byOperator.through)
  expect((await looks())[0]).toBe('keep')
  expect((await review.rowOf(gil)).decision).toMatchObject({ value: 'keep', by: eve._id, for: manager._id })
  expect(await verifyAccess(database.db)).toMatchObject({ wrong: [] })
})

test('what somebody said to keep as their review closed is kept, and not counted as not reviewed', async () => {
  await saidToKeep()
  goesOn(400)
  await steps().closeAccessReview({ cycle, asOf: at })
  const states = await Promise.all([gil, hal, ida].map(async (who) => (await review.rowOf(who)).state))
  expect(states).toEqual(['decided', 'decided', 'not-reviewed'])
})

test('a system that is written down anew before its list came is asked about as it is by now', async () => {
  await begins()
  await looks()
  const before = await review.one(EXTRACT_SLOT)
  await stores.systems.add(
    aSystem({ _id: 'crm@2', version: '2', sequence: 2, reviewedBy: 'owner', title: { en: 'The CRM' } }),
  )
  await looks()
  const asked = await review.one(EXTRACT_SLOT)
  expect(asked).toMatchObject({ subject: { version: '2' }, round: 2 })
  expect(await review.answers(before, '3')).toBe(false)
  await review.handsIn(EXTRACT_SLOT, everybody)
  await looks()
  expect(await review.one(REVIEW_ACCESS_SLOT)).toMatchObject({ askedOf: owner._id })
})

test('a newer list that lacks others, too, proves nothing, and another one is asked for', async () => {
  await isRead(everybody)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil]])
  await looks()
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  expect(await review.one(VERIFY_SLOT)).toMatchObject({ askedOf: owner._id, round: 2 })
  expect(await count('deliveries', { person: lead._id, 'content.kind': 'access-not-removed' })).toBe(1)
  // It does not list Hal's, and nobody says that it does.
  const content = { kind: 'access-not-removed', cycle, extraction: `${cycle}#2`, asks: [] as [] } as const
  const card = await accessReviewMessages(stores).ofNotice(content, lead, at)
  expect(JSON.stringify(card)).toContain('proves of no account that it is gone')
  expect(JSON.stringify(card)).not.toContain('Hal Moss')
})

test('a change is verified by a list only where something that the account had is gone', async () => {
  const three: readonly Line[] = [[gil], [hal, 'Agent|Admin'], [ida]]
  await untilDone('change', three)
  await review.handsIn(VERIFY_SLOT, [[gil], [hal, 'Agent|Admin|Owner'], [ida]])
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({
    ...{ state: 'open', number: 2, reopened: [{ because: 'unchanged' }] },
  })
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [hal, 'Agent|Reports'], [ida]])
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified' })
})

test('a list is asked for once removals were due, though nobody says that they were done, and shows them', async () => {
  await isRead(everybody)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  expect(await review.open(VERIFY_SLOT)).toEqual([])
  at = `${addDays((await review.one(ORDER_SLOT)).dueOn, 1)}T10:00:00.000Z`
  await looks()
  await review.handsIn(VERIFY_SLOT, everybody)
  await looks()
  // It is still there, as the order says that is open anyway; a list is asked for again once that is said to be done.
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'open' })
  expect(await review.open(VERIFY_SLOT)).toEqual([])
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified' })
})

test('a change that the system itself does not show is confirmed by a second person', async () => {
  const there = [gil, hal, ida].map(({ key, email }) => ({
    ...{
      id: `u-${key}`,
      login: key,
      name: null,
      email,
      entitlements: ['Agent'],
      lastUsed: null,
      active: true,
    },
  }))
  let reads = 0
  const live = steps(undefined, async () => {
    reads += 1
    return { accounts: there, shown: 3, query: 'all' }
  })
  const source = { kind: 'github', organisation: 'kestrel', token: 'GITHUB_TOKEN' } as const
  await review.begins(async () => undefined, aSystem({ source }))
  await looks(cycle, live)
  for (const person of [gil, ida]) await review.decides(person, 'keep')
  await review.decides(hal, 'change', { to: 'No right to approve' })
  await review.isReviewed(manager)
  await looks(cycle, live)
  const before = reads
  await review.carriesOut('The rule of approvals, by number 12', 'by-proof')
  await looks(cycle, live)
  expect(reads).toBeGreaterThan(before)
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  const confirming = await review.one(CONFIRM_PROOF_SLOT)
  expect(confirming).toMatchObject({ askedOf: lead._id, neverBy: [owner._id] })
  await review.answers(confirming, 'confirmed', { isTakenOver: true })
  await looks(cycle, live)
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', verified: { by: lead._id } })
})

test('what a list shows to be done, though nobody said so, is asked of its owner no more', async () => {
  await isRead(everybody)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  const order = await review.one(ORDER_SLOT)
  at = `${addDays(order.dueOn, 1)}T10:00:00.000Z`
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  expect(await looks()).toContain('close')
  const [settled] = await stores.asks.byIds([order._id])
  expect(settled).toMatchObject({ state: 'closed', closed: { because: 'settled' }, receiptOwed: at })
})

test('a “done” that was not so is asked anew and due on the same day as before, however often it is said', async () => {
  await untilDone('revoke')
  const first = (await review.rowOf(hal)).order?.dueOn
  if (!first) throw new Error('Nothing was ordered')
  at = `${addDays(first, 2)}T10:00:00.000Z`
  await review.handsIn(VERIFY_SLOT, everybody)
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'open', number: 2, dueOn: first })
  const today = at.slice(0, 10)
  expect(await review.one(ORDER_SLOT)).toMatchObject({ dueOn: today })
  // No list is asked for in the same breath.
  expect(await review.open(VERIFY_SLOT)).toEqual([])
  await review.carriesOut()
  await looks()
  expect(await review.one(VERIFY_SLOT)).toMatchObject({ dueOn: today })
})

test('what is taken back is asked of the owner anew, and nobody goes on being asked to show or confirm it', async () => {
  await untilDone('revoke')
  await review.answers(await review.one(VERIFY_SLOT), BY_PROOF, { isTakenOver: true })
  await looks()
  expect(await review.one(CONFIRM_PROOF_SLOT)).toMatchObject({ askedOf: lead._id })
  const row = await review.rowOf(hal)
  const acting = { by: owner._id, at, through: { kind: 'chat', platform: 'slack' } as const }
  expect(await stores.accessOrders.reopened([row._id], 'taken-back', null, acting)).toBe(1)
  await looks()
  expect(await review.open(CONFIRM_PROOF_SLOT)).toEqual([])
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id, dueOn: row.order?.dueOn })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('a list of a day before something was ordered verifies nothing of it', async () => {
  await untilDone('revoke')
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']], { exportedOn: '2027-01-03' })
  await looks()
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']], { exportedOn: '2027-01-04' })
  await looks()
  expect((await review.rowOf(hal)).order?.state).toBe('verified')
  expect(await stores.extractions.ofCycle(cycle)).toMatchObject([
    ...[{ purpose: 'review' }, { exportedOn: '2027-01-03' }, { exportedOn: '2027-01-04' }],
  ])
})

test('an account that is there again when something else is shown is ordered anew at once', async () => {
  await isRead(everybody)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  await looks()
  // The same day what was decided may still be corrected.
  expect(await review.decides(gil, 'revoke')).toBe('recorded')
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[hal], [ida, 'Agent|Admin']])
  await looks()
  expect((await review.rowOf(gil)).order).toMatchObject({ state: 'verified' })
  expect((await review.rowOf(hal)).order).toMatchObject({
    ...{ state: 'open', number: 2, reopened: [{ because: 'still-there' }] },
  })
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id })
})

test('a list of a day before an account was seen to be removed does not show that it is there again', async () => {
  await isRead(everybody)
  await review.decides(ida, 'keep', { reason: 'Needs it' })
  for (const person of [gil, hal]) await review.decides(person, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut()
  await looks()
  goesOn(2)
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified' })
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [hal], [ida, 'Agent|Admin']], { exportedOn: '2027-01-05' })
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', number: 1 })
  expect((await review.rowOf(gil)).order).toMatchObject({ state: 'done', number: 2 })
})

/** What the CRM shows where Steward reads it itself. */
const livePlan = aSystem({ source: { kind: 'github', organisation: 'kestrel', token: 'GITHUB_TOKEN' } })
function live(accounts: () => readonly Person[] | Promise<readonly Person[]>, changes: object = {}) {
  const nothing = async () => undefined
  const extract = async () => ({
    accounts: (await accounts()).map(({ key, name, email }) => ({
      ...{ id: `u-${key}`, login: key, name, email: email ?? null, entitlements: ['Agent'] },
      ...{ lastUsed: null, active: true },
    })),
    shown: null,
    query: 'all',
  })
  return accessReviewActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    ...{ sources: accessSources({ extract }), ...changes },
  })
}

/** Hal's account is to be removed from a system that Steward reads itself. */
async function halIsToGo(activities: AccessReviewActivities): Promise<void> {
  await review.begins(async () => undefined, livePlan)
  await looks(cycle, activities)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks(cycle, activities)
}

test('a worker that is killed after it read a system leaves that to be held against what was ordered', async () => {
  let there = [gil, hal, ida]
  await halIsToGo(live(() => there))
  await review.carriesOut()
  there = [gil, ida]
  const dies = () => {
    throw new Error('Killed')
  }
  const accessHistory = Object.create(stores.accessHistory, { linesOf: { value: dies } })
  await expect(
    looks(
      cycle,
      live(() => there, { accessHistory }),
    ),
  ).rejects.toThrow('Killed')
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  const never = live(() => Promise.reject(new Error('It was read already')))
  await looks(cycle, never)
  expect((await review.rowOf(hal)).order?.state).toBe('verified')
})

test('what Steward saw to be removed it looks at once more when that was due, and what is back by then is asked for anew', async () => {
  let there = [gil, hal, owner]
  const activities = live(() => there)
  await review.begins(async () => undefined, { ...livePlan, swing: 60 })
  await looks(cycle, activities)
  await review.decides(gil, 'keep')
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks(cycle, activities)
  const { dueOn } = await review.one(ORDER_SLOT)
  there = [gil, owner]
  await review.carriesOut()
  expect(await looks(cycle, activities)).toContain('verify')
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified' })
  there = [gil, hal, owner]
  at = `${dueOn}T22:00:00.000Z`
  expect(await looks(cycle, activities)).not.toContain('verify')
  at = `${addDays(dueOn, 1)}T10:00:00.000Z`
  expect((await looks(cycle, activities)).filter((each) => each === 'verify')).toHaveLength(1)
  expect((await review.rowOf(hal)).order).toMatchObject({
    ...{ state: 'open', reopened: [{ because: 'still-there' }] },
  })
  expect(await review.one(ORDER_SLOT)).toMatchObject({ askedOf: owner._id, round: 2 })
})

test('a review that Steward reads by another version of its reader from some day on goes on to its end', async () => {
  let there = [gil, hal, ida]
  let reading = 1
  const by = steps(undefined, async () => ({
    accounts: there.map(({ key, name, email }) => ({
      ...{ id: `u-${key}`, login: key, name, email, entitlements: ['Agent'], lastUsed: null, active: true },
    })),
    ...{ shown: null, query: JSON.stringify({ reading, organisation: 'kestrel' }) },
  }))
  await halIsToGo(by)
  await review.carriesOut()
  reading = 2
  there = [gil]
  await looks(cycle, by)
  // Ida's account is missing, too: the other version may only not show them.
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  goesOn(30)
  there = [gil, ida]
  await looks(cycle, by)
  expect((await review.rowOf(hal)).order?.state).toBe('verified')
  expect((await stores.extractions.ofCycle(cycle)).at(-1)?.query).toContain('"reading":2')
})

test('a worker that is killed after it kept a list that was handed in leaves it to be held against what was ordered', async () => {
  await untilDone('revoke')
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin']])
  const dies = () => {
    throw new Error('Killed')
  }
  const accessHistory = Object.create(stores.accessHistory, { linesOf: { value: dies } })
  const killed = live(() => [], { accessHistory })
  await expect(looks(cycle, killed)).rejects.toThrow('Killed')
  expect((await stores.extractions.ofCycle(cycle)).at(-1)?.purpose).toBe('verify')
  expect((await review.rowOf(hal)).order?.state).toBe('done')
  await looks()
  expect((await review.rowOf(hal)).order?.state).toBe('verified')
  expect(await count('extractions', {})).toBe(2)
})

test('what is said to be done while the system is read is judged by the next reading only', async () => {
  let there = [gil, hal, ida]
  await halIsToGo(live(() => there))
  goesOn(30)
  const slow = live(async () => {
    const shown = there
    if (shown.length === 3) {
      const before = at
      at = new Date(Date.parse(at) + 60_000).toISOString()
      await review.carriesOut().catch(() => undefined)
      at = before
      there = [gil, ida]
    }
    return shown
  })
  const { next } = await slow.lookAtAccess({ cycle, asOf: at })
  expect(next).toBe('verify')
  await slow.stepOfAccess({ cycle, asOf: at, step: 'verify' })
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'done', number: 1 })
  at = new Date(Date.parse(at) + 120_000).toISOString()
  await looks(cycle, slow)
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', number: 1 })
})

test('an account that is still there after its day is told once to the owner and the ISMS lead, however often it is looked at', async () => {
  await halIsToGo(live(() => [gil, hal, ida]))
  const due = (await review.rowOf(hal)).order?.dueOn ?? ''
  const told = async () =>
    Promise.all(
      [owner, lead].map(({ _id: person }) =>
        count('deliveries', { person, 'content.kind': 'access-not-removed' }),
      ),
    )
  at = `${due}T10:00:00.000Z`
  await looks(
    cycle,
    live(() => [gil, hal, ida]),
  )
  expect(await told()).toEqual([0, 0])
  for (const days of [1, 2, 3]) {
    at = `${addDays(due, days)}T10:00:00.000Z`
    await looks(
      cycle,
      live(() => [gil, hal, ida]),
    )
    expect(await told()).toEqual([1, 1])
  }
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'open', number: 1, dueOn: due })
})

/** A second person confirms that Hal's account was removed. */
async function confirmedByProof(): Promise<void> {
  await isRead(everybody)
  for (const person of [gil, ida]) await review.decides(person, 'keep', { reason: 'Needs it' })
  await review.decides(hal, 'revoke')
  await review.isReviewed(manager)
  await looks()
  await review.carriesOut('Locked; it cannot be deleted')
  await looks()
  await review.answers(await review.one(VERIFY_SLOT), BY_PROOF, { isTakenOver: true })
  await looks()
  await review.answers(await review.one(CONFIRM_PROOF_SLOT), 'confirmed', { isTakenOver: true })
}

test('what was confirmed in the last minute before a review closes is on its record', async () => {
  await confirmedByProof()
  await steps().closeAccessReview({ cycle, asOf: at })
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', verified: { by: lead._id } })
  expect(await stores.accessHistory.endingOf(cycle)).toMatchObject({ kept: 2, removed: 1, unverified: 0 })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})

test('an account that a second person confirmed as removed may stay in the list, until it may do more', async () => {
  await confirmedByProof()
  await looks()
  expect(await review.decides(gil, 'revoke')).toBe('recorded')
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[hal], [ida, 'Agent|Admin']])
  await looks()
  expect((await review.rowOf(hal)).order).toMatchObject({ state: 'verified', number: 1 })
  expect(await review.decides(ida, 'revoke')).toBe('recorded')
  await looks()
  await review.carriesOut()
  await looks()
  await review.handsIn(VERIFY_SLOT, [[hal, 'Agent|Admin']])
  await looks()
  // By whom it was confirmed stays on record.
  expect((await review.rowOf(hal)).order).toMatchObject({
    ...{ state: 'open', number: 2 },
    reopened: [{ because: 'still-there', verified: { by: lead._id } }],
  })
  expect(await verifyAccess(stores.db)).toMatchObject({ wrong: [] })
})
