import type { ProgrammeDraft } from '../../src/org/programmes.js'
import { problemsOf, read } from './reading.js'
import { peopleCsv, policyMd, removeFolders, smallCompany } from './small-company.js'

afterAll(removeFolders)

/** The small company with a second policy, reviewed each half year, somebody who starts later, and this calendar. */
const withCalendar = (...lines: string[]) => ({
  ...smallCompany,
  'people.csv': `${peopleCsv}tom,Tom Brady,,employee,ada,IT,Driver,,,,,2026-12-18,,none\n`,
  'policies/clean-desk.md': policyMd
    .replace('id: information-security', 'id: clean-desk')
    .replace('reviewEveryMonths: 12', 'reviewEveryMonths: 6'),
  'calendar.yaml': ['programmes:', ...lines, ''].join('\n'),
})

const programmesOf = async (...lines: string[]): Promise<ProgrammeDraft[]> =>
  (await read(withCalendar(...lines))).calendar?.programmes ?? []

/** When each programme comes round, by its id. */
const recurrencesOf = async (...lines: string[]) =>
  Object.fromEntries((await programmesOf(...lines)).map(({ _id, recurrence }) => [_id, recurrence]))

test('without the file nothing comes round, and a file may say so itself', async () => {
  const { 'calendar.yaml': _, ...without } = withCalendar()
  expect((await read(without)).calendar).toBeUndefined()
  const nothing = { ...without, 'calendar.yaml': 'programmes: []\n' }
  expect((await read(nothing)).calendar?.programmes).toEqual([])
  expect((await read(nothing)).hashes.map(({ file }) => file)).toContain('calendar.yaml')
})

test('a line for all is one programme for each policy, as often as the policy says', async () => {
  const lines = ['  - process: policy-review', '    policies: all', '    from: 2027-01-15']
  expect(await programmesOf(...lines)).toEqual([
    {
      _id: 'policy-review.clean-desk',
      process: 'policy-review',
      subject: 'clean-desk',
      recurrence: { kind: 'months', every: 6, from: '2027-01-15' },
      shift: 'next',
      country: null,
      owner: null,
      noticeDays: 5,
      businessDays: 10,
      file: 'calendar.yaml',
      line: 3,
    },
    expect.objectContaining({
      _id: 'policy-review.information-security',
      recurrence: { kind: 'months', every: 12, from: '2027-01-15' },
    }),
  ])
})

test('a line that names a policy goes before a line for all, for its own process only', async () => {
  const lines = [
    '  - { process: policy-review, policies: all, from: 2027-01-15 }',
    '  - { process: policy-review, policies: [clean-desk], every: 2 weeks, from: 2027-02-01 }',
    '  - { process: policy-acknowledgement, policies: all, every: 12 months, from: 2027-03-01 }',
  ]
  expect(await recurrencesOf(...lines)).toEqual({
    'policy-review.clean-desk': { kind: 'weeks', every: 2, from: '2027-02-01' },
    'policy-review.information-security': { kind: 'months', every: 12, from: '2027-01-15' },
    'policy-acknowledgement.clean-desk': { kind: 'months', every: 12, from: '2027-03-01' },
    'policy-acknowledgement.information-security': { kind: 'months', every: 12, from: '2027-03-01' },
  })
})

test('a day of the month and dates of the year may be written as people say them', async () => {
  const lines = [
    '  - { process: policy-review, policies: [clean-desk], on: First Monday, every: 3 months, from: 2027-01-01 }',
    '  - { process: policy-review, policies: [information-security], dates: [09-30, 2027-02-01, 02-29] }',
    '  - { process: policy-acknowledgement, policies: [clean-desk], on: last friday, every: 1 month, from: 2027-01-01 }',
  ]
  expect(await recurrencesOf(...lines)).toEqual({
    'policy-review.clean-desk': {
      kind: 'nth-weekday',
      nth: 1,
      weekday: 'monday',
      every: 3,
      from: '2027-01-01',
    },
    'policy-review.information-security': {
      kind: 'dates',
      dates: ['02-29', '09-30', '2027-02-01'],
      from: '2000-01-01',
    },
    'policy-acknowledgement.clean-desk': {
      kind: 'nth-weekday',
      nth: 'last',
      weekday: 'friday',
      every: 1,
      from: '2027-01-01',
    },
  })
})

