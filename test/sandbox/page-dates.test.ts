import { datedDay } from '../../src/sandbox/page/dates.js'

test('when an account was last used has its year: one that nobody has used for years is why it is looked at', () => {
  expect(datedDay(new Date('2023-09-14T12:00:00Z'), 'Europe/Dublin')).toMatch(/^Thu 14 Sept? 2023$/)
})
