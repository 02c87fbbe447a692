import { criterionOf } from '../../src/domain/clauses.js'
import {
  type Finding,
  type FindingState,
  findingIdOf,
  missingWords,
  sampleFault,
  whyNotConfirm,
  whyNotContest,
  whyNotDecide,
} from '../../src/domain/finding.js'

const at = '2027-05-12T09:00:00.000Z'
const kept = (text: string) => ({ text, commitment: 'c' })
const said = (by: string) => ({ by, at, event: 'e_1', reason: kept('It was removed the same day.') })
const step = (by: string) => ({ by, at, event: 'e_1' })

function aFinding(state: FindingState, more: Partial<Finding> = {}): Finding {
  return {
    ...{ _id: 'finding-1', v: 1, number: 1, revision: 1, audit: 'cycle/internal-audit.isms/2027' },
    ...{ item: null, criterion: 'A.5.18', grade: 'minor', statement: kept('Access stayed 19 days.') },
    ...{ owner: 'tomas', by: 'aoife', at, event: 'e_0', state },
    ...more,
  }
}

describe('A nonconformity says what is demanded, what was found and by what it was seen', () => {
  test.each(['minor', 'major'] as const)('a %s one lacks each that is not said', (grade) => {
    expect(missingWords(grade, {})).toEqual(['requirement', 'statement', 'evidence'])
    expect(missingWords(grade, { requirement: 'r', statement: ' ', evidence: 'e' })).toEqual(['statement'])
    expect(missingWords(grade, { requirement: 'r', statement: 's', evidence: 'e' })).toEqual([])
  })

  test.each(['observation', 'opportunity'] as const)('an %s says what was found', (grade) => {
    expect(missingWords(grade, {})).toEqual(['statement'])
    expect(missingWords(grade, { statement: 's' })).toEqual([])
  })

  test('a sample is said as a whole or not at all, and is no larger than what it was drawn from', () => {
    expect(sampleFault({})).toBeNull()
    expect(sampleFault({ population: 'removals', size: 25, of: 140 })).toBeNull()
    expect(sampleFault({ size: 25, of: 140 })).toBe('population-missing')
    expect(sampleFault({ population: 'removals', of: 140 })).toBe('size-missing')
    expect(sampleFault({ population: 'removals', size: 25 })).toBe('of-missing')
    expect(sampleFault({ population: 'removals', size: 0, of: 140 })).toBe('size-missing')
    expect(sampleFault({ population: 'removals', size: 2.5, of: 140 })).toBe('size-missing')
    expect(sampleFault({ population: 'removals', size: 25, of: 24 })).toBe('more-than-all')
  })
})

describe('Who may say what of a finding', () => {
  test('its owner contests it once, before they confirm it', () => {
    expect(whyNotContest(aFinding('draft'), 'tomas', 'internal')).toBeNull()
    expect(whyNotContest(aFinding('issued'), 'tomas', 'internal')).toBeNull()
    expect(whyNotContest(aFinding('issued'), 'ines', null)).toEqual({ because: 'not-yours' })
    expect(whyNotContest(aFinding('upheld', { contested: said('tomas') }), 'tomas', 'internal')).toEqual({
      because: 'contested-before',
      at,
    })
    expect(whyNotContest(aFinding('confirmed', { confirmed: step('tomas') }), 'tomas', 'internal')).toEqual({
      because: 'confirmed',
      at,
    })
    expect(whyNotContest(aFinding('withdrawn'), 'tomas', 'internal')).toEqual({ because: 'withdrawn' })
    const own = aFinding('issued')
    for (const kind of ['certification', 'customer'] as const)
      expect(whyNotContest(own, 'tomas', kind)).toEqual({ because: 'found-by-others' })
  })

  test('its owner confirms what is issued, once it is decided whether it stands', () => {
    const issued = { issued: step('aoife') }
    expect(whyNotConfirm(aFinding('draft'), 'tomas')).toEqual({ because: 'not-issued' })
    expect(whyNotConfirm(aFinding('issued', issued), 'tomas')).toBeNull()
    expect(whyNotConfirm(aFinding('issued', issued), 'aoife')).toEqual({ because: 'not-yours' })
    expect(
      whyNotConfirm(aFinding('contested', { ...issued, contested: said('tomas') }), 'tomas'),
    ).toMatchObject({
      because: 'contested-before',
    })
    expect(whyNotConfirm(aFinding('upheld', { ...issued, contested: said('tomas') }), 'tomas')).toBeNull()
  })

  test('the lead auditor decides what is contested, and nobody decides their own', () => {
    const contested = aFinding('contested', { contested: said('tomas') })
    expect(whyNotDecide(contested, 'aoife', ['aoife'])).toBeNull()
    expect(whyNotDecide(contested, 'ines', ['aoife'])).toEqual({ because: 'not-yours' })
    expect(whyNotDecide(contested, 'tomas', ['tomas'])).toEqual({ because: 'own-finding' })
    expect(whyNotDecide(aFinding('draft'), 'aoife', ['aoife'])).toEqual({ because: 'not-contested' })
    const decided = aFinding('upheld', {
      contested: said('tomas'),
      decided: { ...said('aoife'), upheld: true },
    })
    expect(whyNotDecide(decided, 'aoife', ['aoife'])).toEqual({ because: 'decided', at })
  })
})

test('what is typed is a clause, a control, an own control, or nothing', () => {
  expect(['9.2', ' a.5.18 ', 'hp-1', '4.5', 'A.5.38', 'access', ''].map(criterionOf)).toEqual([
    ...['9.2', 'A.5.18', 'HP-1', null, null, null, null],
  ])
  expect(['finding-12', '12', 'Finding-3', '0', 'nc-1'].map(findingIdOf)).toEqual([
    ...['finding-12', 'finding-12', 'finding-3', null, null],
  ])
})
