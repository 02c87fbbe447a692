import { plannedAccessReview } from '../../src/activities/access-review/start.js'
import { planAfterImport } from '../../src/activities/calendar/plan.js'
import { REVIEW_ACCESS_SLOT } from '../../src/domain/access-review.js'
import { accessRowId, type NewAccessRow } from '../../src/domain/access-row.js'
import { askId, putTo } from '../../src/domain/ask.js'
import type { KnownAccount } from '../../src/domain/known-account.js'
import type { Account } from '../../src/domain/population.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { type System, type SystemText, systemHash, systemSubject } from '../../src/domain/system.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { NewAsk } from '../../src/store/asks.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-01-18T10:00:00.000Z'
const owner = aPerson(2, { name: 'Ben Okoro' })
const keeper = aPerson(3, { name: 'Jun Abe' })
const other = aPerson(4, { name: 'Eve Long' })
const outsider = aPerson(5, { name: 'Nia Board', kind: 'board', chat: ['mail'] })

function aSystem(id: string, title: string, changes: Partial<System> = {}): System {
  const text: SystemText = {
    ...{ title: { en: title }, controls: ['A.5.18', 'A.8.2'], privileged: ['Administrator'] },
    ...{ criticality: 'high', reviewedBy: 'manager', swing: 20 },
    source: { kind: 'csv', fields: { id: 'User ID', login: 'Username' } },
    ...changes,
  }
  return {
    ...{ _id: `${id}@1`, v: 1, system: id, version: '1', sequence: 1, outsider: changes.outsider ?? null },
    ...{ ...text, hash: systemHash(text), importedAt: '2027-01-04T09:00:00.000Z' },
  }
}

const crm = aSystem('crm', 'CRM', { outsider: outsider._id })
const github = aSystem('github', 'GitHub', {
  ...{ reviewedBy: 'both', source: { kind: 'github', organisation: 'kestrel', token: 'GITHUB_TOKEN' } },
})

function ruleOf({ system }: System): ProgrammeRule {
  return {
    ...{ _id: `access-review.${system}`, process: 'access-review', subject: system, owner: owner._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
    recurrence: { kind: 'months', every: 6, from: '2027-01-18' },
  }
}

const accounts: KnownAccount[] = [
  {
    ...{ _id: 'github/deploy-bot', v: 1, system: 'github', account: 'deploy-bot', type: 'service' },
    ...{ purpose: { en: 'Puts new versions in place' }, owner: keeper._id, heldBy: [] },
    rotation: { every: { count: 90, unit: 'days' }, last: '2026-10-01' },
  },
  {
    ...{ _id: 'github/sealed', v: 1, system: 'github', account: 'sealed', type: 'break-glass' },
    ...{ purpose: {}, owner: owner._id, heldBy: [lead._id] },
    rotation: { every: { count: 12, unit: 'months' }, last: '2026-06-01' },
  },
  {
    ...{ _id: 'github/elong', v: 1, system: 'github', account: 'elong', type: 'person', person: other._id },
    purpose: {},
  },
]

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, owner, keeper, other, outsider])
  for (const system of [crm, github]) {
    await stores.systems.add(system)
    await stores.programmes.lay(ruleOf(system))
  }
  await stores.knownAccounts.replace(accounts)
  await planAfterImport(stores, '2027-01-04T10:00:00.000Z')
})
afterEach(() => database.drop())

const sits = (person: typeof lead, when = at) => new AtTheDesk(stores, person, when)

test('the ISMS lead sees every system, whose it is, when it comes, and a secret that should have been changed', async () => {
  const { sees } = await sits(lead, '2027-01-05T10:00:00.000Z').types('access')
  expect(sees).toContain(
    'CRM (`crm`) · criticality high · owner Ben Okoro · not reviewed yet · next on Monday 18 January',
  )
  expect(sees).toMatch(/GitHub.+· next on Monday 18 January \(in 13 days\) · ⚠ a secret was to be changed/)
})

test('one of them says where its accounts come from, who reviews them, and what is known of them', async () => {
  const desk = sits(lead)
  const { sees } = await desk.types('access github')
  for (const words of [
    'GitHub, which Steward reads itself: the organisation kestrel',
    'the manager of whoever holds an account, and the owner too where it is privileged',
    'Administrator',
    'every 6 months',
    'deploy-bot: a program’s, Jun Abe answers for it · Puts new versions in place · ⚠ secret was to be changed by Wednesday 30 December',
    'sealed: for emergencies, Ben Okoro answers for it · secret to be changed by Tuesday 1 June',
    'elong: Eve Long',
  ])
    expect(sees).toContain(words)
  // What is overdue comes first, and nobody's secret is named by where it lies.
  expect(sees.indexOf('deploy-bot')).toBeLessThan(sees.indexOf('sealed'))
  expect(sees).not.toContain('GITHUB_TOKEN')

  const { sees: file } = await desk.types('access crm')
  expect(file).toContain('a file that the owner hands in, with the columns User ID and Username')
  expect(file).toContain('Nia Board')
})

