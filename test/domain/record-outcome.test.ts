import type { ClosedBecause } from '../../src/domain/ask.js'
import { isAnswer } from '../../src/domain/record-outcome.js'

/** Each reason for which a question is closed without an answer. */
const reasons: Readonly<Record<ClosedBecause, true>> = {
  left: true,
  superseded: true,
  'cycle-closed': true,
  'asked-again': true,
  excepted: true,
  'exception-ended': true,
  settled: true,
  absent: true,
  changed: true,
  'new-criteria': true,
  withdrawn: true,
  'handed-on': true,
  claimed: true,
  'given-back': true,
  'authority-lost': true,
  escalated: true,
  retired: true,
  failed: true,
  'not-needed': true,
}

test('nobody has answered what was closed, whatever for: no answer of any process is called as a reason is', () => {
  const named = Object.keys(reasons) as ClosedBecause[]
  expect(named.filter((reason) => isAnswer(reason))).toEqual([])
})
