import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { reviewInputs } from '../../src/domain/management-review.js'
import { addDays } from '../../src/domain/working-days.js'
import { minutesCommand } from '../../src/main/minutes.js'
import { verifyCommand } from '../../src/main/verify.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { textOfPdf } from '../support/pdf-text.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Harbour & Pine's September: the directors review the ISMS. */
const folder = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
/** Maeve leads it, Henrik and Róisín direct with her, Ines prepares it; Lars and Tobias read German. */
const directors = ['maeve.brennan', 'henrik.sorensen', 'roisin.kavanagh']
const asked = ['lars.petersen', 'grainne.walsh', 'tobias.koehler']
const cast = [...directors, ...asked, 'ines.duarte', 'eoin.daly', 'aisling.moore']
const cycle = 'cycle/management-review.yearly/2027-08-17'
const title = 'Yearly review of the ISMS'

let steward: RunningSteward
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

/** Half past ten in Cork. */
const morningOf = (day: string) => new Date(`${day}T09:30:00.000Z`)

beforeAll(async () => {
  const csv = await readFile(`${folder}/people.csv`, 'utf8')
  const ids = csv.split('\n').map((line) => line.split(',')[0] ?? '')
  steward = await startSteward({
    folder,
    withoutAccount: ids.filter((id) => !cast.includes(id)),
    begins: morningOf('2027-08-13'),
  })
  for (const id of cast) people.set(id, await steward.workspace.person(`${id}@harbourpine.example`))
}, 60_000)
afterAll(() => steward.stop())

const meeting = async () => {
  const found = await steward.stores.reviewMeetings.byId(cycle)
  if (!found) throw new Error('There is no meeting')
  return found
}

/** Waits for the form that this sends off. */
const fills = (id: string, submit: string) =>
  eventually(async () => (await the(id).form())?.submit === submit)

const idOf = async (id: string) => (await steward.stores.people.byEmail(`${id}@harbourpine.example`))?._id

async function paperOf(id: string, message: string): Promise<string> {
  const { files } = await the(id).sees(message, 30)
  const [file] = files
  if (!file) throw new Error('There is no file')
  return words(await file.download())
}

const words = (bytes: Uint8Array) => textOfPdf(bytes).join(' ').replace(/\s+/g, ' ')

/** Presses a button of a question, which may stand in the morning's message beside others. */
async function presses(id: string, question: string, label: string, answer = 'Answer'): Promise<void> {
  await the(id).sees(question, 30)
  const all = await the(id).messages()
  const within = all.some(({ text, buttons }) => text.includes(question) && buttons.includes(label))
  if (within) return the(id).clicks(label, { within: question })
  await the(id).clicks(answer, { within: question })
  await the(id).opens(label)
  await the(id).clicks(label)
}

/** In the language of whoever is asked. */
const inEnglish = {
  something: 'Say what…',
  what: 'Since the last review',
  label: 'What top management should know',
  said: 'You said what top management should know',
  answer: 'Answer',
}
const inGerman = {
  something: 'Sagen, was…',
  what: 'Seit der letzten Bewertung',
  label: 'Was die oberste Leitung wissen soll',
  said: 'Sie haben gesagt, was die oberste Leitung wissen soll',
  answer: 'Antworten',
}

async function says(id: string, question: string, text: string, t = inEnglish): Promise<void> {
  await presses(id, question, t.something, t.answer)
  await the(id).opens(t.what)
  expect(await the(id).submits({})).toMatchObject({ accepted: false })
  await the(id).submits({ [t.label]: text })
  await the(id).sees(t.said, 30)
}

async function raises(id: string, nature: string): Promise<void> {
  await the(id).types('/isms nc')
  await the(id).opens('Raise it')
  expect(await the(id).submits({ 'What is not as it should be': nature })).toEqual({ accepted: true })
  await the(id).opens('on record as nc-')
  await the(id).closes()
}

test('when it comes near, whoever knows what no record holds is asked for it, climate included', async () => {
  await raises('aisling.moore', 'Declan’s access was removed 19 days late')
  await steward.leapsTo(morningOf('2027-08-17'))
  await steward.leapsTo(morningOf('2027-08-18'))
  await the('henrik.sorensen').sees('Say what has changed around us', 30)
  await says(
    'henrik.sorensen',
    'Say what has changed around us',
    'Storms cut the line to Halifax twice; climate change matters to us',
  )
  await says(
    'lars.petersen',
    'Sagen Sie, was andere inzwischen von uns brauchen',
    'Zwei Kunden verlangen einen Nachweis binnen einer Stunde',
    inGerman,
  )
  await says('grainne.walsh', 'Say what you hear about our security', 'Inspectors praise the new sign-in')
  await presses('tobias.koehler', 'Sagen Sie, was besser werden könnte', 'Nichts anzumerken', inGerman.answer)
  await the('tobias.koehler').sees('Sie haben nichts angemerkt zu', 30)
}, 120_000)

