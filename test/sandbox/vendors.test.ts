import { type Account, ExtractionError } from '../../src/domain/population.js'
import type { LivePlan, SourcePlan } from '../../src/domain/system.js'
import { importingInto } from '../../src/main/importing.js'
import { type SandboxSystems, sandboxSystems } from '../../src/main/sandbox-systems.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { orgImport } from '../../src/org/commands.js'
import type { PlayedSystem } from '../../src/sandbox/vendors/system.js'
import { readCsv } from '../../src/sources/csv.js'
import { systemSources } from '../../src/sources/sources.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { openTestSandbox, type TestSandbox } from '../support/sandbox.js'

const folder = 'examples/harbour-pine'
const now = new Date('2027-01-19T09:30:00Z')
const at = now.toISOString()

/** The systems of Harbour & Pine in the sandbox, read as Steward reads them in earnest. */
let database: TestDatabase
let stores: Stores
let systems: SandboxSystems
let world: TestSandbox
beforeAll(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  const imported = { now: () => now, operator: 'tests', ...importingInto(stores) }
  expect(await orgImport(folder, { print: () => {}, ...imported })).toBe(0)
  systems = await sandboxSystems(stores, folder)
  world = await openTestSandbox({ systems: systems.played, clock: { now: () => now } })
})
afterAll(async () => {
  await world.stop()
  await database.drop()
})

async function planOf(system: string): Promise<SourcePlan> {
  const found = await stores.systems.newest(system)
  if (found === null) throw new Error(`There is no ${system}`)
  return found.source
}
const livePlanOf = async (system: string): Promise<LivePlan> => {
  const plan = await planOf(system)
  if (plan.kind === 'csv') throw new Error(`${system} is handed in`)
  return plan
}
const extract = async (system: string) =>
  systems.sourceAt(world.sandbox.vendorsUrl).extract(await livePlanOf(system), at, () => {})
const change = (system: string, login: string, what: object) =>
  world.people.post('systems', { system, login, ...what })
const of = ({ accounts }: { accounts: Account[] }, login: string) =>
  accounts.find((account) => account.login === login)

test("GitHub's members, an outsider whom nobody knows, and what each may do beyond what all may", async () => {
  const extracted = await extract('github')
  expect(extracted.shown).toBe(20)
  expect(extracted.accounts).toHaveLength(20)
  expect(of(extracted, 'tkoehler')).toMatchObject({
    email: 'tobias.koehler@harbourpine.example',
    entitlements: ['organisation: owner'],
  })
  expect(of(extracted, 'declan-foley')).toMatchObject({
    name: 'Declan Foley',
    entitlements: expect.arrayContaining(['all repositories: read', 'waybill: write']),
  })
  expect(of(extracted, 'k-halloran-dev')).toMatchObject({
    email: null,
    entitlements: ['outside collaborator', 'waybill: write'],
  })
})

test("Entra's users, guests and administrators, over several pages, with when they signed in last", async () => {
  const extracted = await extract('entra')
  expect(extracted.shown).toBe(extracted.accounts.length)
  expect(extracted.accounts.length).toBeGreaterThan(40)
  expect(of(extracted, 'tomas.ryan@harbourpine.example')).toMatchObject({
    entitlements: expect.arrayContaining(['IT and Security', 'role: Global Administrator']),
    // Whoever works there was there yesterday, whatever the workspace's clock shows.
    lastUsed: '2027-01-18',
  })
  expect(of(extracted, 'declan.foley@harbourpine.example')).toMatchObject({
    lastUsed: '2026-11-12',
    active: true,
  })
  expect(of(extracted, 'support_mailgate.example#EXT#@harbourpine.example')?.entitlements).toEqual(['guest'])
  expect(of(extracted, 'rory.gleeson@harbourpine.example')?.active).toBe(false)
})

test("AWS's users, and the root user whom nobody takes out", async () => {
  const extracted = await extract('aws-production')
  expect(extracted.shown).toBe(8)
  expect(of(extracted, 'root')?.entitlements).toEqual(['root'])
  expect(of(extracted, 'mehmet.yildiz')).toMatchObject({
    email: 'mehmet.yildiz@harbourpine.example',
    entitlements: ['group: production-operators'],
    lastUsed: '2027-01-18',
  })
  expect(of(extracted, 'load-test-2025')).toMatchObject({ email: null, lastUsed: '2025-03-18' })
})

