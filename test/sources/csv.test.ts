import fc from 'fast-check'
import type { Account, PopulationFault } from '../../src/domain/population.js'
import { ExtractionError, populationHash } from '../../src/domain/population.js'
import type { CsvSource } from '../../src/domain/system.js'
import { asCsv, fromCsv } from '../../src/sources/as-csv.js'
import { readCsv } from '../../src/sources/csv.js'

const crm: CsvSource = {
  kind: 'csv',
  fields: {
    id: 'User ID',
    login: 'Login',
    name: 'Full name',
    email: 'E-Mail',
    entitlements: 'Profile',
    lastUsed: 'Last login',
    active: 'Status',
  },
  entitlementsBetween: ',',
}
const header = 'User ID,Login,Full name,E-Mail,Profile,Last login,Status'
const ada = '17,ada,Ada Quinn,ada@harbour.example,"Sales, Administrator",2026-11-05T13:20:11Z,Active'
const bo = '9,bo,Bo Lund,bo@harbour.example,Sales,2026-10-30 08:15:00,Disabled'

const read = async (text: string | Uint8Array, plan: Partial<CsvSource> = {}) =>
  (await readCsv(typeof text === 'string' ? Buffer.from(text) : text, { ...crm, ...plan })).accounts

async function faultOf(text: string | Uint8Array, plan: Partial<CsvSource> = {}): Promise<PopulationFault> {
  const failure = await read(text, plan).catch((error: unknown) => error)
  if (failure instanceof ExtractionError) return failure.fault
  throw new Error(`No fault was found, but ${JSON.stringify(failure)}`)
}

const brief = (accounts: Account[]) =>
  accounts.map(({ id, entitlements }) => `${id}: ${entitlements.join('+')}`)

test('an account is read field by field, in the order of ids', async () => {
  expect(await read(`${header}\n${ada}\n${bo}\n`)).toEqual([
    {
      id: '17',
      login: 'ada',
      name: 'Ada Quinn',
      email: 'ada@harbour.example',
      entitlements: ['Administrator', 'Sales'],
      lastUsed: '2026-11-05',
      active: true,
    },
    {
      id: '9',
      login: 'bo',
      name: 'Bo Lund',
      email: 'bo@harbour.example',
      entitlements: ['Sales'],
      lastUsed: '2026-10-30',
      active: false,
    },
  ])
})

describe('however a system writes its file, it says the same', () => {
  const expected = ['17: Administrator+Sales', '9: Sales']
  const german = [header, ada.replace('Ada Quinn', 'Ädå Qüinn'), bo].join('\n')
  const name = (accounts: Account[]) => accounts.map((each) => each.name)[0]

  test.each([
    ['semicolons', (text: string) => text.replace(/,(?! )/g, ';')],
    ['tabs', (text: string) => text.replace(/,(?! )/g, '\t')],
    ['bars', (text: string) => text.replace(/,(?! )/g, '|')],
    ['a first line that tells the separator', (text: string) => `sep=;\n${text.replace(/,(?! )/g, ';')}`],
    [
      'columns in another case, spaced out',
      (text: string) => text.replace(header, ` ${header.toUpperCase().replaceAll(',', ' , ')}`),
    ],
    [
      'Windows line ends and blank lines',
      (text: string) => `${text.replaceAll('\n', '\r\n\r\n')}\r\n,,,,,,\r\n`,
    ],
    ['a title above', (text: string) => `Users of the CRM\nExported by,Ines Duarte\n\n${text}`],
    ['a mark of UTF-8', (text: string) => `\ufeff${text}`],
    ['a total below', (text: string) => `${text}\nTotal users: 2,,,,,,\n`],
  ])('%s', async (_, written) => {
    const accounts = await read(written(german))
    expect(brief(accounts)).toEqual(expected)
    expect(name(accounts)).toBe('Ädå Qüinn')
  })

  test.each([
    ['Latin-1, told from the file', Buffer.from(german, 'latin1'), {}],
    ['Latin-1, as written', Buffer.from(german, 'latin1'), { encoding: 'latin-1' as const }],
    ['Windows-1252, as written', Buffer.from(german, 'latin1'), { encoding: 'windows-1252' as const }],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${german}`, 'utf16le'), {}],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${german}`, 'utf16le').swap16(), {}],
    ['UTF-16 without a mark', Buffer.from(german, 'utf16le'), {}],
    ['UTF-16 without a mark, as written', Buffer.from(german, 'utf16le'), { encoding: 'utf-16' as const }],
  ])('%s', async (_, bytes, plan) => {
    const accounts = await read(bytes, plan)
    expect(brief(accounts)).toEqual(expected)
    expect(name(accounts)).toBe('Ädå Qüinn')
  })

  test('accounting, with semicolons, Latin-1 and German dates', async () => {
    const text =
      'Benutzer;Kürzel;Rolle;Letzte Anmeldung;Aktiv\n1;jw;"Buchung; Prüfung";05.11.2026;ja\n2;kr;Zahlung;;nein\n'
    const accounts = await read(Buffer.from(text, 'latin1'), {
      fields: {
        id: 'Benutzer',
        login: 'Kürzel',
        entitlements: 'Rolle',
        lastUsed: 'Letzte Anmeldung',
        active: 'Aktiv',
      },
      entitlementsBetween: ';',
      dateFormat: 'dd.MM.yyyy',
      activeValues: ['Ja'],
    })
    expect(accounts.map(({ entitlements, lastUsed, active }) => [entitlements, lastUsed, active])).toEqual([
      [['Buchung', 'Prüfung'], '2026-11-05', true],
      [['Zahlung'], 'never', false],
    ])
  })
})

