import fc from 'fast-check'
import type { Absence } from '../../src/domain/absence.js'
import { type Ask, NEVER_DUE } from '../../src/domain/ask.js'
import { defaultReminders } from '../../src/domain/organisation.js'
import {
  escalationDue,
  isMorning,
  morningFor,
  morningOf,
  nextMorning,
  nextReminderOn,
  remindAgainOn,
} from '../../src/domain/reminders.js'
import { addDays, isBusinessDay, type Place, weekdays } from '../../src/domain/working-days.js'

const dublin = { timeZone: 'Europe/Dublin', workingDays: weekdays.slice(0, 5), country: 'IE' }
const hamburg = { ...dublin, timeZone: 'Europe/Berlin', country: 'DE-HH' }
const settings = defaultReminders
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days))

describe('a morning', () => {
  test.each([
    ['a quarter to nine', '2026-11-24T08:45:00.000Z', false],
    ['nine', '2026-11-24T09:00:00.000Z', true],
    ['a minute to noon', '2026-11-24T11:59:00.000Z', true],
    ['noon', '2026-11-24T12:00:00.000Z', false],
    ['a Sunday', '2026-11-29T10:00:00.000Z', false],
    ['Saint Stephen’s Day', '2026-12-26T10:00:00.000Z', false],
  ])('at %s (%s) it is one: %s', (_, at, expected) => {
    expect(isMorning(at, dublin, settings)).toBe(expected)
  })

  test('is everybody’s own: in Hamburg it begins an hour before it does in Dublin', () => {
    expect(isMorning('2026-11-24T08:30:00.000Z', hamburg, settings)).toBe(true)
    expect(morningOf('2026-11-24', 'Europe/Berlin', settings)).toBe('2026-11-24T08:00:00.000Z')
    expect(morningOf('2026-07-24', 'Europe/Berlin', settings)).toBe('2026-07-24T07:00:00.000Z')
  })

  test('is today’s until noon, and after that the next business day’s', () => {
    expect(nextMorning('2026-11-27T07:00:00.000Z', dublin)).toBe('2026-11-27')
    expect(nextMorning('2026-11-27T14:00:00.000Z', dublin)).toBe('2026-11-30')
    expect(nextMorning('2026-12-24T14:00:00.000Z', dublin)).toBe('2026-12-28')
  })
})

describe('the next reminder', () => {
  test('comes every third business day, once more the day before it is due, then every second day', () => {
    const days = ['2026-11-24']
    for (let n = 0; n < 6; n += 1) days.push(remindAgainOn(days.at(-1) ?? '', '2026-12-08', dublin, settings))
    expect(days).toEqual([
      '2026-11-24',
      '2026-11-27',
      '2026-12-02',
      '2026-12-07',
      '2026-12-09',
      '2026-12-11',
      '2026-12-15',
    ])
  })

  test('of what is never due never comes, and nobody else hears of it', () => {
    expect(remindAgainOn('2026-11-24', NEVER_DUE, dublin, settings)).toBe(NEVER_DUE)
    expect(escalationDue(NEVER_DUE, '2030-11-24', dublin, settings)).toBeNull()
  })

  test('is always later, and always on a business day', () => {
    fc.assert(
      fc.property(day, day, (today, dueOn) => {
        const next = remindAgainOn(today, dueOn, hamburg, settings)
        expect(next > today).toBe(true)
        expect(isBusinessDay(next, hamburg)).toBe(true)
      }),
    )
  })
})

