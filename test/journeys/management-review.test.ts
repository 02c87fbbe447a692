import { reviewInputs } from '../../src/domain/management-review.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany, withChange } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { textOfPdf } from '../support/pdf-text.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Mo and Kim are top management, Ada prepares the review; Ben, Eve and Dev each know what no record holds. */
const staff = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
kim,Kim Frost,kim@kestrel.example,employee,mo,Executive,Chief operating officer,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,kim,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,ada,IT,Administrator,,,,,,,slack
eve,Eve Long,eve@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
dev,Dev Patel,dev@kestrel.example,employee,eve,Sales,Account manager,,,,,,,slack
`
const reviews = `management-reviews:
  - id: yearly
    title: Yearly review of the ISMS
    owner: ada
    chair: mo
    attendees: [kim, ada]
    asks: { issues: [kim], parties: [eve], feedback: [ben], opportunities: [dev] }
    dates: [08-17]
    noticeDays: 0
    businessDays: 20
`
const files = {
  ...withChange('organisation.yaml', 'topManagement: [mo]', 'topManagement: [mo, kim]'),
  'people.csv': staff,
  'management-reviews.yaml': reviews,
}
const cycle = 'cycle/management-review.yearly/2027-08-17'

let steward: RunningSteward
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

/** Half past ten in Dublin. */
const morningOf = (day: string) => new Date(`${day}T09:30:00.000Z`)

beforeAll(async () => {
  const folder = await folderOf({ ...smallCompany, ...files })
  steward = await startSteward({ folder, begins: morningOf('2027-08-13') })
  for (const id of ['mo', 'kim', 'ada', 'ben', 'eve', 'dev'])
    people.set(id, await steward.workspace.person(`${id}@kestrel.example`))
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const meeting = async () => {
  const found = await steward.stores.reviewMeetings.byId(cycle)
  if (!found) throw new Error('There is no meeting')
  return found
}

/** Waits for the form that this sends off. */
const fills = (id: string, submit: string) =>
  eventually(async () => (await the(id).form())?.submit === submit)

const idOf = async (id: string) => (await steward.stores.people.byEmail(`${id}@kestrel.example`))?._id

async function raises(id: string, nature: string): Promise<void> {
  await the(id).types('/isms nc')
  await the(id).opens('Raise it')
  expect(await the(id).submits({ 'What is not as it should be': nature })).toEqual({ accepted: true })
  await the(id).opens('on record as nc-')
  await the(id).closes()
}

async function says(id: string, asked: string, text: string): Promise<void> {
  await the(id).sees(asked, 30)
  await the(id).clicks('Say what…', { within: asked })
  await the(id).opens('Since the last review')
  await the(id).submits({ 'What top management should know': text })
  await the(id).sees('You said what top management should know', 30)
}

test('when it comes near, whoever knows what no record holds is asked for it', async () => {
  await raises('dev', 'The visitor log of July has no page for the 14th')
  await the('ada').sees('Say what becomes of nc-1', 30)
  await the('ada').clicks('An opportunity…')
  await the('ada').opens('An opportunity')
  await the('ada').submits({ 'What could be made of it': 'A log with numbered pages' })
  await the('ada').sees('nc-1 is kept as an opportunity', 30)
  await steward.leapsTo(morningOf('2027-08-17'))
  await steward.leapsTo(morningOf('2027-08-18'))
  await says('kim', 'Say what has changed around us', 'Floods closed the yard twice; we look at the climate')
  await says('eve', 'Say what others need of us by now', 'Two customers want proof of origin within an hour')
  await says('ben', 'Say what you hear about our security', 'Drivers praise the new badge')
  await the('dev').sees('Say what could be better', 30)
  await the('dev').clicks('Nothing to say', { within: 'Say what could be better' })
  await the('dev').sees('You have nothing to say on', 30)
}, 120_000)

test('the pack is looked through, sent and frozen; what changes later is shown as a difference', async () => {
  await eventually(async () => (await steward.stores.asks.allOf(cycle)).some(({ slot }) => slot === 'pack'))
  await steward.leapsTo(morningOf('2027-08-19'))
  await the('ada').sees('Look through the pack, and send it', 30)
  await the('ada').clicks('Look through it')
  await the('ada').opens('Section 1 of 10')
  await the('ada').opens('Send it to 3 people…')
  await the('ada').clicks('Send it to 3 people…')
  await the('ada').opens('Send the pack to Mo Farrell, Kim Frost and Ada Quinn?')
  await the('ada').submits()
  await the('ada').opens('The pack was sent to 3 people.')
  await the('ada').closes()
  const got = await the('mo').sees('Read the pack for the management review “Yearly review of the ISMS”', 30)
  const [file] = got.files
  if (!file) throw new Error('There is no file')
  const paper = textOfPdf(await file.download()).join('\n')
  expect(paper).toContain('Kestrel Tools')
  expect(paper.replace(/\s+/g, ' ')).toContain('Two customers want proof of origin within an hour')
  const { pack } = await meeting()
  await raises('eve', 'A customer got the file of another one')
  await the('kim').types('/isms review pack')
  await the('kim').opens('Section 1 of 10')
  for (const section of [2, 3, 4]) {
    await the('kim').clicks('Next section')
    await the('kim').opens(`Section ${section} of 10`)
  }
  const read = await the('kim').opens('Changed since it was sent')
  expect(read.text).toContain('Nonconformities raised: 1 when it was sent, 2 by now')
  await the('kim').closes()
  expect((await meeting()).pack).toEqual(pack)
}, 120_000)

const toDo = {
  'Action: what is to be done': 'Order removals on the last day',
  'Who does it': 'Ben Okoro',
  'By when': '2027-10-15',
}

test('in the meeting it is recorded who is there, and what is decided on each input', async () => {
  const { meetingOn } = await meeting()
  expect(meetingOn).toBe('2027-09-14')
  await steward.leapsTo(morningOf('2027-09-13'))
  await steward.goesTo(morningOf('2027-09-14'))
  await the('mo').sees('Record what the management review decides', 30)
  await the('ada').types('/isms review decide')
  await the('ada').opens('Record who is there…')
  await the('ada').clicks('Record who is there…')
  await fills('ada', 'Record who is there')
  expect(await the('ada').submits({ Present: ['Ada Quinn'] })).toMatchObject({
    accepted: false,
    errors: { Present: expect.stringContaining('at least one of Mo Farrell and Kim Frost') },
  })
  await the('ada').submits({ Present: ['Mo Farrell', 'Kim Frost', 'Ada Quinn'] })
  await the('ada').opens('Who is there: Mo Farrell, Kim Frost, Ada Quinn')
  for (const input of reviewInputs) {
    await the('ada').clicks('Record…')
    await the('ada').opens('Record a decision')
    await the('ada').submits({
      'What was concluded or decided': `Noted, nothing more to decide: ${input}`,
      ...(input === 'nonconformities' ? toDo : {}),
    })
    await the('ada').opens(`Noted, nothing more to decide: ${input}`)
  }
  await the('ada').opens('→ Order removals on the last day: Ben Okoro, by Friday 15 October')
  await the('ada').closes()
}, 120_000)

test('without what has to come out of it, the minutes are not put to be signed', async () => {
  await the('ada').types('/isms review yearly')
  await the('ada').sees('Before the minutes can be signed:')
  await the('ada').types('/isms review decide')
  const form = await the('ada').opens('Record the conclusion…')
  expect(form.buttons).not.toContain('Put the minutes to be signed…')
  await the('ada').clicks('Record the conclusion…')
  await fills('ada', 'Record the conclusion')
  const results = {
    'Decisions on improvement': 'Removals are ordered on the day that somebody leaves',
    'What has to change in the ISMS': 'None, because the scope and its rules hold',
    'Is the ISMS suitable for the organisation?': 'Yes',
    'Is it adequate: does it cover what it has to?': 'Yes',
    'Is it effective: does it reach what it is for?': 'In part',
    'Why it is found so': 'One removal in fifty was late',
  }
  expect(await the('ada').submits({ ...results, 'What has to change in the ISMS': '' })).toMatchObject({
    accepted: false,
  })
  await the('ada').submits(results)
  await the('ada').opens('Put the minutes to be signed…')
}, 60_000)

test('top management signs the minutes, and nobody else', async () => {
  await the('ada').clicks('Put the minutes to be signed…')
  await the('ada').opens('Mo Farrell signs them.')
  await the('ada').submits()
  await the('ada').opens('The minutes were put to be signed.')
  await the('ada').closes()
  const question = 'Sign the minutes of the management review “Yearly review of the ISMS”'
  await the('mo').sees(question, 30)
  await the('mo').clicks('Read it', { within: question })
  await the('mo').opens('One removal in fifty was late')
  await the('mo').submits()
  await the('ada').sees('They are signed.', 30)
  expect(await meeting()).toMatchObject({ signed: { by: await idOf('mo') } })
}, 60_000)

test('what was decided is asked of who does it, and stands first in the next pack', async () => {
  const question = 'Do what was decided: Order removals on the last day'
  await the('ben').sees(question, 30)
  await the('ben').clicks('It is done…', { within: question })
  await the('ben').opens('Order removals on the last day')
  await the('ben').submits({ 'What was done': 'The list of leavers orders them by itself' })
  await the('ben').sees('Done: Order removals on the last day', 30)
  await eventually(async () => (await steward.stores.cycles.byId(cycle))?.state === 'closed', 30)
  await the('mo').types('/isms review minutes')
  await the('mo').opens('Signed by Mo Farrell')
  await the('mo').clicks('Send as PDF')
  const got = await the('mo').sees('Here are the minutes of the management review', 30)
  const [file] = got.files
  if (!file) throw new Error('There is no file')
  const paper = textOfPdf(await file.download())
    .join(' ')
    .replace(/\s+/g, ' ')
  expect(paper).toContain('Noted, nothing more to decide: audits')
  await the('ada').types('/isms review start yearly')
  await the('ada').opens('Begin the management review')
  await the('ada').submits({ 'Why now': 'A customer leaves us because of an incident' })
  await the('ada').types('/isms review pack')
  await eventually(async () => (await steward.stores.cycles.running()).length > 0, 30)
  const pack = await the('ada').opens('What earlier reviews decided')
  expect(pack.text).toContain('Order removals on the last day · Ben Okoro · done')
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
