import { problemsOf, read } from './reading.js'
import { policyMd, removeFolders, smallCompany, withChange } from './small-company.js'

afterAll(removeFolders)

const file = 'policies/information-security.md'
const inPolicy = (from: string, to: string) => withChange(file, from, to)
const german = `---
title: Richtlinie zur Informationssicherheit
language: de
---
Sperre den Bildschirm, wenn du gehst.
`
const withGerman = (text: string) => ({ ...smallCompany, 'policies/information-security.de.md': text })

test('a policy is its front matter and its text', async () => {
  const [policy] = (await read(smallCompany)).policies
  expect(policy).toMatchObject({
    policy: 'information-security',
    version: '1.0',
    title: { en: 'Information Security Policy' },
    change: 'material',
    changes: {},
    owner: 'ada',
    approver: 'mo',
    audience: 'everyone',
    reviewEveryMonths: 12,
    body: { en: '# Information Security Policy\n\nLock your screen when you leave it.' },
    isInformationSecurityPolicy: true,
  })
})

test('version 1.0 stays 1.0 without quotes', async () => {
  const [policy] = (await read(inPolicy('"1.0"', '1.0'))).policies
  expect(policy?.version).toBe('1.0')
})

test('a line of three hyphens in the text is part of the text', async () => {
  const [policy] = (await read(inPolicy('Lock your', 'First.\n\n---\n\nLock your'))).policies
  expect(policy?.body.en).toContain('First.\n\n---\n\nLock your')
})

test('a translation belongs to the same version', async () => {
  const { policies, hashes } = await read(withGerman(german))
  expect(policies).toHaveLength(1)
  expect(policies[0]?.title).toEqual({
    en: 'Information Security Policy',
    de: 'Richtlinie zur Informationssicherheit',
  })
  expect(policies[0]?.body.de).toBe('Sperre den Bildschirm, wenn du gehst.')
  expect(hashes.map((hash) => hash.file)).toContain('policies/information-security.de.md')
})

test('an audience may be a list of departments, roles, kinds, countries and people', async () => {
  const audience =
    'audience: [{ department: IT }, { role: developer }, { kind: contractor }, { country: DE }, { person: mo }]'
  const [policy] = (await read(inPolicy('audience: everyone', audience))).policies
  expect(policy?.audience).toEqual([
    { department: 'IT' },
    { role: 'developer' },
    { kind: 'contractor' },
    { country: 'DE' },
    { person: 'mo' },
  ])
})

