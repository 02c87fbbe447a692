import { z } from 'zod'
import { canonicalJson, sha256 } from './canonical-json.js'
import { type Block, type LedgerEvent, SealedEvent } from './ledger.js'

/** What the next block is built on. */
export interface Head {
  height: number
  from: number
  to: number
  hash: string
}

export const emptyLedger: Head = { height: 0, from: 0, to: 0, hash: '0'.repeat(64) }

export function headOf(block: Omit<Block, 'events'>): Head {
  return { height: block._id, from: block.from, to: block.to, hash: block.hash }
}

/** `sha256(previous || canonical JSON of the event with its n)`, hex. Throws for an event that cannot be hashed. */
function nextHash(previous: string, event: LedgerEvent & { n: number }): string {
  return sha256(previous + canonicalJson(event))
}

/** The block that seals these events, in this order, on top of `last`. */
export function buildBlock(last: Head, events: readonly LedgerEvent[]): Block {
  let hash = last.hash
  const sealed = events.map((event, i) => {
    const numbered = { ...event, n: last.to + 1 + i }
    hash = nextHash(hash, numbered)
    return { ...numbered, h: hash }
  })
  const from = last.to + 1
  const to = last.to + events.length
  return { _id: last.height + 1, v: 1, prev: last.hash, from, to, hash, events: sealed }
}

/** The first place where a block does not continue the chain. */
export interface FirstWrong {
  /**
   * `moved`: all is there, in another order. `rewritten`: the block is consistent in itself but not with what
   * comes after it, so every event from `n` to `to` is in doubt.
   */
  kind: 'altered' | 'removed' | 'put-in' | 'moved' | 'rewritten'
  /** The height of the block where it is to be mended. */
  block: number
  n: number
  /** Equal to `n` where it is one event. */
  to: number
  /** What stands there now; null where nothing does or where no single event can be named. */
  event: Pick<SealedEvent, '_id' | 'type' | 'at'> | null
  /** How it is known: a clause after "because". */
  how: string
}

const StoredBlock = z.strictObject({
  _id: z.int(),
  v: z.literal(1),
  prev: z.string(),
  from: z.int(),
  to: z.int(),
  hash: z.string(),
  events: z.array(z.unknown()).min(1),
})
type StoredBlock = z.infer<typeof StoredBlock>

/** Checks what stands in the database as the block after `last`; the caller need not trust its shape. */
export function checkBlock(last: Head, stored: unknown): FirstWrong | null {
  const parsed = StoredBlock.safeParse(stored)
  if (!parsed.success) {
    const problem = z.prettifyError(parsed.error).replaceAll('\n', ' ')
    return many(
      'altered',
      last.height + 1,
      [last.to + 1, last.to + 1],
      `its block cannot be read: ${problem}`,
    )
  }
  const block = parsed.data
  return (
    checkHeight(last, block) ?? checkSeam(last, block) ?? checkEvents(last, block) ?? checkHeader(last, block)
  )
}

function checkHeight(last: Head, block: StoredBlock): FirstWrong | null {
  const height = last.height + 1
  if (block._id === height) return null
  if (block._id < height)
    return many('put-in', block._id, [block.from, block.to], `no block has the height ${block._id}`)
  const to = Math.max(last.to + 1, block.from - 1)
  return many('removed', height, [last.to + 1, to], `block ${last.height} is followed by block ${block._id}`)
}

/** Where this block's events continue another end than the block before has, that one was changed as a whole. */
function checkSeam(last: Head, block: StoredBlock): FirstWrong | null {
  const first = read(block.events[0])
  if (last.height === 0 || block.prev === last.hash) return null
  if (first === null || !follows(block.prev, first)) return null
  const how = `block ${block._id} was built on a block ${last.height} with another hash`
  if (first.n > last.to + 1) return many('removed', last.height, [last.to + 1, first.n - 1], how)
  if (first.n < last.to + 1) return many('put-in', last.height, [first.n, last.to], how)
  return many('rewritten', last.height, [last.from, last.to], how)
}

