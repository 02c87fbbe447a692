import type { Person } from '../../src/domain/person.js'
import type { RequestStep } from '../../src/domain/request.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { approvals, decide } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { printedRecord } from '../support/printed-record.js'
import { anException, offer, requestType } from '../support/request-types.js'

/** A Tuesday; three business days lead to Friday, and two more to the Tuesday after it. */
const at = '2026-11-24T09:00:00.000Z'
const justBefore = '2026-11-30T23:59:59.000Z'
const tooLate = '2026-12-01T00:00:00.000Z'
const decision = 'decision/approval.request.policy-exception.1/1'
const chief = aPerson(2)
const head = aPerson(3, { manager: chief._id })
const buyer = aPerson(4, { manager: head._id, roles: ['purchasing'] })
const seller = aPerson(5, { manager: head._id, roles: ['purchasing'] })
const clerk = aPerson(6, { manager: head._id })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, chief, head, buyer, seller, clerk], { topManagement: [chief._id] })
})
afterEach(() => database.drop())

const desk = (person: Person) => new AtTheDesk(stores, person, tooLate)
const goesOn = (asOf: string) => approvals(stores).askApprovers({ decision, asOf })
const look = (asOf: string) => approvals(stores).lookAtDecision({ decision, asOf })
const openAsks = async () => (await stores.asks.allOf(decision)).filter(({ state }) => state === 'open')
const askedNow = async () => (await openAsks()).map(({ askedOf }) => askedOf).sort()

async function asksFor(
  who: RequestStep['who'],
  needs: RequestStep['needs'],
  to: NonNullable<RequestStep['escalate']>['to'],
): Promise<void> {
  const step: RequestStep = { who, needs, businessDays: 3, escalate: { afterBusinessDays: 2, to } }
  await offer(stores, requestType('policy-exception', { ...anException, steps: [step] }))
  const form = await new AtTheDesk(stores, clerk, at).types('request policy-exception')
  await form.submits({ policy: 'clean-desk', until: '2026-12-24', why: 'We move' })
  await goesOn(at)
}

async function askOf(person: Person) {
  const asks = (await stores.asks.allOf(decision)).filter(({ askedOf }) => askedOf === person._id)
  const newest = asks.sort((one, other) => other.round - one.round)[0]
  if (!newest) throw new Error(`${person.name} was not asked`)
  return newest
}

test('what is overdue for as long as its rule says goes on to whom it says, and is decided by them', async () => {
  await asksFor(['manager'], 'all', 'manager')
  expect(await look(at)).toEqual({ next: 'wait', nextLook: '2026-11-28T00:00:00.000Z' })
  expect(await look('2026-11-28T00:00:00.000Z')).toEqual({ next: 'wait', nextLook: tooLate })
  expect((await look(justBefore)).next).toBe('wait')
  const old = await desk(head).reads((await askOf(head))._id)
  expect((await look(tooLate)).next).toBe('ask')
  await goesOn(tooLate)
  // A worker that died on the way does the same again.
  await goesOn(tooLate)
  expect(await askedNow()).toEqual([chief._id])
  expect((await look('2026-12-01T00:00:01.000Z')).next).toBe('wait')

  await old.clicks('Approve')
  expect(old.sees).toContain('Somebody else is asked by now, so nothing was recorded')
  expect((await desk(head).reads((await askOf(head))._id)).sees).toContain('It was not decided in time')
  const asked = await askOf(chief)
  expect(asked).toMatchObject({ dueOn: '2026-12-04', neverBy: [clerk._id] })
  expect((await desk(chief).reads(asked._id)).sees).toContain('Robin Adler3 had not decided in time')
  await decide(stores, asked, 'approved', tooLate)
  await approvals(stores).concludeDecision({ decision, asOf: tooLate })
  const printed = await printedRecord(stores, decision, 'text')
  expect(printed).toMatch(/Robin Adler3 · .* · escalated · /)
  expect(printed).toMatch(/Robin Adler2, in the place of Robin Adler3 · .* · approved · /)
})

test('where one of several is enough, one more is asked beside them', async () => {
  await asksFor([{ role: 'purchasing' }], 'any', 'manager')
  await (await new AtTheDesk(stores, buyer, at).reads((await askOf(buyer))._id)).clicks('I take it')
  await goesOn(tooLate)
  expect(await askedNow()).toEqual([head._id, buyer._id, seller._id].sort())
})

test('where all have to approve, only who is late is replaced, each by somebody else', async () => {
  await asksFor([{ role: 'purchasing' }], 'all', { person: head._id })
  await decide(stores, await askOf(buyer), 'approved', at)
  await goesOn(tooLate)
  expect(await askedNow()).toEqual([head._id])
  expect(await stores.decisions.byId(decision)).toMatchObject({ steps: [{ quorum: 2 }] })
})

test('it goes to nobody who may not decide it, and waits on where nobody else may', async () => {
  await asksFor([{ person: chief._id }], 'all', { person: clerk._id })
  await goesOn(tooLate)
  // Above whoever asked stand their head, and the chief executive who is late.
  expect(await askedNow()).toEqual([head._id])
})

test('where there is nobody to go on to, it is asked of whoever it was', async () => {
  await stores.people.write([], [{ id: clerk._id, fields: { manager: chief._id } }])
  await asksFor(['manager'], 'all', { role: 'top-management' })
  expect((await look(tooLate)).next).toBe('ask')
  await goesOn(tooLate)
  expect(await askedNow()).toEqual([chief._id])
  expect((await look('2026-12-01T00:00:01.000Z')).next).toBe('wait')
})
