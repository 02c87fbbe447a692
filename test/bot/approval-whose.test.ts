import { type Ask, formatAskRef } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { RequestStep } from '../../src/domain/request.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { openApprovals } from '../../src/store/open-approvals.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { anException, offer, requestType } from '../support/request-types.js'

const at = '2026-11-24T09:00:00.000Z'
const decision = 'decision/approval.request.policy-exception.1/1'
const chief = aPerson(2)
const head = aPerson(3, { manager: chief._id })
const buyer = aPerson(4, { manager: head._id, roles: ['purchasing'] })
const seller = aPerson(5, { manager: head._id, roles: ['purchasing'] })
const finance = aPerson(7, { manager: chief._id })
const clerk = aPerson(6, { manager: head._id, roles: ['purchasing'] })
const what = '“Exception to a policy”, request 1, of Robin Adler6'

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, head, buyer, seller, clerk, finance], { topManagement: [chief._id] })
})
afterEach(() => database.drop())

const desk = (person: Person) => new AtTheDesk(stores, person, at)
const goesOn = () => approvals(stores).askApprovers({ decision, asOf: at })

async function askFor(
  who: 'manager' | { role: string },
  needs: 'all' | 'any',
  ...further: RequestStep[]
): Promise<void> {
  const steps = [{ who: [who], needs, businessDays: 3 }, ...further]
  await offer(stores, requestType('policy-exception', { ...anException, steps }))
  const form = await desk(clerk).types('request policy-exception')
  await form.submits({ policy: 'clean-desk', until: '2026-12-24', why: 'We move' })
  await goesOn()
}

async function openAsks(): Promise<Ask[]> {
  return (await stores.asks.allOf(decision)).filter(({ state }) => state === 'open')
}
const askedNow = async () => (await openAsks()).map(({ askedOf }) => askedOf).sort()

/** The message in which somebody is asked, as it stands now. */
async function message(person: Person): Promise<AtTheDesk> {
  const asks = (await stores.asks.allOf(decision)).filter(({ askedOf }) => askedOf === person._id)
  const [newest] = asks.sort((one, other) => other.round - one.round)
  return desk(person).reads(newest?._id ?? '')
}

describe('what one of several is to decide', () => {
  beforeEach(() => askFor({ role: 'purchasing' }, 'any'))

  test('is put to all of them but who asked', async () => {
    expect(await askedNow()).toEqual([buyer._id, seller._id])
    expect((await desk(clerk).types('request')).sees).toContain(
      '1: waits for Robin Adler4 or Robin Adler5, by',
    )
    expect((await message(buyer)).sees).toContain('one of you is enough')
    expect((await message(buyer)).labels).toEqual(['Read it', 'Approve', 'Reject…', 'Ask…', 'I take it'])
  })

  test('belongs to the first who takes it, and the others see who that is', async () => {
    await (await message(buyer)).clicks('I take it')
    expect(await askedNow()).toEqual([buyer._id])
    expect((await message(buyer)).sees).toContain('You took it')
    expect((await message(seller)).sees).toContain('Robin Adler4 took it, so nothing is needed from you')
    expect((await desk(clerk).types('request')).sees).toContain('1: waits for Robin Adler4, by')
  })

  test('two who take it at the same moment are one who has it, and one who reads why not', async () => {
    const both = [await message(buyer), await message(seller)]
    await Promise.all(both.map((each) => each.clicks('I take it')))
    expect(await openAsks()).toHaveLength(1)
    const refused = both.filter(({ reply }) => reply.kind === 'card')
    expect(refused.map(({ sees }) => sees)).toEqual([
      expect.stringContaining('Somebody else is asked by now'),
    ])
  })

  test('is not decided by another after it was taken, by an old card either', async () => {
    const old = await message(seller)
    await (await message(buyer)).clicks('I take it')
    await old.clicks('Approve')
    expect(old.sees).toContain('Somebody else is asked by now, so nothing was recorded')
  })

  test('goes back to all of them', async () => {
    await (await message(buyer)).clicks('I take it')
    await (await (await message(buyer)).clicks('Hand it on…')).submits({ to: 'back' })
    await goesOn()
    expect(await askedNow()).toEqual([buyer._id, seller._id])
    expect((await message(seller)).labels).toContain('I take it')
  })

  test('goes back to all of them when who took it leaves', async () => {
    await (await message(buyer)).clicks('I take it')
    await stores.asks.closeAsksOf(buyer._id, 'left', at)
    await stores.people.deactivate([buyer._id])
    await goesOn()
    expect(await askedNow()).toEqual([seller._id])
  })

  test('is handed on only by who took it, and then is that person’s alone', async () => {
    const taken = await (await message(buyer)).clicks('I take it')
    expect(taken.reply.kind).toBe('done')
    await handsOn(buyer, head)
    expect(await askedNow()).toEqual([head._id])
  })

  test('is not asked of somebody who loses the role, and somebody else fills it', async () => {
    const lost = { roles: [{ person: buyer._id, role: 'purchasing' }], reports: [], chat: [] }
    const old = await message(buyer)
    expect(await openApprovals(stores).takeBack(lost, at)).toBe(1)
    await old.clicks('Approve')
    expect(old.sees).toContain('Somebody else is asked by now, so nothing was recorded')
    expect(await askedNow()).toEqual([seller._id])
  })
})

