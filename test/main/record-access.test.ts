import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { accessReviewActivities } from '../../src/activities/access-review/activities.js'
import { ACCESS_RULES } from '../../src/domain/access-made.js'
import { accessOnRecord } from '../../src/domain/access-on-record.js'
import { EXTRACT_SLOT, VERIFY_SLOT } from '../../src/domain/access-review.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { type KnownAccount, knownAccountsHash } from '../../src/domain/known-account.js'
import { accessSources } from '../../src/main/access-sources.js'
import { evidenceCommand } from '../../src/main/evidence.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ImportCounts } from '../../src/store/imports.js'
import { verifyAccess } from '../../src/store/verify-access.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import {
  AccessReview,
  cycle,
  eve,
  everybody,
  gil,
  hal,
  ida,
  manager,
  owner,
  staff,
} from '../support/access-review.js'
import { found } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { printedRecord } from '../support/printed-record.js'

let database: TestDatabase
let stores: Stores
let at: string
let review: AccessReview

async function looks(): Promise<void> {
  const nothing = async () => undefined
  const activities = accessReviewActivities({
    ...stores,
    ...{ matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => {} },
    sources: accessSources({ extract: () => Promise.reject(new Error('Nothing is read')) }),
  })
  for (;;) {
    const { next } = await activities.lookAtAccess({ cycle, asOf: at })
    if (next === 'wait') return
    if (next === 'close') return activities.closeAccessReview({ cycle, asOf: at })
    await activities.stepOfAccess({ cycle, asOf: at, step: next })
  }
}

/** Gil is kept, Ida in spite of what she may do until June, Hal removed, as a new list shows; a robot is kept by the owner. */
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  at = '2027-01-04T10:00:00.000Z'
  review = new AccessReview(stores, async () => at)
  await found(stores, staff)
  const known: KnownAccount[] = [
    {
      ...{ _id: 'crm/robot', v: 1, system: 'crm', account: 'robot', type: 'service', owner: eve._id },
      ...{ heldBy: [], purpose: { en: 'Sends invoices' } },
      rotation: { every: { count: 3, unit: 'months' }, last: '2026-12-01' },
    },
  ]
  await stores.knownAccounts.replace(known)
  const run = { counts: {} as ImportCounts, files: [], operator: 'Ada Quinn' }
  const imported = { ...run, knownAccounts: knownAccountsHash(known) }
  const importedAt = new Date('2027-01-04T09:00:00.000Z')
  const begun = await stores.imports.begin(1, imported, importedAt)
  if (begun) await stores.imports.finish(begun, importedAt)
  await review.begins(async () => undefined)
  await looks()
  await review.handsIn(EXTRACT_SLOT, [...everybody, ['robot'], ['retired', 'Agent', 'no']])
  await looks()
  await review.decides(gil, 'keep')
  await review.decides(ida, 'keep', { reason: 'Administers it', until: '2027-06-30' })
  await review.decides('robot', 'keep', { reason: 'Still sends them' })
  await review.decides(hal, 'revoke')
  for (const reviewer of [manager, owner]) await review.isReviewed(reviewer)
  await looks()
  await review.carriesOut('Ticket 4471')
  await looks()
  await review.handsIn(VERIFY_SLOT, [[gil], [ida, 'Agent|Admin'], ['robot']], { exportedOn: '2027-01-04' })
  await looks()
  at = '2027-01-05T10:00:00.000Z'
  await looks()
}, 60_000)
afterAll(() => database.drop())

test('the record says all by which an auditor can tell that a review was whole, and what came of each account', async () => {
  const [read, again] = await stores.extractions.ofCycle(cycle)
  if (!read || !again) throw new Error('Nothing was read')
  const text = await printedRecord(stores, cycle, 'text')
  const lines = [
    `Rule version: ${ACCESS_RULES}`,
    `Accounts known that are no person: SHA-256 ${read.assigned?.known}, since import/1, 2027-01-04T09:00:00.000Z, by Ada Quinn`,
    `Read: 2027-01-04T10:00:00.000Z, csv, by Ben Okoro, 5 accounts, the system shows 5, accepted`,
    `   Query: ${read.query}`,
    `   Query: SHA-256 ${sha256(read.query)}`,
    `   List: SHA-256 ${read.file.sha256}`,
    'Read again: 2027-01-04T10:00:00.000Z, exported on 2027-01-04, csv, by Ben Okoro, 3 accounts, the system shows 3, accepted',
    `   List: SHA-256 ${again.file.sha256}`,
    'Accounts reviewed: 4; kept 3, of these 1 until a day; removed 1; changed 0',
    'Not known to be done: 0; not reviewed: 0',
  ]
  for (const line of lines) expect(text).toContain(`\n${line}\n`)
  const ofHal = text.split('\n- ').find((each) => each.startsWith(hal.key))
  const ofIda = text.split('\n- ').find((each) => each.startsWith(ida.key))
  const ofRobot = text.split('\n- ').find((each) => each.startsWith('robot'))
  for (const said of [
    /· revoke · Cleo Hart · 2027-01-04T10:00:00.000Z$/m,
    /Held by: Hal Moss$/m,
    /May: Agent$/m,
    /Reviewer: Cleo Hart, manager$/m,
    /Reason: Moved on$/m,
    /decided on in the same form: 1$/m,
    /Ordered: remove, verified, due /,
    /Done: Ben Okoro, 2027-01-04T10:00:00.000Z$/m,
    /Proof: Ticket 4471$/m,
    new RegExp(`Verified: ${again._id}, 2027-01-04`),
  ])
    expect(ofHal).toMatch(said)
  expect(ofIda).toMatch(/May: Admin; Agent \(privileged\)$/m)
  expect(ofIda).toMatch(/Reason: Administers it\n\s+Kept in spite of its flags until: 2027-06-30$/m)
  expect(ofRobot).toMatch(/Known as: service, answered for by Eve Long, Sends invoices$/m)
  expect(ofRobot).toMatch(/Secret changed: every 3 months, last on 2026-12-01, due on 2027-03-01$/m)
  expect(ofRobot).toMatch(/Reviewer: Ben Okoro, owner of the system$/m)
})

