import fc from 'fast-check'
import type { Ask } from '../../src/domain/ask.js'
import type { NeededBy } from '../../src/domain/course.js'
import { drawnFor, missedIn, type QuizPool } from '../../src/domain/quiz.js'
import {
  type Completed,
  departmentsShown,
  FAILED_SLOT,
  neededFor,
  RENEWED_BEFORE_DAYS,
  renewedFrom,
  type Standing,
  standingOf,
  trainingStep,
  WAIVER_SLOT,
} from '../../src/domain/training.js'
import { addDays } from '../../src/domain/working-days.js'

const since = '2026-11-02T09:00:00.000Z'
const person = {
  ...{ key: 'ben', kind: 'employee' as const, department: 'Sales', roles: ['finance'], country: 'IE' },
  start: null as string | null,
}
const everyone: NeededBy = { audience: 'everyone', joinersWithinDays: null }
const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2026-01-01', n))

const standing = (
  on: string,
  {
    completed = null as Completed | null,
    waivedUntil = null as string | null,
    neededBy = everyone,
    closesOn = '2028-01-31',
    start = null as string | null,
  } = {},
) =>
  standingOf(
    { neededBy, since },
    { person: { ...person, start }, completed, before: completed !== null, waivedUntil },
    closesOn,
    on,
  )

describe('who needs a course', () => {
  test.each<[string, NeededBy, object | null]>([
    ['everybody', everyone, { as: 'everyone' }],
    [
      'a department',
      { audience: [{ department: 'Sales' }], joinersWithinDays: null },
      { as: 'department', of: 'Sales' },
    ],
    ['a role', { audience: [{ role: 'finance' }], joinersWithinDays: null }, { as: 'role', of: 'finance' }],
    [
      'somebody by name, whom the record does not name',
      { audience: [{ person: 'ben' }], joinersWithinDays: null },
      { as: 'person' },
    ],
    ['others', { audience: [{ department: 'IT' }], joinersWithinDays: null }, null],
    ['whoever joins, and nobody before', { audience: null, joinersWithinDays: 30 }, null],
  ])('%s', (_whom, neededBy, as) => {
    expect(neededFor({ neededBy, since }, person)).toEqual(as)
  })

  test('whoever joined since the course is there, or is in their first days still, needs an introduction', () => {
    const neededBy: NeededBy = { audience: null, joinersWithinDays: 30 }
    expect(neededFor({ neededBy, since }, { ...person, start: '2026-10-05' })).toEqual({ as: 'joiner' })
    expect(neededFor({ neededBy, since }, { ...person, start: '2026-09-01' })).toBeNull()
    expect(standing('2027-02-01', { neededBy, start: '2027-02-01' })).toMatchObject({
      is: 'due',
      by: '2027-03-03',
    })
  })
})

describe('when somebody is asked', () => {
  test('is said for each day: they are asked, it counts, they are excepted or do not need it', () => {
    fc.assert(
      fc.property(day, fc.option(day), fc.option(day), fc.option(day), (today, on, until, waivedUntil) => {
        const completed = on === null ? null : { on, validUntil: until }
        const found = standing(today, { completed, waivedUntil })
        // Nobody is asked while they are excepted, or while what they did counts for long.
        if (waivedUntil !== null && waivedUntil >= today) expect(found.is).toBe('waived')
        else if (completed && (until === null || renewedFrom(completed.on, until) > today))
          expect(found.is).toBe('valid')
        else if (!completed || (until ?? '') < today) expect(found.is).toBe('due')
      }),
    )
  })

  test('what runs out in this training year is renewed a month before, and counts to its end', () => {
    const completed = { on: '2027-03-01', validUntil: '2027-09-01' }
    const from = addDays('2027-09-01', -RENEWED_BEFORE_DAYS)
    expect(standing(addDays(from, -1), { completed })).toEqual({ is: 'valid', until: addDays(from, -1) })
    expect(standing(from, { completed })).toEqual({
      ...{ is: 'due', by: '2027-09-01' },
      needed: { as: 'everyone', renews: true },
    })
  })

  test('what counts for a month only is renewed in its last third, so it is not due again the next day', () => {
    const completed = { on: '2027-03-01', validUntil: '2027-04-01' }
    expect(standing('2027-03-02', { completed }).is).toBe('valid')
    expect(standing('2027-03-21', { completed }).is).toBe('valid')
    expect(standing('2027-03-22', { completed })).toMatchObject({ is: 'due', by: '2027-04-01' })
  })

  test('what counts until the next training year has begun is for that one to ask', () => {
    const completed = { on: '2027-02-10', validUntil: '2028-02-10' }
    expect(standing('2028-01-30', { completed }).is).toBe('valid')
    expect(standing('2028-02-01', { completed, closesOn: '2029-01-31' }).is).toBe('due')
  })

  test('whoever was introduced is not introduced once more', () => {
    const neededBy: NeededBy = { audience: null, joinersWithinDays: 30 }
    const completed = { on: '2027-02-10', validUntil: '2027-08-10' }
    expect(standing('2029-01-01', { neededBy, start: '2027-02-01', completed }).is).toBe('valid')
  })
})

