import fc from 'fast-check'
import { Audience, inAudience, normaliseText, policyHash } from '../../src/domain/policy.js'

const developer = {
  key: 'h.lima',
  kind: 'employee' as const,
  department: 'Engineering',
  roles: ['developer'],
  country: 'DE-HH',
}

test('everyone is who works under the control of the organisation: employees and contractors', () => {
  const kinds = ['employee', 'contractor', 'external-auditor', 'board'] as const
  expect(kinds.filter((kind) => inAudience('everyone', { ...developer, kind }))).toEqual([
    'employee',
    'contractor',
  ])
})

test.each([
  [{ department: 'Engineering' }, true],
  [{ department: 'Sales' }, false],
  [{ role: 'developer' }, true],
  [{ role: 'manager' }, false],
  [{ kind: 'employee' as const }, true],
  [{ kind: 'board' as const }, false],
  [{ country: 'DE' }, true],
  [{ country: 'DE-HH' }, true],
  [{ country: 'DE-BY' }, false],
  [{ person: 'h.lima' }, true],
  [{ person: 'someone.else' }, false],
])('a developer in Hamburg belongs to the audience %j: %s', (line, expected) => {
  expect(inAudience([line], developer)).toBe(expected)
})

test('an audience of several lines holds whoever matches one of them', () => {
  expect(inAudience([{ department: 'Sales' }, { role: 'developer' }], developer)).toBe(true)
})

test('an audience of nobody cannot be written', () => {
  expect(Audience.safeParse([]).success).toBe(false)
})

test('the same text has the same hash, whether it was written on Windows or on a Mac', () => {
  const sentence = { version: 1, text: { en: 'I have read it.' } }
  const hashOf = (text: string) => policyHash({ body: { en: normaliseText(text) }, sentence })
  expect(hashOf('Zo\u0065\u0308 locks\r\nher screen')).toBe(hashOf('Zo\u00eb locks\nher screen'))
})

test('a change of text, language or sentence changes the hash, the order of the languages does not', () => {
  const sentence = { version: 1, text: { en: 'I have read it.' } }
  const hash = policyHash({ body: { en: 'a', de: 'b' }, sentence })
  expect(policyHash({ body: { de: 'b', en: 'a' }, sentence })).toBe(hash)
  expect(policyHash({ body: { en: 'a', de: 'c' }, sentence })).not.toBe(hash)
  expect(policyHash({ body: { en: 'a' }, sentence })).not.toBe(hash)
  expect(policyHash({ body: { en: 'a', de: 'b' }, sentence: { ...sentence, version: 2 } })).not.toBe(hash)
})

test('a quiz is part of what is acknowledged, and a policy without one keeps the hash that it had', () => {
  const decidedOn = { body: { en: 'a' }, sentence: { version: 1, text: { en: 'I have read it.' } } }
  const options = [
    { id: 'yes', text: { en: 'Yes.' } },
    { id: 'no', text: { en: 'No.' } },
  ]
  const question = { id: 'q', text: { en: 'May you?' }, options, right: 'no' }
  const hash = policyHash({ ...decidedOn, quiz: { passMark: 1, questions: [question] } })
  expect(policyHash(decidedOn)).toBe('6536001300625318f63a40fb9595fb28f911cac35a584c6b375367fb3a45b762')
  expect(hash).not.toBe(policyHash(decidedOn))
  expect(
    policyHash({ ...decidedOn, quiz: { passMark: 1, questions: [{ ...question, right: 'yes' }] } }),
  ).not.toBe(hash)
})

test('to tidy a text twice is the same as once', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      (text) => normaliseText(normaliseText(text)) === normaliseText(text),
    ),
  )
})
