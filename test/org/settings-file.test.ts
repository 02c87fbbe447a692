import { defaultAcknowledgement, defaultReminders } from '../../src/domain/organisation.js'
import { problemsOf, read, warningsOf } from './reading.js'
import { organisationYaml, removeFolders, smallCompany, withChange } from './small-company.js'

afterAll(removeFolders)

const inSettings = (from: string, to: string) => withChange('organisation.yaml', from, to)
const withLines = (lines: string) => ({
  ...smallCompany,
  'organisation.yaml': `${organisationYaml}${lines}\n`,
})

const inEnglish =
  'I have read this policy and understand what it asks of me. I know whom to ask when something is unclear.'

test('what is left out has a good default', async () => {
  const { settings } = await read(smallCompany)
  expect(settings).toEqual({
    name: 'Kestrel Tools',
    timeZone: 'Europe/Dublin',
    workingDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    country: 'IE',
    languages: ['en'],
    ismsLead: 'ada',
    deputy: null,
    topManagement: ['mo'],
    acknowledgement: { ...defaultAcknowledgement, sentence: { version: 1, text: { en: inEnglish } } },
    approval: { businessDays: 5, timingIn: [] },
    reminders: defaultReminders,
    retention: { years: 6, clauses: {} },
    correctiveActions: { businessDays: 10, proposeAfterDays: 10, proposeFailedChecks: true },
    coordinators: [],
    slack: { guests: [], workspaces: [] },
    soleAuthority: [],
  })
})

test('a wrong time zone and an unknown deputy are named at once', async () => {
  const problems = await problemsOf({
    ...smallCompany,
    'organisation.yaml': `${organisationYaml.replace('Europe/Dublin', 'Europe/Dublni')}\ndeputy: nobody\n`,
  })
  expect(problems).toEqual([
    expect.stringContaining('Europe/Dublni'),
    expect.stringContaining('deputy "nobody" is nobody in people.csv'),
  ])
})

test('everything that can be said is read', async () => {
  const { settings } = await read({
    ...smallCompany,
    'organisation.yaml': `name: "Kestrel: Tools"
timeZone: Europe/Berlin
workingDays: [sunday, monday]
holidays: { country: DE, region: HH }
languages: [de, en]
ismsLead: ADA
deputy: ben
topManagement:
  - mo
  - ada
acknowledgement:
  sentence:
    version: 3
    text:
      de: Ich habe diese Richtlinie gelesen und verstanden.
      en: I have read and understood this policy.
  businessDays: 5
  closesAfterDays: 14
approval: { businessDays: 3 }
slack:
  guests: [ben]
  workspaces: [T01ABCDEF, E02ABCDEF]
`,
  })
  expect(settings).toMatchObject({
    name: 'Kestrel: Tools',
    country: 'DE-HH',
    ismsLead: 'ada',
    deputy: 'ben',
    topManagement: ['mo', 'ada'],
    acknowledgement: { sentence: { version: 3 }, businessDays: 5, closesAfterDays: 14 },
    approval: { businessDays: 3 },
    slack: { guests: ['ben'], workspaces: ['T01ABCDEF', 'E02ABCDEF'] },
  })
})

test('a field with nothing after it counts as left out', async () => {
  expect((await read(withLines('deputy:'))).settings.deputy).toBeNull()
})

