import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checks } from '../../src/org/checks.js'
import { orgCheck } from '../../src/org/commands.js'
import { type InitOptions, orgInit } from '../../src/org/init.js'
import { readOrganisation } from '../../src/org/read.js'
import { draftsOf } from './reading.js'
import { today } from './small-company.js'

let parent: string
let folder: string
let printed: string[]
const print = (line: string) => void printed.push(line)
const begin = (options: InitOptions = {}) => orgInit(folder, options, print)

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'steward-init-'))
  folder = join(parent, 'our files')
  printed = []
})
afterEach(() => rm(parent, { recursive: true }))

async function check(): Promise<number> {
  printed = []
  return orgCheck(folder, { print, now: () => new Date(today) })
}

async function organisation() {
  const read = await readOrganisation(folder, today)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return read.organisation
}

test('the ISMS lead of a small company gets a folder with which org check is content as it stands', async () => {
  expect(await begin()).toBe(0)
  expect(printed).toEqual([
    `Written to ${folder}: organisation.yaml, people.csv, scope.md, context.yaml, objectives.yaml, calendar.yaml, checks.yaml, approvals.yaml, risk-criteria.yaml, risks.yaml, policies/information-security.md, README.md.`,
    '',
    `1. Put your people into people.csv and their ids into organisation.yaml; ${folder}/README.md explains each column.`,
    `2. Check: npx steward org check "${folder}"`,
    `3. Try it: STEWARD_ORG="${folder}" npm start -- --fresh`,
  ])
  expect(await check()).toBe(0)
  expect(printed).toEqual([
    'Our company: 5 people, 1 policy, 2 programmes, 2 checks, 2 kinds of requests, 2 risks, 3 controlled documents. No problems.',
  ])
})

test('name, country, time zone and languages may be said at once', async () => {
  expect(await begin({ name: 'Müller & "Söhne"', country: 'DE-HH', languages: 'de, en' })).toBe(0)
  expect(await check()).toBe(0)
  const { settings, policies } = await organisation()
  expect(settings).toMatchObject({
    name: 'Müller & "Söhne"',
    country: 'DE-HH',
    timeZone: 'Europe/Berlin',
    languages: ['de', 'en'],
  })
  expect(policies[0]?.title).toEqual({
    de: 'Leitlinie zur Informationssicherheit',
    en: 'Information Security Policy',
  })
  expect(policies[0]?.body.de).toContain('Kunden und Kollegen vertrauen Müller & "Söhne" Informationen an.')
})

test('a time zone that is said goes before the one of the country', async () => {
  await begin({ country: 'CA', timeZone: 'America/Halifax' })
  expect((await organisation()).settings.timeZone).toBe('America/Halifax')
})

test('the calendar has a review of each policy, as often as the policy says', async () => {
  await begin()
  expect((await organisation()).calendar?.programmes).toEqual([
    expect.objectContaining({
      _id: 'policy-review.information-security',
      recurrence: { kind: 'months', every: 12, from: '2027-01-15' },
      owner: null,
    }),
    expect.objectContaining({ _id: 'risk-reassessment.register', owner: 'sam.rivera' }),
  ])
})

test('two checks of controls are there, in the languages of the folder', async () => {
  await begin({ languages: 'de,en' })
  expect(draftsOf(await organisation(), checks)).toMatchObject([
    {
      title: { de: 'Wiederherstellungstest', en: 'Restore test' },
      programme: { _id: 'control-check.restore-test', recurrence: { kind: 'months', every: 3 } },
    },
    { check: 'leavers-accounts', controls: ['A.5.18', 'A.6.5'] },
  ])
})

test('people may ask for an exception or plan a change, in the languages of the folder', async () => {
  await begin({ languages: 'de,en' })
  expect((await organisation()).requestTypes).toMatchObject([
    {
      requestType: 'policy-exception',
      title: { de: 'Ausnahme von einer Richtlinie', en: 'Exception to a policy' },
      steps: [{ who: [{ role: 'isms-lead' }], needs: 'all', businessDays: 5 }],
    },
    {
      requestType: 'change',
      controls: ['6.3'],
      steps: [{ who: [{ role: 'top-management' }], needs: 'any' }],
    },
  ])
})

test('two risks stand in the register, judged by criteria that say who accepts what, in the languages of the folder', async () => {
  await begin({ languages: 'de,en' })
  const { criteria, risks } = await organisation()
  expect(criteria).toMatchObject({ appetite: 2, authority: [{ from: 3, who: { role: 'top-management' } }] })
  expect(criteria?.levels.map(({ title }) => title.de)).toEqual(['Niedrig', 'Mittel', 'Hoch'])
  expect(risks).toMatchObject([
    { risk: 'ransomware', title: { de: 'Erpressersoftware', en: 'Ransomware' }, owner: 'sam.rivera' },
    { risk: 'lost-device', judgement: { current: { likelihood: 2, consequence: 1 }, plan: [] } },
  ])
})

