import { readDays } from '../../src/bot/typed-days.js'

/** A Thursday. */
const today = '2027-07-29'

describe('days as people type them', () => {
  test.each([
    ['2027-08-03 2027-08-14', '2027-08-03', '2027-08-14'],
    ['3 Aug 14 Aug', '2027-08-03', '2027-08-14'],
    ['3 Aug until 14 August 2027', '2027-08-03', '2027-08-14'],
    ['Aug 3 - Aug 14', '2027-08-03', '2027-08-14'],
    ['3.8. 14.8.', '2027-08-03', '2027-08-14'],
    ['vom 3.8.27 bis 14.8.2027', '2027-08-03', '2027-08-14'],
    ['3. August bis 14. August', '2027-08-03', '2027-08-14'],
    ['ab 1. März bis 3. März', '2028-03-01', '2028-03-03'],
    ['Tuesday 3 August, Saturday 14 August', '2027-08-03', '2027-08-14'],
    ['20 Dec 5 Jan', '2027-12-20', '2028-01-05'],
    ['tomorrow', '2027-07-30', '2027-07-30'],
    ['today tomorrow', '2027-07-29', '2027-07-30'],
    ['heute bis morgen', '2027-07-29', '2027-07-30'],
    ['until 14 Aug', '2027-07-29', '2027-08-14'],
    ['bis Freitag', '2027-07-29', '2027-07-30'],
    ['Thursday', '2027-08-05', '2027-08-05'],
    ['Monday to Friday', '2027-08-02', '2027-08-06'],
    ['next Monday', '2027-08-02', '2027-08-02'],
    ['next Monday next Friday', '2027-08-02', '2027-08-06'],
    ['nächsten Freitag', '2027-08-06', '2027-08-06'],
    ['29 Feb', '2028-02-29', '2028-02-29'],
    ['2027-8-3 2027-8-14', '2027-08-03', '2027-08-14'],
    ['14/8 12/25', '2027-08-14', '2027-12-25'],
    ['8/8/27', '2027-08-08', '2027-08-08'],
    ['this week', '2027-07-29', '2027-08-01'],
    ['next week', '2027-08-02', '2027-08-08'],
    ['Nächste Woche', '2027-08-02', '2027-08-08'],
  ])('“%s” is understood', (typed, from, to) => {
    expect(readDays(typed, today)).toMatchObject({ from, to, before: '', after: '' })
  })

  test.each(['', 'soon', 'the third of May', 'until next week', '@bela'])('“%s” holds no day', (typed) => {
    expect(readDays(typed, today)).toBeNull()
  })

  test.each([
    ['31.2.', '31.2.'],
    ['31 February', '31 February'],
    ['3 Feb 31 Feb', '31 Feb'],
    ['2027-02-30', '2027-02-30'],
    ['29 Feb 2027 @bela', '29 Feb 2027'],
    ['31/2', '31/2'],
    ['13/13/2027', '13/13/2027'],
  ])('“%s” names a day that there is not', (typed, doubtful) => {
    expect(readDays(typed, today)).toEqual({ doubtful, readings: [] })
  })

  test.each([
    ['03/04', ['2028-03-04', '2028-04-03']],
    ['2027-08-03 3/12', ['2027-12-03', '2028-03-12']],
    ['3/8/2027 14/8/2027', ['2027-03-08', '2027-08-03']],
  ])('“%s” may be either of two days', (typed, readings) => {
    expect(readDays(typed, today)).toMatchObject({ readings })
  })

  test('only year-month-day, twice, is beyond doubt', () => {
    expect(readDays('2027-08-03 2027-08-14 @bela', today)).toMatchObject({ exact: true, after: '@bela' })
    for (const typed of ['2027-08-03', '2027-08-03 14 Aug', 'until 2027-08-14'])
      expect(readDays(typed, today)).toMatchObject({ exact: false })
  })

  test('who is meant stands before and after them', () => {
    expect(readDays('Mo Farrell from 3 Aug to 14 Aug May Lin', today)).toMatchObject({
      from: '2027-08-03',
      to: '2027-08-14',
      before: 'Mo Farrell',
      after: 'May Lin',
    })
  })
})
