import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Answer } from '../../src/domain/answer.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import { evidenceCommand } from '../../src/main/evidence.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const checks = (from: string) => `checks:
  - id: restore-test
    title: Restore test
    controls: [A.8.13]
    owner: ben
    every: 3 months
    from: ${from}
    noticeDays: 0
    lookAt: Restore one backup of the order system and read a record back.
  - id: continuity-exercise
    title: Continuity exercise
    controls: [A.5.29, A.5.30]
    owner: ben
    confirmedBy: isms-lead
    every: 12 months
    from: ${from}
    noticeDays: 0
    businessDays: 15
    lookAt: Play through a day without the order system.
`

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  const folder = await folderOf(smallCompany)
  steward = await startSteward({ folder })
  const day = addDays(today(), 7)
  await rewrite(folder, { 'checks.yaml': checks(day) })
  await steward.import(folder)
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

async function recordOf(cycle: string, format: 'json' | 'csv' = 'json'): Promise<string> {
  await eventually(() => steward.stores.records.byCycle(cycle))
  return printedRecord(steward.stores, cycle, format)
}

async function cycleOf(check: string): Promise<string> {
  const row = await steward.admin
    .collection('occurrences')
    .findOne({ programme: `control-check.${check}`, state: 'started' })
  return row?.started.cycle
}

test('on its day the owner of a check is asked what they find, and what to look at', async () => {
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  const asked = await ben.sees('Check: Restore test', 20)
  expect(asked.text).toContain('Check: Continuity exercise')
  await ben.types('/isms')
  await ben.clicks('Check', { within: 'Check: Restore test' })
  const question = await ben.opens('Restore one backup of the order system')
  expect(question.text).toContain('A.8.13')
  expect(question.buttons).toEqual(['In order…', 'Not in order…', 'Not applicable…'])
}, 120_000)

test('that all is in order has to be shown, and an address has to be one', async () => {
  await ben.clicks('In order…')
  await ben.opens('Restore test: in order')
  expect(await ben.submits({})).toMatchObject({ accepted: false })
  expect(await ben.submits({ 'Link to it': 'http://tickets.example.com/1' })).toMatchObject({
    accepted: false,
    errors: { 'Link to it': expect.stringContaining('https') },
  })
  await ben.submits({
    'What you looked at': 'Order 4471 of 3 March; *12 minutes*',
    'Link to it': 'https://tickets.example.com/4471',
  })
  const receipt = await ben.sees('You checked “Restore test”: in order')
  expect(receipt.text).toContain('Order 4471 of 3 March; *12 minutes*')

  const record = JSON.parse(await recordOf(await cycleOf('restore-test')))
  expect(record).toMatchObject({
    process: 'control-check',
    subject: { type: 'check', id: 'restore-test', version: '1' },
    completion: { asked: 1, answered: 1 },
    lines: [
      {
        outcome: 'checked',
        name: 'Ben Okoro',
        answer: { value: 'ok', link: { text: 'https://tickets.example.com/4471' } },
      },
    ],
  })
})

