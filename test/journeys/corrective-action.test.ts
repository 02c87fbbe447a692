import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { addDays } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { textOfPdf } from '../support/pdf-text.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** What Harbour & Pine makes of what went wrong in summer 2027. */
const folder = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
/** Those whose messages are read. Ines leads the ISMS, Tomás is her deputy, Maeve and Henrik direct the company. */
const leads = ['ines.duarte', 'tomas.ryan', 'maeve.brennan', 'henrik.sorensen', 'roisin.kavanagh']
const cast = [...leads, 'aisling.moore', 'priya.raman', 'eoin.daly']

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
    begins: morningOf('2027-06-21'),
  })
  for (const id of cast) people.set(id, await steward.workspace.person(`${id}@harbourpine.example`))
}, 60_000)
afterAll(() => steward.stop())

const stands = (id: string) => steward.stores.nonconformities.byId(id)

/** Of these, whoever is asked this. */
async function askedThis(ids: readonly string[], question: string): Promise<string> {
  return eventually(async () => {
    for (const id of ids) {
      const messages = await the(id).messages()
      if (messages.some(({ text, buttons }) => text.includes(question) && buttons.length > 0)) return id
    }
    return null
  }, 30)
}

/** Presses a button of a question, which may stand in the morning's message beside others. */
async function presses(id: string, question: string, label: string): Promise<void> {
  await the(id).sees(question, 30)
  const all = await the(id).messages()
  const within = all.some(({ text, buttons }) => text.includes(question) && buttons.includes(label))
  if (within) return the(id).clicks(label, { within: question })
  await the(id).clicks('Answer', { within: question })
  await the(id).opens(label)
  await the(id).clicks(label)
}

/** From the cause to a plan that somebody who has no part in it approves. */
async function isPlanned(whys: string[], due: string, what: string): Promise<void> {
  await the('priya.raman').sees('Find out why it happened: nc-1', 30)
  await the('priya.raman').clicks('By five whys…', { within: 'Find out why it happened: nc-1' })
  await the('priya.raman').opens('Why it happened')
  const cause = whys.at(-1) ?? ''
  await the('priya.raman').submits({
    'What was done at once': 'His accounts were removed on the day we saw it',
    'What came of it': 'The log shows no sign-in after his last day',
    'Why did it happen?': whys[0] ?? '',
    'Why was that so? (2)': cause,
    'The cause': cause,
    'Are there others like it?': 'None were found',
    'Where you looked, and what you found': 'All nine who left since 2025',
  })
  await the('priya.raman').sees('Plan what is done about nc-1', 30)
  await the('priya.raman').clicks('Plan it…', { within: 'Plan what is done about nc-1' })
  await the('priya.raman').opens('The plan')
  const plan = {
    'What is done (1)': what,
    'Who does it (1)': 'Eoin Daly',
    'By when (1)': due,
    'By what one can tell that it worked': 'Of the next ten who leave, none keeps access for more than a day',
    'When one can tell': due,
    'Must a risk or the ISMS change?': 'No',
  }
  expect(await the('priya.raman').submits(plan)).toMatchObject({
    accepted: false,
    errors: { 'When one can tell': 'Choose a day after the last of these actions.' },
  })
  await the('priya.raman').submits({ ...plan, 'When one can tell': addDays(due, 14) })
  const question = 'Decide: is the plan about nc-1 approved?'
  const approver = await askedThis(leads, question)
  await the(approver).clicks('Read it', { within: question })
  await the(approver).opens(cause)
  await the(approver).submits()
  await the('priya.raman').sees('The plan is approved', 30)
}

async function isDone(on: string, what: string): Promise<void> {
  // It comes with the morning's message after the day on which it comes up.
  await steward.leapsTo(morningOf(addDays(on, -1)))
  await steward.leapsTo(morningOf(on))
  await presses('eoin.daly', `Is it done? ${what}`, 'It is done…')
  await the('eoin.daly').opens('Show what was done')
  expect(await the('eoin.daly').submits({})).toMatchObject({ accepted: false })
  await the('eoin.daly').submits({ 'What was done': 'It runs since this morning' })
  await the('eoin.daly').sees(`Done: ${what}`, 30)
}

/** By somebody who had no hand in it. */
async function isVerified(on: string, answer: 'It was effective…' | 'It was not…', found: string) {
  await steward.leapsTo(morningOf(on))
  const question = 'Was it effective? nc-1'
  const verifier = await askedThis(leads, question)
  await presses(verifier, question, answer)
  await the(verifier).opens('Of the next ten who leave, none keeps access')
  const anew = answer === 'It was not…' ? { 'By when it is to be done now': '2027-09-30' } : {}
  await the(verifier).submits({ 'What you looked at, and what you found': found, ...anew })
}

