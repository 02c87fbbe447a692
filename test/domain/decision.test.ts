import type { Ask } from '../../src/domain/ask.js'
import { mayAskInstead, whyNotAskable } from '../../src/domain/askable.js'
import { approvedBy, type Decision, nextLookAt, type Step } from '../../src/domain/decision.js'
import { approvalsOf, decidedForOthers, standingOf } from '../../src/domain/decision-standing.js'
import { aPerson, aPolicy } from '../support/company.js'

const [ada, mo, cleo] = [aPerson(1), aPerson(2), aPerson(3)]
const policy = aPolicy('2.0')

const decision: Decision = {
  _id: 'decision/approval.policy.information-security/1',
  v: 1,
  process: 'approval',
  number: 1,
  subject: { type: 'policy', id: policy.policy, version: '2.0', hash: 'a'.repeat(64) },
  question: 'publish',
  facts: {},
  requestedBy: ada._id,
  requestedAt: '2026-11-24T09:00:00.000Z',
  dueOn: '2026-12-01',
  timeZone: 'Europe/Dublin',
  steps: approvedBy(mo._id),
  state: 'open',
}

let asked = 0
function ask(slot: string, changes: Partial<Ask> = {}): Ask {
  asked += 1
  return {
    _id: String(asked).padStart(32, '0'),
    v: 1,
    cycle: decision._id,
    process: 'approval',
    kind: 'delegable',
    slot,
    round: 1,
    revision: 1,
    state: 'open',
    askedOf: mo._id,
    mayAnswer: [mo._id],
    neverBy: [ada._id],
    subject: decision.subject,
    openedAt: '2026-11-24T09:00:00.000Z',
    dueOn: decision.dueOn,
    remindOn: decision.dueOn,
    snapshot: { department: 'Sales', country: 'IE', timeZone: 'Europe/Dublin' },
    ...changes,
  }
}

function answered(slot: string, value: string, at = '2026-11-25T09:00:00.000Z', by = mo._id): Ask {
  const through = { kind: 'chat', platform: 'slack' } as const
  return ask(slot, {
    state: 'answered',
    answer: { value, event: 'e_1', commitment: 'c', by, at, through, language: 'en' },
  })
}

function closed(slot: string, because: NonNullable<Ask['closed']>['because']): Ask {
  return ask(slot, { state: 'closed', closed: { at: '2026-11-25T09:00:00.000Z', because } })
}

test('who asks does not approve', () => {
  expect(whyNotAskable(ada, ada, '2026-11-24')).toBe('own-request')
  expect(whyNotAskable(ada, mo, '2026-11-24')).toBeNull()
})

test('an approver who has left, or uses no chat, is not asked', () => {
  expect(whyNotAskable(ada, null, '2026-11-24')).toBe('approver-left')
  expect(whyNotAskable(ada, { ...mo, active: false }, '2026-11-24')).toBe('approver-left')
  expect(whyNotAskable(ada, { ...mo, end: '2026-11-23' }, '2026-11-24')).toBe('approver-left')
  expect(whyNotAskable(ada, { ...mo, chat: [] }, '2026-11-24')).toBe('approver-without-chat')
})

test('whoever is both ISMS lead and approver is told who may ask in their place', () => {
  const roles = { ismsLead: ada._id, deputy: mo._id }
  expect(mayAskInstead(ada._id, ada._id, roles)).toBe(mo._id)
  expect(mayAskInstead(mo._id, mo._id, roles)).toBe(ada._id)
  expect(mayAskInstead(ada._id, ada._id, { ...roles, deputy: null })).toBeNull()
})

test('the approver is asked and waited for, and what they answer counts', () => {
  expect(standingOf(decision, [])).toEqual({ next: 'ask', step: decision.steps[0] })
  expect(standingOf(decision, [ask('step-1')])).toEqual({ next: 'wait' })
  expect(standingOf(decision, [answered('step-1', 'approved')])).toMatchObject({ outcome: 'approved' })
  expect(standingOf(decision, [answered('step-1', 'rejected')])).toMatchObject({ outcome: 'rejected' })
})

test('a decision that was ended is over, whatever its questions say', () => {
  const ended = { ...decision, state: 'withdrawn' as const }
  expect(standingOf(ended, [answered('step-1', 'approved')])).toEqual({ next: 'conclude', outcome: 'ended' })
})

test.each([
  ['changed', 'changed'],
  ['withdrawn', 'requester'],
  ['superseded', 'superseded'],
] as const)('a question that was closed because %s ends the decision because %s', (because, ended) => {
  expect(standingOf(decision, [closed('step-1', because)])).toEqual({
    next: 'conclude',
    outcome: 'lapsed',
    because: ended,
  })
})