test('the pack fills itself, is looked through, sent and frozen', async () => {
  // Who did not answer in time is waited for no more: the pack is asked for on Monday, and comes with Tuesday's message.
  await steward.leapsTo(morningOf('2027-09-06'))
  await steward.leapsTo(morningOf('2027-09-07'))
  await the('ines.duarte').sees('Look through the pack, and send it', 30)
  // From the morning's list one comes to the question, and from there to the pack.
  await the('ines.duarte').clicks('Look through it', { within: 'Look through the pack, and send it' })
  await the('ines.duarte').opens('Not answered yet: Lars Petersen')
  await the('ines.duarte').clicks('Look through it')
  await the('ines.duarte').opens('Section 1 of 10')
  await the('ines.duarte').clicks('Send it to 5 people…')
  // What is missing is said before it goes.
  await the('ines.duarte').opens('Lars Petersen has not answered yet; the pack will say so')
  await the('ines.duarte').submits()
  await the('ines.duarte').opens('The pack is frozen, and on its way to 5 people.')
  await the('ines.duarte').closes()
  const paper = await paperOf('maeve.brennan', `Read the pack for the management review “${title}”`)
  for (const text of [
    'Harbour & Pine',
    'Storms cut the line to Halifax twice; climate change matters to us',
    'Zwei Kunden verlangen einen Nachweis binnen einer Stunde',
    'Declan’s access was removed 19 days late',
    'Lars Petersen was asked and has not answered yet',
  ])
    expect(paper).toContain(text)
  const german = await paperOf('tobias.koehler', 'Lesen Sie die Unterlage zur Managementbewertung')
  expect(german).toContain('Nichtkonformitäten und Korrekturmaßnahmen')
  const home = await the('henrik.sorensen').opensHome()
  expect(home.text).toContain('read the pack: `/isms review pack yearly`')
}, 120_000)

test('later numbers are shown as differences beside what was sent, and a question goes to who answers for it', async () => {
  const { pack } = await meeting()
  await raises('grainne.walsh', 'A customer got the file of another one')
  await the('roisin.kavanagh').types('/isms review pack')
  await the('roisin.kavanagh').opens('Section 1 of 10')
  for (const section of [2, 3, 4]) {
    await the('roisin.kavanagh').clicks('Next section')
    await the('roisin.kavanagh').opens(`Section ${section} of 10`)
  }
  const read = await the('roisin.kavanagh').opens('Changed since it was sent')
  expect(read.text).toMatch(/Nonconformities raised: \d+ when it was sent, \d+ by now/)
  await the('roisin.kavanagh').clicks('Section before')
  await the('roisin.kavanagh').opens('Section 3 of 10')
  await the('roisin.kavanagh').clicks('Ask about this…')
  await fills('roisin.kavanagh', 'Ask it')
  await the('roisin.kavanagh').submits({ 'Your question': 'Which two customers?' })
  await the('roisin.kavanagh').opens('Lars Petersen was asked')
  await the('roisin.kavanagh').closes()
  await presses('lars.petersen', 'Beantworten Sie eine Frage', 'Antworten…', inGerman.answer)
  await fills('lars.petersen', 'Antwort schicken')
  await the('lars.petersen').submits({ 'Ihre Antwort': 'Bexley und Nordholz' })
  const heard = await the('roisin.kavanagh').sees('Lars Petersen answered your question', 30)
  expect(heard.text).toContain('Bexley und Nordholz')
  expect((await meeting()).pack).toEqual(pack)
}, 120_000)

const toDo = {
  'Action: what is to be done': 'Order removals on the last day',
  'Who does it': 'Eoin Daly',
  'By when': '2027-10-15',
}

test('in the meeting it is recorded who is there, and what is decided on each input', async () => {
  const { meetingOn } = await meeting()
  await steward.leapsTo(morningOf(addDays(meetingOn, -1)))
  await steward.goesTo(morningOf(meetingOn))
  await the('maeve.brennan').sees('Record what the management review decides', 30)
  const ines = the('ines.duarte')
  await ines.types('/isms review decide')
  await ines.opens('Record who is there…')
  await ines.clicks('Record who is there…')
  await fills('ines.duarte', 'Record who is there')
  expect(await ines.submits({ Present: ['Ines Duarte', 'Tobias Köhler'] })).toMatchObject({
    accepted: false,
    errors: { Present: expect.stringContaining('Maeve Brennan, Henrik Sørensen and Róisín Kavanagh has to') },
  })
  await ines.submits({ Present: ['Maeve Brennan', 'Henrik Sørensen', 'Ines Duarte'] })
  await ines.opens('Who is there: Maeve Brennan, Henrik Sørensen, Ines Duarte')
  for (const input of reviewInputs) {
    await ines.clicks('Record…')
    await ines.opens('Record a decision')
    await ines.submits({
      'What was concluded or decided': `Noted, nothing more to decide: ${input}`,
      ...(input === 'nonconformities' ? toDo : {}),
    })
    await ines.opens(`Noted, nothing more to decide: ${input}`)
  }
  await ines.opens('→ Order removals on the last day: Eoin Daly, by Friday 15 October')
  await ines.closes()
}, 120_000)

