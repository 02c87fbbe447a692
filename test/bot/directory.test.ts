import { sendNext } from '../../src/bot/courier.js'
import { identify } from '../../src/bot/directory.js'
import type { Person } from '../../src/domain/person.js'
import { aPerson, kestrel, lead, people } from '../support/company.js'
import { accountOf, Office } from './office.js'

const robin = aPerson(2)
const sam = aPerson(3, { name: 'Sam Oduya', email: 'sam.oduya@kestrel.example' })

let office: Office
afterEach(async () => {
  jest.restoreAllMocks()
  await office.stop()
})

/** Who this account belongs to, as Steward finds it when it shows itself. */
async function whoIs(email: string): Promise<string> {
  const { id: user } = (await (await office.person({ email })).screen()).person
  return whoIsUser(user)
}

async function whoIsUser(user: string, team?: string): Promise<string> {
  const installed = (await office.sandbox.client.auth.test()).team_id ?? ''
  const account = { platform: 'slack' as const, team: team ?? installed, user }
  const found = await identify(office.stores, office.slack.directory, account, office.at())
  return 'refused' in found ? found.refused : found.person.name
}

async function boundTo({ _id }: Person): Promise<string | undefined> {
  return (await office.stores.people.byId(_id))?.bindings.slack?.user
}

test('people are matched by their address whatever its capitals, and bound once', async () => {
  const loud = { ...accountOf(robin), email: robin.email.toUpperCase() }
  office = await Office.open({ staff: [lead, robin], accounts: [accountOf(lead), loud] })
  await office.match()
  const first = await boundTo(robin)
  expect(first).toBe((await (await office.person(robin)).screen()).person.id)
  await office.match()
  expect(await boundTo(robin)).toBe(first)
  const events = await office.stores.db.collection('people').countDocuments({ outbox: { $size: 1 } })
  expect(events).toBe(2)
})

test('someone who shows themselves before the list was read is known at once', async () => {
  office = await Office.open({ staff: [lead, robin] })
  expect(await whoIs(robin.email)).toBe(robin.name)
  expect(await boundTo(robin)).toBeDefined()
  expect(await boundTo(lead)).toBeUndefined()
})

test('a person whose address changes in Slack stays who they are', async () => {
  office = await Office.open({ staff: [lead, robin] })
  await office.match()
  const before = await boundTo(robin)
  await office.sandbox.people.changes(robin.email, { email: 'married@kestrel.example' })
  await office.match()
  expect(await whoIs('married@kestrel.example')).toBe(robin.name)
  expect(await boundTo(robin)).toBe(before)
})

test("an address that is given to somebody else's account inherits nothing", async () => {
  office = await Office.open({ staff: [lead, robin] })
  await office.match()
  const before = await boundTo(robin)
  await office.sandbox.people.changes(robin.email, { deleted: true })
  await office.sandbox.people.adds({ ...accountOf(robin), name: 'Robin the Second' })
  await office.match()
  expect(await whoIs(robin.email)).toBe('not-in-directory')
  expect(await boundTo(robin)).toBe(before)
})

test("an account that takes over a newcomer's address stays whose it was, and the newcomer stays unbound", async () => {
  office = await Office.open({ staff: [lead, robin, sam], accounts: [accountOf(lead), accountOf(robin)] })
  await office.match()
  await office.sandbox.people.changes(robin.email, { email: sam.email })
  await office.match()
  expect(await whoIs(sam.email)).toBe(robin.name)
  expect(await boundTo(sam)).toBeUndefined()
})

describe('guests of the workspace', () => {
  const accounts = [accountOf(lead), { ...accountOf(robin), guest: true }]

  test('are refused', async () => {
    office = await Office.open({ staff: [lead, robin], accounts })
    await office.match()
    expect(await boundTo(robin)).toBeUndefined()
    expect(await whoIs(robin.email)).toBe('guest')
    expect(await boundTo(robin)).toBeUndefined()
  })

  test('take part when they are listed', async () => {
    const organisation = { slack: { ...kestrel.slack, guests: [robin._id] } }
    office = await Office.open({ staff: [lead, robin], accounts, organisation })
    await office.match()
    expect(await whoIs(robin.email)).toBe(robin.name)
  })
})

