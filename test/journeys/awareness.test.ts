import { addDays, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const awareness = (from: string) => `monthly: true
from: ${from}
lessons:
  - id: hurry
    title: The link that hurries you
    text: "**Hurry is the trick**: whoever hurries does not look."
    question:
      text: You typed your password on a page that looks wrong. What first?
      options: { say-so: Say so at once, wait: Wait and see }
      right: say-so
      because: In the first minutes IT can still lock whoever has it out.
`

let steward: RunningSteward
let cycle: string
let ada: ChatPerson
let ben: ChatPerson

beforeAll(async () => {
  const folder = await folderOf(smallCompany)
  steward = await startSteward({ folder })
  const day = addDays(dateIn(steward.now().toISOString(), 'Europe/Dublin'), 7)
  cycle = `cycle/awareness.lessons/${day.slice(0, 7)}`
  await rewrite(folder, { 'awareness.yaml': awareness(day) })
  await steward.import(folder)
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('on its day everybody gets a lesson, and one click on an answer says what is right, and why', async () => {
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  const lesson = await ben.sees('Two minutes: The link that hurries you', 20)
  expect(lesson.text).toContain('Hurry is the trick')
  await ben.clicks('Wait and see')
  const receipt = await ben.sees('Now you know: The link that hurries you', 20)
  expect(receipt.text).toContain('Right is “Say so at once”. In the first minutes IT can still lock')
}, 120_000)

test('the ISMS lead sees how many took part, and nobody’s name', async () => {
  await ada.types('/isms awareness')
  const { text } = await ada.sees('Lessons: what they show')
  expect(text).toContain('The link that hurries you: 1 of 3 took part · too few to show what was right')
  expect(text).not.toContain('Ben')
}, 60_000)

test('when the next one comes it is over without a word, and its record says who took part', async () => {
  await steward.goesTo(
    new Date(`${addDays(dateIn(steward.now().toISOString(), 'Europe/Dublin'), 32)}T09:30:00.000Z`),
  )
  await eventually(() => steward.stores.records.byCycle(cycle), 30)
  const late = (await ada.messages()).filter(({ text }) => /late|overdue by/i.test(text))
  expect(late).toEqual([])
  expect(await printedRecord(steward.stores, cycle, 'text')).toContain('Right: 0 of 1 answers; asked: 3')
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
}, 120_000)
