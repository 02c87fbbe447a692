import type { AccessRow, NewAccessRow } from '../../src/domain/access-row.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Account } from '../../src/domain/population.js'
import { AccessDecisions, type AccessForm, type AccessSaid } from '../../src/store/access-decisions.js'
import { AccessHistory } from '../../src/store/access-history.js'
import { AccessOrders } from '../../src/store/access-orders.js'
import { AccessRows } from '../../src/store/access-rows.js'
import { Asks } from '../../src/store/asks.js'
import { AsksWhileAway } from '../../src/store/asks-while-away.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-01-20T10:00:00.000Z'
const later = '2027-01-21T10:00:00.000Z'
const today = '2027-01-20'
const cycle = 'cycle/access-review.crm/2027-Q1'
const through = { kind: 'chat', platform: 'slack' } as const
const [mara, otto, olga] = ['p_mara', 'p_otto', 'p_olga']

let database: TestDatabase
let rows: AccessRows
let decisions: AccessDecisions
let orders: AccessOrders
let history: AccessHistory
beforeEach(async () => {
  database = await testDatabase()
  rows = new AccessRows(database.db)
  decisions = new AccessDecisions(database.db)
  orders = new AccessOrders(database.db)
  history = new AccessHistory(database.db)
})
afterEach(() => database.drop())

const accountOf = (n: number): Account => ({
  ...{ id: `U${n}`, login: `user-${String(n).padStart(4, '0')}`, name: null, email: null },
  ...{ entitlements: ['Sales'], lastUsed: null, active: true },
})

const newRow = (n: number, changes: Partial<NewAccessRow> = {}): NewAccessRow => ({
  ...{ cycle, system: 'crm', extraction: `${cycle}#1`, account: accountOf(n), privileged: false },
  ...{ holder: { kind: 'person', person: `p_${n}` }, department: 'Sales', flags: [], seat: 'manager' },
  ...{ reviewer: mara, why: 'manager', neverBy: [`p_${n}`] },
  ...changes,
})

/** The question whether accounts are kept, put to somebody. */
async function asks(id: string, changes: Partial<Ask> = {}): Promise<void> {
  const ask = { revision: 1, state: 'open', askedOf: mara, mayAnswer: [mara], ...changes }
  await database.db.collection<{ _id: string }>('asks').insertOne({ _id: id, ...ask })
}

async function reviewing(...added: NewAccessRow[]): Promise<AccessRow[]> {
  await rows.addMany(added, at)
  await asks('ask-1')
  await rows.assign(cycle, new Map([[mara, 'ask-1']]))
  return rows.page('ask-1', null, 100)
}

const form = (changes: Partial<AccessForm> = {}): AccessForm => ({
  ...{ ask: { id: 'ask-1', revision: 1 }, by: mara, at, through, today },
  ...changes,
})
const said = (row: AccessRow | undefined, changes: Partial<AccessSaid> = {}): AccessSaid => {
  if (!row) throw new Error('There is no such row')
  return { row, value: 'keep', to: null, reason: null, until: null, ...changes }
}
const decide = async (by: AccessForm, what: AccessSaid) => (await decisions.decideAll(by, [what]))[0]
const revoke = { value: 'revoke', reason: 'Moved to finance' } as const
const stored = async (row: AccessRow | undefined) =>
  database.db
    .collection<AccessRow & { outbox: { type: string; commitments: object }[] }>('access-rows')
    .findOne({
      _id: row?._id ?? '',
    })

test('rows that are added again stay as they are, and each reviewer is asked about theirs', async () => {
  const [first] = await reviewing(
    newRow(1),
    newRow(2),
    newRow(3, { reviewer: otto }),
    newRow(4, { reviewer: null }),
  )
  await decide(form(), said(first, revoke))
  await rows.addMany([newRow(1), newRow(2)], later)
  expect((await rows.byIds([first?._id ?? '']))[0]?.decision?.value).toBe('revoke')
  expect(await rows.unasked(cycle)).toEqual([{ reviewer: otto, rows: 1 }])
  expect(await rows.standing(cycle, ['ask-1'])).toEqual({
    ...{ all: 4, toAsk: 1, toReseat: 0, waiting: 1, blocked: 1, lastDecidedAt: at },
  })
  expect(await rows.standing(cycle, [])).toMatchObject({ toReseat: 1, waiting: 0 })
})

