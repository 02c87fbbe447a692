import { type DateRule, dateFault } from '../../src/domain/request.js'

const today = '2026-11-30'
const fault = (dates: DateRule | undefined, date: string, others: Record<string, string> = {}) =>
  dateFault(dates ? { dates } : {}, date, others, today)

describe('a date in a request', () => {
  test('is today or later, unless it may lie in the past', () => {
    expect(fault({}, today)).toBeNull()
    expect(fault({}, '2026-11-29')).toEqual({ kind: 'past', today })
    expect(fault({ past: true }, '2020-01-01')).toBeNull()
  })

  test('may be any day where it was approved before that could be laid down', () => {
    expect(fault(undefined, '2026-11-29')).toBeNull()
  })

  test('is so many months away at the most', () => {
    expect(fault({ withinMonths: 3 }, '2027-02-28')).toBeNull()
    expect(fault({ withinMonths: 3 }, '2027-03-01')).toEqual({ kind: 'too-far', until: '2027-02-28' })
  })

  test('is not before another, where that is filled in', () => {
    const after = { after: 'first' }
    expect(fault(after, '2026-12-02', { first: '2026-12-02' })).toBeNull()
    expect(fault(after, '2026-12-01')).toBeNull()
    expect(fault(after, '2026-12-01', { first: '2026-12-02' })).toEqual({
      ...{ kind: 'before', field: 'first', date: '2026-12-02' },
    })
  })
})
