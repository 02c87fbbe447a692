import fc from 'fast-check'
import { type Recurrence, shifted, turnsOf } from '../../src/domain/recurrence.js'
import { addDays, isBusinessDay, weekdayNumber, weekdays } from '../../src/domain/working-days.js'

const fiveDays = weekdays.slice(0, 5)
const cork = { workingDays: fiveDays, country: 'IE' }
const hamburg = { workingDays: fiveDays, country: 'DE-HH' }

function datesOf(recurrence: Recurrence, last = '2028-12-31'): [string, string][] {
  return turnsOf(recurrence, 'none', cork, recurrence.from, last).map(({ period, date }) => [period, date])
}

describe('the dates of a duty', () => {
  test('once a year, also from a leap day on', () => {
    expect(datesOf({ kind: 'months', every: 12, from: '2024-02-29' })).toEqual([
      ['2024', '2024-02-29'],
      ['2025', '2025-02-28'],
      ['2026', '2026-02-28'],
      ['2027', '2027-02-28'],
      ['2028', '2028-02-29'],
    ])
  })

  test('each quarter at the end of a month, which is not always the 31st', () => {
    expect(datesOf({ kind: 'months', every: 3, from: '2027-01-31' }, '2027-12-31')).toEqual([
      ['2027-Q1', '2027-01-31'],
      ['2027-Q2', '2027-04-30'],
      ['2027-Q3', '2027-07-31'],
      ['2027-Q4', '2027-10-31'],
    ])
  })

  test('every other week, in the weeks that belong to the next year too', () => {
    expect(datesOf({ kind: 'weeks', every: 2, from: '2026-12-17' }, '2027-01-20')).toEqual([
      ['2026-W51', '2026-12-17'],
      ['2026-W53', '2026-12-31'],
      ['2027-W02', '2027-01-14'],
    ])
  })

  test('on the first Monday and the last Friday of a month', () => {
    const from = '2027-01-01'
    const first = { kind: 'nth-weekday', nth: 1, weekday: 'monday', every: 6, from } as const
    expect(datesOf(first, '2027-12-31')).toEqual([
      ['2027-H1', '2027-01-04'],
      ['2027-H2', '2027-07-05'],
    ])
    const last = { kind: 'nth-weekday', nth: 'last', weekday: 'friday', every: 1, from } as const
    expect(datesOf(last, '2027-03-01')).toEqual([
      ['2027-01', '2027-01-29'],
      ['2027-02', '2027-02-26'],
    ])
  })

  test('on days that are written down, each year or once', () => {
    const dates = { kind: 'dates', dates: ['09-30', '02-29', '2027-05-03'], from: '2027-01-01' } as const
    expect(datesOf(dates).map(([period]) => period)).toEqual([
      '2027-02-28',
      '2027-05-03',
      '2027-09-30',
      '2028-02-29',
      '2028-09-30',
    ])
  })

  test('a first date that has passed in its month is not made up for', () => {
    const third = {
      kind: 'nth-weekday',
      nth: 1,
      weekday: 'monday',
      every: 1,
      from: '2027-03-15',
    } as const
    expect(datesOf(third, '2027-05-31')).toEqual([
      ['2027-04', '2027-04-05'],
      ['2027-05', '2027-05-03'],
    ])
  })
})

test('each stands for the days of its period, or for its share of the year', () => {
  const stretches = (recurrence: Recurrence, last: string) =>
    turnsOf(recurrence, 'none', cork, recurrence.from, last).map(({ stretch }) => [
      stretch.first,
      stretch.last,
    ])
  const from = '2027-02-15'
  expect(stretches({ kind: 'months', every: 3, from }, '2027-06-01')).toEqual([
    ['2027-01-01', '2027-03-31'],
    ['2027-04-01', '2027-06-30'],
  ])
  expect(stretches({ kind: 'months', every: 1, from }, '2027-02-28')).toEqual([['2027-02-01', '2027-02-28']])
  expect(stretches({ kind: 'weeks', every: 2, from: '2027-01-01' }, '2027-01-01')).toEqual([
    ['2026-12-28', '2027-01-03'],
  ])
  expect(stretches({ kind: 'dates', dates: ['03-31', '09-30'], from }, '2027-12-31')).toEqual([
    ['2027-01-01', '2027-06-30'],
    ['2027-07-01', '2027-12-31'],
  ])
})

