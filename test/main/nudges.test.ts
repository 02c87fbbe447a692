import { Nudges } from '../../src/main/nudges.js'
import type { Asks } from '../../src/store/asks.js'
import type { Risks } from '../../src/store/risks.js'

const looks: { risks: readonly string[]; atMs: number }[] = []
let nudges: Nudges
let began = 0

beforeEach(() => {
  jest.useFakeTimers()
  looks.length = 0
  began = performance.now()
  nudges = new Nudges({
    // Nobody answers anything here: risks change.
    ...{ asks: {} as Asks, risks: {} as Risks },
    nudge: async () => true,
    seeToRegister: async (risks) => void looks.push({ risks, atMs: performance.now() - began }),
    logError: (error) => {
      throw error
    },
  })
})
afterEach(() => {
  nudges.stop()
  jest.useRealTimers()
})

test('after a risk has changed the register is looked at two seconds later, with all that changed by then', () => {
  nudges.riskChanged('flood')
  nudges.decided({ subject: { type: 'risk', id: 'theft', version: '1', hash: '' } })
  jest.advanceTimersByTime(2_000)
  expect(looks).toEqual([{ risks: ['flood', 'theft'], atMs: 2_000 }])
})

test('while one risk after another changes, the register is looked at once a minute', () => {
  const minutes = 30
  for (let second = 0; second < minutes * 60; second += 1) {
    nudges.riskChanged(`risk-${second}`)
    jest.advanceTimersByTime(1_000)
  }
  // The first looks come sooner: 4, 8, 16, 32 seconds after one another.
  expect(looks.length).toBeLessThanOrEqual(minutes + 5)
  const [before, last] = looks.slice(-2).map(({ atMs }) => atMs)
  expect((last ?? 0) - (before ?? 0)).toBeGreaterThanOrEqual(60_000)
  jest.advanceTimersByTime(60_000)
  expect(looks.flatMap(({ risks }) => risks)).toHaveLength(minutes * 60)
})

test('a change after a quiet minute is looked at as soon as a first one', () => {
  for (const risk of ['flood', 'theft', 'fire']) {
    nudges.riskChanged(risk)
    jest.advanceTimersByTime(2_000)
  }
  jest.advanceTimersByTime(120_000)
  const before = looks.length
  nudges.riskChanged('storm')
  jest.advanceTimersByTime(2_000)
  expect(looks.slice(before).map(({ risks }) => risks)).toEqual([['storm']])
})
