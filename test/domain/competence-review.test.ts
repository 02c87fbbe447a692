import fc from 'fast-check'
import type { Answer } from '../../src/domain/answer.js'
import type { Ask } from '../../src/domain/ask.js'
import { gapSubject, holderSubject } from '../../src/domain/competence.js'
import {
  type Finding,
  findingsOf,
  findingsText,
  holderStands,
  neverJudges,
  type ReviewState,
  reviewSteps,
  verdictDay,
} from '../../src/domain/competence-review.js'
import { aCompetence } from '../support/assessed-company.js'

const competence = aCompetence()
const cycle = 'cycle/competence-review.auditor/2027'
const gap: Finding = {
  ...{ requirement: 'practice', met: false, gap: 'None', action: 'An audit' },
  ...{ by: 'p_doer', due: '2027-03-01' },
}

function anAsk(changes: Partial<Ask>): Ask {
  return {
    ...{ _id: 'a', v: 1, cycle, process: 'competence-review', kind: 'delegable', slot: 'assess', round: 1 },
    ...{ revision: 1, state: 'open', askedOf: 'p_assessor', mayAnswer: ['p_assessor'] },
    ...{ subject: holderSubject(competence, 'p_holder'), openedAt: '2027-02-01T09:00:00.000Z' },
    ...{ dueOn: '2027-02-15', remindOn: '2027-02-02' },
    snapshot: { department: '', country: 'IE', timeZone: 'Europe/Dublin' },
    ...changes,
  }
}

function answered(changes: Partial<Ask>, value: string, more: Partial<Answer> = {}): Ask {
  const answer = {
    ...{ value, event: 'e', commitment: 'c', by: changes.askedOf ?? 'p_assessor', language: 'en' },
    ...{ at: '2027-02-10T09:00:00.000Z', through: { kind: 'chat', platform: 'slack' }, ...more },
  } as Answer
  return anAsk({ ...changes, state: 'answered', answer })
}

const assessed = (findings: Finding[], changes: Partial<Ask> = {}) =>
  answered(changes, 'assessed', { findings: { text: findingsText(findings), commitment: 'c' } })
const subject = gapSubject(holderSubject(competence, 'p_holder'), 'practice')
const action = { _id: 'b', slot: 'action', follows: 'a', subject, askedOf: 'p_doer' }
const verdict = { _id: 'c', slot: 'verdict', follows: 'b', subject, askedOf: 'p_manager' }

const state = (asks: Ask[], changes: Partial<ReviewState> = {}): ReviewState => ({
  ...{ cycle, asks, hash: competence.hash, holders: [{ person: 'p_holder', assessor: 'p_assessor' }] },
  ...{ seesTo: ({ finding }) => finding.by, judge: () => 'p_manager', isTime: () => true, ...changes },
})
const steps = (...given: Parameters<typeof state>) => {
  return reviewSteps(state(...given)).map((each) =>
    'person' in each ? `${each.step} ${each.person}` : each.step,
  )
}

test('one thing comes after the other: an assessment, what is done about a gap, and whether that worked', () => {
  expect(steps([])).toEqual(['assess p_assessor'])
  expect(steps([anAsk({})])).toEqual([])
  expect(steps([assessed([gap])])).toEqual(['see-to p_doer'])
  expect(steps([assessed([gap]), anAsk(action)])).toEqual([])
  const isDone = [assessed([gap]), answered(action, 'done')]
  expect(steps(isDone, { isTime: () => false })).toEqual([])
  expect(steps(isDone)).toEqual(['judge p_manager'])
  expect(steps([...isDone, answered(verdict, 'worked')])).toEqual([])
  expect(steps([assessed([{ requirement: 'practice', met: true, evidence: 'x' }])])).toEqual([])
})

