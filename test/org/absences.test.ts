import { applyAbsences } from '../../src/activities/absence/dated.js'
import type { Absence } from '../../src/domain/absence.js'
import { storesOf } from '../../src/main/stores.js'
import { applyImport } from '../../src/org/apply.js'
import { describePlan } from '../../src/org/describe-plan.js'
import { planImport } from '../../src/org/plan.js'
import { aPolicy, cycleOf, questionOf } from '../support/company.js'
import { problemsOf, read, warningsOf } from './reading.js'
import { Record } from './record.js'
import { peopleCsv, removeFolders, smallCompany, today } from './small-company.js'

/** Below the people of the small company: `mo`, `ada` and `ben`, and `tom`, who uses no chat. */
const withAbsences = (...lines: string[]) => ({
  ...smallCompany,
  'people.csv': `${peopleCsv}tom,Tom Brady,,employee,ada,IT,Driver,,,,,,2026-12-18,none\n`,
  'absences.csv': ['person,from,to,delegate', ...lines, ''].join('\n'),
})

afterAll(() => removeFolders())

describe('absences.csv', () => {
  test('is read as people.csv is, and need not be there', async () => {
    const files = withAbsences()
    const text =
      'sep=;\r\nDelegate;PERSON;from;to\r\n;ada;2026-12-01;2026-12-04\r\nADA;mo;2026-12-07;2026-12-08\r\n'
    expect((await read({ ...files, 'absences.csv': text })).absences?.rows).toEqual([
      { line: 3, person: 'ada', from: '2026-12-01', to: '2026-12-04', delegate: null },
      { line: 4, person: 'mo', from: '2026-12-07', to: '2026-12-08', delegate: 'ada' },
    ])
    expect((await read(smallCompany)).absences).toBeUndefined()
    expect(await problemsOf(withAbsences())).toEqual([])
  })

  test('that is wrong is refused with file, line, what, and how to mend it, all at once', async () => {
    const files = withAbsences(
      'adda,2026-12-01,2026-12-04,',
      'ada,1.12.2026,2026-12-04,',
      'ada,2026-12-04,2026-12-01,',
      'ada,2026-12-01,2029-12-01,',
      'mo,2026-12-01,2026-12-04,mo',
      'ben,2026-12-01,2026-12-04,tom',
      'tom,2026-12-01,2026-12-04,nobody',
      'ben,2026-12-04,2026-12-07,ada',
      ',2026-12-01,,',
    )
    expect(await problemsOf(files)).toEqual([
      'absences.csv:2  person "adda" is nobody in people.csv. Did you mean "ada"? Write the id of one of the people.',
      'absences.csv:3  from "1.12.2026" is not written as a date. Write year-month-day, such as 2026-03-09.',
      'absences.csv:4  to 2026-12-01 is before from 2026-12-04. Write the first day away before the last.',
      'absences.csv:5  this absence is longer than two years. Write the first two years, and the rest when they are over.',
      'absences.csv:6  "mo" stands in for themselves. Write the id of somebody else, or leave it empty.',
      'absences.csv:7  delegate "tom" uses no chat. Write the id of somebody who can answer, or leave it empty.',
      'absences.csv:8  delegate "nobody" is nobody in people.csv. Write the id of one of the people.',
      'absences.csv:9  "ben" is away on some of these days by line 7 already. Make one line of the two, or let the second begin after the first has ended.',
      'absences.csv:10  person is missing. Write the id of one of the people in people.csv.',
      'absences.csv:10  to is missing. Write the last day away as year-month-day, such as 2027-08-14.',
    ])
  })

  test('has no column for a reason', async () => {
    const files = { ...withAbsences(), 'absences.csv': 'person,from,to,reason\n' }
    expect(await problemsOf(files)).toEqual([
      'absences.csv:1  "reason" is no column of this file. Known here: person, from, to, delegate.',
    ])
    expect(await problemsOf({ ...files, 'absences.csv': '' })).toEqual([
      'absences.csv:1  there is nothing in this file. Write a line with the column names, person,from,to,delegate, or leave the file out.',
    ])
  })

  test('with people who stand in for each other, or are both away, deserves a look and stops nothing', async () => {
    const files = withAbsences(
      'ada,2026-12-01,2026-12-04,mo',
      'mo,2026-12-04,2026-12-07,ada',
      'ben,2026-12-05,2026-12-06,mo',
    )
    expect(await warningsOf(files)).toEqual([
      'absences.csv:2  on 2026-12-04 delegate "mo" is away too, and it would come back to "ada". Name somebody else; until then approvals and reviews stay with "ada".',
      'absences.csv:3  on 2026-12-04 delegate "ada" is away too, and it would come back to "mo". Name somebody else; until then approvals and reviews stay with "mo".',
    ])
    expect(await problemsOf(files)).toEqual([])
  })
})

