import type { Ask } from '../../src/domain/ask.js'
import { at, CheckedCompany, cycle, owner, second } from '../support/checked-company.js'

let company: CheckedCompany
afterEach(() => company.drop())

/** What is in the database that checks write to. */
async function everything() {
  const names = ['asks', 'cycles', 'deliveries', 'records']
  return Promise.all(
    names.map((name) => company.database.db.collection(name).find().sort({ _id: 1 }).toArray()),
  )
}

/** Somebody says something, as the desk records it. */
async function says({ _id: id, revision, subject, askedOf: by }: Ask, value: string): Promise<void> {
  const through = { kind: 'chat', platform: 'slack' } as const
  await company.stores.asks.answer(
    { ask: { id, revision }, by, at, value, language: 'en', reason: 'Ticket 4471', through },
    subject,
  )
}

const later = '2027-01-06T11:00:00.000Z'

test('whatever step of a check is done twice leaves what it left the first time', async () => {
  company = await CheckedCompany.open()
  const { steps } = company
  const twice = async (step: 'askForCheck' | 'askToConfirm' | 'tellNobodyChecks' | 'closeCheck') => {
    await steps[step]({ cycle, asOf: at })
    const once = await everything()
    await steps[step]({ cycle, asOf: at })
    expect(await everything()).toEqual(once)
  }
  await twice('askForCheck')
  await says(await company.open(), 'not-ok')
  await twice('askToConfirm')
  await says(await company.open(), 'sent-back')
  await twice('askForCheck')
  await says(await company.open(), 'ok')
  await twice('askToConfirm')
  await says(await company.open(), 'confirmed')
  await twice('closeCheck')
  expect(await company.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 4, answered: 4 } })
})

test('a step of a check that belongs to another moment does nothing', async () => {
  company = await CheckedCompany.open()
  await company.steps.askToConfirm({ cycle, asOf: at })
  expect((await company.stores.asks.allOf(cycle)).map(({ slot }) => slot)).toEqual(['check'])
  await says(await company.open(), 'ok')
  await company.steps.askForCheck({ cycle, asOf: at })
  expect((await company.stores.asks.allOf(cycle)).map(({ state }) => state)).toEqual(['answered'])
})

test('whoever confirms has the days of an approver, however late the check was answered', async () => {
  company = await CheckedCompany.open()
  const first = await company.open()
  expect(first).toMatchObject({ dueOn: '2027-01-18', remindOn: '2027-01-04' })
  await says(first, 'ok')
  await company.steps.askToConfirm({ cycle, asOf: '2027-01-18T15:00:00.000Z' })
  expect(await company.open()).toMatchObject({ askedOf: second._id, dueOn: '2027-01-25' })
})

test('the ISMS lead hears at once what is not in order, before anybody confirms it, and not of their own', async () => {
  company = await CheckedCompany.open()
  const notices = () =>
    company.database.db.collection('deliveries').find({ 'content.kind': 'not-ok' }).toArray()
  const ask = await company.open()
  expect(ask.askedOf).toBe(owner._id)
  await says(ask, 'not-ok')
  await company.steps.askToConfirm({ cycle, asOf: later })
  expect(await notices()).toMatchObject([{ class: 'now', content: { ask: ask._id } }])
})
