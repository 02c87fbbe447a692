import { documentsFiles } from '../support/documents-files.js'
import { problemsOf, read, warningsOf } from './reading.js'
import { Record } from './record.js'
import { removeFolders, smallCompany } from './small-company.js'

const company = { ...smallCompany, ...documentsFiles }
const but = (file: keyof typeof documentsFiles, from: string, to: string) => ({
  ...company,
  [file]: documentsFiles[file].replace(from, to),
})

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
afterAll(async () => {
  await record.close()
  await removeFolders()
})

test('only what changes makes a new version, with its hash, and each comes round for its owner', async () => {
  expect(await record.importing(company)).toContain(
    'Controlled documents 3: scope (version 1), context (version 1), objectives (version 1)',
  )
  expect(await record.importing(company)).toEqual(['Nothing has changed since the last import.'])
  expect(await record.importing(but('objectives.yaml', 'atMost: 4', 'atMost: 3.50'))).toContain(
    'Controlled documents 1: objectives (version 2)',
  )
  const { documents, programmes, people } = record.stores
  const [ada, ben] = ['ada', 'ben'].map(async (key) => (await people.byKeys([key])).get(key)?._id)
  expect((await documents.newest('objectives'))?.content).toMatchObject({
    objectives: [{ id: 'quick-restore', direction: 'down', target: '3.5', owner: await ben, measured: null }],
  })
  const active = await programmes.active()
  expect(active.map(({ _id, owner }) => [_id, owner]).sort()).toEqual([
    ['document-review.context', await ada],
    ['document-review.objectives', await ada],
    ['document-review.scope', await ben],
    ['objective-evaluation.quick-restore', await ben],
  ])
  const { context: _, ...rest } = { context: company['context.yaml'], ...smallCompany }
  expect(await record.importing({ ...rest, 'scope.md': company['scope.md'] })).toContainEqual(
    expect.stringContaining('context.yaml'),
  )
})

test('the scope stands in each language that has a file of its own', async () => {
  const inGerman = { ...company, 'scope.de.md': 'Sägen.\n' }
  const bilingual = {
    ...inGerman,
    'organisation.yaml': company['organisation.yaml'].replace('[en]', '[en, de]'),
  }
  expect((await read(bilingual)).documents[0]?.content).toEqual({
    ...{ of: 'scope', text: { en: 'Saws, and the **files** about them.', de: 'Sägen.' } },
  })
  expect(await warningsOf(inGerman)).toEqual([
    'scope.de.md:1  nobody reads the scope in "de". Name the language under languages in organisation.yaml, after the first, or leave the file out.',
  ])
})

test.each([
  ['nobody', but('scope.md', 'owner: ben', 'owner: bem'), 'scope.md:2  owner "bem" is nobody in people.csv'],
  [
    'no text',
    but('scope.md', 'Saws, and the **files** about them.', ''),
    'scope.md:5  the scope has no text',
  ],
  ['no climate', but('context.yaml', 'climate', 'weather'), 'context.yaml:1  climate is missing'],
  [
    'one id twice',
    but('context.yaml', 'id: cloud', 'id: few'),
    'context.yaml:15  id "few" stands already in line 6',
  ],
  [
    'no target',
    but('objectives.yaml', '    atMost: 4\n', ''),
    'atLeast has to stand there, or atMost, and not both',
  ],
  ['two targets', but('objectives.yaml', 'atMost: 4', 'atMost: 4\n    atLeast: 2'), 'and not both'],
  [
    'another measure',
    but('objectives.yaml', 'unit: hours', 'unit: hours\n    measured: luck'),
    'cannot be "luck"',
  ],
  [
    'days of nothing',
    but('objectives.yaml', 'unit: hours', 'unit: hours\n    withinDays: 1'),
    'goes only with measured',
  ],
])('%s is named with its line and how to mend it', async (_, files, problem) => {
  expect((await problemsOf(files)).join('\n')).toContain(problem)
})

test('how long what is on record is kept stands in the settings, by the clause where it is otherwise', async () => {
  const settings = `${company['organisation.yaml']}retention: { years: 3, clauses: { 9.2.2: 10, A.5.18: 1 } }\n`
  expect((await read({ ...company, 'organisation.yaml': settings })).settings.retention).toEqual({
    ...{ years: 3, clauses: { '9.2.2': 10, 'A.5.18': 1 } },
  })
})
