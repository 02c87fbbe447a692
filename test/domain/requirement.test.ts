import { questionStanding } from '../../src/domain/owners-question.js'
import { isToSeeTo, requirementHash, requirementOutcomes } from '../../src/domain/requirement.js'

const text = {
  title: { en: 'Breach notification' },
  source: 'GDPR, Article 33',
  demands: { en: 'Within 72 hours' },
  controls: ['A.5.24'],
}

test.each([
  ['its title', { title: { en: 'Notice of a breach' } }],
  ['where it stands', { source: 'GDPR, Article 34' }],
  ['what it demands', { demands: { en: 'Within 24 hours' } }],
  ['by what it is met', { controls: ['A.5.5'] }],
])('an answer is bound to %s', (_what, change) => {
  expect(requirementHash({ ...text, ...change })).not.toBe(requirementHash(text))
})

test.each([
  ['met', [false, false]],
  ['not-met', [true, true]],
  ['changed', [true, false]],
] as const)(
  'what was found %s is to be seen to, as long as it stands as it did and once it is written anew',
  (outcome, [before, after]) => {
    expect(requirementOutcomes).toContain(outcome)
    expect([isToSeeTo(outcome, '1', '1'), isToSeeTo(outcome, '1', '2')]).toEqual([before, after])
  },
)

describe('what its owner is asked about is written down anew', () => {
  const state = { owner: 'ben', told: false, over: false, changed: true }
  const asked = (answer: 'open' | 'answered') => [{ state: answer, askedOf: 'ben' }]

  test('who has not answered is asked about that', () => {
    expect(questionStanding({ ...state, asks: asked('open') })).toBe('ask')
    expect(questionStanding({ ...state, asks: asked('open'), changed: false })).toBe('wait')
  })

  test('what was answered before stands', () => {
    expect(questionStanding({ ...state, asks: asked('answered') })).toBe('close')
  })
})
