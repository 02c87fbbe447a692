import { annexA } from '../../src/domain/annex-a.js'
import { askId, putTo } from '../../src/domain/ask.js'
import { controlGroupSubject, controlGroups } from '../../src/domain/control-review.js'
import { REVIEW_SLOT } from '../../src/domain/owners-question.js'
import { orgCheck } from '../../src/org/commands.js'
import type { NewAsk } from '../../src/store/asks.js'
import { controlsYaml } from '../support/controls-yaml.js'
import { problemsOf, read, warningsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, removeFolders, smallCompany, today } from './small-company.js'

const folder = (...entries: string[][]) => ({ ...smallCompany, 'controls.yaml': controlsYaml(...entries) })
const excluded = ['id: A.8.30', 'applicable: no', 'because: Nobody writes software for us']
const partly = [
  ...['id: A.8.13', 'because: Disks break', 'drivers: [risk]', 'owner: ben', 'state: partly'],
  ...['implementation: Each night', 'action: { what: Restore one, owner: ada, due: 2027-06-30 }'],
]
const own = [
  ...['id: KT-1', 'title: A stamp on each saw', 'because: Forgeries', 'drivers: [risk, business]'],
  ...['owner: ben', 'implementation: Stamped when it is tested'],
]
const check = (controls: string) => `checks:
  - id: restore-test
    title: Restore test
    controls: [${controls}]
    owner: ben
    every: 3 months
    from: 2027-01-11
    lookAt: A file of last week
`

const register = (controls: string) => ({
  'risks.yaml': `risks:
  - id: disks-break
    title: Disks break
    owner: ben
    controls: [${controls}]
`,
})

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
afterAll(async () => {
  await record.close()
  await removeFolders()
})

test('Annex A has 93 controls, and each of them is stated once, in its order', async () => {
  expect(annexA).toHaveLength(93)
  const { statement } = await read(folder(partly, excluded, own))
  expect(statement?.controls.map(({ id }) => id)).toEqual([...annexA, 'KT-1'])
  expect(statement?.controls.find(({ id }) => id === 'A.8.13')).toMatchObject({
    ...{ applicable: true, owner: 'ben', state: 'partly', drivers: ['risk'] },
    action: { what: { en: 'Restore one' }, owner: 'ada', due: '2027-06-30' },
  })
  expect(statement?.controls.find(({ id }) => id === 'A.8.30')).toEqual({
    ...{ id: 'A.8.30', title: {}, applicable: false, because: { en: 'Nobody writes software for us' } },
  })
})

test('the check counts the controls, and only what changes makes a new version of the statement', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(folder(own)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 94 controls. No problems.'])

  expect(await record.importing(folder(partly))).toContain('Statement of applicability 1: soa (version 1)')
  expect(await record.importing(folder(partly))).toEqual(['Nothing has changed since the last import.'])
  const done = partly.map((line) => line.replace('state: partly', '').replace(/^action:.*/, ''))
  expect(await record.importing(folder(done.filter((line) => line !== '')))).toContain(
    'Statement of applicability 1: soa (version 2)',
  )
  const [ben] = (await record.stores.people.byKeys(['ben'])).values()
  const statement = await record.stores.statements.current()
  expect(statement?.controls.find(({ id }) => id === 'A.8.13')).toMatchObject({
    ...{ owner: ben?._id, state: 'implemented', action: null },
  })
})

test('whoever answers for controls and is in chat reviews them once a year; those that nobody has any more come round no more', async () => {
  await record.clear()
  const withoutChat = smallCompany['people.csv'].replace('"slack teams"', 'none')
  await record.importing({ ...folder(partly, own), 'people.csv': withoutChat })
  const { programmes, people, occurrences } = record.stores
  const known = await people.byKeys(['ada', 'ben'])
  const owners = async () => (await programmes.active()).map(({ process, owner }) => [process, owner])
  const review = (key: string) => ['control-review', known.get(key)?._id]
  // She answers for more than one looks through in one sitting.
  expect(await owners()).toEqual(Array.from({ length: 4 }, () => review('ada')))

  await record.importing(folder(partly, own))
  expect((await owners()).filter(([, owner]) => owner === known.get('ben')?._id)).toHaveLength(1)
  const ofNextYear = (await occurrences.planned()).filter(({ period }) => period === '2027')
  expect(ofNextYear).toHaveLength(5)

  await record.importing(folder(partly.map((line) => line.replace('owner: ben', 'owner: ada'))))
  expect(await owners()).toEqual(Array.from({ length: 4 }, () => review('ada')))
})