test('whatever people and roles are called, and however that is written, it is read as it was meant', async () => {
  const word = fc.string({ unit: fc.constantFrom(...'aZ9éß€😀 ,;|\t"\'=+@-\n.'), maxLength: 12 })
  const said = word.map((text) => text.replace(/\s+/g, ' ').trim())
  const account = fc.record({
    login: said,
    name: said,
    roles: fc.uniqueArray(
      said.filter((role) => role !== ''),
      { maxLength: 3 },
    ),
  })
  const written = fc.record({
    separator: fc.constantFrom(',', ';', '\t', '|'),
    encoding: fc.constantFrom<'utf8' | 'utf16le'>('utf8', 'utf16le'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  })
  const fields = { id: 'id', login: 'login', name: 'name', entitlements: 'role' }
  await fc.assert(
    fc.asyncProperty(fc.array(account, { minLength: 1, maxLength: 8 }), written, async (accounts, how) => {
      const cells = accounts.flatMap(({ login, name, roles }, i) =>
        (roles.length > 0 ? roles : ['']).map((role) => [`u${i}`, login, name, role]),
      )
      const lines = [['id', 'login', 'name', 'role'], ...cells].map((line) =>
        line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(how.separator),
      )
      const bytes = Buffer.from(`${lines.join(how.lineEnd)}${how.lineEnd}`, how.encoding)
      const { entitlementsBetween: _, ...plain } = crm
      const found = (await readCsv(bytes, { ...plain, fields })).accounts
      expect(found.map(({ id, login, name, entitlements }) => ({ id, login, name, entitlements }))).toEqual(
        accounts.map(({ login, name, roles }, i) => ({
          id: `u${i}`,
          login: login || `u${i}`,
          name: name || null,
          entitlements: roles.toSorted(),
        })),
      )
    }),
  )
})

test('roles that stand on lines of their own belong to one account', async () => {
  const line = (role: string) => `17,ada,Ada Quinn,ada@harbour.example,${role},2026-11-05,Active`
  const text = [header, line('Sales'), bo, line('Administrator'), line('Sales')].join('\n')
  expect(brief(await read(text))).toEqual(['17: Administrator+Sales', '9: Sales'])
})

test('two accounts with one id are no population', async () => {
  const other = ada.replace('ada@', 'another@')
  expect(await faultOf([header, ada, bo, other].join('\n'))).toEqual({
    because: 'same-id-twice',
    id: '17',
    lines: [2, 4],
  })
})

test('a day that a system does not tell is not "never"', async () => {
  const line = (id: number, day: string) => `${id},x,,,,${day},Active`
  const days = ['', 'Never', 'n/a', '1601-01-01T00:00:00Z', '20261105', '2026-11-05T23:30:00+02:00']
  const accounts = await read([header, ...days.map((day, i) => line(i, day))].join('\n'))
  expect(accounts.map(({ lastUsed }) => lastUsed)).toEqual([
    ...['never', 'never', null, 'never', '2026-11-05', '2026-11-05'],
  ])
  const { lastUsed: _, ...without } = crm.fields
  expect((await read(`${header}\n${ada}`, { fields: without }))[0]?.lastUsed).toBeNull()
})

describe('what is wrong is named by its line or its column', () => {
  const cases: [string, string | Uint8Array, PopulationFault, Partial<CsvSource>?][] = [
    ['nothing in it', '', { because: 'empty' }],
    ['columns and no account', `${header}\n\n`, { because: 'empty' }],
    [
      'a day that is none',
      `${header}\n${bo}\n${ada.replace('2026-11-05T13:20:11Z', '05/11/26')}`,
      { because: 'bad-date', line: 3, column: 'Last login', text: '05/11/26' },
    ],
    [
      'a day in another format',
      `${header}\n${ada}`,
      { because: 'bad-date', line: 2, column: 'Last login', text: '2026-11-05T13:20:11Z' },
      { dateFormat: 'dd.MM.yyyy' },
    ],
    [
      'a bare number for a day',
      `${header}\n${ada.replace('2026-11-05T13:20:11Z', '46331')}`,
      { because: 'bad-date', line: 2, column: 'Last login', text: '46331' },
    ],
    [
      'a column that is not there',
      `${header.replace('Profile', 'Role')}\n${ada}`,
      { because: 'no-column', column: 'Profile' },
    ],
    [
      'a column that is there twice',
      `${header},LOGIN\n${ada},x`,
      { because: 'column-twice', column: 'Login' },
    ],
    ['none of the columns', 'a;b\n1;2', { because: 'no-column', column: 'User ID' }],
    ['no id', `${header}\n${ada}\n${bo.replace('9', '')}`, { because: 'no-id', line: 3 }],
    [
      'quotes without an end',
      `${header}\n${bo}\n${ada.replace('Administrator"', 'Administrator')}`,
      { because: 'unreadable', line: 3 },
    ],
    [
      'more cells than columns',
      `${header}\n${ada.replace('Ada Quinn', 'Quinn, Ada')}`,
      { because: 'unreadable', line: 2 },
    ],
    [
      'bytes that are no UTF-8, though it is said',
      Buffer.from(`${header}\n${ada.replace('Ada', 'Ädå')}`, 'latin1'),
      { because: 'unreadable', line: null },
      { encoding: 'utf-8' },
    ],
    ['a last line that stops in the middle', `${header}\n${ada}\n9,bo,Bo Lu`, { because: 'not-complete' }],
    [
      'a total that the lines do not reach',
      `${header}\n${ada}\n${bo}\nTotal,1'204`,
      { because: 'count-differs', shown: 1204, read: 2 },
    ],
  ]
  test.each(cases)('%s', async (_, text, fault, plan = {}) => {
    expect(await faultOf(text, plan)).toEqual(fault)
  })
})

test('a total of something else is no account, and says nothing of how many there are', async () => {
  expect(await read(`${header}\n${ada}\n${bo}\nTotal licences,50\n`)).toHaveLength(2)
})

test('whatever order a system gives its accounts in, the population is the same; whatever changes, it is another', async () => {
  const one = await read([header, ada, bo].join('\n'))
  const other = await read(
    [header, bo, ada.replace('"Sales, Administrator"', '"Administrator,Sales"')].join('\n'),
  )
  expect(populationHash(other)).toBe(populationHash(one))
  expect(populationHash(one.toReversed())).toBe(populationHash(one))
  const changed = [
    ada.replace('Sales,', ''),
    ada.replace('ada@', 'a@'),
    ada.replace('11-05', '11-06'),
    ada.replace('Active', 'Locked'),
  ]
  const hashes = await Promise.all(
    changed.map(async (line) => populationHash(await read([header, line, bo].join('\n')))),
  )
  expect(new Set([populationHash(one), ...hashes]).size).toBe(5)
})

test('the query says what is asked for, and not how a file happens to be written', async () => {
  const query = async (text: string, plan: Partial<CsvSource> = {}) =>
    (await readCsv(Buffer.from(text), { ...crm, ...plan })).query
  const asked = await query(`${header}\n${ada}`)
  expect(await query(`${header}\n${bo}`.replace(/,(?! )/g, ';'), { separator: ';', encoding: 'utf-8' })).toBe(
    asked,
  )
  expect(await query(`${header}\n${ada}`, { activeValues: ['Active'] })).not.toBe(asked)
  const { entitlements: _, ...without } = crm.fields
  expect(await query(`${header}\n${ada}`, { fields: without })).not.toBe(asked)
})

test('a population is kept as a list that reads the same again, and runs nothing in a spreadsheet', async () => {
  const accounts = await read([header, ada, bo, '8,eve,Eve,,,n/a,Active', '7,joe,,,,,Active'].join('\n'))
  const names = ['id', 'login', 'name', 'email', 'entitlements', 'lastUsed', 'active'] as const
  const kept = asCsv(accounts.toReversed())
  expect(kept.split('\n')[0]).toBe(names.join(','))
  const fields = Object.fromEntries(names.map((name) => [name, name])) as Required<CsvSource['fields']>
  expect(await read(kept, { fields, entitlementsBetween: '\n' })).toEqual(accounts)

  const formula = await read([header, ada.replace('Ada Quinn', '=1+1')].join('\n'))
  expect(asCsv(formula)).toContain(`,'=1+1,`)
})

test('whatever somebody calls themselves, a kept list reads as it was', () => {
  const start = fc.constantFrom('', "'", "'=", "'@", "''+", '=', '@', '-', "'\t", '"', '＝', "'＠")
  const text = fc
    .tuple(start, fc.string({ maxLength: 8 }))
    .map(([first, rest]) => first + rest.replace(/[\r\n]/g, ''))
  const some = text.filter((each) => each !== '')
  const account = fc.record({
    ...{ id: some, login: some, name: fc.option(some), email: fc.option(some) },
    ...{
      entitlements: fc.array(some, { maxLength: 3 }),
      lastUsed: fc.constantFrom(null, 'never', '2027-01-03'),
    },
    active: fc.boolean(),
  })
  fc.assert(
    fc.property(account, (one) => {
      const kept = asCsv([one])
      expect(fromCsv(Buffer.from(kept))).toEqual([one])
      expect(kept.split('\n').slice(1).join('\n')).not.toMatch(/(^|,)"?[=@＝＠]/)
    }),
  )
})
