import fc from 'fast-check'
import type { Occurrence } from '../../src/domain/programme.js'
import { type Recurrence, type Turn, turnsOf } from '../../src/domain/recurrence.js'
import { type Replanned, replan } from '../../src/domain/replan.js'
import { addDays, addMonths, weekdays } from '../../src/domain/working-days.js'

const place = { workingDays: weekdays.slice(0, 5), country: 'IE' }
const programme = 'policy-review.information-security'
const said = { by: 'p_1', at: '2027-01-04T10:00:00.000Z', event: 'e', reason: { text: '', commitment: '' } }
const approval = { decision: 'd', by: 'p_2', at: said.at }

/** A programme's dates as its rule and what people do to them change, without a database. */
class Plan {
  rows: Occurrence[] = []
  rule: Recurrence | null = null

  constructor(public today: string) {}

  /** What the file says from now on; null: nothing any more. */
  follows(rule: Recurrence | null): this {
    this.rule = rule
    this.carriesOut(this.replanned())
    return this
  }

  replanned(): Replanned {
    const recurrence = this.rule ?? { kind: 'dates', dates: [], from: '2000-01-01' }
    const state = this.rule ? 'active' : 'ended'
    const rule = { _id: programme, shift: 'next', country: place.country, recurrence, state } as const
    return replan(rule, this.rows, place.workingDays, this.today)
  }

  /** From one due date to the next, and there; what is due begins, if anybody is to be asked. */
  goesTo(day: string, nothing = false): this {
    for (let due = this.due(day); due[0]; due = this.due(day)) {
      if (due[0].date > this.today) this.today = due[0].date
      for (const row of due.filter(({ date }) => date <= this.today))
        this.becomes(row, { state: 'started', started: { at: '', by: null, cycle: nothing ? null : 'c' } })
      this.follows(this.rule)
    }
    this.today = day
    return this.follows(this.rule)
  }

  /** What begins before that day, the earliest first. */
  private due(before: string): Occurrence[] {
    return this.rows
      .filter(({ state, date, moved }) => state === 'planned' && date < before && (this.rule || moved))
      .sort((a, b) => a.date.localeCompare(b.date))
  }

  becomes(row: Occurrence, changes: Partial<Occurrence>): void {
    this.rows = this.rows.map((each) => (each === row ? { ...each, ...changes } : each))
  }

  /** What is planned, or became of it, by its period. */
  get shows(): Record<string, string> {
    return Object.fromEntries(
      this.rows.map(({ period, state, date }) => [period, state === 'planned' ? date : state]),
    )
  }

  row(period: string): Occurrence {
    const found = this.rows.find((each) => each.period === period)
    if (!found) throw new Error(`${period} is not planned`)
    return found
  }

  private carriesOut({ add, redate, withdraw, contradict, agree }: Replanned): void {
    for (const { before, to } of redate) {
      const { nominal, date, stretch } = to
      this.becomes(before, { nominal, date, stretch, state: 'planned' })
    }
    for (const before of withdraw) this.becomes(before, { state: 'withdrawn' })
    for (const { before, fileSays } of contradict) this.becomes(before, { fileSays })
    for (const { fileSays: _, ...before } of agree)
      this.rows = this.rows.map((each) => (each._id === before._id ? before : each))
    this.rows = [...this.rows, ...add]
  }
}

const every = (months: number, from: string): Recurrence => ({ kind: 'months', every: months, from })

