import { loadOf } from '../../src/rehearsal/load.js'
import type { Done } from '../../src/rehearsal/log.js'
import { shiftsFor } from '../../src/rehearsal/moves.js'

/** Forty words a click: what they answer of a cycle on a day, so many of them. */
function answers(about: string, on: string, many: number): Done[] {
  const effort = { words: 2_000, inputs: 0, clicks: 0 }
  const common = {
    on,
    about,
    effort,
    process: 'training',
    answered: true,
    late: false,
    reluctant: false,
  } as const
  return Array.from({ length: many }, (_, nth) => ({ ...common, person: `p${nth}` }))
}

const shiftsOf = (done: readonly Done[]) => shiftsFor(2027, loadOf([], done), done)

describe('a date worth moving', () => {
  test('is that of what most of a heavy week comes from, moved as far as brings the lowest peak and no further', () => {
    const done = [
      ...answers('cycle/training.basics/2027', '2027-03-09', 30),
      ...answers('cycle/policy-acknowledgement.all/2027', '2027-03-10', 20),
      ...answers('cycle/risk-reassessment.risks/2027', '2027-03-16', 10),
    ]
    expect(shiftsOf(done)[0]).toEqual({
      ...{ week: '2027-03-08', minutes: 500, ofCycle: 300, cycle: 'cycle/training.basics/2027' },
      // A week later would have 400; a week earlier has 300 in a week of its own.
      ...{ weeks: -1, peak: 300 },
    })
  })

  test('is none where nothing is saved by it, where a decision makes the week, and none that leaves the year', () => {
    expect(shiftsOf(answers('cycle/training.basics/2027', '2027-03-09', 30))).toEqual([])
    expect(shiftsOf(answers('decision/1', '2027-03-09', 30))).toEqual([])
    const first = [
      ...answers('cycle/training.basics/2027', '2027-01-05', 30),
      ...answers('cycle/policy-acknowledgement.all/2027', '2027-01-06', 29),
    ]
    expect(shiftsOf(first).map(({ weeks }) => weeks)).toEqual([1])
  })
})
