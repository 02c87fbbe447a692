import { GOVERNANCE } from '../../src/domain/governance.js'
import { requestTypeHash } from '../../src/domain/request.js'
import { orgCheck } from '../../src/org/commands.js'
import { topManagementSays } from '../support/governing.js'
import { problemsOf, read } from './reading.js'
import { Record } from './record.js'
import {
  folderOf,
  organisationYaml,
  removeFolders,
  smallCompany,
  today,
  withChange,
} from './small-company.js'

const supplier = [
  '  - id: new-supplier',
  '    title: New supplier',
  '    controls: [A.5.19]',
  '    fields:',
  '      - id: name',
  '        label: Who it is',
  '      - id: data',
  '        label: What it gets to see',
  '        kind: choice',
  '        options:',
  '          - { id: none, label: No data of ours }',
  '          - { id: personal, label: Personal data }',
  '    steps:',
  '      - who: manager',
  '      - who: [{ person: ben }, { person: mo }]',
  '        needs: 2',
]
const exception = [
  '  - id: policy-exception',
  '    title: Exception to a policy',
  '    controls: [A.5.1]',
  '    fields: [{ id: rule, label: Which rule }]',
  '    steps: [{ who: { role: isms-lead } }]',
]
const folder = (...lines: string[]) => ({
  ...smallCompany,
  'approvals.yaml': ['approvals:', ...lines, ''].join('\n'),
})
const changed = (from: string, to: string) => {
  if (!supplier.some((line) => line.includes(from))) throw new Error(`There is no "${from}"`)
  return folder(...supplier.map((line) => line.replace(from, to)))
}

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
beforeEach(() => record.clear())
afterAll(async () => {
  await record.close()
  await removeFolders()
})

/** Imports, and top management approves what it is asked. */
const importing = async (files: Parameters<Record['importing']>[0]) => {
  const printed = await record.importing(files)
  if (await record.stores.decisions.openAbout(GOVERNANCE))
    await topManagementSays(record.stores, 'approved', today)
  return printed
}
const offered = async () =>
  (await record.stores.requestTypes.offered()).map(({ requestType, version }) => [requestType, version])

const nothing = ['Nothing has changed since the last import.']

test('a kind of request says in every language what is filled in and who decides, one step after the other', async () => {
  const files = folder(
    '  - id: new-supplier',
    '    title: { en: New supplier, de: Neuer Lieferant }',
    '    about: Before a contract is signed',
    '    controls: [A.5.19, A.5.20, "6.3", A.5.19]',
    '    fields:',
    '      - { id: name, label: { de: Wer, en: Who }, hint: "Name, country" }',
    '      - { id: why, label: Why, kind: long-text, optional: no }',
    '      - { id: start, label: From, kind: date, optional: yes }',
    '      - { id: data, label: Data, kind: choice, options: [{ id: a, label: { de: Keine, en: None } }, { id: b, label: Some }] }',
    '    steps:',
    '      - who: manager',
    '      - { who: [{ role: isms-lead }, { role: developer }, { person: Mo }], needs: any, businessDays: 3 }',
    '      - { who: { role: top-management }, needs: 1 }',
  )
  const { requestTypes } = await read({
    ...files,
    'organisation.yaml': organisationYaml.replace('languages: [en]', 'languages: [en, de]'),
  })
  const plain = { hint: {}, kind: 'text', options: [], optional: false }
  expect(requestTypes).toEqual([
    {
      ...{ requestType: 'new-supplier', title: { en: 'New supplier', de: 'Neuer Lieferant' } },
      ...{ about: { en: 'Before a contract is signed' }, controls: ['A.5.19', 'A.5.20', '6.3'] },
      fields: [
        { ...plain, id: 'name', label: { en: 'Who', de: 'Wer' }, hint: { en: 'Name, country' } },
        { ...plain, id: 'why', label: { en: 'Why' }, kind: 'long-text' },
        { ...plain, id: 'start', label: { en: 'From' }, kind: 'date', optional: true, dates: {} },
        {
          ...{ ...plain, id: 'data', label: { en: 'Data' }, kind: 'choice' },
          options: [
            { id: 'a', label: { en: 'None', de: 'Keine' } },
            { id: 'b', label: { en: 'Some' } },
          ],
        },
      ],
      steps: [
        { who: ['manager'], needs: 'all', businessDays: 5 },
        {
          who: [{ role: 'isms-lead' }, { role: 'developer' }, { person: 'mo' }],
          ...{ needs: 'any', businessDays: 3 },
        },
        { who: [{ role: 'top-management' }], needs: 1, businessDays: 5 },
      ],
    },
  ])
})

