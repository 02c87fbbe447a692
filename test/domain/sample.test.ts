import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { draw, populationHash } from '../../src/domain/sample.js'

const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { maxLength: 60 })
const seed = fc.nat(2 ** 31 - 1)
const size = fc.integer({ min: 1, max: 40 })

test('the same population, number and seed give the same sample, in whatever order the population is read', () => {
  fc.assert(
    fc.property(ids, size, seed, (all, n, s) => {
      expect(draw([...all].reverse(), n, s)).toEqual(draw(all, n, s))
    }),
  )
})

test('each is drawn once, as many as were asked for, or all there are; a larger sample begins with the smaller', () => {
  fc.assert(
    fc.property(ids, size, seed, (all, n, s) => {
      const drawn = draw(all, n, s)
      expect(drawn.of).toBe(all.length)
      expect(new Set(drawn.ids).size).toBe(Math.min(n, all.length))
      expect(all).toEqual(expect.arrayContaining(drawn.ids))
      expect(draw(all, n + 10, s).ids.slice(0, drawn.ids.length)).toEqual(drawn.ids)
    }),
  )
})

test('one account more or less moves no other in the order of the draw', () => {
  const all = Array.from({ length: 200 }, (_, n) => `account-${n}`)
  const before = draw(all, 200, 7).ids
  expect(draw(all.slice(1), 200, 7).ids).toEqual(before.filter((id) => id !== 'account-0'))
})

test('each is drawn about as often as any other', () => {
  const all = Array.from({ length: 20 }, (_, n) => `account-${n}`)
  const times = new Map(all.map((id) => [id, 0]))
  for (let s = 0; s < 2_000; s += 1)
    for (const id of draw(all, 5, s).ids) times.set(id, (times.get(id) ?? 0) + 1)
  // 500 on average, with a standard deviation of 19.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(100)
})

test('an auditor can do the same without us', () => {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const all = ['carla', 'anna', 'bert']
  expect(populationHash(all)).toBe(sha256('anna\nbert\ncarla\n'))
  const byHand = [...all].sort((a, b) => sha256(`7 ${a}`).localeCompare(sha256(`7 ${b}`)))
  expect(draw(all, 2, 7).ids).toEqual(byHand.slice(0, 2))
})

test('no sample of nothing, and no seed that cannot be read out', () => {
  expect(() => draw(['a'], 0, 7)).toThrow(RangeError)
  expect(() => draw(['a'], 1, -1)).toThrow(RangeError)
  expect(() => draw(['a'], 1, 1.5)).toThrow(RangeError)
  expect(draw([], 5, 7)).toMatchObject({ ids: [], of: 0 })
})