describe('people from another workspace', () => {
  /** Slack Connect shows them with their own team. */
  async function openWithVisitor(workspaces: string[]): Promise<void> {
    const organisation = { slack: { ...kestrel.slack, workspaces } }
    office = await Office.open({ staff: [lead, robin], accounts: [accountOf(lead)], organisation })
    const { directory } = office.slack
    const visitor = {
      platform: 'slack' as const,
      team: 'T0THERS',
      user: 'U0VISITOR',
      email: robin.email,
      outsider: true,
      usable: true,
    }
    directory.account = async (user) => (user === visitor.user ? visitor : null)
    directory.accounts = async function* () {
      yield visitor
    }
  }

  test('are refused', async () => {
    await openWithVisitor([])
    await office.match()
    expect(await boundTo(robin)).toBeUndefined()
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe('guest')
  })

  test('take part when their workspace is listed, under their own team only', async () => {
    await openWithVisitor(['T0THERS'])
    await office.match()
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe(robin.name)
    expect(await whoIsUser('U0VISITOR', 'T0STRANGERS')).toBe('not-in-directory')
  })
})

test('accounts that are nobody of ours, switched off or apps are not in the directory', async () => {
  const stranger = { ...accountOf(sam), email: 'stranger@elsewhere.example' }
  office = await Office.open({
    staff: [lead, robin],
    accounts: [accountOf(lead), accountOf(robin), stranger],
  })
  const { id } = (await (await office.person(robin)).screen()).person
  await office.sandbox.people.changes(robin.email, { deleted: true })
  await office.match()
  expect(await whoIs(stranger.email)).toBe('not-in-directory')
  expect(await whoIsUser(id)).toBe('not-in-directory')
  expect(await whoIsUser('UNOBODY')).toBe('not-in-directory')
  expect(await whoIsUser((await office.sandbox.client.auth.test()).user_id ?? '')).toBe('not-in-directory')
})

test('people who left, or have not begun, may not act, and those whose chat is another platform are not matched', async () => {
  const left = aPerson(4, { end: '2026-11-20' })
  const next = aPerson(5, { start: '2026-12-01' })
  const none = aPerson(6, { chat: [] })
  office = await Office.open({ staff: [lead, left, next, none] })
  await office.match()
  for (const person of [left, next, none]) expect(await boundTo(person)).toBeUndefined()
  expect(await whoIs(left.email)).toBe('not-present')
  expect(await whoIs(next.email)).toBe('not-present')
  expect(await whoIs(none.email)).toBe('not-in-directory')
})

describe('what waits for a person without an account', () => {
  async function askedWithout(): Promise<void> {
    office = await Office.open({ staff: [lead, robin], accounts: [accountOf(lead)] })
    await office.publishes()
    while ((await sendNext(office.courier('one'))) === 'sent');
    expect((await office.sees(lead)).sort()).toEqual([
      'Acknowledge the Information Security Policy, version 1.0',
      'Ask one person in person',
    ])
    await office.sandbox.people.adds(accountOf(robin))
  }

  test('reaches them once the list shows an account', async () => {
    await askedWithout()
    await office.match()
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(robin)).toEqual(['Acknowledge the Information Security Policy, version 1.0'])
    expect(await office.stores.deliveries.unreachableAsks()).toEqual([])
  })

  test('reaches them once they show themselves', async () => {
    await askedWithout()
    expect(await whoIs(robin.email)).toBe(robin.name)
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(robin)).toHaveLength(1)
  })

  test('is not lost when their account is found just before they are asked', async () => {
    office = await Office.open({ staff: [lead, robin] })
    await office.match()
    await office.stores.deliveries.want([
      {
        person: robin._id,
        content: { kind: 'unreachable', cycle: 'cycle/any', asks: [] },
        notBefore: office.at(),
        reachable: false,
      },
    ])
    await office.match()
    expect(await office.stores.deliveries.unreachablePeople()).toEqual([])
  })
})

test('a workspace whose list may not be read just now is waited for, and the worker is known to live', async () => {
  // Slack's client says so, too.
  jest.spyOn(console, 'info').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const staff = people(3)
  office = await Office.open({ staff, rates: { tier2: { perMinute: 600, burst: 1 } } })
  await office.sandbox.client.users.list({})
  await office.match()
  for (const person of staff) expect(await boundTo(person)).toBeDefined()
  expect(office.heartbeats).toBeGreaterThanOrEqual(staff.length)
})
