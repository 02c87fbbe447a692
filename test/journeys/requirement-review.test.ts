import { addDays, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const requirements = (from: string, hours: number) => `requirements:
  - id: breach-notification
    title: Notice of a breach
    source: GDPR, Article 33
    controls: [A.5.24]
    owner: ben
    every: 12 months
    from: ${from}
    noticeDays: 0
    demands: The authority hears of a breach within ${hours} hours.
`

let steward: RunningSteward
let folder: string
let day: string
let planned: string
let ada: ChatPerson
let ben: ChatPerson

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

async function imports(hours: number): Promise<void> {
  await rewrite(folder, { 'requirements.yaml': requirements(day, hours) })
  await steward.import(folder)
}

beforeAll(async () => {
  folder = await folderOf(smallCompany)
  steward = await startSteward({ folder })
  day = addDays(today(), 7)
  planned = `cycle/requirement-review.breach-notification/${day.slice(0, 4)}`
  await imports(72)
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ada = await person('ada')
  ben = await person('ben')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

async function recordOf(cycle: string): Promise<string> {
  await eventually(() => steward.stores.records.byCycle(cycle))
  return printedRecord(steward.stores, cycle)
}

/** The question, from the list of what waits. */
async function asksBen(): Promise<void> {
  await ben.types('/isms')
  await ben.clicks('Review', { within: 'Review the requirement “Notice of a breach”' })
}

test('on its day the owner of a requirement is asked whether it still holds and is met', async () => {
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  await ben.sees('Review the requirement “Notice of a breach”', 20)
  await asksBen()
  const question = await ben.opens('The authority hears of a breach within 72 hours.')
  expect(question.text).toContain('GDPR, Article 33')
  expect(question.buttons).toEqual(['It is met…', 'It is not met…', 'It has changed…'])
}, 120_000)

test('what is written down anew while they look into it takes no answer to what it was', async () => {
  await imports(24)
  await ben.clicks('It is met…')
  await ben.opens('It was written down anew before it was answered, so nothing was recorded.')
  await ben.closes()
  await ben.types('/isms requirement')
  await ben.sees('The authority hears of a breach within 24 hours.')
}, 120_000)

test('they are asked anew, and the ISMS lead hears what is missing', async () => {
  // A worker that comes back looks at what has changed at once; else it does so each minute.
  await steward.isOutUntil(new Date(steward.now().getTime() + 60_000))
  await eventually(async () => {
    const asks = await steward.stores.asks.allOf(planned)
    return asks.some(({ state, subject }) => state === 'open' && subject.version === '2')
  })
  await steward.goesTo('next-morning')
  await ben.sees('The authority hears of a breach within 24 hours.', 20)
  await asksBen()
  await ben.opens('The authority hears of a breach within 24 hours.')
  await ben.clicks('It is not met…')
  await ben.opens('is not met.')
  expect(await ben.submits({ 'What is missing': ' ' })).toMatchObject({ accepted: false })
  await ben.submits({ 'What is missing': 'Nobody is on call at weekends' })
  await ben.sees('You reviewed “Notice of a breach”: it is not met')

  const told = await ada.sees('Not met: Notice of a breach', 20)
  expect(told.text).toContain('Nobody is on call at weekends')
  await ada.types('/isms status')
  await ada.sees('Notice of a breach: found not met by Ben Okoro')
  const record = JSON.parse(await recordOf(planned))
  expect(record).toMatchObject({
    ...{ source: 'GDPR, Article 33', demands: 'The authority hears of a breach within 24 hours.' },
    subject: { type: 'requirement', version: '2' },
    lines: [{ outcome: 'changed' }, { outcome: 'reviewed', answer: { value: 'not-met' } }],
  })
}, 120_000)

test('once it is seen to it is reviewed out of turn, and is met', async () => {
  await ada.types('/isms requirement breach-notification')
  await ada.sees('What is missing: Nobody is on call at weekends')
  await ada.clicks('Have it reviewed now…')
  await ada.opens('reviewed now?')
  await ada.submits({ 'What has changed': 'There is a rota' })
  await ada.opens('Ben Okoro is asked whether')
  await ada.closes()
  const again = 'cycle/requirement-review.breach-notification/1'
  await eventually(async () => (await steward.stores.asks.allOf(again)).length > 0)
  await asksBen()
  await ben.opens('What has changed: There is a rota')
  await ben.clicks('It is met…')
  await ben.opens('still holds, and is met')
  await ben.submits({ 'What you looked at': 'The rota of this quarter' })
  await recordOf(again)
  await ada.types('/isms status')
  // The one of before stands above it.
  await eventually(async () => {
    const { text } = await ada.sees('Information security, week')
    return !text.includes('Notice of a breach')
  })
}, 120_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 2')
})
