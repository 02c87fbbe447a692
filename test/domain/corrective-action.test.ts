import fc from 'fast-check'
import type { Ask } from '../../src/domain/ask.js'
import {
  type ActionLife,
  type CorrectivePlan,
  triageAnswers,
  triageAnswersFor,
  verifiableFrom,
} from '../../src/domain/corrective-action.js'
import { isOverdue } from '../../src/domain/nonconformity.js'
import { addDays, daysFrom } from '../../src/domain/working-days.js'

const planned = (due: string, verifyOn: string): CorrectivePlan => ({
  actions: [{ what: 'Tell IT', who: 'p_1', due }],
  ...{ criterion: 'Ten in time', verifyOn, verifier: null, ismsChange: null, risks: [], changeRequest: null },
})
const action = (due: string, doneOn: string | null): ActionLife => ({
  ...{ number: 1, what: 'Tell IT', who: 'p_1', due, asks: [], extensions: [] },
  done:
    doneOn === null
      ? null
      : ({ answer: { at: `${doneOn}T23:30:00.000Z` }, snapshot: { timeZone: 'Europe/Dublin' } } as Ask),
})

test('what is done or due later is verified as many days later, and never before the day that was planned', () => {
  const days = fc.integer({ min: 0, max: 400 })
  fc.assert(
    fc.property(days, days, fc.option(days), (distance, later, done) => {
      const due = '2027-03-01'
      const verifyOn = addDays(due, distance + 1)
      const doneOn = done === null ? null : addDays('2027-01-01', done)
      const actions = [action(addDays(due, later), doneOn)]
      const from = verifiableFrom({ plan: planned(due, verifyOn), actions, change: null }) ?? ''
      const last = doneOn ?? addDays(due, later)
      expect(from >= verifyOn).toBe(true)
      // The clock of the office is an hour ahead in summer: then it was done on the next day.
      if (from > verifyOn) expect(daysFrom(last, from) - distance - 1).toBeLessThanOrEqual(1)
      expect(daysFrom(last, from)).toBeGreaterThan(distance)
    }),
  )
})

test('what would be approved later is said before it is', () => {
  const plan = planned('2027-03-01', '2027-06-01')
  const actions = [action('2027-03-01', null)]
  expect(verifiableFrom({ plan, actions, change: null }, { action: 1, due: '2027-06-15' })).toBe('2027-09-15')
  expect(verifiableFrom({ plan: null, actions: [], change: null })).toBeNull()
})

test('only a grade that binds the organisation keeps it from being turned down', () => {
  const of = (source: Parameters<typeof triageAnswersFor>[0]['source'], claimed?: true) =>
    triageAnswersFor({ grade: 'major', source, ...(claimed ? { claimed } : {}) }, false)
  const bound = ['take-on', 'correction-only']
  expect(of({ of: 'audit', audit: 'cycle/a', finding: 'finding-1' })).toEqual(bound)
  expect(of({ of: 'external', audit: 'cycle/a', finding: 'finding-1' })).toEqual(bound)
  expect(of({ of: 'external', audit: null, finding: null })).toEqual(bound)
  expect(of({ of: 'external', audit: null, finding: null }, true)).toEqual(triageAnswers)
  expect(of({ of: 'audit', audit: null, finding: 'finding-1' })).toEqual(triageAnswers)
  expect(triageAnswersFor({ grade: null, source: { of: 'person' } }, true)).toEqual(bound)
})

test('what is done in time and waits until one can tell is not overdue', () => {
  const today = '2027-05-01'
  expect(isOverdue({ stage: 'actions', dueOn: '2027-04-30' }, today)).toBe(true)
  expect(isOverdue({ stage: 'actions', dueOn: today }, today)).toBe(false)
  for (const stage of ['effectiveness', 'effective', 'withdrawn'] as const)
    expect(isOverdue({ stage, dueOn: '2027-04-30' }, today)).toBe(false)
})
