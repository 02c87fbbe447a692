import type { ApplyTools } from '../../src/org/apply.js'
import { orgCheck, orgImport } from '../../src/org/commands.js'
import { Record } from './record.js'
import { folderOf, removeFolders, rewrite, smallCompany, withChange } from './small-company.js'

let record: Record
let printed: string[]
const print = (line: string) => {
  printed.push(line)
}
const now = () => new Date('2026-11-24T09:00:00.000Z')
const importing = async (folder: string, changes: Partial<ApplyTools> = {}) => {
  const code = await orgImport(folder, { print, ...record.tools(changes) })
  await record.begins()
  return code
}

beforeAll(async () => {
  record = await Record.open()
})
beforeEach(() => {
  printed = []
})
afterEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

test('the ISMS lead imports a folder and reads what was added', async () => {
  expect(await importing(await folderOf(smallCompany))).toBe(0)
  expect(printed).toEqual([
    'Added 3: Mo Farrell, Ada Quinn, Ben Okoro',
    'New version: information-security 1.0 (material)',
    'Settings: those of Kestrel Tools',
    'Top management has to approve in chat (Mo Farrell); until then nobody leads the ISMS and nothing starts:',
    '  ISMS lead: Ada Quinn',
    '  Top management: Mo Farrell',
    'Imported as import/1.',
  ])
})

test('the ISMS lead imports the same folder twice and reads that nothing has changed', async () => {
  const folder = await folderOf(smallCompany)
  await importing(folder)
  printed = []
  expect(await importing(folder)).toBe(0)
  expect(printed).toEqual(['Nothing has changed since the last import.'])
})

test('the ISMS lead reads who changed, who left and who came back', async () => {
  const folder = await folderOf(smallCompany)
  await importing(folder)
  await rewrite(folder, {
    'people.csv': smallCompany['people.csv'].replace('Developer', 'Lead developer').replace(/^ada.*\n/m, ''),
    'organisation.yaml': smallCompany['organisation.yaml'].replace('ismsLead: ada', 'ismsLead: ben'),
    'policies/information-security.md': smallCompany['policies/information-security.md'].replace(
      'owner: ada',
      'owner: mo',
    ),
  })
  printed = []
  expect(await importing(folder)).toBe(1)
  expect(printed[0]).toContain('manager "ada" is nobody in this file')

  await rewrite(folder, {
    'people.csv': smallCompany['people.csv']
      .replace('contractor,ada,IT,Developer', 'contractor,mo,IT,Lead developer')
      .replace(/^ada.*\n/m, ''),
  })
  printed = []
  expect(await importing(folder, { asks: { closeAsksOf: async () => 1 } })).toBe(0)
  expect(printed).toEqual([
    'Changed 1: Ben Okoro (manager, title)',
    'Left 1: Ada Quinn',
    'Corrected: information-security@1.0 (owner)',
    'Top management has to approve in chat (Mo Farrell); until then what was in force stays:',
    '  ISMS lead: Ada Quinn → Ben Okoro',
    'Imported as import/2. 2 open questions of who left closed.',
  ])

  await rewrite(folder, smallCompany)
  printed = []
  expect(await importing(folder)).toBe(0)
  expect(printed).toContain('Back again 1: Ada Quinn')
})

test('the ISMS lead checks a folder without a database, and it says what is wrong and how to mend it', async () => {
  expect(await orgCheck(await folderOf(smallCompany), { print, now })).toBe(0)
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy. No problems.'])
  printed = []
  expect(
    await orgCheck(await folderOf(withChange('people.csv', ',ada,IT', ',adah,IT')), { print, now }),
  ).toBe(1)
  expect(printed).toEqual([
    'people.csv:4  manager "adah" is nobody in this file. Did you mean "ada"? Write the id of one of the people, or leave it empty.',
    '1 problem.',
  ])
})

test('what a folder holds besides is counted too, each file that is there', async () => {
  const folder = await folderOf({
    ...smallCompany,
    'calendar.yaml': 'programmes: [{ process: policy-review, policies: all, from: 2027-01-15 }]\n',
    'checks.yaml': 'checks: []\n',
    'absences.csv': 'person,from,to,delegate\nben,2026-12-01,2026-12-04,ada\n',
  })
  expect(await orgCheck(folder, { print, now })).toBe(0)
  expect(printed).toEqual([
    'Kestrel Tools: 3 people, 1 policy, 1 programme, 0 checks, 1 absence. No problems.',
  ])
})

test('a check against the record shows the plan and changes nothing', async () => {
  const folder = await folderOf(smallCompany)
  expect(await orgCheck(folder, { print, now, stores: record.stores })).toBe(0)
  expect(printed[1]).toBe('Added 3: Mo Farrell, Ada Quinn, Ben Okoro')
  expect(await record.stores.people.count()).toBe(0)
})

test('a policy left out of the folder stays in the record, and the ISMS lead is told so', async () => {
  const folder = await folderOf(smallCompany)
  await importing(folder)
  printed = []
  const { 'policies/information-security.md': _, ...rest } = smallCompany
  expect(await importing(await folderOf(rest))).toBe(0)
  expect(printed).toEqual([
    'Nothing has changed since the last import.',
    'Not in the folder any more: policy information-security. What was published of it stays.',
  ])
})

test('of more than twenty people the names of the first twenty are shown', async () => {
  const more = Array.from(
    { length: 30 },
    (_, n) => `n${n},Person ${n},n${n}@kestrel.example,,mo,,,,,,,,,none\n`,
  )
  const people = `${smallCompany['people.csv']}${more.join('')}`
  expect(await importing(await folderOf({ ...smallCompany, 'people.csv': people }))).toBe(0)
  expect(printed[0]).toMatch(/^Added 33: Mo Farrell, .*Person 16, and 13 more$/)
})

test('files of another organisation than the one on record are checked by themselves', async () => {
  await importing(await folderOf(smallCompany))
  printed = []
  const folder = await folderOf(withChange('organisation.yaml', 'Kestrel Tools', 'Acme'))
  expect(await orgCheck(folder, { print, now, stores: record.tools().stores })).toBe(0)
  expect(printed).toContain(
    'Not compared with what was imported before: the database holds Kestrel Tools, not Acme.',
  )
})