test('pages show what is flagged first, then go by the login, forward and back', async () => {
  const flagged = { flags: ['unused'] } as const
  await reviewing(...[5, 3, 1].map((n) => newRow(n)), newRow(4, { flags: [...flagged.flags] }), newRow(2))
  const logins = (page: AccessRow[]) => page.map(({ account }) => Number(account.id.slice(1)))
  const first = await rows.page('ask-1', null, 2)
  const second = await rows.page('ask-1', first[1]?._id ?? '', 2)
  expect([logins(first), logins(second)]).toEqual([
    [4, 1],
    [2, 3],
  ])
  expect(logins(await rows.page('ask-1', second[1]?._id ?? '', 2))).toEqual([5])
  expect(logins(await rows.pageBefore('ask-1', second[0]?._id ?? '', 2))).toEqual([4, 1])
  expect(await rows.counts('ask-1')).toMatchObject({ all: 5, undecided: 5, unflagged: 4 })
})

describe('a decision', () => {
  test('is recorded once with its reason, and what was said before stays', async () => {
    const [row, other] = await reviewing(newRow(1), newRow(2))
    expect(await decisions.decideAll(form(), [said(row, revoke), said(other)])).toEqual([
      'recorded',
      'recorded',
    ])
    expect(await decide(form({ at: later }), said(row, revoke))).toBe('same')
    const to = { value: 'change', to: 'Read only', reason: 'Needs reports' } as const
    expect(await decide(form({ at: later }), said(row, to))).toBe('recorded')
    const kept = await stored(row)
    expect(kept?.decision).toMatchObject({ value: 'change', to: { text: 'Read only' }, by: mara, rows: 1 })
    expect(kept?.before).toMatchObject([{ value: 'revoke', reason: { text: 'Moved to finance' }, rows: 2 }])
    expect(kept?.outbox.map(({ type }) => type)).toEqual(['access-row.decided', 'access-row.decided'])
    expect(Object.keys(kept?.outbox[1]?.commitments ?? {}).sort()).toEqual([
      'account',
      'decision',
      'reason',
      'to',
    ])
    expect(JSON.stringify(kept?.outbox)).not.toContain('Read only')
  })

  test('of two at the same moment, one is recorded and the other is told', async () => {
    const [row] = await reviewing(newRow(1))
    const both = await Promise.all([decide(form(), said(row)), decide(form(), said(row, revoke))])
    const kept = await stored(row)
    const after = both.filter((outcome) => outcome === 'recorded').length
    expect(after).toBe((kept?.before?.length ?? 0) + 1)
    expect(both.filter((outcome) => outcome !== 'recorded')).toEqual(after === 1 ? ['changed'] : [])
  })

  test('is not for whoever holds the account, also not in somebody’s stead', async () => {
    const [row, other] = await reviewing(newRow(1, { neverBy: [otto] }), newRow(2))
    const delegated = { to: otto, since: at, until: today }
    await asks('ask-2', { mayAnswer: [mara, otto], delegated })
    await database.db.collection('access-rows').updateMany({}, { $set: { ask: 'ask-2' } })
    const inStead = form({ ask: { id: 'ask-2', revision: 1 }, by: otto, inStead: mara })
    expect(await decisions.decideAll(inStead, [said(row), said(other)])).toEqual(['own', 'recorded'])
    expect(await decisions.keepUnflagged(inStead)).toBe(0)
    expect((await stored(other))?.decision).toMatchObject({ by: otto, for: mara })
    expect(await rows.counts('ask-2', otto)).toMatchObject({ forThem: 0 })
    expect(await rows.undecidedIn('ask-2', mara, 5)).toHaveLength(1)
  })

  test('is not for whom it was taken from, nor by a form that is older than that', async () => {
    const [row] = await reviewing(newRow(1))
    expect(await decide(form({ by: otto }), said(row))).toBe('not-yours')
    await database.db.collection<Ask>('asks').updateOne({ _id: 'ask-1' }, { $set: { revision: 2 } })
    expect(await decide(form(), said(row))).toBe('not-yours')
    expect((await stored(row))?.state).toBe('undecided')
  })

  test('may be corrected once all is answered: by whoever was asked, and who still stands in for them', async () => {
    const [row] = await reviewing(newRow(1))
    const delegated = { to: otto, since: at, until: today }
    const answered = { state: 'answered' as const, mayAnswer: [mara, otto], delegated }
    await database.db.collection<Ask>('asks').updateOne({ _id: 'ask-1' }, { $set: answered })
    const away = { _id: mara, absences: [{ from: '2027-01-11', to: '2027-01-20', delegate: otto }] }
    await database.db.collection<{ _id: string }>('absences').insertOne(away)
    expect(await decide(form({ by: otto, inStead: mara }), said(row))).toBe('recorded')
    const back = { $set: { 'absences.0.ended': { lastDay: '2027-01-19' } } }
    await database.db.collection<{ _id: string }>('absences').updateOne({ _id: mara }, back)
    expect(await decide(form({ by: otto, inStead: mara }), said(row, revoke))).toBe('not-yours')
    expect(await decide(form({ by: otto, today: '2027-01-21' }), said(row, revoke))).toBe('not-yours')
    expect(await decide(form(), said(row, revoke))).toBe('recorded')
  })

  test('is not written for whom it was taken from between the look whether it is theirs and the write', async () => {
    const isOpen = { state: 'open' as const, revision: 1, mayAnswer: [mara] }
    const asAsked = { process: 'access-review', kind: 'delegable' } as const
    const all = database.db.collection<Ask>('asks')
    const [row] = await reviewing(newRow(1))
    const by = { actor: { kind: 'steward' }, through: { kind: 'command-line' } } as const
    const takesIt = [
      () => new Asks(database.db).closeAsksOf(mara, 'left', later, by),
      () => new Asks(database.db).closeOne('ask-1', 'handed-on', later, by),
      async () => {
        const ask = (await all.findOne({ _id: 'ask-1' })) as Ask
        const delegated = { to: otto, since: at, until: '2027-01-25' }
        const rerouting = { kind: 'delegate', delegated } as const
        await new AsksWhileAway(database.db).reroute([{ ask, rerouting }], later, by.through)
      },
    ]
    for (const taken of takesIt) {
      await all.updateOne({ _id: 'ask-1' }, { $set: { ...isOpen, ...asAsked } })
      const shown = await stored(row)
      await taken()
      expect((await all.findOne({ _id: 'ask-1' }))?.revision).toBe(2)
      // As it stood when it was looked at.
      await all.updateOne({ _id: 'ask-1' }, { $set: isOpen })
      expect(await decide(form({ at: later }), said(shown ?? undefined))).toBe('moved')
      const passing = { row: shown as AccessRow, to: olga, reason: null }
      expect(await decisions.passOn(form({ at: later }), passing)).toBe(false)
    }
  })

  test('does not count once the cycle closes; what nobody decided was not reviewed', async () => {
    const [row, other] = await reviewing(newRow(1), newRow(2))
    await decide(form(), said(row))
    await rows.freeze(cycle)
    expect(await decisions.decideAll(form(), [said(row, revoke), said(other)])).toEqual(['frozen', 'frozen'])
    expect(await decisions.keepUnflagged(form())).toBe(0)
    for (let twice = 0; twice < 2; twice += 1) expect(await rows.notReviewed(cycle, later)).toBe(1)
    expect([(await stored(row))?.state, (await stored(other))?.state]).toEqual(['decided', 'not-reviewed'])
    expect((await stored(other))?.outbox.map(({ type }) => type)).toEqual(['access-row.not-reviewed'])
  })
})

