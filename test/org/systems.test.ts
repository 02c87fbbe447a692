import { orgCheck } from '../../src/org/commands.js'
import { systems } from '../../src/org/systems.js'
import { draftsOf, problemsOf, read } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const crm = [
  '  - id: crm',
  '    title: CRM',
  '    owner: ben',
  '    every: 6 months',
  '    from: 2027-01-18',
  '    criticality: high',
  '    privileged: [Administrator]',
  '    source:',
  '      csv:',
  '        columns: { id: User ID, login: Username, email: E-mail, entitlements: Profile, active: Status }',
  '        activeValues: [Active]',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'systems.yaml': ['systems:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => folder(...crm.map((line) => line.replace(from, to)))
/** The same with another source. */
const readFrom = (...source: string[]) => folder(...crm.slice(0, 8), ...source.map((line) => `      ${line}`))
const programme = 'access-review.crm'

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

test('a system is a programme of the calendar with its owner, and how it is reviewed has a version of its own', async () => {
  expect(await importing(folder(...crm))).toEqual(
    expect.arrayContaining([`Programmes added 1: ${programme}`, 'Systems defined 1: crm (version 1)']),
  )
  const { people, programmes, occurrences, systems: stored } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  expect(await programmes.byId(programme)).toMatchObject({
    ...{ process: 'access-review', subject: 'crm', owner: ben?._id },
    recurrence: { kind: 'months', every: 6, from: '2027-01-18' },
  })
  expect(await stored.newest('crm')).toMatchObject({
    ...{ version: '1', title: { en: 'CRM' }, controls: ['A.5.18'], criticality: 'high' },
    ...{ privileged: ['Administrator'], reviewedBy: 'manager', outsider: null, swing: 20 },
    source: {
      ...{ kind: 'csv', activeValues: ['Active'] },
      fields: {
        id: 'User ID',
        login: 'Username',
        email: 'E-mail',
        entitlements: 'Profile',
        active: 'Status',
      },
    },
  })
  const planned = await occurrences.planned(programme)
  expect(planned.map(({ date }) => date)).toEqual(['2027-01-18', '2027-07-19', '2028-01-18'])
})

test('the check counts the systems', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(folder(...crm)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 1 system. No problems.'])
})

test('what is decided on makes a new version when it changes; who owns it, and who reviews where nobody else may, does not', async () => {
  await importing(folder(...crm))
  expect(await importing(folder(...crm))).toEqual(['Nothing has changed since the last import.'])
  expect(await importing(changed('owner: ben', 'owner: mo'))).toContain(
    `Programmes changed 1: ${programme} (owner)`,
  )
  const before = await record.stores.systems.newest('crm')
  const [mo] = (await record.stores.people.byKeys(['mo'])).values()
  expect(await importing(folder(...crm, '    outsider: mo'))).toContain(
    'Systems with somebody else who reviews where nobody else may 1: crm',
  )
  expect(await record.stores.systems.newest('crm')).toEqual({ ...before, outsider: mo?._id })
  expect(await importing(folder(...crm))).toContain(
    'Systems with somebody else who reviews where nobody else may 1: crm',
  )
  expect(await importing(changed('[Administrator]', '[Administrator, Export]'))).toContain(
    'Systems defined 1: crm (version 2)',
  )
})

test('without the file its reviews go on, and an empty list ends them', async () => {
  await importing(folder(...crm))
  expect((await importing(smallCompany)).join('\n')).toContain(
    'Not in the folder any more: systems.yaml. Its programmes go on (1); write `systems: []` to end them.',
  )
  await importing({ ...smallCompany, 'systems.yaml': 'systems: []\n' })
  expect(await record.stores.programmes.active()).toEqual([])
})

test.each([
  [
    ['github: { organisation: kestrel, token: GITHUB_TOKEN }'],
    { kind: 'github', organisation: 'kestrel', token: 'GITHUB_TOKEN' },
  ],
  [
    [
      'entra:',
      '  tenant: kestrel.onmicrosoft.com',
      '  client: 9b0fb3a5-7a35-4a34-b2f6-8d0e6c1f2a77',
      '  secret: ENTRA_SECRET',
      '  groups: [Finance]',
    ],
    {
      ...{ kind: 'entra', tenant: 'kestrel.onmicrosoft.com', client: '9b0fb3a5-7a35-4a34-b2f6-8d0e6c1f2a77' },
      ...{ secret: 'ENTRA_SECRET', groups: ['Finance'] },
    },
  ],
  [
    ['aws: { accessKeyId: AUDIT_KEY_ID, secretAccessKey: AUDIT_SECRET }'],
    { kind: 'aws', accessKeyId: 'AUDIT_KEY_ID', secretAccessKey: 'AUDIT_SECRET' },
  ],
  [
    [
      'https:',
      '  url: https://crm.kestrel.example/api/users?limit=200',
      '  token: CRM_TOKEN',
      '  header: X-Api-Key',
      '  items: data.users',
      '  next: paging.next',
      '  cursor: after',
      '  count: total',
      '  fields: { id: id, login: user.name, entitlements: roles }',
      '  dateFormat: dd/MM/yyyy HH:mm',
    ],
    {
      ...{ kind: 'https', url: 'https://crm.kestrel.example/api/users?limit=200', token: 'CRM_TOKEN' },
      ...{ header: 'X-Api-Key', items: 'data.users', next: 'paging.next', cursor: 'after', count: 'total' },
      ...{ fields: { id: 'id', login: 'user.name', entitlements: 'roles' }, dateFormat: 'dd/MM/yyyy HH:mm' },
    },
  ],
  [
    [
      'csv:',
      '  columns: { id: Nr, login: Benutzer, entitlements: Rollen, lastUsed: Letzte Anmeldung }',
      '  separator: ";"',
      '  entitlementsBetween: ", "',
      '  encoding: latin-1',
      '  dateFormat: dd.MM.yyyy',
    ],
    {
      ...{ kind: 'csv', separator: ';', entitlementsBetween: ', ', encoding: 'latin-1' },
      fields: { id: 'Nr', login: 'Benutzer', entitlements: 'Rollen', lastUsed: 'Letzte Anmeldung' },
      dateFormat: 'dd.MM.yyyy',
    },
  ],
])('accounts are read in one of five ways (%#)', async (lines, source) => {
  expect(draftsOf(await read(readFrom(...lines)), systems)?.[0]?.source).toEqual(source)
})

test.each([
  [`ghp_${'a1B2'.repeat(9)}`, 'github: { organisation: kestrel, token: $ }'],
  ['AKIAIOSFODNN7EXAMPLE', 'aws: { accessKeyId: $, secretAccessKey: AUDIT_SECRET }'],
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCY', 'aws: { accessKeyId: AUDIT_KEY_ID, secretAccessKey: $ }'],
  ['9F86D081884C7D659A2FEAA0C55AD015', 'github: { organisation: kestrel, token: $ }'],
  [
    'hunter2',
    'https: { url: "https://ben:$@crm.example/users", fields: { id: id, login: id, entitlements: role } }',
  ],
  [
    'hunter2',
    'https: { url: "https://crm.example/?api_key=$", fields: { id: id, login: id, entitlements: role } }',
  ],
  ['hunter2', 'github: $'],
  ['hunter2', 'github: { organisation: kestrel, token: GITHUB_TOKEN, password: $ }'],
  ['hunter2_', 'github: { organisation: $, token: GITHUB_TOKEN }'],
])('a secret that stands in the file is refused, and never repeated: %s in %s', async (secret, line) => {
  const problems = await problemsOf(readFrom(line.replace('$', secret)))
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(/^systems\.yaml:10 {2}\S/)
  expect(problems[0]).not.toContain(secret)
})

test.each([
  [
    changed('User ID', '""'),
    "systems.yaml:11  systems.source.csv.columns.id is missing. Write the name of the column in which the system's own id of an account, which never changes, stands.",
  ],
  [
    changed('    criticality: high', ''),
    'systems.yaml:2  systems.criticality is missing. Write one of low, medium, high, critical: how much harm it does when somebody gets in who should not.',
  ],
  [
    changed('    privileged: [Administrator]', ''),
    'systems.yaml:2  systems.privileged is missing. Write as a list which entitlements are privileged, such as [Administrator], or none where no account may do more than another.',
  ],
  [
    changed('privileged: [Administrator]', 'privileged: []'),
    'systems.yaml:8  systems.privileged has the wrong shape. Write as a list which entitlements are privileged, such as [Administrator], or none where no account may do more than another.',
  ],
  [
    changed(', entitlements: Profile', ''),
    'systems.yaml:8  systems.privileged names entitlements, and nothing says which ones an account has. Write under columns where the entitlements stand, or `privileged: none`.',
  ],
  [
    changed(', active: Status', ''),
    'systems.yaml:12  systems.source.csv.activeValues says how active is read, and no column is named for it. Write under columns which one is active, or leave this out.',
  ],
  [
    readFrom('github: { organisation: kestrel, token: github_token }'),
    'systems.yaml:10  systems.source.github.token is not the name of an environment variable. Write it in capitals, digits and underscores, such as GITHUB_TOKEN.',
  ],
  [
    readFrom(
      'github: { organisation: kestrel, token: GITHUB_TOKEN }',
      'aws: { accessKeyId: A_B, secretAccessKey: A_C }',
    ),
    'systems.yaml:9  systems.source names github and aws, and accounts are read in one way. Keep one of them.',
  ],
  [
    readFrom('gitub: { organisation: kestrel }'),
    'systems.yaml:10  "gitub" is no field of this file. Did you mean "github"? Known here: csv, github, entra, aws, https.',
  ],
  [
    folder(...crm.slice(0, 7)),
    'systems.yaml:2  systems.source is missing. Write how its accounts are read, as one of csv, github, entra, aws, https: docs/organisation-files.md shows each.',
  ],
  [
    folder(...crm, '        dateFormat: dd.mm.yyyy'),
    'systems.yaml:13  systems.source.csv.dateFormat cannot be what stands here. Write how a day is written, with d for the day, M for the month and yyyy for the year, such as dd.MM.yyyy; without it, year-month-day.',
  ],
  [
    readFrom('https: { url: "http://crm.example", fields: { id: id, login: id, entitlements: role } }'),
    'systems.yaml:10  systems.source.https.url is no address that begins with https://. Write all of it, such as https://crm.example/api/users.',
  ],
  [
    changed('owner: ben', 'owner: bene'),
    'systems.yaml:4  owner "bene" is nobody in people.csv. Did you mean "ben"? Write the id of one of the people.',
  ],
  [
    folder(...crm, '    outsider: ben'),
    'systems.yaml:13  outsider "ben" is the owner. Name somebody who has nothing to do with the system, or leave it out.',
  ],
  [
    folder(...crm, '    outsider: zoe'),
    'systems.yaml:13  outsider "zoe" is nobody in people.csv. Write the id of one of the people.',
  ],
  [
    folder(...crm, '    swing: 0'),
    'systems.yaml:13  systems.swing cannot be "0". Write by how many percent the number of accounts may change before the owner is asked, from 1 to 100.',
  ],
  [
    folder(...crm, '    reviewedBy: owners'),
    'systems.yaml:13  systems.reviewedBy cannot be "owners". Write one of manager, owner, both: who reviews an account; both is the manager of its holder and, where it is privileged, the owner too.',
  ],
  [
    changed('every: 6 months', ''),
    'systems.yaml:2  systems.every is missing, and nothing else says how often the review of a system comes round. Write every, such as 12 months, or dates.',
  ],
  [
    folder(...crm, ...crm),
    'systems.yaml:13  id "crm" stands already in line 2. Give each system an id of its own.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toContain(problem)
})
