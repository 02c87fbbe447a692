import type { UpdateFilter } from 'mongodb'
import { dropUnboundFiles } from '../../src/activities/control-check/unbound-files.js'
import { madeHash, rowsMade } from '../../src/domain/access-made.js'
import { type AccessRow, accessRowId, type NewAccessRow } from '../../src/domain/access-row.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { knownAccountsHash } from '../../src/domain/known-account.js'
import type { LedgerEvent } from '../../src/domain/ledger.js'
import type { Extraction } from '../../src/domain/population.js'
import { storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { AccessDecisions } from '../../src/store/access-decisions.js'
import { AccessHistory } from '../../src/store/access-history.js'
import { AccessOrders } from '../../src/store/access-orders.js'
import { pushed, type StoredAccessRow } from '../../src/store/access-row-events.js'
import { AccessRows } from '../../src/store/access-rows.js'
import { newEvent } from '../../src/store/events.js'
import { Extractions, extractionId, type NewExtraction } from '../../src/store/extractions.js'
import { KeptFiles } from '../../src/store/kept-files.js'
import type { WithOutbox } from '../../src/store/outbox.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyAccess } from '../../src/store/verify-access.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-01-20T10:00:00.000Z'
const cycle = 'cycle/access-review.crm/2027-Q1'
const through = { kind: 'chat', platform: 'slack' } as const

let database: TestDatabase
beforeEach(async () => {
  database = await testDatabase()
})
afterEach(() => database.drop())

const row: NewAccessRow = {
  ...{ cycle, system: 'crm', extraction: extractionId(cycle, 1), privileged: false, department: 'Sales' },
  account: {
    ...{ id: 'U1', login: 'ada', name: 'Ada Byron', email: 'ada@harbour.example', entitlements: ['Sales'] },
    ...{ lastUsed: null, active: true },
  },
  ...{ holder: { kind: 'person', person: 'p_ada' }, flags: [], seat: 'manager', reviewer: 'p_mara' },
  ...{ why: 'manager', neverBy: ['p_ada'] },
}

/** Of a service account, which nobody has decided on yet. */
const bot: NewAccessRow = {
  ...{ ...row, holder: { kind: 'known', account: 'crm/bot' }, department: null, flags: ['new'] },
  account: { ...row.account, id: 'U2', login: 'bot', name: null, email: null },
  known: {
    ...{ type: 'service', owner: 'p_ida', heldBy: [], purpose: { en: 'Sends invoices' } },
    rotation: { every: { count: 3, unit: 'months' }, last: '2026-12-01' },
  },
  ...{ seat: 'owner', why: 'owner', reviewer: 'p_olga', neverBy: ['p_ida'] },
}
const botRow = accessRowId(cycle, bot.account, 'owner')

async function keptAs(name: string, text: string) {
  const bytes = new TextEncoder().encode(text)
  const kept = await new KeptFiles(database.db).keep({
    bytes,
    kind: 'csv',
    name,
    ask: cycle,
    source: name,
    at,
  })
  return { ...kept, name }
}

async function extracted(changes: Partial<NewExtraction> = {}): Promise<boolean> {
  const file = await keptAs('crm.csv', 'id,login\nU1,ada\n')
  return new Extractions(database.db).add({
    ...{ cycle, system: 'crm', number: 1, purpose: 'review', at, by: 'p_olga', ask: 'ask-0', kind: 'csv' },
    ...{ query: 'id, login', shown: 1, rows: 1, hash: sha256('U1'), state: 'held', before: 40, file },
    ...changes,
  })
}

/** Ada's account is revoked, said to be removed with a proof, and that is confirmed. */
async function reviewed(): Promise<string> {
  const { db } = database
  await extracted()
  const said = { isRight: true, by: 'p_olga', at, through, ask: 'ask-1' }
  await new Extractions(db).confirm(extractionId(cycle, 1), said)
  const rows = new AccessRows(db)
  await rows.addMany([row, bot], at)
  const made = await rowsMade(new AccessHistory(db).linesOf(cycle))
  await new Extractions(db).assigned(
    extractionId(cycle, 1),
    { ...made, rules: 1, known: knownAccountsHash([]) },
    at,
  )
  const asked = { revision: 1, state: 'open', askedOf: 'p_mara', mayAnswer: ['p_mara'] }
  await db.collection<{ _id: string }>('asks').insertOne({ _id: 'ask-2', ...asked })
  await rows.assign(cycle, new Map([['p_mara', 'ask-2']]))
  const [added] = await rows.page('ask-2', null, 1)
  if (!added) throw new Error('There is no row')
  const form = { ask: { id: 'ask-2', revision: 1 }, by: 'p_mara', at, through, today: '2027-01-20' }
  const nothing = { to: null, reason: null, until: null }
  const decisions = new AccessDecisions(db)
  await decisions.decideAll(form, [{ row: added, value: 'keep', ...nothing }])
  await decisions.decideAll(form, [{ row: added, value: 'revoke', ...nothing, reason: 'Moved to finance' }])
  const orders = new AccessOrders(db)
  await orders.order((await orders.due(cycle, ['ask-2'])).order, '2027-01-29', at)
  const seesTo = { ...asked, askedOf: 'p_olga', mayAnswer: ['p_olga'] }
  await db.collection<{ _id: string }>('asks').insertOne({ _id: 'ask-3', ...seesTo })
  await orders.asked([added._id], 'ask-3')
  const acting = { at, through }
  const file = await keptAs('shot.csv', 'id,login\n')
  await orders.done({ ...acting, row: added._id, ask: 'ask-3', by: 'p_olga', proof: 'Ticket 4471', file })
  await orders.verified([added._id], { ...acting, by: 'p_lena', ask: 'ask-4' })
  await sealOnce(db)
  return added._id
}

async function verified(): Promise<{ code: number; wrong: string[] }> {
  const lines: string[] = []
  const code = await verifyCommand(database.db, undefined, (line) => lines.push(line))
  return { code, wrong: lines.filter((line) => / hold|not kept|shows|is not the one/.test(line)) }
}

test('a population is added once, held until somebody says that it is right, and then compared with', async () => {
  const extractions = new Extractions(database.db)
  expect([await extracted(), await extracted({ rows: 7 })]).toEqual([true, false])
  const later = 'cycle/access-review.crm/2027-Q2'
  const history = new AccessHistory(database.db)
  expect(await history.measure('crm', later)).toBeNull()
  const said = { by: 'p_olga', at, through, ask: 'ask-1' }
  await extractions.confirm(extractionId(cycle, 1), { isRight: true, ...said })
  await extractions.confirm(extractionId(cycle, 1), { isRight: false, ...said })
  expect(await history.measure('crm', later)).toMatchObject({ rows: 1, toGo: [] })
  expect(await history.measure('crm', cycle)).toBeNull()
  await extracted({ number: 2, purpose: 'verify', state: 'accepted', at: '2027-01-29T10:00:00.000Z' })
  // It showed nothing to be done.
  expect((await history.measure('crm', later))?.at).not.toBe('2027-01-29T10:00:00.000Z')
  expect((await extractions.ofCycle(cycle)).map(({ number }) => number)).toEqual([1, 2])
})

test('what was read, and what shows a removal, stays when what nothing names is dropped', async () => {
  const id = await reviewed()
  const files = new KeptFiles(database.db)
  const forgotten = await keptAs('forgotten.csv', 'id\n')
  const drop = dropUnboundFiles(storesOf(database.db))
  await new AccessOrders(database.db).reopened([id], 'sent-back', '2027-02-05', {
    at,
    readAt: '2027-12-31T10:00:00.000Z',
  })
  for (let twice = 0; twice < 2; twice += 1) await drop('2027-01-22T10:00:00.000Z', () => undefined)
  expect(await files.bytesOf(forgotten)).toBeNull()
  expect((await verified()).wrong).toEqual([])
  const names = await database.admin.collection('kept-files.files').distinct('metadata.name')
  expect(names).toEqual(['crm.csv', 'shot.csv'])
})

describe('a review is held against the ledger', () => {
  let id: string
  beforeEach(async () => {
    id = await reviewed()
  })

  test('which says nothing of what people said, of the account, nor of what was asked for', async () => {
    expect(await verified()).toEqual({ code: 0, wrong: [] })
    const ledger = JSON.stringify(await database.db.collection('ledger').find().toArray())
    const secrets = ['Moved to finance', 'Ticket 4471', 'crm.csv', 'Ada', 'p_ada', 'id, login', 'revoke']
    expect([...secrets, '"remove"'].filter((secret) => ledger.includes(secret))).toEqual([])
  })

  test('which says through where somebody said that a population is right, and not why an order came again', async () => {
    const orders = new AccessOrders(database.db)
    await orders.reopened([id], 'still-there', '2027-02-05', { at, readAt: '2027-12-31T10:00:00.000Z' })
    await sealOnce(database.db)
    const ledger = await database.db.collection('ledger').find().toArray()
    const events: LedgerEvent[] = ledger.flatMap(({ events }) => events)
    expect(events.find(({ type }) => type === 'extraction.accepted')).toMatchObject({ through })
    expect(JSON.stringify(events)).not.toContain('still-there')
    expect((await verified()).wrong).toEqual([])
    const edited = { $set: { 'order.reopened.0.because': 'unchanged' } }
    await database.admin.collection<{ _id: string }>('access-rows').updateOne({ _id: id }, edited)
    expect((await verified()).wrong.join('\n')).toMatch(/another value/)
  })

  test('of before, which said openly what was ordered', async () => {
    const { db, admin } = database
    const made = newEvent({
      ...{ type: 'access-row.ordered', at, actor: { kind: 'steward' }, through },
      ...{ about: { collection: 'access-rows', id }, data: { kind: 'remove', because: 'decided' } },
    })
    const now = { $set: { 'order.event': made.event._id }, $push: pushed(made) }
    await admin.collection<StoredAccessRow>('access-rows').updateOne({ _id: id }, now)
    await sealOnce(db)
    expect((await verified()).wrong).toEqual([])
  })

  test.each<[string, object]>([
    ['what was decided', { 'decision.value': 'keep' }],
    ['why', { 'decision.reason.text': 'He asked for it' }],
    ['who decided', { 'decision.by': 'p_otto' }],
    ['in whose stead', { 'decision.for': 'p_otto' }],
    ['when', { 'decision.at': '2027-01-19T10:00:00.000Z' }],
    ['how many accounts the form decided at once', { 'decision.rows': 40 }],
    ['of which account', { 'account.entitlements': ['Administrator'] }],
    ['what was said before', { 'before.0.value': 'revoke' }],
    ['that nothing was said before', { before: [] }],
    ['that nobody decided', { state: 'not-reviewed' }],
    ['what was ordered', { 'order.kind': 'change' }],
    ['why it was', { 'order.because': 'left' }],
    ['who removed it', { 'order.done.by': 'p_otto' }],
    ['what shows it', { 'order.done.proof.text': 'Ticket 1' }],
    ['which file shows it', { 'order.done.file.sha256': 'f'.repeat(64) }],
    ['who confirmed it', { 'order.verified.by': 'p_olga' }],
    ['that a list shows it', { 'order.verified.extraction': extractionId(cycle, 2) }],
    ['that it was withdrawn', { 'order.state': 'withdrawn' }],
    ['that its holder may not have reviewed it', { neverBy: ['p_mara'] }],
  ])('a row that was edited to say otherwise %s is named', async (_what, $set) => {
    await database.admin.collection<{ _id: string }>('access-rows').updateOne({ _id: id }, { $set })
    const { code, wrong } = await verified()
    expect(code).toBe(1)
    expect(wrong.join('\n')).toMatch(/ada|access-rows|shot/)
  })

  test.each<[string, object]>([
    ['who answers for it', { 'known.owner': 'p_otto' }],
    ['what it is', { 'known.type': 'break-glass' }],
    ['when its secret was changed', { 'known.rotation.last': '2027-01-01' }],
    ['whose it is', { holder: { kind: 'unknown' } }],
    ['what is odd about it', { flags: [] }],
    ['who is to review it', { reviewer: 'p_otto' }],
    ['why they are', { why: 'isms-lead' }],
    ['in which seat', { seat: 'manager' }],
    ['that its owner may review it', { neverBy: [] }],
    ['that somebody else may not', { neverBy: ['p_ida', 'p_olga'] }],
    ['what it may do', { 'account.entitlements': ['Administrator'] }],
    ['that it is privileged', { privileged: true }],
    ['that nobody reviewed it', { state: 'not-reviewed' }],
    ['that nobody needs to', { state: 'ordered' }],
    ['that it was removed by then', { state: 'settled' }],
    ['that it was made in another way', { 'made.reviewer': 'p_otto', reviewer: 'p_otto' }],
  ])('a row that nobody decided on and that was edited to say otherwise %s is named', async (_what, $set) => {
    await database.admin.collection<{ _id: string }>('access-rows').updateOne({ _id: botRow }, { $set })
    const { code, wrong } = await verified()
    expect(code).toBe(1)
    expect(wrong.join('\n')).toMatch(/bot/)
  })

  test('a row that was edited with its hash, put in, or taken out, shows in what the ledger holds of all', async () => {
    const rows = database.admin.collection<AccessRow>('access-rows')
    const before = await rows.find().toArray()
    const restored = async () => {
      await rows.deleteMany({})
      await rows.insertMany(before)
      expect((await verified()).code).toBe(0)
    }
    const stored = await rows.findOne({ _id: botRow })
    if (!stored?.made) throw new Error('It was not made')
    const edited = { ...stored, flags: [], rank: 1 as const }
    const made = { ...stored.made, hash: madeHash({ ...edited, made: stored.made }) }
    await rows.replaceOne({ _id: botRow }, { ...edited, made })
    expect((await verified()).wrong.join()).toMatch(/its rows are not those that were made/)
    await restored()
    await rows.deleteOne({ _id: botRow })
    expect((await verified()).wrong.join()).toMatch(/it has 1 rows, and 2 were made/)
    await restored()
    await rows.insertOne({ ...stored, _id: 'f'.repeat(32) })
    expect((await verified()).wrong.join()).toMatch(/it has 3 rows, and 2 were made/)
    await restored()
    await rows.updateOne({ _id: botRow }, { $unset: { made: true } })
    expect((await verified()).wrong.join()).toMatch(/bot .*it was not there when its review began/)
    const of = { _id: extractionId(cycle, 1) }
    const unset = { $unset: { assigned: true, assignedAt: true } } as const
    await database.admin.collection<Extraction>('extractions').updateOne(of, unset)
    expect((await verified()).wrong.join()).toMatch(/What was made of .* it is not there any more/)
  })

  test('what happened to a row by the ledger, and does not stand in it any more, is missed', async () => {
    const rows = database.admin.collection<AccessRow & WithOutbox>('access-rows')
    await rows.updateOne({ _id: id }, { $unset: { order: true } })
    expect((await verified()).wrong.join()).toMatch(/ada .*what was ordered is not there any more/)
    const nothing = { $unset: { decision: true, before: true, openings: true }, $set: { state: 'undecided' } }
    await rows.updateOne({ _id: id }, nothing as UpdateFilter<AccessRow & WithOutbox>)
    expect((await verified()).wrong.join()).toMatch(/ada .*something that was decided is not there any more/)
  })

  test('what lawfully goes to somebody else, or is reviewed by nobody, holds', async () => {
    const rows = new AccessRows(database.db)
    const [stored] = await rows.byIds([botRow])
    if (!stored) throw new Error('There is no row')
    await rows.reseat([{ row: stored, to: 'p_lena', why: 'isms-lead' }], at)
    await rows.freeze(cycle)
    await rows.notReviewed(cycle, at)
    expect(await verified()).toEqual({ code: 0, wrong: [] })
    await sealOnce(database.db)
    expect(await verified()).toEqual({ code: 0, wrong: [] })
    const why = { $set: { why: 'owner' as const } }
    await database.admin.collection<AccessRow>('access-rows').updateOne({ _id: botRow }, why)
    expect((await verified()).wrong.join()).toMatch(/bot/)
  })

  test.each<[string, object]>([
    ['how many accounts there were', { rows: 40 }],
    ['how many the system itself showed', { shown: 40 }],
    ['which accounts', { hash: sha256('U2') }],
    ['by which query', { query: 'id, login where active' }],
    ['who handed it in', { by: 'p_otto' }],
    ['that it is right', { state: 'refused' }],
    ['who said so', { 'confirmed.by': 'p_otto' }],
    ['what was handed in', { 'file.sha256': 'f'.repeat(64) }],
  ])('a population that was edited to say otherwise %s is named', async (_what, $set) => {
    const of = { _id: extractionId(cycle, 1) }
    await database.admin.collection<{ _id: string }>('extractions').updateOne(of, { $set })
    const { code, wrong } = await verified()
    expect(code).toBe(1)
    expect(wrong.join('\n')).toMatch(/crm/)
  })
})

test('of reviews that began before rows were committed to, it is said how many rows those are', async () => {
  const { db, admin } = database
  await extracted({ state: 'accepted' })
  await new AccessRows(db).addMany([row, bot], at)
  await admin.collection<AccessRow>('access-rows').updateMany({}, { $unset: { made: true } })
  const assigned = { $set: { assignedAt: at } }
  await admin.collection<Extraction>('extractions').updateMany({}, assigned)
  await sealOnce(db)
  const lines: string[] = []
  expect(await verifyCommand(db, undefined, (line) => lines.push(line))).toBe(0)
  expect(lines.join('\n')).toMatch(/no hash was kept .*: 2\.$/m)
})

test('of thousands of accounts each is held against what the ledger says of it, which an index leads to', async () => {
  const many = Array.from({ length: 1_203 }, (_, n): NewAccessRow => {
    const account = { ...row.account, id: `V${String(n).padStart(4, '0')}` }
    return { ...row, account }
  })
  const rows = new AccessRows(database.db)
  await rows.addMany(many, at)
  await rows.notReviewed(cycle, at)
  await sealOnce(database.db)
  const stored = database.db.collection<StoredAccessRow>('access-rows')
  const { checked, wrong } = await verifyAccess(database.db)
  expect([checked, wrong]).toEqual([1_203, []])
  const id = accessRowId(cycle, { id: 'V1100' }, 'manager')
  await stored.updateOne({ _id: id }, { $set: { state: 'settled' } })
  expect((await verifyAccess(database.db)).wrong).toMatchObject([
    { how: 'the ledger does not say that nobody reviewed it' },
  ])
  const plan = await database.db.collection('ledger').find({ 'events.about.id': id }).explain()
  expect(JSON.stringify(plan)).toContain('events.about.id_1')
})