test('whatever has no flag is kept at once, an event each; flagged and decided rows stay', async () => {
  const many = Array.from({ length: 1_203 }, (_, n) => newRow(n))
  const [flagged, decided] = await reviewing(...many, newRow(2_000, { flags: ['privileged'] }))
  await decide(form(), said(decided, revoke))
  expect(await decisions.keepUnflagged(form())).toBe(1_202)
  expect(await rows.counts('ask-1')).toMatchObject({ all: 1_204, undecided: 1, kept: 1_202, revoked: 1 })
  expect((await stored(flagged))?.state).toBe('undecided')
  const [kept] = await rows.page('ask-1', decided?._id ?? '', 1)
  expect((await stored(kept))?.decision).toMatchObject({ value: 'keep', rows: 1_202 })
  expect((await stored(kept))?.outbox).toHaveLength(1)
})

describe('a row that goes to somebody else', () => {
  test('leaves the form of whoever had it, and never goes to whoever holds it', async () => {
    const [row] = await reviewing(newRow(1, { neverBy: [olga] }))
    if (!row) throw new Error('There is no row')
    const passing = { row, to: otto, reason: 'He leads them now' }
    expect(await decisions.passOn(form(), { ...passing, to: olga })).toBe(false)
    expect(await decisions.passOn(form(), passing)).toBe(true)
    expect(await decisions.passOn(form(), passing)).toBe(false)
    expect(await decide(form(), said(row))).toBe('moved')
    const moved = await stored(row)
    expect(moved).toMatchObject({ reviewer: otto, why: 'passed-on', ask: null, revision: 2 })
    expect(moved?.passedOn).toMatchObject([{ from: mara, to: otto, because: 'not-mine' }])
    expect(await rows.unasked(cycle)).toEqual([{ reviewer: otto, rows: 1 }])
  })

  test('goes to the next one where whoever was asked is asked no more, unless it is decided on', async () => {
    const [row, other] = await reviewing(newRow(1), newRow(2))
    await decide(form(), said(other))
    const lost = await rows.toReseat(cycle, [])
    expect(lost.map(({ _id }) => _id)).toEqual([row?._id])
    const moves = lost.map((each) => ({ row: each, to: olga, why: 'owner' as const }))
    for (let twice = 0; twice < 2; twice += 1) await rows.reseat(moves, later)
    expect(await stored(row)).toMatchObject({ reviewer: olga, ask: null, revision: 2 })
    expect((await stored(row))?.outbox).toHaveLength(1)
  })
})

