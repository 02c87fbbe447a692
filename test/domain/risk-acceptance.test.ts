import type { Chart } from '../../src/domain/authority.js'

import { type Risk, type RiskInFull, riskHash } from '../../src/domain/risk.js'
import {
  acceptableUntil,
  acceptanceHolds,
  ownerApproves,
  toBeSaid,
  whoAccepts,
  whoApproves,
} from '../../src/domain/risk-acceptance.js'
import type { CriteriaText } from '../../src/domain/risk-criteria.js'
import { aPerson, kestrel, lead } from '../support/company.js'
import { aJudgement, aRisk, fiveByFive, rated } from '../support/risks.js'

const today = '2027-03-01'
const chief = aPerson(9)
const operations = aPerson(8, { manager: chief._id })
const manager = aPerson(7, { manager: operations._id })
const owner = aPerson(2, { manager: manager._id })
const deputy = aPerson(3, { manager: manager._id })

/** 7 to 9 the owner's manager, 10 to 14 operations, 15 and more the chief. */
const criteria: CriteriaText = {
  ...fiveByFive,
  authority: [
    { from: 7, who: 'manager', months: 12 },
    { from: 10, who: { person: operations._id }, months: 6 },
    { from: 15, who: { person: chief._id }, months: 3 },
  ],
}

const staff = [lead, owner, deputy, manager, operations, chief]
const chart: Chart = {
  people: new Map(staff.map((person) => [person._id, person])),
  organisation: { ...kestrel, topManagement: [chief._id, operations._id, lead._id] },
  at: `${today}T10:00:00.000Z`,
}

function theRisk(likelihood: number, consequence: number, changes: Partial<RiskInFull> = {}): RiskInFull {
  const { judgement, criteria: version, trigger, ...risk } = aRisk(owner, { deputy: deputy._id })
  const found = { ...judgement, current: rated(likelihood, consequence) }
  const assessment = { ...found, number: 1, criteria: version, at: '', by: null, trigger, event: 'e' }
  return { ...risk, v: 1, state: 'open', revision: 1, assessment, earlier: [], ...changes }
}

const withPlan = (...days: string[]) =>
  aJudgement({
    plan: days.map((due, n) => ({ id: `a-${n}`, title: { en: 'Do it' }, owner: owner._id, due })),
  }).plan

describe('who accepts a risk beside its owner', () => {
  test('within the appetite, nobody', () => {
    expect(whoAccepts(theRisk(2, 3), criteria, chart)).toBeNull()
  })

  test.each([
    [3, 3, { managerOf: owner._id }, [manager, operations, chief], 12],
    [3, 4, { person: operations._id }, [operations, chief], 6],
    [4, 5, { person: chief._id }, [chief], 3],
  ] as const)(
    'at %i times %i, whom its level names, or somebody higher up',
    (one, other, seat, may, months) => {
      const accepting = whoAccepts(theRisk(one, other), criteria, chart)
      expect(accepting).toMatchObject({ seat, months, standIns: may.map(({ _id }) => _id) })
      const others = staff.filter((person) => !may.some(({ _id }) => _id === person._id))
      expect(accepting?.never).toEqual(others.map(({ _id }) => _id).sort())
    },
  )

  test('never its owner, their deputy or who proposed it, whatever they lead', () => {
    for (const person of staff) {
      const risks = [
        theRisk(4, 5, { owner: person._id }),
        theRisk(4, 5, { deputy: person._id }),
        theRisk(4, 5, { assessment: { ...theRisk(4, 5).assessment, by: person._id } }),
      ]
      for (const risk of risks) {
        const accepting = whoAccepts(risk, criteria, chart)
        expect(accepting?.never).toContain(person._id)
        expect(accepting?.standIns).not.toContain(person._id)
      }
    }
  })

  test('whoever found it, not whoever only gave its plan another date since, as an answer about an action does', () => {
    const risk = theRisk(3, 3)
    const by = (person: typeof owner, trigger: 'proposal' | 'reassessment' | 'plan', ask?: string) => {
      return { ...risk.assessment, by: person._id, trigger, ...(ask === undefined ? {} : { ask }) }
    }
    const found = [by(chief, 'proposal'), by(operations, 'reassessment')]
    const dated = theRisk(3, 3, { earlier: found, assessment: by(manager, 'plan', 'an ask') })
    expect(whoAccepts(dated, criteria, chart)?.standIns).toEqual([manager._id])
    const earlier = [...found, by(manager, 'plan')]
    const replanned = theRisk(3, 3, { earlier, assessment: by(owner, 'plan', 'an ask') })
    expect(whoAccepts(replanned, criteria, chart)?.standIns ?? []).toEqual([])
  })

  test('for a risk of the chief there is nobody: whoever is named at a lower level may not', () => {
    expect(whoAccepts(theRisk(4, 5, { owner: chief._id }), criteria, chart)?.standIns).toEqual([])
  })
})

