import fc from 'fast-check'
import { type Involvement, independentOf, tiedToAll, ties, tieTo } from '../../src/domain/independence.js'

const criteria = ['9.1', '9.2', 'A.5.18', 'A.8.13']
const since = '2026-05-10T00:00:00.000Z'
const involvement = fc.record<Involvement>({
  person: fc.constantFrom('p_1', 'p_2'),
  as: fc.constantFrom(...ties),
  of: fc.constant('check/restore'),
  criteria: fc.subarray(criteria),
  at: fc.constantFrom(null, '2026-05-09T23:59:59.999Z', since, '2027-01-01T00:00:00.000Z'),
})

test('nobody audits what they own now, or did within the look-back; what is longer ago ties nobody', () => {
  const tie = { person: 'p_1', as: 'owns', of: 'A.5.18', criteria: ['A.5.18'] } as const
  const at = (at: string | null) => tieTo([{ ...tie, at }], 'p_1', 'A.5.18', since)
  expect(at(null)).toMatchObject({ of: 'A.5.18' })
  expect(at(since)).not.toBeNull()
  expect(at('2026-05-09T23:59:59.999Z')).toBeNull()
  expect(tieTo([{ ...tie, at: null }], 'p_2', 'A.5.18', since)).toBeNull()
  expect(tieTo([{ ...tie, at: null }], 'p_1', 'A.8.13', since)).toBeNull()
})

test('each criterion is one of which somebody is independent, or one to which something ties them', () => {
  fc.assert(
    fc.property(fc.array(involvement), (involvements) => {
      const free = independentOf(involvements, 'p_1', criteria, since)
      const tied = criteria.filter((each) => tieTo(involvements, 'p_1', each, since) !== null)
      expect([...free, ...tied].sort()).toEqual([...criteria].sort())
      expect(tiedToAll(involvements, 'p_1', criteria, since) !== null).toBe(free.length === 0)
    }),
  )
})

test('another involvement never makes anybody more independent', () => {
  fc.assert(
    fc.property(fc.array(involvement), involvement, (before, one) => {
      const [was, is] = [before, [...before, one]].map((each) => independentOf(each, 'p_1', criteria, since))
      expect(was).toEqual(expect.arrayContaining(is ?? []))
    }),
  )
})
