import { addDays, dateIn } from '../../src/domain/working-days.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson } from '../support/chat-person.js'
import { type RunningSteward, startSteward } from '../support/steward.js'

const systems = (from: string) => `systems:
  - id: crm
    title: CRM
    owner: ben
    every: 6 months
    from: ${from}
    noticeDays: 0
    criticality: high
    privileged: [Administrator]
    reviewedBy: owner
    source:
      csv:
        columns: { id: Id, login: Login, email: E-mail, entitlements: Roles, lastUsed: Last login, active: Active }
        entitlementsBetween: "|"
`

// Ada leads the ISMS, and Ben works for her: nobody there may review her account.
const logins = ['ada', 'cleo', 'old-printer', 'test-1', 'test-2', 'test-3', 'test-4', 'test-5', 'test-6']
const list = (without: readonly string[] = []) => ({
  name: 'crm.csv',
  bytes: new TextEncoder().encode(
    [
      'Id;Login;E-mail;Roles;Last login;Active',
      ...logins
        .filter((login) => !without.includes(login))
        .map(
          (login, n) =>
            `${logins.indexOf(login) + 100};${login};${login}@kestrel.example;Agent|Reports;;${n < 99 ? 'yes' : 'no'}`,
        ),
      '',
    ].join('\n'),
  ),
})

let steward: RunningSteward
let ben: ChatPerson

beforeAll(async () => {
  const folder = await folderOf(smallCompany)
  steward = await startSteward({ folder })
  const day = addDays(dateIn(steward.now().toISOString(), 'Europe/Dublin'), 7)
  await rewrite(folder, { 'systems.yaml': systems(day) })
  await steward.import(folder)
  const person = (name: string) => steward.workspace.person(`${name}@kestrel.example`)
  ben = await person('ben')
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await removeFolders()
})

test('on its day the owner hands in who may use a system, with the number that the system itself shows', async () => {
  await steward.goesTo('week')
  await steward.goesTo('next-morning')
  await ben.sees('Hand in who may use CRM', 20)
  await ben.clicks('Hand in the list…')
  await ben.opens('Columns that are read')
  const short = await ben.submits({
    'List of accounts': list(),
    'How many accounts the system itself shows': '12',
  })
  expect(short).toMatchObject({
    accepted: false,
    errors: { 'How many accounts the system itself shows': expect.stringContaining('9 accounts') },
  })
  await ben.submits({ 'List of accounts': list(), 'How many accounts the system itself shows': '9' })
  await ben.sees('✓ You handed in who may use CRM')
}, 120_000)

test('a reviewer goes from page to page in one form, and back, and what was decided stays', async () => {
  await steward.goesTo('next-morning')
  await ben.sees('Review who may use CRM', 30)
  await ben.clicks('Review accounts')
  const first = await ben.opens('Page 1 of 2')
  expect(first.text).toContain('nothing tells whose it is')
  const lacking = await ben.submits({ 'old-printer: access': 'Revoke' })
  expect(lacking).toMatchObject({
    accepted: false,
    errors: { 'old-printer: why': expect.stringContaining('Write why it is revoked') },
  })
  await ben.submits({
    'cleo: access': 'Keep',
    'cleo: why': 'A customer who looks in',
    'old-printer: access': 'Revoke',
    'old-printer: why': 'The printer is gone',
  })
  await ben.opens('Page 2 of 2 · 2 of 8 decided')
  await ben.clicks('Record and go back to page 1')
  const again = await ben.opens('Page 1 of 2')
  expect(again.text).toContain('✓ Revoked by Ben Okoro')
  const field = again.fields.find(({ label }) => label === 'old-printer: access')
  expect(field?.value).toBe('Revoke')
  await ben.closes()
  await ben.sees('2 of 8 decided')
}, 120_000)

test('what is open is gone through until the last account is decided', async () => {
  await ben.clicks('Go on reviewing')
  const open = await ben.opens('only accounts that are open')
  const decisions = open.fields.filter(({ label }) => label.endsWith(': access'))
  const filled = decisions.flatMap(({ label }) => [
    [label, 'Keep'],
    [label.replace(': access', ': why'), 'A test account of the vendor'],
  ])
  expect(decisions).toHaveLength(6)
  await ben.submits(Object.fromEntries(filled))
  const receipt = await ben.sees('✓ You reviewed who may use CRM')
  expect(receipt.text).toContain('7 kept · 1 revoked')
})

test('the owner does what was decided, and a new list shows it', async () => {
  await steward.isOutUntil(steward.now())
  await steward.goesTo('next-morning')
  const order = await ben.sees('Remove one account in CRM', 30)
  expect(order.text).toContain('decided by Ben Okoro: The printer is gone')
  await ben.clicks('Say what was done…')
  await ben.opens('What was done in CRM?')
  await ben.submits({ Done: ['Removed: old-printer'], 'What you did': 'Ticket 4471' })
  await ben.sees('✓ You said what was done in CRM')
  await steward.goesTo('next-morning')
  await ben.sees('Show that access was changed: CRM', 30)
  await ben.clicks('Hand in the list…', { within: 'Show that access was changed' })
  await ben.opens('Columns that are read')
  await ben.submits({
    'List of accounts': list(['old-printer']),
    'How many accounts the system itself shows': '8',
    'Exported on': dateIn(steward.now().toISOString(), 'Europe/Dublin'),
  })
  await ben.sees('✓ seen to be done', 30)
}, 300_000)