test('a second person confirms what was found, or sends it back, and the owner is asked again', async () => {
  await ben.types('/isms')
  await ben.clicks('Check', { within: 'Check: Continuity exercise' })
  await ben.opens('Ada Quinn is asked to confirm what you find')
  await ben.clicks('Not in order…')
  await ben.opens('Continuity exercise: not in order')
  await ben.submits({ 'What is not in order': 'Nobody had the list of numbers' })
  await ben.sees('You checked “Continuity exercise”: not in order')

  const told = await ada.sees('Not in order: Continuity exercise', 20)
  expect(told.text).toContain('Nobody had the list of numbers')
  await ada.sees('Confirm: Continuity exercise', 20)
  await ada.clicks('Send it back…', { within: 'Confirm: Continuity exercise' })
  await ada.opens('Send “Continuity exercise” back?')
  await ada.submits({ 'What is missing or wrong': 'Which numbers?' })
  await ada.sees('You sent the check “Continuity exercise” back')

  const again = await ben.sees('Sent back by Ada Quinn: Which numbers?', 20)
  expect(again.buttons).toContain('Not in order…')
  await ben.clicks('Not in order…', { within: 'Which numbers?' })
  await ben.opens('Continuity exercise: not in order')
  const pdf = Buffer.from('%PDF-1.7 the list, scanned')
  const page = Buffer.from('<html>a page that calls itself a PDF</html>')
  expect(
    await ben.submits({
      'What is not in order': 'Those of the harbour office',
      File: { name: 'list.pdf', bytes: page },
    }),
  ).toMatchObject({ accepted: false, errors: { File: expect.stringContaining('not what its name says') } })
  expect(await recorded('continuity-exercise')).toBe(1)
  await ben.submits({
    'What is not in order': 'Those of the harbour office',
    File: { name: 'list of numbers.pdf', bytes: pdf },
  })
  await eventually(async () => {
    const messages = await ada.messages()
    return messages.some(
      ({ text }) => text.includes('Confirm: Continuity exercise') && text.includes('harbour'),
    )
  })
  await ada.clicks('Send me the file', { within: 'harbour' })
  const sent = await ada.sees('Here is the file that Ben Okoro handed in', 20)
  expect(sent.files.map(({ name }) => name)).toEqual(['list of numbers.pdf'])
  expect(Buffer.from((await sent.files[0]?.download()) ?? []).toString()).toBe(pdf.toString())
  await ada.clicks('Confirm it', { within: 'harbour' })
  await ada.sees('You confirmed the check “Continuity exercise”', 20)
  await ben.sees('✓ Confirmed by Ada Quinn on', 20)

  const record = JSON.parse(await recordOf(await cycleOf('continuity-exercise')))
  const outcomes = record.lines.map(({ outcome }: { outcome: string }) => outcome)
  expect(outcomes).toEqual(['checked', 'sent-back', 'checked', 'confirmed'])
}, 60_000)

/** How many answers are on record. */
function recorded(check: string): Promise<number> {
  return steward.admin
    .collection('asks')
    .countDocuments({ 'subject.id': check, slot: 'check', state: 'answered' })
}

test('whoever asks sees how the checks stand, the ISMS lead all and others theirs, and the history of each', async () => {
  await ada.types('/isms check')
  const list = await ada.sees('Control checks')
  expect(list.text).toMatch(/Restore test \(`restore-test`\): in order on .* · next/)
  expect(list.text).toMatch(/Continuity exercise \(`continuity-exercise`\): ⚠ not in order on/)
  await ben.types('/isms check continuity-exercize')
  await ben.sees('Did you mean `continuity-exercise`')
  await ben.types('/isms check continuity-exercise')
  const history = await ben.sees('What was found, the newest first')
  expect(history.text).toContain('Second person')
  expect(history.text).toMatch(/not in order · Ben Okoro · confirmed by Ada Quinn · with a file/)
  expect(history.text).toMatch(/not in order · Ben Okoro · sent back by Ada Quinn/)
  expect(history.buttons).toEqual(['Check it out of turn…', 'Start the next one now…', 'Send me the file'])
  await ada.types('/isms status')
  const status = await ada.sees('Information security, week')
  expect(status.text).toContain('Continuity exercise: found not in order by Ben Okoro')
})