describe('one message a morning', () => {
  const ask = (dueOn: string, toldOn?: string, remindOn = '2026-11-24') => ({
    dueOn,
    remindOn,
    ...(toldOn === undefined ? {} : { toldOn }),
  })

  test('names what is new and all that waits from before, in the order in which it is due', () => {
    const late = ask('2026-11-20', '2026-11-10')
    const waits = ask('2026-12-01', '2026-11-20', '2026-11-27')
    const fresh = ask('2026-11-30')
    expect(morningFor([fresh, waits, late], '2026-11-24', dublin, settings)).toEqual({
      named: [late, fresh, waits],
      postponed: [],
    })
  })

  test('is not written while nothing new came and no reminder is due', () => {
    const waits = ask('2026-12-01', '2026-11-20', '2026-11-27')
    expect(morningFor([waits], '2026-11-24', dublin, settings).named).toEqual([])
  })

  test('leaves for later what is too much for a week, but not what is due soon', () => {
    const asks = ['2026-12-10', '2026-12-11', '2026-11-25', '2026-12-12', '2026-12-13'].map((due) => ask(due))
    const few = { ...settings, newAsksAWeek: 2 }
    const { named, postponed } = morningFor(asks, '2026-11-24', dublin, few)
    expect(named.map(({ dueOn }) => dueOn)).toEqual(['2026-11-25', '2026-12-10', '2026-12-11'])
    expect(postponed.map(({ dueOn }) => dueOn)).toEqual(['2026-12-12', '2026-12-13'])
  })

  test('counts what was new within seven days', () => {
    const told = ask('2026-12-20', '2026-11-18', '2026-11-27')
    const old = ask('2026-12-20', '2026-11-17', '2026-11-27')
    const fresh = ask('2026-12-21')
    const one = { ...settings, newAsksAWeek: 1 }
    expect(morningFor([told, fresh], '2026-11-24', dublin, one).named).toEqual([])
    expect(morningFor([old, fresh], '2026-11-24', dublin, one).named).toEqual([old, fresh])
  })

  test('loses nothing: whatever is open and new is named or postponed, once', () => {
    const asks = fc.array(fc.record({ dueOn: day, remindOn: fc.constant('2026-06-01') }), { maxLength: 20 })
    fc.assert(
      fc.property(asks, fc.integer({ min: 1, max: 10 }), (open, newAsksAWeek) => {
        const { named, postponed } = morningFor(open, '2026-06-01', dublin, { ...settings, newAsksAWeek })
        expect(named.length + postponed.length).toBe(open.length)
      }),
    )
  })

  test('names what is never due once, alone or last, and never in the place of anything else', () => {
    const dated = fc.record(
      {
        dueOn: day,
        remindOn: fc.constantFrom('2026-05-29', '2026-06-01', '2026-06-04'),
        toldOn: fc.constantFrom('2026-05-20', '2026-05-29'),
      },
      { requiredKeys: ['dueOn', 'remindOn'] },
    )
    const voluntary = dated.map((each) => ({ ...each, dueOn: NEVER_DUE }))
    fc.assert(
      fc.property(
        ...[fc.array(dated, { maxLength: 12 }), fc.array(voluntary, { maxLength: 3 })],
        fc.integer({ min: 1, max: 4 }),
        (due, lessons, newAsksAWeek) => {
          const few = { ...settings, newAsksAWeek }
          const without = morningFor(due, '2026-06-01', dublin, few)
          const { named, postponed } = morningFor([...lessons, ...due], '2026-06-01', dublin, few)
          const isLesson = ({ dueOn }: { dueOn: string }) => dueOn === NEVER_DUE
          const taught = named.filter(isLesson)
          expect(postponed).toEqual(without.postponed)
          expect(taught.length).toBeLessThanOrEqual(1)
          expect(taught.every(({ toldOn }) => toldOn === undefined)).toBe(true)
          if (without.named.length > 0) expect(named.filter((each) => !isLesson(each))).toEqual(without.named)
          expect(named.findIndex(isLesson)).toBe(taught.length > 0 ? named.length - 1 : -1)
        },
      ),
    )
    const lesson = ask(NEVER_DUE)
    expect(morningFor([lesson], '2026-11-24', dublin, settings).named).toEqual([lesson])
  })
})

describe('what is overdue goes further', () => {
  test.each([
    ['on the due date', '2026-11-20', null],
    ['the business day after', '2026-11-23', null],
    ['two business days after', '2026-11-24', 'manager'],
    ['four business days after', '2026-11-26', 'manager'],
    ['five business days after', '2026-11-27', 'isms-lead'],
  ])('%s', (_, today, step) => {
    expect(escalationDue('2026-11-20', today, dublin, settings)).toBe(step)
  })
})

describe('the next reminder that a person is told of', () => {
  const absence = (from: string, to: string, delegate: string | null = null): Absence => {
    return { ...{ id: from, from, to, delegate, source: 'chat', setBy: null }, setAt: '', event: '' }
  }
  const ask = { kind: 'personal', dueOn: '2026-12-08', remindOn: '2026-11-27' } as const
  const next = (
    changes: Partial<Ask>,
    absences: Absence[] = [],
    place: Place = dublin,
    after = '2026-11-24',
  ) => nextReminderOn({ ...ask, ...changes }, after, place, settings, absences)

  test('is the day that is set', () => {
    expect(next({})).toBe('2026-11-27')
  })

  test('is no weekend and no holiday where they work', () => {
    expect(next({ remindOn: '2026-11-28' })).toBe('2026-11-30')
    expect(next({ remindOn: '2026-12-25', dueOn: '2027-02-01' })).toBe('2026-12-28')
    expect(next({ remindOn: '2026-12-26', dueOn: '2027-02-01' }, [], hamburg)).toBe('2026-12-28')
  })

  test('is the day of their return where they are away before it or on it', () => {
    expect(next({}, [absence('2026-11-27', '2026-11-27')])).toBe('2026-11-30')
    expect(next({}, [absence('2026-11-26', '2026-12-01')])).toBe('2026-12-02')
    expect(next({}, [absence('2026-11-27', '2026-11-29'), absence('2026-11-30', '2026-12-03')])).toBe(
      '2026-12-04',
    )
    expect(next({}, [absence('2026-11-26', '2026-11-29'), absence('2026-12-01', '2026-12-03')])).toBe(
      '2026-11-30',
    )
    expect(next({}, [absence('2026-12-01', '2026-12-03')])).toBe('2026-11-27')
    expect(next({}, [absence('2026-11-20', '2026-11-24')])).toBe('2026-11-27')
  })

  test('is the day on which it goes to somebody else, if that comes first', () => {
    const overdue = { remindOn: '2026-12-11' }
    expect(next(overdue, [], dublin, '2026-12-09')).toBe('2026-12-10')
    expect(
      next({ ...overdue, escalated: { step: 'manager', on: '2026-12-09' } }, [], dublin, '2026-12-10'),
    ).toBe('2026-12-11')
  })

  test('is not put off for who is away where nobody answers what may be delegated', () => {
    const delegable = { kind: 'delegable' } as const
    expect(next(delegable, [absence('2026-11-26', '2026-12-01')])).toBe('2026-11-27')
    expect(next(delegable, [absence('2026-11-26', '2026-12-01', 'p_2')])).toBe('2026-12-02')
  })
})
