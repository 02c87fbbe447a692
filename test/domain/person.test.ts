import fc from 'fast-check'
import { isPresent } from '../../src/domain/person.js'

const contract = { active: true, start: '2026-03-02', end: '2026-10-30' }

test.each([
  ['2026-03-01', false, 'the day before the first'],
  ['2026-03-02', true, 'the first day'],
  ['2026-10-30', true, 'the last day'],
  ['2026-10-31', false, 'the day after the last'],
])('on %s somebody is there: %s (%s)', (day, expected) => {
  expect(isPresent(contract, day)).toBe(expected)
})

test('whoever has neither start nor end is always there, until they are left out of the file', () => {
  expect(isPresent({ active: true, start: null, end: null }, '2026-11-24')).toBe(true)
  expect(isPresent({ active: false, start: null, end: null }, '2026-11-24')).toBe(false)
})

test('nobody comes back between the last day and the next contract', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((number) => `2026-06-${String(number).padStart(2, '0')}`)
  fc.assert(
    fc.property(day, day, day, day, (start, end, one, other) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      const person = { active: true, start, end }
      const leftBefore = earlier > end && !isPresent(person, earlier)
      return !leftBefore || !isPresent(person, later)
    }),
  )
})
