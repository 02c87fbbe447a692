import fc from 'fast-check'
import type { Block, LedgerEvent, SealedEvent } from '../../src/domain/ledger.js'
import {
  buildBlock,
  checkBlock,
  emptyLedger,
  type FirstWrong,
  headOf,
} from '../../src/domain/ledger-chain.js'

function event(id: number, type = 'ask.answered'): LedgerEvent {
  return {
    ...{ _id: `e_${id}`, v: 1, type, at: new Date(1_790_000_000_000 + id).toISOString() },
    actor: { kind: 'person', id: `p_${id % 7}` },
    through: { kind: 'chat', platform: 'slack' },
    about: { collection: 'asks', id: `ask_${id}`, version: '3' },
    data: { revision: id },
    commitments: {},
  }
}

/** A ledger with blocks of these sizes. */
function ledger(sizes: readonly number[]): Block[] {
  const blocks: Block[] = []
  let head = emptyLedger
  for (const size of sizes) {
    const events = Array.from({ length: size }, (_, i) => event(head.to + 1 + i))
    const block = buildBlock(head, events)
    blocks.push(block)
    head = headOf(block)
  }
  return blocks
}

function firstWrong(blocks: readonly Block[]): FirstWrong | null {
  let head = emptyLedger
  for (const block of blocks) {
    const wrong = checkBlock(head, block)
    if (wrong !== null) return wrong
    head = headOf(block)
  }
  return null
}

/** A ledger and one of its events: `n`, standing at `at` of `block`. */
const place = fc
  .array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
  .chain((sizes) => {
    const count = sizes.reduce((sum, size) => sum + size, 0)
    return fc.record({ sizes: fc.constant(sizes), n: fc.integer({ min: 1, max: count }) })
  })
  .map(({ sizes, n }) => {
    const blocks = ledger(sizes)
    const block = blocks.find(({ to }) => n <= to) as Block
    return { blocks, block, n, at: n - block.from }
  })

const alterations: [string, (sealed: SealedEvent) => void][] = [
  ['its type', (sealed) => Object.assign(sealed, { type: 'ask.closed' })],
  ['its time', (sealed) => Object.assign(sealed, { at: '2026-01-01T00:00:00.000Z' })],
  ['who did it', (sealed) => Object.assign(sealed, { actor: { kind: 'person', id: 'p_other' } })],
  ['what it is about', (sealed) => Object.assign(sealed.about, { version: '4' })],
  ['its data', (sealed) => Object.assign(sealed.data, { revision: -1 })],
  ['a field more', (sealed) => Object.assign(sealed, { note: 'added' })],
  [
    'a special field more',
    (sealed) => Object.defineProperty(sealed.data, '__proto__', { value: 1, enumerable: true }),
  ],
  ['its number', (sealed) => Object.assign(sealed, { n: sealed.n + 1000 })],
  ['its hash', (sealed) => Object.assign(sealed, { h: 'f'.repeat(64) })],
]

