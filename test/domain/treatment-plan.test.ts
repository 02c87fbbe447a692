import fc from 'fast-check'
import type { Answer } from '../../src/domain/answer.js'
import { type Ask, askId } from '../../src/domain/ask.js'
import type { Assessment, PlanAction, Risk } from '../../src/domain/risk.js'
import { judgementIn, riskSubject } from '../../src/domain/risk.js'
import {
  ACTION_SLOT,
  actionState,
  actionSubject,
  coveredBy,
  DOER_SLOT,
  endOfQuarter,
  formatRating,
  isFollowedUp,
  judgementOnceFound,
  type PlanState,
  type PlanStep,
  parseRating,
  planSteps,
  proposedLevel,
  quarterFor,
  quarterOf,
  replanned,
  resultSlot,
} from '../../src/domain/treatment-plan.js'
import { addDays } from '../../src/domain/working-days.js'
import { aPerson, lead } from '../support/company.js'
import { aRisk, rated } from '../support/risks.js'

const owner = aPerson(3)
const doer = aPerson(4)
const at = '2027-02-01T09:00:00.000Z'
const encrypt: PlanAction = {
  ...{ id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: doer._id, due: '2027-02-12' },
}

function theRisk(plan: PlanAction[] = [encrypt], changes: Partial<Risk> = {}): Risk {
  const { judgement, criteria, trigger, ...risk } = aRisk(owner)
  const assessment: Assessment = {
    ...{ ...judgement, plan, number: 1, criteria, trigger, at, by: null, event: 'e' },
  }
  return { ...risk, v: 1, state: 'open', revision: 1, assessment, ...changes }
}

function anAsk(risk: Risk, changes: Partial<Ask> = {}): Ask {
  const [action = encrypt] = risk.assessment.plan
  const ask = {
    ...{ cycle: 'cycle/treatment-plan.risks/2027-Q1', process: 'treatment-plan', kind: 'delegable' },
    ...{ slot: ACTION_SLOT, round: 1, askedOf: doer._id, mayAnswer: [doer._id], openedAt: at },
    ...{ subject: actionSubject({ risk, action }), dueOn: action.due, remindOn: '2027-02-02' },
    snapshot: { department: 'Sales', country: 'IE', timeZone: 'Europe/Dublin' },
    ...changes,
  } as const
  return { ...ask, _id: askId(ask), v: 1, revision: 1, state: 'open', ...changes } as Ask
}

function answered(ask: Ask, value: string, by = ask.askedOf): Ask {
  const given = {
    event: 'e',
    commitment: 'c',
    at,
    through: { kind: 'chat', platform: 'slack' },
    language: 'en',
  }
  return { ...ask, state: 'answered', answer: { ...given, value, by } as Answer }
}

function theState(changes: Partial<PlanState> = {}): PlanState {
  return {
    ...{ risks: [theRisk()], asks: [], taken: new Set(), decisions: new Map() },
    ...{
      after: null,
      until: '2027-03-31',
      isTime: () => true,
      isThere: () => true,
      namer: () => owner._id,
      ...changes,
    },
  }
}

const does = (state: PlanState) => planSteps(state).map(({ step }) => step)

test('whoever does it is asked once it is time, and nobody before', () => {
  expect(planSteps(theState())).toMatchObject([{ step: 'ask', person: doer._id }])
  expect(does(theState({ isTime: () => false }))).toEqual([])
  expect(does(theState({ asks: [anAsk(theRisk())] }))).toEqual([])
})

test('where whoever was to do it has left, somebody says who does it now, and that person is asked', () => {
  const isThere = (id: string) => id !== doer._id
  const gone = theState({ isThere })
  expect(planSteps(gone)).toMatchObject([{ step: 'ask-who', person: owner._id }])
  expect(does(theState({ isThere, namer: () => null }))).toEqual([])
  const asking = anAsk(theRisk(), { slot: DOER_SLOT, askedOf: owner._id })
  expect(does({ ...gone, asks: [asking] })).toEqual([])
  expect(does({ ...gone, asks: [asking], isThere: () => true })).toEqual(['ask', 'close'])
  const named = answered(asking, lead._id)
  expect(does({ ...gone, asks: [named] })).toEqual(['take-doer'])
  const risks = [theRisk([{ ...encrypt, owner: lead._id }])]
  expect(planSteps({ ...gone, risks, asks: [named] })).toMatchObject([{ step: 'ask', person: lead._id }])
})