describe('when the rule of a programme changes', () => {
  test('to a day of the year that has passed, what was planned for the year stays', () => {
    const plan = new Plan('2027-06-01').follows(every(12, '2026-09-15'))
    plan.follows(every(12, '2026-03-15'))
    expect(plan.shows).toEqual({ '2027': '2027-09-15', '2028': '2028-03-15' })
    expect(plan.goesTo('2027-12-31').shows).toEqual({
      ...{ '2027': 'started', '2028': '2028-03-15', '2029': '2029-03-15' },
    })
  })

  test('to a shorter interval, what has begun does not begin again under another name', () => {
    const plan = new Plan('2027-01-04').follows(every(12, '2027-03-15')).goesTo('2027-03-20')
    plan.follows(every(1, '2027-03-29'))
    expect(plan.shows).toMatchObject({ '2027': 'started', '2028': 'withdrawn', '2027-04': '2027-04-29' })
    expect(plan.shows).not.toHaveProperty('2027-03')
    plan.follows({ kind: 'dates', dates: ['04-15', '10-15'], from: '2000-01-01' })
    expect(plan.shows).not.toHaveProperty('2027-04-15')
    expect(plan.shows).toMatchObject({ '2027-04': 'withdrawn', '2027-10-15': '2027-10-15' })
  })

  test('to a longer interval, what has begun in the year is the one of the year', () => {
    const plan = new Plan('2027-01-04').follows(every(3, '2027-02-15')).goesTo('2027-03-01')
    plan.follows(every(12, '2027-06-01'))
    expect(plan.shows).toMatchObject({ '2027-Q1': 'started', '2027-Q2': 'withdrawn', '2028': '2028-06-01' })
    expect(plan.shows).not.toHaveProperty('2027')
  })

  test('what the ISMS lead left out stands for a quarter, and for a year only what top management did', () => {
    for (const [skipped, comes] of [
      [said, true],
      [{ ...said, approval }, false],
    ] as const) {
      const plan = new Plan('2027-01-04').follows(every(3, '2027-02-15'))
      plan.becomes(plan.row('2027-Q1'), { state: 'skipped', skipped })
      plan.follows(every(12, '2027-06-01'))
      expect('2027' in plan.shows).toBe(comes)
    }
    const plan = new Plan('2027-01-04').follows(every(3, '2027-02-15'))
    plan.becomes(plan.row('2027-Q1'), { state: 'skipped', skipped: said })
    plan.follows(every(1, '2027-02-20'))
    expect(plan.shows).not.toHaveProperty('2027-02')
    expect(plan.shows).toMatchObject({ '2027-03': '2027-03-22' })
  })

  test('what had nothing to ask in its month does not stand for the year', () => {
    const plan = new Plan('2027-01-04').follows(every(1, '2027-01-11')).goesTo('2027-01-12', true)
    plan.follows(every(12, '2027-06-01'))
    expect(plan.shows).toMatchObject({ '2027-01': 'started', '2027': '2027-06-01' })
  })

  test('what somebody moved stands for the new rule’s date, and the file’s day is shown beside it', () => {
    const plan = new Plan('2027-01-04').follows(every(12, '2027-03-15'))
    plan.becomes(plan.row('2027'), { date: '2027-04-12', moved: { ...said, from: '2027-03-15' } })
    plan.follows(every(3, '2027-02-15'))
    expect(plan.shows).toMatchObject({ '2027': '2027-04-12', '2027-Q2': '2027-05-17' })
    expect(plan.shows).not.toHaveProperty('2027-Q1')
    expect(plan.row('2027').fileSays).toEqual({ date: '2027-02-15' })
  })

  test('days that are written down share their year: one that is written otherwise does not come again', () => {
    const dates = (...of: string[]): Recurrence => ({ kind: 'dates', dates: of, from: '2000-01-01' })
    const plan = new Plan('2027-01-04').follows(dates('03-31', '09-30')).goesTo('2027-04-01')
    plan.follows(dates('04-15', '09-30'))
    expect(plan.shows).not.toHaveProperty('2027-04-15')
    expect(plan.shows).toMatchObject({ '2027-03-31': 'started', '2027-09-30': '2027-09-30' })
  })
})

describe('a programme that the file has no more', () => {
  test('has nothing planned, though its day passed while it was paused', () => {
    const plan = new Plan('2027-03-15').follows(every(12, '2027-03-15'))
    plan.today = '2027-06-01'
    expect(plan.follows(null).shows).toEqual({ '2027': 'withdrawn', '2028': 'withdrawn' })
  })

  test('keeps what somebody moved past its day until somebody decides', () => {
    const plan = new Plan('2027-01-04').follows(every(12, '2027-03-15'))
    plan.becomes(plan.row('2027'), { date: '2027-09-01', moved: { ...said, from: '2027-03-15' } })
    plan.today = '2027-06-01'
    expect(plan.follows(null).row('2027')).toMatchObject({ state: 'planned', fileSays: { date: null } })
  })
})

