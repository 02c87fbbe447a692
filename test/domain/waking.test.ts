import { type Risk, riskSubject } from '../../src/domain/risk.js'
import { hasChangedRisk, wakesItsCycle } from '../../src/domain/waking.js'
import { aPerson } from '../support/company.js'
import { aRisk, rated } from '../support/risks.js'

const { judgement, criteria, trigger, ...rest } = aRisk(aPerson(2))
const assessment = { ...judgement, number: 1, criteria, trigger, at: '', by: null, event: 'e' }
const risk: Risk = { ...rest, v: 1, state: 'open', revision: 1, assessment }

test('what somebody does about a risk, and whose it is from now on, is taken up at once; else the last answer is', () => {
  expect(wakesItsCycle({ process: 'treatment-plan', slot: 'action' })).toBe(true)
  expect(wakesItsCycle({ process: 'risk-reassessment', slot: 'name-owner' })).toBe(true)
  expect(wakesItsCycle({ process: 'risk-reassessment', slot: 'reassess' })).toBe(false)
  expect(wakesItsCycle({ process: 'policy-acknowledgement', slot: 'acknowledge' })).toBe(false)
})

test('a risk that was confirmed as it was is accepted as it was; one that moved, or gets another owner or plan, is not', () => {
  const asked = { slot: 'reassess', subject: riskSubject(risk) }
  expect(hasChangedRisk(asked, risk)).toBe(false)
  expect(hasChangedRisk(asked, { ...risk, assessment: { ...assessment, current: rated(1, 1) } })).toBe(true)
  expect(hasChangedRisk(asked, { ...risk, owner: aPerson(3)._id })).toBe(true)
  expect(hasChangedRisk(asked, undefined)).toBe(false)
  const action = { type: 'risk-action', id: 'laptop-theft.encrypt', version: '1', hash: '' } as const
  expect(hasChangedRisk({ slot: 'doer', subject: action }, undefined)).toBe(true)
  expect(hasChangedRisk({ slot: 'action', subject: action }, undefined)).toBe(false)
})
