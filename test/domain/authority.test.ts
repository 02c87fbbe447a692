import fc from 'fast-check'
import {
  afterEscalation,
  afterHandingOn,
  askedIn,
  type Candidate,
  type Chart,
  chainAbove,
  type EscalateTo,
  escalationsOf,
  fillingOf,
  mayBeHandedTo,
  mayBeNamed,
  type Needs,
  type Seat,
  whoNames,
} from '../../src/domain/authority.js'
import type { PersonId } from '../../src/domain/person.js'

const at = '2026-11-27T09:00:00.000Z'

function candidate(id: PersonId, manager: PersonId | null, changes: Partial<Candidate> = {}): Candidate {
  const there = { active: true, start: null, end: null, timeZone: 'Europe/Dublin', chat: ['slack' as const] }
  return { ...there, _id: id, manager, roles: [], ...changes }
}

function chartOf(people: readonly Candidate[], roles: Partial<Chart['organisation']> = {}): Chart {
  return {
    people: new Map(people.map((person) => [person._id, person])),
    organisation: { ismsLead: 'lead', deputy: 'deputy', topManagement: ['chief', 'finance'], ...roles },
    at,
  }
}

/** clerk < head < chief; the lead and finance stand beside it. */
const company = [
  candidate('chief', null),
  candidate('finance', 'chief'),
  candidate('head', 'chief'),
  candidate('clerk', 'head'),
  candidate('lead', 'chief'),
  candidate('deputy', 'lead'),
  candidate('buyer', 'head', { roles: ['purchasing'] }),
  candidate('seller', 'head', { roles: ['purchasing'] }),
]
const without = (id: PersonId, changes: Partial<Candidate> = { active: false }) =>
  chartOf(company.map((person) => (person._id === id ? { ...person, ...changes } : person)))
const chart = chartOf(company)

const step = (who: Seat[], needs: Needs = 'all') => ({ who, needs })

describe('who fills a step of an approval', () => {
  test('is the person named, whoever that is, where they may', () => {
    const filling = { approvers: ['head'], quorum: 1, up: [] }
    expect(fillingOf(step([{ person: 'head' }]), chart, ['clerk'])).toEqual(filling)
  })

  test('is the manager of somebody', () => {
    expect(fillingOf(step([{ managerOf: 'clerk' }]), chart, ['clerk'])?.approvers).toEqual(['head'])
  })

  test('is never who asks: it goes up to their manager', () => {
    const filling = { approvers: ['chief'], quorum: 1, up: [{ from: 'head', to: 'chief' }] }
    expect(fillingOf(step([{ person: 'head' }]), chart, ['head'])).toEqual(filling)
  })

  test('is the manager of whoever left, and of whoever uses no chat', () => {
    const filling = { approvers: ['chief'], quorum: 1, up: [{ from: 'head', to: 'chief' }] }
    expect(fillingOf(step([{ person: 'head' }]), without('head'), ['clerk'])).toEqual(filling)
    expect(fillingOf(step([{ person: 'head' }]), without('head', { chat: [] }), ['clerk'])).toEqual(filling)
  })

  test('is another of top management where the chain of command ends with who asks', () => {
    const filling = { approvers: ['finance'], quorum: 1, up: [{ from: 'chief', to: 'finance' }] }
    expect(fillingOf(step([{ person: 'chief' }]), chart, ['chief'])).toEqual(filling)
    expect(fillingOf(step([{ managerOf: 'chief' }]), chart, ['chief'])).toEqual(filling)
  })

  test('is nobody where only who asks could: it is blocked, and never decided by the next best', () => {
    const alone = chartOf(company, { topManagement: ['chief'] })
    expect(fillingOf(step([{ role: 'top-management' }]), alone, ['chief'])).toBeNull()
    expect(fillingOf(step([{ person: 'chief' }]), alone, ['chief'])).toBeNull()
  })

  test('is everybody of a role but who asks, all of them or one', () => {
    const board = { approvers: ['finance'], quorum: 1, up: [] }
    expect(fillingOf(step([{ role: 'top-management' }]), chart, ['chief'])).toEqual(board)
    const purchasing = fillingOf(step([{ role: 'purchasing' }]), chart, ['clerk'])
    expect(purchasing).toEqual({ approvers: ['buyer', 'seller'], quorum: 2, up: [] })
    expect(fillingOf(step([{ role: 'purchasing' }], 'any'), chart, ['buyer'])).toEqual({
      ...{ approvers: ['seller'], quorum: 1, up: [] },
    })
  })

  test('is the deputy where the ISMS lead asks', () => {
    expect(fillingOf(step([{ role: 'isms-lead' }]), chart, ['lead'])?.approvers).toEqual(['deputy'])
    expect(fillingOf(step([{ role: 'isms-lead' }]), chart, ['lead', 'deputy'])?.approvers).toEqual(['chief'])
  })

  test('is top management where nobody holds the role', () => {
    expect(fillingOf(step([{ role: 'archivist' }], 'any'), chart, ['clerk'])?.approvers).toEqual(['chief'])
  })

  test('reaches its number up the chain of command', () => {
    const two = fillingOf(step([{ role: 'purchasing' }], 2), chart, ['buyer'])
    expect(two).toEqual({ approvers: ['seller', 'head'], quorum: 2, up: [{ from: 'buyer', to: 'head' }] })
  })

  test('keeps the seat of whoever has approved and left since', () => {
    const both = step([{ person: 'head' }, { person: 'finance' }])
    expect(fillingOf(both, without('head'), ['clerk'], ['head'])?.approvers).toEqual(['head', 'finance'])
  })

  test('gives two seats to two people', () => {
    const both = step([{ person: 'head' }, { person: 'chief' }])
    expect(fillingOf(both, without('head'), ['clerk'])?.approvers).toEqual(['chief', 'finance'])
  })
})

