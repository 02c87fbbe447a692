import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { FileSource } from '../../src/bot/messenger.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { CONFIRM_COMPLETION_SLOT, WAIVER_SLOT } from '../../src/domain/training.js'
import { evidenceCommand } from '../../src/main/evidence.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { aCompetence } from '../support/assessed-company.js'
import { lead } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import { cycle, german, learner, manager, TrainedCompany, trainer } from '../support/trained-company.js'

const at = '2027-02-01T10:00:00.000Z'
const atTheEnd = '2028-02-01T12:00:00.000Z'

let company: TrainedCompany
afterEach(() => company.drop())

/** The lines of a text that begin with what this person did. */
function ofPerson(text: string, outcome: string, name: string): string {
  const lines = text.split(/\n(?=\d+\. )/)
  return lines.find((line) => line.includes(`. ${outcome}`) && line.includes(name)) ?? ''
}

test('the record of a training year says of each person and of the course all that an auditor asks for', async () => {
  company = await TrainedCompany.open()
  await company.isPlanned('2028-02-01')
  const requires = [
    { id: 'sees', text: { en: 'Sees what is odd' }, by: 'training' as const, course: 'security-basics' },
  ]
  await company.stores.competences.add(aCompetence({ holders: [learner._id], requires }))
  for (const [person, ...answers] of [
    [learner, 'wait', 'report'],
    [trainer, 'wait', 'report'],
    [lead, 'wait', 'report'],
    [german, 'wait', 'wait'],
  ] as const)
    for (const answer of answers) await company.tries(person, answer)
  const { _id } = await company.asked(manager)
  const cannot = await (await company.sits(manager).reads(_id)).clicks("I can't do this…")
  await cannot.submits({ reason: 'On leave' })
  await company.looks()
  const desk = await company.sits(lead).reads((await company.toDecide(WAIVER_SLOT))._id)
  await desk.clicks('Grant a waiver until…')
  await desk.submits({ reason: 'Back in March', until: '2028-01-15' })
  await company.looks()
  expect(await company.looks(cycle, atTheEnd)).toBe('close')

  const text = await printedRecord(company.stores, cycle, 'text')
  for (const said of [
    /^Trainer: Ben Okoro$/m,
    /^Required competence: .*: Sees what is odd$/m,
    /^Completed: 3 of 5$/m,
    /^Results: 2027, 38% of answers right, in 8 attempts of 4 people$/m,
    /^Most often missed: What about \w+\? \(wrong in \d of \d\)$/m,
    /^Next training year: 2028-02-01$/m,
  ])
    expect(text).toMatch(said)
  const ofLearner = ofPerson(text, 'completed', 'Cleo Hart')
  for (const said of [
    /security-basics, version 1/,
    /Needed as: everyone$/m,
    /Attempts: 2; in the last 2 of 2 right$/m,
    /Counts until: 2028-02-01$/m,
    /Assigned: 2027-02-01T10:00:00.000Z$/m,
    /Required competence: .*: Sees what is odd$/m,
    /Completed: 2027-02-01, quiz$/m,
    /Next due: 2028-02-01$/m,
  ])
    expect(ofLearner).toMatch(said)
  expect(text).toMatch(/cycle-closed · .* · Robin Adler1 · .*\n\s+Decided about: Jörg Weiß$/m)
  expect(ofPerson(text, 'failed', 'Jörg Weiß')).toMatch(/Next due: 2028-02-01/)
  const ofManager = text.split(/\n(?=\d+\. )/).find((line) => line.includes('Waived: ')) ?? ''
  expect(ofManager).toMatch(/Eve Long/)
  expect(ofManager).toMatch(new RegExp(`Waived: until 2028-01-15, by ${lead.name} on .*: Back in March\n`))
  expect(ofManager).toMatch(/Next due: 2028-01-16/)

  const table: Record<string, string>[] = parse(await printedRecord(company.stores, cycle, 'csv'), {
    columns: true,
  })
  const theirs = (person: { _id: string }) => table.find((line) => line.person === person._id)
  expect(theirs(learner)).toMatchObject({
    ...{
      subject: 'security-basics',
      version: '1',
      assigned_at: at,
      needed_as: 'everyone',
      trainer: 'Ben Okoro',
    },
    ...{
      completed_by: 'quiz',
      completed_on: '2027-02-01',
      score: '2 of 2',
      attempts: '2',
      next_due: '2028-02-01',
    },
    ...{ required_competence: expect.stringContaining('Sees what is odd'), valid_until: '2028-02-01' },
  })
  // What came of the course as a whole stands there once, however many people needed it.
  expect(table[0]).toMatchObject({
    ...{ results: expect.stringContaining('38%'), most_missed: expect.stringContaining('wrong in') },
  })
  expect(table.slice(1).every((line) => line.results === '' && line.most_missed === '')).toBe(true)
  expect(theirs(manager)).toMatchObject({
    ...{ waived_by: lead.name, waived_until: '2028-01-15', waived_because: 'Back in March' },
    next_due: '2028-01-16',
  })
  expect((await verifyRecords(company.database.db)).wrong).toEqual([])
  const asks = company.database.admin.collection<{ _id: string }>('asks')
  await asks.updateOne({ _id }, { $set: { openedAt: '2027-01-01T00:00:00.000Z' } })
  expect((await verifyRecords(company.database.db)).wrong).toHaveLength(1)
})