describe('a slip is named with its line and how to mend it', () => {
  test.each([
    [
      'no owner',
      inPolicy('owner: ada\n', ''),
      `${file}:2  owner is missing. Write the id of the person who keeps this policy up to date.`,
    ],
    [
      'an owner who is nobody',
      inPolicy('owner: ada', 'owner: zed'),
      `${file}:6  owner "zed" is nobody in people.csv. Write the id of one of the people.`,
    ],
    [
      'an information security policy that is not approved by top management (5.2)',
      inPolicy('approver: mo', 'approver: ada'),
      `${file}:7  approver "ada" is not in top management, which has to approve the information security policy (5.2). Name one of: mo.`,
    ],
    [
      'a change that is neither material nor editorial',
      inPolicy('material', 'big'),
      `${file}:5  change cannot be "big". Write material when people have to acknowledge it anew, editorial when not.`,
    ],
    [
      'a department that nobody works in',
      inPolicy('audience: everyone', 'audience:\n  - department: IT\n  - department: Enginering'),
      `${file}:10  no one in people.csv has the department "Enginering". Write it as it stands in people.csv.`,
    ],
    [
      'an audience of another shape',
      inPolicy('audience: everyone', 'audience: all'),
      `${file}:8  audience cannot be "all". Write everyone, or a list such as [{ department: Engineering }, { role: developer }, { kind: contractor }, { country: DE }, { person: h.lima }].`,
    ],
    [
      'an unknown field',
      inPolicy('reviewEveryMonths', 'reviewEveryMonth'),
      `${file}:9  "reviewEveryMonth" is no field of this file. Did you mean "reviewEveryMonths"? Known here: id, title, version, type, change, changes, language, owner, approver, audience, reviewEveryMonths, quiz.`,
    ],
    [
      'no front matter',
      { ...smallCompany, [file]: 'Lock your screen.' },
      `${file}:1  the front matter is missing. Begin the file with a line of three hyphens, the fields (id, title, version, …), and another such line.`,
    ],
    [
      'no text',
      { ...smallCompany, [file]: policyMd.replace(/# Information[\s\S]*/, '') },
      `${file}:11  the policy has no text. Write it in Markdown below the second line of three hyphens.`,
    ],
    [
      'a text of spaces and blank lines',
      { ...smallCompany, [file]: policyMd.replace(/# Information[\s\S]*/, ' \n\n \n') },
      `${file}:11  the policy has no text. Write it in Markdown below the second line of three hyphens.`,
    ],
    [
      'a text longer than anybody reads',
      { ...smallCompany, [file]: policyMd.replace(/# Information[\s\S]*/, 'x'.repeat(200_001)) },
      `${file}:11  the policy's text has 200,001 characters, and at most 200,000 are taken. Shorten it, or make several policies of it.`,
    ],
    [
      'a translation longer than anybody reads',
      withGerman(german.replace(/Sperre[\s\S]*/, 'x'.repeat(200_001))),
      "policies/information-security.de.md:5  the policy's text has 200,001 characters, and at most 200,000 are taken. Shorten it, or make several policies of it.",
    ],
    [
      'two policies with one id',
      { ...smallCompany, 'policies/second.md': policyMd },
      'policies/second.md:2  id "information-security" is the one of policies/information-security.md already. Give each policy an id of its own; a folder holds the newest version of each.',
    ],
    [
      'a translation of nothing',
      { ...smallCompany, 'policies/clean-desk.de.md': german },
      'policies/clean-desk.de.md:2  this is a translation of policies/clean-desk.md, which is not there or cannot be read. Mend or write policies/clean-desk.md first.',
    ],
    [
      'a translation whose name says another language',
      withGerman(german.replace('language: de', 'language: fr')),
      'policies/information-security.de.md:3  language "fr" is not the one that the file name ends in. Write de, or rename the file to policies/information-security.fr.md.',
    ],
    [
      'a translation into the language that is there already',
      { ...smallCompany, 'policies/information-security.en.md': german.replace('de', 'en') },
      `policies/information-security.en.md:3  ${file} is in "en" already. Keep one text per language.`,
    ],
    [
      'a translation with a version of its own',
      withGerman(german.replace('language', 'version: 2.0\nlanguage')),
      'policies/information-security.de.md:3  "version" is no field of this file. Known here: title, changes, language, quiz.',
    ],
    [
      'what changed in one language only',
      withGerman(german.replace('language', 'changes: Alles neu.\nlanguage')),
      'policies/information-security.de.md:3  changes has to stand in each language or in none. Write in this language too what changed, or leave it out everywhere.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toContain(expected)
  })
})

test('a policy of exactly 200,000 characters is taken', async () => {
  const files = { ...smallCompany, [file]: policyMd.replace(/# Information[\s\S]*/, 'x'.repeat(200_000)) }
  expect(await problemsOf(files)).toEqual([])
})

test('the type says what is the information security policy, whatever its id', async () => {
  const files = {
    ...smallCompany,
    [file]: policyMd
      .replace('id: information-security', 'id: isp\ntype: information-security-policy')
      .replace('approver: mo', 'approver: ada'),
  }
  expect(await problemsOf(files)).toEqual([
    expect.stringMatching(/:8 {2}approver "ada" is not in top management/),
  ])
})

test('any other policy may be approved by whoever is there', async () => {
  const files = {
    ...smallCompany,
    'policies/clean-desk.md': policyMd
      .replace('id: information-security', 'id: clean-desk')
      .replace('approver: mo', 'approver: ben'),
  }
  expect(await problemsOf(files)).toEqual([])
})
