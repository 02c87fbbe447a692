import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, policyMd, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { printedRecord } from '../support/printed-record.js'
import { asksForPublication, approves as publishes } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Hal leaves after 19 February. */
const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,,,,,,,slack
hal,Hal Reid,hal@kestrel.example,employee,mo,Yard,Head of the yard,,,,,,2027-02-19,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
dee,Dee Park,dee@kestrel.example,employee,cleo,Sales,Clerk,,,,,,,slack
ben,Ben Holt,ben@kestrel.example,employee,hal,Yard,Inspector,,,,,,,slack
`
const approvals = `approvals:
  - id: new-supplier
    title: New supplier
    about: Ask before a contract is signed.
    controls: [A.5.19]
    fields:
      - { id: who, label: Who it is }
    steps:
      - who: manager
        businessDays: 3
        escalate: { afterBusinessDays: 2, to: manager }
  - id: yard-visit
    title: Visit to the yard
    about: Ask before you bring somebody.
    controls: [A.7.2]
    fields:
      - { id: who, label: Who it is }
    steps:
      - who: { person: hal }
`
const cleanDesk = (title: string) =>
  policyMd
    .replace('id: information-security', 'id: clean-desk')
    .replace('title: Information Security Policy', `title: ${title}`)
    .replace('approver: mo', 'approver: cleo')
const company = {
  'organisation.yaml': smallCompany['organisation.yaml'],
  'people.csv': people,
  'approvals.yaml': approvals,
  'policies/clean-desk.md': cleanDesk('Clean Desk Policy'),
}
const recordOf = async (request: string) =>
  JSON.parse(await printedRecord(steward.stores, `decision/approval.request.${request}.1/1`))

let steward: RunningSteward
let folder: string
const the: Record<'ada' | 'ben' | 'cleo' | 'hal' | 'mo', ChatPerson> = {} as never

const morningOf = (day: string) => new Date(`${day}T10:30:00.000Z`)

beforeAll(async () => {
  folder = await folderOf(company)
  steward = await startSteward({ folder, begins: morningOf('2027-02-08') })
  for (const id of ['ada', 'ben', 'cleo', 'hal', 'mo'] as const)
    the[id] = await steward.workspace.person(`${id}@kestrel.example`)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function asks(person: ChatPerson, request: string): Promise<void> {
  await person.types(`/isms request ${request}`)
  await person.opens('What you write is kept on record')
  await person.submits({ 'Who it is': 'Rope & Sons' })
}

async function approves(person: ChatPerson, question: string): Promise<void> {
  await person.clicks('Approve', { within: question })
  await person.opens('If you approve')
  await person.submits()
}

test('what is not decided in time goes on to whom its rule says, and to nobody before', async () => {
  const question = 'Decide on “New supplier” for Ben Holt'
  await asks(the.ben, 'new-supplier')
  await the.hal.sees(question, 20)
  await steward.leapsTo(morningOf('2027-02-12'))
  expect((await the.mo.messages()).map(({ text }) => text).join()).not.toContain(question)
  await steward.leapsTo(morningOf('2027-02-15'))
  expect((await the.mo.sees(question, 20)).text).toContain('Hal Reid had not decided in time')
  await the.hal.sees('It was not decided in time, and somebody else decides it now', 20)
  await approves(the.mo, question)
  await the.ben.sees('✓ Mo Farrell approved “New supplier”', 20)
  expect(await recordOf('new-supplier')).toMatchObject({
    ...{ state: 'approved', decidedBy: 'Mo Farrell', decidedAs: 'Chief executive' },
    seat: 'the manager of Ben Holt',
    lines: [
      { asked: 'Hal Reid', outcome: 'escalated' },
      { asked: 'Mo Farrell', inPlaceOf: 'Hal Reid', outcome: 'approved' },
    ],
  })
})

test('what nobody may lawfully decide is blocked, and waits, until the ISMS lead names somebody', async () => {
  const request = '“Visit to the yard”, request 1, of Mo Farrell'
  await steward.leapsTo(morningOf('2027-02-22'))
  await asks(the.mo, 'yard-visit')
  const blocked = await the.mo.sees(`Nobody is left who may decide on ${request}`, 20)
  expect(blocked.text).toContain('Ada Quinn is asked to name somebody of the same or a higher authority')
  const naming = await the.ada.sees(`Name who decides on ${request}`, 20)
  expect(naming.text).toContain('you name somebody of the same or a higher authority, and do not decide it')
  await the.ada.types('/isms status')
  await the.ada.sees(/Blocked, asked for on .*: nobody lawfully decides on “Visit to the yard”/)
  // It waits, and holds up nothing.
  await steward.leapsTo(morningOf('2027-02-23'))
  await the.ada.clicks('Name somebody…')
  const form = await the.ada.opens('Here stand those who lead people')
  expect(form.fields.flatMap(({ options }) => options)).toEqual(['Cleo Ward, Head of sales'])
  await the.ada.submits({ 'Who decides': 'Cleo Ward, Head of sales' })
  await the.ada.sees(`✓ You named Cleo Ward to decide on ${request}`, 20)
  await the.cleo.sees('you decide because Ada Quinn named you for it', 20)
  await approves(the.cleo, 'Decide on “Visit to the yard” for Mo Farrell')
  await the.mo.sees(`✓ Cleo Ward approved ${request}`, 20)
  expect(await recordOf('yard-visit')).toMatchObject({
    ...{ state: 'approved', decidedBy: 'Cleo Ward', decidedAs: 'Head of sales' },
    lines: [
      { step: 'naming-1', asked: 'Ada Quinn', outcome: 'named Cleo Ward' },
      { asked: 'Cleo Ward', inPlaceOf: 'Hal Reid', outcome: 'approved' },
    ],
  })
})

test('what changes while it is decided goes stale: it is asked again by itself, as it is now', async () => {
  await asksForPublication(the.ada, 'clean-desk')
  await the.cleo.sees('Decide: may the Clean Desk Policy, version 1.0, be published?', 20)
  await the.cleo.clicks('Approve and publish')
  await the.cleo.opens('If you approve')
  await rewrite(folder, {
    'policies/clean-desk.md': cleanDesk('Clear Desk Policy'),
    // Nobody is named who has left.
    'approvals.yaml': approvals.replace('person: hal', 'person: cleo'),
  })
  await steward.import(folder)
  await the.cleo.submits()
  await the.cleo.opens('This has changed since the message was sent, so nothing was recorded')
  await the.cleo.closes()
  // A worker that comes back looks at what has changed at once; else it does so each minute.
  await steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
  await the.cleo.sees('Decide: may the Clear Desk Policy, version 1.0, be published?', 30)
  await publishes(the.cleo)
  await the.ada.sees('Cleo Ward approved the publication of the Clear Desk Policy', 20)
})

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect(holds === 0 ? [] : printed).toEqual([])
})