test('what was left out as a comment is valid too, once the hash is taken away', async () => {
  await begin()
  const uncommented = (text: string) =>
    text.replace(/(^ *# Left out.*\n)((?: *#.*\n)+)/gm, (_, title: string, lines: string) =>
      title.concat(lines.replace(/^( *)# /gm, '$1')),
    )
  for (const name of [
    'organisation.yaml',
    'calendar.yaml',
    'checks.yaml',
    'approvals.yaml',
    'risks.yaml',
    'policies/information-security.md',
  ]) {
    const text = await readFile(join(folder, name), 'utf8')
    expect(uncommented(text)).not.toBe(text)
    await writeFile(join(folder, name), uncommented(text))
  }
  const all = await organisation()
  const { settings, policies, calendar } = all
  expect(settings.coordinators).toHaveLength(2)
  expect(settings.correctiveActions).toMatchObject({ proposeFailedChecks: false })
  expect(settings.retention).toMatchObject({ clauses: { '9.2.2': 10 } })
  expect(settings.reminders.morningHour).toBe(9)
  expect(settings.acknowledgement.sentence.text.en).toContain('I have read this policy')
  expect(settings.slack.guests).toEqual(['lee.novak'])
  expect(policies[0]?.quiz?.questions).toHaveLength(1)
  expect(calendar?.programmes).toEqual([
    expect.objectContaining({
      process: 'policy-acknowledgement',
      recurrence: { kind: 'nth-weekday', nth: 1, weekday: 'monday', every: 12, from: '2027-03-01' },
    }),
    expect.objectContaining({ process: 'policy-review', owner: 'sam.rivera', country: 'IE' }),
    expect.objectContaining({ process: 'risk-reassessment', owner: 'sam.rivera' }),
  ])
  expect(draftsOf(all, checks)).toEqual([
    expect.objectContaining({ check: 'restore-test', confirmed: false }),
    expect.objectContaining({ check: 'leavers-accounts', confirmed: true, confirmer: null }),
  ])
  expect(all.requestTypes?.[0]?.fields.map(({ optional }) => optional)).toEqual([false, false, true, false])
})

test('every field that may be set stands in the folder, with what it is for', async () => {
  await begin()
  const { settings, people } = await organisation()
  const text = await readFile(join(folder, 'organisation.yaml'), 'utf8')
  const named = Object.keys(settings).map((field) => (field === 'country' ? 'holidays' : field))
  for (const field of named) expect(text).toMatch(new RegExp(`^(# )?${field}:`, 'm'))
  const readme = await readFile(join(folder, 'README.md'), 'utf8')
  const [header = ''] = (await readFile(join(folder, 'people.csv'), 'utf8')).split('\n')
  for (const column of header.split(',')) expect(readme).toContain(`\`${column}\``)
  expect(people.count).toBe(5)
})

test.each([
  'organisation.yaml',
  'people.csv',
  'calendar.yaml',
  'checks.yaml',
  'approvals.yaml',
  'risks.yaml',
  'README.md',
])('a folder that has a file %s already is left as it is, and that is said', async (name) => {
  folder = parent
  await writeFile(join(folder, name), 'mine')
  expect(await begin()).toBe(1)
  expect(printed).toEqual([`${folder} holds ${name} already, so nothing was written. Name another folder.`])
  expect(await readdir(folder)).toEqual([name])
  expect(await readFile(join(folder, name), 'utf8')).toBe('mine')
})

test.each<[InitOptions, string]>([
  [
    { country: 'ZZ' },
    '"ZZ" is no country with a known calendar of holidays, so nothing was written. Write the two letters of ISO 3166, such as IE, with a region where holidays differ, such as DE-HH.',
  ],
  [
    { timeZone: 'Cork' },
    '"Cork" is no time zone, so nothing was written. Write an IANA name such as Europe/Dublin.',
  ],
  [
    { languages: 'en,fr' },
    'There is no policy to begin with in "fr", so nothing was written. Write one or more of: en, de. Other languages are added in the files.',
  ],
  [
    { name: 'Two\nlines' },
    'The name is empty or has a line end in it, so nothing was written. Write it on one line.',
  ],
])('%j is refused before anything is written', async (options, sentence) => {
  expect(await begin(options)).toBe(2)
  expect(printed).toEqual([sentence])
  expect(await readdir(parent)).toEqual([])
})

test('scope, context and objectives are there to be rewritten, in the languages of the folder', async () => {
  await begin({ name: 'Our "Company"', languages: 'de,en' })
  expect(await check()).toBe(0)
  const { documents } = await organisation()
  const [scope, context, objectives] = documents.map(({ content }) => content)
  expect(scope).toMatchObject({
    text: {
      de: expect.stringContaining('von Our "Company" umfasst'),
      en: expect.stringContaining('Where it ends'),
    },
  })
  expect(context).toMatchObject({ climate: { relevant: true, because: { en: expect.any(String) } } })
  expect(objectives).toMatchObject({
    objectives: [
      { id: 'quick-restore', measured: null, title: { de: 'Binnen eines Tages zurück' } },
      { id: 'policies-known', measured: { by: 'policy-acknowledged' } },
    ],
  })
})