test('what was removed or changed is so when it is read again, also after a restart, until it is brought back', async () => {
  const before = await extract('github')
  await change('github', 'declan-foley', { removed: true })
  await change('github', 'amelieroy', { may: ['member'] })
  await world.restart()
  const removed = await extract('github')
  expect(of(removed, 'declan-foley')).toBeUndefined()
  expect(removed.shown).toBe(19)
  expect(of(removed, 'amelieroy')?.entitlements).toEqual(['all repositories: read', 'organisation: member'])
  expect(removed.query).toBe(before.query)
  await change('github', 'declan-foley', { removed: false })
  await change('github', 'amelieroy', { may: ['waybill: maintain', 'member'] })
  expect((await extract('github')).accounts).toEqual(before.accounts)
  expect(await change('github', 'amelieroy', { may: ['owner', 'member'] })).toEqual({
    problem: 'Of organisation an account has one',
  })
})

test('an organisation of several pages is read to its end', async () => {
  const [github] = systems.played.filter(({ kind }) => kind === 'github')
  if (github?.kind !== 'github') throw new Error('There is no GitHub')
  const accounts = Array.from({ length: 230 }, (_, n) => ({
    ...{ login: `dev-${n}`, name: `Dev ${n}`, email: `dev-${n}@harbourpine.example` },
    ...{ may: ['member'], lastUsed: null, enabled: true },
  }))
  await world.restart({ systems: [{ ...github, accounts }] })
  const extracted = await extract('github')
  expect(extracted.shown).toBe(230)
  expect(new Set(extracted.accounts.map(({ email }) => email)).size).toBe(230)
  await world.restart()
})

test.each(['crm', 'waybill-console', 'accounting', 'bank'])(
  'the list of %s to hand in follows what was done there, as the system writes it',
  async (system) => {
    const plan = await planOf(system)
    if (plan.kind !== 'csv') throw new Error('It is read')
    const handedIn = async () => {
      const response = await fetch(`${world.sandbox.address}/sandbox/exports/${system}.csv`)
      return readCsv(Buffer.from(await response.arrayBuffer()), plan)
    }
    const first = await handedIn()
    const played = systems.played.find(({ id }) => id === system) as PlayedSystem
    expect(first.accounts).toHaveLength(played.accounts.length)
    const [gone, less] = first.accounts.filter(({ entitlements }) => entitlements.length > 1)
    const kept = less?.entitlements.slice(1) ?? []
    await change(system, gone?.login ?? '', { removed: true })
    await change(system, less?.login ?? '', { may: kept })
    const then = await handedIn()
    expect(then.accounts).toHaveLength(first.accounts.length - 1)
    expect(of(then, gone?.login ?? '')).toBeUndefined()
    expect(of(then, less?.login ?? '')).toEqual({ ...less, entitlements: kept })
  },
)

test.each(['github', 'entra', 'aws-production'])(
  'a real secret opens nothing of %s in the sandbox',
  async (system) => {
    const plan = await livePlanOf(system)
    const real = systemSources(
      {
        ...{ GITHUB_AUDIT_TOKEN: 'ghp_real', ENTRA_AUDIT_SECRET: 'real' },
        ...{ AWS_AUDIT_KEY_ID: 'AKIAREAL', AWS_AUDIT_SECRET: 'real' },
      },
      {
        fetch: (input, init) => {
          const { host, pathname, search } = new URL(String(input))
          return fetch(`${world.sandbox.vendorsUrl}${host}${pathname}${search}`, init)
        },
        awsEndpoint: `${world.sandbox.vendorsUrl}iam.amazonaws.com`,
      },
    )
    const refused = await real.extract(plan, at, () => {}).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(ExtractionError)
    expect(refused).toMatchObject({ fault: { because: 'refused' } })
  },
)

test('what the sandbox sends goes to the sandbox, and no secret of the environment is among it', async () => {
  process.env.GITHUB_AUDIT_TOKEN = 'ghp_real'
  const sent: string[] = []
  const real = globalThis.fetch
  globalThis.fetch = (input, init) => {
    sent.push(`${String(input)} ${JSON.stringify([...new Headers(init?.headers)])}`)
    return real(input, init)
  }
  try {
    await extract('github')
    await extract('entra')
  } finally {
    globalThis.fetch = real
    delete process.env.GITHUB_AUDIT_TOKEN
  }
  expect(sent.length).toBeGreaterThan(10)
  expect(sent.filter((each) => !each.startsWith(world.sandbox.vendorsUrl))).toEqual([])
  expect(sent.join()).not.toContain('ghp_real')
})
