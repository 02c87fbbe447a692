import fc from 'fast-check'
import { judgementHash, type Risk, riskHash } from '../../src/domain/risk.js'
import {
  authorityFor,
  type CriteriaText,
  highestValue,
  impossibleIn,
  isOnScale,
  isWithinAppetite,
  levelOf,
  readingOf,
  riskValue,
  seatFor,
} from '../../src/domain/risk-criteria.js'
import { aJudgement, aRisk, fiveByFive, rated, theCriteria } from '../support/risks.js'

const criteria = theCriteria()
const rating = fc.record({
  likelihood: fc.integer({ min: 1, max: 5 }),
  consequence: fc.integer({ min: 1, max: 5 }),
})

test('every rating has a level, and a higher value never a lower one', () => {
  fc.assert(
    fc.property(rating, rating, (one, other) => {
      const place = (each: typeof one) => criteria.levels.indexOf(levelOf(riskValue(each), criteria))
      expect(place(one)).toBeGreaterThanOrEqual(0)
      if (riskValue(one) <= riskValue(other)) expect(place(one)).toBeLessThanOrEqual(place(other))
    }),
  )
})

test('what is beyond the appetite takes somebody beside the owner, and what is within it does not', () => {
  fc.assert(
    fc.property(rating, (each) => {
      expect(authorityFor(riskValue(each), criteria) === null).toBe(isWithinAppetite(each, criteria))
    }),
  )
  expect(authorityFor(7, criteria)).toMatchObject({ who: 'manager', months: 12 })
  expect(authorityFor(14, criteria)).toMatchObject({ from: 7 })
  expect(authorityFor(15, criteria)).toMatchObject({ months: 3 })
  expect(highestValue(criteria)).toBe(25)
})

test.each([
  [rated(4, 4), rated(4, 4), rated(4, 4), []],
  [rated(4, 4), rated(2, 5), rated(5, 1), []],
  [rated(4, 4), rated(5, 5), rated(2, 3), ['current']],
  [rated(4, 4), rated(1, 1), rated(5, 1), ['target']],
  [rated(2, 2), rated(1, 5), rated(2, 3), ['current', 'target']],
])(
  'the value decides what cannot be, whatever its parts: %p, %p, %p',
  (inherent, current, target, expected) => {
    expect(impossibleIn({ inherent, current, target })).toEqual(expected)
  },
)

test('the manager who accepts is the manager of whoever owns the risk', () => {
  expect(seatFor({ from: 7, who: 'manager', months: 12 }, 'p_1')).toEqual({ managerOf: 'p_1' })
  expect(seatFor({ from: 7, who: { role: 'ciso' }, months: 12 }, 'p_1')).toEqual({ role: 'ciso' })
})

test.each([
  [rated(5, 5), true],
  [rated(6, 1), false],
  [rated(0, 1), false],
  [rated(1.5, 1), false],
])('%p is on scales of five: %p', (each, expected) => {
  expect(isOnScale(each, criteria)).toBe(expected)
})

describe('what was assessed by older criteria', () => {
  const older = theCriteria()
  const newer = (changes: Partial<CriteriaText>) => theCriteria({ ...fiveByFive, ...changes }, 2)
  const [rare, ...others] = fiveByFive.likelihood
  const worded = (title: Record<string, string>) => [{ ...rare, means: {}, title }, ...others]

  test.each([
    ['another appetite', { appetite: 8 }],
    ['other levels', { levels: fiveByFive.levels.slice(0, 2) }],
    ['another authority', { authority: fiveByFive.authority.slice(0, 1) }],
    ['a language more', { likelihood: worded({ en: 'Rare', de: 'Selten' }) }],
  ])('is read by those in force where they have %s', (_name, changes) => {
    const criteria = newer(changes)
    expect(readingOf(rated(3, 4), older, criteria)).toEqual({ criteria, isOld: true, isComparable: true })
  })

  test.each([
    ['fewer steps', { consequence: fiveByFive.consequence.slice(0, 4) }],
    ['another word for a step', { likelihood: worded({ en: 'Once in ten years' }) }],
    ['a step in other languages', { likelihood: worded({ de: 'Selten' }) }],
  ])('keeps its own, and is compared with nothing, where they have %s', (_name, changes) => {
    const reading = readingOf(rated(1, 1), older, newer(changes))
    expect(reading).toEqual({ criteria: older, isOld: true, isComparable: false })
  })
})

test('a risk is another one once anything changes that is decided on, and by which criteria too', () => {
  const { judgement, criteria: version, trigger, ...about } = aRisk({ _id: 'p_1' })
  const assessment = { ...judgement, number: 1, criteria: version, at: '', by: null, trigger, event: '' }
  const risk = { ...about, assessment } as unknown as Risk
  const same = { ...risk, assessment: { ...assessment, number: 2, at: 'later', by: 'p_2' } }
  expect(riskHash(same)).toBe(riskHash(risk))
  const others: Risk[] = [
    { ...risk, owner: 'p_2' },
    { ...risk, threat: { en: 'It is lost' } },
    { ...risk, assessment: { ...assessment, criteria: '2' } },
    { ...risk, assessment: { ...assessment, current: rated(2, 4) } },
    { ...risk, assessment: { ...assessment, treatment: 'retain' } },
    { ...risk, assessment: { ...assessment, controls: [] } },
    {
      ...risk,
      assessment: { ...assessment, plan: [{ id: 'a', title: { en: 'a' }, owner: 'p_1', due: '2027-01-01' }] },
    },
  ]
  expect(new Set([risk, ...others].map(riskHash)).size).toBe(others.length + 1)
  expect(judgementHash(assessment)).toBe(judgementHash(aJudgement()))
})
