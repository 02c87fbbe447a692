import { addDays, dateIn } from '../../src/domain/working-days.js'
import { printRecord } from '../../src/main/record.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, policyMd, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { approves, asksForPublication } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy'
const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,IT,Deputy ISMS lead,,,,,,,slack
eve,Eve Long,eve@kestrel.example,employee,mo,Yard,Inspector,,,,,,,none
`
const company = {
  ...smallCompany,
  'organisation.yaml': smallCompany['organisation.yaml'].replace(
    'topManagement',
    'deputy: cleo\ntopManagement',
  ),
  'people.csv': people,
}
/** Another policy, whose approver need not be of top management. */
const cleanDesk = (approver: string) =>
  policyMd
    .replace('id: information-security', 'id: clean-desk')
    .replace('title: Information Security Policy', 'title: Clean Desk Policy')
    .replace('approver: mo', `approver: ${approver}`)

let steward: RunningSteward
let folder: string
let ada: ChatPerson
let mo: ChatPerson
let cleo: ChatPerson

beforeAll(async () => {
  folder = await folderOf(company)
  steward = await startSteward({ folder })
  ada = await steward.workspace.person('ada@kestrel.example')
  mo = await steward.workspace.person('mo@kestrel.example')
  cleo = await steward.workspace.person('cleo@kestrel.example')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const cycles = () => steward.stores.cycles.ids()
const publication = { 'subject.type': 'policy' }
const decisions = () => steward.admin.collection('decisions').countDocuments(publication)

async function imports(files: Record<string, string>): Promise<void> {
  await rewrite(folder, files)
  await steward.import(folder)
}

test('the ISMS lead asks for publication, and nothing goes out before the approver has decided', async () => {
  await asksForPublication(ada)
  const question = await mo.sees(`Decide: may ${policy}, version 1.0, be published?`, 20)
  expect(question.text).toMatch(/By \w+ \d+ \w+ \(in \d+ days\) · about one minute/)
  expect(question.text).toContain('Who is to acknowledge it\n4 people')
  expect(question.text).toContain('this is the first version')
  expect(question.text).toContain('Asked by Ada Quinn · you decide because')
  expect(question.buttons).toEqual(['Read it', 'Approve and publish', 'Reject…', 'Ask…'])
  expect(await cycles()).toEqual([])
})

test('asking twice says where it stands', async () => {
  await ada.types('/isms policy publish information-security')
  const stands = await ada.sees(`Waiting for approval: the publication of ${policy}, version 1.0`)
  expect(stands.text).toMatch(/Sent to Mo Farrell on .* by Ada Quinn · due/)
  expect(stands.text).toContain('It goes out when it is approved.')
  expect(await decisions()).toBe(1)
  await mo.types('/isms')
  await mo.sees('One thing waits for you')
})

test('whoever asked cannot approve it', async () => {
  const ask = await steward.admin.collection('asks').findOne({ process: 'approval', ...publication })
  for (const verb of ['approve', 'confirm', 'explain']) {
    const reply = await steward.forge('ada@kestrel.example', `approval.${verb}`, `${ask?._id}.1`)
    expect(reply).toContain('who asks does not approve, so nothing was recorded')
  }
  const other = await steward.forge('cleo@kestrel.example', 'approval.approve', `${ask?._id}.1`)
  expect(other).toContain('This question was put to somebody else')
  const wrong = await steward.forge(
    'mo@kestrel.example',
    'policy-acknowledgement.acknowledge/en',
    `${ask?._id}.1`,
  )
  expect(wrong).toContain('nothing was recorded')
  expect(await cycles()).toEqual([])
})

test('a rejection needs a reason, which whoever asked reads', async () => {
  await mo.clicks('Reject…')
  await mo.opens('Reject')
  expect(await mo.submits({ Why: ' ' })).toMatchObject({ accepted: false })
  expect(await mo.submits({ Why: 'Screens must lock by themselves.' })).toEqual({ accepted: true })
  const receipt = await mo.sees(`You rejected the publication of ${policy}, version 1.0`)
  expect(receipt.text).toContain('Your reason: Screens must lock by themselves.')
  expect(receipt.buttons).toEqual([])
  const outcome = await ada.sees(`Mo Farrell rejected the publication of ${policy}, version 1.0`, 20)
  expect(outcome.text).toContain('The reason: Screens must lock by themselves.')
  expect(outcome.text).toContain('ask again with `/isms policy publish information-security`')
  await ada.types('/isms policy status information-security')
  await ada.sees('Mo Farrell rejected')
  expect(await cycles()).toEqual([])
})

test('whoever asked takes it back, and the approver is asked no more', async () => {
  await asksForPublication(ada)
  await mo.sees('Asked by Ada Quinn', 20)
  expect(await decisions()).toBe(2)
  await ada.types('/isms policy status information-security')
  await ada.clicks('Take it back…')
  await ada.opens('If you take it back')
  await ada.submits()
  await ada.opens('You took back the publication of')
  await ada.closes()
  const closed = await mo.sees(`Closed: decide on the publication of ${policy}`, 20)
  expect(closed.text).toContain('Ada Quinn took it back. Nothing more is needed from you.')
  expect(closed.buttons).toEqual([])
})

test('what an import changes while it waits is decided on no more', async () => {
  await asksForPublication(ada)
  await mo.sees('Asked by Ada Quinn', 20)
  await mo.clicks('Approve and publish')
  await mo.opens('If you approve')
  await imports({
    'policies/information-security.md': policyMd
      .replace('version: "1.0"', 'version: "2.0"\nchanges: Screens lock by themselves.')
      .replace('Lock your screen', 'Let your screen lock itself, or lock it'),
  })
  await mo.submits()
  expect((await mo.form())?.text).toContain(
    'This has changed since the message was sent, so nothing was recorded',
  )
  await mo.closes()
  await asksForPublication(ada)
  await mo.sees(`Decide: may ${policy}, version 2.0, be published?`, 20)
  expect(await cycles()).toEqual([])
})

test('the approver reads it, approves it, and it goes out with the date of that decision', async () => {
  await mo.clicks('Read it', { within: 'version 2.0' })
  const form = await mo.opens('Let your screen lock itself')
  expect(form.text).toContain('If you approve: it goes to 4 people. That cannot be taken back.')
  expect(form.submit).toBe('Approve and publish')
  await mo.submits()
  const receipt = await mo.sees(`You approved the publication of ${policy}, version 2.0`)
  expect(receipt.text).toContain('It goes out to its audience now.')
  await ada.sees(`Mo Farrell approved the publication of ${policy}, version 2.0`, 20)
  await cleo.sees(`Acknowledge ${policy}, version 2.0`, 20)

  const [decision] = await steward.admin
    .collection('decisions')
    .find({ state: 'approved', ...publication })
    .toArray()
  const cycle = await steward.stores.cycles.byId('cycle/policy-acknowledgement.information-security/2.0')
  const approver = await steward.stores.people.byEmail('mo@kestrel.example')
  expect(cycle?.approval).toEqual({
    decision: decision?._id,
    by: approver?._id,
    at: decision?.decided.at,
  })
  await ada.types('/isms policy status information-security')
  expect((await ada.sees('Published')).text).toMatch(/approved \d+ \w+, \d\d:\d\d by Mo Farrell/)
})

test('the ISMS lead who is named as approver is told who may ask in their place', async () => {
  await imports({ 'policies/clean-desk.md': cleanDesk('ada') })
  const before = await decisions()
  await ada.types('/isms policy publish clean-desk')
  const refused = await ada.sees('You are named as the approver of the Clean Desk Policy')
  expect(refused.text).toContain('Cleo Ward may publish it in your place, or name another `approver`')
  expect(await decisions()).toBe(before)
  await asksForPublication(cleo, 'clean-desk')
  await approves(ada)
  await cleo.sees('Ada Quinn approved the publication of the Clean Desk Policy', 20)
})

test('an approver who cannot be asked is named at once, and nothing is recorded', async () => {
  await imports({
    'policies/clean-desk.md': cleanDesk('eve').replace(
      'version: "1.0"',
      'version: "2.0"\nchanges: Papers, too.',
    ),
  })
  await ada.types('/isms policy publish clean-desk')
  await ada.sees('Eve Long, who is named as the approver of the Clean Desk Policy, uses no chat')
})

test('what is retired while it waits is decided on no more, and approver and requester hear it at once', async () => {
  const what = 'the publication of the Clean Desk Policy, version 2.1'
  await imports({
    'policies/clean-desk.md': cleanDesk('mo').replace(
      'version: "1.0"',
      'version: "2.1"\nchanges: Bags, too.',
    ),
  })
  await asksForPublication(ada, 'clean-desk')
  await mo.sees('Decide: may the Clean Desk Policy, version 2.1, be published?', 20)
  await mo.clicks('Approve and publish')
  await mo.opens('If you approve')
  await cleo.types('/isms policy retire clean-desk')
  await cleo.opens('Retire the Clean Desk Policy')
  await cleo.submits({ 'Why is it retired?': 'There are no desks any more.' })
  const told = await ada.sees(`Nobody is asked any more about ${what}`, 10)
  expect(told.text).toContain('It was retired after you asked, so nothing was done.')
  const closed = await mo.sees(`Closed: decide on ${what}`, 20)
  expect(closed.text).toContain('It was retired, so there is nothing to decide any more.')
  expect(closed.buttons).toEqual([])
  await mo.submits()
  expect((await mo.form())?.text).toContain('This was retired before you decided, so nothing was recorded.')
  await mo.closes()
})

describe('while its approver is away', () => {
  const what = 'the publication of the Clean Desk Policy, version 3.0'

  test('who stands in approves it, and each of them reads who did it for whom', async () => {
    await imports({
      'policies/clean-desk.md': cleanDesk('mo').replace(
        'version: "1.0"',
        'version: "3.0"\nchanges: Screens, too.',
      ),
    })
    await asksForPublication(ada, 'clean-desk')
    await mo.sees('Decide: may the Clean Desk Policy, version 3.0, be published?', 20)
    const today = dateIn(steward.now().toISOString(), 'Europe/Dublin')
    await mo.types(`/isms away ${today} ${addDays(today, 3)} @Cleo Ward`)
    const question = await cleo.sees('One question of Mo Farrell is with you', 20)
    expect(question.text).toContain(
      "you stand in for Mo Farrell, whom the policy's file names as its approver",
    )
    await cleo.clicks('Approve and publish')
    await cleo.opens('If you approve')
    await cleo.submits()
    await cleo.sees(`✓ For Mo Farrell, you approved ${what}`, 20)
    const receipt = await mo.sees(`✓ Cleo Ward for Mo Farrell approved ${what}`, 20)
    expect(receipt.buttons).toEqual([])
    await ada.sees(`✓ Cleo Ward for Mo Farrell approved ${what}`, 20)
  })

  test('who was away and clicks after all is told who decided', async () => {
    const ask = await steward.admin.collection('asks').findOne({ 'answer.for': { $exists: true } })
    const value = `${ask?._id}.${ask?.revision}`
    const reply = await steward.forge('mo@kestrel.example', 'approval.explain', value)
    expect(reply).toContain(`Cleo Ward for Mo Farrell decided on ${what}`)
  })

  test('the status and the record say the same', async () => {
    await ada.types('/isms policy status clean-desk')
    await ada.sees(/^Clean Desk Policy, version 3\.0[\s\S]*approved .* by Cleo Ward for Mo Farrell · Due/)
    const record = async (format: 'json' | 'csv') => {
      const printed: string[] = []
      const out = { write: (text: string) => void printed.push(text) }
      const problem = { write: () => undefined }
      const cycle = 'cycle/policy-acknowledgement.clean-desk/3.0'
      await printRecord(steward.stores, cycle, format, { out, problem })
      return printed.join('')
    }
    expect(JSON.parse(await record('json'))).toMatchObject({ approvedBy: 'Cleo Ward for Mo Farrell' })
    expect(await record('csv')).toContain(',Cleo Ward for Mo Farrell,')
  })
})

test('all of it agrees with the ledger', async () => {
  const printed: string[] = []
  const code = await verifyCommand(steward.admin, undefined, (line) => void printed.push(line))
  expect(printed.join('\n')).toMatch(/Decisions that agree with the answers behind them: 5\./)
  expect(code).toBe(0)
})
