import { storesOf } from '../../src/main/stores.js'
import { orgCheck } from '../../src/org/commands.js'
import { Record } from './record.js'
import { folderOf, organisationYaml, removeFolders, smallCompany, today } from './small-company.js'

const programme = 'policy-review.information-security'
const calendar = (...lines: string[]) => ({
  ...smallCompany,
  'calendar.yaml': ['programmes:', '  - process: policy-review', ...lines, ''].join('\n'),
})
const quarterly = (from: string, ...lines: string[]) =>
  calendar('    policies: all', '    every: 3 months', `    from: ${from}`, ...lines)

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

/** When each occurrence comes, or what has become of it. */
async function plan(): Promise<{ [period: string]: string }> {
  const occurrences = await stores.occurrences.ofProgramme(programme)
  return Object.fromEntries(
    occurrences.map(({ period, state, date }) => [period, state === 'planned' ? date : state]),
  )
}

/** Somebody moves an occurrence in chat. */
async function movedBy(key: string, period: string, to: string): Promise<void> {
  const [by] = (await stores.people.byKeys([key])).values()
  const seen = await stores.occurrences.byId(`${programme}/${period}`)
  if (!by || !seen) throw new Error(`${key} cannot move ${period}`)
  const reason = 'The auditors come that week'
  await stores.occurrences.move(seen, to, {
    ...{ by: by._id, at: today, reason },
    through: { kind: 'chat', platform: 'slack' },
  })
}

test('a calendar is laid down with its owner and country, and its dates are planned at once', async () => {
  expect(await importing(quarterly('2027-02-13', '    owner: ben'))).toContain(
    `Programmes added 1: ${programme}`,
  )
  const [ben] = (await stores.people.byKeys(['ben'])).values()
  expect(await stores.programmes.byId(programme)).toMatchObject({
    ...{ state: 'active', subject: 'information-security', owner: ben?._id, country: 'IE', noticeDays: 5 },
    recurrence: { kind: 'months', every: 3, from: '2027-02-13' },
  })
  expect(await plan()).toEqual({
    '2027-Q1': '2027-02-15',
    '2027-Q2': '2027-05-13',
    '2027-Q3': '2027-08-13',
    '2027-Q4': '2027-11-15',
    '2028-Q1': '2028-02-14',
  })
})

test('what a file moves is on the ledger as the import’s doing', async () => {
  await importing(quarterly('2027-02-15'))
  await importing(quarterly('2027-02-22'))
  const row = await record.db
    .collection<{ _id: string; outbox: unknown[] }>('occurrences')
    .findOne({ _id: `${programme}/2027-Q1` })
  const byImport = { actor: { kind: 'operator' }, through: { kind: 'command-line' } }
  expect(row?.outbox).toMatchObject([
    { ...byImport, type: 'occurrence.planned', data: { date: '2027-02-15', state: 'planned' } },
    { ...byImport, type: 'occurrence.redated', data: { date: '2027-02-22', state: 'planned' } },
  ])
})

test('importing the same calendar twice changes nothing', async () => {
  await importing(quarterly('2027-02-15'))
  const before = await stores.programmes.byId(programme)
  expect(await importing(quarterly('2027-02-15'))).toEqual(['Nothing has changed since the last import.'])
  expect(await stores.programmes.byId(programme)).toEqual(before)
})

test('with another zone, or another hour of the morning, every programme starts at another instant', async () => {
  const folder = quarterly('2027-02-15')
  const owing = async () => (await stores.programmes.owingSchedule()).map(({ _id }) => _id)
  await importing(folder)
  for (const settings of [
    organisationYaml.replace('Europe/Dublin', 'Europe/Lisbon'),
    `${organisationYaml}reminders:\n  morningHour: 7\n`,
  ]) {
    for (const each of await stores.programmes.owingSchedule()) await stores.programmes.scheduled(each)
    expect(await owing()).toEqual([])
    await importing({ ...folder, 'organisation.yaml': settings })
    expect(await owing()).toEqual([programme])
  }
})

test('the event of the import says how many programmes it changed, and holds the hash of the file', async () => {
  await importing(quarterly('2027-02-15'))
  const row = await record.db.collection('imports').findOne({})
  expect(row?.outbox[0].data).toMatchObject({
    ...{ programmesAdded: 1, programmesChanged: 0, programmesEnded: 0 },
    'sha256 calendar.yaml': expect.stringMatching(/^[0-9a-f]{64}$/),
  })
})

test('a line that changed is said by its fields, and the plan follows', async () => {
  await importing(quarterly('2027-02-15'))
  expect(await importing(quarterly('2027-03-15', '    noticeDays: 10'))).toEqual([
    `Programmes changed 1: ${programme} (recurrence, noticeDays)`,
    'Imported as import/2.',
  ])
  expect(await plan()).toMatchObject({ '2027-Q1': '2027-03-15' })
})

