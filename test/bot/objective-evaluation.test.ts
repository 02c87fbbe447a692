import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { AccessRow } from '../../src/domain/access-row.js'
import { parseMeasured } from '../../src/domain/objective-evaluation.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { lead } from '../support/company.js'
import {
  anObjective,
  at,
  chief,
  counted,
  DocumentedCompany,
  objectives,
  other,
  owner,
} from '../support/documented-company.js'
import { printedRecord } from '../support/printed-record.js'

let company: DocumentedCompany
beforeEach(async () => {
  company = await DocumentedCompany.open()
})
afterEach(() => company.drop())

const evaluation = (id: string, period = '2027-Q2', asOf = at) =>
  company.comesRound('objective-evaluation', id, period, asOf)
const status = async () => (await company.sits(lead).types('status')).sees

/** Something that a system's owner was to remove in January, and when they said that it was done. */
async function removal(login: string, orderedAt: string, doneAt: string | null): Promise<void> {
  const order = {
    ...{ kind: 'remove', because: 'left', state: doneAt ? 'done' : 'open', number: 1, orderedAt },
    ...(doneAt ? { done: { by: owner._id, at: doneAt, event: 'e', proof: null } } : {}),
  }
  const rows = company.database.admin.collection<{ _id: string }>('access-rows')
  await rows.insertOne({ _id: login, order, cycle: 'c', account: { id: login } } as { _id: string } & Pick<
    AccessRow,
    'cycle'
  >)
}

test('where Steward cannot count, its owner says the value and what it says; a number alone is no evaluation', async () => {
  const cycle = await evaluation('quick-restore')
  const desk = await (await company.sits(owner).types('')).clicks('Evaluate')
  expect(desk.sees).toContain('at most 4 hours')
  await (await desk.clicks('Evaluate it…')).submits({ value: 'quick' })
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { value: 'Write a number, such as 98 or 97.5.', found: expect.stringContaining('no evaluation') },
  })
  await company.says(cycle, 'met', { value: '3,5', found: 'The log of 2 April; the index took long' })
  const [ask] = await company.stores.asks.allOf(cycle)
  expect(ask?.answer).toMatchObject({ value: 'met', by: owner._id })
  expect(parseMeasured(ask?.answer?.measured?.text ?? '')).toEqual({
    ...{ value: '3.5', from: '2027-01-06', until: '2027-04-05', counted: null },
  })
  expect((await company.sits(chief).types('objective')).sees).toContain('at most 4 hours · last 3.5 hours')
  const text = await printedRecord(company.stores, cycle, 'text')
  expect(text).toContain('It demands: at most 4 hours')
  expect(text).toContain('The log of 2 April')
  expect(text).toContain('Value: 3.5, from 2027-01-06 to 2027-04-05, as its owner says')
})

test('its record still holds when the value that its owner said is erased', async () => {
  const cycle = await evaluation('quick-restore')
  await company.says(cycle, 'met', { value: '3', found: 'The log' })
  const [ask] = await company.stores.asks.allOf(cycle)
  const erase = { $set: { 'answer.measured.text': '', 'answer.reason.text': '' } }
  await company.database.admin.collection<{ _id: string }>('asks').updateOne({ _id: ask?._id ?? '' }, erase)
  expect(await verifyRecords(company.database.db)).toEqual({ checked: 1, wrong: [] })
  const another = { $set: { 'answer.measured.commitment': 'f'.repeat(64) } }
  await company.database.admin.collection<{ _id: string }>('asks').updateOne({ _id: ask?._id ?? '' }, another)
  expect((await verifyRecords(company.database.db)).wrong).toHaveLength(1)
})

test('a value beyond its target is recorded as missed, and the ISMS lead sees it until a later one meets it', async () => {
  const cycle = await evaluation('quick-restore')
  await company.says(cycle, 'met', { value: '9', found: 'Nobody knew the password' })
  expect(await company.stores.records.byCycle(cycle)).toMatchObject({ completion: { answered: 1 } })
  expect(await status()).toContain('Back within hours: target missed, as Ben Okoro found')
  const later = '2027-07-06T10:00:00.000Z'
  const next = await evaluation('quick-restore', '2027-Q3', later)
  await company.says(next, 'met', { value: '4', found: 'It stands in the safe by now' }, later)
  expect(await status()).not.toContain('target missed')
})

test('what Steward counts it shows with how many records, and the owner says only what it says', async () => {
  await removal('ann', '2027-02-01T09:00:00.000Z', '2027-02-01T15:00:00.000Z')
  await removal('bo', '2027-02-01T09:00:00.000Z', '2027-02-20T15:00:00.000Z')
  await removal('cy', '2027-04-04T22:59:00.000Z', null)
  // Its day was not over by the end of what is looked back on.
  await removal('di', '2027-04-04T23:01:00.000Z', null)
  const cycle = await evaluation('access-removed')
  const desk = await (await company.sits(owner).types('')).clicks('Evaluate')
  expect(desk.sees).toContain('33.33 %, from Wednesday 6 January to Monday 5 April')
  expect(desk.sees).toContain('counted from 3 records')
  expect(desk.labels).not.toContain('It was not measured…')
  await company.says(cycle, 'met', { found: 'Bo was on a ship' })
  const [ask] = await company.stores.asks.allOf(cycle)
  expect(ask?.answer?.value).toBe('missed')
  expect(parseMeasured(ask?.answer?.measured?.text ?? '')).toMatchObject({ value: '33.33', counted: 3 })
})