describe('what falls on a day on which nobody works', () => {
  test('goes to the next business day of its country, or to the one before, and keeps its period', () => {
    const endOfYear = { kind: 'months', every: 12, from: '2026-12-26' } as const
    const turn = (shift: 'next' | 'previous', place: typeof cork) =>
      turnsOf(endOfYear, shift, place, '2027-01-01', '2027-12-31')
    const stretch = { first: '2027-01-01', last: '2027-12-31' }
    const planned = { period: '2027', nominal: '2027-12-26', stretch }
    expect(turn('next', cork)).toEqual([{ ...planned, date: '2027-12-27' }])
    expect(turn('previous', cork)).toEqual([{ ...planned, date: '2027-12-24' }])
    const reformation = { kind: 'months', every: 12, from: '2025-10-31' } as const
    const dateIn = (place: typeof cork) =>
      turnsOf(reformation, 'next', place, '2025-01-01', '2025-12-31')[0]?.date
    expect([dateIn(cork), dateIn(hamburg)]).toEqual(['2025-10-31', '2025-11-03'])
  })

  test('goes over the end of a year, where its period does not', () => {
    const last = { kind: 'months', every: 12, from: '2027-12-31' } as const
    expect(turnsOf(last, 'next', { ...cork, workingDays: ['monday'] }, '2027-01-01', '2027-12-31')).toEqual([
      {
        ...{ period: '2027', nominal: '2027-12-31', date: '2028-01-03' },
        stretch: { first: '2027-01-01', last: '2027-12-31' },
      },
    ])
  })
})

const day = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const weekday = fc.constantFrom(...weekdays)
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({ kind: fc.constant('months' as const), every: fc.integer({ min: 1, max: 36 }), from: day }),
  fc.record({ kind: fc.constant('weeks' as const), every: fc.integer({ min: 1, max: 60 }), from: day }),
  fc.record({
    kind: fc.constant('nth-weekday' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 'last' as const),
    weekday,
    every: fc.integer({ min: 1, max: 24 }),
    from: day,
  }),
  fc.record({
    kind: fc.constant('dates' as const),
    dates: fc.array(
      fc.oneof(
        day.map((date) => date.slice(5)),
        day,
      ),
      { minLength: 1, maxLength: 6 },
    ),
    from: day,
  }),
)
const place = fc.record({
  workingDays: fc.subarray([...weekdays], { minLength: 1 }),
  country: fc.constantFrom('IE', 'DE-HH', 'CA-NS', 'TR'),
})
const shift = fc.constantFrom('next' as const, 'previous' as const, 'none' as const)

describe('of whichever rule', () => {
  const last = '2030-12-31'

  test('each turn has a period of its own, in order, on a business day where that is asked for', () => {
    fc.assert(
      fc.property(recurrence, shift, place, (rule, where, at) => {
        const turns = turnsOf(rule, where, at, rule.from, last)
        expect(new Set(turns.map(({ period }) => period)).size).toBe(turns.length)
        const nominals = turns.map(({ nominal }) => nominal)
        expect(nominals).toEqual([...nominals].sort())
        for (const [n, { nominal, date, stretch }] of turns.entries()) {
          expect(stretch.first <= nominal && nominal <= stretch.last).toBe(true)
          expect(stretch.last < (turns[n + 1]?.stretch.first ?? '9')).toBe(true)
          expect(nominal >= rule.from && nominal <= last).toBe(true)
          if (where === 'none') expect(date).toBe(nominal)
          else expect(isBusinessDay(date, at)).toBe(true)
          if (where === 'next') expect(date >= nominal).toBe(true)
          if (where === 'previous') expect(date <= nominal).toBe(true)
        }
      }),
    )
  })

  test('a later look finds the same turns: what was planned stays as it was planned', () => {
    fc.assert(
      fc.property(recurrence, shift, place, day, (rule, where, at, since) => {
        const all = turnsOf(rule, where, at, rule.from, last)
        expect(turnsOf(rule, where, at, since, last)).toEqual(all.filter(({ nominal }) => nominal >= since))
      }),
    )
  })

  test('the intervals are kept', () => {
    fc.assert(
      fc.property(recurrence, (rule) => {
        const nominals = turnsOf(rule, 'none', cork, rule.from, last).map(({ nominal }) => nominal)
        for (const [n, date] of nominals.entries()) {
          const next = nominals[n + 1]
          if (rule.kind === 'weeks' && next) expect(next).toBe(addDays(date, 7 * rule.every))
          if (rule.kind === 'nth-weekday') expect(weekdays[weekdayNumber(date)]).toBe(rule.weekday)
          if ((rule.kind === 'months' || rule.kind === 'nth-weekday') && next)
            expect(monthsBetween(date, next)).toBe(rule.every)
        }
      }),
    )
  })

  test('a shift goes no further than it must', () => {
    fc.assert(
      fc.property(day, place, (date, at) => {
        const next = shifted(date, 'next', at)
        for (let between = date; between < next; between = addDays(between, 1))
          expect(isBusinessDay(between, at)).toBe(false)
        const previous = shifted(date, 'previous', at)
        for (let between = date; between > previous; between = addDays(between, -1))
          expect(isBusinessDay(between, at)).toBe(false)
      }),
    )
  })
})

function monthsBetween(one: string, other: string): number {
  const months = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))
  return months(other) - months(one)
}