test('what is planned otherwise, no more, or for a later quarter is asked about no more', () => {
  const asks = [anAsk(theRisk())]
  const otherwise = theRisk([{ ...encrypt, title: { en: 'Encrypt every disk' } }])
  expect(planSteps(theState({ risks: [otherwise], asks }))).toMatchObject([
    { step: 'close', because: 'changed' },
  ])
  expect(does(theState({ risks: [theRisk([])], asks }))).toEqual(['close'])
  expect(does(theState({ risks: [theRisk([{ ...encrypt, due: '2027-05-01' }])], asks }))).toEqual(['close'])
  const byOther = theRisk([{ ...encrypt, owner: lead._id }])
  expect(planSteps(theState({ risks: [byOther], asks }))).toMatchObject([
    { step: 'close', because: 'handed-on' },
  ])
})

test('a new date is put to whoever approves it; nobody is asked again until that is decided', () => {
  const later = answered(anAsk(theRisk()), 'later')
  const decided = (state: 'open' | 'approved' | 'rejected' | 'withdrawn') =>
    theState({ asks: [later], decisions: new Map([[later._id, { state }]]) })
  expect(does(theState({ asks: [later] }))).toEqual(['request'])
  expect(does(decided('open'))).toEqual([])
  for (const state of ['approved', 'rejected', 'withdrawn'] as const)
    expect(does(decided(state))).toEqual(['ask'])
  expect(isFollowedUp(decided('open'))).toBe(false)
})

test('what is done is entered, and its risk’s owner says what it has changed, once', () => {
  const done = answered(anAsk(theRisk()), 'done')
  expect(does(theState({ asks: [done] }))).toEqual(['take-done'])
  const results = [{ action: 'encrypt', ask: done._id, by: doer._id, at, event: 'e' }]
  const risk = theRisk([encrypt], { results })
  expect(planSteps(theState({ risks: [risk], asks: [done] }))).toMatchObject([
    { step: 'ask-result', person: owner._id },
  ])
  const asking = anAsk(risk, {
    ...{ slot: resultSlot('encrypt'), subject: riskSubject(risk), follows: done._id, askedOf: owner._id },
  })
  expect(does(theState({ risks: [risk], asks: [done, asking] }))).toEqual([])
  const said = answered(asking, '2x3')
  expect(does(theState({ risks: [risk], asks: [done, said] }))).toEqual(['take-result'])
  const taken = theRisk([encrypt], {
    results,
    assessment: { ...risk.assessment, number: 2, trigger: 'result', ask: said._id, by: owner._id },
  })
  const all = theState({ risks: [taken], asks: [done, said], taken: new Set([said._id]) })
  expect(does(all)).toEqual([])
  expect(isFollowedUp(all)).toBe(true)
})

test('where the owner has left, the deputy on record says what it has changed, and stands in while the owner is away', () => {
  const deputy = aPerson(5)
  const done = answered(anAsk(theRisk()), 'done')
  const results = [{ action: 'encrypt', ask: done._id, by: doer._id, at, event: 'e' }]
  const risk = theRisk([encrypt], { results, deputy: deputy._id })
  const asked = (...gone: string[]) =>
    planSteps(theState({ risks: [risk], asks: [done], isThere: (id) => !gone.includes(id) }))
  expect(asked()).toMatchObject([{ step: 'ask-result', person: owner._id, deputy: deputy._id }])
  expect(asked(deputy._id)).toMatchObject([{ step: 'ask-result', person: owner._id, deputy: null }])
  expect(asked(owner._id)).toMatchObject([{ step: 'ask-result', person: deputy._id, deputy: null }])
  expect(asked(owner._id, deputy._id)).toEqual([])
})

