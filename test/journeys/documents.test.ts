import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { documentsFiles } from '../support/documents-files.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

let steward: RunningSteward
let folder: string
let ada: ChatPerson
let mo: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  folder = await folderOf({ ...smallCompany, ...documentsFiles })
  steward = await startSteward({ folder })
  ada = await steward.workspace.person('ada@kestrel.example')
  mo = await steward.workspace.person('mo@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const isClosed = async (cycle: string) => (await steward.stores.cycles.byId(cycle))?.state === 'closed'
const question = (version: number) => `Decide: is version ${version} of “Scope of the ISMS” approved?`

test('the ISMS lead puts the scope to approval, top management reads and approves it, and it stands', async () => {
  await ada.types('/isms context')
  await ada.sees('⚠ not approved')
  await ada.clicks('Scope of the ISMS')
  await ada.sees('Scope of the ISMS, version 1')
  await ada.clicks('Put it to approval…')
  await ada.opens('Mo Farrell decides.')
  await ada.submits()
  await ada.opens('was sent to Mo Farrell')
  await ada.closes()
  await mo.sees(question(1), 20)
  await mo.clicks('Read it', { within: question(1) })
  await mo.opens('Saws, and the')
  await mo.closes()
  await mo.clicks('Approve it', { within: question(1) })
  await mo.opens('it stands from then on')
  await mo.submits()
  await ada.sees('Mo Farrell approved version 1 of “Scope of the ISMS”', 30)
  expect(await steward.stores.documents.approved('scope')).toMatchObject({ version: '1' })
})

test('its owner is asked at its interval; what has to change is written anew, and stands once it is approved', async () => {
  await steward.isOutUntil(new Date('2026-12-07T09:30:00Z'))
  await ben.sees('Review “Scope of the ISMS”', 30)
  await ben.clicks('It has to change…')
  await ben.opens('has to be written anew')
  await ben.submits({ 'What has changed': 'We make axes, too' })
  const cycle = 'cycle/document-review.scope/2026'
  await eventually(() => isClosed(cycle), 30)
  await ada.sees('Has to change: Scope of the ISMS', 30)
  expect(await printedRecord(steward.stores, cycle, 'text')).toContain('We make axes, too')
  await rewrite(folder, { 'scope.md': documentsFiles['scope.md'].replace('Saws', 'Saws, axes') })
  await steward.import(folder)
  await ada.types('/isms context scope')
  await ada.sees('Until then version 1 stands')
})

test('an objective is evaluated by whoever owns it: a value, and what it says', async () => {
  await steward.isOutUntil(new Date('2027-01-18T09:30:00Z'))
  await ben.sees('Evaluate the objective “Back within hours”', 30)
  await ben.clicks('Evaluate it…')
  await ben.opens('How far is “Back within hours”')
  await ben.submits({
    'Value (hours; target: at most 4 hours)': '6.5',
    'What it says': 'Nobody knew the password',
  })
  const cycle = 'cycle/objective-evaluation.quick-restore/2027-Q1'
  await eventually(() => isClosed(cycle), 30)
  await ada.sees('Target missed: Back within hours', 30)
  await ada.types('/isms documents')
  const register = await ada.sees('Documented information')
  expect(register.text).toContain('9.1 Results of measuring, and what they say · 1 record')
  expect(register.text).toContain('9.3.3 Results of management reviews · ⚠ nothing yet')
  expect(register.text).toContain('4.3 What the ISMS covers · version 1')
})

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  expect(await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))).toBe(0)
  expect(printed).toContain('Versions of scope, context and objectives that are what was approved: 1.')
})
