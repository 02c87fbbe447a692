import { addDays, addMonths, dateIn } from '../../src/domain/working-days.js'
import { verifyCommand } from '../../src/main/verify.js'
import { answerGithub } from '../../src/sandbox/vendors/github.js'
import type { GithubSystem, SystemAccount } from '../../src/sandbox/vendors/system.js'
import { systemSources } from '../../src/sources/sources.js'
import { folderOf, removeFolders, rewrite, smallCompany } from '../org/small-company.js'
import type { ChatPerson, FieldValues, HandedIn, SubmitResult } from '../support/chat-person.js'
import { eventually } from '../support/eventually.js'
import { printedRecord } from '../support/printed-record.js'
import { type RunningSteward, startSteward } from '../support/steward.js'
import { startVendor, type Vendor } from '../support/vendor.js'

/**
 * Two quarters in a company with three systems: the CRM and the warehouse, whose owners export lists, and GitHub, which Steward
 * reads itself. Ben owns the CRM and GitHub, Fay the warehouse; Cleo leads those who sell.
 */
const sellers = ['dev', 'eve', 'hal', 'ivy', 'jon', 'kim', 'lea', 'max', 'ned', 'oda']
const names: Record<string, string> = {
  ...{ dev: 'Dev Patel', eve: 'Eve Long', hal: 'Hal Reed', ivy: 'Ivy Stone', jon: 'Jon Blake' },
  ...{ kim: 'Kim Frost', lea: 'Lea Burns', max: 'Max Doyle', ned: 'Ned Shaw', oda: 'Oda Finn' },
}
const mailOf = (id: string) => `${id}@kestrel.example`
const people = (
  gusEnds: string,
) => `id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat
mo,Mo Farrell,mo@kestrel.example,employee,,Executive,Chief executive,,,,,,,slack
ada,Ada Quinn,ada@kestrel.example,employee,mo,IT,ISMS lead,isms-lead,,,,,,slack
ben,Ben Okoro,ben@kestrel.example,employee,ada,IT,Administrator,,,,,,,slack
cleo,Cleo Ward,cleo@kestrel.example,employee,mo,Sales,Head of sales,,,,,,,slack
fay,Fay Moss,fay@kestrel.example,employee,mo,Yard,Yard lead,,,,,,,slack
joerg,Jörg Müller,joerg@kestrel.example,employee,fay,Yard,Inspector,,,,,,,slack
gus,Gus Hall,gus@kestrel.example,employee,cleo,Sales,Account manager,,,,,,${gusEnds},slack
${sellers.map((id) => `${id},${names[id]},${mailOf(id)},employee,cleo,Sales,Account manager,,,,,,,slack`).join('\n')}
`
const systems = (from: string) => `systems:
  - id: crm
    title: CRM
    owner: ben
    every: 3 months
    from: ${from}
    noticeDays: 0
    businessDays: 10
    criticality: high
    privileged: [Administrator]
    source:
      csv:
        columns: { id: Id, login: Login, email: E-mail, entitlements: Roles, active: Active }
        entitlementsBetween: "|"
  - id: code
    title: GitHub
    controls: [A.5.18, A.8.4]
    owner: ben
    every: 3 months
    from: ${from}
    noticeDays: 0
    businessDays: 12
    criticality: critical
    privileged: ["organisation: owner"]
    source:
      github: { organisation: kestrel, token: GITHUB_AUDIT_TOKEN }
  - id: warehouse
    title: Warehouse
    owner: fay
    every: 3 months
    from: ${from}
    noticeDays: 0
    businessDays: 15
    criticality: medium
    privileged: none
    source:
      csv:
        columns: { id: Nummer, login: Anmeldung, name: Name, email: E-Mail, lastUsed: Zuletzt, active: Zustand }
        dateFormat: dd.MM.yyyy
        activeValues: [aktiv]
`

const accounts = `accounts:
  - { system: crm, account: nightly-export, type: service, owner: ada, purpose: Writes the figures of the day. }
`

const inCrm = [...sellers, 'ben', 'gus', 'nightly-export', 'temp07']

/** What the CRM exports of whoever has an account in it. */
function crm(ids: readonly string[]): Uint8Array {
  const lines = ids.map((id) => {
    const email = id === 'temp07' || id === 'nightly-export' ? '' : mailOf(id)
    const roles = id === 'max' ? 'Seller|Administrator' : 'Seller'
    return [`C-${inCrm.indexOf(id) + 1}`, id, email, roles, 'yes'].join(',')
  })
  return Buffer.from(['Id,Login,E-mail,Roles,Active', ...lines, ''].join('\n'))
}

