import type { Through } from '../../src/domain/ledger.js'
import { sampleCommand } from '../../src/main/sample.js'
import { AuditSamples, auditSampleShown } from '../../src/store/audit-samples.js'
import { Populations } from '../../src/store/populations.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { aPerson } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const now = new Date('2027-05-12T09:00:00.000Z')
const review = 'cycle/access-review.crm/2027-Q1'
const old = 'cycle/access-review.crm/2026-Q1'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  const { admin } = database
  await admin.collection<{ _id: string }>('cycles').insertMany([
    { _id: review, process: 'access-review', startedAt: '2027-03-01T09:00:00.000Z' },
    { _id: old, process: 'access-review', startedAt: '2026-03-01T09:00:00.000Z' },
    { _id: 'cycle/policy-acknowledgement.use/3', process: 'policy-acknowledgement' },
  ] as never)
  await admin.collection<{ _id: string }>('access-rows').insertMany([
    ...Array.from({ length: 40 }, (_, n) => ({
      ...{ _id: `row-${n}`, cycle: review, system: 'crm', account: { id: `${n}`, login: `user${n}` } },
      ...(n < 30 ? { decision: { at: '2027-03-10T09:00:00.000Z', value: 'keep' } } : {}),
      ...(n === 4 ? { order: { kind: 'remove', orderedAt: '2027-03-11T09:00:00.000Z' } } : {}),
    })),
    { _id: 'row-old', cycle: old, system: 'crm', account: { id: '1', login: 'user1' } },
  ] as never)
  await admin.collection<{ _id: string }>('asks').insertMany([
    {
      ...{ _id: 'ask-1', cycle: 'cycle/policy-acknowledgement.use/3', process: 'policy-acknowledgement' },
      ...{ slot: 'acknowledge', state: 'answered', askedOf: aPerson(1)._id },
      subject: { type: 'policy', id: 'use', version: '3', hash: 'h' },
      answer: { value: 'acknowledged', at: '2027-02-01T09:00:00.000Z' },
    },
  ] as never)
  await admin.collection<{ _id: string }>('people').insertOne({ ...aPerson(1), end: '2027-04-30' } as never)
})
afterAll(() => database.drop())

async function steward(name: string | undefined, options: Record<string, string> = {}) {
  const lines: string[] = []
  const { n, seed, from, until } = options
  const populations = new Populations(database.db)
  const code = await sampleCommand({ populations }, name, { n, seed, from, until }, now, (line) =>
    lines.push(line),
  )
  return { code, lines }
}

test('25 accounts by seed 7 are the same whenever they are drawn, each with the record that holds it', async () => {
  const first = await steward('access-review', { n: '25', seed: '7' })
  expect(await steward('access-review', { n: '25', seed: '7' })).toEqual(first)
  expect(first.code).toBe(0)
  expect(first.lines[0]).toBe('Population  access-review, 2026-05-12 to 2027-05-12: 40')
  expect(first.lines[1]).toMatch(/^SHA-256 {5}[0-9a-f]{64} /)
  expect(first.lines.slice(3)).toHaveLength(25)
  expect(first.lines[3]).toMatch(
    /^ {3}1 {2}row-\d+ {2}.*user\d+ · crm {2}steward record cycle\/access-review\.crm\/2027-Q1$/,
  )
  const other = await steward('access-review', { n: '25', seed: '8' })
  expect(other.lines[1]).toBe(first.lines[1])
  expect(other.lines.slice(3)).not.toEqual(first.lines.slice(3))
})

test('what happened in the period counts, and without a population all are listed', async () => {
  const { lines } = await steward(undefined)
  const counts = Object.fromEntries(lines.slice(1).map((line) => line.trim().split(/\s+/)))
  expect(counts).toMatchObject({
    ...{ 'access-review': '40', 'access-decisions': '30', 'access-removals': '1' },
    ...{ acknowledgements: '1', leavers: '1', joiners: '0' },
  })
  const before = await steward('access-review', { from: '2026-01-01', until: '2026-12-31', seed: '1' })
  expect(before.lines.at(-1)).toContain('row-old')
  const all = await steward('acknowledgements', { n: '3', seed: '1' })
  expect(all.lines.join('\n')).toContain('There are only 1')
  expect(all.lines.at(-1)).toContain(`${aPerson(1).name} · use 3`)
})

test.each([
  ['access-reviews', {}, 'There is no population “access-reviews”. Did you mean "access-review"?'],
  ['risks', { n: 'many' }, '--n is how many to draw, such as 25, not “many”.'],
  ['risks', { seed: '-3' }, '--seed is a whole number'],
  ['risks', { from: '2027-02-30' }, '--from is a day, such as 2027-05-12, not “2027-02-30”.'],
  ['risks', { from: '2027-04-01', until: '2027-03-01' }, '--from 2027-04-01 comes after'],
])('%s %j is answered with what to write', async (name, options, why) => {
  const { code, lines } = await steward(name, options)
  expect(code).toBe(2)
  expect(lines.join('\n')).toContain(why)
})

test('what an auditor drew stays on record with their audit, once for each form', async () => {
  const samples = new AuditSamples(database.db)
  const drawn: Parameters<AuditSamples['record']>[0] = {
    ...{ audit: 'cycle/internal-audit.isms/2027', population: 'access-removals', seed: 7, size: 25 },
    ...{ period: { from: '2026-05-12', until: '2027-05-12' }, of: 1, hash: 'ab'.repeat(32), ids: ['row-4'] },
  }
  const through: Through = { kind: 'chat', platform: 'slack' }
  const act = { by: 'aoife', at: now.toISOString(), through }
  const record = (nonce: string) => samples.record(drawn, { ...act, nonce })
  await Promise.all([record('form-1'), record('form-2'), record('form-1')])
  expect((await samples.ofAudit(drawn.audit)).map(({ _id }) => _id)).toEqual(['sample-1', 'sample-2'])
  await sealOnce(database.db)
  const wrong = async () =>
    (await verifyLedger(database.db, { fieldsShown: { 'audit-samples': auditSampleShown } })).commitments
      .wrong
  expect(await wrong()).toEqual([])
  await database.admin
    .collection<{ _id: string }>('audit-samples')
    .updateOne({ _id: 'sample-1' }, { $set: { ids: ['row-5'] } })
  expect(await wrong()).toMatchObject([{ row: 'sample-1', field: 'drawn' }])
})
