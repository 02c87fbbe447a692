import fc from 'fast-check'
import { type Occurrence, whyNotMovable } from '../../src/domain/programme.js'
import { addDays, yearOf } from '../../src/domain/working-days.js'
import { isOnlyOneOfYear, leavesItsYear, lostToPause } from '../../src/domain/year-without.js'

/** Up to six dates over two years, each planned, held, left out, or begun with nothing to ask. */
const dates: fc.Arbitrary<Occurrence[]> = fc
  .uniqueArray(
    fc.record({
      day: fc.integer({ min: 0, max: 729 }),
      became: fc.constantFrom('planned' as const, 'held' as const, 'skipped' as const, 'nothing' as const),
    }),
    { selector: ({ day }) => day, minLength: 1, maxLength: 6 },
  )
  .map((drawn) =>
    drawn.map(({ day, became }): Occurrence => {
      const date = addDays('2027-01-01', day)
      const stretch = { first: date, last: date }
      const row = { v: 1 as const, programme: 'p', period: date, nominal: date, date, revision: 1, stretch }
      const began = { at: `${date}T08:00:00.000Z`, by: null, cycle: became === 'held' ? 'cycle/p' : null }
      if (became === 'planned' || became === 'skipped') return { ...row, _id: `p/${date}`, state: became }
      return { ...row, _id: `p/${date}`, state: 'started', started: began }
    }),
  )
const years = (of: readonly Occurrence[]) =>
  new Set(
    of
      .filter(({ state, started }) => state === 'planned' || (state === 'started' && started?.cycle !== null))
      .map(({ nominal }) => yearOf(nominal)),
  )

test('whatever is left out without top management, in whichever order, each year keeps a date', () => {
  fc.assert(
    fc.property(dates, fc.array(fc.nat(5), { maxLength: 8 }), (drawn, picks) => {
      const before = years(drawn)
      for (const pick of picks) {
        const one = drawn[pick]
        if (one?.state === 'planned' && !isOnlyOneOfYear(one, {}, drawn)) one.state = 'skipped'
      }
      expect(years(drawn)).toEqual(before)
    }),
  )
})

test('after a pause without top management each year has had a date', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: 0, max: 800 }), (drawn, days) => {
      const until = addDays('2027-01-01', days)
      const before = years(drawn)
      const lost = lostToPause(until, {}, drawn)
      const held = drawn.filter(({ state, date }) => state === 'planned' && date <= until)
      const newest = held
        .map(({ date }) => date)
        .sort()
        .at(-1)
      const after = years(drawn.filter((each) => !held.includes(each)))
      if (newest) after.add(yearOf(addDays(until, 1)))
      const passed = [...before].filter((year) => !after.has(year))
      expect(lost === null).toBe(passed.length === 0)
      if (lost) expect(passed).toContain(yearOf(lost.nominal))
    }),
  )
})

test('a pause holds the date of its last day, too', () => {
  const [nominal, date] = ['2027-12-31', '2027-12-31']
  const only = { _id: 'review/2027', state: 'planned' as const, nominal, date }
  expect(lostToPause('2027-12-30', {}, [only])).toBeNull()
  expect(lostToPause('2027-12-31', {}, [only])).toBe(only)
})

describe('a date that its rule shifts over the end of a year', () => {
  const today = '2027-12-01'
  const shifted = (nominal: string, date: string) => ({ state: 'planned' as const, nominal, date })

  test('is moved within its year, and no further into the next one than it was', () => {
    const after = shifted('2027-12-31', '2028-01-03')
    expect(whyNotMovable(after, '2027-12-20', today)).toBeNull()
    expect(whyNotMovable(after, '2028-01-02', today)).toBeNull()
    expect(whyNotMovable(after, '2028-06-01', today)).toBe('other-year')
    expect(whyNotMovable(shifted('2027-12-31', '2027-12-20'), '2028-01-03', today)).toBe('other-year')
    const before = shifted('2028-01-01', '2027-12-31')
    expect(whyNotMovable(before, '2028-02-01', today)).toBeNull()
    expect(whyNotMovable(before, '2027-12-15', today)).toBe('other-year')
  })

  test('who starts it in the year into which the rule has shifted it does not pull it out of its own', () => {
    expect(leavesItsYear(shifted('2028-01-01', '2027-12-31'), '2027-12-30')).toBe(false)
    expect(leavesItsYear(shifted('2028-01-02', '2028-01-03'), '2027-12-30')).toBe(true)
  })
})

test('who pulled one into the year before has held that year, not its own', () => {
  const row = (period: string, more: Partial<Occurrence>): Occurrence => ({
    ...{
      _id: `p/${period}`,
      v: 1,
      programme: 'p',
      period,
      nominal: `${period}-03-01`,
      date: `${period}-03-01`,
    },
    ...{ stretch: { first: `${period}-01-01`, last: `${period}-12-31` } },
    ...{ state: 'planned', revision: 1, ...more },
  })
  const pulled = row('2028', {
    state: 'started',
    started: { at: '2027-01-04T10:00:00.000Z', by: 'p_1', cycle: 'cycle/p/2028' },
  })
  expect(isOnlyOneOfYear(row('2027', {}), {}, [row('2027', {}), pulled])).toBe(false)
  const late = row('2028', { _id: 'p/other', nominal: '2028-09-01' })
  expect(isOnlyOneOfYear(late, {}, [late, pulled])).toBe(true)
})