/** What the warehouse exports: three accounts, of which one is locked. */
function warehouse(): Buffer {
  const [year, month, day] = today().split('-')
  const lines = [
    'Nummer;Anmeldung;Name;E-Mail;Zuletzt;Zustand',
    `1;jmueller;Jörg Müller;joerg@kestrel.example;${day}.${month}.${year};aktiv`,
    `2;fmoss;Fay Moss;fay@kestrel.example;${day}.${month}.${year};aktiv`,
    '3;praktikum;Praktikum;;01.08.2025;gesperrt',
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

const member = (id: string, ...may: string[]): SystemAccount => ({
  ...{ login: `${id}-kestrel`, name: names[id] ?? id, email: mailOf(id), may, lastUsed: null, enabled: true },
})
let onGithub = [member('ada', 'owner'), member('ben'), member('ivy', 'waybill: write')]

let github: Vendor
let steward: RunningSteward
let folder: string
const staff = new Map<string, ChatPerson>()

function the(id: string): ChatPerson {
  const person = staff.get(id)
  if (!person) throw new Error(`${id} is not in this story`)
  return person
}

const today = () => dateIn(steward.now().toISOString(), 'Europe/Dublin')

beforeAll(async () => {
  const played: GithubSystem = {
    ...{ id: 'code', title: 'GitHub', kind: 'github', organisation: 'kestrel', token: 'for-tests-only' },
    ...{ repositories: ['waybill'], accounts: [] },
  }
  github = await startVendor((asked) => answerGithub(asked, played, onGithub))
  folder = await folderOf({ ...smallCompany, 'people.csv': people('') })
  const { fetch } = github
  steward = await startSteward({
    folder,
    accounts: systemSources({ GITHUB_AUDIT_TOKEN: played.token }, { fetch }),
  })
  const files = { 'systems.yaml': systems(addDays(today(), 1)), 'accounts.yaml': accounts }
  await rewrite(folder, { 'people.csv': people(addDays(today(), -1)), ...files })
  await steward.import(folder)
  for (const id of ['mo', 'ada', 'ben', 'cleo', 'fay'])
    staff.set(id, await steward.workspace.person(mailOf(id)))
}, 60_000)
afterAll(async () => {
  await steward.stop()
  await github.stop()
  await removeFolders()
})

/** Opens what waits for somebody, from the list of what does. */
async function opens(id: string, button: string, about: string): Promise<void> {
  await eventually(async () => {
    await the(id).types('/isms')
    const list = await the(id).sees('Commands for you')
    return list.text.includes(about)
  })
  await the(id).clicks(button, { within: about })
}

/** Hands a list in, in the form that is open, with how many accounts the system itself shows. */
async function handsIn(
  id: string,
  list: HandedIn,
  count: number,
  more: FieldValues = {},
): Promise<SubmitResult> {
  const shown = 'How many accounts the system itself shows'
  return the(id).submits({ 'List of accounts': list, [shown]: String(count), ...more })
}

async function saysDone(system: string, what: string): Promise<void> {
  await opens('ben', 'Say what was done…', `Remove one account in ${system}`)
  await the('ben').opens(`What was done in ${system}?`)
  expect(await the('ben').submits({ Done: [what], 'What you did': 'Ticket 4471' })).toEqual({
    accepted: true,
  })
  await the('ben').sees(`You said what was done in ${system}`, 20)
}

/** The newest review of a system. */
async function cycleOf(system: string): Promise<string> {
  const [row] = await steward.admin
    .collection('occurrences')
    .find({ programme: `access-review.${system}`, state: 'started' })
    .sort({ date: -1 })
    .toArray()
  return row?.started.cycle
}

/** How what is to be removed in its newest review stands. */
async function orders(system: string): Promise<string[]> {
  const rows = await steward.admin
    .collection('access-rows')
    .find({ cycle: await cycleOf(system), order: { $exists: true } })
    .toArray()
  return rows.map(({ order }) => order.state)
}

test('on its day whoever owns a system hands in who may use it: all of it, or nothing is recorded', async () => {
  await steward.goesTo('next-morning')
  const asked = await the('ben').sees('Hand in who may use CRM', 20)
  expect(asked.text).toContain('Id (the system’s own number of an account), Login (what is signed in with)')
  await opens('ben', 'Hand in the list…', 'Hand in who may use CRM')
  await the('ben').opens('Who may use CRM')
  const list = { name: 'crm.csv', bytes: crm(inCrm) }
  expect(await handsIn('ben', list, 15)).toMatchObject({
    accepted: false,
    errors: {
      'How many accounts the system itself shows': expect.stringContaining(
        'The file has 14 accounts, the system shows 15',
      ),
    },
  })
  expect(await handsIn('ben', list, 14)).toEqual({ accepted: true })
  await the('ben').sees('You handed in who may use CRM', 20)
}, 60_000)

test('a list as an old system writes it is read as it is: Latin-1, semicolons, German dates', async () => {
  const bytes = warehouse()
  expect(bytes.includes(Buffer.from('Jörg Müller', 'latin1'))).toBe(true)
  await opens('fay', 'Hand in the list…', 'Hand in who may use Warehouse')
  await the('fay').opens('Who may use Warehouse')
  expect(await handsIn('fay', { name: 'lager.csv', bytes }, 3)).toEqual({ accepted: true })
  await the('fay').sees('3 accounts read; one that is locked is left out of the review.', 20)
  await opens('fay', 'Review accounts', 'Review who may use Warehouse')
  const page = await the('fay').opens('Page 1 of 1')
  expect(page.text).toContain('Jörg Müller')
  // Her own account is reviewed by whoever leads her.
  expect(page.text).not.toContain('Fay Moss')
  await the('fay').submits({ 'Jörg Müller: access': 'Keep' })
  await the('fay').sees('You reviewed who may use Warehouse', 20)
}, 60_000)

test('whoever left may still get in: their account is to be removed before anybody has decided anything', async () => {
  const ordered = await the('ben').sees('Remove one account in CRM', 20)
  expect(ordered.text).toContain('Remove gus (Gus Hall) · may now: Seller · whoever holds it left')
  await saysDone('CRM', 'Removed: gus (Gus Hall)')
}, 60_000)

test('a manager goes through the accounts of their people page by page, says why, and keeps the rest at once', async () => {
  await opens('cleo', 'Review accounts', 'Review who may use CRM')
  const page = await the('cleo').opens('Page 1 of 2')
  expect(page.text).toContain('May: Administrator, Seller\n⚠ privileged')
  const why = 'Dev Patel: why'
  const decided = {
    ...{ 'Max Doyle: access': 'Keep', 'Max Doyle: why': 'Sets it up for all of us' },
    'Dev Patel: access': 'Revoke',
  }
  expect(await the('cleo').submits(decided)).toMatchObject({
    accepted: false,
    errors: { [why]: 'Write why it is revoked: whoever removes it reads this.' },
  })
  await the('cleo').submits({ ...decided, [why]: 'Works for the yard now' })
  await the('cleo').opens('Page 2 of 2')
  await the('cleo').closes()
  await opens(
    'cleo',
    'Keep all 8 without a flag…',
    'Review who may use CRM\n10 accounts, 1 privileged · 2 of 10',
  )
  const bulk = await the('cleo').opens('Keep all 8 accounts without a flag as they are?')
  expect(bulk.text).toContain('the record says how many one form decided')
  await the('cleo').submits()
  const receipt = await the('cleo').sees('You reviewed who may use CRM', 20)
  expect(receipt.text).toContain('9 kept · 1 revoked')
}, 60_000)

test('what nobody is known to hold is kept only with a reason, and until a day', async () => {
  await opens('ben', 'Review accounts', 'Review who may use CRM')
  const page = await the('ben').opens('nothing tells whose it is')
  expect(page.text).toContain('Writes the figures of the day.')
  await the('ben').submits({
    'temp07: access': 'Keep',
    'temp07: why': 'The auditors use it until they are done',
    'nightly-export: access': 'Keep',
  })
  await the('ben').sees('You reviewed who may use CRM', 20)
  await opens('ada', 'Review accounts', 'Review who may use CRM')
  await the('ada').opens('Ben Okoro')
  await the('ada').submits({ 'Ben Okoro: access': 'Keep' })
  await the('ada').sees('You reviewed who may use CRM', 20)
  await the('ben').types('/isms access exceptions crm')
  await the('ben').sees('The auditors use it until they are done')
}, 60_000)

test('what was removed from the CRM is seen in a new list of the same columns', async () => {
  await saysDone('CRM', 'Removed: dev (Dev Patel)')
  await opens('ben', 'Hand in the list…', 'Show that access was changed: CRM')
  const left = inCrm.filter((id) => id !== 'dev' && id !== 'gus')
  await the('ben').opens('Who may use CRM')
  const list = { name: 'crm.csv', bytes: crm(left) }
  // An older one would show nothing of what was done since.
  const exported = { 'Exported on': today() }
  expect(await handsIn('ben', list, left.length, exported)).toEqual({ accepted: true })
  await eventually(async () => (await orders('crm')).join() === 'verified,verified', 30)
}, 90_000)

test('GitHub is read by Steward itself, and read again once its owner says that an account is gone', async () => {
  await opens('mo', 'Review accounts', 'Review who may use GitHub')
  await the('mo').opens('organisation: owner')
  const hers = 'Ada Quinn'
  await the('mo').submits({ [`${hers}: access`]: 'Keep', [`${hers}: why`]: 'Somebody has to own it' })
  await opens('ada', 'Keep the one without a flag…', 'Review who may use GitHub')
  await the('ada').opens('Keep the account without a flag as it is?')
  await the('ada').submits()
  await opens('cleo', 'Review accounts', 'Review who may use GitHub')
  await the('cleo').opens('waybill: write')
  const his = 'Ivy Stone'
  await the('cleo').submits({ [`${his}: access`]: 'Revoke', [`${his}: why`]: 'Sells, and writes no code' })

  await saysDone('GitHub', 'Removed: ivy-kestrel (Ivy Stone)')
  const again = await the('ben').sees('⚠ said to be removed, and still there', 30)
  expect(again.buttons).toEqual([
    'Say what was done…',
    'Look now whether it was done',
    'Show it in another way…',
  ])
  await the('ada').sees('Still there: accounts of GitHub', 20)
  onGithub = onGithub.filter(({ login }) => login !== 'ivy-kestrel')
  await the('ben').clicks('Look now whether it was done', { within: 'still there' })
  await eventually(async () => (await orders('code')).join() === 'verified', 30)
}, 90_000)

test('the day after the last decision a review is closed, with its record', async () => {
  await steward.goesTo('next-morning')
  for (const system of ['crm', 'code']) {
    const cycle = await cycleOf(system)
    await eventually(() => steward.stores.records.byCycle(cycle))
  }
  await the('ben').types('/isms access crm')
  const shown = await the('ben').sees('reviewed on')
  expect(shown.text).toContain('12 kept')
}, 90_000)

test('whatever nobody has decided until the next review begins was not reviewed, and the record says so', async () => {
  const [lastCrm, lastWarehouse] = await Promise.all([cycleOf('crm'), cycleOf('warehouse')])
  await steward.leapsTo(new Date(`${addDays(addMonths(today(), 3), 1)}T09:30:00Z`))
  await eventually(() => steward.stores.records.byCycle(lastWarehouse), 30)
  const told = await the('ada').sees('Closed: the access review of Warehouse', 30)
  expect(told.text).toContain('One account was not reviewed')
  const ofWarehouse = await printedRecord(steward.stores, lastWarehouse, 'text')
  expect(ofWarehouse).toContain('kept 1, of these 0 until a day; removed 0; changed 0')
  expect(ofWarehouse).toMatch(
    /fmoss \(2\) · not reviewed\n\s+Held by: Fay Moss\n(.*\n)\s+Reviewer: Mo Farrell/,
  )

  const ofCrm = await printedRecord(steward.stores, lastCrm, 'text')
  for (const said of [
    /csv, by Ben Okoro, 14 accounts, the system shows 14/,
    /kept 12, of these 1 until a day; removed 2; changed 0/,
    /gus \(C-12\) · not asked: its holder has left/,
    /dev \(C-1\) · revoke · Cleo Ward .*\n(.*\n){3}\s+Reason: Works for the yard now\n(.*\n)\s+Ordered: remove, verified/,
    /temp07 \(C-14\) · keep · Ben Okoro .*\n(.*\n){2}\s+Flags: unknown\n(.*\n){2}\s+Kept in spite of its flags until: \d{4}/,
  ])
    expect(ofCrm).toMatch(said)
}, 90_000)

test('an account that was removed and is back in the next list is to be removed again, and is asked about', async () => {
  await opens('ben', 'Hand in the list…', 'Hand in who may use CRM')
  const isBack = inCrm.filter((id) => id !== 'gus')
  await the('ben').opens('Who may use CRM')
  const list = { name: 'crm.csv', bytes: crm(isBack) }
  expect(await handsIn('ben', list, isBack.length)).toEqual({ accepted: true })
  const ordered = await the('ben').sees('it was removed before, and is there again', 30)
  expect(ordered.text).toContain('Remove dev (Dev Patel)')
  await opens('cleo', 'Review accounts', 'Review who may use CRM')
  await the('cleo').opens('⚠ was removed, and is there again')
}, 90_000)

test('all of it holds against the ledger', async () => {
  const printed: string[] = []
  const holds = await verifyCommand(steward.stores.db, undefined, (line) => void printed.push(line))
  expect({ holds, printed }).toMatchObject({ holds: 0 })
  expect(printed.join('\n')).toContain('Records that agree with the answers behind them: 3')
}, 60_000)
