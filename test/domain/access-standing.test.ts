import fc from 'fast-check'
import type { AccessOrder } from '../../src/domain/access-row.js'
import { type ReviewState, type RowsStanding, reviewStanding } from '../../src/domain/access-standing.js'
import type { Ask } from '../../src/domain/ask.js'
import { endOf } from '../../src/domain/working-days.js'

const asOf = '2027-01-20T10:00:00.000Z'
const before = '2027-01-20T09:00:00.000Z'
const [endOfToday, endOfWeek] = ['2027-01-21T00:00:00.000Z', '2027-01-27T00:00:00.000Z']

const ask = (slot: string, changes: Partial<Ask> = {}): Ask =>
  ({
    ...{ _id: slot, slot, state: 'open', askedOf: 'olga', openedAt: before, round: 1, dueOn: '2027-01-19' },
    ...changes,
  }) as Ask
const answered = (slot: string, value: string, changes: Partial<Ask> = {}): Ask =>
  ask(slot, {
    state: 'answered',
    answer: { value, at: before, by: 'olga' } as Ask['answer'] & object,
    ...changes,
  })
const order = (changes: Partial<AccessOrder> = {}): AccessOrder =>
  ({ kind: 'remove', state: 'open', ask: 'order', number: 1, dueOn: '2027-01-29', ...changes }) as AccessOrder
const done = (at = before): Partial<AccessOrder> => ({
  ...{ state: 'done', done: { by: 'olga', at, event: 'e', proof: null } },
})

const rows = { all: 9, toAsk: 0, toReseat: 0, waiting: 0, blocked: 0, toOrder: 0, lastDecidedAt: null }
const state = (changes: Partial<ReviewState> = {}): ReviewState => ({
  ...{ asks: [], live: false, owner: 'olga', told: false, extraction: { state: 'accepted' }, retryAt: null },
  ...{
    assigned: true,
    rows,
    orders: [],
    nobodyConfirms: [],
    verifiedAt: null,
    toHold: false,
    removedBy: null,
    checkNow: false,
  },
  ...{ closesOn: '2027-03-31', timeZone: 'Europe/Dublin' },
  ...changes,
})
const next = (changes: Partial<ReviewState>) => reviewStanding(state(changes), asOf).next
const look = (changes: Partial<ReviewState>) => {
  const standing = reviewStanding(state(changes), asOf)
  return standing.next === 'wait' ? standing.nextLook : standing.next
}

describe('until there is a population', () => {
  const none = { extraction: null }
  const held = { extraction: { state: 'held' as const } }
  test.each<[string, Partial<ReviewState>, string]>([
    ['the owner is asked for a file', none, 'ask-extract'],
    ['once', { ...none, asks: [ask('extract')] }, endOfWeek],
    [
      'and anew where somebody else owns it by now',
      { ...none, asks: [ask('extract', { askedOf: 'otto' })] },
      'ask-extract',
    ],
    [
      'what they hand in is taken over',
      { ...none, asks: [answered('extract', '9', { takeOverOwed: before })] },
      'take-over',
    ],
    [
      'and asked for again where it was refused',
      { extraction: { state: 'refused' }, asks: [answered('extract', '9')] },
      'ask-extract',
    ],
    ['of a live source it is read', { ...none, live: true }, 'extract'],
    [
      'and tried again later',
      { ...none, live: true, retryAt: '2027-01-20T11:00:00.000Z' },
      '2027-01-20T11:00:00.000Z',
    ],
    ['which is now', { ...none, live: true, retryAt: asOf }, 'extract'],
    ['a swing is asked about', held, 'ask-swing'],
    [
      'and nothing reviewed until that is answered',
      { ...held, asks: [ask('confirm-population')] },
      endOfWeek,
    ],
    ['that nobody owns the system is told', { ...none, owner: null }, 'tell'],
    ['once, and looked at each day', { ...none, owner: null, told: true }, endOfToday],
  ])('%s', (_what, changes, expected) => expect(look(changes)).toBe(expected))
})

