import { planCalendar } from '../../src/activities/calendar/plan.js'
import { addDays, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, policyMd, removeFolders, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { publishPolicy } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const policy = 'the Information Security Policy, version 1.0'
const programme = 'policy-review.information-security'

let steward: RunningSteward
let ada: ChatPerson
let ben: ChatPerson
let mo: ChatPerson

beforeAll(async () => {
  const owned = policyMd.replace('owner: ada', 'owner: ben')
  steward = await startSteward({
    folder: await folderOf({ ...smallCompany, 'policies/information-security.md': owned }),
  })
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
  mo = await person('mo')
  await publishPolicy(ada, mo)
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

/** The calendar says that the policy is reviewed from that day on, each year. */
async function reviewedFrom(day: string): Promise<void> {
  const at = steward.now().toISOString()
  await steward.stores.programmes.lay({
    _id: programme,
    process: 'policy-review',
    subject: 'information-security',
    recurrence: { kind: 'months', every: 12, from: day },
    shift: 'next',
    country: 'IE',
    owner: null,
    noticeDays: 0,
    businessDays: 10,
  })
  await planCalendar(steward.stores, at, () => undefined)
}

async function recordOf(cycle: string): Promise<string> {
  await eventually(() => steward.stores.records.byCycle(cycle))
  return printedRecord(steward.stores, cycle)
}

test('on the day that was planned its owner is asked, and nobody else', async () => {
  await reviewedFrom(addDays(today(), 14))
  await steward.goesTo('week')
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  const asked = await ben.sees(`Review ${policy}`, 20)
  expect(asked.buttons).toEqual(expect.arrayContaining(['Review', 'Read it']))
  expect((await ada.messages()).some(({ text }) => text.includes('Review the'))).toBe(false)
}, 120_000)

test('that it still holds is recorded with what was looked at, which has to be said', async () => {
  await ben.types('/isms')
  await ben.clicks('Review', { within: `Review ${policy}` })
  const question = await ben.opens('Does it still hold')
  expect(question.buttons).toEqual(['It still holds…', 'It has to be revised…', 'Read it'])
  await ben.clicks('It still holds…')
  await ben.opens('still holds as it is')
  expect(await ben.submits({ 'What you looked at': ' ' })).toMatchObject({
    accepted: false,
  })
  await ben.submits({ 'What you looked at': 'Two incidents, neither about rules; *no* new law' })
  const receipt = await ben.sees(`You reviewed ${policy}: it still holds`)
  expect(receipt.text).toContain('What was looked at: Two incidents, neither about rules; *no* new law')

  const record = await recordOf(`cycle/${programme}/${today().slice(0, 4)}`)
  expect(JSON.parse(record)).toMatchObject({
    process: 'policy-review',
    completion: { asked: 1, answered: 1 },
    lines: [{ outcome: 'reviewed', name: 'Ben Okoro', answer: { value: 'holds' } }],
  })
})

test('after a significant change it is reviewed out of turn, and the ISMS lead hears what has to be revised', async () => {
  await ada.types('/isms policy review information-security')
  await ada.opens('reviewed now?')
  await ada.submits({ 'What has changed': 'We moved to another cloud' })
  await ada.opens('Ben Okoro is asked')
  await ada.closes()
  await ada.types('/isms policy review information-security')
  await ada.sees('under way already')

  await steward.goesTo('next-morning')
  await ben.sees('one from before', 20)
  await ben.types('/isms')
  await ben.clicks('Review', { within: `Review ${policy}` })
  const question = await ben.opens('What has changed: We moved to another cloud')
  expect(question.text).toContain('Last review')
  await ben.clicks('It has to be revised…')
  await ben.opens('has to be revised')
  await ben.submits({ 'What has to change, and why': 'Section 3 names the old cloud' })
  await ben.sees(`You reviewed ${policy}: it has to be revised`)

  const told = await ada.sees(`To be revised: ${policy}`, 20)
  expect(told.text).toContain('Section 3 names the old cloud')
  expect(told.text).toContain('/isms policy publish information-security')
  await recordOf('cycle/policy-review.information-security/1')
}, 60_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 2')
})