describe('The chain of the ledger', () => {
  test('a ledger that nobody touched is whole', () => {
    fc.assert(fc.property(place, ({ blocks }) => expect(firstWrong(blocks)).toBeNull()))
  })

  test('the first event continues 64 zeros and has the number 1', () => {
    const [block] = ledger([2])
    expect(block).toMatchObject({ _id: 1, prev: '0'.repeat(64), from: 1, to: 2 })
    expect(block?.hash).toBe(block?.events[1]?.h)
  })

  test.each(alterations)('an event with %s altered is named', (_what, alter) => {
    fc.assert(
      fc.property(place, ({ blocks, block, n, at }) => {
        alter(block.events[at] as SealedEvent)
        expect(firstWrong(blocks)).toMatchObject({ kind: 'altered', block: block._id, n, to: n })
      }),
    )
  })

  test('a removed event is named by its number, wherever it stood', () => {
    fc.assert(
      fc.property(place, ({ blocks, block, n, at }) => {
        fc.pre(block.events.length > 1)
        block.events.splice(at, 1)
        expect(firstWrong(blocks)).toMatchObject({ kind: 'removed', block: block._id, n, to: n })
      }),
    )
  })

  test('an event that was removed with the others renumbered is found where it stood', () => {
    fc.assert(
      fc.property(place, ({ blocks, block, n, at }) => {
        fc.pre(at < block.events.length - 1)
        block.events.splice(at, 1)
        for (const later of block.events.slice(at)) later.n--
        expect(firstWrong(blocks)).toMatchObject({ block: block._id, n })
      }),
    )
  })

  test('an event that was put in is named, whatever number it carries', () => {
    fc.assert(
      fc.property(
        place,
        fc.integer({ min: 1, max: 99 }),
        fc.boolean(),
        ({ blocks, block, n, at }, own, after) => {
          const forged = { ...event(5000, 'ask.closed'), n: own, h: 'e'.repeat(64) }
          const last = after && at === block.events.length - 1
          block.events.splice(last ? at + 1 : at, 0, forged)
          const expected = { kind: 'put-in', block: block._id, n: last ? n + 1 : n, event: { _id: 'e_5000' } }
          expect(firstWrong(blocks)).toMatchObject(expected)
        },
      ),
    )
  })

  test('an event that was put in at the end with a right hash shows by what was sealed', () => {
    const [block, next] = ledger([3, 2])
    if (block === undefined || next === undefined) throw new Error('two blocks')
    block.events.push(...buildBlock(headOf(block), [event(77)]).events)
    expect(firstWrong([block, next])).toMatchObject({ kind: 'put-in', block: 1, n: 4, to: 4 })
  })

  test('the same event twice in a block is named at its second place', () => {
    expect(firstWrong([buildBlock(emptyLedger, [event(1), event(2), event(1)])])).toMatchObject({
      ...{ kind: 'put-in', block: 1, n: 3, event: { _id: 'e_1' } },
    })
  })

  test('two events that changed places are named at the first of them', () => {
    fc.assert(
      fc.property(place, fc.nat({ max: 5 }), ({ blocks, block, n, at }, further) => {
        const other = at + 1 + further
        fc.pre(other < block.events.length)
        const [a, b] = [block.events[at] as SealedEvent, block.events[other] as SealedEvent]
        block.events[at] = b
        block.events[other] = a
        expect(firstWrong(blocks)).toMatchObject({
          kind: 'moved',
          block: block._id,
          n,
          event: { _id: b._id },
        })
      }),
    )
  })

  test('a removed block is named with all its events', () => {
    fc.assert(
      fc.property(place, ({ blocks, block }) => {
        fc.pre(block !== blocks.at(-1))
        const rest = blocks.filter((each) => each !== block)
        const { _id, from, to } = block
        expect(firstWrong(rest)).toMatchObject({ kind: 'removed', block: _id, n: from, to })
      }),
    )
  })

  test('a block that was rewritten with right hashes is found by the next one', () => {
    fc.assert(
      fc.property(place, ({ blocks, block, at }) => {
        fc.pre(block !== blocks.at(-1))
        const events = block.events.map(({ n: _n, h: _h, ...each }) => each)
        events[at] = event(6000)
        const before = blocks[block._id - 2]
        blocks[block._id - 1] = buildBlock(before === undefined ? emptyLedger : headOf(before), events)
        const { _id, from, to } = block
        expect(firstWrong(blocks)).toMatchObject({ kind: 'rewritten', block: _id, n: from, to })
      }),
    )
  })

  test('a block that was rebuilt without its last events is found by the next one', () => {
    const blocks = ledger([2, 4, 3])
    const events = (blocks[1]?.events ?? []).map(({ n: _n, h: _h, ...each }) => each)
    blocks[1] = buildBlock(headOf(blocks[0] as Block), events.slice(0, 2))
    expect(firstWrong(blocks)).toMatchObject({ kind: 'removed', block: 2, n: 5, to: 6 })
  })

  test('a block that was rebuilt with more events is found by the next one', () => {
    const blocks = ledger([2, 2, 3])
    const events = (blocks[1]?.events ?? []).map(({ n: _n, h: _h, ...each }) => each)
    blocks[1] = buildBlock(headOf(blocks[0] as Block), [...events, event(77), event(78)])
    expect(firstWrong(blocks)).toMatchObject({ kind: 'put-in', block: 2, n: 5, to: 6 })
  })

  test.each([
    ['prev', { prev: 'a'.repeat(64) }],
    ['from', { from: 1 }],
    ['hash', { hash: 'a'.repeat(64) }],
  ])('a block whose "%s" was altered is named', (field, change) => {
    const blocks = ledger([2, 2, 2])
    Object.assign(blocks[1] as Block, change)
    const wrong = firstWrong(blocks)
    expect(wrong).toMatchObject({ kind: 'altered', block: 2, n: 3, to: 4 })
    expect(wrong?.how).toContain(`"${field}"`)
  })

  test.each([
    ['no events', { events: [] }],
    ['events that are no list', { events: 'gone' }],
    ['a version that no Steward wrote', { v: 2 }],
    ['a field more', { note: 'added' }],
  ])('a block with %s is named', (_what, change) => {
    const blocks = ledger([2, 2])
    Object.assign(blocks[1] as Block, change)
    expect(firstWrong(blocks)).toMatchObject({ kind: 'altered', block: 2, n: 3 })
  })

  test('a block before the first is named', () => {
    const [block] = ledger([2])
    expect(firstWrong([{ ...(block as Block), _id: 0 }])).toMatchObject({ kind: 'put-in', block: 0 })
  })

  test('what is no event at all is named where it stands', () => {
    const blocks = ledger([3])
    Object.assign(blocks[0] as Block, { events: [blocks[0]?.events[0], null, blocks[0]?.events[2]] })
    expect(firstWrong(blocks)).toMatchObject({ kind: 'altered', n: 2, event: null })
  })
})