test('anybody raises what is not as it should be, and hears who sees to it', async () => {
  await the('aisling.moore').types('/isms nc')
  await the('aisling.moore').opens('Raise a nonconformity')
  const raised = {
    'What is not as it should be': 'Declan’s access was removed 19 days late: I still found him in the list',
    'What it is about': 'that with access',
  }
  expect(await the('aisling.moore').submits(raised)).toMatchObject({
    accepted: false,
    errors: {
      'What it is about': expect.stringContaining('no clause, control, system or risk “that with access”'),
    },
  })
  await the('aisling.moore').submits({ ...raised, 'What it is about': 'A.5.18' })
  await the('aisling.moore').opens('on record as nc-1')
  await the('aisling.moore').closes()
  await the('ines.duarte').sees('Say what becomes of nc-1', 30)
  await the('ines.duarte').clicks('Take it on…', { within: 'Say what becomes of nc-1' })
  await the('ines.duarte').opens('Whoever raised it hears who sees to it')
  await the('ines.duarte').submits({
    'Who sees to it': 'Priya Raman',
    'By when it is to be done': '2027-09-30',
  })
  await the('aisling.moore').sees('nc-1, which you raised, is taken on: Priya Raman sees to it', 30)
}, 90_000)

test('the first round is done, and was not effective: it begins anew with everything kept', async () => {
  await isPlanned(['Nobody ordered it', 'Leaving is told on paper'], '2027-06-30', 'Tell IT by the system')
  await isDone('2027-06-24', 'Tell IT by the system')
  await isVerified('2027-07-14', 'It was not…', 'Two of ten kept it over a weekend')
  await the('ines.duarte').sees('What was done about nc-1 was not effective: it begins anew', 30)
  expect(await stands('nc-1')).toMatchObject({ round: 2, ineffective: 1 })
  const again = await the('priya.raman').sees('Round 2: what was done was not effective', 30)
  expect(again.text).toContain('Two of ten kept it over a weekend')
}, 180_000)

test('the second round is effective, and closes it', async () => {
  const whys = ['It waits from Friday to Monday', 'Nobody reads the queue at weekends']
  await isPlanned(whys, '2027-07-28', 'Remove by itself on the last day')
  await isDone('2027-07-22', 'Remove by itself on the last day')
  await isVerified('2027-08-11', 'It was effective…', 'All ten within a day')
  await the('aisling.moore').sees('nc-1, which you raised, is mended: what was done was effective', 30)
  await the('priya.raman').types('/isms nc show nc-1')
  const shown = await the('priya.raman').opens('Leaving is told on paper')
  expect(shown.text).toContain('Nobody reads the queue at weekends')
  await the('priya.raman').closes()
  expect(await stands('nc-1')).toMatchObject({ stage: 'effective', round: 2, ineffective: 1 })
}, 180_000)

test('what the certification body found has their number and deadline, and a response sheet to send back', async () => {
  await the('ines.duarte').types('/isms nc')
  await the('ines.duarte').opens('Raise a nonconformity')
  await the('ines.duarte').submits({
    'What is not as it should be': 'The objective for restoring was not evaluated in the first quarter',
    'Where it comes from': 'A certification body or a customer',
    'What it is about': '9.1',
    'The number that others know it by': 'NZ-2027-03',
    'How they graded it': 'Minor',
    'By when they want an answer': '2027-10-29',
  })
  const { text } = await the('ines.duarte').opens('on record as nc-')
  await the('ines.duarte').closes()
  // Steward has proposed others meanwhile.
  const [id = ''] = /nc-\d+/.exec(text) ?? []
  const asked = await the('ines.duarte').sees(`Say what becomes of ${id}`, 30)
  expect(asked.text).toContain('NZ-2027-03')
  await the('ines.duarte').clicks('Take it on…', { within: `Say what becomes of ${id}` })
  await the('ines.duarte').opens('Whoever raised it hears who sees to it')
  const taken = { 'Who sees to it': 'Tomás Ryan', 'By when it is to be done': '2027-11-30' }
  expect(await the('ines.duarte').submits(taken)).toMatchObject({
    accepted: false,
    errors: { 'By when it is to be done': expect.stringContaining('They want an answer by') },
  })
  await the('ines.duarte').submits({ ...taken, 'By when it is to be done': '2027-10-15' })
  await the('tomas.ryan').sees(`Find out why it happened: ${id}`, 30)
  await the('tomas.ryan').clicks('In your own words…', { within: `Find out why it happened: ${id}` })
  await the('tomas.ryan').opens('Why it happened')
  await the('tomas.ryan').submits({
    'What was done at once': 'It was evaluated in August',
    'What came of it': 'Nothing',
    'The cause': 'Its owner was on leave, and nobody stood in',
    'Are there others like it?': 'None were found',
    'Where you looked, and what you found': 'The two other objectives',
  })
  await the('tomas.ryan').sees(`Plan what is done about ${id}`, 30)
  await the('ines.duarte').types(`/isms nc show ${id}`)
  await the('ines.duarte').opens('NZ-2027-03')
  await the('ines.duarte').clicks('Response sheet as PDF')
  const got = await the('ines.duarte').sees(`Here is the response sheet about ${id}`, 30)
  const [file] = got.files
  if (!file) throw new Error('There is no file')
  const paper = textOfPdf(await file.download())
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const text of ['Harbour & Pine', 'NZ-2027-03', 'Its owner was on leave, and nobody stood in'])
    expect(paper).toContain(text)
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
