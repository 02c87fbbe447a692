import { defaultAcknowledgement, isInParts, placeOf } from '../../src/domain/organisation.js'
import { dueDate, weekdays } from '../../src/domain/working-days.js'

test('a due date is reckoned by the holidays of where the person works and the days of the organisation', () => {
  const organisation = { workingDays: weekdays.slice(0, 5) }
  const inHamburg = placeOf({ timeZone: 'Europe/Berlin', country: 'DE-HH' }, organisation)
  const inCork = placeOf({ timeZone: 'Europe/Dublin', country: 'IE' }, organisation)
  expect(dueDate('2026-05-13', 1, inHamburg)).toBe('2026-05-15')
  expect(dueDate('2026-05-13', 1, inCork)).toBe('2026-05-14')
})

test('whoever coordinates a country sees its parts, and nothing whose code only begins alike', () => {
  const sees = (of: string, country: string) => isInParts({ department: 'Sales', country }, [{ country: of }])
  expect([sees('DE', 'DE'), sees('DE', 'DE-HH'), sees('DE-HH', 'DE-HH')]).toEqual([true, true, true])
  expect([sees('DE-HH', 'DE'), sees('DE-HH', 'DE-BY'), sees('ES-C', 'ES-CT')]).toEqual([false, false, false])
})

test('the usual sentence says that somebody has read and understood, and asks for no consent', () => {
  const { en } = defaultAcknowledgement.sentence.text
  expect(en).toMatch(/read/)
  expect(en).not.toMatch(/agree|consent|accept/i)
})
