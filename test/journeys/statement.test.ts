import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { soaCommand } from '../../src/main/soa.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { controlsYaml } from '../support/controls-yaml.js'
import { eventually } from '../support/eventually.js'
import { textOfPdf } from '../support/pdf-text.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const excluded = ['id: A.8.30', 'applicable: no', 'because: Nobody writes software for us']
const backups = (state: string, ...more: string[]) => [
  ...['id: A.8.13', 'because: Disks break', 'drivers: [risk]', 'owner: ben', `state: ${state}`],
  ...['implementation: Each night', ...more],
]
const partly = backups('partly', 'action: { what: Restore one, owner: ada, due: 2031-06-30 }')
const company = { ...smallCompany, 'controls.yaml': controlsYaml(partly, excluded) }

let steward: RunningSteward
let folder: string
let ada: ChatPerson
let mo: ChatPerson
let ben: ChatPerson
let benId: string

beforeAll(async () => {
  folder = await folderOf(company)
  steward = await startSteward({ folder })
  ada = await steward.workspace.person('ada@kestrel.example')
  mo = await steward.workspace.person('mo@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  benId = (await steward.stores.people.byKeys(['ben'])).get('ben')?._id ?? ''
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function imports(...controls: string[][]): Promise<void> {
  await rewrite(folder, { 'controls.yaml': controlsYaml(...controls) })
  await steward.import(folder)
}
const question = (version: number) =>
  `Decide: is version ${version} of the statement of applicability approved?`
const approvedVersion = async () => (await steward.stores.statements.approved())?.version

test('the ISMS lead puts the statement to approval, and sees before who decides', async () => {
  await ada.types('/isms soa')
  const soa = await ada.sees('Statement of applicability, version 1')
  expect(soa.text).toContain('Not approved yet.')
  expect(soa.text).toContain('92 necessary, 1 not applicable')
  await ada.clicks('Put it to approval…')
  await ada.opens('Mo Farrell decides.')
  await ada.submits()
  await ada.opens('was sent to Mo Farrell')
  await ada.closes()
  const asked = await mo.sees(question(1), 20)
  expect(asked.text).toContain('this is the first one to be approved')
  expect(asked.text).toContain('you decide because top management approves it · ISO 27001 6.1.3')
})

test('what is changed while it waits takes no answer to what it was, and is asked again by itself', async () => {
  await imports(partly, excluded, [
    'id: KT-1',
    'title: A stamp on each saw',
    ...backups('implemented').slice(1),
  ])
  await mo.clicks('Approve it', { within: question(1) })
  await mo.sees('This has changed since the message was sent, so nothing was recorded')
  // A worker that comes back looks at what has changed at once; else it does so each minute.
  await steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
  await mo.sees(question(2), 30)
  expect(await approvedVersion()).toBeUndefined()
})

test('top management reads all of it, approves it, and it stands', async () => {
  await mo.clicks('Read it', { within: question(2) })
  const page = await mo.opens('Scope: Files and saws, and the people who make them')
  expect(page.text).toContain('A.5.1 Written rules for security · implemented · Ada Quinn')
  await mo.closes()
  await mo.clicks('Approve it', { within: question(2) })
  await mo.opens('it stands from then on')
  await mo.submits()
  await ada.sees('Mo Farrell approved version 2 of the statement of applicability', 30)
  expect(await approvedVersion()).toBe('2')
  await ada.types('/isms soa')
  const soa = await ada.sees('✓ Approved')
  expect(soa.buttons).toEqual(['Read it', 'As PDF', 'As a table'])
})

test('a later version does not stand until it is approved, and says what has changed', async () => {
  await imports(backups('implemented'), excluded)
  await ada.types('/isms soa')
  const soa = await ada.sees('Until then version 2 stands')
  expect(soa.text).toContain('92 implemented')
  await ada.clicks('Put it to approval…')
  const form = await ada.opens('What changed since version 2')
  expect(form.text).toContain('A.8.13 Backups: how far it has come, what is still to be done')
  expect(form.text).toContain('KT-1 A stamp on each saw: not stated any more')
  await ada.closes()
  expect(await approvedVersion()).toBe('2')
})

test('whoever asks for it gets it as PDF and as a table', async () => {
  await ada.types('/isms soa')
  await ada.clicks('As PDF')
  const message = await ada.sees('Here is version 3 of the statement of applicability.', 20)
  expect(message.files[0]).toMatchObject({ name: 'statement-of-applicability-3.pdf' })
  const bytes = await message.files[0]?.download()
  const text = textOfPdf(bytes ?? new Uint8Array())
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(text).toContain('Scope: Files and saws, and the people who make them')
  expect(text).toContain('No approval is on record')
  expect(text).toContain('The version that stands is 2')
  expect(text).toContain('A.8.34 Audits that disturb nothing · implemented · Ada Quinn')

  await ada.types('/isms soa')
  await ada.clicks('As a table')
  await eventually(async () => {
    const files = (await ada.messages()).flatMap((each) => each.files)
    return files.some(({ name }) => name === 'statement-of-applicability-3.csv')
  })
})

test('what was approved is kept as it was, with who approved it when', async () => {
  const printed: string[] = []
  const file = join(folder, 'soa.json')
  await soaCommand(steward.stores, { file }, steward.now(), (line) => void printed.push(line))
  expect(printed).toEqual([`Version 2 of the statement of applicability (approved) was written to ${file}.`])
  const written = JSON.parse(await readFile(file, 'utf8'))
  expect(written).toMatchObject({
    ...{ version: '2', decision: 'decision/approval.statement.soa/2', approvedBy: 'Mo Farrell' },
  })
  expect(written.controls).toHaveLength(94)
  const record = await printedRecord(steward.stores, 'decision/approval.statement.soa/2', 'text')
  expect(record).toContain('Statement of applicability, version 2')
  expect(record).toContain('Mo Farrell')
})

test('whoever answers for controls says whether they still stand, and the ISMS lead hears what does not', async () => {
  await ada.types('/isms control A.8.13')
  await ada.sees('What it is here: Each night')
  await ada.clicks('Have it reviewed now…')
  await ada.opens('reviewed now?')
  await ada.submits({ 'Why now': 'The auditor comes in May' })
  await ada.opens('reviewed by Ben Okoro, who is asked now')
  await ada.closes()
  const [review] = (await steward.stores.programmes.active()).filter(({ owner }) => owner === benId)
  const cycle = `cycle/${review?._id}/1`
  await eventually(async () => (await steward.stores.asks.allOf(cycle)).length > 0)
  await ben.types('/isms')
  await ben.clicks('Review', { within: 'Review your controls A.8.13' })
  const asked = await ben.opens('A.8.13 Backups: Each night')
  expect(asked.text).toContain('Why now: The auditor comes in May')
  expect(asked.buttons).toEqual([
    ...['All still stand…', 'Something has changed…', 'Something does not stand…', 'Read all of it'],
  ])
  await ben.clicks('Something does not stand…')
  await ben.opens('something is not done, or does not help')
  await ben.submits({ 'Which, and what is wrong with it': 'A.8.13: the last four nights are missing' })
  await ben.sees('You reviewed the controls A.8.13: something does not stand')
  const told = await ada.sees('Something does not stand in the controls A.8.13', 20)
  expect(told.text).toContain('the last four nights are missing')
  await ada.types('/isms status')
  await ada.sees('Controls A.8.13: something does not stand, as found by Ben Okoro')
  await eventually(() => steward.stores.records.byCycle(cycle))
  const record = JSON.parse(await printedRecord(steward.stores, cycle))
  expect(record).toMatchObject({
    ...{ title: 'Controls A.8.13', controls: ['A.8.13'], subject: { type: 'controls', version: '3' } },
    lines: [{ answer: { value: 'does-not-stand' } }],
  })
}, 60_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Statements of applicability that are what was approved: 1.')
})
