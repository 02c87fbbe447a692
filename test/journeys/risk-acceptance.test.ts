import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatMessage, ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ida,Ida Lund,ida@kestrel.example,employee,mo,Operations,Head of operations,,,,,,,slack
dan,Dan Moss,dan@kestrel.example,employee,ida,Field service,Team lead,,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,dan,Field service,Engineer,,,,,,,slack
`
const criteria = `likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }]
consequence: [{ title: Minor }, { title: Serious }, { title: Critical }]
levels:
  - { id: low, title: Low, from: 1 }
  - { id: medium, title: Medium, from: 4 }
  - { id: high, title: High, from: 9 }
appetite: 3
authority:
  - { from: 4, who: manager, months: 12 }
  - { from: 9, who: { role: top-management }, months: 3 }
`
/** Whoever stands in for its owner is their manager, who therefore does not accept it beside them. */
const risks = `risks:
  - id: laptop-theft
    title: Laptop theft
    threat: A laptop is stolen on a train
    vulnerability: Its disk is readable
    asset: Customer data
    affects: [confidentiality]
    owner: ben
    deputy: dan
    inherent: { likelihood: 3, consequence: 3 }
    current: { likelihood: 2, consequence: 3 }
    target: { likelihood: 2, consequence: 3 }
    treatment: retain