test('the check counts kinds of requests', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  await orgCheck(await folderOf(folder(...supplier, ...exception)), { print, now: () => new Date(today) })
  expect(printed).toEqual(['Kestrel Tools: 3 people, 1 policy, 2 kinds of requests. No problems.'])
})

test('what the file has may be asked for, in its order, of the people whom its ids are', async () => {
  await importing(smallCompany)
  const printed = await importing(folder(...supplier, ...exception))
  expect(printed).toContain('  Kind of request new: new-supplier')
  expect(printed).toContain('  Kind of request new: policy-exception')
  expect(await offered()).toEqual([
    ['new-supplier', '1'],
    ['policy-exception', '1'],
  ])
  const [type] = await record.stores.requestTypes.offered()
  if (!type) throw new Error('Nothing may be asked for')
  const people = await record.stores.people.byKeys(['ben', 'mo'])
  expect(type.steps).toEqual([
    { who: ['manager'], needs: 'all', businessDays: 5 },
    {
      who: [{ person: people.get('ben')?._id }, { person: people.get('mo')?._id }],
      ...{ needs: 2, businessDays: 5 },
    },
  ])
  expect(type.hash).toBe(requestTypeHash(type))
})

test('the same folder once more changes nothing, whatever is formatted anew', async () => {
  await importing(folder(...supplier))
  expect(await importing(folder(...supplier))).toEqual(nothing)
  expect(await importing(changed('title: New supplier', 'title: { en: "New supplier" }  # a note'))).toEqual(
    nothing,
  )
})

test('whatever changes of it is a new version, and the one before stays on record', async () => {
  await importing(folder(...supplier))
  expect(await importing(changed('who: manager', 'who: { role: developer }'))).toContain(
    '  Kind of request changed: new-supplier',
  )
  expect(await offered()).toEqual([['new-supplier', '2']])
  expect(await record.stores.requestTypes.byVersion('new-supplier', '1')).toMatchObject({
    steps: [{ who: ['manager'] }, {}],
  })
})

test('what is left out may be asked for no more, and again once it is back', async () => {
  await importing(folder(...supplier, ...exception))
  const withdrawn = await importing(folder(...exception))
  expect(withdrawn).toContain('  Kind of request no longer offered: new-supplier')
  expect(withdrawn.join('\n')).not.toMatch(/another order|changed|new:/)
  expect(await offered()).toEqual([['policy-exception', '1']])
  expect(await importing(folder(...exception))).toEqual(nothing)

  expect(await importing(folder(...exception, ...supplier))).toContain('  Kind of request new: new-supplier')
  expect(await offered()).toEqual([
    ['policy-exception', '1'],
    ['new-supplier', '1'],
  ])
})

test('without the file nothing may be asked for any more, and where there never was one, nothing is said', async () => {
  await importing(folder(...supplier))
  expect(await importing(smallCompany)).toContain('  Kind of request no longer offered: new-supplier')
  expect(await offered()).toEqual([])
  expect(await importing(smallCompany)).toEqual(nothing)
  expect((await record.stores.imports.newest())?.counts).toMatchObject({ governingProposed: 1 })
})

