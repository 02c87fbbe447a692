import { parseNonconformityId } from '../../src/domain/nonconformity.js'
import { agesOver } from '../../src/domain/nonconformity-ageing.js'

test('one is found by whatever somebody types for its number', () => {
  for (const typed of ['nc-7', 'NC-7', ' nc 7', '7', 'nc7']) expect(parseNonconformityId(typed)).toBe('nc-7')
  for (const typed of ['', 'nc-0', 'seven', '7.1', 'nc-']) expect(parseNonconformityId(typed)).toBeNull()
})

test('how old those were that were open at the end of each month, of the running one as of now', () => {
  const all = [
    { at: '2027-01-10T09:00:00.000Z', endedAt: '2027-03-02T09:00:00.000Z' },
    { at: '2027-01-31T23:30:00.000Z' },
    { at: '2027-03-20T09:00:00.000Z' },
  ]
  expect(agesOver(all, 12, '2027-04-25T09:00:00.000Z', 'Europe/Dublin')).toEqual([
    { month: '2027-01', counts: [2, 0, 0, 0] },
    { month: '2027-02', counts: [1, 1, 0, 0] },
    { month: '2027-03', counts: [1, 1, 0, 0] },
    { month: '2027-04', counts: [0, 2, 0, 0] },
  ])
  expect(agesOver([], 12, '2027-04-25T09:00:00.000Z', 'Europe/Dublin')).toEqual([])
})