describe('an order', () => {
  const dueOn = '2027-01-29'
  const orderOf = async (row: AccessRow | undefined) => (await stored(row))?.order
  const done = (row: AccessRow | undefined, changes: object = {}) => ({
    ...{ row: row?._id ?? '', ask: 'ask-2', by: olga, at: later, through, proof: null, file: null },
    ...changes,
  })

  async function ordered(): Promise<AccessRow> {
    const [row, kept] = await reviewing(newRow(1), newRow(2))
    await decisions.decideAll(form(), [said(row, revoke), said(kept)])
    const due = await orders.due(cycle, ['ask-1'])
    expect(due).toEqual({ order: [{ row: row?._id, kind: 'remove' }], withdraw: [], reopen: [] })
    for (let twice = 0; twice < 2; twice += 1) await orders.order(due.order, dueOn, at)
    expect(await orders.due(cycle, ['ask-1'])).toEqual({ order: [], withdraw: [], reopen: [] })
    await asks('ask-2', { askedOf: olga, mayAnswer: [olga] })
    await orders.asked([row?._id ?? ''], 'ask-2')
    if (!row) throw new Error('There is no row')
    return row
  }

  test('follows once what was decided is answered, and is verified by an extraction', async () => {
    const row = await ordered()
    expect(await orderOf(row)).toMatchObject({
      kind: 'remove',
      state: 'open',
      number: 1,
      dueOn,
      ask: 'ask-2',
    })
    expect(await orders.done(done(row))).toBe(true)
    expect(await orders.done(done(row))).toBe(false)
    expect(await decide(form(), said(row))).toBe('frozen')
    for (let twice = 0; twice < 2; twice += 1)
      await orders.verified([row._id], { extraction: `${cycle}#2`, at: later })
    expect(await orderOf(row)).toMatchObject({
      state: 'verified',
      verified: { extraction: `${cycle}#2`, by: null },
    })
    expect((await stored(row))?.outbox.map(({ type }) => type.replace('access-row.', ''))).toEqual([
      ...['decided', 'ordered', 'done', 'verified'],
    ])
    expect(await orders.unsettled(cycle)).toEqual([])
    expect([...(await history.lastOrders('crm', 'another')).keys()]).toEqual(['U1'])
    expect((await history.lastOrders('crm', cycle)).size).toBe(0)
  })

  test('that was not seen to is due anew, and what was said to be done stays on record', async () => {
    const row = await ordered()
    await orders.done(done(row, { proof: 'Ticket 4471' }))
    await orders.reopened([row._id], 'sent-back', '2027-02-05', { by: otto, at: later, through })
    const reopened = await orderOf(row)
    expect(reopened).toMatchObject({ state: 'open', number: 2, dueOn: '2027-02-05', ask: null })
    expect(reopened?.done).toBeUndefined()
    expect(reopened?.reopened).toMatchObject([
      { because: 'sent-back', done: { proof: { text: 'Ticket 4471' } } },
    ])
    await asks('ask-3', { askedOf: olga, mayAnswer: [olga] })
    await orders.asked([row._id], 'ask-3')
    expect(await orders.done(done(row))).toBe(false)
    expect(await orders.done(done(row, { ask: 'ask-3' }))).toBe(true)
  })

  test('is not said to be done by whom it was taken from, nor once its cycle is closed', async () => {
    const row = await ordered()
    expect(await orders.done(done(row, { by: mara }))).toBe(false)
    const set = (state: Ask['state']) =>
      database.db.collection<Ask>('asks').updateOne({ _id: 'ask-2' }, { $set: { state } })
    await set('closed')
    expect(await orders.done(done(row))).toBe(false)
    await set('open')
    await orders.close(cycle)
    expect(await orders.done(done(row))).toBe(false)
    await orders.withdraw([row._id], later)
    await orders.verified([row._id], { extraction: `${cycle}#2`, at: later })
    expect(await orderOf(row)).toMatchObject({ state: 'open', number: 1 })
  })

  test('that is taken back leaves the decision to whoever decided it, and takes it from nobody who has not', async () => {
    const [own] = await reviewing(newRow(1), newRow(1, { seat: 'owner', reviewer: otto }))
    await decide(form(), said(own, revoke))
    await asks('ask-3', { askedOf: otto, mayAnswer: [otto] })
    await rows.assign(cycle, new Map([[otto, 'ask-3']]))
    const [others] = await rows.page('ask-3', null, 1)
    const { order } = await orders.due(cycle, ['ask-1'])
    await orders.order(order, dueOn, at)
    await asks('ask-2', { askedOf: olga, mayAnswer: [olga] })
    await orders.asked([own?._id ?? ''], 'ask-2')
    expect(await orders.done(done(own))).toBe(true)
    expect(await decide(form({ at: later }), said(own))).toBe('frozen')
    expect(await stored(others)).toMatchObject({ state: 'undecided' })
    await orders.reopened([own?._id ?? ''], 'taken-back', null, { by: olga, at: later, through })
    const by = form({ ask: { id: 'ask-3', revision: 1 }, by: otto, at: later })
    expect(await decide(by, said(others))).toBe('recorded')
    expect(await decide(form({ at: later }), said(own))).toBe('recorded')
    expect(await orders.due(cycle, ['ask-1'])).toEqual({ order: [], withdraw: [own?._id], reopen: [] })
  })

  test('is taken back by whoever was asked, or stands in for them by now; the row and the ledger say who', async () => {
    const row = await ordered()
    const standsIn = { mayAnswer: [olga, otto], delegated: { to: otto, since: at, until: today } }
    await database.db.collection<Ask>('asks').updateOne({ _id: 'ask-2' }, { $set: standsIn })
    const away = { _id: olga, absences: [{ from: '2027-01-11', to: '2027-01-20', delegate: otto }] }
    await database.db.collection<{ _id: string }>('absences').insertOne(away)
    expect(await orders.done(done(row, { at }))).toBe(true)
    await database.db.collection<Ask>('asks').updateOne({ _id: 'ask-2' }, { $set: { state: 'answered' } })
    const says = { ask: 'ask-2', by: otto, inStead: olga, at: later, through, today }
    expect(await orders.takenBack([row._id], { ...says, today: '2027-01-21' })).toBe(0)
    expect(await orders.takenBack([row._id], { ...says, ask: 'ask-1' })).toBe(0)
    expect(await orders.takenBack([row._id], says)).toBe(1)
    expect((await orderOf(row))?.reopened).toMatchObject([{ because: 'taken-back', by: otto, for: olga }])
    expect((await stored(row))?.outbox.at(-1)).toMatchObject({ actor: { id: otto }, data: { for: olga } })
  })

  test('that was seen to be done settles the other seat, also after whoever saw it died', async () => {
    const row = await ordered()
    await rows.addMany([newRow(1, { seat: 'owner', reviewer: otto })], at)
    await orders.verified([row._id], { extraction: `${cycle}#2`, at: later })
    const [, other] = (await rows.ofAccounts(cycle, ['U1'])).toSorted((one) => (one._id === row._id ? -1 : 1))
    for (let twice = 0; twice < 2; twice += 1) await orders.settleRemoved(cycle, later)
    expect(await stored(other)).toMatchObject({ state: 'settled', outbox: [{ type: 'access-row.settled' }] })
  })

  test('is withdrawn where it is kept after all, and made anew where it is changed instead', async () => {
    const row = await ordered()
    await decide(form({ at: later }), said(row))
    const due = await orders.due(cycle, ['ask-1'])
    expect(due).toEqual({ order: [], withdraw: [row._id], reopen: [] })
    for (let twice = 0; twice < 2; twice += 1) await orders.withdraw(due.withdraw, later)
    expect(await orders.done(done(row))).toBe(false)
    await decide(form({ at: later }), said(row, { value: 'change', to: 'Read', reason: 'Reports' }))
    const again = await orders.due(cycle, ['ask-1'])
    await orders.order(again.order, dueOn, later)
    expect(await orderOf(row)).toMatchObject({ kind: 'change', state: 'open', number: 2, ask: null })
  })

  test('for a leaver’s account comes with the row, which nobody reviews', async () => {
    const order = { kind: 'remove', because: 'left', dueOn } as const
    for (let twice = 0; twice < 2; twice += 1)
      await rows.addMany([newRow(1, { reviewer: null, why: 'nobody', flags: ['left'], order })], at)
    const [row] = await orders.unsettled(cycle)
    expect(row).toMatchObject({ state: 'ordered', order: { because: 'left', state: 'open', number: 1 } })
    expect((await stored(row))?.outbox.map(({ type }) => type)).toEqual(['access-row.ordered'])
    expect(await rows.standing(cycle, [])).toMatchObject({ all: 1, blocked: 0, toAsk: 0 })
    expect(await orders.due(cycle, [])).toEqual({ order: [], withdraw: [], reopen: [] })
  })
})