const day = fc.integer({ min: -400, max: 300 }).map((days) => addDays('2027-01-04', days))
const rule: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    kind: fc.constant('months' as const),
    every: fc.constantFrom(1, 2, 3, 4, 6, 12, 12, 12, 18, 24),
    from: day,
  }),
  fc.record({ kind: fc.constant('weeks' as const), every: fc.integer({ min: 1, max: 30 }), from: day }),
  fc.record({
    kind: fc.constant('nth-weekday' as const),
    nth: fc.constantFrom(1 as const, 4 as const, 'last' as const),
    weekday: fc.constantFrom(...weekdays),
    every: fc.constantFrom(1, 3, 6, 12),
    from: day,
  }),
  fc.record({
    kind: fc.constant('dates' as const),
    dates: fc.array(
      fc.oneof(
        day.map((date) => date.slice(5)),
        day,
      ),
      { minLength: 1, maxLength: 4 },
    ),
    from: day,
  }),
)
type Happens = (plan: Plan) => void
const onOne = (n: number, what: (row: Occurrence, plan: Plan) => void) => (plan: Plan) => {
  const planned = plan.rows.filter(({ state }) => state === 'planned')
  const row = planned[n % Math.max(1, planned.length)]
  if (row) what(row, plan)
}
const happens: fc.Arbitrary<Happens> = fc.oneof(
  { weight: 5, arbitrary: rule.map((each) => (plan: Plan) => void plan.follows(each)) },
  { weight: 2, arbitrary: fc.constant((plan: Plan) => void plan.follows(null)) },
  {
    weight: 5,
    arbitrary: fc.tuple(fc.integer({ min: 1, max: 200 }), fc.boolean()).map(
      ([days, nothing]) =>
        (plan: Plan) =>
          void plan.goesTo(addDays(plan.today, days), nothing),
    ),
  },
  // A pause: the days pass, and nothing begins.
  {
    weight: 1,
    arbitrary: fc.integer({ min: 1, max: 200 }).map((days) => (plan: Plan) => {
      plan.today = addDays(plan.today, days)
      plan.follows(plan.rule)
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(20), fc.boolean()).map(([n, approved]) =>
      onOne(n, (row, plan) => {
        const skipped = approved ? { ...said, approval } : said
        plan.becomes(row, { state: 'skipped', skipped })
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 90 })).map(([n, days]) =>
      onOne(n, (row, plan) => {
        const date = addDays(plan.today, days)
        plan.becomes(row, { date, moved: { ...said, from: row.date } })
      }),
    ),
  },
)

/** A programme that followed one rule, and what happened to it since. */
const story = fc.tuple(rule, fc.array(happens, { minLength: 2, maxLength: 6 }))

function tell([first, all]: [Recurrence, Happens[]]): Plan {
  const plan = new Plan('2027-01-04').follows(first)
  for (const each of all) each(plan)
  return plan
}

const isIn = ({ stretch: { first, last } }: Turn, { nominal }: Occurrence) =>
  first <= nominal && nominal <= last

/** Whether nobody but the ISMS lead has yet to say what becomes of it. */
const isContradicted = ({ moved, fileSays, keptAgainst }: Occurrence) =>
  moved !== undefined && (fileSays ?? keptAgainst)?.date === null

describe('whatever rules follow each other, and whatever people do meanwhile', () => {
  const turns = ({ rule, today }: Plan) =>
    rule ? turnsOf(rule, 'next', place, addDays(today, -700), addMonths(today, 15)) : []

  const holds = (check: (plan: Plan) => void) =>
    fc.assert(
      fc.property(story, (told) => {
        const plan = tell(told)
        check(plan.follows(plan.rule))
      }),
      { numRuns: 200 },
    )

  test('each stretch that lies ahead is stood for exactly once', () => {
    holds((plan) => {
      for (const turn of turns(plan).filter(({ date }) => date >= plan.today)) {
        const inIt = plan.rows.filter((each) => isIn(turn, each) || each.period === turn.period)
        const planned = inIt.filter((each) => each.state === 'planned' && !isContradicted(each))
        const held = inIt.some(({ state, started }) => state === 'started' && started?.cycle !== null)
        const over = inIt.some(({ state }) => state === 'started' || state === 'skipped')
        if (held) expect(planned).toHaveLength(0)
        else if (!over) expect(planned).toHaveLength(1)
        else expect(planned.length).toBeLessThan(2)
      }
    })
  })

  test('a stretch whose day has passed keeps one of what was planned in it, unless it is over', () => {
    fc.assert(
      fc.property(story, rule, (told, next) => {
        const plan = tell(told)
        const before = plan.rows
        plan.follows(next)
        for (const turn of turns(plan).filter(({ date }) => date < plan.today)) {
          const inIt = (rows: readonly Occurrence[]) => rows.filter((each) => isIn(turn, each))
          const over = inIt(before).some(({ state }) => state === 'started' || state === 'skipped')
          const planned = (rows: readonly Occurrence[]) =>
            inIt(rows).filter((each) => each.state === 'planned')
          const stands = planned(plan.rows).filter((each) => !isContradicted(each))
          if (planned(before).length > 0 && !over) expect(stands).toHaveLength(1)
          else expect(stands.length).toBeLessThan(2)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('nothing that has begun or was left out is lost or changed, and no date is there twice', () => {
    fc.assert(
      fc.property(story, rule, (told, next) => {
        const plan = tell(told)
        const over = plan.rows.filter(({ state }) => state === 'started' || state === 'skipped')
        plan.follows(next)
        expect(plan.rows).toEqual(expect.arrayContaining(over))
        expect(new Set(plan.rows.map(({ _id }) => _id)).size).toBe(plan.rows.length)
      }),
    )
  })

  test('to plan it again changes nothing', () => {
    holds((plan) => {
      expect(plan.replanned()).toEqual({ add: [], redate: [], withdraw: [], contradict: [], agree: [] })
    })
  })

  test('of what the file has no more nothing is planned but what somebody moved, which waits for a decision', () => {
    holds((plan) => {
      if (plan.rule) return
      const planned = plan.rows.filter(({ state }) => state === 'planned')
      expect(planned.filter((each) => !isContradicted(each))).toEqual([])
    })
  })
})