function checkEvents(last: Head, block: StoredBlock): FirstWrong | null {
  const seen = new Set<string>()
  let hash = last.hash
  for (const [i, stored] of block.events.entries()) {
    const n = last.to + 1 + i
    const event = read(stored)
    if (event === null || event.n !== n || !follows(hash, event)) return whatIsWrong(block, i, n, hash)
    if (seen.has(event._id))
      return one('put-in', block._id, n, event, `it stands in block ${block._id} twice`)
    seen.add(event._id)
    hash = event.h
  }
  return null
}

function checkHeader(last: Head, block: StoredBlock): FirstWrong | null {
  const end = last.to + block.events.length
  const sealed = `block ${block._id} was sealed with events up to ${block.to}`
  if (end < block.to) return many('removed', block._id, [end + 1, block.to], sealed)
  if (end > block.to) return many('put-in', block._id, [block.to + 1, end], sealed)
  const wrong: string[] = []
  if (block.prev !== last.hash) wrong.push('"prev"')
  if (block.from !== last.to + 1) wrong.push('"from"')
  if (block.hash !== read(block.events.at(-1))?.h) wrong.push('"hash"')
  if (wrong.length === 0) return null
  const how = `the events of block ${block._id} are whole, but not its ${wrong.join(' and ')}`
  return many('altered', block._id, [last.to + 1, end], how)
}

/** What was done to the event that stands where event `n` should, after `hash`. */
function whatIsWrong(block: StoredBlock, i: number, n: number, hash: string): FirstWrong {
  const standing = read(block.events[i])
  if (standing === null)
    return many('altered', block._id, [n, n], 'what stands there cannot be read as an event')
  const belongsHere = (event: SealedEvent | null) => event !== null && follows(hash, { ...event, n })
  if (belongsHere(standing)) return one('altered', block._id, n, standing, `its number should be ${n}`)

  const later = block.events.slice(i + 1).map(read)
  if (later.some(belongsHere)) {
    const kind = isWholeInOrder([standing, ...later], n, hash) ? 'moved' : 'put-in'
    return one(
      kind,
      block._id,
      n,
      standing,
      `the event that belongs there stands later in block ${block._id}`,
    )
  }
  const sealed = `block ${block._id} was sealed with events up to ${block.to}`
  if (n > block.to) return one('put-in', block._id, n, standing, sealed)
  if (standing.n > n && later[0]?.n !== n + 1) {
    const how = `${eventBefore(n)} is followed by event ${standing.n}`
    return many('removed', block._id, [n, standing.n - 1], how)
  }
  return one('altered', block._id, n, standing, `its hash does not follow from ${eventBefore(n)}`)
}

function eventBefore(n: number): string {
  return n === 1 ? 'the beginning of the ledger' : `event ${n - 1}`
}

/** Whether these events continue the chain once they are put in the order of their numbers. */
function isWholeInOrder(events: (SealedEvent | null)[], n: number, hash: string): boolean {
  let previous = hash
  let next = n
  for (const event of events.sort((a, b) => (a?.n ?? 0) - (b?.n ?? 0))) {
    if (event === null || event.n !== next || !follows(previous, event)) return false
    previous = event.h
    next++
  }
  return true
}

function follows(previous: string, { h, ...event }: SealedEvent): boolean {
  try {
    return nextHash(previous, event) === h
  } catch {
    // No sealer could have sealed what cannot be hashed.
    return false
  }
}

/** Null for what is no event. Gives back what is stored and not a copy, so that the hash covers every field. */
function read(stored: unknown): SealedEvent | null {
  return SealedEvent.safeParse(stored).success ? (stored as SealedEvent) : null
}

function many(kind: FirstWrong['kind'], block: number, [n, to]: [number, number], how: string): FirstWrong {
  return { kind, block, n, to, event: null, how }
}

function one(
  kind: FirstWrong['kind'],
  block: number,
  n: number,
  { _id, type, at }: SealedEvent,
  how: string,
): FirstWrong {
  return { kind, block, n, to: n, event: { _id, type, at }, how }
}
