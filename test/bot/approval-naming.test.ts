import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { RequestStep } from '../../src/domain/request.js'
import { processMessages } from '../../src/main/process-messages.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { openApprovals } from '../../src/store/open-approvals.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { lead as aLead, aPerson, found, kestrel } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { anException, offer, requestType } from '../support/request-types.js'

const at = '2026-11-24T09:00:00.000Z'
const decision = 'decision/approval.request.policy-exception.1/1'
/** Uses no chat, and is all there is of top management. */
const chief = aPerson(2, { chat: [] })
const lead = { ...aLead, manager: chief._id }
/** Has left. */
const head = aPerson(3, { manager: chief._id, active: false })
const otherHead = aPerson(4, { manager: chief._id })
const clerk = aPerson(5, { manager: head._id })
const seller = aPerson(6, { manager: otherHead._id })
const assistant = aPerson(7, { manager: lead._id })
const deputy = aPerson(8, { manager: lead._id })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  const staff = [lead, chief, head, otherHead, clerk, seller, assistant, deputy]
  await found(stores, staff, { topManagement: [chief._id], deputy: deputy._id })
  const step: RequestStep = { who: ['manager'], needs: 'all', businessDays: 3 }
  await offer(stores, requestType('policy-exception', { ...anException, steps: [step] }))
})
afterEach(() => database.drop())

const desk = (person: Person) => new AtTheDesk(stores, person, at)
const goesOn = () => approvals(stores).askApprovers({ decision, asOf: at })
const look = async () => (await approvals(stores).lookAtDecision({ decision, asOf: at })).next
const asks = () => stores.asks.allOf(decision)
const toldOf = (kind: string) =>
  database.db.collection('deliveries').distinct('person', { 'content.kind': kind })

async function asksFor(person: Person): Promise<void> {
  const form = await desk(person).types('request policy-exception')
  await form.submits({ policy: 'clean-desk', until: '2026-12-24', why: 'We move' })
  await goesOn()
}

async function openAsk(): Promise<Ask> {
  const [ask, ...more] = (await asks()).filter(({ state }) => state === 'open')
  if (!ask || more.length > 0) throw new Error('Not one is asked')
  return ask
}

async function changes(person: Person, fields: Partial<Person>): Promise<void> {
  await database.admin.collection<{ _id: string }>('people').updateOne({ _id: person._id }, { $set: fields })
}

