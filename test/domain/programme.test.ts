import fc from 'fast-check'
import { DateTime } from 'luxon'
import { startHour, startsAt, startsOn } from '../../src/domain/programme.js'
import { addDays } from '../../src/domain/working-days.js'
import { kestrel } from '../support/company.js'

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days))
const place = fc.record({
  // Two of them change their clocks at an hour at which something may start, two have half hours.
  timeZone: fc.constantFrom(
    ...['Europe/Dublin', 'America/Halifax', 'America/Havana', 'Africa/Cairo'],
    ...['Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'],
  ),
  morningHour: fc.integer({ min: 0, max: 11 }),
})
const organisation = ({ timeZone, morningHour }: { timeZone: string; morningHour: number }) => ({
  timeZone,
  reminders: { ...kestrel.reminders, morningHour },
})

describe('what is planned for a day', () => {
  test('starts on that day where the company is, at its hour, whichever clock is in force', () => {
    fc.assert(
      fc.property(day, place, (date, at) => {
        const company = organisation(at)
        const local = DateTime.fromISO(startsAt(date, company), { zone: at.timeZone })
        expect(local.toISODate()).toBe(date)
        const hour = startHour(company.reminders)
        // An hour that the clock leaves out is followed by the one that is there.
        const isThere = DateTime.fromObject({ ...ymd(date), hour }, { zone: at.timeZone }).hour
        expect(local.hour).toBe(isThere)
        expect(Math.abs(local.hour - hour)).toBeLessThan(2)
      }),
    )
  })

  test('starts before what is planned for the next one', () => {
    fc.assert(
      fc.property(day, place, (date, at) => {
        const company = organisation(at)
        expect(startsAt(date, company) < startsAt(addDays(date, 1), company)).toBe(true)
      }),
    )
  })

  test('starts on no day of a pause, and in the order in which it was planned', () => {
    fc.assert(
      fc.property(day, day, fc.option(day, { nil: undefined }), (one, other, until) => {
        const said = { by: 'p_1', at: '', event: 'e', reason: { text: '', commitment: '' } }
        const programme = { state: 'active' as const, ...(until ? { paused: { ...said, until } } : {}) }
        const starts = (date: string) => startsOn(programme, { date }) ?? ''
        expect(starts(one) >= one).toBe(true)
        if (until) expect(starts(one) > until).toBe(true)
        if (one <= other) expect(starts(one) <= starts(other)).toBe(true)
      }),
    )
  })
})

function ymd(date: string): { year: number; month: number; day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number)
  return { year, month, day: dayOfMonth }
}