test('whoever is asked about controls that are stated anew is asked about that', async () => {
  await record.clear()
  await record.importing(folder(partly))
  const { asks, people, statements } = record.stores
  const [ben] = (await people.byKeys(['ben'])).values()
  const statement = await statements.current()
  const group = statement && controlGroups(statement).find(({ owner }) => owner === ben?._id)
  if (!ben || !statement || !group) throw new Error('There is nothing to ask')
  const ask: NewAsk = {
    ...{ cycle: 'cycle/control-review.x/2027', process: 'control-review', kind: 'delegable' },
    ...{ slot: REVIEW_SLOT, round: 1, ...putTo(ben), subject: controlGroupSubject(group, statement) },
    ...{ openedAt: today, dueOn: '2027-03-15', remindOn: '2027-03-02' },
  }
  await asks.open([ask])
  await record.importing(folder(partly, excluded))
  expect(await asks.byId(askId(ask))).toMatchObject({ state: 'open' })
  const anew = partly.map((line) => line.replace('Each night', 'Each week'))
  expect((await record.importing(folder(anew, excluded))).at(-1)).toContain('1 open question')
  expect(await asks.byId(askId(ask))).toMatchObject({ closed: { because: 'changed' } })
})

test('what the standard says is kept as the organisation brings it, in a table of its own', async () => {
  await record.clear()
  const csv = (...lines: string[]) => ['control,language,title,text', ...lines, ''].join('\n')
  const files = (...lines: string[]) => ({ ...folder(), 'annex-a.csv': csv(...lines) })
  const lines = [
    'A.5.1,en,Licensed title,"First line',
    'and second"',
    'A.5.1,de,Titel,',
    'A.8.13,en,Another,',
  ]
  expect(await record.importing(files(...lines))).toContain('Wording of Annex A 2: A.5.1, A.8.13')
  const { controlWordings } = record.stores
  expect(await controlWordings.of('A.5.1')).toEqual({
    ...{ _id: 'A.5.1', v: 1, title: { en: 'Licensed title', de: 'Titel' } },
    text: { en: 'First line\nand second' },
  })
  expect(await record.importing(files(...lines))).toEqual(['Nothing has changed since the last import.'])
  await record.importing(folder(partly))
  expect((await controlWordings.all()).size).toBe(2)
  expect(await record.importing(files('A.8.13,en,Another,'))).toContain('Wording of Annex A 1: A.5.1')
  expect(await controlWordings.of('A.5.1')).toBeNull()
  const twice = await problemsOf(files('A.5.1,en,One,', 'A.5.1,en,Two,', 'A.9.1,en,Three,'))
  expect(twice).toEqual([
    'annex-a.csv:3  A.5.1 in "en" stands already in line 2. Keep one of the two.',
    'annex-a.csv:4  control cannot be "A.9.1". Write a number of Annex A, such as A.5.15.',
  ])
})