test('a sentence is about the value that its owner saw: where more came on record since, they read it again', async () => {
  await removal('ann', '2027-02-01T09:00:00.000Z', '2027-02-01T15:00:00.000Z')
  const cycle = await evaluation('access-removed')
  const desk = await (await company.sits(owner).types('')).clicks('Evaluate')
  await desk.clicks('Evaluate it…')
  expect(desk.sees).toContain('Steward counted: 100 %')
  await removal('bo', '2027-02-01T09:00:00.000Z', null)
  await desk.submits({ found: 'All in time' })
  expect(desk.sees).toContain('More came on record while you wrote, so nothing is recorded yet')
  expect(desk.sees).toContain('Steward counts now: 50 %')
  expect(JSON.stringify(desk.reply)).toContain('"initial":"All in time"')
  expect((await company.stores.asks.allOf(cycle))[0]?.answer).toBeUndefined()
  await desk.submits({ found: 'Bo was forgotten' })
  const [ask] = await company.stores.asks.allOf(cycle)
  expect(ask?.answer).toMatchObject({ value: 'missed', reason: { text: 'Bo was forgotten' } })
})

test('of what nothing is on record nothing is counted, and least of all 0', async () => {
  const cycle = await evaluation('access-removed')
  const desk = await (await company.sits(owner).types('')).clicks('Evaluate')
  expect(desk.sees).toContain('nothing is on record for this time')
  expect(desk.labels).not.toContain('Evaluate it…')
  await company.says(cycle, 'not-measured', { found: 'Nobody left' })
  expect((await company.stores.asks.allOf(cycle))[0]?.answer).toMatchObject({ value: 'not-measured' })
  expect(await status()).toContain('Access ends in time: not measured, as Ben Okoro said')
  expect((await company.sits(owner).types('objective access-removed')).sees).toContain(
    'nothing on record yet',
  )
})

test('an objective has its past, whoever said or counted it', async () => {
  const { measures } = company.stores
  const recurrence = { kind: 'months', every: 3, from: '2027-04-06' } as const
  const figure = (which: typeof counted, day: string) =>
    measures.figure(which, recurrence, day, 'Europe/Dublin')
  await removal('ann', '2026-12-01T09:00:00.000Z', '2026-12-01T15:00:00.000Z')
  await removal('bo', '2027-02-01T09:00:00.000Z', null)
  expect(await figure(counted, '2027-04-06')).toMatchObject({
    ...{ now: 0, before: 100, target: 98, records: ['bo'] },
    trend: [
      { period: '2026-01-06', value: null },
      { period: '2026-04-06', value: null },
      { period: '2026-07-06', value: null },
      { period: '2026-10-06', value: 100 },
      { period: '2027-01-06', value: 0 },
    ],
  })
  expect(await figure(anObjective, '2027-04-06')).toMatchObject({ now: null, before: null, trend: [] })
  const later = '2027-07-06T10:00:00.000Z'
  for (const [value, period, when] of [
    ['6', '2027-Q2', at],
    ['3', '2027-Q3', later],
  ] as const)
    await company.says(
      await evaluation('quick-restore', period, when),
      'met',
      { value, found: 'The log' },
      when,
    )
  expect(await figure(anObjective, '2027-07-07')).toMatchObject({
    ...{ now: 3, before: 6, direction: 'down', records: [expect.any(String)] },
    trend: [
      { period: '2027-01-06', value: 6 },
      { period: '2027-04-06', value: 3 },
    ],
  })
})

test('an objective’s card draws its periods, once there are two to compare', async () => {
  const card = async () => JSON.stringify((await company.sits(owner).types('objective access-removed')).reply)
  await removal('ann', '2026-12-01T09:00:00.000Z', '2026-12-01T15:00:00.000Z')
  expect(await card()).not.toContain('"kind":"image"')
  await removal('bo', '2027-02-01T09:00:00.000Z', '2027-02-09T15:00:00.000Z')
  expect(await card()).toContain('"alt":"Access ends in time. ')
})

test('a target counts once it is approved: until then the one that was approved is held against the value', async () => {
  const { documents } = company.stores
  const first = await documents.newest('objectives')
  if (!first) throw new Error('There is none')
  await documents.approve(first, { decision: 'decision/1', by: chief._id, at }, at)
  await documents.add(objectives('2', { ...anObjective, target: '40' }, counted))
  const cycle = await evaluation('quick-restore')
  await company.says(cycle, 'met', { value: '9', found: 'The log' })
  const [ask] = await company.stores.asks.allOf(cycle)
  expect(ask).toMatchObject({ subject: { version: '1' }, answer: { value: 'missed' } })
})

test('only its owner and the ISMS lead have it evaluated out of turn, and others see none of it', async () => {
  await company.sits(other).acts('objective-evaluation.start', 'quick-restore', { reason: 'Mine' })
  expect((await company.sits(other).types('objective')).sees).toContain('No objective is yours')
  expect((await company.sits(other).types('objective quick-restore')).sees).toContain('Only the owner')
  const desk = await (await company.sits(lead).types('objective quick-restore')).clicks(
    'Have it evaluated now…',
  )
  await desk.submits({ reason: 'The board asks' })
  expect(desk.sees).toContain('Ben Okoro is asked how far')
  expect(
    await company.stores.cycles.outOfTurn({ process: 'objective-evaluation', subject: 'quick-restore' }),
  ).toHaveLength(1)
})

test('a calendar outside chat names what is asked', async () => {
  await evaluation('quick-restore')
  const organisation = await company.stores.organisation.read()
  if (!organisation) throw new Error('There is none')
  const tools = { ...company.stores, subjects: subjectsOnShow(company.stores) }
  const reader = { person: owner, texts: textsFor('en') }
  const entries = await feedEntries(tools, reader, organisation, '2027-04-06')
  expect(entries.map(({ summary }) => summary)).toEqual(['Evaluate the objective: Back within hours'])
})
