import fc from 'fast-check'
import { NEVER_DUE } from '../../src/domain/ask.js'
import { isBusinessDay, weekdays } from '../../src/domain/working-days.js'
import { answersOn, type Behaviour, illness, isLate, saysNo } from '../../src/rehearsal/behaviour.js'

const calendar = { workingDays: weekdays.slice(0, 5), country: 'IE' }
const behaviour: Behaviour = { seed: 7, year: 2027, shares: { late: 0.2, absent: 0.1, refusing: 0.05 } }
const people = Array.from({ length: 2_000 }, (_, nth) => `person-${nth}`)
const question = (person: string) => ({
  person,
  about: 'cycle/control-check.backup/2027-03',
  slot: 'check',
  round: 1,
})

describe('how people behave', () => {
  test('as many of them as is asked for are late, are ill and say no', () => {
    const share = (of: (person: string) => boolean) => people.filter(of).length / people.length
    expect(share((person) => isLate(behaviour, person))).toBeCloseTo(0.2, 1)
    expect(share((person) => illness(behaviour, person) !== null)).toBeCloseTo(0.1, 1)
    expect(share((person) => saysNo(behaviour, question(person)))).toBeCloseTo(0.05, 1)
  })

  test('the same seed has everybody do the same, another seed something else', () => {
    const days = (seed: number) =>
      people.map((person) =>
        answersOn({ ...behaviour, seed }, question(person), {
          askedOn: '2027-03-01',
          dueOn: '2027-03-12',
          calendar,
        }),
      )
    expect(days(7)).toEqual(days(7))
    expect(days(8)).not.toEqual(days(7))
  })

  test('who is late answers after the due date, everybody else within it, and all on a business day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 300 }), (seed, nth) => {
        const person = people[nth] ?? ''
        const on = answersOn({ ...behaviour, seed }, question(person), {
          ...{ askedOn: '2027-03-01', dueOn: '2027-03-12', calendar },
        })
        expect(isBusinessDay(on, calendar)).toBe(true)
        expect(on > '2027-03-12').toBe(isLate({ ...behaviour, seed }, person))
      }),
    )
  })

  test('what has no due date is answered soon, by whoever is late otherwise, too', () => {
    const late = people.find((person) => isLate(behaviour, person)) ?? ''
    const dates = { askedOn: '2027-02-15', dueOn: NEVER_DUE, calendar }
    expect(answersOn(behaviour, question(late), dates) <= '2027-02-22').toBe(true)
  })

  test('nobody is late where nobody is to be', () => {
    const punctual = { ...behaviour, shares: { late: 0, absent: 0, refusing: 0 } }
    expect(people.some((person) => isLate(punctual, person) || illness(punctual, person) !== null)).toBe(
      false,
    )
  })
})