describe('a slip is named with its line and how to mend it', () => {
  test.each([
    [
      'no name',
      inSettings('name: Kestrel Tools', 'name:'),
      "organisation.yaml:1  name is missing. Write the organisation's name.",
    ],
    [
      'an unknown time zone',
      inSettings('Europe/Dublin', 'Europe/Dubin'),
      'organisation.yaml:2  timeZone "Europe/Dubin" is no time zone. Did you mean "Europe/Dublin"? Write an IANA name such as Europe/Dublin.',
    ],
    [
      'an unknown country',
      inSettings('country: IE', 'country: EI'),
      'organisation.yaml:4  holidays.country "EI" is no country with a known calendar of holidays. Write the two letters of ISO 3166, such as IE, with a region where holidays differ, such as DE-HH.',
    ],
    [
      'an unknown region',
      inSettings('country: IE', 'country: CA\n  region: NOVA'),
      'organisation.yaml:5  holidays.region "CA-NOVA" is no region with a known calendar of holidays. Write CA alone or with one of: AB, BC, MB, NB, NL, NS, NT, NU, ON, PE, QC, SK, YT.',
    ],
    [
      'an unknown field',
      inSettings('timeZone', 'timezone'),
      'organisation.yaml:2  "timezone" is no field of this file. Did you mean "timeZone"? Known here: name, timeZone, workingDays, holidays, languages, ismsLead, deputy, topManagement, soleAuthority, acknowledgement, approval, reminders, correctiveActions, coordinators, retention, slack.',
    ],
    [
      'an unknown field further in',
      withLines('acknowledgement:\n  businessdays: 5'),
      'organisation.yaml:9  "businessdays" is no field of this file. Did you mean "businessDays"? Known here: sentence, businessDays, closesAfterDays, takeBackHours.',
    ],
    [
      'a number in words',
      withLines('acknowledgement:\n  businessDays: ten'),
      'organisation.yaml:9  acknowledgement.businessDays cannot be "ten". Write how many business days people have, from 1 to 250.',
    ],
    [
      'an approver without a day',
      withLines('approval:\n  businessDays: 0'),
      'organisation.yaml:9  approval.businessDays cannot be "0". Write how many business days an approver has, from 1 to 60.',
    ],
    [
      'a day of the week that is none',
      withLines('workingDays: [monday, tusday]'),
      'organisation.yaml:8  workingDays cannot be "tusday". Write the days as a list, such as [monday, tuesday, wednesday, thursday, friday].',
    ],
    [
      'text where a list has to be',
      inSettings('[mo]', 'mo'),
      'organisation.yaml:7  topManagement cannot be "mo". Write who directs the organisation as a list of ids in people.csv.',
    ],
    [
      'no one in top management',
      inSettings('[mo]', '[]'),
      'organisation.yaml:7  topManagement has the wrong shape. Write who directs the organisation as a list of ids in people.csv.',
    ],
    [
      'an ISMS lead who is nobody',
      inSettings('ismsLead: ada', 'ismsLead: adas'),
      'organisation.yaml:6  ismsLead "adas" is nobody in people.csv. Did you mean "ada"? Write the id of one of the people.',
    ],
    [
      'a guest who is nobody',
      withLines('slack:\n  guests:\n    - ben\n    - zed'),
      'organisation.yaml:11  slack.guests "zed" is nobody in people.csv. Write the id of one of the people.',
    ],
    [
      'a sentence that is not there in the first language',
      inSettings('[en]', '[fr]'),
      'organisation.yaml:1  the acknowledgement sentence has no text in fr. Write it under acknowledgement, sentence, text, fr.',
    ],
    [
      'a field that stands there twice',
      withLines('name: Kestrel again'),
      'organisation.yaml:8:1  this is not valid YAML: Map keys must be unique. Look at the indentation, and put text with a colon or # in it in quotes.',
    ],
    [
      'a colon that YAML takes for its own',
      inSettings('name: Kestrel Tools', 'name: Kestrel: Tools'),
      'organisation.yaml:1:7  this is not valid YAML: Nested mappings are not allowed in compact mappings. Look at the indentation, and put text with a colon or # in it in quotes.',
    ],
    [
      'an empty file',
      { ...smallCompany, 'organisation.yaml': '' },
      'organisation.yaml:1  there is nothing here that can be read as fields. Write lines such as `name: Harbour & Pine`.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toContain(expected)
  })
})

test('who is in charge has to be there today', async () => {
  const left = withChange('people.csv', '2020-03-02,', '2020-03-02,2026-11-23')
  expect((await problemsOf(left))[0]).toBe(
    'organisation.yaml:6  ismsLead "ada" left on 2026-11-23. Name somebody who is there today.',
  )
  const toCome = withChange('people.csv', '2019-01-07', '2026-11-25')
  expect((await problemsOf(toCome))[0]).toBe(
    'organisation.yaml:7  topManagement "mo" only starts on 2026-11-25. Name somebody who is there today.',
  )
  expect(await problemsOf(withChange('people.csv', '2020-03-02,', '2020-03-02,2026-11-24'))).toEqual([])
})

test('the sentence that stands by default is there in each language of the organisation that Steward speaks', async () => {
  const { settings } = await read(inSettings('[en]', '[de, en]'))
  expect(settings.acknowledgement.sentence.text).toEqual({
    en: inEnglish,
    de: expect.stringContaining('Ich habe diese Richtlinie gelesen'),
  })
})

test('a further language without the sentence is remarked, and stops nothing', async () => {
  const files = inSettings('[en]', '[en, fr]')
  expect(await problemsOf(files)).toEqual([])
  expect(await warningsOf(files)).toEqual([
    'organisation.yaml:1  the acknowledgement sentence has no text in fr. Write it under acknowledgement, sentence, text, fr.',
  ])
})