describe('an import', () => {
  let record: Record
  beforeAll(async () => {
    record = await Record.open()
  })
  beforeEach(() => record.clear())
  afterAll(() => record.close())

  async function importing(files: Parameters<typeof read>[0], at = today): Promise<string[]> {
    const plan = await planImport(await read(files), record.stores, at)
    expect(plan.problems).toEqual([])
    await applyImport(plan, record.tools({ now: () => new Date(at) }))
    await record.begins()
    return describePlan(plan)
  }

  async function idOf(key: string): Promise<string> {
    const person = (await record.stores.people.byKeys([key])).get(key)
    if (!person) throw new Error(`Nobody is called ${key}`)
    return person._id
  }

  async function absencesOf(key: string): Promise<Pick<Absence, 'from' | 'to' | 'source' | 'ended'>[]> {
    const { absences } = await record.stores.absences.of(await idOf(key))
    return absences.map(({ from, to, source, ended }) => ({ from, to, source, ...(ended ? { ended } : {}) }))
  }

  async function inChat(key: string, from: string, to: string): Promise<void> {
    const { absences } = record.stores
    const person = await idOf(key)
    const by = {
      actor: { kind: 'person', id: person },
      through: { kind: 'chat', platform: 'slack' },
      at: today,
    } as const
    await absences.set(await absences.of(person), { from, to, delegate: null, source: 'chat' }, [], by)
  }

  const ofFile = { source: 'file' }

  test('sets what is new, and a second one changes nothing', async () => {
    const files = withAbsences('ada,2026-12-01,2026-12-04,mo', 'ben,2026-11-02,2026-11-06,')
    expect(await importing(files)).toContain('Absences set: 1')
    expect(await absencesOf('ada')).toEqual([{ from: '2026-12-01', to: '2026-12-04', ...ofFile }])
    expect(await absencesOf('ben')).toEqual([])
    expect(await importing(files)).toEqual(['Nothing has changed since the last import.'])
  })

  test('takes a line that changed for the new one, and ends what is gone', async () => {
    await importing(
      withAbsences('ada,2026-11-23,2026-12-04,mo', 'ben,2026-12-01,2026-12-04,', 'mo,2026-11-23,2026-12-04,'),
    )
    expect(await importing(withAbsences('ada,2026-11-23,2026-12-11,mo'))).toEqual([
      'Absences set: 1',
      'Absences ended, since the file no longer has them: 2',
    ])
    expect(await absencesOf('ada')).toEqual([{ from: '2026-11-23', to: '2026-12-11', ...ofFile }])
    expect(await absencesOf('ben')).toMatchObject([{ ended: { lastDay: null } }])
    expect(await absencesOf('mo')).toMatchObject([{ ended: { lastDay: '2026-11-23' } }])
  })

  test('without the file leaves everything as it is', async () => {
    await importing(withAbsences('ada,2026-12-01,2026-12-04,mo'))
    const { 'absences.csv': _, ...without } = withAbsences()
    expect(await importing(without)).toEqual(['Nothing has changed since the last import.'])
    expect(await absencesOf('ada')).toEqual([{ from: '2026-12-01', to: '2026-12-04', ...ofFile }])
  })

  test('leaves alone what was said in chat: days that chat set stay, and days that chat ended stay ended', async () => {
    const files = withAbsences('ada,2026-12-01,2026-12-04,mo')
    await importing(files)
    await inChat('ada', '2026-12-03', '2026-12-09')
    const { absences } = record.stores
    const before = await absences.of(await idOf('ada'))
    const [imported] = before.absences
    const by = {
      actor: { kind: 'person', id: before._id },
      through: { kind: 'chat', platform: 'slack' },
      at: today,
    } as const
    if (imported) await absences.end(before, imported, null, by)
    expect(await importing(files)).toEqual(['Nothing has changed since the last import.'])
    expect(await importing(withAbsences())).toEqual(['Nothing has changed since the last import.'])
    expect(await absencesOf('ada')).toMatchObject([
      { from: '2026-12-01', ended: { lastDay: null } },
      { from: '2026-12-03', to: '2026-12-09', source: 'chat' },
    ])
  })

  test('has its effect at once where it is about today', async () => {
    await importing(smallCompany)
    const stores = storesOf(record.db)
    const ada = await stores.people.byId(await idOf('ada'))
    if (!ada) throw new Error('Ada is gone')
    await stores.asks.open([
      questionOf(cycleOf(aPolicy('1.0'), '2026-11-20T09:00:00.000Z'), ada, '2026-11-20T09:00:00.000Z'),
    ])
    await importing(withAbsences('ada,2026-11-24,2026-12-04,mo'))
    const paused = { since: '2026-11-24', until: '2026-12-04' }
    expect(await stores.asks.openOf(ada._id)).toMatchObject([{ paused }])
    await importing(withAbsences())
    expect((await stores.asks.openOf(ada._id))[0]?.paused).toBeUndefined()
    await applyAbsences(stores)(today, () => undefined)
    expect((await stores.asks.openOf(ada._id))[0]?.paused).toBeUndefined()
  })
})