test('the review interval of a policy and the country of the organisation are part of it', async () => {
  const yearly = calendar('    policies: all', '    from: 2027-02-01')
  await importing(yearly)
  expect(await plan()).toEqual({ '2027': '2027-02-02', '2028': '2028-02-01' })
  const policy = smallCompany['policies/information-security.md'].replace('EveryMonths: 12', 'EveryMonths: 6')
  const organisation = smallCompany['organisation.yaml'].replace('country: IE', 'country: DE')
  expect(
    await importing({
      ...yearly,
      'policies/information-security.md': policy,
      'organisation.yaml': organisation,
    }),
  ).toContain(`Programmes changed 1: ${programme} (recurrence, country)`)
  expect(await plan()).toMatchObject({ '2027-H1': '2027-02-01', '2027-H2': '2027-08-02' })
})

test('working days that change move what is planned, though the calendar is the same', async () => {
  await importing(quarterly('2027-02-15'))
  const organisation = `${smallCompany['organisation.yaml']}workingDays: [tuesday, wednesday]\n`
  await importing({ ...quarterly('2027-02-15'), 'organisation.yaml': organisation })
  expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-16' })
})

test('what the file no longer has is ended, and comes back with it', async () => {
  await importing(quarterly('2027-02-15'))
  const nothing = { ...smallCompany, 'calendar.yaml': 'programmes: []\n' }
  expect(await importing(nothing)).toEqual([`Programmes ended 1: ${programme}`, 'Imported as import/2.'])
  expect(await stores.programmes.active()).toEqual([])
  expect(new Set(Object.values(await plan()))).toEqual(new Set(['withdrawn']))
  expect(await importing(nothing)).toEqual(['Nothing has changed since the last import.'])
  expect(await importing(quarterly('2027-02-15'))).toContain(`Programmes added 1: ${programme}`)
  expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-15' })
})

test('a file that is gone from the folder ends nothing, and that is said', async () => {
  await importing(quarterly('2027-02-15'))
  expect(await importing(smallCompany)).toEqual([
    'Nothing has changed since the last import.',
    'Not in the folder any more: calendar.yaml. Its programmes go on (1); write `programmes: []` to end them.',
  ])
  expect(await stores.programmes.active()).toHaveLength(1)
})

describe('what was moved in chat', () => {
  const line = 'Note: calendar.yaml:3  '
  const undecided = 'It stays as it was moved until somebody decides: /isms calendar.'
  const moved =
    '2027-Q1 of policy-review.information-security was moved in chat to 22 February 2027 by Ada Quinn'

  beforeEach(async () => {
    await importing(quarterly('2027-02-15'))
    await movedBy('ada', '2027-Q1', '2027-02-22')
  })

  test('is no contradiction while the file says what it said', async () => {
    expect(await importing(quarterly('2027-02-15'))).toEqual(['Nothing has changed since the last import.'])
    expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-22' })
  })

  test('and has another date in the file now stays where it is, and each import and check says so', async () => {
    const note = `${line}${moved}; the file says 15 March 2027. ${undecided}`
    const printed: string[] = []
    const folder = await folderOf(quarterly('2027-03-15'))
    await orgCheck(folder, { print: (text) => void printed.push(text), now: () => new Date(today), stores })
    expect(printed.at(-1)).toBe(note)
    expect(await importing(quarterly('2027-03-15'))).toEqual([
      `Programmes changed 1: ${programme} (recurrence)`,
      note,
      'Imported as import/2.',
    ])
    expect(await plan()).toMatchObject({ '2027-Q1': '2027-02-22', '2027-Q2': '2027-06-15' })
    expect(await importing(quarterly('2027-03-15'))).toEqual([
      'Nothing has changed since the last import.',
      note,
    ])
  })

  test('and is no more in the file is said, too', async () => {
    expect(await importing({ ...smallCompany, 'calendar.yaml': 'programmes: []\n' })).toContain(
      `Note: calendar.yaml  ${moved}; the file has it no more. ${undecided}`,
    )
  })

  test('is no contradiction any more once the file agrees again, or somebody has decided', async () => {
    await importing(quarterly('2027-03-15'))
    expect(await importing(quarterly('2027-02-15'))).toEqual([
      `Programmes changed 1: ${programme} (recurrence)`,
      'Imported as import/3.',
    ])
    await importing(quarterly('2027-03-15'))
    const seen = await stores.occurrences.byId(`${programme}/2027-Q1`)
    const by = seen?.moved?.by
    if (!seen || !by) throw new Error('It was not moved')
    const through = { kind: 'chat', platform: 'slack' } as const
    await stores.occurrences.settle(seen, 'chat', { by, at: today, through })
    expect(await importing(quarterly('2027-03-15'))).toEqual(['Nothing has changed since the last import.'])
  })
})
