import type { Browser } from 'playwright-core'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import { launchBrowser } from '../support/browser.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { LinkPerson } from '../support/link-person.js'
import { textOfPdf } from '../support/pdf-text.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Cleo of Sales audits how Ben builds and runs things, together with Aoife, who audits for others too and uses no chat. */
const staff = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,mo,IT,Head of engineering,,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
gus,Gus Hall,gus@kestrel.example,employee,ben,IT,Developer,,,,,,2027-03-01,slack
aoife,Aoife Kinsella,aoife@kinsella.example,external auditor,,,Internal auditor,,,,,,,mail
`
const audits = `audits:
  - id: engineering
    title: How we build and run software
    objectives: Whether whoever leaves loses access in time.
    criteria: [A.5.18, A.8.13, A.8.25]
    scope: Engineering
    lead: cleo
    team: [aoife]
    auditees: [ben]
    reportTo: [mo]
    dates: [05-18]
    noticeDays: 0
    businessDays: 30
  - id: certification
    title: Surveillance audit
    kind: certification
    objectives: Whether we keep our certificate.
    criteria: [4-10]
    scope: All of us
    lead: ada
    dates: [06-14]
    noticeDays: 0
`
const title = 'How we build and run software'
const cycle = 'cycle/internal-audit.engineering/2027-05-18'

let steward: RunningSteward
let browser: Browser
let aoife: LinkPerson
const people = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = people.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

/** Half past ten in Dublin, once what was said before has led to this question. */
async function comesTo(day: string, slot?: string, of = cycle): Promise<void> {
  if (slot)
    await eventually(
      async () =>
        (await steward.stores.asks.allOf(of)).find((ask) => ask.slot === slot && ask.state === 'open'),
      60,
    )
  await steward.leapsTo(new Date(`${day}T09:30:00.000Z`))
}

beforeAll(async () => {
  const folder = await folderOf({ ...smallCompany, 'people.csv': staff, 'audits.yaml': audits })
  steward = await startSteward({ folder, begins: new Date('2027-05-17T09:30:00.000Z') })
  browser = await launchBrowser()
  aoife = new LinkPerson('aoife@kinsella.example', steward.address, browser)
  for (const id of ['mo', 'ada', 'ben', 'cleo'])
    people.set(id, await steward.workspace.person(`${id}@kestrel.example`))
}, 120_000)
afterAll(async () => {
  await browser.close()
  await steward.stop()
  await removeFolders()
})

const audit = () => steward.stores.audits.byId(cycle)

/** Cleo goes to one clause or control of the checklist. */
async function looksAt(control: string): Promise<void> {
  await the('cleo').types('/isms audit engineering')
  await the('cleo').sees('Lead auditor')
  await the('cleo').clicks('Look at it')
  await the('cleo').opens('Go through the checklist')
  await the('cleo').clicks('Go through the checklist')
  await the('cleo').opens(`Go on with ${control}`)
  await the('cleo').clicks(`Go on with ${control}`)
  const form = await the('cleo').opens('Record what you found')
  expect(form.text).toContain(control)
}

async function leaves(id: string): Promise<void> {
  while (await the(id).form()) await the(id).closes()
}

test('on its day the auditors declare that they are independent, also who uses no chat', async () => {
  await comesTo('2027-05-18')
  await comesTo('2027-05-19')
  const asked = await the('cleo').sees(`Declare that you are independent: ${title}`, 30)
  expect(asked.text).toContain('You are to lead this audit.')
  await the('cleo').clicks('I am independent')
  await the('cleo').sees('You declared that you are independent', 30)
  await aoife.opens('Declare that you are independent')
  expect(await aoife.sees('You are to audit under Cleo Ward.')).toContain('Nobody audits their own work.')
  await aoife.clicks('I am independent')
  await aoife.sees('You declared that you are independent')
}, 240_000)

test('the lead auditor proposes days, and whoever is audited agrees, or says which would suit', async () => {
  await comesTo('2027-05-20', 'date')
  await the('cleo').sees(`Propose days for the audit: ${title}`, 30)
  await the('cleo').clicks('Propose days…')
  await the('cleo').opens('When do you audit')
  expect(await the('cleo').submits({ 'First day': '2027-06-02', 'Last day': '2027-06-01' })).toMatchObject({
    accepted: false,
    errors: { 'Last day': 'The last day comes before the first one.' },
  })
  await the('cleo').submits({ 'First day': '2027-06-01', 'Last day': '2027-06-02' })
  await comesTo('2027-05-21', 'agree')
  await the('ben').sees(`You are audited: ${title}`, 30)
  await the('ben').clicks('Other days…')
  await the('ben').opens('does not suit you.')
  await the('ben').submits({ 'Which days would': 'We move servers then; two days later is fine' })
  await comesTo('2027-05-24', 'date')
  const again = await the('cleo').sees('These days do not suit Ben Okoro', 30)
  expect(again.text).toContain('We move servers then; two days later is fine')
  await the('cleo').clicks('Propose days…', { within: 'These days do not suit Ben Okoro' })
  await the('cleo').opens('When do you audit')
  await the('cleo').submits({ 'First day': '2027-06-03', 'Last day': '2027-06-04' })
  await comesTo('2027-05-25', 'agree')
  await the('ben').sees('Thursday 3 June to Friday 4 June: does that suit you?', 30)
  await the('ben').clicks('These days suit me')
  await the('ben').sees('You agreed to the days', 30)
  await eventually(async () => (await audit())?.stage === 'fieldwork', 30)
}, 240_000)

test('the lead asks for evidence, which whoever is audited hands in, and draws a sample', async () => {
  await comesTo('2027-06-03', 'fieldwork')
  const asked = await the('cleo').sees(`Audit: ${title}`, 30)
  expect(asked.text).toContain('0 of 3 clauses and controls recorded')
  await looksAt('A.5.18')
  await the('cleo').clicks('Ask for evidence…')
  await the('cleo').opens('what would you like to see?')
  await the('cleo').submits({
    'What they are to show': 'The day on which the access of each leaver of 2027 ended',
    'By when': '2027-06-04',
  })
  await the('cleo').opens('Ben Okoro is asked for it: on their home within a minute')
  await the('cleo').clicks('Draw a sample…')
  await the('cleo').opens('from what do you draw?')
  await the('cleo').submits({ From: 'people who left', 'How many': '5', Seed: '7' })
  await the('cleo').opens('1 of 1 people who left, by seed 7')
  await leaves('cleo')
  await comesTo('2027-06-04', 'evidence')
  const request = await the('ben').sees('Show how it is done: A.5.18', 30)
  expect(request.text).toContain('Cleo Ward asks: The day on which the access of each leaver of 2027 ended')
  await the('ben').clicks('Show it…')
  await the('ben').opens('Send it to the auditor')
  await the('ben').submits({
    'What it is': 'Gus left on 1 March, his account ended on 20 March',
    'Where it can be seen (https://…)': 'https://it.kestrel.example/leavers',
    'A file': { name: 'leavers.csv', bytes: Buffer.from('name,left,ended\nGus,2027-03-01,2027-03-20\n') },
  })
  await the('cleo').sees('Ben Okoro shows what you asked for: A.5.18', 30)
}, 240_000)

test('what is found is recorded, item by item; a nonconformity says what is demanded, found and seen', async () => {
  await looksAt('A.5.18')
  expect((await the('cleo').form())?.text).toContain('Gus left on 1 March, his account ended on 20 March')
  await the('cleo').submits({
    'What you found': 'Minor nonconformity',
    'What you looked at': 'Ticket IT-118 and the log of the directory',
  })
  const form = await the('cleo').opens('Record a finding')
  const drawn = form.fields.find(({ label }) => label === 'From a sample that was drawn')
  const nonconformity = {
    'What is demanded': 'Access ends within a day of the last day, by our own access rules',
    'What you found instead': 'Access removed 19 days late',
    'From a sample that was drawn': drawn?.options.at(-1) ?? '',
  }
  const lacking = { ...nonconformity, 'What is demanded': '' }
  expect(await the('cleo').submits(lacking)).toMatchObject({ accepted: false })
  await the('cleo').submits(nonconformity)
  await the('cleo').opens('✓ Recorded: A.5.18 minor nonconformity.')
  await the('cleo').clicks('Go on with A.8.13')
  await the('cleo').opens('Record what you found')
  await the('cleo').submits({
    'What you found': 'Minor nonconformity',
    'What you looked at': 'The restore log',
  })
  await the('cleo').opens('Record a finding')
  await the('cleo').submits({
    'What is demanded': 'A restore is practised each quarter',
    'What you found instead': 'None was practised in the first quarter',
  })
  await the('cleo').opens('✓ Recorded: A.8.13 minor nonconformity.')
  await leaves('cleo')
}, 240_000)

test('somebody who uses no chat records in the same checklist', async () => {
  await aoife.opens(`The audit begins: ${title}`)
  await aoife.sees('It takes place Thursday 3 June to Friday 4 June.')
  await aoife.clicks('Go through the checklist')
  await aoife.clicks('Go on with A.8.25')
  await aoife.page.getByLabel('Conforms', { exact: true }).check()
  await aoife.submits('Record', {
    'What you looked at': 'Three changes of May, each reviewed by a second person',
  })
  await aoife.sees('Recorded: A.8.25 conforms.')
}, 120_000)

test('a finding is contested by whoever answers for it, once, and the lead auditor decides', async () => {
  await the('ben').sees('Finding 1: minor nonconformity, A.5.18', 30)
  const found = await the('ben').sees('Finding 2: minor nonconformity, A.8.13', 30)
  expect(found.text).toContain('Found: None was practised in the first quarter')
  await the('ben').clicks('Contest it…', { within: 'Finding 2' })
  await the('ben').opens('Cleo Ward decides whether it stands.')
  await the('ben').submits({ 'Why it is not so': 'It was practised on 4 March: log R-7 of that day' })
  await the('ben').opens('You contested it')
  await the('ben').closes()
  await the('cleo').sees('Decide whether it stands: Finding 2', 30)
  await the('cleo').clicks('The fieldwork is done…', { within: `Audit: ${title}` })
  await the('cleo').sees('One finding is contested and not decided: decide it first.')
  await the('cleo').clicks('Decide…', { within: 'Decide whether it stands: Finding 2' })
  await the('cleo').opens('It was practised on 4 March')
  await the('cleo').submits({ 'Your decision': 'It is withdrawn', Why: 'Log R-7 shows it' })
  await the('cleo').opens('A.8.13 is open in the checklist again')
  await leaves('cleo')
  const told = await the('ben').sees('it is withdrawn', 30)
  expect(told.text).toContain('Withdrawn by Cleo Ward')
  await the('ben').types('/isms finding 2')
  await the('ben').sees('Contested by Ben Okoro')
  // Nothing stands of it any more, so it is looked at once more.
  await looksAt('A.8.13')
  await the('cleo').submits({ 'What you found': 'Conforms', 'What you looked at': 'Log R-7' })
  await the('cleo').opens('✓ Recorded: A.8.13 conforms.')
  await leaves('cleo')
}, 120_000)

test('the conclusion is written, the team reads the draft, and the report is issued', async () => {
  await the('cleo').clicks('The fieldwork is done…', { within: `Audit: ${title}` })
  await the('cleo').opens('Is the fieldwork of')
  await the('cleo').submits()
  await the('cleo').sees('You finished the fieldwork', 30)
  await comesTo('2027-06-08', 'report')
  await the('cleo').sees(`Write the conclusion: ${title}`, 30)
  await the('cleo').clicks('Write the conclusion…')
  await the('cleo').opens('What do you conclude of')
  await the('cleo').submits({ Conclusion: 'Engineering is in order, but for how leaving is told.' })
  await comesTo('2027-06-09', 'report-read')
  await aoife.opens('Read the draft of an audit’s report')
  await aoife.sees('Cleo Ward wrote it.')
  await aoife.clicks('It is right')
  await aoife.sees('You read the draft, and it is right')
  await comesTo('2027-06-10', 'report-issue')
  const issue = await the('cleo').sees(`Issue the report: ${title}`, 30)
  expect(issue.text).toContain('It goes to Ben Okoro, Mo Farrell and Ada Quinn.')
  await the('cleo').clicks('Issue the report…')
  await the('cleo').opens('Once it is issued, it stays as it is.')
  await the('cleo').submits()
  await the('cleo').sees('You issued the report', 30)
  await the('mo').sees(`The report of an audit is issued: ${title}`, 60)
  await the('mo').clicks('Report as PDF')
  const got = await the('mo').sees('Here is the report of the audit', 30)
  const [file] = got.files
  if (!file) throw new Error('There is no file')
  const paper = textOfPdf(await file.download())
    .join(' ')
    .replace(/\s+/g, ' ')
  for (const text of [
    'Kestrel Tools',
    'Access removed 19 days late',
    'but for how leaving is told',
    'Log R-7 shows it',
  ])
    expect(paper).toContain(text)
}, 180_000)

test('the nonconformity opens a corrective action by itself; that which was withdrawn opens none', async () => {
  const asked = await the('ada').sees('Say what becomes of nc-1', 60)
  expect(asked.text).toContain('Access removed 19 days late')
  expect(asked.text).toContain('an internal audit')
  expect(await steward.stores.nonconformities.byId('nc-2')).toBeNull()
  await comesTo('2027-06-11', 'confirm-finding')
  await the('ben').sees('Confirm what was found: finding 1', 30)
  await the('ben').clicks('It is so')
  await the('ben').sees('You confirmed: finding 1', 30)
  await eventually(async () => (await audit())?.stage === 'closed', 30)
  await the('ada').clicks('Take it on…', { within: 'Say what becomes of nc-1' })
  await the('ada').opens('Whoever raised it hears who sees to it')
  await the('ada').submits({ 'By when it is to be done': '2027-09-30' })
  await the('ben').sees('Find out why it happened: nc-1', 30)
}, 240_000)

test('what the certification body found is entered once it was there, with its reference, grade and deadline', async () => {
  const theirs = 'cycle/internal-audit.certification/2027-06-14'
  await comesTo('2027-06-14')
  await eventually(async () => steward.stores.audits.byId(theirs), 30)
  expect(await steward.stores.asks.allOf(theirs)).toEqual([])
  await comesTo('2027-06-15')
  await comesTo('2027-06-16', 'record', theirs)
  await the('ada').sees('Record the audit: Surveillance audit', 30)
  await the('ada').types('/isms audit record')
  await the('ada').opens('Who audited “Surveillance audit”?')
  const visit = { 'Who audited': 'Nordzert', 'Their reference': 'NZ-27-118', 'First day': '2027-06-14' }
  expect(await the('ada').submits({ ...visit, 'Last day': '2027-06-17' })).toMatchObject({
    ...{ accepted: false, errors: { 'Last day': expect.stringContaining('still to come') } },
  })
  await the('ada').submits({ ...visit, 'Last day': '2027-06-15' })
  await eventually(
    async () => (await steward.stores.asks.allOf(theirs)).find(({ slot }) => slot === 'findings'),
    60,
  )
  await leaves('ada')
  await the('ada').types('/isms audit record')
  await the('ada').opens('What was found in “Surveillance audit”?')
  await the('ada').submits({
    ...{ 'Clause or control': '10.2', Grade: 'Minor nonconformity', 'Their reference': 'NZ-27-118/1' },
    'What they found': 'Of two corrective actions nobody looked whether they worked',
    'What is demanded': 'It is looked at whether what was done works',
    Evidence: 'nc-4 and nc-5 of 2026',
    ...{ 'Until when they want it answered': '2027-08-31', 'Who corrects it': 'Ben Okoro' },
  })
  await the('ada').opens('nc-2 was opened to correct it')
  await leaves('ada')
  expect(await steward.stores.nonconformities.byId('nc-2')).toMatchObject({
    ...{ source: { of: 'external', audit: theirs }, reference: { text: 'NZ-27-118/1' } },
    ...{ grade: 'minor', deadline: '2027-08-31' },
  })
  await the('ada').types('/isms nc show nc-2')
  const shown = await the('ada').opens('NZ-27-118/1')
  expect(shown.text).toContain('31 August')
}, 240_000)

test('all of it is on record, and holds against the ledger', async () => {
  expect(await printedRecord(steward.stores, cycle, 'text')).toContain('Aoife Kinsella')
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