describe('for how long', () => {
  test.each([
    ['as long as the level allows', 3, 4, [], '2027-09-01'],
    ['not beyond the plan', 3, 4, ['2027-04-30', '2027-06-30'], '2027-06-30'],
    ['not beyond what the level allows, however long the plan is', 4, 5, ['2028-01-31'], '2027-06-01'],
    ['where the plan is late, for a month', 3, 4, ['2027-02-01'], '2027-03-31'],
    ['also where the rest of it is still to come', 3, 4, ['2027-02-01', '2027-06-30'], '2027-03-31'],
    ['within the appetite, without an end', 2, 3, ['2027-06-30'], null],
  ] as const)('%s', (_name, likelihood, consequence, days, until) => {
    const risk = theRisk(likelihood, consequence)
    risk.assessment.plan = withPlan(...days)
    expect(acceptableUntil(risk, criteria, today)).toBe(until)
  })

  test('what is done of the plan says nothing of it any more', () => {
    const by = { ask: 'a', by: owner._id, at: '', event: 'e' }
    const risk = theRisk(3, 4, { results: [{ action: 'a-0', ...by }] })
    risk.assessment.plan = withPlan('2027-02-01', '2027-06-30')
    expect(acceptableUntil(risk, criteria, today)).toBe('2027-06-30')
    risk.results?.push({ action: 'a-1', ...by })
    expect(acceptableUntil(risk, criteria, today)).toBe('2027-09-01')
  })
})

function approved(risk: Risk, changes: Partial<NonNullable<Risk['approved']>> = {}): Risk {
  const said = { ask: 'a', hash: riskHash(risk), verdict: 'accepted', by: owner._id, event: 'e' } as const
  return { ...risk, approved: { ...said, at: `${today}T09:00:00.000Z`, until: '2027-06-30', ...changes } }
}

function accepted(risk: Risk, until = '2027-06-30'): Risk {
  const { current, criteria: version } = risk.assessment
  const value = current.likelihood * current.consequence
  const by = { by: operations._id, at: `${today}T10:00:00.000Z`, event: 'e' }
  return {
    ...risk,
    acceptance: { decision: 'd', hash: riskHash(risk), value, criteria: version, until, ...by },
  }
}

test('an acceptance holds until its last day, and as long as the risk is what was accepted', () => {
  const risk = accepted(theRisk(3, 4))
  expect(acceptanceHolds(risk, '2027-06-30')).toBe(true)
  expect(acceptanceHolds(risk, '2027-07-01')).toBe(false)
  const anew = { ...risk, assessment: { ...risk.assessment, current: rated(3, 3) } }
  expect(acceptanceHolds(anew, today)).toBe(false)
  expect(acceptanceHolds({ ...risk, owner: deputy._id }, today)).toBe(false)
})

test('what an owner approved holds for what it was, and above the appetite for the time that they named', () => {
  expect(ownerApproves(approved(theRisk(2, 3)), criteria, '2030-01-01')).toBe(true)
  expect(ownerApproves(approved(theRisk(3, 4)), criteria, '2027-06-30')).toBe(true)
  expect(ownerApproves(approved(theRisk(3, 4)), criteria, '2027-07-01')).toBe(false)
  expect(ownerApproves(approved(theRisk(2, 3), { hash: 'x' }), criteria, today)).toBe(false)
})

const open = { state: 'open' } as const
const made = { state: 'approved' } as const
const stale = { state: 'approved', stale: { at: today } } as const

