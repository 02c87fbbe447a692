import { join } from 'node:path'
import { problemLine } from '../../src/org/problems.js'
import { readOrganisation } from '../../src/org/read.js'
import { problemsOf, read, warningsOf } from './reading.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

afterAll(removeFolders)

test.each([
  ['nowhere', 'there is no such folder'],
  ['a-file', 'this is no folder that can be read (ENOTDIR)'],
])('a folder that is none is named, with what to do', async (name, what) => {
  const folder = join(await folderOf({ 'a-file': '' }), name)
  const found = await readOrganisation(folder, today)
  expect(found.ok || found.problems.map(problemLine)).toEqual([
    `${folder}  ${what}. Name the one that holds organisation.yaml and people.csv, or have files to begin with written: steward org init DIR.`,
  ])
})

test('missing files are named, and the one with nearly the right name too', async () => {
  const { 'people.csv': people, 'organisation.yaml': organisation } = smallCompany
  expect(await problemsOf({ 'people.csv': people, 'organization.yaml': organisation })).toEqual([
    'organisation.yaml:1  this file is missing. Rename organization.yaml to organisation.yaml.',
  ])
  expect(await problemsOf({ 'organisation.yaml': organisation })).toEqual([
    'people.csv:1  this file is missing. Write it: docs/organisation-files.md shows how.',
  ])
})

test('without policies a folder is complete all the same', async () => {
  const { 'policies/information-security.md': _, ...rest } = smallCompany
  expect((await read(rest)).policies).toEqual([])
})

test('a file that nothing reads is remarked; notes for people are left alone', async () => {
  const files = {
    ...smallCompany,
    'absence.csv': 'id\n',
    'README.md': '# Notes',
    'policies/readme.md': '# Notes',
    '.gitignore': 'x',
    'logo.svg': '<svg/>',
  }
  expect(await problemsOf(files)).toEqual([])
  expect(await warningsOf(files)).toEqual([
    expect.stringMatching(
      /^absence\.csv:1 {2}nothing reads this file\. Read are organisation\.yaml, people\.csv, .*systems\.yaml, .*policies\/\*\.md\.$/,
    ),
  ])
})

test('each file that was read has the hash of its bytes', async () => {
  const { hashes } = await read(smallCompany)
  expect(hashes.map(({ file }) => file)).toEqual([
    'organisation.yaml',
    'people.csv',
    'policies/information-security.md',
  ])
  const changed = await read({ ...smallCompany, 'people.csv': `${smallCompany['people.csv']}\n` })
  expect(changed.hashes[1]?.hash).not.toBe(hashes[1]?.hash)
  expect(changed.hashes[0]).toEqual(hashes[0])
})

test('who and what is unknown or doubled is found in the same round as what cannot be read', async () => {
  const files = {
    'organisation.yaml': `${smallCompany['organisation.yaml']}deputy: adda
approval: { businessDays: ten }
coordinators: [{ person: benn, department: IT }]
`,
    'people.csv': smallCompany['people.csv'],
    'policies/information-security.md': smallCompany['policies/information-security.md']
      .replace('owner: ada', 'owner: adda')
      .replace('change: material', 'change: big'),
    'policies/once-more.md': smallCompany['policies/information-security.md'],
    'calendar.yaml': `programmes:
  - { process: policy-review, policies: [information-securty], from: 2027-01-15, owner: benn }
  - { process: policy-review, policies: [information-security], from: 15.1.2027 }
  - { process: policy-review, policies: [information-security], from: 2027-02-15 }
`,
    'checks.yaml': `checks:
  - { id: restore, title: Restore, controls: [A.8.13], owner: benn, every: often, from: 2027-01-11, lookAt: A }
  - { id: restore, title: Restore, controls: [A.8.13], owner: ada, every: 3 months, from: 2027-01-11, lookAt: B, confirmedBy: isms-lead }
`,
    'absences.csv': 'person,from,to,delegate\nbenn,1.12.2026,2026-12-04,ada\n',
  }
  const writeId = 'Write the id of one of the people.'
  expect(await problemsOf(files)).toEqual([
    'absences.csv:2  from "1.12.2026" is not written as a date. Write year-month-day, such as 2026-03-09.',
    `absences.csv:2  person "benn" is nobody in people.csv. Did you mean "ben"? ${writeId}`,
    'calendar.yaml:2  "information-securty" is no policy of this folder. Did you mean "information-security"? Write the id that stands at the top of a policy.',
    `calendar.yaml:2  owner "benn" is nobody in people.csv. Did you mean "ben"? ${writeId}`,
    'calendar.yaml:3  programmes.from "15.1.2027" is not written as a date. Write year-month-day, such as 2026-03-09.',
    'calendar.yaml:4  policy-review of information-security stands already in line 3. Keep one of the two: a policy has one rule for each process.',
    'checks.yaml:2  checks.every cannot be "often". Write up to 60 months or 260 weeks, such as 12 months or 2 weeks.',
    `checks.yaml:2  owner "benn" is nobody in people.csv. Did you mean "ben"? ${writeId}`,
    'checks.yaml:3  confirmedBy "isms-lead" is the owner, and who makes a check does not confirm it. Name somebody else, or leave it out where nobody confirms.',
    'checks.yaml:3  id "restore" stands already in line 2. Give each check an id of its own.',
    `organisation.yaml:8  deputy "adda" is nobody in people.csv. Did you mean "ada"? ${writeId}`,
    'organisation.yaml:9  approval.businessDays cannot be "ten". Write how many business days an approver has, from 1 to 60.',
    `organisation.yaml:10  coordinators "benn" is nobody in people.csv. Did you mean "ben"? ${writeId}`,
    'policies/information-security.md:5  change cannot be "big". Write material when people have to acknowledge it anew, editorial when not.',
    `policies/information-security.md:6  owner "adda" is nobody in people.csv. Did you mean "ada"? ${writeId}`,
    'policies/once-more.md:2  id "information-security" is the one of policies/information-security.md already. Give each policy an id of its own; a folder holds the newest version of each.',
  ])
})

test('who is named through an alias is looked for as well', async () => {
  const calendar = `programmes:
  - { process: policy-review, policies: [information-security], from: 2027-01-15, owner: &who nobody }
  - { process: policy-acknowledgement, policies: all, every: 1 month, from: 2027-01-15, owner: *who }
`
  const what = 'owner "nobody" is nobody in people.csv. Write the id of one of the people.'
  expect(await problemsOf({ ...smallCompany, 'calendar.yaml': calendar })).toEqual([
    `calendar.yaml:2  ${what}`,
    `calendar.yaml:3  ${what}`,
  ])
})
