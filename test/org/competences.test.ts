import { storesOf } from '../../src/main/stores.js'
import { competences } from '../../src/org/competences.js'
import { draftsOf, problemsOf, read } from './reading.js'
import { Record } from './record.js'
import { removeFolders, smallCompany } from './small-company.js'

const auditor = [
  '  - id: internal-auditor',
  '    title: Internal auditor',
  '    owner: ben',
  '    holders: [mo]',
  '    every: 12 months',
  '    from: 2027-02-01',
  '    requires:',
  '      - { id: standard, text: Knows ISO 27001, by: training, course: iso-27001 }',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'competences.yaml': ['competences:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => folder(...auditor.map((line) => line.replace(from, to)))

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

test('a competence is a programme of the calendar, and by clause 7.2 unless the file says more', async () => {
  expect(await importing(folder(...auditor))).toEqual(
    expect.arrayContaining([
      'Programmes added 1: competence-review.internal-auditor',
      'Competences defined 1: internal-auditor (version 1)',
    ]),
  )
  const people = await stores.people.byKeys(['ben', 'mo'])
  expect(await stores.programmes.byId('competence-review.internal-auditor')).toMatchObject({
    process: 'competence-review',
    owner: people.get('ben')?._id,
  })
  expect(await stores.competences.newest('internal-auditor')).toMatchObject({
    ...{ version: '1', controls: ['7.2'], verdictAfterMonths: 3, holders: [people.get('mo')?._id] },
    requires: [{ id: 'standard', text: { en: 'Knows ISO 27001' }, by: 'training', course: 'iso-27001' }],
  })
  expect(await importing(folder(...auditor))).toEqual(['Nothing has changed since the last import.'])
})

test('who holds it, and when a verdict is asked, makes no new version; what it demands does', async () => {
  await importing(folder(...auditor))
  const others = changed('[mo]', '[mo, ada]')
  expect(await importing(others)).toContain(
    'Competences that others hold by now, or whose verdict is asked at another time 1: internal-auditor',
  )
  expect(await stores.competences.newest('internal-auditor')).toMatchObject({ version: '1' })
  expect((await stores.competences.newest('internal-auditor'))?.holders).toHaveLength(2)
  await importing(folder(...auditor, '    verdictAfterMonths: 6'))
  expect(await stores.competences.newest('internal-auditor')).toMatchObject({
    ...{ version: '1', verdictAfterMonths: 6 },
  })
  await importing(changed('Knows ISO 27001', 'Knows it by heart'))
  expect(await stores.competences.newest('internal-auditor')).toMatchObject({ version: '2' })
})

test.each([
  [
    'a holder who is nobody',
    changed('[mo]', '[mo, nobody-here]'),
    'holders "nobody-here" is nobody in people.csv',
  ],
  ['nobody who holds it', changed('[mo]', '[]'), 'holders'],
  ['a ground that there is not', changed('by: training', 'by: rumour'), 'Write on what it rests'],
  ['no requirement', folder(...auditor.slice(0, -2), '    requires: []'), '1 to 8 requirements'],
  [
    'a requirement twice',
    folder(...auditor, '      - { id: standard, text: Again, by: training }'),
    'id "standard" stands already in line',
  ],
  [
    'a verdict too late',
    folder(...auditor.slice(0, 1), '    verdictAfterMonths: 60', ...auditor.slice(1)),
    '1 to 24',
  ],
])('%s is found with its line and how to mend it', async (_what, files, said) => {
  const problems = await problemsOf(files)
  expect(problems.join('\n')).toContain(said)
  expect(problems.join('\n')).toContain('competences.yaml')
})

test('each requirement has its text in the organisation’s first language', async () => {
  const only = changed('text: Knows ISO 27001', "text: { de: 'Kennt ISO 27001' }")
  expect((await problemsOf(only)).join('\n')).toContain('no text in "en"')
  const both = changed('text: Knows ISO 27001', "text: { en: Knows it, de: 'Kennt sie' }")
  expect(draftsOf(await read(both), competences)?.[0]?.requires[0]?.text).toEqual({
    en: 'Knows it',
    de: 'Kennt sie',
  })
})