test('a certificate stands in the record with its hash and who confirmed it, and is written out', async () => {
  company = await TrainedCompany.open({ by: { way: 'certificate', confirmedBy: 'trainer' } })
  const pdf = new TextEncoder().encode('%PDF-1.7 of a kind')
  const slack: FileSource = {
    platform: 'slack',
    fetch: async () => ({ name: 'certificate.pdf', size: pdf.length, bytes: pdf }),
  }
  const desk = await company.sits(learner, at, [slack]).types('')
  await desk.clicks('Hand in the certificate…')
  await desk.submits({ date: '2026-11-20', file: { file: 'F1' } })
  await company.looks()
  const { _id } = await company.toDecide(CONFIRM_COMPLETION_SLOT)
  await (await company.sits(trainer).reads(_id)).clicks('Confirm it')
  await company.looks()
  expect(await company.looks(cycle, atTheEnd)).toBe('close')

  const text = await printedRecord(company.stores, cycle, 'text')
  // Nothing is planned after it, and nobody has set a day.
  expect(text).toMatch(/^Next training year: none$/m)
  const ofLearner = ofPerson(text, 'completed', 'Cleo Hart')
  expect(ofLearner).toMatch(/Completed: 2026-11-20, certificate$/m)
  expect(ofLearner).toMatch(/Confirmed: Ben Okoro, 2027-02-01T10:00:00.000Z$/m)
  expect(ofLearner).toContain(`File: certificate.pdf, SHA-256 ${sha256(pdf)}`)
  const table: Record<string, string>[] = parse(await printedRecord(company.stores, cycle, 'csv'), {
    columns: true,
  })
  expect(table.find((line) => line.person === learner._id)).toMatchObject({
    ...{
      completed_by: 'certificate',
      completed_on: '2026-11-20',
      confirmed_by: 'Ben Okoro',
      confirmed_at: at,
    },
    ...{ file: 'certificate.pdf', file_sha256: sha256(pdf) },
  })
  const folder = await mkdtemp(join(tmpdir(), 'evidence-'))
  const written: string[] = []
  expect(await evidenceCommand(company.stores, { cycle, folder }, (line) => written.push(line))).toBe(0)
  expect(written.join('\n')).toMatch(new RegExp(`certificate.pdf SHA-256 ${sha256(pdf)}`))
  await rm(folder, { recursive: true })
})

test('a certificate that was confirmed in the year after stands in its record, with whom it is about and until when it counts', async () => {
  company = await TrainedCompany.open({ by: { way: 'certificate', confirmedBy: 'trainer' } })
  const requires = [
    { id: 'sees', text: { en: 'Sees what is odd' }, by: 'training' as const, course: 'security-basics' },
  ]
  await company.stores.competences.add(aCompetence({ holders: [learner._id], requires }))
  const { _id: handedIn, revision } = await company.asked(learner)
  await company
    .sits(learner, '2028-01-20T10:00:00.000Z')
    .acts('training.hand-in-now', `${handedIn}.${revision}`, {
      date: '2028-01-10',
      link: 'https://c.example/1',
    })
  const next = await company.comesRound('2028', atTheEnd)
  await company.looks(cycle, atTheEnd)
  const confirmedAt = '2028-02-02T10:00:00.000Z'
  const { _id } = await company.toDecide(CONFIRM_COMPLETION_SLOT, next)
  await (await company.sits(trainer, confirmedAt).reads(_id)).clicks('Confirm it')
  expect(await company.looks(next, '2029-02-02T12:00:00.000Z')).toBe('close')

  const text = await printedRecord(company.stores, next, 'text')
  const confirmed = ofPerson(text, 'confirmed', 'Ben Okoro')
  for (const said of [
    /Decided about: Cleo Hart$/m,
    /Needed as: everyone$/m,
    /Required competence: .*: Sees what is odd$/m,
    /Completed: 2028-01-10, certificate$/m,
    /Counts until: 2029-01-10$/m,
    /Confirmed: Ben Okoro, 2028-02-02T10:00:00.000Z$/m,
    /Next due: 2029-01-10$/m,
  ])
    expect(confirmed).toMatch(said)
  const table: Record<string, string>[] = parse(await printedRecord(company.stores, next, 'csv'), {
    columns: true,
  })
  expect(table.find((line) => line.decided_about === 'Cleo Hart')).toMatchObject({
    ...{ completed_by: 'certificate', completed_on: '2028-01-10', valid_until: '2029-01-10' },
    ...{ confirmed_by: 'Ben Okoro', confirmed_at: confirmedAt, next_due: '2029-01-10' },
  })
  // That of the year in which it was handed in says that nobody had confirmed it by then.
  expect(ofPerson(await printedRecord(company.stores, cycle, 'text'), 'claimed', 'Cleo Hart')).not.toBe('')
})