test('a line may say owner, country, notice, days to answer and where a day off moves it', async () => {
  const lines = [
    '  - process: policy-review',
    '    policies: [clean-desk]',
    '    dates: [03-31]',
    '    from: 2028-01-01',
    '    owner: BEN',
    '    noticeDays: 0',
    '    businessDays: 20',
    '    shift: previous',
    '    country: DE-HH',
  ]
  expect(await programmesOf(...lines)).toEqual([
    expect.objectContaining({
      recurrence: { kind: 'dates', dates: ['03-31'], from: '2028-01-01' },
      owner: 'ben',
      noticeDays: 0,
      businessDays: 20,
      shift: 'previous',
      country: 'DE-HH',
    }),
  ])
})

test('what is no value of a field is refused with file, line and how to mend it, all at once', async () => {
  const files = withCalendar(
    '  - process: policy-reviews',
    '    policies: clean-desk',
    '    every: a year',
    '    on: fifth monday',
    '    dates: [31.3., 02-30, 2027-02-29]',
    '    from: 15.1.2027',
    '    owner: Tom Brady',
    '    noticeDays: 61',
    '    businessDays: 0',
    '    shift: later',
    '    country: de',
    '    notice: 5',
  )
  expect(await problemsOf(files)).toEqual([
    'calendar.yaml:2  programmes.process cannot be "policy-reviews". Write one of: policy-review, policy-acknowledgement, risk-reassessment.',
    'calendar.yaml:3  programmes.policies cannot be "clean-desk". Write all, or a list of policy ids, such as [information-security].',
    'calendar.yaml:4  programmes.every cannot be "a year". Write up to 60 months or 260 weeks, such as 12 months or 2 weeks; leave it out for the reviewEveryMonths of each policy.',
    'calendar.yaml:5  programmes.on cannot be "fifth monday". Write one of first, second, third, fourth, last and a weekday, such as first monday.',
    'calendar.yaml:6  programmes.dates cannot be "02-30". Write a list of days of each year, such as [03-31, 09-30], or of one year, such as [2027-03-31].',
    'calendar.yaml:6  programmes.dates cannot be "2027-02-29". Write a list of days of each year, such as [03-31, 09-30], or of one year, such as [2027-03-31].',
    'calendar.yaml:6  programmes.dates cannot be "31.3.". Write a list of days of each year, such as [03-31, 09-30], or of one year, such as [2027-03-31].',
    'calendar.yaml:7  programmes.from "15.1.2027" is not written as a date. Write year-month-day, such as 2026-03-09.',
    'calendar.yaml:8  programmes.owner cannot be "Tom Brady". Write the id of one of the people in people.csv, or leave it out for the owner of the policy, of risks for the ISMS lead.',
    'calendar.yaml:9  programmes.noticeDays cannot be "61". Write how many business days ahead the owner hears of it, from 1 to 60, or 0 for not at all.',
    'calendar.yaml:10  programmes.businessDays cannot be "0". Write how many business days whoever is asked has, from 1 to 250.',
    'calendar.yaml:11  programmes.shift cannot be "later". Write next, previous or none: where a date goes that falls on a day on which nobody works.',
    'calendar.yaml:12  programmes.country "de" is no country with a known calendar of holidays. Write it in capitals: DE.',
    'calendar.yaml:13  "notice" is no field of this file. Known here: process, policies, every, on, dates, from, noticeDays, businessDays, shift, country, owner.',
  ])
})

const review = '  - { process: policy-review, policies: [clean-desk], '

