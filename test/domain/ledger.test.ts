import fc from 'fast-check'
import { commitment, Opening } from '../../src/domain/ledger.js'
import { newEvent } from '../../src/store/events.js'

const facts = {
  type: 'ask.answered',
  at: '2026-03-09T09:14:00.000Z',
  actor: { kind: 'person', id: 'p_1' },
  through: { kind: 'chat', platform: 'slack', message: '1741511640.000100' },
  about: { collection: 'asks', id: 'a_1', version: '3', hash: 'c'.repeat(64) },
} as const

describe('An event and what it commits to', () => {
  test('what may be erased stands in the event as a salted commitment only', () => {
    const { event, openings } = newEvent({ ...facts, secrets: { answer: 'refused', reason: 'I am away' } })
    expect(JSON.stringify(event)).not.toMatch(/refused|away/)
    for (const opening of openings) {
      expect(opening.event).toBe(event._id)
      expect(event.commitments[opening.field]).toBe(commitment(opening))
    }
    expect(openings.map(({ field, value }) => [field, value])).toEqual([
      ['answer', 'refused'],
      ['reason', 'I am away'],
    ])
  })

  test('two people who say the same cannot be told to have said the same', () => {
    const [one, two] = [
      newEvent({ ...facts, secrets: { answer: 'yes' } }),
      newEvent({ ...facts, secrets: { answer: 'yes' } }),
    ]
    expect(one.event._id).not.toBe(two.event._id)
    expect(one.event.commitments.answer).not.toBe(two.event.commitments.answer)
  })

  test('another value or another salt gives another commitment', () => {
    const { openings } = newEvent({ ...facts, secrets: { answer: 'yes' } })
    const [opening] = openings
    if (opening === undefined) throw new Error('one opening')
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(value !== 'yes')
        expect(commitment({ ...opening, value })).not.toBe(commitment(opening))
      }),
    )
    expect(commitment({ ...opening, salt: '0'.repeat(32) })).not.toBe(commitment(opening))
  })

  test('letters cannot move from the value into the salt, which would leave the commitment as it was', () => {
    const honest = { event: 'e_1', field: 'answer', salt: 'a'.repeat(32), value: 'beef is refused' }
    const forged = { ...honest, salt: `${honest.salt}beef`, value: ' is refused' }
    expect(commitment(forged)).toBe(commitment(honest))
    expect(Opening.safeParse(honest).success).toBe(true)
    expect(Opening.safeParse(forged).success).toBe(false)
  })

  test.each([
    ['a time in another zone', { at: '2026-03-09T09:14:00.000+01:00' }],
    ['a time without milliseconds', { at: '2026-03-09T09:14:00Z' }],
    ['a fraction', { data: { share: 0.5 } }],
  ])('%s does not get into an event', (_what, change) => {
    expect(() => newEvent({ ...facts, ...change })).toThrow()
  })
})
