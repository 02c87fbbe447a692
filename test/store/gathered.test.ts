import { gathered, readOnce } from '../../src/store/gathered.js'

/** A database that answers when it is told to, and what was true when it was asked. */
function slowReads() {
  const reads: { keys: readonly string[]; answers: () => void; fails: () => void }[] = []
  let truth = 'old'
  const read = gathered<string, string>(
    (keys) =>
      new Promise((resolve, reject) => {
        const seen = truth
        reads.push({
          keys,
          answers: () => resolve(keys.map((key) => `${key}: ${seen}`)),
          fails: () => reject(new Error('the records are not reached')),
        })
      }),
  )
  const settles = () => new Promise((resolve) => setTimeout(resolve, 5))
  const becomes = (value: string) => {
    truth = value
  }
  return { read, reads, settles, becomes }
}

test('clicks that come while a read is under way share the next one, with what is true by then', async () => {
  const { read, reads, settles, becomes } = slowReads()
  const first = read('a')
  await settles()
  becomes('new')
  const later = [read('b'), read('c'), read('a')]
  await settles()
  expect(reads.map(({ keys }) => keys)).toEqual([['a']])

  reads[0]?.answers()
  expect(await first).toBe('a: old')
  await settles()
  expect(reads.slice(1).map(({ keys }) => keys)).toEqual([['b', 'c', 'a']])
  reads[1]?.answers()
  expect(await Promise.all(later)).toEqual(['b: new', 'c: new', 'a: new'])
})

test('a read that fails fails for who waited for it, and the next one is tried', async () => {
  const { read, reads, settles } = slowReads()
  const first = read('a')
  await settles()
  const next = read('b')
  reads[0]?.fails()
  await expect(first).rejects.toThrow('the records are not reached')
  await settles()
  reads[1]?.answers()
  expect(await next).toBe('b: old')
})

test('what nobody else asks for at the moment is read at once', async () => {
  const { read, reads, settles } = slowReads()
  for (const key of ['a', 'b']) {
    const answer = read(key)
    await settles()
    reads.at(-1)?.answers()
    expect(await answer).toBe(`${key}: old`)
  }
  expect(reads).toHaveLength(2)
})

test('what many want to read is read once for all who asked before it began, and again for whoever comes later', async () => {
  const answers: (() => void)[] = []
  let truth = 'old'
  const read = readOnce(() => {
    const seen = truth
    return new Promise<string>((resolve) => answers.push(() => resolve(seen)))
  })
  const settles = () => new Promise((resolve) => setTimeout(resolve, 5))
  const early = [read(), read()]
  await settles()
  truth = 'new'
  const late = read()
  await settles()
  answers[0]?.()
  expect(await Promise.all(early)).toEqual(['old', 'old'])
  await settles()
  answers[1]?.()
  expect(await late).toBe('new')
  expect(answers).toHaveLength(2)
})
