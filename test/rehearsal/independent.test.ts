import { storesOf } from '../../src/main/stores.js'
import { Company } from '../../src/rehearsal/company.js'
import { auditAlone } from '../../src/rehearsal/independent.js'
import { Log } from '../../src/rehearsal/log.js'
import type { Played } from '../../src/rehearsal/played.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-05-10T15:00:00.000Z'
const auditor = aPerson(2, { end: '2027-06-30' })
const other = aPerson(3)
let database: TestDatabase
let played: Played

beforeEach(async () => {
  database = await testDatabase()
  const stores = storesOf(database.db)
  await found(stores, [lead, auditor, other])
  const shares = { late: 0, absent: 0, refusing: 0 }
  const hands = { accounts: async () => [] }
  const behaviour = { year: 2027, seed: 1, shares }
  const company = await Company.gather(stores, hands as never, behaviour)
  played = { stage: { stores, now: () => new Date(at) }, company, log: new Log() } as never
})
afterEach(() => database.drop())

/** An audit that takes place from that day on. */
async function audit(id: string, team: string[], from: string): Promise<void> {
  const { stores } = played.stage as never as { stores: ReturnType<typeof storesOf> }
  const _id = `cycle/internal-audit.${id}/2027`
  const text = {
    title: { en: id },
    kind: 'internal',
    objectives: {},
    scope: {},
    criteria: ['9.2', 'A.5.18'],
  } as const
  const people = { lead: auditor._id, team, auditees: [lead._id], reportTo: [] }
  await stores.audits.begin(
    { ...text, ...people, criteria: [...text.criteria], _id, audit: id, stage: 'planning' } as never,
    at,
  )
  const begun = await stores.audits.byId(_id)
  if (begun) await stores.audits.moveTo(begun, 'fieldwork', at, { from, to: from })
}

test('who audits is judged on the day of the audit, by who is there then', async () => {
  await audit('in-may', [], '2027-05-10')
  await audit('alone-in-july', [], '2027-07-05')
  await audit('with-another-in-july', [other._id], '2027-07-05')
  await auditAlone(played, '2027-05-10')
  expect([...played.log.audited.values()]).toEqual([{ audit: 'in-may', day: '2027-05-10', alone: [] }])
  await auditAlone(played, '2027-07-05')
  const inJuly = [...played.log.audited.values()].slice(1)
  expect(inJuly.map(({ audit: id, alone }) => ({ id, alone }))).toEqual(
    expect.arrayContaining([
      { id: 'alone-in-july', alone: ['9.2', 'A.5.18'] },
      { id: 'with-another-in-july', alone: [] },
    ]),
  )
})
