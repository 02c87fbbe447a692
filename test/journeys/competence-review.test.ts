import { addDays, addMonths, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const competences = (from: string) => `competences:
  - id: responder
    title: Incident responder
    owner: mo
    holders: [ben]
    every: 12 months
    from: ${from}
    noticeDays: 0
    verdictAfterMonths: 1
    requires:
      - { id: systems, text: Knows our systems, by: experience }
      - { id: evidence, text: Can secure evidence, by: training }
`

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
let mo: ChatPerson

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

beforeAll(async () => {
  const folder = await folderOf(smallCompany)
  steward = await startSteward({ folder })
  await rewrite(folder, { 'competences.yaml': competences(addDays(today(), 7)) })
  await steward.import(folder)
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
  mo = await person('mo')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('on its day the assessor says of each requirement whether the holder meets it', async () => {
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  await mo.sees('Assess: Incident responder', 20)
  await mo.clicks('Assess…', { within: 'Assess: Incident responder' })
  await mo.opens('Knows our systems')
  expect(await mo.submits({ '1 · Met or not': 'Met', '2 · Met or not': 'There is a gap' })).toMatchObject({
    accepted: false,
    errors: { '2 · Until when': expect.stringContaining('until when') },
  })
  const filled = {
    '1 · Met or not': 'Met',
    '1 · What shows it; or what is missing': 'Runs them since 2024',
    '2 · Met or not': 'There is a gap',
    '2 · What shows it; or what is missing': 'Never imaged a disk',
    '2 · If there is a gap: what is done about it': 'A day with the forensics team',
    '2 · Who sees to it': 'I do',
    '2 · Until when': addDays(today(), 14),
  }
  expect(await mo.submits(filled)).toMatchObject({ accepted: true })
  await mo.sees('You assessed Ben Okoro: Incident responder')
}, 120_000)

test('the holder reads what was found and how to object', async () => {
  const told = await ben.sees('Your competence was assessed: Incident responder', 20)
  expect(told.text).toContain('Never imaged a disk')
  expect(told.text).toContain('You see it otherwise? Write to Mo Farrell')
}, 60_000)

test('whoever sees to the gap says that it is done, and a month later the manager whether it worked', async () => {
  await steward.goesTo('next-morning')
  await mo.sees('See to a gap: Incident responder', 20)
  await mo.clicks('It is done…', { within: 'See to a gap: Incident responder' })
  await mo.opens('A day with the forensics team')
  await mo.submits({ 'What was done': 'Two days in the laboratory' })
  await mo.sees('You saw to a gap')
  await steward.goesTo(new Date(`${addDays(addMonths(today(), 1), 3)}T09:30:00Z`))
  await steward.goesTo('next-morning')
  await ada.sees('Say whether it worked: Incident responder', 20)
  await ada.clicks('It worked', { within: 'Say whether it worked' })
  await ada.sees('You said that it worked')
  await ada.types('/isms competence status')
  await ada.sees('1 of 1 assessed · worked: 1 of 1')
}, 180_000)

test('the record has it all as it stands, and the ledger agrees with it', async () => {
  const started = await steward.admin
    .collection('occurrences')
    .findOne({ programme: 'competence-review.responder', state: 'started' })
  const text = await printedRecord(steward.stores, started?.started.cycle, 'text')
  for (const said of [
    'Gap: Can secure evidence: Never imaged a disk',
    'Note: Two days in the laboratory',
    'worked',
  ])
    expect(text).toContain(said)
  const lines: string[] = []
  expect(await verifyCommand(steward.stores.db, undefined, (line) => void lines.push(line))).toBe(0)
}, 60_000)