test('the list follows the order of the file', async () => {
  await importing(folder(...supplier, ...exception))
  expect(await importing(folder(...exception, ...supplier))).toContain(
    '  Kinds of requests: in another order',
  )
  expect((await offered()).map(([type]) => type)).toEqual(['policy-exception', 'new-supplier'])
  expect(await importing(folder(...exception, ...supplier))).toEqual(nothing)
})

const orInEach = 'or one such text per language: { en: …, de: … }'
const writeWho =
  'Write manager, { role: isms-lead }, { role: top-management }, { role: a role in people.csv } or { person: an id in people.csv }, or a list of these.'
const developers = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => `dev${n},Dev ${n},dev${n}@kestrel.example,employee,ada,IT,Developer,developer,,,,,,slack\n`,
  ).join('')
const long = (characters: number) => 'x'.repeat(characters)

test.each([
  [
    changed('title: New supplier', `title: ${long(61)}`),
    `approvals.yaml:3  approvals.title cannot be "${long(61)}". Write what it is called, at most 60 characters, ${orInEach}.`,
  ],
  [
    changed('title: New supplier', 'title: { de: Neuer Lieferant }'),
    'approvals.yaml:3  title has no text in "en", the organisation\'s first language. Write one: whoever reads none of the others gets it.',
  ],
  [
    changed('label: Personal data', 'label: { de: Personendaten }'),
    'approvals.yaml:13  label has no text in "en", the organisation\'s first language. Write one: whoever reads none of the others gets it.',
  ],
  [
    changed('A.5.19', 'A.5.38'),
    'approvals.yaml:4  approvals.controls cannot be "A.5.38". Write a list of ISO 27001\'s numbers, such as [A.8.13]: controls of Annex A, or clauses such as 9.1; or of your own controls.',
  ],
  [
    changed('title: New supplier', 'title: New supplier\n    owner: ben'),
    'approvals.yaml:4  "owner" is no field of this file. Known here: id, title, controls, about, fields, steps.',
  ],
  [
    changed('        label: Who it is', ''),
    `approvals.yaml:6  approvals.fields.label is missing. Write what is asked for, at most 48 characters, ${orInEach}.`,
  ],
  [
    changed('label: No data of ours', `label: ${long(76)}`),
    `approvals.yaml:12  approvals.fields.options.label cannot be "${long(76)}". Write what may be chosen, at most 75 characters, ${orInEach}.`,
  ],
  [
    changed('kind: choice', 'kind: date'),
    'approvals.yaml:11  approvals.fields.options does not go with kind date. Write `kind: choice`, or leave the options out.',
  ],
  [
    folder(...exception.map((line) => line.replace('label: Which rule', 'label: Which, kind: choice'))),
    'approvals.yaml:5  approvals.fields.options is missing, and this is a choice. Write two to twenty options as a list, each with `id` and `label`.',
  ],
  [
    changed('          - { id: personal, label: Personal data }', ''),
    'approvals.yaml:11  approvals.fields.options has the wrong shape. Write two to twenty options as a list, each with `id` and `label`.',
  ],
  [
    changed('label: Who it is', 'label: Who\n        optional: maybe'),
    'approvals.yaml:8  approvals.fields.optional cannot be "maybe". Write yes where it may be left empty; without it, it may not.',
  ],
  [
    changed('who: manager', 'who: isms-lead'),
    `approvals.yaml:15  approvals.steps.who cannot be "isms-lead". ${writeWho}`,
  ],
  [
    changed('{ person: ben }, ', '{ people: ben }, '),
    `approvals.yaml:16  approvals.steps.who has the wrong shape. ${writeWho}`,
  ],
  [
    changed('needs: 2', 'needs: most'),
    'approvals.yaml:17  approvals.steps.needs cannot be "most". Write all, any, or how many of them have to approve, from 1 to 20.',
  ],
  [
    changed('needs: 2', 'needs: 3'),
    'approvals.yaml:17  approvals.steps.needs is 3, and only 2 people are named. Write a number up to 2, or name more people.',
  ],
  [
    changed('person: mo', 'person: ben'),
    'approvals.yaml:17  approvals.steps.needs is 2, and only one person is named. Write a number up to 1, or name more people.',
  ],
  [
    changed('needs: 2', 'businessDays: 61'),
    'approvals.yaml:17  approvals.steps.businessDays cannot be "61". Write how many business days each of them has, from 1 to 60.',
  ],
  [
    changed('needs: 2', 'escalate: { afterBusinessDays: 0, to: manager }'),
    'approvals.yaml:17  approvals.steps.escalate.afterBusinessDays cannot be "0". Write how many business days it may be overdue, from 1 to 60.',
  ],
  [
    changed('needs: 2', 'escalate: { afterBusinessDays: 2, to: { person: moo } }'),
    'approvals.yaml:17  person "moo" is nobody in people.csv. Did you mean "mo"? Write the id of one of the people.',
  ],
  [
    changed('person: mo', 'person: moo'),
    'approvals.yaml:16  person "moo" is nobody in people.csv. Did you mean "mo"? Write the id of one of the people.',
  ],
  [
    {
      ...folder(...supplier),
      ...only('people.csv', 'Europe/Berlin,,2024-05-06,,', 'Europe/Berlin,,2024-05-06,2026-11-20,'),
    },
    'approvals.yaml:16  person "ben" left on 2026-11-20. Name somebody who is there today.',
  ],
  [
    { ...folder(...supplier), ...only('people.csv', '"slack teams"', 'none') },
    'approvals.yaml:16  person "ben" uses no chat, so nobody could ask them. Name somebody who is asked in chat or by e-mail.',
  ],
  [
    changed('who: manager', 'who: { role: developper }'),
    'approvals.yaml:15  no one in people.csv has the role "developper". Did you mean "developer"? Write it as it stands in people.csv, or isms-lead or top-management.',
  ],
  [
    {
      ...changed('who: manager', 'who: { role: developer }'),
      'people.csv': smallCompany['people.csv'] + developers(20),
    },
    'approvals.yaml:15  21 people in people.csv have the role "developer", and each of them would be asked. Name a role that at most 20 people have.',
  ],
  [
    changed('- id: data', '- id: name'),
    'approvals.yaml:8  id "name" stands already in line 6. Give each field an id of its own.',
  ],
  [
    changed('id: personal', 'id: none'),
    'approvals.yaml:13  id "none" stands already in line 12. Give each option an id of its own.',
  ],
  [
    folder(...exception, ...exception),
    'approvals.yaml:7  id "policy-exception" stands already in line 2. Give each kind of request an id of its own.',
  ],
])('what cannot be is refused with file, line and how to mend it (%#)', async (files, problem) => {
  expect(await problemsOf(files)).toEqual([problem])
})

test('what is doubled or unknown is found beside what cannot be read, and a role is not missed where its line is', async () => {
  const files = {
    ...folder(
      ...supplier.map((line) =>
        line.replace('needs: 2', 'needs: two').replace('person: mo', 'person: nobody'),
      ),
      ...exception.map((line) => line.replace('role: isms-lead', 'role: developer')),
      ...exception,
    ),
    ...only('people.csv', 'DE-HH', 'XX'),
  }
  expect(await problemsOf(files)).toEqual([
    'approvals.yaml:16  person "nobody" is nobody in people.csv. Write the id of one of the people.',
    'approvals.yaml:17  approvals.steps.needs cannot be "two". Write all, any, or how many of them have to approve, from 1 to 20.',
    'approvals.yaml:23  id "policy-exception" stands already in line 18. Give each kind of request an id of its own.',
    expect.stringContaining('people.csv:4  country'),
  ])
})

/** One file of the small company, with this changed in it. */
function only(file: keyof typeof smallCompany, from: string, to: string) {
  return { [file]: withChange(file, from, to)[file] }
}