test('and so does its table, on the line of each account', async () => {
  const [read, again] = await stores.extractions.ofCycle(cycle)
  const table: Record<string, string>[] = parse(await printedRecord(stores, cycle, 'csv'), { columns: true })
  const of = (account: string) => table.find((line) => line.account === account)
  const ofAll = {
    ...{
      rule_version: String(ACCESS_RULES),
      closed_by_rule_version: String(ACCESS_RULES),
      read_at: read?.at,
      read_from: 'csv',
      read_by: 'Ben Okoro',
    },
    ...{ read_rows: '5', read_system_shows: '5', read_list_sha256: read?.file.sha256 },
    ...{ read_query_sha256: sha256(read?.query ?? ''), read_accounts_sha256: read?.hash },
  }
  expect(of(`u-${hal.key}`)).toMatchObject({
    ...ofAll,
    ...{
      decision: 'revoke',
      decided_by: 'Cleo Hart',
      reason: 'Moved on',
      rows_in_form: '1',
      done_by: 'Ben Okoro',
    },
    ...{ proof: 'Ticket 4471', verified_by: again?._id, verifying_list_sha256: again?.file.sha256 },
    ...{ verifying_by: 'Ben Okoro', verifying_rows: '3', verifying_query_sha256: sha256(again?.query ?? '') },
  })
  expect(of(`u-${ida.key}`)).toMatchObject({
    ...ofAll,
    privileged: 'yes',
    until: '2027-06-30',
    verifying_at: '',
  })
  expect(of('robot')).toMatchObject({
    ...{ known_as: 'service', answered_for_by: 'Eve Long', known_for: 'Sends invoices' },
    ...{ reviewer_as: 'owner of the system', holder: 'known: robot' },
  })
})

test('it holds, and its lists are written out as they were handed in', async () => {
  const { checked, ...rest } = await verifyAccess(database.db)
  expect([checked, rest]).toEqual([4, { uncommitted: 0, wrong: [] }])
  expect((await verifyRecords(database.db)).wrong).toEqual([])
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  const written: string[] = []
  expect(await evidenceCommand(stores, { cycle, folder }, (line) => written.push(line))).toBe(0)
  const [read, again] = await stores.extractions.ofCycle(cycle)
  for (const file of [read?.file, again?.file])
    expect(written.join('\n')).toMatch(new RegExp(`crm.csv SHA-256 ${file?.sha256}`))
  expect(await readdir(folder)).toHaveLength(2)
  await rm(folder, { recursive: true })
  // Read again on the same day, it reads the same: one file, and no word of a second.
  const bytes = again && (await stores.keptFiles.bytesOf(again.file))
  if (!bytes) throw new Error('The list is not kept')
  const { _id, v, outbox, assigned, ...other } = again as typeof again & { outbox?: unknown }
  const kept = { bytes, kind: 'csv', name: 'crm.csv', ask: cycle, source: 'steward', at: again.at } as const
  const file = await stores.keptFiles.keep(kept)
  await stores.extractions.add({ ...other, number: 3, file })
  const anew: string[] = []
  expect(await evidenceCommand(stores, { cycle, folder }, (line) => anew.push(line))).toBe(0)
  expect(anew.toSorted()).toEqual(written.toSorted())
  await rm(folder, { recursive: true })
})

test('a review that closes by newer rules than those that flagged its accounts says both', async () => {
  const extractions = (await stores.extractions.ofCycle(cycle)).map((each) =>
    each.assigned ? { ...each, assigned: { ...each.assigned, rules: 0 } } : each,
  )
  const none = () => undefined
  const access = await accessOnRecord(extractions, stores.accessHistory.linesOf(cycle), none)
  expect(access).toMatchObject({ rules: 0, closedByRules: ACCESS_RULES })
})