describe('where nobody lawfully decides', () => {
  const alone = { topManagement: ['chief'] }
  const leaders = ['chief', 'head', 'lead']

  test('goes up higher where whoever is nearest is the only one for another seat', () => {
    const people = [
      candidate('owner', null),
      candidate('chief', 'owner'),
      candidate('clerk', 'chief'),
      candidate('lead', null),
    ]
    const chart = chartOf(people, { topManagement: ['chief'] })
    const seats = step([{ person: 'clerk' }, { person: 'lead' }])
    expect(fillingOf(seats, chart, ['clerk', 'lead'])).toEqual({
      approvers: ['owner', 'chief'],
      quorum: 2,
      up: [
        { from: 'clerk', to: 'owner' },
        { from: 'lead', to: 'chief' },
      ],
    })
  })

  test('the ISMS lead names somebody, the deputy where the ISMS lead asked, then top management', () => {
    expect(whoNames(chart, ['clerk'])).toBe('lead')
    expect(whoNames(chart, ['lead'])).toBe('deputy')
    expect(whoNames(chart, ['lead', 'deputy'])).toBe('chief')
    expect(whoNames(chartOf(company, alone), ['lead', 'deputy', 'chief'])).toBeNull()
  })

  test('others who lead people at the same height may be named, and nobody below', () => {
    const seats = { who: [{ person: 'head' }], approvers: [] }
    expect(mayBeNamed(seats, chart, leaders, ['clerk', 'head', 'chief'])).toEqual(['lead'])
    const buyers = { who: [{ role: 'purchasing' }], approvers: [] }
    expect(mayBeNamed(buyers, chart, leaders, ['buyer', 'seller'])).toEqual(['chief', 'head', 'lead'])
  })

  test('a lead without a manager in the file is not as high as top management, nor as whoever stands below it', () => {
    const unled = candidate('unled', null)
    const seats = (person: PersonId) => ({ who: [{ person }], approvers: [] })
    const withUnled = chartOf([...company, unled])
    for (const id of ['chief', 'head', 'clerk'])
      expect(mayBeNamed(seats(id), withUnled, ['unled'], [id])).toEqual([])
    // Whoever has no place below top management is stood in for by top management alone.
    expect(mayBeNamed(seats('unled'), withUnled, leaders, ['unled'])).toEqual(['chief'])
  })

  test('nobody is as high as the only one at the top', () => {
    const seats = { who: [{ managerOf: 'chief' }], approvers: [] }
    expect(mayBeNamed(seats, chartOf(company, alone), leaders, ['chief'])).toEqual([])
  })
})

/** Any chart of up to nine people, with loops and gaps, and some who are not there. */
const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7', 'p8']
const anyId = fc.constantFrom(...ids)
const anyChart = fc
  .record({
    managers: fc.array(fc.option(anyId), { minLength: 9, maxLength: 9 }),
    gone: fc.subarray(ids),
    buyers: fc.subarray(ids),
    topManagement: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    ismsLead: anyId,
    deputy: fc.option(anyId),
  })
  .map(({ managers, gone, buyers, ...organisation }) =>
    chartOf(
      ids.map((id, at) =>
        candidate(id, managers[at] ?? null, {
          active: !gone.includes(id),
          roles: buyers.includes(id) ? ['purchasing'] : [],
        }),
      ),
      organisation,
    ),
  )