describe('what all of several are to decide', () => {
  beforeEach(() => askFor({ role: 'purchasing' }, 'all'))

  test('is answered by nobody of them in the stead of another', async () => {
    expect((await openAsks()).map(({ neverBy }) => neverBy)).toEqual(
      expect.arrayContaining([
        [clerk._id, seller._id],
        [clerk._id, buyer._id],
      ]),
    )
  })

  test('counts what one of them approved who lost the role since, and asks who has it now', async () => {
    const [first] = (await openAsks()).filter(({ askedOf }) => askedOf === buyer._id)
    if (first) await decide(stores, first, 'approved', at)
    await changes(buyer, { roles: [] })
    await changes(head, { roles: ['purchasing'] })
    await openApprovals(stores).takeBack(
      { roles: [{ person: seller._id, role: 'purchasing' }], reports: [], chat: [] },
      at,
    )
    await changes(seller, { roles: [] })
    await goesOn()
    expect(await askedNow()).toEqual([head._id])
    const [second] = await openAsks()
    if (second) await decide(stores, second, 'approved', at)
    await approvals(stores).concludeDecision({ decision, asOf: at })
    expect(await stores.decisions.byId(decision)).toMatchObject({ state: 'approved' })
  })

  test('leaves nobody asked who does not fill the step any more', async () => {
    await changes(buyer, { roles: [] })
    await changes(head, { roles: ['purchasing'] })
    await stores.asks.closeAsksOf(seller._id, 'left', at)
    await stores.people.deactivate([seller._id])
    await goesOn()
    expect(await askedNow()).toEqual([head._id])
  })

  test('is told to all of them, too, where a worker died before it told anybody', async () => {
    await database.db.collection('deliveries').deleteMany({})
    await goesOn()
    const told = await database.db.collection('deliveries').distinct('person')
    expect(told.sort()).toEqual([buyer._id, seller._id])
  })
})

async function changes(person: Person, fields: Partial<Person>): Promise<void> {
  await database.admin.collection<{ _id: string }>('people').updateOne({ _id: person._id }, { $set: fields })
}