test.each([
  [
    `${review}every: 61 months, from: 2027-01-15 }`,
    'programmes.every cannot be "61 months". Write up to 60 months or 260 weeks, such as 12 months or 2 weeks; leave it out for the reviewEveryMonths of each policy.',
  ],
  [
    `${review}every: 6 months }`,
    'programmes.from is missing. Write a date on which it comes round, such as 2027-01-15, or dates.',
  ],
  [
    '  - { process: policy-acknowledgement, policies: all, from: 2027-01-15 }',
    'programmes.every is missing, and nothing else says how often a policy-acknowledgement comes round. Write every, such as 12 months, or dates.',
  ],
  [
    `${review}dates: [03-31], every: 6 months }`,
    'programmes.every does not go with dates. Write the dates alone, or every and from without them.',
  ],
  [
    `${review}dates: [03-31], on: first monday }`,
    'programmes.on does not go with dates. Write the dates alone, or every and from without them.',
  ],
  [
    `${review}on: first monday, every: 2 weeks, from: 2027-01-15 }`,
    'programmes.on is a day of a month, and every counts weeks. Write every in months, or leave on out: with weeks it is the weekday of from.',
  ],
  [
    '  - { policies: all, from: 2027-01-15 }',
    'programmes.process is missing. Write one of: policy-review, policy-acknowledgement, risk-reassessment.',
  ],
  [
    '  - { process: policy-review, from: 2027-01-15 }',
    'programmes.policies is missing. Write all, or a list of policy ids, such as [information-security].',
  ],
  [
    '  - { process: policy-review, policies: [], from: 2027-01-15 }',
    'programmes.policies has the wrong shape. Write all, or a list of policy ids, such as [information-security].',
  ],
  [
    '  - { process: policy-review, policies: [clean-desks], from: 2027-01-15 }',
    '"clean-desks" is no policy of this folder. Did you mean "clean-desk"? Write the id that stands at the top of a policy.',
  ],
  [
    '  - { process: policy-review, policies: [all], from: 2027-01-15 }',
    '"all" is no policy of this folder. Write the id that stands at the top of a policy.',
  ],
  [
    '  - { process: policy-review, from: 2027-01-15 }',
    'programmes.policies is missing. Write all, or a list of policy ids, such as [information-security].',
  ],
  [
    '  - { process: risk-reassessment, policies: all, every: 6 months, from: 2027-01-15 }',
    'programmes.policies has no meaning here: a reassessment is about all risks of the register. Leave it out.',
  ],
  [
    '  - { process: risk-reassessment, from: 2027-01-15 }',
    'programmes.every is missing, and nothing else says how often a risk-reassessment comes round. Write every, such as 12 months, or dates.',
  ],
  [
    `${review}from: 2027-01-15, owner: adda }`,
    'owner "adda" is nobody in people.csv. Did you mean "ada"? Write the id of one of the people.',
  ],
  [
    `${review}from: 2027-01-15, owner: tom }`,
    'owner "tom" only starts on 2026-12-18. Name somebody who is there today.',
  ],
])('a line that says “%s” is refused', async (line, problem) => {
  expect(await problemsOf(withCalendar(line))).toEqual([`calendar.yaml:2  ${problem}`])
})

test('two lines about the same process and policy are both named', async () => {
  const files = withCalendar(
    '  - process: policy-review',
    '    policies:',
    '      - information-security',
    '      - clean-desk',
    '    from: 2027-01-15',
    '  - process: policy-review',
    '    policies: [clean-desk]',
    '    from: 2027-02-15',
    '  - { process: policy-review, policies: all, from: 2027-03-15 }',
    '  - { process: policy-review, policies: all, from: 2027-04-15 }',
  )
  const remedy = 'Keep one of the two: a policy has one rule for each process.'
  expect(await problemsOf(files)).toEqual([
    `calendar.yaml:8  policy-review of clean-desk stands already in line 5. ${remedy}`,
    `calendar.yaml:11  policy-review of all stands already in line 10. ${remedy}`,
  ])
})

test('there is one register of risks: a second line about it is named', async () => {
  const line = '  - { process: risk-reassessment, every: 6 months, from: 2027-01-15 }'
  expect(await problemsOf(withCalendar(line))).toEqual([])
  expect(await problemsOf(withCalendar(line, line))).toEqual([
    'calendar.yaml:3  risk-reassessment stands already in line 2. Keep one of the two: all risks are assessed anew by one rule.',
  ])
})

test('a file without a list says how to write one', async () => {
  const remedy = 'Write a list of what comes round, or `programmes: []` for nothing.'
  expect(await problemsOf(withCalendar('  # nothing yet'))).toEqual([
    `calendar.yaml:1  programmes is missing. ${remedy}`,
  ])
  expect(await problemsOf({ ...withCalendar(), 'calendar.yaml': '# nothing yet\n' })).toEqual([
    'calendar.yaml:1  there is nothing here that can be read as fields. Write lines such as `programmes: []`.',
  ])
})

test('a policy that cannot be read is not called unknown as well', async () => {
  const files = withCalendar(`${review}from: 2027-01-15 }`)
  const broken = { ...files, 'policies/clean-desk.md': 'Keep your desk clean.' }
  expect(await problemsOf(broken)).toEqual([expect.stringMatching(/^policies\/clean-desk\.md:1 /)])
})