test('what was said to be done counts for what was planned then: what is planned otherwise is asked about', () => {
  const done = answered(anAsk(theRisk()), 'done')
  const otherwise = theRisk([{ ...encrypt, title: { en: 'Encrypt all phones' } }])
  expect(does(theState({ risks: [otherwise], asks: [done] }))).toEqual(['ask'])
})

test('an owner is asked anew where the risk is no longer what they would have said that of', () => {
  const done = answered(anAsk(theRisk()), 'done')
  const results = [{ action: 'encrypt', ask: done._id, by: doer._id, at, event: 'e' }]
  const before = theRisk([encrypt], { results })
  const asking = anAsk(before, {
    ...{ slot: resultSlot('encrypt'), subject: riskSubject(before), follows: done._id, askedOf: owner._id },
  })
  const since = theRisk([encrypt], {
    results,
    assessment: { ...before.assessment, number: 2, current: rated(4, 4) },
  })
  expect(does(theState({ risks: [since], asks: [done, asking] }))).toEqual(['close'])
  expect(does(theState({ risks: [since], asks: [done, answered(asking, '2x3')] }))).toEqual(['ask-result'])
})

test('of a thousand actions each ask is looked at a few times, however many there are', () => {
  let looks = 0
  const risks = Array.from({ length: 1_000 }, (_, n) => ({ ...theRisk(), _id: `risk-${n}` }))
  const asks = risks.map((risk) => {
    const ask = anAsk(risk)
    return Object.defineProperty(ask, 'slot', { get: () => ++looks && ACTION_SLOT })
  })
  expect(planSteps(theState({ risks, asks }))).toEqual([])
  expect(looks).toBeLessThan(10 * asks.length)
})

test('what is left of an earlier quarter stays with it while it runs', () => {
  const late = theRisk([{ ...encrypt, due: '2026-12-18' }])
  expect(coveredBy(theState({ risks: [late] }))).toHaveLength(1)
  expect(coveredBy(theState({ risks: [late], after: '2026-12-31' }))).toHaveLength(0)
})

test('the level that is proposed is the target once nothing is left to do, and until then today’s', () => {
  const other = { ...encrypt, id: 'train', due: '2027-03-12' }
  const results = [{ action: 'encrypt', ask: 'a', by: doer._id, at, event: 'e' }]
  expect(proposedLevel(theRisk([encrypt, other], { results }))).toEqual(rated(3, 4))
  expect(proposedLevel(theRisk([encrypt], { results }))).toEqual(rated(2, 3))
})

test('what a plan does better than it was to becomes its target; what it does not is still to come', () => {
  const judgement = judgementIn(theRisk([encrypt]).assessment)
  expect(judgementOnceFound(judgement, rated(1, 1))).toMatchObject({
    current: rated(1, 1),
    target: rated(1, 1),
  })
  expect(judgementOnceFound(judgement, rated(3, 4))).toMatchObject({
    current: rated(3, 4),
    target: rated(2, 3),
  })
})

test('a new owner, another date and another doer plan it otherwise; another level does not', () => {
  const before = theRisk()
  const after = (judgement: Partial<Assessment>, changes: Partial<Risk> = {}) =>
    theRisk([encrypt], { assessment: { ...before.assessment, ...judgement }, ...changes })
  expect(replanned(before, after({ current: rated(1, 1), number: 2 }))).toEqual([])
  expect(replanned(before, after({}, { owner: lead._id }))).toHaveLength(1)
  expect(replanned(before, after({ plan: [{ ...encrypt, due: '2027-04-01' }] }))).toHaveLength(1)
  expect(replanned(before, after({ plan: [] }))).toMatchObject([{ id: 'laptop-theft.encrypt', hash: '' }])
})

test('an action is overdue after its day, and done from then on', () => {
  const risk = theRisk()
  expect(actionState(risk, encrypt, '2027-02-12').is).toBe('planned')
  expect(actionState(risk, encrypt, '2027-02-13').is).toBe('overdue')
  const results = [{ action: 'encrypt', ask: 'a', by: doer._id, at, event: 'e' }]
  expect(actionState({ ...risk, results }, encrypt, '2027-02-13').is).toBe('done')
})