describe('accounts are reviewed', () => {
  const counted = (changes: Partial<RowsStanding>) =>
    ({ rows: { ...rows, ...changes } }) as Partial<ReviewState>
  test.each<[string, Partial<ReviewState>, string]>([
    ['once each is a row', { assigned: false }, 'assign'],
    ['by people who are asked', counted({ toAsk: 3, toOrder: 1 }), 'ask-review'],
    ['by others where those are asked no more', counted({ toReseat: 1, toAsk: 3 }), 'reseat'],
    ['which waits for them', { ...counted({ waiting: 2 }), asks: [ask('review')] }, endOfWeek],
    ['that nobody may is told', counted({ blocked: 1, waiting: 2 }), 'tell'],
    ['and keeps it open', { ...counted({ blocked: 1 }), told: true }, endOfToday],
    ['what is decided is ordered while others still review', counted({ toOrder: 1, waiting: 2 }), 'order'],
    [
      'what was decided today may be corrected until the day is over',
      counted({ lastDecidedAt: before }),
      endOfToday,
    ],
    ['after that it closes', counted({ lastDecidedAt: '2027-01-19T23:00:00.000Z' }), 'close'],
    ['on its closing day it stays open', { ...counted({ waiting: 2 }), closesOn: '2027-01-20' }, endOfToday],
    [
      'the day after it closes, whatever waits',
      { ...counted({ waiting: 2 }), closesOn: '2027-01-19' },
      'close',
    ],
  ])('%s', (_what, changes, expected) => expect(look(changes)).toBe(expected))
})

