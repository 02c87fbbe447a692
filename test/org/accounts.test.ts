import { type KnownAccount, knownAccountOf } from '../../src/domain/known-account.js'
import { orgCheck } from '../../src/org/commands.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyAccess } from '../../src/store/verify-access.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const systemsYaml = `systems:
  - id: crm
    title: CRM
    owner: ben
    every: 6 months
    from: 2027-01-18
    criticality: high
    privileged: none
    source: { csv: { columns: { id: User ID, login: Username } } }
`
const deploy = [
  '  - system: crm',
  '    account: Deploy-Bot',
  '    type: service',
  '    owner: ben',
  '    heldBy: [ada]',
  '    purpose: Puts new versions in place',
  '    rotateEvery: 90 days',
  '    rotated: 2026-09-01',
]
const adas = ['  - system: crm', '    account: aquinn', '    type: person', '    person: ada']
const folder = (...lines: string[]) => ({
  ...smallCompany,
  ...{ 'systems.yaml': systemsYaml, 'accounts.yaml': ['accounts:', ...lines, ''].join('\n') },
})
const changed = (from: string, to: string) => folder(...deploy.map((line) => line.replace(from, to)))

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const importing: Record['importing'] = (files) => record.importing(files)

test('what is known of an account is kept, and found by its id or by what is signed in with', async () => {
  expect(await importing(folder(...deploy, ...adas))).toContain(
    'Accounts known 2: crm/deploy-bot, crm/aquinn',
  )
  const { knownAccounts, people } = record.stores
  const found = await people.byKeys(['ada', 'ben'])
  const [ada, ben] = ['ada', 'ben'].map(
    (key) => [...found.values()].find((person) => person.key === key)?._id,
  )
  const known = await knownAccounts.of('crm')
  expect(knownAccountOf('crm', { id: '4711', login: 'deploy-bot' }, known)).toEqual({
    ...{ _id: 'crm/deploy-bot', v: 1, system: 'crm', account: 'Deploy-Bot', type: 'service' },
    ...{ purpose: { en: 'Puts new versions in place' }, owner: ben, heldBy: [ada] },
    rotation: { every: { count: 90, unit: 'days' }, last: '2026-09-01' },
  })
  expect(knownAccountOf('crm', { id: 'AQUINN', login: 'a.q@x.example' }, known)).toMatchObject({
    ...{ type: 'person', person: ada },
  })
  expect(knownAccountOf('crm', { id: '1', login: 'bokoro' }, known)).toBeUndefined()
})

test('the check counts them', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(folder(...deploy)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 1 system, 1 known account. No problems.'])
})

test('an import says what differs, what is known no more, and counts both on record', async () => {
  await importing(folder(...deploy, ...adas))
  expect(await importing(folder(...deploy, ...adas))).toEqual(['Nothing has changed since the last import.'])
  expect(await importing(changed('2026-09-01', '2026-11-20'))).toEqual(
    expect.arrayContaining(['Accounts known 1: crm/deploy-bot', 'Accounts known no more 1: crm/aquinn']),
  )
  expect((await record.stores.imports.newest())?.counts).toMatchObject({
    ...{ accountsKnown: 1, accountsForgotten: 1 },
  })
  expect([...(await record.stores.knownAccounts.all()).values()]).toMatchObject([
    { _id: 'crm/deploy-bot', rotation: { last: '2026-11-20' } },
  ])
})

test('without the file what is known stays, and an empty list forgets it', async () => {
  await importing(folder(...deploy))
  const { 'accounts.yaml': _, ...without } = folder(...deploy)
  expect(await importing(without)).toEqual(['Nothing has changed since the last import.'])
  expect((await record.stores.knownAccounts.all()).size).toBe(1)
  await importing({ ...without, 'accounts.yaml': 'accounts: []\n' })
  expect((await record.stores.knownAccounts.all()).size).toBe(0)
})

test.each([
  [
    changed('system: crm', 'system: crn'),
    'accounts.yaml:2  "crn" is no system of systems.yaml. Did you mean "crm"? Write the id of one of the systems there.',
  ],
  [
    { ...smallCompany, 'accounts.yaml': folder(...deploy)['accounts.yaml'] },
    'accounts.yaml:2  "crm" is no system of systems.yaml. Write the id of one of the systems there.',
  ],
  [
    changed('owner: ben', 'owner: bene'),
    'accounts.yaml:5  owner "bene" is nobody in people.csv. Did you mean "ben"? Write the id of one of the people.',
  ],
  [
    changed('[ada]', '[ada, adda]'),
    'accounts.yaml:6  heldBy "adda" is nobody in people.csv. Did you mean "ada"? Write the id of one of the people.',
  ],
  [
    changed('    owner: ben', ''),
    'accounts.yaml:2  accounts.owner is missing. Write the id of the person in people.csv who answers for the account.',
  ],
  [
    changed('    rotated: 2026-09-01', ''),
    'accounts.yaml:2  accounts.rotated is missing, and rotateEvery counts from it. Write when its secret was changed last, as year-month-day, such as 2026-09-01.',
  ],
  [
    changed('2026-09-01', '2026-12-01'),
    'accounts.yaml:9  rotated 2026-12-01 is still to come. Write the day on which its secret was changed last.',
  ],
  [
    changed('90 days', '90'),
    'accounts.yaml:8  accounts.rotateEvery cannot be "90". Write how often its secret is changed, such as 90 days or 12 months.',
  ],
  [
    changed('type: service', 'type: robot'),
    'accounts.yaml:4  accounts.type cannot be "robot". Write one of service, shared, break-glass, vendor, token, person.',
  ],
  [
    folder(...deploy, '    person: ada'),
    'accounts.yaml:10  accounts.person does not go with type service. Write under owner who answers for it, or `type: person` where it is theirs alone.',
  ],
  [
    folder(...adas, '    owner: ben'),
    'accounts.yaml:6  accounts.owner does not go with type person. Leave it out: person says whose it is.',
  ],
  [
    folder(...deploy, ...deploy.map((line) => line.replace('Deploy-Bot', 'deploy-bot'))),
    'accounts.yaml:11  account "deploy-bot" of crm stands already in line 3. Keep one of the two: capitals make no difference.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toContain(problem)
})

test('what is known is held against the import that said so last, whose event has its hash', async () => {
  const holds = async () => (await verifyAccess(record.db)).wrong
  const known = record.db.collection<KnownAccount>('known-accounts')
  expect(await holds()).toEqual([])
  await importing(folder(...deploy))
  expect(await holds()).toEqual([])
  await sealOnce(record.db)
  expect(await holds()).toEqual([])
  await known.updateOne({ _id: 'crm/deploy-bot' }, { $set: { type: 'break-glass' } })
  expect(await holds()).toEqual([
    { what: 'What is known of accounts that are no person', how: 'it is not what was imported last' },
  ])
  await importing(changed('service', 'vendor'))
  expect(await holds()).toEqual([])
  const newest = await record.stores.imports.newest()
  expect(await record.stores.imports.thatKnew(newest?.knownAccounts ?? '')).toEqual(newest)
  await known.deleteMany({})
  expect(await holds()).toHaveLength(1)
  // Whoever took the file away said nothing of them.
  await importing(smallCompany)
  expect(await holds()).toHaveLength(1)
})