const due: Standing = { is: 'due', needed: { as: 'everyone' }, by: null }
const round = (n: number, changes: Partial<Ask> = {}) =>
  ({
    ...{ _id: `r${n}`, slot: 'course', round: n, state: 'open', askedOf: 'p_1' },
    subject: { version: '1', hash: 'h' },
    ...changes,
  }) as Ask
const one = {
  ...{ number: 1, at: since, by: 'p_1', right: 0, of: 2, passed: false, hash: 'h', event: 'e' },
  commitment: 'c',
}
const two = [one, { ...one, number: 2 }]
const failed = round(1, { state: 'closed', closed: { at: since, because: 'failed' } })
const decision = (slot: string, value?: string) =>
  ({
    ...{ _id: slot, slot, round: 1, about: 'r1', state: value ? 'answered' : 'open' },
    ...(value ? { answer: { value, by: 'p_2' } } : {}),
  }) as Ask
const step = (rounds: Ask[], decisions: Ask[] = [], stands: Standing = due, version = '1') =>
  trainingStep(stands, { rounds, decisions }, version)

describe('what follows', () => {
  test.each<[string, ReturnType<typeof step>, object]>([
    ['who needs it is asked', step([]), { next: 'ask', round: 1, follows: null }],
    ['who is asked is waited for', step([round(1)]), { next: 'wait' }],
    [
      'who does not need it any more is asked no more',
      step([round(1)], [], { is: 'not-needed' }),
      { next: 'close', because: 'not-needed' },
    ],
    [
      'who is excepted is asked no more',
      step([round(1)], [], { is: 'waived', until: '2027-03-01' }),
      { next: 'close', because: 'excepted' },
    ],
    [
      'what changed is asked about anew',
      step([round(1)], [], due, '2'),
      { next: 'close', because: 'changed' },
    ],
    [
      'after a version that changed they are asked about the new one',
      step([round(1, { state: 'closed', closed: { at: since, because: 'changed' } })], [], due, '2'),
      { next: 'ask', round: 2 },
    ],
    ['used up attempts go to the manager', step([failed]), { next: 'decide', slot: FAILED_SLOT, round: 1 }],
    ['who waits for their manager is not asked', step([failed], [decision(FAILED_SLOT)]), { next: 'wait' }],
    [
      'they try again',
      step([failed], [decision(FAILED_SLOT, 'again')]),
      { next: 'ask', round: 2, follows: 'r1' },
    ],
    [
      'a waiver is asked for',
      step([failed], [decision(FAILED_SLOT, 'waive')]),
      { next: 'decide', slot: WAIVER_SLOT },
    ],
    [
      'one that is refused has them try again',
      step([failed], [decision(FAILED_SLOT, 'waive'), decision(WAIVER_SLOT, 'refused')]),
      { next: 'ask', round: 2 },
    ],
    [
      'a new version is for whoever failed the old one, too',
      step([failed], [], due, '2'),
      { next: 'ask', round: 2 },
    ],
    [
      'who asks for a waiver is decided about',
      step([round(1, { state: 'declined' })]),
      { next: 'decide', slot: WAIVER_SLOT },
    ],
    [
      'and asked again where it is refused',
      step([round(1, { state: 'declined' })], [decision(WAIVER_SLOT, 'refused')]),
      { next: 'close', because: 'asked-again' },
    ],
    [
      'attempts count on where a waiver is refused',
      step([round(1, { state: 'closed', closed: { at: since, because: 'asked-again' }, attempts: two })]),
      { next: 'ask', round: 2, spent: 2 },
    ],
    [
      'they begin anew once their manager has talked with them',
      step([{ ...failed, attempts: two }], [decision(FAILED_SLOT, 'again')]),
      { next: 'ask', round: 2, spent: 0 },
    ],
    [
      'they begin anew with a new version',
      step(
        [round(1, { state: 'closed', closed: { at: since, because: 'changed' }, attempts: two })],
        [],
        due,
        '2',
      ),
      { next: 'ask', spent: 0 },
    ],
    [
      'who passed has completed it, though it changed before that was recorded',
      step([round(1, { attempts: [...two, { ...one, passed: true }] })], [], due, '2'),
      { next: 'complete', passed: { passed: true } },
    ],
    [
      'what is to be renewed is asked again',
      step([round(1, { state: 'answered' })]),
      { next: 'ask', round: 2 },
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toMatchObject(expected)
  })
})

describe('a quiz', () => {
  const pool: QuizPool = {
    ...{ draw: 3, passMark: 2, attempts: 3 },
    questions: Array.from({ length: 8 }, (_, n) => ({
      ...{ id: `q${n}`, text: { en: `Q${n}` }, right: 'a' },
      options: ['a', 'b', 'c', 'd'].map((id) => ({ id, text: { en: id } })),
    })),
  }

  test('asks the same of the same attempt, and only what is in the pool, each once', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (who, attempt) => {
        const drawn = drawnFor(pool, who, attempt)
        expect(drawnFor(pool, who, attempt)).toEqual(drawn)
        expect(new Set(drawn.questions.map(({ id }) => id)).size).toBe(3)
        for (const { options } of drawn.questions)
          expect(options.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c', 'd'])
      }),
    )
  })

  test('asks what was not asked yet first, then what was missed the last time', () => {
    const ids = ({ questions }: { questions: readonly { id: string }[] }) => questions.map(({ id }) => id)
    const chosen = (asked: readonly string[], missed: readonly string[]) =>
      Object.fromEntries(asked.map((id) => [id, missed.includes(id) ? 'b' : 'a']))
    fc.assert(
      fc.property(fc.string(), (who) => {
        const first = ids(drawnFor(pool, who, 1))
        const tried = [chosen(first, [])]
        const second = ids(drawnFor(pool, who, 2, tried))
        expect(second.filter((id) => first.includes(id))).toEqual([])
        const [missed = ''] = second
        const third = ids(drawnFor(pool, who, 3, [...tried, chosen(second, [missed])]))
        const fresh = pool.questions.map(({ id }) => id).filter((id) => ![...first, ...second].includes(id))
        expect(third.toSorted()).toEqual([...fresh, missed].toSorted())
      }),
    )
  })

  test('asks others of others, and in another order', () => {
    const orders = Array.from({ length: 20 }, (_, n) => JSON.stringify(drawnFor(pool, `ask-${n}`, 1)))
    expect(new Set(orders).size).toBe(20)
    expect(drawnFor(pool, 'ask', 1)).not.toEqual(drawnFor(pool, 'ask', 2))
  })

  test('says which question was missed most often, by its share', () => {
    const chosen = [{ q0: 'a', q1: 'b' }, { q0: 'b', q1: 'b' }, { q0: 'a' }]
    expect(missedIn(pool, chosen)).toEqual([
      { question: 'q1', asked: 2, wrong: 2 },
      { question: 'q0', asked: 3, wrong: 1 },
    ])
  })
})

test('no department of fewer than five is shown by itself, nor given away by what the others are together', () => {
  const departments = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 })
  fc.assert(
    fc.property(departments, (sizes) => {
      const all = sizes.map((of, n) => ({ department: `D${n}`, done: 0, of }))
      const { shown, others } = departmentsShown(all)
      expect(shown.every(({ of }) => of >= 5)).toBe(true)
      const total = shown.reduce((sum, { of }) => sum + of, others?.of ?? 0)
      expect(total).toBe(sizes.reduce((sum, of) => sum + of, 0))
      if (others && shown.length > 0) {
        expect(others.of).toBeGreaterThanOrEqual(5)
        expect(sizes.length - shown.length).toBeGreaterThan(1)
      }
    }),
  )
})