test('each day is in one quarter, which ends on or after it; a level reads back as it was written', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2020-01-01', days))
  fc.assert(
    fc.property(day, day, (due, today) => {
      const end = endOfQuarter(quarterOf(due))
      expect(end >= due).toBe(true)
      expect(quarterOf(addDays(end, 1))).not.toBe(quarterOf(due))
      expect(endOfQuarter(quarterFor({ due }, today)) >= today).toBe(true)
    }),
  )
  const step = fc.integer({ min: 1, max: 5 })
  fc.assert(
    fc.property(step, step, (likelihood, consequence) => {
      expect(parseRating(formatRating(rated(likelihood, consequence)))).toEqual({ likelihood, consequence })
    }),
  )
  expect(parseRating('6x')).toBeNull()
})

/** Does a step as everybody would who is asked to. */
function carriedOut(state: PlanState, step: PlanStep, n: number): PlanState {
  const [risk = theRisk()] = state.risks
  const asked = (ask: Ask) => ({ ...state, asks: [...state.asks, ask] })
  const openedAt = addDays('2027-02-01', n) + at.slice(10)
  switch (step.step) {
    case 'ask':
      return asked(
        anAsk(
          { ...risk, assessment: { ...risk.assessment, plan: [step.planned.action] } },
          { openedAt, round: n + 1 },
        ),
      )
    case 'close':
      return {
        ...state,
        asks: state.asks.map((ask) =>
          ask._id === step.ask._id ? { ...ask, state: 'closed' as const } : ask,
        ),
      }
    case 'take-done': {
      const result = { action: step.planned.action.id, ask: step.ask._id, by: doer._id, at, event: 'e' }
      return { ...state, risks: [{ ...risk, results: [...(risk.results ?? []), result] }] }
    }
    case 'request':
      return { ...state, decisions: new Map([...state.decisions, [step.ask._id, { state: 'open' }]]) }
    case 'ask-result': {
      const slot = resultSlot(step.result.action)
      const about = { slot, subject: riskSubject(risk), follows: step.result.ask, askedOf: owner._id }
      return asked(anAsk(risk, { ...about, openedAt, round: n + 1 }))
    }
    case 'ask-who':
      return asked(
        anAsk(risk, { slot: DOER_SLOT, subject: actionSubject(step.planned), askedOf: owner._id, openedAt }),
      )
    case 'take-doer': {
      const plan = risk.assessment.plan.map((each) =>
        each.id === step.planned.action.id ? { ...each, owner: lead._id } : each,
      )
      return { ...state, risks: [{ ...risk, assessment: { ...risk.assessment, plan } }] }
    }
    case 'take-result': {
      const assessment = { ...risk.assessment, number: risk.assessment.number + 1, ask: step.ask._id }
      return { ...state, risks: [{ ...risk, assessment }], taken: new Set([...state.taken, step.ask._id]) }
    }
  }
}

test('whatever was answered and however the plan changed, what is due comes to rest', () => {
  const plan = fc.uniqueArray(fc.constantFrom('encrypt', 'train', 'insure'), { maxLength: 3 })
  const answers = fc.array(fc.constantFrom('done', 'later', 'x', '2x3', 'none'), { maxLength: 6 })
  fc.assert(
    fc.property(plan, plan, answers, fc.boolean(), (before, after, values, there) => {
      const planOf = (ids: string[], due: string) => ids.map((id) => ({ ...encrypt, id, due }))
      const asks = before.map((id, n) => {
        const ask = anAsk(theRisk(planOf([id], '2027-02-12')))
        const value = values[n] ?? 'none'
        return value === 'none' ? ask : answered(ask, value)
      })
      const isThere = (id: string) => there || id !== doer._id
      let state = theState({ risks: [theRisk(planOf(after, '2027-02-12'))], asks, isThere })
      for (let n = 0; n < 20; n += 1) {
        const steps = planSteps(state)
        if (steps.length === 0) return
        for (const step of steps) state = carriedOut(state, step, n)
      }
      throw new Error(`It goes on and on: ${does(state).join(' ')}`)
    }),
  )
})