test.each([
  [
    {
      ...smallCompany,
      'controls.yaml': controlsYaml().replaceAll(
        /A\.5\.1, A\.5\.2, |A\.7\.1, A\.7\.2, A\.7\.3, |, A\.8\.34/g,
        '',
      ),
    },
    'controls.yaml:2  6 controls of Annex A are missing: A.5.1, A.5.2, A.7.1 to A.7.3, A.8.34. State each of them, also those that are not applicable (6.1.3 d); `ids` states several alike.',
  ],
  [
    folder(excluded.filter((line) => !line.startsWith('because'))),
    'controls.yaml:8  controls.because is missing. Write why the control is necessary, or why it is not, at most 600 characters, or one such text per language: { en: …, de: … }.',
  ],
  [
    folder(partly.filter((line) => !line.startsWith('action'))),
    'controls.yaml:8  controls.action is missing, and the state is partly. Write what is still to be done, by whom and by when: action: { what: …, owner: …, due: 2027-06-30 }.',
  ],
  [
    folder(partly.map((line) => line.replace(', due: 2027-06-30', ''))),
    'controls.yaml:14  controls.action.due is missing. Write the date by which it is done, such as 2027-06-30.',
  ],
  [
    { ...folder(excluded), 'checks.yaml': check('A.8.13, A.8.30') },
    'controls.yaml:9  A.8.30 is excluded, and yet in use: check "restore-test" names it (checks.yaml:4). Write applicable: yes, or take it out there.',
  ],
  [
    folder([...excluded, 'policies: [information-security]']),
    'controls.yaml:11  controls.policies does not go with applicable: no. Leave it out where the control is excluded, or write applicable: yes.',
  ],
  [
    { ...folder(own), 'checks.yaml': check('KT-2') },
    'checks.yaml:4  check "restore-test" names the control "KT-2", which is not in the statement of applicability. Did you mean "KT-1"? State it in controls.yaml, or name another one.',
  ],
  [
    { ...folder(excluded), ...register('A.8.30') },
    'controls.yaml:9  A.8.30 is excluded, and yet in use: risk "disks-break" names it (risks.yaml:5). Write applicable: yes, or take it out there.',
  ],
  [
    { ...folder(own), ...register('KT-3') },
    'risks.yaml:5  risk "disks-break" names the control "KT-3", which is not in the statement of applicability. Did you mean "KT-1"? State it in controls.yaml, or name another one.',
  ],
  [
    { ...folder([...partly, 'risks: [disk-breaks]']), ...register('A.8.13') },
    'controls.yaml:15  "disk-breaks" is none of the risks of this folder. Did you mean "disks-break"? Write the id as it stands there, or leave it out.',
  ],
  [
    { ...smallCompany, 'checks.yaml': check('KT-1') },
    'checks.yaml:4  check "restore-test" names the control "KT-1", which is not in the statement of applicability. Write controls.yaml: docs/organisation-files.md shows how.',
  ],
  [
    folder(partly.map((line) => line.replace('owner: ben', 'owner: bene'))),
    'controls.yaml:11  owner "bene" is nobody in people.csv. Did you mean "ben"? Write the id of one of the people.',
  ],
  [
    folder([...partly, 'checks: [restore-test]']),
    'controls.yaml:15  "restore-test" is none of the checks of this folder. Write the id as it stands there, or leave it out.',
  ],
  [
    folder([...partly, 'policies: [information-securty]']),
    'controls.yaml:15  "information-securty" is none of the policies of this folder. Did you mean "information-security"? Write the id as it stands there, or leave it out.',
  ],
  [folder(partly, partly), 'controls.yaml:15  "A.8.13" stands already in line 8. State each control once.'],
  [
    folder(own.filter((line) => !line.startsWith('title'))),
    'controls.yaml:8  controls.title is missing. Write what this control of your own is called, at most 80 characters.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toContain(problem)
})

test('a control without a driver, and an action whose day is over, deserve a look', async () => {
  const late = partly.map((line) => line.replace('2027-06-30', '2026-06-30'))
  const undriven = own.filter((line) => !line.startsWith('drivers'))
  expect(await warningsOf(folder(late, undriven))).toEqual([
    'controls.yaml:14  what is still to be done for A.8.13 was due on 2026-06-30. Write state: implemented and how, or a new date.',
    'controls.yaml:17  KT-1 is applicable, and nothing says what makes it necessary. Write drivers: one or more of risk, law, contract, business.',
  ])
})