test('what did not work is seen to anew by the assessor, and judged anew, as often as it takes', () => {
  const failed = [assessed([gap]), answered(action, 'done'), answered(verdict, 'did-not-work')]
  expect(steps(failed)).toEqual(['see-to p_assessor'])
  const later = { openedAt: '2027-07-01T09:00:00.000Z', askedOf: 'p_assessor', _id: 'd' }
  expect(steps([...failed, anAsk({ ...action, ...later })])).toEqual([])
  const again = [...failed, answered({ ...action, ...later }, 'done')]
  expect(steps(again)).toEqual(['judge p_manager'])
  expect(steps([...again, answered({ ...verdict, _id: 'e', follows: 'd' }, 'worked')])).toEqual([])
  const newer = assessed([gap], { _id: 'n', openedAt: '2027-08-01T09:00:00.000Z' })
  const said = { at: '2027-08-02T09:00:00.000Z' }
  const anew = { ...newer, answer: { ...newer.answer, ...said } } as Ask
  expect(steps([...failed, anew])).toEqual(['see-to p_doer'])
})

test('who is asked is asked no more once somebody else is to be, the role is another, or it is held no more', () => {
  expect(steps([anAsk({ askedOf: 'p_before' })])).toEqual(['close', 'assess p_assessor'])
  expect(steps([anAsk({})], { hash: 'other' })).toEqual(['close', 'assess p_assessor'])
  expect(steps([anAsk({}), anAsk(action)], { holders: [] })).toEqual(['close', 'close'])
  expect(steps([], { holders: [{ person: 'p_holder', assessor: null }] })).toEqual(['nobody'])
})

test('a newer assessment says anew what is missing; what was done about the gap before is judged all the same', () => {
  const newer = assessed([{ ...gap, gap: 'Still none' }], { _id: 'n', openedAt: '2028-02-01T09:00:00.000Z' })
  const at = '2028-02-02T09:00:00.000Z'
  const anew = { ...newer, answer: { ...newer.answer, at } } as Ask
  expect(steps([assessed([gap]), anAsk(action), anew])).toEqual(['close', 'see-to p_doer'])
  const isDone = [assessed([gap]), answered(action, 'done'), anew]
  expect(steps(isDone).sort()).toEqual(['judge p_manager', 'see-to p_doer'])
})

test('how a holder stands goes by the newest assessment and what came of it', () => {
  const holder = 'p_holder'
  expect(holderStands([], holder)).toBe('not-assessed')
  expect(holderStands([assessed([gap])], holder)).toBe('gaps')
  const isDone = [assessed([gap]), answered(action, 'done')]
  expect(holderStands([...isDone, answered(verdict, 'worked')], holder)).toBe('met')
  expect(holderStands([...isDone, answered(verdict, 'did-not-work')], holder)).toBe('did-not-work')
})

test('whether it worked is asked by the calendar of whoever saw to it, so many months later', () => {
  expect(verdictDay(answered(action, 'done', { at: '2027-01-31T23:30:00.000Z' }), 1)).toBe('2027-02-28')
})

test('neither the holder, nor who saw to it, nor who stands in for them ever judges it', () => {
  const ids = fc.constantFrom('p_1', 'p_2', 'p_3', 'p_4')
  fc.assert(
    fc.property(ids, ids, ids, fc.array(ids), (holder, askedOf, by, standIns) => {
      const never = neverJudges({ holder }, answered({ askedOf }, 'done', { by }), standIns)
      for (const id of [holder, askedOf, by, ...standIns]) expect(never).toContain(id)
    }),
  )
})

test('what was found comes back as it was written, whatever somebody wrote', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 })
  const finding = fc.oneof(
    fc.record({ requirement: text, met: fc.constant(true as const), evidence: text }),
    fc.record({
      requirement: text,
      met: fc.constant(false as const),
      gap: text,
      action: text,
      by: text,
      due: text,
    }),
  )
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 8 }), (findings) => {
      expect(findingsOf(assessed(findings))).toEqual(findings)
    }),
  )
})