const anySeat: fc.Arbitrary<Seat> = fc.oneof(
  anyId.map((person) => ({ person })),
  anyId.map((managerOf) => ({ managerOf })),
  fc.constantFrom({ role: 'isms-lead' }, { role: 'top-management' }, { role: 'purchasing' }),
)
const anyStep = fc.record({
  who: fc.array(anySeat, { minLength: 1, maxLength: 3 }),
  needs: fc.oneof(fc.constantFrom<Needs>('all', 'any'), fc.integer({ min: 1, max: 3 })),
})
const anyCase = [anyChart, anyStep, fc.subarray(ids, { minLength: 1 })] as const

const isThere = (chart: Chart, id: PersonId) => chart.people.get(id)?.active === true
const highest = (chart: Chart, from: PersonId) => [
  ...chainAbove(from, chart),
  ...chart.organisation.topManagement,
]

describe('in any chart of an organisation', () => {
  test('who asks, or is not there, fills no step, and nobody fills two seats', () => {
    fc.assert(
      fc.property(...anyCase, (chart, step, never) => {
        const approvers = fillingOf(step, chart, never)?.approvers ?? []
        expect(approvers.filter((id) => never.includes(id) || !isThere(chart, id))).toEqual([])
        expect(new Set(approvers).size).toBe(approvers.length)
      }),
    )
  })

  test('a step that is filled can reach its number, and one that needs all needs each of them', () => {
    fc.assert(
      fc.property(...anyCase, (chart, step, never) => {
        const filling = fillingOf(step, chart, never)
        if (!filling) return
        const needed = { all: filling.approvers.length, any: 1 }
        expect(filling.quorum).toBe(typeof step.needs === 'number' ? step.needs : needed[step.needs])
        expect(filling.approvers.length).toBeGreaterThanOrEqual(filling.quorum)
      }),
    )
  })

  test('handed on, to whomever, it is still decided by who may and is there, by as many', () => {
    const anyHands = fc.array(fc.record({ from: anyId, to: anyId }), { maxLength: 4 })
    fc.assert(
      fc.property(...anyCase, anyHands, (chart, step, never, handed) => {
        const filling = fillingOf(step, chart, never)
        if (!filling) return
        const { approvers, quorum } = afterHandingOn(filling, handed, chart, never)
        expect(approvers.filter((id) => never.includes(id) || !isThere(chart, id))).toEqual([])
        expect(new Set(approvers).size).toBe(approvers.length)
        expect(approvers.length).toBeGreaterThanOrEqual(quorum)
        expect(quorum).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  test('it can be handed to nobody who asks, is not there, has it already, or is asked in another step', () => {
    fc.assert(
      fc.property(...anyCase, anyStep, anyId, (chart, step, never, other, from) => {
        const approvers = fillingOf(step, chart, never)?.approvers ?? []
        const elsewhere = fillingOf(other, chart, never)?.approvers ?? []
        const others = askedIn([{ ...other, approvers: [] }], chart, never)
        const could = mayBeHandedTo(from, { ...step, approvers }, chart, never, others)
        const wrong = (id: PersonId) =>
          never.includes(id) || !isThere(chart, id) || approvers.includes(id) || elsewhere.includes(id)
        expect(could.filter((id) => id === from || wrong(id))).toEqual([])
      }),
    )
  })

  test('nobody comes by a step in the place of somebody who is asked in another one', () => {
    const anywhere = fc.oneof(anySeat, fc.constant<EscalateTo>('manager'))
    const anyHands = fc.array(fc.record({ from: anyId, to: anyId }), { maxLength: 4 })
    fc.assert(
      fc.property(...anyCase, anyStep, anyHands, anywhere, (chart, step, never, other, handed, to) => {
        const elsewhere = askedIn([{ ...other, approvers: [] }], chart, never)
        const filling = fillingOf(step, chart, never, [], elsewhere)
        if (!filling) return
        const besides = [...never, ...elsewhere]
        const handedOn = afterHandingOn(filling, handed, chart, besides)
        const ups = escalationsOf(handedOn, handedOn.approvers, to, chart, besides)
        const { approvers } = afterEscalation(handedOn, ups, chart, besides)
        const added = approvers.filter((id) => !filling.approvers.includes(id))
        expect(added.filter((id) => elsewhere.includes(id))).toEqual([])
      }),
    )
  })

  test('it goes up to whoever is asked in another step only where nobody else above is left', () => {
    fc.assert(
      fc.property(...anyCase, fc.subarray(ids), (chart, step, never, elsewhere) => {
        const filling = fillingOf(step, chart, never, [], elsewhere)
        expect(filling === null).toBe(fillingOf(step, chart, never) === null)
        for (const { from, to } of filling?.up ?? []) {
          if (!elsewhere.includes(to)) continue
          const could = highest(chart, from).filter((id) => !never.includes(id) && isThere(chart, id))
          const free = could.filter((id) => !elsewhere.includes(id) && !filling?.approvers.includes(id))
          expect(free).toEqual([])
        }
      }),
    )
  })

  test('who decides in the place of somebody has the same or a higher authority', () => {
    fc.assert(
      fc.property(...anyCase, (chart, step, never) => {
        for (const { from, to } of fillingOf(step, chart, never)?.up ?? [])
          expect(highest(chart, from)).toContain(to)
      }),
    )
  })

  test('a step of one person is blocked only where nobody above them is left', () => {
    fc.assert(
      fc.property(anyChart, anyId, fc.subarray(ids), (chart, person, never) => {
        if (fillingOf({ who: [{ person }], needs: 'all' }, chart, never)) return
        const could = [person, ...highest(chart, person)]
        expect(could.filter((id) => !never.includes(id) && isThere(chart, id))).toEqual([])
      }),
    )
  })

  test('whoever was named fills only what nobody else does, and never in spite of the rules', () => {
    fc.assert(
      fc.property(...anyCase, fc.subarray(ids), (chart, step, never, named) => {
        const before = fillingOf(step, chart, never)
        const filling = fillingOf({ ...step, named }, chart, never)
        if (before) expect(filling).toEqual(before)
        const approvers = filling?.approvers ?? []
        expect(approvers.filter((id) => never.includes(id) || !isThere(chart, id))).toEqual([])
        expect(new Set(approvers).size).toBe(approvers.length)
      }),
    )
  })

  test('whoever may be named leads people, is there, may decide, and stands as near to top management as the person named', () => {
    const leadersOf = ({ people }: Chart) =>
      [...people.values()]
        .flatMap(({ manager }) => manager ?? [])
        .filter((id, at, all) => all.indexOf(id) === at)
    fc.assert(
      fc.property(anyChart, anyId, fc.subarray(ids), (chart, person, never) => {
        const leaders = leadersOf(chart)
        const seats = { who: [{ person }], approvers: [] }
        for (const id of mayBeNamed(seats, chart, leaders, never)) {
          expect(never).not.toContain(id)
          expect(leaders).toContain(id)
          expect(isThere(chart, id)).toBe(true)
          const { topManagement } = chart.organisation
          const below = (one: PersonId) =>
            [one, ...chainAbove(one, chart)].findIndex((each) => topManagement.includes(each))
          expect(below(id)).toBeGreaterThanOrEqual(0)
          expect(below(id)).toBeLessThanOrEqual(Math.max(0, below(person)))
        }
      }),
    )
  })

  test('whoever names an approver has not asked for it themselves, and is there', () => {
    fc.assert(
      fc.property(anyChart, fc.subarray(ids), (chart, never) => {
        const namer = whoNames(chart, never)
        if (namer !== null) expect(never.includes(namer) || !isThere(chart, namer)).toBe(false)
      }),
    )
  })

  test('what is not decided in time goes to nobody who may not decide it, and takes as many as before', () => {
    const anywhere = fc.oneof(anySeat, fc.constant<EscalateTo>('manager'))
    fc.assert(
      fc.property(...anyCase, anywhere, fc.subarray(ids), (chart, step, never, to, silent) => {
        const filling = fillingOf(step, chart, never)
        if (!filling) return
        const late = filling.approvers.filter((id) => silent.includes(id))
        const ups = escalationsOf(filling, late, to, chart, never)
        const { approvers, quorum } = afterEscalation(filling, ups, chart, never)
        expect(approvers.filter((id) => never.includes(id) || !isThere(chart, id))).toEqual([])
        expect(new Set(approvers).size).toBe(approvers.length)
        expect(quorum).toBe(filling.quorum)
        expect(approvers.length).toBeGreaterThanOrEqual(quorum)
      }),
    )
  })
})
