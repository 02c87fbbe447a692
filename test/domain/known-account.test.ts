import { holdersOf, isRotationOverdue, type Rotation, rotationDue } from '../../src/domain/known-account.js'

const rotation = (count: number, unit: Rotation['every']['unit'], last: string): Rotation => {
  return { every: { count, unit }, last }
}

test.each([
  [rotation(90, 'days', '2026-09-01'), '2026-11-30'],
  [rotation(2, 'weeks', '2026-12-24'), '2027-01-07'],
  [rotation(6, 'months', '2026-08-31'), '2027-02-28'],
])('a secret is changed within its interval (%#)', (each, due) => {
  expect(rotationDue(each)).toBe(due)
  expect(isRotationOverdue(each, due)).toBe(false)
})

test('it is overdue once its day is over', () => {
  expect(isRotationOverdue(rotation(90, 'days', '2026-09-01'), '2026-12-01')).toBe(true)
})

test('whoever could get in by an account holds it: who answers for it too, each once', () => {
  const known = { _id: 'crm/bot', v: 1 as const, system: 'crm', account: 'bot', purpose: {} }
  const managed = { ...known, type: 'shared' as const, owner: 'p1', heldBy: ['p2', 'p1'], rotation: null }
  expect(holdersOf(managed)).toEqual(['p1', 'p2'])
  expect(holdersOf({ ...known, type: 'person', person: 'p3' })).toEqual(['p3'])
})
