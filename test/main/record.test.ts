import { RecordTally, recordLine } from '../../src/domain/record.js'
import type { RecordFormat } from '../../src/main/record-format.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { CheckedCompany, cycle, owner, second } from '../support/checked-company.js'
import { printedRecord } from '../support/printed-record.js'

let company: CheckedCompany
beforeEach(async () => {
  company = await CheckedCompany.open()
})
afterEach(() => company.drop())

const printed = (format: RecordFormat, which = cycle) => printedRecord(company.stores, which, format)

async function says(act: string, inputs = {}): Promise<void> {
  const { _id, revision } = await company.open()
  await company.sits(second).acts(act, `${_id}.${revision}`, inputs)
  await company.looks()
}

/** Found not in order, sent back, found not in order again, and confirmed: all at the same moment. */
async function goesTwice(): Promise<void> {
  await company.wasPlanned()
  await company.finds(owner, 'not-ok', 'The tape drive jams')
  await says('control-check.send-back-now', { reason: 'Which one?' })
  await company.finds(owner, 'not-ok', 'That of the cellar')
  await says('control-check.confirm')
}

test('the record of a check reads like one: what it was, and line by line in the order of time what came of it', async () => {
  await goesTwice()
  expect(await printed('text')).toBe(
    [
      'Restore test',
      'Record: cycle/control-check.restore-test/2027, about version 1',
      'Controls: ISO 27001 A.8.13',
      'To look at: One backup',
      'Planned for: 2027-01-04',
      'Begun: 2027-01-04T10:00:00.000Z',
      'Due: 2027-01-18',
      'Closed: 2027-01-04T10:00:00.000Z',
      '',
      '1. checked, not-ok · Ben Okoro · 2027-01-04T10:00:00.000Z',
      '   Note: The tape drive jams',
      '2. sent-back (to 1) · Eve Long · 2027-01-04T10:00:00.000Z',
      '   Note: Which one?',
      '3. checked, not-ok (to 1) · Ben Okoro · 2027-01-04T10:00:00.000Z',
      '   Note: That of the cellar',
      '4. confirmed (to 3) · Eve Long · 2027-01-04T10:00:00.000Z',
      '',
    ].join('\n'),
  )
})

test('as JSON and as a table each confirmation names the answer that it confirms', async () => {
  await goesTwice()
  const record = JSON.parse(await printed('json'))
  expect(record).toMatchObject({
    ...{ title: 'Restore test', controls: ['A.8.13'], lookAt: 'One backup', plannedOn: '2027-01-04' },
    lines: [
      { outcome: 'checked', answer: { reason: { text: 'The tape drive jams' } } },
      { outcome: 'sent-back', follows: record.lines[0].ask },
      { outcome: 'checked', follows: record.lines[0].ask },
      { outcome: 'confirmed', follows: record.lines[2].ask },
    ],
  })
  const [header = '', ...rows] = (await printed('csv')).trim().split('\n')
  const column = (name: string) => rows.map((row) => row.split(',')[header.split(',').indexOf(name)])
  const [first, , third] = column('ask')
  expect(column('follows')).toEqual(['', first, first, third])
  expect(column('outcome')).toEqual(['checked', 'sent-back', 'checked', 'confirmed'])
  expect(new Set(column('planned_on'))).toEqual(new Set(['2027-01-04']))
  expect(new Set(column('controls'))).toEqual(new Set(['A.8.13']))
  expect(await verifyRecords(company.database.db)).toEqual({ checked: 1, wrong: [] })
})

test('what nobody confirmed has a line that says so, counts nobody, and holds against the ledger', async () => {
  await company.finds(owner, 'ok')
  await company.steps.closeCheck({ cycle, asOf: '2028-01-03T23:00:00.000Z' })
  const { lines, completion } = JSON.parse(await printed('json'))
  expect(lines).toMatchObject([
    { outcome: 'checked' },
    { outcome: 'cycle-closed', name: 'Eve Long', follows: lines[0].ask },
    { outcome: 'unconfirmed', ask: null, person: null, follows: lines[0].ask },
  ])
  expect(completion).toEqual({ asked: 2, answered: 1, open: 0, closed: 1 })
  expect(await printed('text')).toContain('3. unconfirmed: nobody confirmed 1\n')
  expect(await verifyRecords(company.database.db)).toEqual({ checked: 1, wrong: [] })

  await company.database.admin.collection('records').updateOne({}, { $unset: { unconfirmed: true } })
  expect((await verifyRecords(company.database.db)).wrong).toHaveLength(1)
})

test('where nobody may confirm it, that line is there, too', async () => {
  await company.stores.controlChecks.confirmedBy('restore-test@1', owner._id)
  await company.finds(owner, 'ok')
  await company.steps.closeCheck({ cycle, asOf: '2028-01-03T23:00:00.000Z' })
  const { lines } = JSON.parse(await printed('json'))
  expect(lines.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['checked', 'unconfirmed'])
})

test('what was made to confirm another answer after the record was made is found', async () => {
  await goesTwice()
  const asks = company.database.admin.collection('asks')
  await asks.updateOne({ 'answer.value': 'confirmed' }, { $unset: { follows: true } })
  expect((await verifyRecords(company.database.db)).wrong).toMatchObject([
    { cycle, how: 'its lines were changed after it was made' },
  ])
})

test('a record that was made before its lines were put in order prints and holds', async () => {
  await goesTwice()
  const tally = new RecordTally()
  for await (const ask of company.stores.asks.ofCycle(cycle)) tally.add(recordLine(ask, cycle))
  const asItWas = { $set: { v: 1, linesHash: tally.linesHash } }
  await company.database.admin.collection('records').updateOne({}, asItWas)
  expect(await verifyRecords(company.database.db)).toEqual({ checked: 1, wrong: [] })
  expect(await printed('text')).toContain('4. confirmed (to 3) · Eve Long')
})

test('the record of a check out of turn says who asked for it and why', async () => {
  await company.stores.controlChecks.confirmedBy('restore-test@1', second._id)
  await goesTwice()
  const desk = company.sits(owner)
  await desk.acts('control-check.check-now', 'restore-test', { reason: 'The drive is new' })
  const text = await printed('text', 'cycle/control-check.restore-test/1')
  expect(text).toContain('Out of turn, asked for by Ben Okoro: The drive is new')
  expect(text).toContain('Closed: not yet')
  expect(text).not.toContain('Planned for')
})