test('once what was not in order is seen to it is checked out of turn, and is in order again', async () => {
  await ada.types('/isms check continuity-exercise')
  await ada.sees('What was found, the newest first')
  await ada.clicks('Check it out of turn…')
  await ada.opens('Have “Continuity exercise” checked now, out of turn?')
  await ada.submits({ Why: 'Everybody has the list of numbers now' })
  const asked = await ben.sees('asked for by Ada Quinn: Everybody has the list of numbers now', 20)
  expect(asked.text).toContain('Check: Continuity exercise')
  await ben.clicks('In order…', { within: 'Everybody has the list' })
  await ben.opens('Continuity exercise: in order')
  await ben.submits({ 'What you looked at': 'All five called each other' })
  await eventually(async () => {
    const messages = await ada.messages()
    return messages.some(({ text }) => text.includes('All five called each other'))
  })
  await ada.clicks('Confirm it', { within: 'All five called each other' })
  await eventually(() => steward.stores.records.byCycle('cycle/control-check.continuity-exercise/1'))
  await eventually(async () => {
    await ada.types('/isms status')
    const [newest] = (await ada.messages())
      .filter(({ text }) => text.includes('Information security, week'))
      .reverse()
    return newest && !newest.text.includes('not in order')
  })
  expect(
    await steward.admin
      .collection('occurrences')
      .countDocuments({ programme: 'control-check.continuity-exercise', state: 'started' }),
  ).toBe(1)
}, 60_000)

test('a check is begun before its day by its owner', async () => {
  await ben.types('/isms check restore-test')
  await ben.clicks('Start the next one now…')
  await ben.opens('Start now')
  await ben.submits()
  await eventually(async () => {
    await ben.types('/isms check restore-test')
    const [newest] = (await ben.messages()).filter(({ text }) => text.includes('Restore test')).reverse()
    return newest?.text.includes('Ben Okoro is asked, due')
  })
}, 60_000)

test('the command line writes out what was handed in, with the hash that stands in the record', async () => {
  const folder = await folderOf({})
  const printed: string[] = []
  const cycle = await cycleOf('continuity-exercise')
  const print = (line: string) => void printed.push(line)
  expect(await evidenceCommand(steward.stores, { cycle, folder }, print)).toBe(0)
  const [name = ''] = await readdir(folder)
  expect(name).toMatch(/list of numbers\.pdf$/)
  const hash = sha256(await readFile(join(folder, name)))
  expect(printed.join()).toContain(hash)
  expect(await evidenceCommand(steward.stores, { cycle, folder }, print)).toBe(0)
  await writeFile(join(folder, name), 'another list')
  expect(await evidenceCommand(steward.stores, { cycle, folder }, print)).toBe(1)
  expect(printed.join()).toContain('is not what was handed in')
  const record = JSON.parse(await recordOf(cycle))
  const files = record.lines.flatMap(({ answer }: { answer: Answer | null }) => answer?.file ?? [])
  expect(files).toMatchObject([{ sha256: hash, kind: 'pdf', name: { text: 'list of numbers.pdf' } }])
})

test('the record as a table says who found what, for whom, with what to show for it', async () => {
  const cycle = await cycleOf('continuity-exercise')
  const [header = '', ...lines] = (await recordOf(cycle, 'csv')).trim().split('\n')
  const columns = header.split(',')
  const column = (name: string) => lines.map((line) => line.split(',')[columns.indexOf(name)])
  expect(column('outcome').sort()).toEqual(['checked', 'checked', 'confirmed', 'sent-back'])
  expect(new Set(column('answered_by'))).toEqual(new Set(['Ben Okoro', 'Ada Quinn']))
  expect(column('file')).toContain('list of numbers.pdf')
  expect(column('answer').sort()).toEqual(['confirmed', 'not-ok', 'not-ok', 'sent-back'])
})

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 3')
  expect(printed.join('\n')).toContain('Files that are kept as they were handed in: 1')

  const chunks = steward.admin.collection('kept-files.chunks')
  await chunks.updateMany({}, { $set: { data: Buffer.from('%PDF-1.7 another list') } })
  const found: string[] = []
  expect(await verifyCommand(steward.stores.db, undefined, (line) => void found.push(line))).toBe(1)
  expect(found.join('\n')).toMatch(/The file “list of numbers.pdf” that was handed in with .* is not kept/)
})
