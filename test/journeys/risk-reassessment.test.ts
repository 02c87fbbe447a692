import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Gus's last day is the day on which he is asked. */
const people = `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,,,,,,,slack
ida,Ida Lund,ida@kestrel.example,employee,mo,Operations,Head of operations,,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,ida,Field service,Engineer,,,,,,,slack
gus,Gus Hall,gus@kestrel.example,employee,ida,Accounts,Clerk,,,,,,2027-03-01,slack
`
const criteria = `likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }]
consequence: [{ title: Minor }, { title: Serious }, { title: Critical }]
levels:
  - { id: low, title: Low, from: 1 }
  - { id: medium, title: Medium, from: 4 }
appetite: 3
authority:
  - { from: 4, who: manager, months: 12 }
`
const aRisk = (id: string, title: string, owner: string, likelihood: number, consequence: number) => {
  const rating = `{ likelihood: ${likelihood}, consequence: ${consequence} }`
  return `  - id: ${id}
    title: ${title}
    threat: It happens
    vulnerability: Nothing stops it
    asset: Customer data
    affects: [confidentiality]
    owner: ${owner}
    inherent: { likelihood: 3, consequence: 3 }
    current: ${rating}
    target: ${rating}
    treatment: retain
`
}
const risks = `risks:
${aRisk('laptop-theft', 'Laptop theft', 'ben', 2, 3)}${aRisk('one-key', 'One key holder', 'ben', 1, 3)}${aRisk('flood', 'Flood', 'ben', 1, 2)}${aRisk('power-cut', 'Power cut', 'ben', 2, 1)}${aRisk('payment-fraud', 'Payment fraud', 'gus', 1, 1)}`
const calendar = `programmes:
  - process: risk-reassessment
    every: 6 months
    from: 2027-03-01
    businessDays: 10
`
const cycle = 'cycle/risk-reassessment.register/2027-H1'

let steward: RunningSteward
const the: Record<'ada' | 'ben' | 'gus' | 'ida', ChatPerson> = {} as never

const morningOf = (day: string) => new Date(`${day}T10:30:00.000Z`)

