import { setTimeout as delay } from 'node:timers/promises'
import type { Turn } from '../../src/bot/courier.js'
import { type Rounds, startRounds } from '../../src/bot/rounds.js'

let rounds: Rounds | undefined
afterEach(() => rounds?.stop())

/** Turns that each take this long, as long as there is something to do; how many were under way at once, and when each began. */
function work(things: number, takesMs: number, ofThose: (n: number) => Turn = () => 'sent') {
  const seen = { begun: [] as number[], underWay: 0, most: 0, idle: 0, left: things }
  const turn = async (): Promise<Turn> => {
    if (seen.left === 0) {
      seen.idle += 1
      return 'idle'
    }
    const n = things - seen.left
    seen.left -= 1
    seen.underWay += 1
    seen.most = Math.max(seen.most, seen.underWay)
    seen.begun.push(performance.now())
    await delay(takesMs)
    seen.underWay -= 1
    return ofThose(n)
  }
  return { seen, turn }
}

async function done(seen: { left: number; underWay: number }): Promise<void> {
  while (seen.left > 0 || seen.underWay > 0) await delay(5)
}

test('while there is something to do, so many turns are under way at once and no more', async () => {
  const { seen, turn } = work(20, 30)
  rounds = startRounds({ everyMs: 0, idleMs: 5 }, turn, () => undefined, 4)
  await done(seen)
  expect([seen.begun.length, seen.most]).toEqual([20, 4])
})

test('however many are under way, turns begin at the pace of one', async () => {
  const { seen, turn } = work(12, 100)
  const from = performance.now()
  rounds = startRounds({ everyMs: 20, idleMs: 5 }, turn, () => undefined, 4)
  await done(seen)
  // From the first instant and not from one to the next: a busy machine may see a turn late, and then the next one sooner after it.
  const early = seen.begun.filter((at, n) => at - from < n * 20)
  expect(early).toEqual([])
  expect(seen.most).toBeGreaterThan(1)
})

test('when nothing is left only one goes on looking', async () => {
  const { seen, turn } = work(8, 10)
  rounds = startRounds({ everyMs: 0, idleMs: 60_000 }, turn, () => undefined, 4)
  await done(seen)
  await delay(50)
  const looked = seen.idle
  expect(looked).toBeLessThanOrEqual(8)
  await delay(50)
  expect(seen.idle).toBe(looked)
})

test('silence that the platform asks of one is kept by all', async () => {
  const { seen, turn } = work(30, 10, (n) => (n === 9 ? { pauseMs: 300 } : 'sent'))
  rounds = startRounds({ everyMs: 0, idleMs: 5 }, turn, () => undefined, 4)
  await done(seen)
  const gaps = seen.begun.slice(1).map((at, n) => at - (seen.begun[n] ?? at))
  expect(gaps.filter((gap) => gap > 250)).toHaveLength(1)
})

test('silence that a turn asks for is as long as it says, however slow the pace', async () => {
  const { seen, turn } = work(3, 1, () => ({ pauseMs: 20 }))
  rounds = startRounds({ everyMs: 60_000, idleMs: 60_000 }, turn, () => undefined)
  await done(seen)
  const [first = 0, , third = 0] = seen.begun
  expect(third - first).toBeLessThan(10_000)
})

test('stopped, it waits for what is under way and begins nothing more', async () => {
  const { seen, turn } = work(100, 40)
  const some = startRounds({ everyMs: 0, idleMs: 5 }, turn, () => undefined, 4)
  while (seen.most < 4) await delay(5)
  await some.stop()
  expect(seen.underWay).toBe(0)
  const begun = seen.begun.length
  await delay(60)
  expect(seen.begun).toHaveLength(begun)
})

test('a turn that fails is logged, and the next is taken', async () => {
  const { seen, turn } = work(3, 1)
  const problems: unknown[] = []
  let first = true
  const fails = async () => {
    if (!first) return turn()
    first = false
    throw new Error('No answer')
  }
  rounds = startRounds({ everyMs: 0, idleMs: 5 }, fails, (problem) => problems.push(problem))
  await done(seen)
  expect(problems).toEqual([new Error('No answer')])
})
