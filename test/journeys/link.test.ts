import type { Browser } from 'playwright-core'
import { verifyCommand } from '../../src/main/verify.js'
import { folderOf, removeFolders, smallCompany } from '../org/small-company.js'
import { launchBrowser } from '../support/browser.js'
import type { ChatPerson } from '../support/chat-person.js'
import { LinkPerson } from '../support/link-person.js'
import { printedRecord } from '../support/printed-record.js'
import { asksForPublication } from '../support/publishing.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

/** Vera is of the board and Ute is in the yard: neither has an account in chat. */
const company = {
  ...smallCompany,
  'organisation.yaml': smallCompany['organisation.yaml'].replace('[mo]', '[mo, vera]'),
  'people.csv': `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,,,,,,,slack
ben,Ben Holt,ben@kestrel.example,employee,mo,Yard,Inspector,,,,,,,slack
vera,Vera Lindt,vera.lindt@board.example,board,,,Chair of the board,,,,,,,mail
ute,Ute Kern,ute.kern@kestrel.example,employee,mo,Yard,Crane operator,,DE-HH,Europe/Berlin,de,,,mail
`,
  'policies/information-security.md': smallCompany['policies/information-security.md'].replace(
    'approver: mo',
    'approver: vera',
  ),
  'approvals.yaml': `approvals:
  - id: policy-exception
    title: Exception to a policy
    about: Ask before you depart from a policy.
    controls: [A.5.1]
    fields:
      - { id: why, label: Why, kind: long-text }
    steps:
      - who: { person: vera }
`,
}
const policy = 'the Information Security Policy'
const cycle = 'policy-acknowledgement.information-security/1.0'

let steward: RunningSteward
let browser: Browser
let ada: ChatPerson
let ben: ChatPerson
let vera: LinkPerson
let ute: LinkPerson

beforeAll(async () => {
  const folder = await folderOf(company)
  steward = await startSteward({ folder })
  browser = await launchBrowser()
  ada = await steward.workspace.person('ada@kestrel.example')
  ben = await steward.workspace.person('ben@kestrel.example')
  vera = new LinkPerson('vera.lindt@board.example', steward.address, browser)
  ute = new LinkPerson('ute.kern@kestrel.example', steward.address, browser)
}, 60_000)
afterAll(async () => {
  await browser.close()
  await steward.stop()
  await removeFolders()
})

test('an approver outside chat gets a letter that says what is asked of them, and nothing more', async () => {
  await asksForPublication(ada)
  const letter = await vera.gets('Decide')
  expect(letter.subject).toContain(`Decide: may ${policy}, version 1.0, be published?`)
  expect(letter.text).toContain('you have a code sent to this address')
  expect(letter.text).not.toMatch(/Ada|Quinn|Vera/)
})

test('they read it and approve on the page, by the same card as in chat, and it goes out', async () => {
  await vera.opens('Decide')
  const page = await vera.sees('One thing waits for you')
  expect(page).toContain(`Decide: may ${policy}, version 1.0, be published?`)
  expect(page).toContain('Asked by Ada Quinn')
  expect((await vera.buttons()).slice(0, 3)).toEqual(['Read it', 'Approve and publish', 'Reject…'])
  await vera.clicks('Read it')
  await vera.sees('Lock your screen when you leave it.')
  await vera.page.getByText('Back to what waits for you').click()
  await vera.clicks('Approve and publish')
  await vera.submits('Approve and publish')
  await vera.sees('You approved')
  await ben.sees(`Acknowledge ${policy}, version 1.0`, 20)
  await ada.sees('approved', 20)
})

test('the morning reaches whoever has no chat, too, in their language, and they answer on the page', async () => {
  await ute.opens('Bestätigen')
  await ute.sees('Eine Sache wartet auf Sie')
  await ute.clicks('Lesen und bestätigen')
  await ute.sees('Lock your screen when you leave it.')
  await ute.submits('Bestätigen')
  await ute.sees('Bestätigt: Information Security Policy')
})

test('a rejection needs a reason, and the page says so where chat would', async () => {
  await ben.types('/isms request policy-exception')
  await ben.opens('Decided by')
  await ben.submits({ Why: 'We move to the new yard' })
  await ben.opens('was sent to Vera Lindt')
  await ben.closes()
  await vera.opens('Exception to a policy')
  await vera.clicks('Reject…')
  await vera.page.getByLabel('Why').evaluate((field) => field.removeAttribute('required'))
  await vera.submits('Reject')
  await vera.sees('Nothing was recorded yet.')
  await vera.submits('Reject', { Why: 'The new yard has lockers' })
  await vera.sees('You rejected')
  const told = await ben.sees('The new yard has lockers', 20)
  expect(told.text).toContain('Vera Lindt')
})

test('the record says that it came through a link, to which address only as a commitment, and all verifies', async () => {
  await steward.leapsTo(new Date(steward.now().getTime() + 60 * 86_400_000))
  const csv = await printedRecord(steward.stores, cycle, 'csv')
  expect(csv).toMatch(/Ute Kern.*,link,mail\/l_/)
  const asks = await steward.admin.collection('asks').find({ 'answer.through.kind': 'link' }).toArray()
  const [{ answer } = { answer: null }] = asks
  expect(asks.length).toBeGreaterThan(1)
  expect(answer.through.address).toMatch(/^[0-9a-f]{64}$/)
  expect(JSON.stringify(asks.map((ask) => ask.answer))).not.toContain('vera.lindt')
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
})
