import fc from 'fast-check'
import { canonicalJson, hashOf } from '../../src/domain/canonical-json.js'

const hashable = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 4 }),
  ),
})).value

/** The same content with the keys of every object written in the other direction. */
function rewritten(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rewritten)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).reverse()
  return Object.fromEntries(entries.map(([key, inner]) => [key, rewritten(inner)]))
}

describe('What is hashed', () => {
  test('the same content has the same hash, in whatever order its fields were written', () => {
    fc.assert(fc.property(hashable, (value) => expect(hashOf(rewritten(value))).toBe(hashOf(value))))
  })

  test('nothing is lost: the content can be read back from its canonical form', () => {
    fc.assert(fc.property(hashable, (value) => expect(JSON.parse(canonicalJson(value))).toEqual(value)))
  })

  test('keys are sorted and numbers and text written as RFC 8785 says', () => {
    const value = { '€': 1, b: ['é\n"', -0, null, true], a: { z: 9007199254740991, A: '' } }
    expect(canonicalJson(value)).toBe('{"a":{"A":"","z":9007199254740991},"b":["é\\n\\"",0,null,true],"€":1}')
  })

  test.each([
    ['a fraction', { share: 0.5 }, /^share is a number, but no safe integer/],
    ['a number that other writers round', { n: 2 ** 53 }, /^n is a number/],
    ['not a number', [Number.NaN], /^\[0\] is a number/],
    ['a date', { data: { at: new Date(0) } }, /^data\.at is a Date/],
    ['a field without a value', { a: { b: undefined } }, /^a\.b is undefined/],
    ['nothing at all', undefined, /^The value is undefined/],
    ['half a character', { text: '\ud800' }, /surrogate/],
  ])('%s is refused, since it would not come back from the database as it went', (_what, value, message) => {
    expect(() => canonicalJson(value)).toThrow(message)
  })

  test('a field that JavaScript treats specially counts as any other', () => {
    const plain = JSON.parse('{"a":1}')
    const special = JSON.parse('{"a":1,"__proto__":{"b":2}}')
    expect(hashOf(special)).not.toBe(hashOf(plain))
  })
})