describe('what nobody lawfully decides', () => {
  beforeEach(() => asksFor(clerk))

  test('is blocked, and waits: the ISMS lead is asked to name somebody, and whoever asked hears of it', async () => {
    expect(await stores.decisions.byId(decision)).toMatchObject({
      state: 'open',
      blocked: { slot: 'step-1', since: at },
    })
    await goesOn()
    expect(await openAsk()).toMatchObject({ slot: 'naming-1', askedOf: lead._id, neverBy: [clerk._id] })
    expect(await look()).toBe('blocked')
    expect(await toldOf('asks')).toEqual([lead._id])
    expect(await toldOf('blocked')).toEqual([clerk._id])
    const notice = { kind: 'blocked', decision, since: at, asks: [] as [] } as const
    const read = JSON.stringify(await processMessages(stores).approval.ofNotice(notice, clerk, at))
    expect(read).toContain('Robin Adler1 is asked to name somebody of the same or a higher authority')
  })

  test('is shown as blocked to whoever asked, and to who sees how things stand', async () => {
    expect((await desk(clerk).types('request')).sees).toContain('blocked, nobody may decide it yet')
    expect((await desk(deputy).types('status')).sees).toMatch(/Blocked, .*Robin Adler1 is asked to name/s)
  })

  test('is decided by whom the ISMS lead names, who reads why it is they', async () => {
    const form = await (await desk(lead).reads((await openAsk())._id)).clicks('Name somebody…')
    // Nobody below, nobody who left, and not whoever names them.
    const options = JSON.stringify(form.nodes)
    expect(options).toContain(otherHead._id)
    for (const { _id } of [lead, chief, head, clerk, seller, deputy]) expect(options).not.toContain(_id)
    await form.submits({ who: lead._id })
    expect(form.reply.kind).toBe('invalid')
    await form.submits({ who: otherHead._id })
    expect((await desk(lead).reads((await openNaming())._id)).sees).toContain('You named Robin Adler4')

    expect(await look()).toBe('ask')
    await goesOn()
    const asked = await openAsk()
    expect(asked).toMatchObject({ askedOf: otherHead._id, neverBy: [clerk._id, lead._id] })
    expect((await desk(otherHead).reads(asked._id)).sees).toContain(
      'you decide because Robin Adler1 named you for it, since nobody else lawfully may',
    )
    expect(await stores.decisions.byId(decision)).toMatchObject({
      steps: [{ approvers: [otherHead._id], up: [{ from: head._id, to: otherHead._id }] }],
    })
    expect((await stores.decisions.byId(decision))?.blocked).toBeUndefined()
    await decide(stores, asked, 'approved', at)
    await approvals(stores).concludeDecision({ decision, asOf: at })
    expect(await stores.decisions.byId(decision)).toMatchObject({
      ...{ state: 'approved', decided: { by: otherHead._id } },
    })
  })

  test('is not named for by somebody else, nor twice', async () => {
    const old = await desk(lead).reads((await openAsk())._id)
    const others = await (await desk(deputy).reads((await openAsk())._id)).clicks('Name somebody…')
    expect(others.sees).toContain('nothing was recorded')
    await (await old.clicks('Name somebody…')).submits({ who: otherHead._id })
    const again = await (await desk(lead).types('status')).acts('naming.choose', await refOfNaming())
    expect(again.sees).toContain('Robin Adler4 was named for this already')
  })

  test('is asked of who lawfully may by now, without the ISMS lead', async () => {
    await changes(chief, { chat: ['slack'] })
    expect(await look()).toBe('ask')
    await goesOn()
    expect(await openAsk()).toMatchObject({ slot: 'step-1', askedOf: chief._id })
    expect((await openNaming()).closed).toMatchObject({ because: 'settled' })
    expect((await desk(lead).reads((await openNaming())._id)).sees).toContain('Nothing more is needed')
  })

  test('is asked again of the ISMS lead where whom they named has left before they were asked', async () => {
    const form = await (await desk(lead).reads((await openAsk())._id)).clicks('Name somebody…')
    await form.submits({ who: otherHead._id })
    await changes(otherHead, { active: false })
    await goesOn()
    expect(await openAsk()).toMatchObject({ slot: 'naming-1', askedOf: lead._id, round: 2 })
    expect((await desk(lead).reads((await openAsk())._id)).sees).toContain(
      'There is nobody of the same or a higher authority',
    )
  })

  test('is asked of who leads the ISMS now, and of nobody who did before', async () => {
    const before = await openAsk()
    const lost = { roles: [{ person: lead._id, role: 'isms-lead' }], reports: [], chat: [] }
    expect(await openApprovals(stores).takeBack(lost, at)).toBe(1)
    const old = await (await desk(lead).acts('naming.choose', `${before._id}.1`)).sees
    expect(old).toContain('nothing was recorded')
    const led = { ismsLead: deputy._id, deputy: null, topManagement: [chief._id] }
    await stores.organisation.appoint(led, { since: at, decision: null })
    expect(await look()).toBe('ask')
    await goesOn()
    expect(await openAsk()).toMatchObject({ slot: 'naming-1', askedOf: deputy._id })
    expect(await look()).toBe('blocked')
  })

  test('is taken back like anything that waits', async () => {
    const list = await desk(clerk).types('request')
    await (await list.clicks('Take it back…')).submits()
    expect((await asks()).every(({ state }) => state === 'closed')).toBe(true)
    expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'withdrawn' })
  })
})

test('what the ISMS lead themselves asked for is not theirs to name somebody for', async () => {
  await asksFor(lead)
  expect(await openAsk()).toMatchObject({ slot: 'naming-1', askedOf: deputy._id })
  // The chief executive's decision: there is nobody as high.
  const form = await (await desk(deputy).reads((await openAsk())._id)).clicks('Name somebody…')
  expect(form.sees).toContain('There is nobody of the same or a higher authority whom you could name')
})

test('where nobody may name somebody either, whoever asked reads what to do', async () => {
  const inForce = { since: at, decision: null }
  await stores.organisation.appoint({ ...kestrel, topManagement: [chief._id] }, inForce)
  await asksFor(lead)
  expect(await asks()).toEqual([])
  expect(await look()).toBe('blocked')
  const notice = { kind: 'blocked', decision, since: at, asks: [] as [] } as const
  const read = JSON.stringify(await processMessages(stores).approval.ofNotice(notice, lead, at))
  expect(read).toContain('There is nobody either who could name somebody')
})

async function openNaming(): Promise<Ask> {
  const naming = (await asks()).find(({ slot }) => slot === 'naming-1')
  if (!naming) throw new Error('Nobody was asked to name somebody')
  return naming
}

async function refOfNaming(): Promise<string> {
  return `${(await openNaming())._id}.1`
}
