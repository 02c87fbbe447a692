import type { Answer } from '../../src/domain/answer.js'
import type { Ask } from '../../src/domain/ask.js'
import { deciderOf, declineStep, grantorOf } from '../../src/domain/declined.js'

const inCharge = { ismsLead: 'lead', deputy: 'deputy', topManagement: ['owner', 'chief', 'lead'] }
const everybody = (_person: string) => true
const all =
  (...gone: string[]) =>
  (person: string) =>
    !gone.includes(person)

describe('who decides when somebody cannot acknowledge', () => {
  test.each([
    ['the ISMS lead', 'somebody', everybody, 'lead'],
    ['the deputy, where the ISMS lead is not there', 'somebody', all('lead'), 'deputy'],
    ['the deputy, where it is the ISMS lead who cannot', 'lead', everybody, 'deputy'],
    ['top management, where there is nobody else', 'lead', all('deputy'), 'owner'],
    ['nobody about themselves, although nobody else is there', 'lead', all('deputy', 'owner', 'chief'), null],
  ])('%s', (_, person, isThere, decider) => {
    expect(deciderOf(person, inCharge, isThere)).toBe(decider)
  })
})

describe('who may grant an exception', () => {
  const of = (owner: string, person: string, requester: string, isThere = everybody) =>
    grantorOf({ owner, person, requester }, inCharge, isThere)

  test('the owner of the policy', () => {
    expect(of('owner', 'somebody', 'lead')).toBe('owner')
  })
  test('the ISMS lead for the owner, where somebody else asks for it', () => {
    expect(of('owner', 'owner', 'deputy')).toBe('lead')
  })
  test('another one in top management, where the ISMS lead asks for the owner', () => {
    expect(of('owner', 'owner', 'lead')).toBe('chief')
  })
  test('not who asks for it, although the policy is theirs', () => {
    expect(of('lead', 'somebody', 'lead')).toBe('owner')
  })
  test('nobody, where all who might are part of it or gone', () => {
    expect(of('owner', 'owner', 'lead', all('chief'))).toBeNull()
  })
})

describe('what follows from a decline', () => {
  const today = '2026-11-24'
  const declined = { _id: 'a', state: 'declined' } as Ask
  const decision = (slot: 'decline' | 'exception', round: number, changes: Partial<Ask> = {}): Ask =>
    ({ _id: `${slot}-${round}`, slot, round, state: 'open', about: 'a', ...changes }) as Ask
  const answered = (value: string, more: Partial<Answer> = {}): Partial<Ask> => ({
    state: 'answered',
    answer: { value, by: 'lead', at: '2026-11-24T10:00:00.000Z', ...more } as Answer,
  })
  const step = (...decisions: Ask[]) => declineStep(declined, decisions, today)

  test('it is put to whoever decides, and then waits for them', () => {
    expect(step()).toEqual({ next: 'ask', slot: 'decline', round: 1 })
    expect(step(decision('decline', 1))).toEqual({ next: 'wait' })
  })

  test('it is put to the next one, where who was to decide left', () => {
    expect(step(decision('decline', 1, { state: 'closed' }))).toEqual({
      ...{ next: 'ask', slot: 'decline', round: 2 },
    })
  })

  test('an answer asks again at once', () => {
    expect(step(decision('decline', 1, answered('answer')))).toMatchObject({
      next: 'ask-again',
      decision: { kind: 'answered', ask: 'decline-1', by: 'lead' },
    })
  })

  test('what is postponed is noted once, waits for its day and is asked again on it', () => {
    const later = decision('decline', 1, answered('postpone', { until: '2026-11-25' }))
    const first = step(later)
    expect(first).toMatchObject({ next: 'postpone', decision: { until: '2026-11-25' } })
    if (first.next !== 'postpone') throw new Error('It is not noted')
    const noted = { ...declined, declined: { decision: first.decision } } as Ask
    expect(declineStep(noted, [later], today)).toEqual({ next: 'wait' })
    expect(declineStep(noted, [later], '2026-11-25')).toMatchObject({ next: 'ask-again' })
  })

  test('the request for an exception is put to who may grant it, and what they decide counts', () => {
    const request = decision('decline', 1, answered('exception'))
    expect(step(request)).toMatchObject({ next: 'ask', slot: 'exception', round: 1 })
    expect(step(request, decision('exception', 1))).toEqual({ next: 'wait' })
    expect(step(request, decision('exception', 1, { state: 'closed' }))).toMatchObject({ round: 2 })
    expect(step(request, decision('exception', 1, answered('refuse')))).toMatchObject({
      ...{ next: 'ask-again', decision: { kind: 'refused' } },
    })
    const granted = decision('exception', 2, answered('grant', { until: '2027-01-31' }))
    expect(step(request, decision('exception', 1, { state: 'closed' }), granted)).toMatchObject({
      ...{ next: 'grant', decision: { kind: 'granted', until: '2027-01-31' } },
    })
  })
})