test('the last whole review that closed tells how accounts stood, and which are kept until when', async () => {
  const cycles = database.db.collection<{ _id: string }>('cycles')
  const closed = { process: 'access-review', subject: { type: 'system', id: 'crm' }, state: 'closed' }
  const [q4, again] = ['cycle/access-review.crm/2026-Q4', 'cycle/access-review.crm/now-1']
  await cycles.insertMany([
    { _id: q4, ...closed, closedAt: '2026-10-30T10:00:00.000Z' } as { _id: string },
    { _id: again, ...closed, accounts: ['U1'], closedAt: '2026-12-30T10:00:00.000Z' } as { _id: string },
    { _id: 'cycle/access-review.crm/x', ...closed, closedAt: '2026-12-31T10:00:00.000Z' } as { _id: string },
    { _id: cycle, ...closed, state: 'open' } as { _id: string },
  ])
  expect(await history.lastReview('crm')).toBeNull()
  await rows.addMany([newRow(1, { cycle: q4, department: 'IT' }), newRow(1, { cycle: again })], at)
  const [row] = await reviewing(newRow(1, { flags: ['unused'] }))
  expect(await history.lastReview('crm')).toBe(q4)
  expect((await history.reviewedIn(q4, ['U1', 'U2'])).get('U1')).toMatchObject({ department: 'IT' })
  await decide(form(), said(row, { reason: 'Audit in spring', until: '2027-03-31' }))
  expect((await history.exceptions('crm')).map(({ decision }) => decision?.until)).toEqual(['2027-03-31'])
  await decide(form({ at: later }), said(row, revoke))
  expect(await history.exceptions('crm')).toEqual([])
})

