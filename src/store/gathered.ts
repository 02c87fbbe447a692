import DataLoader from 'dataloader'

/** For what nobody waits for at the screen: a moment in which others come who want the same done. */
export const FOR_OTHERS_MS = 200

/** No single command to a server grows beyond this. */
const MOST_AT_ONCE = 200

/**
 * Does for many at once what many ask for one by one: whoever asks while it is being done has it done with the next
 * ones, and that begins after they asked. Nothing is kept, so nobody gets what was true before they came.
 */
export function gathered<Key, Value>(
  doForAll: (keys: readonly Key[]) => Promise<readonly (Value | Error)[]>,
  pauseMs = 0,
): (key: Key) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve()
  const pause = pauseMs > 0 ? () => new Promise((resolve) => setTimeout(resolve, pauseMs)) : () => undefined
  const loader = new DataLoader<Key, Value>(
    (keys) => {
      const doing = doForAll(keys)
      last = doing.catch(() => undefined)
      return doing
    },
    {
      cache: false,
      maxBatchSize: MOST_AT_ONCE,
      batchScheduleFn: (begin) => void last.then(pause).then(begin),
    },
  )
  return (key) => loader.load(key)
}

/** The same for one thing that many want to read: it is read once for all who ask by then. */
export function readOnce<Value>(read: () => Promise<Value>): () => Promise<Value> {
  const load = gathered<'it', Value>(async (readers) => {
    const value = await read()
    return readers.map(() => value)
  })
  return () => load('it')
}

/** The same for things of many names, each of which is read once for all who ask for it by then. */
export function readOnceEach<Key extends string, Value>(
  read: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
): (key: Key) => Promise<Value | undefined> {
  return gathered<Key, Value | undefined>(async (keys) => {
    const found = await read([...new Set(keys)])
    return keys.map((key) => found.get(key))
  })
}
