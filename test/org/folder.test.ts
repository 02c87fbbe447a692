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
    'absence.csv:1  nothing reads this file. Read are organisation.yaml, people.csv, absences.csv, calendar.yaml, checks.yaml and policies/*.md.',
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