describe('what was ordered is followed through', () => {
  const asked = [ask('order')]
  const said = [answered('order', 'done')]
  const over = { dueOn: '2027-01-19' }
  test.each<[string, Partial<ReviewState>, string]>([
    ['the owner is asked', { orders: [order({ ask: null })] }, 'ask-order'],
    ['anew where another one owns it by now', { orders: [order()], asks: asked, owner: 'otto' }, 'ask-order'],
    ['that nobody is there is told', { orders: [order({ ask: null })], owner: null }, 'tell'],
    ['it waits while they see to it', { orders: [order()], asks: asked }, endOfWeek],
    ['then for another list', { orders: [order(done())], asks: said }, 'ask-verify'],
    [
      'which they are asked for once',
      { orders: [order(done())], asks: [...said, ask('verify', { follows: 'order' })] },
      endOfWeek,
    ],
    [
      'again where it proved nothing',
      { orders: [order(done())], asks: [...said, answered('verify', '9', { follows: 'order' })] },
      'ask-verify',
    ],
    ['also where nobody says so, once it was due', { orders: [order(over)], asks: asked }, 'ask-verify'],
    [
      'once',
      { orders: [order(over)], asks: [...asked, answered('verify', '9', { follows: 'order' })] },
      endOfWeek,
    ],
    [
      'and what was not so and is asked anew, once that day is over',
      { orders: [order(over)], asks: [ask('order', { dueOn: '2027-01-20' })] },
      endOfToday,
    ],
    [
      'which is looked at then',
      { orders: [order({ dueOn: '2027-01-22' })], asks: asked },
      '2027-01-23T00:00:00.000Z',
    ],
    [
      'and asked for anew when they do say so',
      {
        orders: [order({ ...over, ...done() })],
        asks: [...said, answered('verify', '9', { follows: 'order' })],
      },
      'ask-verify',
    ],
    [
      'or a second person is',
      { orders: [order(done())], asks: [...said, answered('verify', 'by-proof', { follows: 'order' })] },
      'ask-proof',
    ],
    [
      'once',
      {
        orders: [order(done())],
        asks: [
          ...said,
          answered('verify', 'by-proof', { follows: 'order' }),
          ask('confirm-proof', { follows: 'verify', askedOf: 'lena' }),
        ],
      },
      endOfWeek,
    ],
    [
      'that nobody may confirm it is told',
      {
        orders: [order(done())],
        nobodyConfirms: ['verify'],
        asks: [...said, answered('verify', 'by-proof', { follows: 'order' })],
      },
      'tell',
    ],
    [
      'what was read is held against them, whatever else is due',
      { live: true, toHold: true, orders: [order({ ask: null })] },
      'verify',
    ],
    ['a live source is read once they say so', { live: true, orders: [order(done())], asks: said }, 'verify'],
    ['of all that was asked for', { live: true, orders: [order(done()), order()], asks: asked }, endOfWeek],
    ['or when it is due', { live: true, orders: [order(over)], asks: asked }, 'verify'],
    ['or at once', { live: true, orders: [order()], asks: asked, checkNow: true }, 'verify'],
    [
      'and tried again later',
      { live: true, orders: [order(over)], asks: asked, retryAt: '2027-01-20T11:00:00.000Z' },
      '2027-01-20T11:00:00.000Z',
    ],
    [
      'and the next day, where it proved nothing',
      { live: true, orders: [order(over)], asks: asked, verifiedAt: before },
      endOfToday,
    ],
    [
      'once more where it was seen to be done before',
      { live: true, removedBy: '2027-01-19', verifiedAt: '2027-01-18T10:00:00.000Z', asks: [ask('review')] },
      'verify',
    ],
    [
      'and not time and again',
      { live: true, removedBy: '2027-01-19', verifiedAt: before, asks: [ask('review')] },
      endOfWeek,
    ],
    [
      'looking when that is due',
      { live: true, removedBy: '2027-01-22', verifiedAt: before, asks: [ask('review')] },
      '2027-01-23T00:00:00.000Z',
    ],
    [
      'looking again when it is due',
      { live: true, orders: [order({ dueOn: '2027-01-22' })], asks: asked },
      '2027-01-23T00:00:00.000Z',
    ],
  ])('%s', (_what, changes, expected) => expect(look(changes)).toBe(expected))

  test('it stays open until all is verified', () => {
    const decided = { rows: { ...rows, lastDecidedAt: '2027-01-04T10:00:00.000Z' } }
    expect(next({ ...decided, orders: [order()], asks: asked })).toBe('wait')
    expect(next({ ...decided, orders: [], asks: said })).toBe('close')
  })
})

test('whatever waits is looked at again, later than now and by its closing day', () => {
  const when = fc.date({
    min: new Date('2027-01-01T00:00:00Z'),
    max: new Date('2027-04-02T00:00:00Z'),
    noInvalidDate: true,
  })
  const day = when.map((date) => date.toISOString().slice(0, 10))
  const few = fc.integer({ min: 0, max: 2 })
  const some = fc.record({
    ...{ live: fc.boolean(), told: fc.boolean(), checkNow: fc.boolean(), assigned: fc.boolean() },
    ...{ owner: fc.constantFrom('olga', null), closesOn: day },
    ...{ retryAt: fc.option(when.map((date) => date.toISOString())) },
    ...{ verifiedAt: fc.option(when.map((date) => date.toISOString())) },
    extraction: fc.constantFrom(
      null,
      ...(['held', 'accepted', 'refused'] as const).map((each) => ({ state: each })),
    ),
    rows: fc.record({ waiting: few, blocked: few }).map((counts) => ({ ...rows, ...counts })),
    orders: fc.array(day.map((dueOn) => order({ dueOn }))),
    asks: fc.subarray([ask('order'), ask('review'), ask('extract'), ask('confirm-population')]),
  })
  fc.assert(
    fc.property(some, when, (changes, date) => {
      const now = date.toISOString()
      const standing = reviewStanding(state(changes), now)
      if (standing.next !== 'wait') return
      expect(standing.nextLook > now).toBe(true)
      expect(standing.nextLook <= endOf(changes.closesOn, 'Europe/Dublin')).toBe(true)
    }),
  )
})