`
const risk = 'the acceptance of the risk “Laptop theft”'
const asksOwner = 'Approve the plan for the risk “Laptop theft”, and accept what is left'
const firstRun = 'cycle/risk-acceptance.register/1'
const decidedFirst = 'decision/approval.risk.laptop-theft/1'

let steward: RunningSteward
const the: Record<'mo' | 'ada' | 'ida' | 'dan' | 'ben', ChatPerson> = {} as never

const morningOf = (day: string) => new Date(`${day}T10:30:00.000Z`)

beforeAll(async () => {
  const files = { 'people.csv': people, 'risk-criteria.yaml': criteria, 'risks.yaml': risks }
  const folder = await folderOf({ ...smallCompany, ...files })
  steward = await startSteward({ folder, begins: morningOf('2027-02-08') })
  for (const id of ['mo', 'ada', 'ida', 'dan', 'ben'] as const)
    the[id] = await steward.workspace.person(`${id}@kestrel.example`)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

/** The owner is asked, and accepts it until that day. */
async function ownerAccepts(until: string, rationale: string): Promise<ChatMessage> {
  const asked = await the.ben.sees(asksOwner, 30)
  await the.ben.clicks('Approve and accept…')
  await the.ben.opens('What you write goes to')
  await the.ben.submits({
    'Accepted until': until,
    'Why it can stay so until then': rationale,
    'What makes up for it meanwhile': 'No customer data leaves the office',
  })
  await the.ben.sees('decides whether it is accepted until')
  return asked
}

async function accepts(person: ChatPerson, button: string): Promise<void> {
  await person.clicks(button)
  await person.opens('it may stay so until')
  await person.submits()
}

async function listed(text: string): Promise<void> {
  await the.ada.types('/isms risk list')
  await the.ada.sees(text)
}

test('an owner accepts a risk above the appetite with a reason and until when', async () => {
  await the.ida.types('/isms away 2027-02-08 2027-02-19 @Dan Moss')
  await the.ida.sees('✓ You are away from')
  await listed('⚠ above appetite, not accepted')
  const asked = await ownerAccepts('2027-05-27', 'The disks are replaced in summer')
  expect(asked.text).toContain('now 6 Medium')
  expect(asked.text).toContain('above the appetite: Ida Lund decides on it after you')
})

test('it goes up two levels, past the manager who stands in for the owner and the one above who is away', async () => {
  const asked = await the.mo.sees('Decide: may “Laptop theft” stay at 6 Medium until Thursday 27 May?', 30)
  expect(asked.text).toContain('it would be for Dan Moss, who has a part in it and so does not approve')
  expect(asked.text).toContain('You answer this for Ida Lund, who is away until Friday 19 February.')
  expect(asked.text).toContain('Why it can stay so: The disks are replaced in summer')
  expect(asked.text).toContain('What makes up for it: No customer data leaves the office')
  // The words stand there until the platform can show the picture.
  await eventually(async () => {
    const shown = (await the.mo.messages()).flatMap(({ pictures }) => pictures)
    return shown.some((alt) => alt.includes('lies at likelihood Possible and consequence Critical (6)'))
  })
  await accepts(the.mo, 'Accept until Thursday 27 May')
  await the.mo.sees(`✓ For Ida Lund, you approved ${risk}`)
  await the.ben.sees(`✓ Mo Farrell for Ida Lund approved ${risk}`, 30)
  await listed('accepted until Thursday 27 May')
  const read = (await the.dan.messages()).map(({ text }) => text).join('\n')
  expect(read).not.toContain('Decide:')
})

test('the record says who decided it, for whom, and why it was theirs', async () => {
  const record = JSON.parse(await printedRecord(steward.stores, decidedFirst))
  expect(record).toMatchObject({
    state: 'approved',
    requestedBy: 'Ben Okoro',
    decidedBy: 'Mo Farrell for Ida Lund',
    decidedAs: 'Chief executive for Head of operations',
    seat: 'the manager of Ben Okoro',
    filledIn: { Value: '6', Until: '2027-05-27', Rationale: 'The disks are replaced in summer' },
    lines: [{ asked: 'Ida Lund', inPlaceOf: 'Dan Moss', answeredBy: 'Mo Farrell for Ida Lund' }],
  })
})

test('a month before it runs out its owner is asked again and the ISMS lead is warned, and it holds meanwhile', async () => {
  // Nothing is left to be said, so the first run ends; the next one asks what comes up after it.
  await eventually(async () => (await steward.stores.cycles.byId(firstRun))?.state === 'closed')
  await steward.leapsTo(morningOf('2027-04-28'))
  const warned = await the.ada.sees('The acceptance of the risk “Laptop theft” runs out', 30)
  expect(warned.text).toContain('It holds until Thursday 27 May.')
  expect((await the.ben.sees(asksOwner, 30)).text).toContain('By Thursday 6 May')
  await listed('accepted until Thursday 27 May')
})

test('once it has run out it is accepted no more, until its owner and whoever may accept it do again', async () => {
  await steward.leapsTo(morningOf('2027-05-28'))
  await listed('⚠ above appetite, not accepted')
  await ownerAccepts('2027-08-31', 'The new disks are late')
  await the.ida.sees('Decide: may “Laptop theft” stay at 6 Medium until Tuesday 31 August?', 30)
  await accepts(the.ida, 'Accept until Tuesday 31 August')
  await the.ben.sees(`✓ Ida Lund approved ${risk}`, 30)
  await listed('accepted until Tuesday 31 August')
}, 120_000)

test('as soon as it is rated otherwise the acceptance holds no more, and its owner is asked anew', async () => {
  await the.ben.types('/isms risk reassess laptop-theft')
  await the.ben.opens('Which risks are to be assessed anew?')
  await the.ben.submits({ 'What has changed': 'Two laptops were stolen' })
  await the.ben.sees('Reassess the risk “Laptop theft”', 30)
  await the.ben.clicks('Reassess…')
  await the.ben.opens('Laptop theft')
  await the.ben.submits({ 'Today: how likely': '3 · Likely', Why: 'Two were stolen in a month' })
  await the.ben.opens('Look at it once more, then record it.')
  await the.ben.submits()
  await the.ben.sees('✓ You reassessed “Laptop theft”: 9 High')
  await listed('⚠ above appetite, not accepted')
  expect((await the.ben.sees(asksOwner, 30)).text).toContain('now 9 High')
}, 120_000)

test('what is rejected goes back to its owner with the reason', async () => {
  await ownerAccepts('2027-08-20', 'The new disks are late')
  await the.mo.sees('Decide: may “Laptop theft” stay at 9 High until Friday 20 August?', 30)
  await the.mo.clicks('Reject…')
  await the.mo.opens(`Reject ${risk}?`)
  await the.mo.submits({ Why: 'Buy other disks now' })
  const told = await the.ben.sees(`Mo Farrell rejected ${risk}`, 30)
  expect(told.text).toContain('The reason: Buy other disks now')
  expect(told.text).toContain('You are asked again what is to happen with it.')
  expect((await the.ben.sees(asksOwner, 30)).text).toContain(
    'Mo Farrell did not accept it: Buy other disks now',
  )
  await listed('⚠ above appetite, not accepted')
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect(holds === 0 ? [] : printed).toEqual([])
})
