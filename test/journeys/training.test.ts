import { addDays, addMonths, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/**
 * A training year: Ada answers for a course that everybody needs and that counts for six months. Fay leads Gus, who fails it;
 * Dev need not complete it for a while; Hal joins in the middle.
 */
const staff = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,board,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,ada,IT,Administrator,,,,,,,slack
fay,Fay Moss,fay@kestrel.example,employee,mo,Yard,Yard lead,,,,,,,slack
gus,Gus Hall,gus@kestrel.example,employee,fay,Yard,Inspector,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,fay,Yard,Inspector,,,,,,,slack
`
const right = 'Report it at once'
const wrong = 'Wait and see'
const course = (from: string) => `courses:
  - id: odd-mails
    title: Mails that look odd
    purpose: Whoever notices first keeps the damage small.
    owner: ben
    neededBy: [{ department: Yard }, { department: IT }, { joiners: 14 }]
    from: ${from}
    noticeDays: 0
    businessDays: 10
    minutes: 5
    validMonths: 6
    lesson: A mail that looks odd is reported, whoever it seems to be from.
    quiz:
      draw: 2
      passMark: 2
      attempts: 2
      questions:
        - id: link
          question: A mail wants you to sign in. What do you do?
          options: { report: ${right}, wait: ${wrong} }
          right: report
          because: Whoever else got it is warned.
        - id: boss
          question: Your boss wants vouchers, by mail. What do you do?
          options: { report: ${right}, wait: ${wrong} }
          right: report
          because: Bosses buy no vouchers.
`

let steward: RunningSteward
let folder: string
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

async function comes(id: string): Promise<void> {
  people.set(id, await steward.workspace.person(`${id}@kestrel.example`))
}

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')
const title = 'Complete the course “Mails that look odd”'

async function cycle(): Promise<string> {
  const row = await steward.admin
    .collection('occurrences')
    .findOne({ programme: 'training.odd-mails', state: 'started' })
  return row?.started.cycle
}

/** Goes through the lesson to the questions, from the list of what waits. */
async function begins(id: string): Promise<void> {
  await eventually(async () => {
    await the(id).types('/isms')
    return (await the(id).sees('Commands for you')).text.includes(title)
  })
  await the(id).clicks('Begin the course', { within: title })
  const lesson = await the(id).opens('A mail that looks odd is reported')
  expect(lesson.submit).toBe('Go on to the questions')
  await the(id).submits()
}

/** Answers all questions of the form so, and reads what came of it. */
async function answers(id: string, answer: string, outcome: string): Promise<string> {
  const form = await the(id).opens('answers have to be right')
  await the(id).submits(Object.fromEntries(form.fields.map(({ label }) => [label, answer])))
  return (await the(id).opens(outcome)).text
}

async function completes(id: string): Promise<void> {
  await begins(id)
  await answers(id, right, '2 of 2 were right: you completed the course')
  await the(id).closes()
  await the(id).sees('You completed the course “Mails that look odd”', 20)
}

beforeAll(async () => {
  folder = await folderOf({ ...smallCompany, 'people.csv': staff })
  steward = await startSteward({ folder })
  await rewrite(folder, { 'training.yaml': course(addDays(today(), 1)) })
  await steward.import(folder)
  for (const id of ['mo', 'ada', 'ben', 'fay', 'gus', 'dev']) await comes(id)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('on its day everybody who needs the course is asked, and goes from the lesson to its questions', async () => {
  await steward.goesTo('next-morning')
  const asked = await the('gus').sees(title, 20)
  expect(asked.text).toContain('Asked of everybody in Yard; Ben Okoro answers for it')
  for (const id of ['ada', 'ben', 'fay']) await completes(id)
  // The board needs it for nothing.
  expect((await the('mo').messages()).map(({ text }) => text).join()).not.toContain(title)
}, 60_000)

test('whoever uses up their attempts hears what was right, and their manager is asked to talk with them', async () => {
  await begins('gus')
  const first = await answers('gus', wrong, '0 of 2 were right; 2 have to be')
  expect(first).toContain('Bosses buy no vouchers.')
  await the('gus').clicks('Try again')
  await answers('gus', wrong, 'that was your last attempt')
  await the('gus').closes()

  const talk = await the('fay').sees('Talk with Gus Hall about the course “Mails that look odd”', 30)
  // What was missed is for Gus to tell.
  expect(talk.text).not.toContain('vouchers')
  await the('fay').clicks('Let them try again…', { within: 'Talk with Gus Hall' })
  await the('fay').opens('Find out together what is unclear')
  expect(await the('fay').submits({ 'What did you talk about?': ' ' })).toMatchObject({ accepted: false })
  await the('fay').submits({ 'What did you talk about?': 'We went through three mails' })
  await the('fay').sees('You let Gus Hall try again', 20)
  await begins('gus')
  await answers('gus', right, 'you completed the course')
  await the('gus').closes()
}, 90_000)

test('whoever cannot do it asks for a waiver, which has a reason and an end', async () => {
  await the('dev').types('/isms')
  await the('dev').clicks("I can't do this…", { within: title })
  await the('dev').opens('Ask for a waiver for the course')
  await the('dev').submits({ 'What stands in the way?': 'I am at sea, without mail, until the spring.' })
  const decide = await the('ada').sees('may Dev Patel be excused from', 30)
  expect(decide.text).toContain('Dev Patel wrote: I am at sea')
  await the('ada').clicks('Grant a waiver until…', { within: 'Dev Patel' })
  await the('ada').opens('Grant a waiver')
  await the('ada').submits({ 'Until when?': addDays(today(), 40), 'Why?': 'No mail reaches the ship.' })
  await the('dev').sees('A waiver was granted until', 20)
}, 60_000)

test('who joins in the middle of the year is asked in their first days', async () => {
  const starts = addDays(today(), 1)
  await rewrite(folder, {
    'people.csv': `${staff}hal,Hal Reed,hal@kestrel.example,employee,mo,Sales,Account manager,,,,,${starts},,slack\n`,
  })
  await steward.workspace.adds({
    ...{ email: 'hal@kestrel.example', name: 'Hal Reed', department: 'Sales' },
    ...{ title: 'Account manager', timeZone: 'Europe/Dublin' },
  })
  await steward.import(folder)
  await comes('hal')
  await the('hal').types('/isms')
  await steward.goesTo('next-morning')
  // A worker that comes back looks at who is new at once; else it does so each minute.
  await steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
  const asked = await the('hal').sees(title, 30)
  expect(asked.text).toContain('Asked of everybody who has just joined')
  await completes('hal')
}, 60_000)

test('once a waiver is over the course is asked again, in the year that still runs', async () => {
  await steward.leapsTo(new Date(`${addDays(today(), 41)}T09:30:00Z`))
  await steward.goesTo('next-morning')
  await completes('dev')
  await the('ben').types('/isms training status odd-mails')
  const status = await the('ben').sees('How far it is')
  expect(status.text).toContain('6 of 6 have completed it')
}, 90_000)

test('what runs out is asked to be renewed in good time, and counts until then', async () => {
  await steward.leapsTo(new Date(`${addMonths(today(), 4)}T09:30:00Z`))
  await steward.goesTo('next-morning')
  const asked = await the('fay').sees('What you completed before counts until', 30)
  expect(asked.text).toContain(title)
  await completes('fay')
}, 90_000)

test('with its last day the year closes, and its record says who completed it how, and who did not', async () => {
  const id = await cycle()
  await steward.leapsTo(new Date(`${addMonths(today(), 7)}T09:30:00Z`))
  await eventually(() => steward.stores.records.byCycle(id), 40)
  const record = await printedRecord(steward.stores, id, 'text')
  for (const said of [
    /completed · .* · Fay Moss · .*\n\s+Needed as: department Yard\n\s+To be renewed\n/,
    /failed · .* · Gus Hall · .*\n(.*\n)\s+Attempts: 2; in the last 0 of 2 right/,
    /completed \(to \d+\) · .* · Gus Hall · /,
    /completed · .* · Hal Reed · .*\n\s+Needed as: joiner/,
    /granted · .* · Ada Quinn · .*\n\s+Decided about: .*\n\s+Waived until: \d{4}-\d\d-\d\d\n\s+Note: No mail reaches the ship\./,
    /completed · .* · Dev Patel · /,
    /cycle-closed · .* · Ben Okoro · .*\n\s+Needed as: department IT\n\s+To be renewed/,
  ])
    expect(record).toMatch(said)
}, 90_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 1')
}, 60_000)
