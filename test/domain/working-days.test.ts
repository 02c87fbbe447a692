import fc from 'fast-check'
import {
  addDays,
  businessDayFrom,
  dateIn,
  dueDate,
  endOf,
  isBusinessDay,
  isPublicHoliday,
  type Place,
  weekdays,
} from '../../src/domain/working-days.js'

const fiveDays = weekdays.slice(0, 5)
const cork = { workingDays: fiveDays, country: 'IE' }
const hamburg = { workingDays: fiveDays, country: 'DE-HH' }
const halifax = { workingDays: fiveDays, country: 'CA-NS' }

const date = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const zone = fc.constantFrom(
  'Europe/Dublin',
  'America/Halifax',
  'America/St_Johns',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Africa/Cairo',
  'America/Santiago',
  'UTC',
)
const calendar = fc.record({
  workingDays: fc.subarray([...weekdays], { minLength: 1 }),
  country: fc.constantFrom('IE', 'DE-HH', 'CA-NS', 'TR'),
})

test.each([
  ['2026-12-24', true, 'a Thursday on which offices are open till noon'],
  ['2026-12-25', false, 'a public holiday'],
  ['2026-12-26', false, 'a Saturday and a public holiday'],
  ['2026-12-28', true, 'the Monday after'],
])('in Cork %s is a business day: %s (%s)', (day, expected) => {
  expect(isBusinessDay(day, cork)).toBe(expected)
})

test('Reformation Day is free in Hamburg and not in Munich', () => {
  expect(isPublicHoliday('2025-10-31', 'DE-HH')).toBe(true)
  expect(isPublicHoliday('2025-10-31', 'DE-BY')).toBe(false)
})

test('Heritage Day is free in Nova Scotia, not in Cork', () => {
  expect(isBusinessDay('2026-02-16', halifax)).toBe(false)
  expect(isBusinessDay('2026-02-16', cork)).toBe(true)
})

test('a holiday that fell on a Sunday in England is made up for on a Monday', () => {
  expect(isPublicHoliday('2022-01-03', 'GB-ENG')).toBe(true)
})

test('a feast of several days takes all of them', () => {
  expect(['2026-03-20', '2026-03-21', '2026-03-22'].map((day) => isPublicHoliday(day, 'TR'))).toEqual([
    true,
    true,
    true,
  ])
})

test('ten business days from a Tuesday in November end on a Tuesday two weeks later', () => {
  expect(dueDate('2026-11-24', 10, cork)).toBe('2026-12-08')
})

test('Christmas moves a due date, in each place as its own holidays have it', () => {
  expect(dueDate('2025-12-22', 5, cork)).toBe('2025-12-31')
  expect(dueDate('2025-12-22', 5, hamburg)).toBe('2025-12-31')
  expect(dueDate('2025-12-22', 5, halifax)).toBe('2025-12-30')
})

test('what falls on a holiday goes to the next business day', () => {
  expect(businessDayFrom('2026-12-25', cork)).toBe('2026-12-28')
  expect(businessDayFrom('2026-12-28', cork)).toBe('2026-12-28')
  expect(dueDate('2026-12-25', 0, cork)).toBe('2026-12-28')
})

test('an organisation that works from Sunday to Thursday counts its own days', () => {
  const place = { workingDays: ['sunday', ...weekdays.slice(0, 4)], country: 'IE' } satisfies Partial<Place>
  expect(dueDate('2026-11-26', 1, place)).toBe('2026-11-29')
})

test('without a working day there is no due date, and that is said', () => {
  expect(() => dueDate('2026-11-24', 1, { workingDays: [], country: 'IE' })).toThrow(RangeError)
})

test('what is no date is refused', () => {
  expect(() => isBusinessDay('2026-02-31', cork)).toThrow(RangeError)
  expect(() => dateIn('yesterday', 'UTC')).toThrow(RangeError)
})

test('at one instant it is another day in Halifax than in Hamburg', () => {
  expect(dateIn('2026-11-24T01:30:00.000Z', 'America/Halifax')).toBe('2026-11-23')
  expect(dateIn('2026-11-24T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-24')
})

test('the day on which summer time begins is over after 23 hours', () => {
  expect(endOf('2026-03-28', 'Europe/Dublin')).toBe('2026-03-29T00:00:00.000Z')
  expect(endOf('2026-03-29', 'Europe/Dublin')).toBe('2026-03-29T23:00:00.000Z')
})

test('the due date is a business day, and as many business days lie after the day of asking as were given', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 1, max: 30 }), calendar, (from, days, place) => {
      const due = dueDate(from, days, place)
      let counted = 0
      for (let day = addDays(from, 1); day <= due; day = addDays(day, 1))
        if (isBusinessDay(day, place)) counted += 1
      return isBusinessDay(due, place) && counted === days
    }),
    { numRuns: 60 },
  )
})

test('more business days never end earlier, and a later day of asking never either', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: 0, max: 20 }), calendar, (from, days, place) => {
      const due = dueDate(from, days, place)
      return due <= dueDate(from, days + 1, place) && due <= dueDate(addDays(from, 1), days, place)
    }),
    { numRuns: 60 },
  )
})

test('a date is over at the instant at which the next one begins, in every zone and at every change of the clock', () => {
  fc.assert(
    fc.property(date, zone, (day, timeZone) => {
      const over = endOf(day, timeZone)
      const before = new Date(new Date(over).getTime() - 1).toISOString()
      return dateIn(before, timeZone) === day && dateIn(over, timeZone) === addDays(day, 1)
    }),
  )
})