describe('what somebody alone is to decide', () => {
  beforeEach(() => askFor('manager', 'all'))

  test('is handed on to who is above them, never to who asks', async () => {
    const form = await (await message(head)).clicks('Hand it on…')
    const shown = form.reply.kind === 'form' ? JSON.stringify(form.reply.form) : ''
    expect(shown).toContain(chief._id)
    expect(shown).not.toContain(clerk._id)
    await form.submits({ to: clerk._id })
    expect(form.reply).toMatchObject({ kind: 'invalid', errors: { to: expect.anything() } })
    expect(await askedNow()).toEqual([head._id])
  })

  test('is asked of the other, who reads from whom it comes, and decides', async () => {
    const form = await handsOn(head, chief)
    expect(form.sees).toContain(`You handed on ${what} to Robin Adler2`)
    expect((await message(head)).sees).toContain('You handed it on.')
    expect((await message(chief)).sees).toContain('you decide because Robin Adler3 handed it on to you')
    const [ask] = await openAsks()
    if (ask) await decide(stores, ask, 'approved', at)
    await approvals(stores).concludeDecision({ decision, asOf: at })
    expect(await stores.decisions.byId(decision)).toMatchObject({
      state: 'approved',
      decided: { by: chief._id },
    })
  })

  test('comes back to them when whom they handed it to leaves', async () => {
    await handsOn(head, chief)
    await stores.asks.closeAsksOf(chief._id, 'left', at)
    await stores.people.deactivate([chief._id])
    await goesOn()
    expect(await askedNow()).toEqual([head._id])
  })

  test('is asked of the new manager once whoever asked has another', async () => {
    await changes(clerk, { manager: chief._id })
    await openApprovals(stores).takeBack({ roles: [], reports: [clerk._id], chat: [] }, at)
    await goesOn()
    expect(await askedNow()).toEqual([chief._id])
    expect((await message(head)).sees).toContain('Roles or managers have changed')
  })
})

describe('what two are to decide, one after the other', () => {
  const then = (who: RequestStep['who'][number]) => ({ who: [who], needs: 'any' as const, businessDays: 3 })

  test('is handed on to nobody who decides the other step, and nobody of them stands in', async () => {
    await askFor('manager', 'all', then({ role: 'top-management' }))
    expect((await message(head)).labels).toEqual(['Read it', 'Approve', 'Reject…', 'Ask…'])
    const late = await desk(head).acts('approval.choose-whom', formatAskRef(await theAsk()))
    expect(late.sees).toContain('Nobody else may decide this')
    expect(await theAsk()).toMatchObject({ neverBy: [clerk._id, chief._id] })
  })

  test('is decided by two, and whoever handed on the first of it hears the outcome', async () => {
    await askFor('manager', 'all', then({ person: finance._id }))
    await handsOn(head, chief)
    await decide(stores, await theAsk(), 'approved', at)
    await goesOn()
    expect(await askedNow()).toEqual([finance._id])
    await decide(stores, await theAsk(), 'rejected', at, 'Too dear')
    await approvals(stores).concludeDecision({ decision, asOf: at })
    const told = await database.db.collection('deliveries').distinct('person', { 'content.kind': 'decision' })
    expect(told.sort()).toEqual([head._id, clerk._id].sort())
    const outcome = (await desk(head).readsDelivery({ kind: 'decision', decision, asks: [] })).sees
    expect(outcome).toContain('Robin Adler7 rejected “Exception to a policy”')
    expect(outcome).toContain('You had handed it on, so you read what came of it.')
  })

  test('asks a second one where who decided the first in somebody’s place comes to decide the next', async () => {
    await askFor('manager', 'all', then({ role: 'purchasing' }))
    await handsOn(head, chief)
    await decide(stores, await theAsk(), 'approved', at)
    await changes(chief, { roles: ['purchasing'] })
    await goesOn()
    expect(await askedNow()).toEqual([buyer._id, seller._id])
  })
})

async function theAsk(): Promise<Ask> {
  const [ask] = await openAsks()
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function handsOn(from: Person, to: Person): Promise<AtTheDesk> {
  const form = await (await message(from)).clicks('Hand it on…')
  await form.submits({ to: to._id })
  await goesOn()
  return form
}