describe('a decision in several steps', () => {
  const steps: Decision['steps'] = [
    {
      ...{ slot: 'step-1', who: [{ role: 'purchasing' }], needs: 2, up: [] },
      ...{ approvers: [mo._id, cleo._id, 'p_3'], quorum: 2 },
    },
    {
      ...{ slot: 'step-2', who: [{ person: cleo._id }], needs: 'all', up: [] },
      ...{ approvers: [cleo._id], quorum: 1 },
    },
  ]
  const long = { ...decision, steps }

  test('the next one is asked when the one before has its quorum', () => {
    const first = [answered('step-1', 'approved'), ask('step-1'), ask('step-1')]
    expect(standingOf(long, first)).toEqual({ next: 'wait' })
    const another = answered('step-1', 'approved', '2026-11-25T09:00:00.000Z', cleo._id)
    const quorum = [...first, another]
    expect(standingOf(long, quorum)).toEqual({ next: 'ask', step: steps[1] })
    const last = answered('step-2', 'approved', '2026-11-26T09:00:00.000Z')
    expect(standingOf(long, [...quorum, last])).toEqual({ next: 'conclude', outcome: 'approved', ask: last })
  })

  test('who stands in for another has one voice all the same', () => {
    const twice = [answered('step-1', 'approved'), answered('step-1', 'approved'), ask('step-1')]
    expect(standingOf(long, twice)).toEqual({ next: 'wait' })
  })

  test('who decides a further step is not asked again once they have approved', () => {
    const begunAt = '2026-11-26T09:00:00.000Z'
    const bothByCleo = {
      ...long,
      steps: [
        { ...steps[0], quorum: 1 },
        { ...steps[1], begunAt },
      ],
    } as Decision
    const first = ask('step-1', { ...answered('step-1', 'approved', undefined, cleo._id), askedOf: cleo._id })
    expect(standingOf(bothByCleo, [first])).toEqual({ next: 'conclude', outcome: 'approved', ask: first })
    const byMo = answered('step-1', 'approved')
    expect(standingOf(bothByCleo, [byMo])).toMatchObject({ next: 'ask', step: { slot: 'step-2' } })
  })

  test.each([
    ['handed on to them', { handed: [{ from: mo._id, to: cleo._id }] }],
    [
      'went on to them',
      { escalated: { at: '2026-11-24T09:00:00.000Z', ups: [{ from: mo._id, to: cleo._id }] } },
    ],
  ])('what was %s counts for no step of their own, and they decide none besides', (_, passed) => {
    const first = { ...steps[0], who: [{ person: mo._id }], approvers: [cleo._id], quorum: 1, ...passed }
    const second = { ...steps[1], begunAt: '2026-11-26T09:00:00.000Z' } as Step
    const passedOn = { ...long, steps: [first, second] } as Decision
    const byCleo = ask('step-1', {
      ...answered('step-1', 'approved', undefined, cleo._id),
      askedOf: cleo._id,
    })
    expect(standingOf(passedOn, [byCleo])).toMatchObject({ next: 'ask', step: { slot: 'step-2' } })
    expect(decidedForOthers(passedOn, { slot: 'step-2' }, [byCleo])).toEqual([cleo._id])
    expect(decidedForOthers(passedOn, { slot: 'step-1' }, [byCleo])).toEqual([])
    expect(approvalsOf(passedOn, second, [byCleo])).toEqual([])
    // Decided when it counted for both.
    expect(approvalsOf({ ...passedOn, state: 'approved' }, second, [byCleo])).toEqual([byCleo])
  })

  test('whoever answered in the stead of another decides no step of their own besides', () => {
    const byMo = answered('step-1', 'approved')
    const inStead = byMo.answer ? { ...byMo, answer: { ...byMo.answer, by: cleo._id, for: mo._id } } : byMo
    expect(decidedForOthers(long, { slot: 'step-2' }, [byMo])).toEqual([])
    expect(decidedForOthers(long, { slot: 'step-2' }, [inStead])).toEqual([cleo._id])
  })

  test('what came back to whoever handed it on is decided in their own place', () => {
    const handed = [
      { from: mo._id, to: cleo._id },
      { from: cleo._id, to: mo._id },
    ]
    const back = { ...long, steps: [{ ...steps[0], handed }, steps[1]] } as Decision
    expect(decidedForOthers(back, { slot: 'step-2' }, [answered('step-1', 'approved')])).toEqual([])
  })

  test('one rejection ends it', () => {
    const asks = [answered('step-1', 'approved'), answered('step-1', 'rejected'), ask('step-1')]
    expect(standingOf(long, asks)).toMatchObject({ outcome: 'rejected' })
  })

  test('a rejection after the others have decided comes too late', () => {
    const one = { ...long, steps: [{ ...long.steps[0], quorum: 1 }, long.steps[1]] } as Decision
    const early = answered('step-1', 'approved', '2026-11-25T09:00:00.000Z')
    const late = answered('step-1', 'rejected', '2026-11-25T09:00:01.000Z')
    expect(standingOf(one, [late, early])).toMatchObject({ next: 'ask', step: { slot: 'step-2' } })
    const earlier = answered('step-1', 'rejected', '2026-11-25T08:00:00.000Z')
    expect(standingOf(one, [early, earlier])).toMatchObject({ outcome: 'rejected' })
  })

  test('a step is filled again when those who are left cannot reach its quorum', () => {
    const asks = [answered('step-1', 'approved'), closed('step-1', 'left'), closed('step-1', 'left')]
    expect(standingOf(long, asks)).toEqual({ next: 'ask', step: steps[0] })
    expect(standingOf(long, [...asks, ask('step-1')])).toEqual({ next: 'wait' })
  })
})

test('an open decision is looked at when it is due, and each week from then on', () => {
  expect(nextLookAt(decision, '2026-11-24T09:00:00.000Z', null)).toBe('2026-12-02T00:00:00.000Z')
  expect(nextLookAt(decision, '2026-12-02T00:00:00.000Z', null)).toBe('2026-12-09T00:00:00.000Z')
  expect(nextLookAt(decision, '2026-12-24T00:00:00.000Z', null)).toBe('2026-12-30T00:00:00.000Z')
})
