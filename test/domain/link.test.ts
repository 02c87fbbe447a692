import { linkUntil } from '../../src/domain/link.js'

test('a link works for fourteen days, and to the end of the day on which what it leads to is due', () => {
  const at = '2026-11-27T10:31:00.000Z'
  expect(linkUntil(at, [], 'Europe/Berlin')).toBe('2026-12-11T22:59:00.000Z')
  expect(linkUntil(at, ['2026-12-11'], 'Europe/Berlin')).toBe('2026-12-11T22:59:00.000Z')
  expect(linkUntil(at, ['2026-12-04', '2026-12-18'], 'America/Halifax')).toBe('2026-12-19T03:59:00.000Z')
})
