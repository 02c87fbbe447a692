import { sendNext } from '../../src/bot/courier.js'
import { identify, personOf } from '../../src/bot/directory.js'
import { slackDirectory } from '../../src/bot/slack/directory.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { aPerson, kestrel, lead, people } from '../support/company.js'
import { accountOf, Office } from '../support/office.js'

const robin = aPerson(2)
const sam = aPerson(3, { name: 'Sam Oduya', email: 'sam.oduya@kestrel.example' })

/** What the database and Slack's client need to go on by themselves. */
const allButIntervals = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
  ...(['setImmediate', 'clearImmediate', 'setTimeout', 'clearTimeout'] as const),
]

let office: Office
afterEach(async () => {
  jest.useRealTimers()
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

test('someone who shows themselves while the list is being read is known too', async () => {
  office = await Office.open({ staff: [lead, robin] })
  const { account } = office.slack.directory
  const directory = {
    ...office.slack.directory,
    account: async (user: string) => {
      const known = await account(user)
      await office.match()
      return known
    },
  }
  const { id: user } = (await (await office.person(robin)).screen()).person
  const team = (await office.sandbox.client.auth.test()).team_id ?? ''
  const found = await identify(office.stores, directory, { platform: 'slack', team, user }, office.at())
  expect('person' in found && found.person.name).toBe(robin.name)
})

test('somebody who is chosen in a form is found by their account, and nobody by an account that is not known', async () => {
  office = await Office.open({ staff: [lead, robin] })
  await office.match()
  const found = await office.stores.people.byId(robin._id)
  const binding = found?.bindings.slack
  if (!binding) throw new Error('Robin is not bound')
  const account = { platform: 'slack' as const, team: binding.team, user: binding.user }
  expect((await personOf(office.stores, account))?.name).toBe(robin.name)
  expect(await personOf(office.stores, { ...account, team: 'T0THERS' })).toBeNull()
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

  test('act no more once they are taken off the list, and again once they are back on it', async () => {
    const listed = { ...kestrel, slack: { ...kestrel.slack, guests: [robin._id] } }
    office = await Office.open({ staff: [lead, robin], accounts, organisation: listed })
    await office.match()
    await office.stores.organisation.write(kestrel)
    expect(await whoIs(robin.email)).toBe('guest')
    expect(await whoIs(lead.email)).toBe(lead.name)
    await office.stores.organisation.write(listed)
    expect(await whoIs(robin.email)).toBe(robin.name)
  })
})

test('an account with an address that was taken from its person while the list was read is not bound', async () => {
  office = await Office.open({ staff: [lead, robin] })
  const { directory } = office.slack
  const list = directory.accounts
  directory.accounts = async function* () {
    await office.stores.people.write([], [{ id: robin._id, fields: { email: 'corrected@kestrel.example' } }])
    yield* list()
  }
  await office.match()
  expect(await boundTo(robin)).toBeUndefined()
  expect(await boundTo(lead)).toBeDefined()
  expect(await whoIs(robin.email)).toBe('not-in-directory')
})

describe('people from another workspace', () => {
  const theirs = { platform: 'slack' as const, team: 'T0THERS', user: 'U0VISITOR', usable: true }

  /** Slack Connect shows them with their own team. */
  async function openWithVisitor(slack: Organisation['slack'], { email } = robin): Promise<void> {
    const accounts = email === lead.email ? [] : [accountOf(lead)]
    office = await Office.open({ staff: [lead, robin], accounts, organisation: { slack } })
    const { directory } = office.slack
    const visitor = { ...theirs, email, standing: 'stranger' as const }
    directory.account = async (user) => (user === visitor.user ? visitor : null)
    directory.accounts = async function* () {
      yield visitor
    }
  }

  test.each([
    ['nobody is listed', { guests: [], workspaces: [] }],
    ['only their workspace is listed', { guests: [], workspaces: ['T0THERS'] }],
    ['only they are listed, and not their workspace', { guests: [robin._id], workspaces: ['T0MORE'] }],
  ])('are refused when %s', async (_, slack) => {
    await openWithVisitor(slack)
    await office.match()
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe('guest')
    expect(await boundTo(robin)).toBeUndefined()
  })

  test('do not become the ISMS lead by writing the address of the ISMS lead into an account of theirs', async () => {
    await openWithVisitor({ guests: [robin._id], workspaces: ['T0THERS'] }, lead)
    await office.match()
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe('guest')
    expect(await boundTo(lead)).toBeUndefined()
  })

  test('take part when they and their workspace are listed, under their own team only', async () => {
    await openWithVisitor({ guests: [robin._id], workspaces: ['T0THERS'] })
    await office.match()
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe(robin.name)
    expect(await whoIsUser('U0VISITOR', 'T0STRANGERS')).toBe('not-in-directory')
  })

  test.each([
    ['they are', { guests: [], workspaces: ['T0THERS'] }],
    ['their workspace is', { guests: [robin._id], workspaces: [] }],
  ])('act no more once %s taken off the list', async (_, slack) => {
    await openWithVisitor({ guests: [robin._id], workspaces: ['T0THERS'] })
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe(robin.name)
    await office.stores.organisation.write({ ...kestrel, slack })
    expect(await whoIsUser('U0VISITOR', 'T0THERS')).toBe('guest')
  })

  test.each([
    ['another team', { team_id: 'T0THERS' }, 'stranger'],
    ['a mark as stranger', { is_stranger: true }, 'stranger'],
    ['another team, where they are a guest', { team_id: 'T0THERS', is_restricted: true }, 'stranger'],
    ['a mark as guest of one channel', { is_ultra_restricted: true }, 'guest'],
    ['no mark at all', {}, 'member'],
  ])('are told apart from members and guests: an account with %s', async (_, marks, standing) => {
    office = await Office.open({ staff: [lead] })
    const { client } = office.sandbox
    client.users.info = async () => ({ ok: true, user: { id: 'U1', team_id: 'T0URS', ...marks } })
    const account = await slackDirectory(client, client, 'T0URS').account('U1')
    expect(account?.standing).toBe(standing)
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
    office.passes(5 * 60)
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
    expect(await office.stores.deliveries.unreachablePeople()).toEqual([])
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
        content: { kind: 'paper', list: 'list-1', asks: [] },
        class: 'now',
        notBefore: office.at(),
        reachable: false,
      },
    ])
    await office.match()
    expect(await office.stores.deliveries.unreachablePeople()).toEqual([])
  })
})

test('a worker is known to live while Slack makes it wait for more than a minute, and not after', async () => {
  office = await Office.open({ staff: [lead] })
  jest.useFakeTimers({ doNotFake: allButIntervals })
  const { directory } = office.slack
  directory.accounts = async function* () {
    jest.advanceTimersByTime(65_000)
    yield* []
  }
  await office.match()
  expect(office.heartbeats).toBe(13)
  directory.accounts = async function* () {
    yield* []
    throw new Error('The list cannot be read')
  }
  await expect(office.match()).rejects.toThrow('The list cannot be read')
  jest.advanceTimersByTime(65_000)
  expect(office.heartbeats).toBe(13)
})

test('a workspace whose list may not be read just now is waited for', async () => {
  // Slack's client says so, too.
  jest.spyOn(console, 'info').mockImplementation(() => undefined)
  jest.spyOn(console, 'warn').mockImplementation(() => undefined)
  const staff = people(3)
  office = await Office.open({ staff, rates: { tier2: { perMinute: 600, burst: 1 } } })
  await office.sandbox.client.users.list({})
  await office.match()
  for (const person of staff) expect(await boundTo(person)).toBeDefined()
})
