import fc from 'fast-check'
import { annexA } from '../../src/domain/annex-a.js'
import {
  type CoverageState,
  coverageOf,
  monthsUntilNext,
  proposedAudits,
} from '../../src/domain/audit-coverage.js'
import { partOf } from '../../src/domain/audit-criteria.js'
import { defaultRules, importanceOf, importances } from '../../src/domain/audit-programme.js'
import { clauses, isClause } from '../../src/domain/clauses.js'
import { addMonths } from '../../src/domain/working-days.js'

const today = '2027-03-01'
const all = [...clauses, ...annexA]
const of = (changes: Partial<CoverageState>) =>
  coverageOf({
    criteria: all,
    rules: defaultRules,
    held: [],
    planned: [],
    since: '2027-01-01',
    today,
    ...changes,
  })
const one = (criterion: string, changes: Partial<CoverageState>) =>
  of({ criteria: [criterion], ...changes })[0]

test('clauses come round every year, controls every three, from when there is a programme', () => {
  expect(one('9.2', {})).toMatchObject({ dueOn: '2028-01-01', state: 'open' })
  expect(one('A.8.13', {})).toMatchObject({ dueOn: '2030-01-01' })
  const held = [{ criterion: 'A.8.13', on: '2026-12-01', nonconformities: 0 }]
  expect(one('A.8.13', { held })).toMatchObject({ dueOn: '2029-12-01', state: 'done' })
})

test('before the certification audit everything is audited once', () => {
  const rules = { ...defaultRules, certificationOn: '2027-09-01' }
  expect(of({ rules }).every(({ dueOn }) => dueOn === '2027-09-01')).toBe(true)
  const held = [{ criterion: 'A.8.13', on: '2027-02-01', nonconformities: 0 }]
  expect(one('A.8.13', { rules, held })).toMatchObject({ dueOn: '2030-02-01', state: 'done' })
})

test('what did not conform comes round within a year, and what matters more earlier than the rest', () => {
  const held = [{ criterion: 'A.8.13', on: '2027-02-01', nonconformities: 1 }]
  expect(one('A.8.13', { held })).toMatchObject({ dueOn: '2028-02-01', state: 'open' })
  const rules = { ...defaultRules, importance: [{ criteria: ['A.8.13'], is: 'high' as const }] }
  const conforms = [{ criterion: 'A.8.13', on: '2027-02-01', nonconformities: 0 }]
  expect(one('A.8.13', { held: conforms, rules })).toMatchObject({ dueOn: '2028-08-01' })
})

test('what is planned in time is planned; what is planned too late is open', () => {
  const planned = (on: string) => [{ criterion: '9.2', on }]
  expect(one('9.2', { planned: planned('2027-05-10') })?.state).toBe('planned')
  expect(one('9.2', { planned: planned('2028-01-02') })?.state).toBe('open')
  // It is late already: whatever is planned next is in time.
  expect(one('9.2', { since: '2025-01-01', planned: planned('2027-05-10') })?.state).toBe('planned')
})

const date = fc.integer({ min: -48, max: 0 }).map((months) => addMonths(today, months))
const state = fc.record({
  held: fc.array(
    fc.record({ criterion: fc.constantFrom(...all), on: date, nonconformities: fc.nat({ max: 3 }) }),
  ),
  planned: fc.array(
    fc.record({
      criterion: fc.constantFrom(...all),
      on: fc.integer({ min: 0, max: 24 }).map((months) => addMonths(today, months)),
    }),
  ),
  rules: fc.record({
    clausesEveryMonths: fc.integer({ min: 1, max: 60 }),
    controlsEveryMonths: fc.integer({ min: 1, max: 60 }),
    certificationOn: fc.constantFrom(null, '2027-09-01'),
    lookBackMonths: fc.constant(12),
    importance: fc.array(fc.record({ criteria: fc.subarray(all), is: fc.constantFrom(...importances) })),
  }),
})

test('nothing comes round later than its interval, whatever it weighs and whatever was found', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.constantFrom(...importances),
      fc.nat({ max: 5 }),
      state,
      (...args) => {
        const [criterion, importance, found, { rules }] = args
        const usual = isClause(criterion) ? rules.clausesEveryMonths : rules.controlsEveryMonths
        const months = monthsUntilNext(criterion, importance, found, rules)
        expect(months).toBeLessThanOrEqual(usual)
        expect(months).toBeGreaterThan(0)
        expect(monthsUntilNext(criterion, 'high', found, rules)).toBeLessThanOrEqual(months)
        expect(monthsUntilNext(criterion, importance, found + 1, rules)).toBeLessThanOrEqual(months)
      },
    ),
  )
})

test('all that is open is proposed once, and whoever follows the proposal leaves nothing open', () => {
  fc.assert(
    fc.property(state, (changes) => {
      const covered = of(changes)
      const proposed = proposedAudits(covered, today, partOf)
      const open = covered.filter((each) => each.state === 'open').map(({ criterion }) => criterion)
      expect(proposed.flatMap(({ criteria }) => criteria).sort()).toEqual([...open].sort())
      for (const { criteria, by } of proposed) {
        expect(by >= today).toBe(true)
        expect(new Set(criteria.map((each) => (isClause(each) ? '' : partOf(each)))).size).toBe(1)
      }
      const followed = proposed.flatMap(({ criteria, by }) =>
        criteria.map((criterion) => ({ criterion, on: by })),
      )
      const then = of({ ...changes, planned: [...changes.planned, ...followed] })
      expect(then.filter((each) => each.state === 'open')).toEqual([])
    }),
  )
})

test('the last rule that names something says how much it matters', () => {
  const importance = [
    { criteria: ['A.8.13'], is: 'high' as const },
    { criteria: ['A.8.13', 'A.8.14'], is: 'low' as const },
  ]
  expect(importanceOf('A.8.13', { importance })).toBe('low')
  expect(importanceOf('A.8.15', { importance })).toBe('normal')
})