test('without what has to come out of it, the minutes are not put to be signed', async () => {
  const ines = the('ines.duarte')
  await ines.types('/isms review yearly')
  await ines.sees('Before the minutes can be signed:')
  await ines.types('/isms review decide')
  const form = await ines.opens('Record the conclusion…')
  expect(form.buttons).not.toContain('Put the minutes to be signed…')
  await ines.clicks('Record the conclusion…')
  await fills('ines.duarte', 'Record the conclusion')
  const results = {
    'Decisions on improvement': 'Removals are ordered on the day that somebody leaves',
    'What has to change in the ISMS': 'None, because the scope and its rules hold',
    'Is the ISMS suitable for the organisation?': 'Yes',
    'Is it adequate: does it cover what it has to?': 'Yes',
    'Is it effective: does it reach what it is for?': 'In part',
    'Why it is found so': 'One removal in fifty was late',
  }
  expect(await ines.submits({ ...results, 'What has to change in the ISMS': '' })).toMatchObject({
    accepted: false,
  })
  await ines.submits(results)
  await ines.opens('Put the minutes to be signed…')
}, 60_000)

test('top management signs the minutes, and nobody else', async () => {
  const ines = the('ines.duarte')
  await ines.clicks('Put the minutes to be signed…')
  await ines.opens('Maeve Brennan signs them.')
  await ines.submits()
  await ines.opens('The minutes were put to be signed.')
  await ines.closes()
  const question = `Sign the minutes of the management review “${title}”`
  await the('maeve.brennan').sees(question, 30)
  // Whoever wrote them, and whoever takes part and is of lower rank, has nothing to sign.
  for (const id of ['ines.duarte', 'tobias.koehler'])
    for (const { text } of await the(id).messages()) expect(text).not.toContain(question)
  await the('maeve.brennan').clicks('Read it', { within: question })
  await the('maeve.brennan').opens('One removal in fifty was late')
  await the('maeve.brennan').submits()
  await ines.sees('They are signed.', 30)
  expect(await meeting()).toMatchObject({ signed: { by: await idOf('maeve.brennan') } })
}, 60_000)

test('the minutes are a paper, from chat and from the command line', async () => {
  await the('henrik.sorensen').types('/isms review minutes')
  await the('henrik.sorensen').opens('Signed by Maeve Brennan')
  await the('henrik.sorensen').clicks('Send as PDF')
  const paper = await paperOf('henrik.sorensen', 'Here are the minutes of the management review')
  const where = await mkdtemp(join(tmpdir(), 'minutes-'))
  const file = join(where, 'minutes.pdf')
  const printed: string[] = []
  const asked = { cycle: 'management-review.yearly/2027-08-17', file }
  expect(await minutesCommand(steward.stores, asked, steward.now(), (line) => void printed.push(line))).toBe(
    0,
  )
  expect(printed.join()).toContain('The signed minutes of')
  const printedPaper = words(await readFile(file))
  for (const text of [
    'Harbour & Pine',
    'Noted, nothing more to decide: audits',
    'Invited and not there: Róisín Kavanagh and Tobias Köhler',
    'None, because the scope and its rules hold',
    'Signed by Maeve Brennan',
  ]) {
    expect(paper).toContain(text)
    expect(printedPaper).toContain(text)
  }
  expect((await stat(file)).size).toBeLessThan(500_000)
  await rm(where, { recursive: true })
}, 60_000)

test('what was decided is asked of who does it, and stands first in the next pack', async () => {
  const question = 'Do what was decided: Order removals on the last day'
  await presses('eoin.daly', question, 'It is done…')
  await the('eoin.daly').opens('Order removals on the last day')
  await the('eoin.daly').submits({ 'What was done': 'The list of leavers orders them by itself' })
  await the('eoin.daly').sees('Done: Order removals on the last day', 30)
  await eventually(async () => (await steward.stores.cycles.byId(cycle))?.state === 'closed', 30)
  await the('ines.duarte').types('/isms review start yearly')
  await the('ines.duarte').opens('Begin the management review')
  await the('ines.duarte').submits({ 'Why now': 'A customer leaves us because of an incident' })
  await eventually(async () => (await steward.stores.reviewMeetings.all()).length > 1, 30)
  await the('ines.duarte').types('/isms review pack')
  const pack = await the('ines.duarte').opens('What earlier reviews decided')
  expect(pack.text).toContain('Order removals on the last day · Eoin Daly · done')
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