describe('an account that takes two people', () => {
  const seats = (n = 1, changes: Partial<NewAccessRow> = {}) => [
    newRow(n, { privileged: true, flags: ['privileged'], ...changes }),
    newRow(n, {
      privileged: true,
      flags: ['privileged'],
      seat: 'owner',
      reviewer: otto,
      why: 'owner',
      ...changes,
    }),
  ]
  const inSeat = async (seat: string) =>
    (await rows.ofAccounts(cycle, ['U1'])).find((row) => row.seat === seat) as AccessRow
  const keep = { reason: 'On call' } as const

  beforeEach(async () => {
    await rows.addMany(seats(), at)
    const delegated = { to: otto, since: at, until: today }
    await asks('ask-1', { mayAnswer: [mara, otto, olga], delegated })
    await asks('ask-2', { askedOf: otto, mayAnswer: [otto, olga] })
    await rows.assign(cycle, new Map([[mara, 'ask-1']]))
    await rows.assign(cycle, new Map([[otto, 'ask-2']]))
  })

  test('is not decided by whoever reviews the other seat, in anybody’s stead', async () => {
    const manager = await inSeat('manager')
    const inStead = form({ by: otto, inStead: mara })
    expect(await decide(inStead, said(manager, keep))).toBe('other-seat')
    expect(await decide(form(), said(manager, keep))).toBe('recorded')
    expect(
      await decide(form({ ask: { id: 'ask-2', revision: 1 }, by: otto }), said(await inSeat('owner'), keep)),
    ).toBe('recorded')
  })

  test('is not decided twice by whoever stands in for both, nor at the same moment', async () => {
    const [manager, owner] = [await inSeat('manager'), await inSeat('owner')]
    const outcomes = await Promise.all([
      decide(form({ by: olga, inStead: mara }), said(manager, keep)),
      decide(form({ ask: { id: 'ask-2', revision: 1 }, by: olga, inStead: otto }), said(owner, keep)),
    ])
    expect(outcomes.filter((outcome) => outcome === 'recorded').length).toBeLessThan(2)
    // Both reviewers can still decide what nobody has.
    const outcome = await decide(form(), said(await inSeat('manager'), keep))
    expect(['recorded', 'same', 'changed']).toContain(outcome)
    const again = await decide(form({ by: olga, inStead: mara }), said(await inSeat('manager'), revoke))
    const other = await decide(
      form({ ask: { id: 'ask-2', revision: 1 }, by: olga, inStead: otto }),
      said(await inSeat('owner'), revoke),
    )
    expect([again, other].filter((outcome) => outcome === 'recorded').length).toBeLessThan(2)
    const deciders = (await rows.ofAccounts(cycle, ['U1'])).map(({ decision, before = [] }) =>
      [...before, ...(decision ? [decision] : [])].some(({ by }) => by === olga),
    )
    expect(deciders).not.toEqual([true, true])
  })

  test('never goes to one person in both seats: not by two who pass it on at once, nor as it is given anew', async () => {
    const passing = async (seat: string, by: string, ask: string, to: string) =>
      decisions.passOn(form({ by, ask: { id: ask, revision: 1 } }), {
        ...{ row: await inSeat(seat), to, reason: null },
      })
    expect(await passing('manager', mara, 'ask-1', otto)).toBe(false)
    const both = await Promise.all([
      passing('manager', mara, 'ask-1', olga),
      passing('owner', otto, 'ask-2', olga),
    ])
    expect(both.filter((passed) => passed).length).toBeLessThan(2)
    await rows.reseat(
      [await inSeat('manager'), await inSeat('owner')].map((row) => ({
        row,
        to: 'p_lead',
        why: 'isms-lead' as const,
      })),
      later,
    )
    const reviewers = (await rows.ofAccounts(cycle, ['U1'])).map(({ reviewer }) => reviewer)
    expect(new Set(reviewers).size).toBe(2)
  })
})

test('a row does not go back to whoever said that it is not theirs', async () => {
  const [row] = await reviewing(newRow(1))
  if (!row) throw new Error('There is no row')
  expect(await decisions.passOn(form(), { row, to: otto, reason: null })).toBe(true)
  await asks('ask-2', { askedOf: otto, mayAnswer: [otto] })
  await rows.assign(cycle, new Map([[otto, 'ask-2']]))
  const his = form({ by: otto, ask: { id: 'ask-2', revision: 1 } })
  const back = { row: { ...row, revision: 2 }, reason: null }
  expect(await decisions.passOn(his, { ...back, to: mara })).toBe(false)
  expect(await decisions.passOn(his, { ...back, to: olga })).toBe(true)
})
