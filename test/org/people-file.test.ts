import fc from 'fast-check'
import { peopleOf, problemsOf, warningsOf } from './reading.js'
import { peopleCsv, removeFolders, smallCompany, withChange } from './small-company.js'

afterAll(removeFolders)

const inPeople = (from: string, to: string) => withChange('people.csv', from, to)
const withLine = (line: string) => ({ ...smallCompany, 'people.csv': `${peopleCsv}${line}\n` })

test('a line says all that is known of a person; an empty cell says nothing', async () => {
  const rows = await peopleOf(smallCompany)
  expect(rows).toHaveLength(3)
  expect(rows[2]).toEqual({
    line: 4,
    id: 'ben',
    name: 'Ben Okoro',
    email: 'ben@kestrel.example',
    kind: 'contractor',
    manager: 'ada',
    department: 'IT',
    title: 'Developer',
    roles: ['developer'],
    country: 'DE-HH',
    time_zone: 'Europe/Berlin',
    language: null,
    start: '2024-05-06',
    end: null,
    chat: ['slack', 'teams'],
  })
})

describe('a slip in a line is named with its line and how to mend it', () => {
  test.each([
    [
      'an unknown manager',
      inPeople('contractor,ada', 'contractor,h.lima'),
      'people.csv:4  manager "h.lima" is nobody in this file. Write the id of one of the people, or leave it empty.',
    ],
    [
      'a person who manages themselves',
      inPeople('contractor,ada', 'contractor,ben'),
      'people.csv:4  "ben" is their own manager. Write the id of one of the people, or leave it empty.',
    ],
    [
      'an id that stands there twice, in other capitals',
      withLine('ADA,Ada Other,ada.other@kestrel.example,,mo,,,,,,,,,none'),
      'people.csv:5  id "ada" stands already in line 3. Give each person an id of their own.',
    ],
    [
      'an address that stands there twice, in other capitals',
      withLine('ada2,Ada Quinn,Ada@Kestrel.example,,mo,,,,,,,,,slack'),
      'people.csv:5  email "ada@kestrel.example" stands already in line 3. Give each person an address of their own: chat accounts are matched by it.',
    ],
    [
      'an address that is none',
      inPeople('ben@kestrel.example', 'ben@kestrel'),
      'people.csv:4  email cannot be "ben@kestrel". Write one address, such as h.lima@example.org; only who has chat "none" may go without.',
    ],
    [
      'no address, though chat is used',
      inPeople('ben@kestrel.example', ''),
      'people.csv:4  email is missing. Write one address, such as h.lima@example.org; only who has chat "none" may go without.',
    ],
    [
      'an unknown kind of person',
      inPeople('contractor', 'freelancer'),
      'people.csv:4  kind cannot be "freelancer". Write employee, contractor, external auditor or board.',
    ],
    [
      'an unknown time zone',
      inPeople('Europe/Berlin', 'Europe/Hamburg'),
      'people.csv:4  time_zone "Europe/Hamburg" is no time zone. Write an IANA name such as Europe/Dublin.',
    ],
    [
      'a mistyped time zone',
      inPeople('Europe/Berlin', 'Europe/Berlni'),
      'people.csv:4  time_zone "Europe/Berlni" is no time zone. Did you mean "Europe/Berlin"? Write an IANA name such as Europe/Dublin.',
    ],
    [
      'an unknown country',
      inPeople('DE-HH', 'XX'),
      'people.csv:4  country "XX" is no country with a known calendar of holidays. Write the two letters of ISO 3166, such as IE, with a region where holidays differ, such as DE-HH.',
    ],
    [
      'a country in small letters',
      inPeople('DE-HH', 'de-hh'),
      'people.csv:4  country "de-hh" is no country with a known calendar of holidays. Write it in capitals: DE-HH.',
    ],
    [
      'an unknown region',
      inPeople('DE-HH', 'DE-XX'),
      'people.csv:4  country "DE-XX" is no region with a known calendar of holidays. Write DE alone or with one of: BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, SL, SN, ST, TH.',
    ],
    [
      'a region where there are none',
      inPeople('DE-HH', 'IE-CO'),
      'people.csv:4  country "IE-CO" is no region with a known calendar of holidays. IE has the same holidays everywhere: write IE.',
    ],
    [
      'a language that is none',
      inPeople('Europe/Berlin,,', 'Europe/Berlin,German,'),
      'people.csv:4  language "German" is no language code. Write a code such as en, de or pt-BR.',
    ],
    [
      'a day that does not exist',
      inPeople('2024-05-06', '2024-02-31'),
      'people.csv:4  start "2024-02-31" is no day in the calendar. Write year-month-day, such as 2026-03-09.',
    ],
    [
      'a date as Excel likes to write it',
      inPeople('2024-05-06', '06.05.2024'),
      'people.csv:4  start "06.05.2024" is not written as a date. Write year-month-day, such as 2026-03-09.',
    ],
    [
      'an end before the start',
      inPeople('2024-05-06,', '2024-05-06,2024-05-05'),
      'people.csv:4  end 2024-05-05 is before start 2024-05-06. Write the day of leaving after the day of joining.',
    ],
    [
      'a chat that Steward does not know',
      inPeople('"slack teams"', 'irc'),
      'people.csv:4  chat cannot be "irc". Write slack, teams, both in quotes with a space between them, mail for links by e-mail, or none.',
    ],
    [
      'no word about chat',
      inPeople('"slack teams"', ''),
      'people.csv:4  chat is missing. Write slack, teams, both in quotes with a space between them, mail for links by e-mail, or none.',
    ],
    [
      'no manager, and not in top management',
      inPeople('contractor,ada', 'contractor,'),
      'people.csv:4  "ben" has no manager and is not in top management, so nobody would hear when something is overdue. Write the id of their manager, or list them under topManagement in organisation.yaml.',
    ],
    [
      'more cells than columns',
      withLine('cy,Cy Lund,cy@kestrel.example,,mo,Sales, Marketing,,,,,,,,,slack'),
      'people.csv:5  this line has 16 cells, but the first line names 14 columns. Put a cell that contains the separator in quotes.',
    ],
    [
      'a quote that is never closed',
      inPeople('Chief executive', '"Chief executive'),
      'people.csv:2  the quotes in this line do not match, so neither it nor what follows could be read. Put the whole cell in quotes, and write "" for a quote inside it.',
    ],
    [
      'a quote that nothing closes till the end of the file',
      inPeople('"slack teams"', '"slack teams'),
      'people.csv:4  the quotes in this line do not match, so neither it nor what follows could be read. Put the whole cell in quotes, and write "" for a quote inside it.',
    ],
    [
      'a quote in the middle of a cell',
      inPeople('Developer,', 'The "Developer",'),
      'people.csv:4  the quotes in this line do not match, so neither it nor what follows could be read. Put the whole cell in quotes, and write "" for a quote inside it.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toContain(expected)
  })
})

test('a wrong country and an unknown manager in one line are named at once', async () => {
  const csv = peopleCsv.replace('contractor,ada', 'contractor,h.lima').replace('DE-HH', 'ZZ')
  const problems = await problemsOf({ ...smallCompany, 'people.csv': csv })
  expect(problems).toEqual([
    expect.stringMatching(/^people\.csv:4 {2}.*"?ZZ/),
    expect.stringMatching(/^people\.csv:4 {2}manager "h\.lima"/),
  ])
})

test('a circle of managers is named whole and once', async () => {
  const csv = `id,name,email,manager,chat
mo,Mo Farrell,mo@kestrel.example,,slack
ada,Ada Quinn,ada@kestrel.example,ben,slack
ben,Ben Okoro,ben@kestrel.example,cy,slack
cy,Cy Lund,cy@kestrel.example,ada,slack
di,Di Moss,di@kestrel.example,cy,slack
`
  expect(await problemsOf({ ...smallCompany, 'people.csv': csv })).toEqual([
    'people.csv:3  these people manage each other in a circle: ada → ben → cy → ada. Somebody among them has another manager, or none.',
  ])
})

test('two people who manage each other are a circle', async () => {
  const csv = `id,name,email,manager,chat
mo,Mo Farrell,mo@kestrel.example,,slack
ada,Ada Quinn,ada@kestrel.example,ben,slack
ben,Ben Okoro,ben@kestrel.example,ada,slack
`
  expect(await problemsOf({ ...smallCompany, 'people.csv': csv })).toEqual([
    'people.csv:3  these people manage each other in a circle: ada → ben → ada. Somebody among them has another manager, or none.',
  ])
})

test('everything that is wrong is named at once, in reading order', async () => {
  const files = {
    'organisation.yaml': smallCompany['organisation.yaml'].replace('Europe/Dublin', 'Dublin'),
    'people.csv': peopleCsv.replace('2019-01-07', '2019-13-07').replace('contractor,ada', 'wizard,mo'),
    'policies/information-security.md': smallCompany['policies/information-security.md'].replace(
      'material',
      'huge',
    ),
  }
  expect((await problemsOf(files)).map((line) => line.split('  ')[0])).toEqual([
    'organisation.yaml:2',
    'people.csv:2',
    'people.csv:4',
    'policies/information-security.md:5',
  ])
})

test('a slip in the line of a manager does not make strangers of them', async () => {
  expect(await problemsOf(inPeople('2020-03-02', 'long ago'))).toEqual([
    'people.csv:3  start "long ago" is not written as a date. Write year-month-day, such as 2026-03-09.',
  ])
})

test('several people may direct the organisation, each without a manager', async () => {
  const files = {
    ...withLine('flo,Flo Reyes,flo@kestrel.example,,,Executive,Chair,,,,,,,none'),
    'organisation.yaml': smallCompany['organisation.yaml'].replace('[mo]', '[mo, flo]'),
  }
  expect(await problemsOf(files)).toEqual([])
})

test('the board and an external auditor stand outside of the lines, so they need no manager', async () => {
  const lines = [
    'gil,Gil Stone,,board,,,Board member,,,,,,,none',
    'hal,Hal Brandt,,External Auditor,,,Lead auditor,,,,,,,none',
  ]
  expect((await peopleOf(withLine(lines.join('\n')))).map(({ kind }) => kind)).toEqual([
    'employee',
    'employee',
    'contractor',
    'board',
    'external-auditor',
  ])
})

describe('the first line', () => {
  test.each([
    [
      'a mistyped column',
      inPeople('department', 'departement'),
      'people.csv:1  "departement" is no column of this file. Did you mean "department"? Known here: id, name, email, kind, manager, department, title, roles, country, time_zone, language, start, end, chat.',
    ],
    [
      'a column that is missing',
      inPeople('name,', 'nom,'),
      'people.csv:1  column name is missing. Write the name as this person uses it.',
    ],
    [
      'a column that stands there twice',
      inPeople('title', 'roles'),
      'people.csv:1  column roles stands here twice. Keep one of the two.',
    ],
    [
      'no names of columns at all',
      { ...smallCompany, 'people.csv': peopleCsv.replace(/^.*\n/, '') },
      'people.csv:1  this line holds none of the column names. Begin the file with a line such as id,name,email,kind,manager,department,title,roles,country,time_zone,language,start,end,chat.',
    ],
  ])('%s is named', async (_, files, expected) => {
    expect(await problemsOf(files)).toContain(expected)
  })

  test('names of columns may have capitals and spaces, as a spreadsheet shows them', async () => {
    const header =
      'ID,Name,E-mail,Kind,Manager,Department,Title,Roles,Country,Time zone,Language,Start,End,Chat'
    const csv = peopleCsv.replace(/^.*/, header.replace('E-mail', 'Email'))
    expect(await peopleOf({ ...smallCompany, 'people.csv': csv })).toHaveLength(3)
  })
})

test('a file with nothing in it, or with nobody, is named', async () => {
  for (const content of ['', '\n\n', 'id,name,email,chat\n'])
    expect((await problemsOf({ ...smallCompany, 'people.csv': content }))[0]).toMatch(
      /^people\.csv:1 {2}there is nobody in this file\. Write a line with the column names/,
    )
})

test('a person with a language that the organisation does not write in is shown policies in its first, and that is said', async () => {
  const files = inPeople('Europe/Berlin,,', 'Europe/Berlin,de,')
  expect(await problemsOf(files)).toEqual([])
  expect(await warningsOf(files)).toEqual([
    'people.csv:4  language "de" is none of the organisation\'s, so this person is shown policies in "en". Add it to languages in organisation.yaml once the texts are there, or leave it.',
  ])
})

test('lists, line ends within quotes and empty lines are read, and the lines are counted right after them', async () => {
  const csv = `id,name,email,manager,roles,title,chat

mo,Mo Farrell,mo@kestrel.example,,"board;manager  signs","Chief
executive",slack

ada,Ada Quinn,ada@kestrel.example,mo,,"Says ""no""",slack
ben,Ben Okoro,ben@kestrel.example,nobody,,,slack
`
  expect(await problemsOf({ ...smallCompany, 'people.csv': csv })).toEqual([
    expect.stringMatching(/^people\.csv:7 {2}manager "nobody"/),
  ])
  const [mo, ada] = await peopleOf({ ...smallCompany, 'people.csv': csv.replace('nobody', 'ada') })
  expect(mo).toMatchObject({ line: 3, title: 'Chief executive', roles: ['board', 'manager', 'signs'] })
  expect(ada).toMatchObject({ line: 6, title: 'Says "no"' })
})

test('whatever stands in the cells, a well-formed file is read as it was written', async () => {
  const cell = fc
    .string({ unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', ' ', '\t', "'", '東') })
    .map((text) => text.trim())
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  await fc.assert(
    fc.asyncProperty(
      fc.array(cell, { minLength: 1, maxLength: 5 }),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      async (titles, separator, end) => {
        const lines = [
          ['id', 'name', 'email', 'manager', 'title', 'chat'],
          ['mo', 'Mo', 'mo@kestrel.example', '', '', 'slack'],
          ['ada', 'Ada', 'ada@kestrel.example', 'mo', '', 'slack'],
          ...titles.map((title, n) => [`p${n}`, 'P', '', 'mo', quoted(title), 'none']),
        ]
        const csv = lines.map((line) => line.join(separator)).join(end)
        const rows = await peopleOf({ ...smallCompany, 'people.csv': csv })
        expect(rows.slice(2).map(({ title }) => title)).toEqual(
          titles.map((title) => title.replace(/\s+/g, ' ')),
        )
      },
    ),
    { numRuns: 30 },
  )
})