beforeAll(async () => {
  const files = { 'people.csv': people, 'risk-criteria.yaml': criteria, 'risks.yaml': risks }
  const folder = await folderOf({ ...smallCompany, ...files, 'calendar.yaml': calendar })
  steward = await startSteward({ folder, begins: morningOf('2027-02-26') })
  for (const id of ['ada', 'ben', 'gus', 'ida'] as const)
    the[id] = await steward.workspace.person(`${id}@kestrel.example`)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

/** The owner accepts what waits for them, of which this one is above the appetite, and their manager does, too. */
async function areAccepted(id: string, title: string): Promise<void> {
  const asked = `${title} (\`${id}\`) · now 6 Medium`
  await the.ben.sees(asked, 30)
  await the.ben.clicks('Approve and accept…', { within: asked })
  await the.ben.opens('above the appetite')
  await the.ben.submits({
    'Accepted until': '2027-12-31',
    'Why it can stay so until then': 'It is replaced in winter',
    'What makes up for it meanwhile': 'No customer data leaves the office',
  })
  await the.ida.sees(`Decide: may “${title}” stay at 6 Medium until Friday 31 December?`, 30)
  await the.ida.clicks('Accept until Friday 31 December', { within: title })
  await the.ida.opens('it may stay so until')
  await the.ida.submits()
  await the.ben.sees(`✓ Ida Lund approved the acceptance of the risk “${title}”`, 30)
}

test('before it comes round, owners have accepted theirs, and above the appetite their manager has', async () => {
  await areAccepted('laptop-theft', 'Laptop theft')
})

test('on its day each owner is asked about all of theirs in one list, the highest first', async () => {
  await steward.leapsTo(morningOf('2027-03-01'))
  const list = await the.ben.sees('Reassess your 4 risks by Monday 15 March', 30)
  expect(list.text).toMatch(/Laptop theft[\s\S]*One key holder[\s\S]*(Flood|Power cut)/)
  expect(list.text).not.toContain('Payment fraud')
  await the.gus.sees('Reassess the risk “Payment fraud”', 30)
})

test('what is above the appetite is looked at by itself, and confirmed as it was', async () => {
  await the.ben.clicks('Reassess…', { within: 'Reassess your 4 risks' })
  await the.ben.opens('Laptop theft')
  await the.ben.submits()
  await the.ben.sees('✓ Laptop theft: 6 Medium', 20)
})

test('where the rating moves, what that makes and who accepts it is shown before it is recorded', async () => {
  await the.ben.clicks('Reassess…', { within: 'Reassess your 3 risks' })
  await the.ben.opens('One key holder')
  await the.ben.submits({ 'Today: how likely': '2 · Possible', Why: 'The second key holder has left' })
  const shown = await the.ben.opens('Look at it once more, then record it.')
  expect(shown.text).toContain('Today this makes it 6 Medium, above the appetite of 3')
  expect(shown.text).toContain('Above the appetite Ida Lund, as the owner’s manager, accepts it')
  await the.ben.submits()
  await the.ben.sees('✓ One key holder: 6 Medium', 20)
})

test('what lies within the appetite and has not changed is confirmed with one statement', async () => {
  await the.ben.clicks('All unchanged…')
  const form = await the.ben.opens('Confirm 2 risks as they are?')
  expect(form.text).toContain('Flood · 2 Low')
  expect(form.text).toContain('Power cut · 2 Low')
  await the.ben.submits({ 'What you looked at, and why nothing has changed': 'The log of the year' })
  await the.ben.sees('Nothing of this waits for you any more', 20)
})

test('where an owner has left, whoever is above them names another, who is asked', async () => {
  await steward.leapsTo(morningOf('2027-03-02'))
  // A worker that comes back looks at what has changed at once; else it does so each minute.
  await steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
  const asked = await the.ida.sees('Name a new owner for the risk “Payment fraud”', 30)
  expect(asked.text).toContain('Gus Hall, who owned it, is not there any more.')
  await the.ida.clicks('Name an owner…')
  await the.ida.opens('who owned it, is not there any more')
  await the.ida.submits({ 'New owner': 'Ben Okoro' })
  await the.ida.sees('✓ You named Ben Okoro as the owner of the risk “Payment fraud”', 20)
  await the.ben.sees('Reassess the risk “Payment fraud”', 30)
  await the.ben.clicks('Reassess…', { within: 'Payment fraud' })
  await the.ben.opens('Payment fraud')
  await the.ben.submits()
  await the.ben.sees('✓ You reassessed “Payment fraud”: 1 Low', 20)
}, 120_000)

test('the record says of each how it was found, by whom, and who had accepted it', async () => {
  await eventually(async () => (await steward.stores.cycles.byId(cycle))?.state === 'closed', 30)
  const printed = await printedRecord(steward.stores, cycle, 'text')
  for (const line of [
    /left · Payment fraud \(payment-fraud\) · Gus Hall · due 2027-03-15/,
    /owner-named · Payment fraud \(payment-fraud\) · Ida Lund · .*\n {3}Owner from then on: Ben Okoro/,
    /reassessed · One key holder \(one-key\) · Ben Okoro · .*\n {3}Note: The second key holder has left\n {3}Risk: One key holder \(one-key\)/,
    /Current: 6 Medium .*, priority 1 of 2\n.*\n {3}Before: 3 Low .*, by risks.yaml/,
    /Accepted when it was closed:\n- Flood \(flood\), assessment 2 · value 2 · by its owner Ben Okoro, .* · within/,
    /- Laptop theft .* value 6 · by its owner Ben Okoro, .* by Ida Lund \(Head of operations\), .*, until 2027-12-31, decision\/approval.risk.laptop-theft\/1/,
    /- One key holder .* value 6 · not by its owner · above the appetite · by nobody beside them\n- Payment fraud/,
  ])
    expect(printed).toMatch(line)
})

test('what is accepted after that stands beside it, and changes nothing of it', async () => {
  await areAccepted('one-key', 'One key holder')
  expect(await printedRecord(steward.stores, cycle, 'text')).toMatch(
    /- One key holder .* not by its owner .*\n {2}Since then: .*, by Ida Lund \(Head of operations\), until 2027-12-31, decision\/approval.risk.one-key\/1/,
  )
})

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect(holds === 0 ? [] : printed).toEqual([])
})