test('its owner and whoever answers for an account in it see it, and nobody else does', async () => {
  expect((await sits(owner).types('access')).sees).toContain('Systems that concern you')
  const { sees } = await sits(keeper).types('access')
  expect(sees).toContain('GitHub')
  expect(sees).not.toContain('CRM')
  expect((await sits(other).types('access')).sees).toContain('No system is yours')
  expect((await sits(other).types('access crm')).sees).toContain('Only the owner of “CRM”')
  expect((await sits(lead).types('access crn')).sees).toContain('Did you mean `crm`?')
})

/** The review of the CRM, in which the owner decides on what is given, account by account. */
async function reviews(values: readonly ('keep' | 'revoke' | 'change' | null)[]): Promise<string> {
  const start = plannedAccessReview({ ...stores, startCycle: async () => undefined })
  const programme: Programme = { ...ruleOf(crm), v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: 'access-review.crm/2027-H1', programme: programme._id, period: '2027-H1' }
  const cycle = await start(programme, occurrence as Occurrence, at)
  if (cycle === null) throw new Error('It did not begin')
  const account = (index: number): Account => {
    const login = `user${index}`
    return {
      id: String(index),
      login,
      name: null,
      email: null,
      entitlements: [],
      lastUsed: null,
      active: true,
    }
  }
  const rows = values.map(
    (_, index): NewAccessRow => ({
      ...{ cycle, system: 'crm', extraction: `${cycle}#1`, account: account(index), privileged: false },
      ...{ holder: { kind: 'unknown' }, department: null, flags: [], seat: 'owner', reviewer: owner._id },
      ...{ why: 'owner', neverBy: [] },
    }),
  )
  await stores.accessRows.addMany(rows, at)
  const ask: NewAsk = {
    ...{ cycle, process: 'access-review', kind: 'delegable', slot: REVIEW_ACCESS_SLOT, round: 1 },
    ...{
      ...putTo(owner),
      subject: systemSubject(crm),
      openedAt: at,
      dueOn: '2027-02-01',
      remindOn: '2027-01-19',
    },
  }
  await stores.asks.open([ask])
  await stores.accessRows.assign(cycle, new Map([[owner._id, askId(ask)]]))
  const through = { kind: 'chat', platform: 'slack' } as const
  const form = { ask: { id: askId(ask), revision: 1 }, by: owner._id, at, through, today: '2027-01-18' }
  const said = values.flatMap((value, index) =>
    value === null
      ? []
      : [
          {
            row: { _id: accessRowId(cycle, account(index), 'owner'), revision: 1 },
            ...{ value, to: value === 'change' ? 'Less' : null, reason: 'Looked at', until: null },
          },
        ],
  )
  const outcomes = await stores.accessDecisions.decideAll(form, said)
  expect(new Set(outcomes)).toEqual(new Set(said.length > 0 ? ['recorded'] : []))
  await stores.cycles.opened(cycle, at, rows.length, 'a'.repeat(64))
  return cycle
}

/** What was ordered is carried out, and a list shows it. */
async function shown(cycle: string): Promise<void> {
  const { order } = await stores.accessOrders.due(
    cycle,
    (await stores.asks.allOf(cycle)).map(({ _id }) => _id),
  )
  await stores.accessOrders.order(order, '2027-02-01', at)
  const rows = order.map(({ row }) => row)
  await stores.accessOrders.verified(rows, { extraction: `${cycle}#2`, at })
}

async function closes(cycle: string): Promise<void> {
  await stores.accessRows.freeze(cycle)
  await stores.accessRows.notReviewed(cycle, at)
  await stores.cycles.closed(cycle, '2027-02-02T10:00:00.000Z', 'b'.repeat(64))
}

test('a review that runs says by when, and afterwards how many were kept, and what was not reviewed', async () => {
  const cycle = await reviews(['keep', 'keep', 'revoke', 'change', null])
  expect((await sits(owner).types('access crm')).sees).toContain('under review, due Tuesday 2 February')
  await closes(cycle)
  const { sees } = await sits(owner, '2027-02-03T10:00:00.000Z').types('access')
  expect(sees).toContain(
    'reviewed on 2 February 2027, 10:00: 2 kept, 1 removed, 1 changed, ⚠ 2 of these not seen to be done, ⚠ 1 not reviewed',
  )
})

test('a review of which all that was ordered was shown says so', async () => {
  const cycle = await reviews(['keep', 'revoke', 'change'])
  await shown(cycle)
  await closes(cycle)
  const { sees } = await sits(owner, '2027-02-03T10:00:00.000Z').types('access crm')
  expect(sees).toContain('1 kept, 1 removed, 1 changed, all seen to be done')
  const told = await sits(owner, '2027-02-03T10:00:00.000Z').readsDelivery({
    kind: 'closed',
    cycle,
    asks: [],
  })
  expect(told.sees).toContain('1 kept · 1 removed · 1 changed')
})

test('a review that ended with nothing reviewed says so', async () => {
  await closes(await reviews([]))
  const { sees } = await sits(lead, '2027-02-03T10:00:00.000Z').types('access crm')
  expect(sees).toContain('⚠ ended on 2 February 2027, 10:00 with nothing reviewed')
})