test.each([
  ['its owner says it first', theRisk(3, 4), null, 'by-owner'],
  ['then whoever is authorised', approved(theRisk(3, 4)), null, 'by-authority'],
  ['who is asked', approved(theRisk(3, 4)), open, 'by-authority'],
  ['and has accepted it', accepted(approved(theRisk(3, 4))), made, 'nothing'],
  ['what was rejected goes back', approved(theRisk(3, 4)), { state: 'rejected' } as const, 'by-owner'],
  ['what came to nothing, too', approved(theRisk(3, 4)), { state: 'withdrawn' } as const, 'by-owner'],
  ['and what is stale', approved(theRisk(3, 4)), stale, 'by-owner'],
  [
    'what other criteria ended is about to be asked again',
    approved(theRisk(3, 4)),
    { state: 'withdrawn', staleOwed: true } as const,
    'by-authority',
  ],
  [
    'what was accepted for less than the owner named goes back once it has run out',
    accepted(approved(theRisk(3, 4)), '2027-02-28'),
    made,
    'by-owner',
  ],
  [
    'once it has run out',
    accepted(approved(theRisk(3, 4), { until: '2027-02-28' }), '2027-02-28'),
    made,
    'by-owner',
  ],
  ['within the appetite the owner is enough', approved(theRisk(2, 3)), null, 'nothing'],
  ['not yet is left alone', approved(theRisk(3, 4), { verdict: 'not-yet' }), null, 'nothing'],
  [
    'for a month',
    approved(theRisk(3, 4), { verdict: 'not-yet', at: '2027-01-30T10:00:00.000Z' }),
    null,
    'by-owner',
  ],
] as const)('%s', (_name, risk, decision, said) => {
  expect(toBeSaid(risk, criteria, decision, today)).toBe(said)
})

test('an acceptance is asked for anew while it holds: in its last month, or in the last half of a shorter one', () => {
  const said = (on: string, until: string) => {
    const risk = accepted(approved(theRisk(3, 4), { until, at: `${on}T09:00:00.000Z` }), until)
    return (day: string, changes: Partial<Risk> = {}) => {
      const acceptance = risk.acceptance && { ...risk.acceptance, at: `${on}T10:00:00.000Z` }
      return toBeSaid({ ...risk, ...(acceptance ? { acceptance } : {}), ...changes }, criteria, made, day)
    }
  }
  const long = said('2027-03-01', '2027-08-31')
  expect([long('2027-07-31'), long('2027-08-01')]).toEqual(['nothing', 'by-owner'])
  const short = said('2027-03-01', '2027-03-21')
  expect([short('2027-03-10'), short('2027-03-11')]).toEqual(['nothing', 'by-owner'])
  const wanted = { by: owner._id, at: '2027-04-01T10:00:00.000Z', event: 'e' }
  expect(long('2027-04-01', { wanted })).toBe('by-owner')
})

test('who is to accept it anew is asked while the former acceptance holds, and once it is accepted nobody is', () => {
  const until = '2027-06-30'
  const renewed = accepted(approved(theRisk(3, 4), { until, at: `${today}T11:00:00.000Z` }), until)
  expect(toBeSaid(renewed, criteria, null, '2027-06-10')).toBe('by-authority')
  expect(toBeSaid(renewed, criteria, { state: 'rejected' }, '2027-06-10')).toBe('by-owner')
  const anew = {
    ...renewed,
    ...(renewed.acceptance ? { acceptance: { ...renewed.acceptance, at: `${today}T12:00:00.000Z` } } : {}),
  }
  expect(toBeSaid(anew, criteria, made, '2027-05-01')).toBe('nothing')
})

test('what is accepted until its plan ends is not asked for anew before', () => {
  const risk = theRisk(3, 4)
  risk.assessment.plan = withPlan('2027-06-30')
  expect(toBeSaid(accepted(approved(risk)), criteria, made, '2027-06-20')).toBe('nothing')
})

test('the owner is asked, else who stands in on record, else nobody', () => {
  const at = `${today}T10:00:00.000Z`
  const there = (...those: (typeof owner)[]) => new Map(those.map((person) => [person._id, person]))
  const left = { ...owner, active: false }
  const risk = theRisk(3, 4)
  expect(whoApproves(risk, there(owner, deputy), at)).toEqual({ person: owner, deputy: deputy._id })
  expect(whoApproves(risk, there(left, deputy), at)).toEqual({ person: deputy, deputy: null })
  expect(whoApproves(risk, there(left, { ...deputy, active: false }), at)).toBeNull()
})
