import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { verifyCommand } from '../../src/main/verify.js'
import { launchBrowser } from '../support/browser.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { LinkPerson } from '../support/link-person.js'
import { textOfPdf } from '../support/pdf-text.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** May 2027 at Harbour & Pine: Aoife Kinsella, who uses no chat, audits the management system, clauses 4 to 10. */
const folder = fileURLToPath(new URL('../../examples/harbour-pine', import.meta.url))
const cast = ['ines.duarte', 'maeve.brennan', 'roisin.kavanagh']
const title = 'The management system'
const cycle = 'cycle/internal-audit.management-system/2027-05-10'

let steward: RunningSteward
let browser: Browser
let aoife: LinkPerson
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

const audit = () => steward.stores.audits.byId(cycle)

/** Half past ten in Cork, once what was said before has led to this question. */
async function comesTo(day: string, slot?: string): Promise<void> {
  if (slot)
    await eventually(
      async () =>
        (await steward.stores.asks.allOf(cycle)).find((ask) => ask.slot === slot && ask.state === 'open'),
      60,
    )
  await steward.leapsTo(new Date(`${day}T09:30:00.000Z`))
}

/** Presses a button of a question, which may stand in the morning's message beside others. */
async function presses(id: string, question: string, label: string): Promise<void> {
  await the(id).sees(question, 30)
  const all = await the(id).messages()
  if (all.some(({ text, buttons }) => text.includes(question) && buttons.includes(label)))
    return the(id).clicks(label, { within: question })
  await the(id).clicks('Look at it', { within: question })
  await the(id).opens(label)
  await the(id).clicks(label)
}

beforeAll(async () => {
  const csv = await readFile(`${folder}/people.csv`, 'utf8')
  const ids = csv.split('\n').map((line) => line.split(',')[0] ?? '')
  steward = await startSteward({
    folder,
    withoutAccount: ids.filter((id) => !cast.includes(id)),
    begins: new Date('2027-05-07T09:30:00.000Z'),
  })
  browser = await launchBrowser()
  aoife = new LinkPerson('aoife.kinsella@kinsella-assurance.example', steward.address, browser)
  for (const id of cast) people.set(id, await steward.workspace.person(`${id}@harbourpine.example`))
}, 60_000)
afterAll(async () => {
  await browser.close()
  await steward.stop()
})

test('she declares that she is independent and proposes days, and those who are audited agree', async () => {
  await comesTo('2027-05-10')
  await comesTo('2027-05-11', 'declare')
  await aoife.opens('Declare that you are independent')
  expect(await aoife.sees('You are to lead this audit.')).toContain('in the past 12 months')
  await aoife.clicks('I am independent')
  await aoife.sees('You declared that you are independent')
  await comesTo('2027-05-12', 'date')
  await aoife.opens('Propose days for an audit')
  expect(await aoife.sees('whether these days suit them')).toContain('Maeve Brennan')
  await aoife.clicks('Propose days…')
  await aoife.submits('Propose these days', { 'First day': '2027-05-20', 'Last day': '2027-05-21' })
  await aoife.sees('You proposed days')
  await comesTo('2027-05-13', 'agree')
  for (const id of ['ines.duarte', 'maeve.brennan']) {
    await presses(id, `You are audited: ${title}`, 'These days suit me')
    await the(id).sees('You agreed to the days', 30)
  }
  await eventually(async () => (await audit())?.stage === 'fieldwork', 30)
}, 240_000)

test('she goes through the checklist, and says why the rest was left for another time', async () => {
  await comesTo('2027-05-20', 'fieldwork')
  await aoife.opens(`Audit “${title}”`)
  await aoife.clicks('Go through the checklist')
  await aoife.clicks('Go on with 4.1')
  await aoife.page.getByLabel('Conforms', { exact: true }).check()
  await aoife.submits('Record', { 'What you looked at': 'context.yaml, version 1, and who approved it' })
  await aoife.sees('Recorded: 4.1 conforms.')
  await aoife.clicks('Go on with 4.2')
  await aoife.page.getByLabel('Minor nonconformity', { exact: true }).check()
  await aoife.submits('Record', { 'What you looked at': 'The list of interested parties' })
  await aoife.submits('Record the finding', {
    'What is demanded': 'What interested parties ask for is determined (4.2 b)',
    'What you found instead': 'Of the customs authorities nothing is written down',
  })
  await aoife.sees('Recorded: 4.2 minor nonconformity.')
  await aoife.opens(`Audit “${title}”`)
  await aoife.clicks('The fieldwork is done…')
  await aoife.submits('Finish the fieldwork', {
    'Why these were not looked at': 'The rest is audited in autumn',
  })
  await aoife.sees('You finished the fieldwork')
  await eventually(async () => (await audit())?.stage === 'reporting', 30)
}, 240_000)

test('she writes the conclusion and issues the report, which whoever is to know gets', async () => {
  await comesTo('2027-05-24', 'report')
  await aoife.opens('Write the conclusion of an audit')
  await aoife.clicks('Write the conclusion…')
  await aoife.submits('Make the draft', {
    Conclusion: 'The ISMS does what it has to, so far as it was looked at.',
  })
  await aoife.sees('You wrote the conclusion')
  await comesTo('2027-05-25', 'report-issue')
  await aoife.opens('Issue the report of an audit')
  await aoife.clicks('Issue the report…')
  await aoife.submits('Issue the report')
  await aoife.sees('You issued the report')
  await the('roisin.kavanagh').sees(`The report of an audit is issued: ${title}`, 60)
  await the('roisin.kavanagh').clicks('Report as PDF')
  const got = await the('roisin.kavanagh').sees('Here is the report of the audit', 30)
  const [file] = got.files
  if (!file) throw new Error('There is no file')
  const paper = textOfPdf(await file.download())
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const text of ['Harbour & Pine', 'so far as it was looked at', 'Of the customs authorities nothing'])
    expect(paper).toContain(text)
  await the('ines.duarte').sees('Say what becomes of nc-1', 60)
}, 240_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
