import { riskHash } from '../../src/domain/risk.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const criteria = `likelihood: [{ title: Rare }, { title: Possible }, { title: Likely }]
consequence: [{ title: Minor }, { title: Serious }, { title: Critical }]
levels:
  - { id: low, title: Low, from: 1 }
  - { id: high, title: High, from: 4 }
appetite: 3
authority:
  - { from: 4, who: manager, months: 12 }
`
const risks = (title: string) => `risks:
  - id: laptop-theft
    title: Laptop theft
    threat: A laptop is stolen on a train
    vulnerability: Its disk is readable
    asset: Customer data
    affects: [confidentiality]
    owner: ada
    inherent: { likelihood: 3, consequence: 3 }
    current: { likelihood: 2, consequence: 3 }
    target: { likelihood: 1, consequence: 3 }
    treatment: modify
    controls: [A.8.24]
    plan:
      - { id: encrypt, title: ${title}, owner: ben, due: 2027-03-10 }
`

let steward: RunningSteward
let folder: string
let ada: ChatPerson
let ben: ChatPerson

const morningOf = (day: string) => new Date(`${day}T10:30:00.000Z`)

async function theRisk() {
  const risk = await steward.stores.risks.byId('laptop-theft')
  if (!risk) throw new Error('It is not there')
  return risk
}

beforeAll(async () => {
  const files = { 'risk-criteria.yaml': criteria, 'risks.yaml': risks('Encrypt the disks') }
  folder = await folderOf({ ...smallCompany, ...files })
  steward = await startSteward({ folder, begins: morningOf('2027-02-08') })
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

/** A worker that comes back looks at what has changed at once; else it does so each minute. */
function aMinutePasses(): Promise<void> {
  return steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
}

/** The question, from the list of what waits. */
async function answersAs(button: string, title = 'Encrypt all disks'): Promise<void> {
  await ben.types('/isms')
  await ben.clicks('Answer', { within: `Is it done? ${title}` })
  await ben.opens('It takes longer…')
  await ben.clicks(button)
}

test('whoever does it is asked some business days before, and asked anew once it is planned otherwise', async () => {
  await steward.leapsTo(morningOf('2027-03-04'))
  await ben.sees('Is it done? Encrypt the disks', 30)
  await rewrite(folder, { 'risks.yaml': risks('Encrypt all disks') })
  await steward.import(folder)
  await ben.clicks('It is done…')
  await ben.sees('nothing was recorded')
  await aMinutePasses()
  await eventually(
    async () =>
      (await steward.stores.asks.openOf((await theRisk()).assessment.plan[0]?.owner ?? '', 'treatment-plan'))
        .length > 0,
  )
}, 120_000)

test('it takes longer, and who owns the risk approves the new date', async () => {
  const until = '2027-03-11'
  await answersAs('It takes longer…')
  await ben.opens('When will “Encrypt all disks” be done?')
  await ben.submits({ 'By when it is done': until, 'Why it takes longer': 'The order is late' })
  await ada.sees('May it be done later? Encrypt all disks', 30)
  await ada.clicks('Approve the new date')
  await ada.opens('what was approved or accepted of the risk before is asked for again')
  await ada.submits()
  await ben.sees('the new date for “Encrypt all disks”', 30)
  await eventually(async () => (await theRisk()).assessment.plan[0]?.due === until)
  expect((await theRisk()).assessment).toMatchObject({ number: 3, trigger: 'plan' })
}, 120_000)

test('it is done, with what shows it, and the level falls once its owner says so', async () => {
  await eventually(async () => {
    const cycles = await steward.stores.cycles.open()
    const plan = cycles.find(({ process }) => process === 'treatment-plan')
    const asks = plan ? await steward.stores.asks.allOf(plan._id) : []
    return asks.some(({ state, slot }) => state === 'open' && slot === 'action')
  }, 30)
  await answersAs('It is done…')
  await ben.opens('Encrypt all disks: done')
  const report = { name: 'report.txt', bytes: new TextEncoder().encode('All 41 laptops are encrypted\n') }
  await ben.submits({ 'What was done': 'All 41 laptops', File: report })
  await ben.sees('You said that “Encrypt all disks” is done', 30)

  const asking = await ada.sees('Does the level of “Laptop theft” fall?', 30)
  expect(asking.text).toContain('All 41 laptops')
  expect((await theRisk()).assessment.current).toEqual({ likelihood: 2, consequence: 3 })
  await ada.clicks('Send me the file')
  await ada.sees('The file comes to you')
  await ada.clicks('It is 3 Low now…')
  await ada.opens('How high is “Laptop theft” today?')
  await ada.submits({ 'What you go by': 'No disk is readable' })
  await ada.sees('You said how high “Laptop theft” is: 3 Low', 30)
  await ada.sees('Ben Okoro shows that “Encrypt all disks” is done', 30)
  expect(await theRisk()).toMatchObject({
    assessment: { number: 4, trigger: 'result', current: { likelihood: 1, consequence: 3 } },
    results: [{ action: 'encrypt' }],
  })
  await ada.types('/isms risk show laptop-theft')
  await ada.sees(/✓ Encrypt all disks · done by Ben Okoro on .* · All 41 laptops · file report/)
}, 240_000)

test('its owner adds to the plan, sees it once more, and it is part of it', async () => {
  await ada.types('/isms risk show laptop-theft')
  await ada.clicks('Change the plan…')
  await ada.opens('Nothing is left to do about it')
  const filled = {
    ...{ 'Something new to do': 'Train everybody', 'Who does it': 'Ben Okoro', 'By when': '2027-06-30' },
    Why: 'Two were stolen',
  }
  await ada.submits(filled)
  await ada.opens('Train everybody (Ben Okoro')
  await ada.submits(filled)
  await ada.opens('The plan of the risk “Laptop theft” has changed')
  await ben.types('/isms risk actions')
  await ben.sees('Train everybody')
  // The plan is approved as it is now, and no more as it was.
  await aMinutePasses()
  await eventually(async () => {
    const risk = await theRisk()
    const asked = await steward.stores.asks.openOf(risk.owner, 'risk-acceptance')
    return asked.map(({ subject }) => subject.hash).join() === riskHash(risk)
  }, 60)
}, 90_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toMatch(/Files? .*1/)
})
