import { storesOf } from '../../src/main/stores.js'
import { checks } from '../../src/org/checks.js'
import { draftsOf, problemsOf, read } from './reading.js'
import { Record } from './record.js'
import { organisationYaml, removeFolders, smallCompany } from './small-company.js'

const restoreTest = [
  '  - id: restore-test',
  '    title: Restore test',
  '    controls: [A.8.13]',
  '    owner: ben',
  '    every: 3 months',
  '    from: 2027-01-11',
  '    lookAt: One backup',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'checks.yaml': ['checks:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => folder(...restoreTest.map((line) => line.replace(from, to)))
const programme = 'control-check.restore-test'

let record: Record
let stores: ReturnType<typeof storesOf>
beforeAll(async () => {
  record = await Record.open()
  stores = storesOf(record.db)
})
beforeEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const importing: Record['importing'] = (files) => record.importing(files)

test('a check is a programme of the calendar with its owner, and what it is about has a version of its own', async () => {
  expect(await importing(folder(...restoreTest, '    confirmedBy: isms-lead'))).toEqual(
    expect.arrayContaining([
      `Programmes added 1: ${programme}`,
      'Checks defined 1: restore-test (version 1)',
    ]),
  )
  const [ben] = (await stores.people.byKeys(['ben'])).values()
  expect(await stores.programmes.byId(programme)).toMatchObject({
    ...{ process: 'control-check', subject: 'restore-test', owner: ben?._id, country: 'IE' },
    recurrence: { kind: 'months', every: 3, from: '2027-01-11' },
  })
  expect(await stores.controlChecks.newest('restore-test')).toMatchObject({
    ...{ version: '1', title: { en: 'Restore test' }, lookAt: { en: 'One backup' }, controls: ['A.8.13'] },
    ...{ confirmed: true, confirmer: null },
  })
  const planned = await stores.occurrences.planned(programme)
  expect(planned.map(({ date }) => date)).toEqual([
    '2027-01-11',
    '2027-04-12',
    '2027-07-12',
    '2027-10-11',
    '2028-01-11',
  ])
})

test('importing the same checks twice changes nothing', async () => {
  await importing(folder(...restoreTest))
  expect(await importing(folder(...restoreTest))).toEqual(['Nothing has changed since the last import.'])
})

test('what is decided on makes a new version when it changes, and who does what does not', async () => {
  await importing(folder(...restoreTest, '    confirmedBy: mo'))
  const before = await stores.controlChecks.newest('restore-test')
  expect(await importing(folder(...restoreTest, '    confirmedBy: ada'))).toContain(
    'Checks that somebody else confirms by now 1: restore-test',
  )
  expect(await stores.controlChecks.newest('restore-test')).toMatchObject({
    version: '1',
    hash: before?.hash,
  })
  expect(await importing(changed('One backup', 'Two backups'))).toContain(
    'Checks defined 1: restore-test (version 2)',
  )
  expect((await stores.controlChecks.newest('restore-test'))?.hash).not.toBe(before?.hash)
  expect(await stores.controlChecks.byVersion('restore-test', '1')).toMatchObject({ hash: before?.hash })
})

test('each file speaks for its own: without checks.yaml checks go on, without calendar.yaml reviews do', async () => {
  const calendar = {
    'calendar.yaml': 'programmes: [{ process: policy-review, policies: all, from: 2027-01-15 }]\n',
  }
  await importing({ ...folder(...restoreTest), ...calendar })
  const active = async () => (await stores.programmes.active()).map(({ _id }) => _id)
  expect(await active()).toEqual([programme, 'policy-review.information-security'])
  expect((await importing({ ...smallCompany, ...calendar })).join('\n')).toContain(
    'Not in the folder any more: checks.yaml. Its programmes go on (1); write `checks: []` to end them.',
  )
  expect(await active()).toEqual([programme, 'policy-review.information-security'])
  await importing({ ...smallCompany, ...calendar, 'checks.yaml': 'checks: []\n' })
  expect(await active()).toEqual(['policy-review.information-security'])
})

test('a text stands in the first language, or in several', async () => {
  const languages = organisationYaml.replace('languages: [en]', 'languages: [de, en]')
  const files = { ...changed('title: Restore test', 'title: { en: Restore test, de: Probe }') }
  const organisation = await read({ ...files, 'organisation.yaml': languages })
  expect(draftsOf(organisation, checks)).toMatchObject([
    { title: { de: 'Probe', en: 'Restore test' }, lookAt: { de: 'One backup' } },
  ])
})

test.each([
  [
    changed('A.8.13', 'A.8.35'),
    'checks.yaml:4  checks.controls cannot be "A.8.35". Write a list of ISO 27001\'s numbers, such as [A.8.13]: controls of Annex A, or clauses such as 9.1; or of your own controls.',
  ],
  [
    changed('    every: 3 months', ''),
    'checks.yaml:2  checks.every is missing, and nothing else says how often a check comes round. Write every, such as 12 months, or dates.',
  ],
  [
    changed('owner: ben', 'owner: bene'),
    'checks.yaml:5  owner "bene" is nobody in people.csv. Did you mean "ben"? Write the id of one of the people.',
  ],
  [
    changed('title: Restore test', 'title: { de: Probe }'),
    'checks.yaml:3  title has no text in "en", the organisation\'s first language. Write one: whoever reads none of the others gets it.',
  ],
  [
    folder(...restoreTest, '    confirmedBy: ben'),
    'checks.yaml:9  confirmedBy "ben" is the owner, and who makes a check does not confirm it. Name somebody else, or leave it out where nobody confirms.',
  ],
  [
    folder(...restoreTest.map((line) => line.replace('ben', 'ada')), '    confirmedBy: isms-lead'),
    'checks.yaml:9  confirmedBy "isms-lead" is the owner, and who makes a check does not confirm it. Name somebody else, or leave it out where nobody confirms.',
  ],
  [
    {
      ...folder(...restoreTest),
      'people.csv': smallCompany['people.csv'].replace('"slack teams"', 'none'),
    },
    'checks.yaml:5  owner "ben" uses no chat, so nobody could ask them. Name somebody who is asked in chat or by e-mail.',
  ],
  [
    folder(...restoreTest, ...restoreTest),
    'checks.yaml:9  id "restore-test" stands already in line 2. Give each check an id of its own.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toContain(problem)
})
