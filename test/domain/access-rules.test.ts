import fc from 'fast-check'
import { effectiveOf, lackingIn, ordersOf, saysTheSame } from '../../src/domain/access-decision.js'
import { flagsOf, isExceptional, isPrivileged, type Known, Peers } from '../../src/domain/access-flags.js'
import { holderOf, type KnownHolders, neverReviews } from '../../src/domain/access-match.js'
import type { AccessFlag, AccessRow } from '../../src/domain/access-row.js'
import { goesToIsmsLead, passFault, type SystemSeats, seatsOf } from '../../src/domain/access-seats.js'
import { type KnownAccount, knownAccountOf } from '../../src/domain/known-account.js'
import {
  type Account,
  measuredBy,
  populationHash,
  provesAbsence,
  swingOf,
} from '../../src/domain/population.js'

const today = '2027-01-20'
const account = (changes: Partial<Account> = {}): Account => ({
  ...{ id: 'U1', login: 'ada', name: 'Ada Byron', email: 'ada@harbour.example', entitlements: ['Sales'] },
  ...{ lastUsed: '2027-01-10', active: true },
  ...changes,
})

describe('whose an account is', () => {
  const service: KnownAccount = {
    ...{ _id: 'crm/svc-backup', v: 1, system: 'crm', account: 'svc-backup', purpose: {}, type: 'service' },
    ...{ owner: 'olga', heldBy: ['hal'], rotation: null },
  }
  const named: KnownAccount = {
    ...{ _id: 'crm/u7', v: 1, system: 'crm', account: 'U7', purpose: {}, type: 'person', person: 'ada' },
  }
  const known = new Map([service, named].map((each) => [each._id, each]))
  const addresses: Record<string, string[]> = {
    'ada@harbour.example': ['ada'],
    'jörg@harbour.example': ['joerg'],
    'desk@harbour.example': ['ben', 'cleo'],
  }
  const by: KnownHolders = {
    known: (each) => knownAccountOf('crm', each, known),
    withAddress: (address) => addresses[address] ?? [],
  }
  const of = (changes: Partial<Account>) => holderOf(account({ email: null, ...changes }), by)
  const person = (id: string) => ({ kind: 'person', person: id })

  test.each<[string, Partial<Account>, unknown]>([
    [
      'what the files know goes before the address',
      { id: 'u7', email: 'desk@harbour.example' },
      person('ada'),
    ],
    ['a service account is nobody’s', { login: 'SVC-Backup' }, { kind: 'known', account: 'svc-backup' }],
    ['by its address, whatever its capitals', { email: ' Ada@Harbour.example' }, person('ada')],
    ['however an accent is written', { email: 'jo\u0308rg@harbour.example' }, person('joerg')],
    ['by a login that is an address', { login: 'ADA@harbour.example' }, person('ada')],
    ['never by a name alone', { login: 'ada', name: 'Ada Byron' }, { kind: 'unknown' }],
    ['not by an address of two people', { email: 'desk@harbour.example' }, { kind: 'unknown' }],
    [
      'not where address and login name two people',
      { email: 'ada@harbour.example', login: 'jörg@harbour.example' },
      { kind: 'unknown' },
    ],
  ])('%s', (_what, changes, holder) => expect(of(changes)).toEqual(holder))

  test('whoever owns a service account, or knows its password, never reviews it', () => {
    const svc = account({ login: 'svc-backup' })
    expect(neverReviews({ kind: 'known', account: 'svc-backup' }, service, svc, [])).toEqual(['hal', 'olga'])
    expect(neverReviews({ kind: 'person', person: 'ada' }, undefined, account(), [])).toEqual(['ada'])
  })
})

test.each<[string, Partial<Account>, boolean]>([
  ['a login as before the @ of their address', { login: 'Olga.Ray' }, true],
  ['an address elsewhere with the same before the @', { login: 'x', email: 'olga.ray@mail.example' }, true],
  ['a login that is their id', { login: 'e-017' }, true],
  ['their name', { login: 'x', name: ' olga ray' }, true],
  ['nothing of theirs', { login: 'octo-cat', name: null }, false],
  ['a part of it alone', { login: 'olga' }, false],
])(
  'an account that nothing tells whose it is, is not reviewed by whoever it looks to be of: %s',
  (_what, of, isLikely) => {
    const olga = { _id: 'olga', key: 'E-017', email: 'olga.ray@harbour.example', name: 'Olga Ray' }
    const unmatched = account({ name: null, email: null, ...of })
    const never = neverReviews({ kind: 'unknown' }, undefined, unmatched, [olga])
    expect(never).toEqual(isLikely ? ['olga'] : [])
  },
)

describe('what stands out', () => {
  const nobody = new Peers([])
  const usual: Known = {
    ...{ holder: { kind: 'person', person: 'ada' }, department: 'Sales', privileged: false, left: false },
    ...{ last: { department: 'Sales' }, isFirst: false, ordered: null },
  }
  const flags = (of: Partial<Account> = {}, knows: Partial<Known> = {}) =>
    flagsOf(account(of), { ...usual, ...knows }, nobody, today)

  test.each<[string, Partial<Account>, Partial<Known>, AccessFlag[]]>([
    ['nothing', {}, {}, []],
    ['used 89 days ago', { lastUsed: '2026-10-23' }, {}, []],
    ['used 90 days ago', { lastUsed: '2026-10-22' }, {}, ['unused']],
    ['never used, though it was reviewed before', { lastUsed: 'never' }, {}, ['unused']],
    ['never used, and new', { lastUsed: 'never' }, { last: null }, ['new']],
    ['its source does not tell when it was used', { lastUsed: null }, {}, []],
    ['break-glass is there to be unused', { lastUsed: 'never' }, { type: 'break-glass' }, []],
    ['everything is new at a first review', {}, { last: null, isFirst: true }, []],
    ['its holder works elsewhere now', {}, { department: 'IT' }, ['changed-department']],
    ['nobody knew the department then', {}, { last: { department: null } }, []],
    ['removed before', {}, { ordered: 'came-back', last: null }, ['came-back', 'new']],
    ['a leaver’s, privileged', {}, { left: true, privileged: true }, ['left', 'privileged']],
    ['nobody’s', {}, { holder: { kind: 'unknown' }, department: null }, ['unknown']],
  ])('%s', (_what, of, knows, expected) => expect(flags(of, knows)).toEqual(expected))

  test('an entitlement is privileged whatever its capitals', () => {
    expect(
      isPrivileged({ entitlements: ['sales', 'ADMINISTRÄTOR'] }, { privileged: ['Administra\u0308tor'] }),
    ).toBe(true)
    expect(isPrivileged({ entitlements: ['Admin (read)'] }, { privileged: ['Admin'] })).toBe(false)
  })

  const peer = (person: string, entitlements: string[], department = 'Sales') => ({
    ...{ holder: { kind: 'person' as const, person }, department, account: { entitlements } },
  })
  const five = ['b', 'c', 'd', 'e', 'f'].map((each) => peer(each, ['Sales']))

  test('who has two more than most of five others, and something that fewer than a fifth have, stands out', () => {
    const ada = peer('ada', ['Sales', 'Export', 'Finance'])
    expect(new Peers([...five, ada]).standsOut(ada)).toBe(true)
    expect(new Peers([...five.slice(1), ada]).standsOut(ada)).toBe(false)
    const one = peer('ada', ['Sales', 'Export'])
    expect(new Peers([...five, one]).standsOut(one)).toBe(false)
    const elsewhere = peer('ada', ['Sales', 'Export', 'Finance'], 'IT')
    expect(new Peers([...five, elsewhere]).standsOut(elsewhere)).toBe(false)
  })

  test('what a fifth of the others have is usual, and several accounts of a person count together', () => {
    const [first, ...rest] = five
    const ada = peer('ada', ['Sales', 'Export', 'Finance'])
    const shared = [peer('b', ['Sales', 'Export']), peer('c', ['Sales', 'FINANCE']), ...rest.slice(1)]
    expect(new Peers([...shared, ada]).standsOut(ada)).toBe(false)
    const [usualOne, more] = [peer('ada', ['Sales']), peer('ada', ['Export', 'Finance'])]
    const peers = new Peers([first as (typeof five)[number], ...rest, usualOne, more])
    expect([peers.standsOut(usualOne), peers.standsOut(more)]).toEqual([false, true])
  })

  test('nobody stands out by what everybody has, in whatever order their accounts come', () => {
    const names = fc.uniqueArray(fc.constantFrom('Sales', 'Export', 'Finance', 'Admin', 'Audit'))
    fc.assert(
      fc.property(fc.array(names, { minLength: 6, maxLength: 12 }), (all) => {
        const accounts = all.map((entitlements, n) => peer(`p${n}`, entitlements))
        const out = (peers: Peers) => accounts.filter((each) => peers.standsOut(each))
        const standing = out(new Peers(accounts))
        expect(out(new Peers(accounts.toReversed()))).toEqual(standing)
        for (const each of standing) {
          const sizes = accounts
            .filter((other) => other !== each)
            .map((other) => other.account.entitlements.length)
          const asMany = sizes.filter((size) => size + 1 >= each.account.entitlements.length).length
          expect(asMany * 4).toBeLessThanOrEqual(sizes.length)
        }
      }),
    )
  })
})

describe('who reviews an account', () => {
  const managers: Record<string, string> = {
    ada: 'mara',
    mara: 'otto',
    otto: 'chief',
    lena: 'chief',
    ben: 'chief',
  }
  const everybody = ['ada', 'mara', 'otto', 'chief', 'lena', 'ben', 'ext']
  const peopleBut = (...gone: string[]) => ({
    manager: (person: string) => managers[person] ?? null,
    isThere: (person: string) => !gone.includes(person),
  })
  const crm: SystemSeats = { reviewedBy: 'manager', owner: 'ben', ismsLead: 'lena', outsider: 'ext' }
  const of = (person: string, privileged = false) => ({
    ...{ holder: { kind: 'person' as const, person }, privileged, neverBy: [person] },
  })
  const seats = (
    whose: Parameters<typeof seatsOf>[0],
    system: Partial<SystemSeats> = {},
    ...gone: string[]
  ) =>
    seatsOf(whose, { ...crm, ...system }, peopleBut(...gone)).map(
      ({ seat, reviewer, why }) => `${seat}: ${reviewer} (${why})`,
    )

  test.each([
    ['the manager', seats(of('ada')), ['manager: mara (manager)']],
    ['who is not here: theirs', seats(of('ada'), {}, 'mara'), ['manager: otto (managers-manager)']],
    ['none further up: the owner', seats(of('ada'), {}, 'mara', 'otto', 'chief'), ['manager: ben (owner)']],
    ['the owner', seats(of('ada'), { reviewedBy: 'owner' }), ['owner: ben (owner)']],
    [
      'whose account it is: the ISMS lead',
      seats(of('ben'), { reviewedBy: 'owner' }),
      ['owner: lena (isms-lead)'],
    ],
    [
      'the chief’s: an outsider, not those who report to them',
      seats(of('chief')),
      ['manager: ext (outsider)'],
    ],
    ['also in the owner’s seat', seats(of('chief'), { reviewedBy: 'owner' }), ['owner: ext (outsider)']],
    ['and nobody where there is none', seats(of('chief'), { outsider: null }), ['manager: null (nobody)']],
    ['nor where they are away', seats(of('chief'), {}, 'ext'), ['manager: null (nobody)']],
    [
      'a privileged one: both',
      seats(of('ada', true), { reviewedBy: 'both' }),
      ['manager: mara (manager)', 'owner: ben (owner)'],
    ],
    [
      'of both one person, once',
      seats(of('ada', true), { reviewedBy: 'both', owner: 'mara' }),
      ['manager: mara (manager)'],
    ],
    [
      'any other one: the manager alone',
      seats(of('ada'), { reviewedBy: 'both' }),
      ['manager: mara (manager)'],
    ],
    [
      'nobody’s: the owner',
      seats({ holder: { kind: 'unknown' }, privileged: true, neverBy: [] }),
      ['owner: ben (owner)'],
    ],
    [
      'a service account of the system’s owner: the ISMS lead',
      seats({
        ...{ holder: { kind: 'known', account: 'svc' }, privileged: false, neverBy: ['ben'] },
      }),
      ['owner: lena (isms-lead)'],
    ],
    ['nobody who may', seats(of('ada'), {}, ...everybody), ['manager: null (nobody)']],
  ])('%s', (_what, seated, expected) => expect(seated).toEqual(expected))

  const person = fc.constantFrom(...everybody)
  const maybe = fc.option(person)
  const graph = fc.dictionary(person, person)
  const system = fc.record({
    ...{ reviewedBy: fc.constantFrom('manager', 'owner', 'both' as const), owner: maybe, ismsLead: maybe },
    outsider: maybe,
  }) as fc.Arbitrary<SystemSeats>

  test('whoever it is, they neither hold it nor have left, and two seats are two people', () => {
    fc.assert(
      fc.property(
        ...([graph, system, fc.array(person), fc.uniqueArray(person), person, fc.boolean()] as const),
        (up, asked, gone, never, holder, privileged) => {
          const people = {
            manager: (one: string) => up[one] ?? null,
            isThere: (one: string) => !gone.includes(one),
          }
          const neverBy = [...new Set([holder, ...never])]
          const row = { holder: { kind: 'person' as const, person: holder }, privileged, neverBy }
          const seated = seatsOf(row, asked, people)
          expect(seatsOf(row, asked, people)).toEqual(seated)
          const reviewers = seated.flatMap(({ reviewer }) => reviewer ?? [])
          for (const reviewer of reviewers) {
            expect(neverBy).not.toContain(reviewer)
            expect(gone).not.toContain(reviewer)
          }
          expect(new Set(reviewers).size).toBe(reviewers.length)
          expect(seated.length).toBeGreaterThan(0)
          const above = (one: string | null, to: string, seen: (string | null)[] = []): boolean =>
            one !== null &&
            !seen.includes(one) &&
            (up[one] === to || above(up[one] ?? null, to, [...seen, one]))
          const eligible = [asked.owner, asked.ismsLead, asked.outsider].filter(
            (one) => one !== null && people.isThere(one) && !neverBy.includes(one) && !above(one, holder),
          )
          if (eligible.length > 0) expect(reviewers.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  test('a row is not handed to whoever holds the account, nor so that two seats become one person', () => {
    const row = { _id: 'r1', holder: of('ada').holder, neverBy: ['ada'], reviewer: 'mara' }
    const rows = [row, { _id: 'r2', reviewer: 'ben' }]
    const faults = ['ada', 'mara', 'ben', 'otto'].map((to) => passFault(row, rows, to, peopleBut()))
    expect(faults).toEqual(['holds-it', 'has-it', 'other-seat', null])
    expect(passFault(row, rows, 'otto', peopleBut('otto'))).toBe('not-there')
    const closed = { ...row, neverBy: ['ada', 'otto'], otherSeat: ['otto'] }
    expect(passFault(closed, rows, 'otto', peopleBut())).toBe('other-seat')
    const ofOtto = { ...row, holder: of('otto').holder, neverBy: ['otto'], reviewer: 'chief' }
    expect(passFault(ofOtto, [], 'ada', peopleBut())).toBe('reports-to-holder')
    const moved = { from: 'a', to: 'b', at: today, event: 'e', reason: null, because: 'not-mine' as const }
    expect(passFault({ ...row, passedOn: [{ ...moved, from: 'otto' }] }, rows, 'otto', peopleBut())).toBe(
      'passed-it-on',
    )
    expect(goesToIsmsLead({ passedOn: [moved, { ...moved, because: 'not-there' }] })).toBe(false)
    expect(goesToIsmsLead({ passedOn: [moved, moved] })).toBe(true)
  })
})

describe('what a decision needs', () => {
  const given = { value: 'keep' as const, to: null, reason: null, until: null }
  const mayRead = { account: { entitlements: ['Read', 'Export'] } as Account }
  const lacks = (changes: Partial<Parameters<typeof lackingIn>[0]>, ...flags: AccessFlag[]) =>
    lackingIn({ ...given, ...changes }, { ...mayRead, flags }, today)

  test.each([
    ['to keep what has no flag: nothing', lacks({}), []],
    ['to keep what is privileged and new: a reason', lacks({}, 'privileged', 'new'), ['reason']],
    ['a reason is more than spaces', lacks({ reason: ' ' }, 'new'), ['reason']],
    ['to keep what is unused: an end, too', lacks({ reason: 'Audit' }, 'unused'), ['until']],
    ['today is an end', lacks({ reason: 'Audit', until: today }, 'unused'), []],
    ['yesterday is none', lacks({ reason: 'Audit', until: '2027-01-19' }, 'unused'), ['until-past']],
    ['a year is', lacks({ reason: 'Audit', until: '2028-01-20' }, 'unknown'), []],
    [
      'more than a year is not',
      lacks({ reason: 'Audit', until: '2028-01-21' }, 'unknown'),
      ['until-too-late'],
    ],
    ['to revoke: a reason', lacks({ value: 'revoke' }), ['reason']],
    ['to change: a reason, and to what', lacks({ value: 'change' }), ['reason', 'to']],
    ['to something else', lacks({ value: 'change', reason: 'Audit', to: 'Read' }), []],
    [
      'than what it may do already',
      lacks({ value: 'change', reason: 'Audit', to: 'export, read' }),
      ['to-as-now'],
    ],
  ])('%s', (_what, lacking, expected) => expect(lacking).toEqual(expected))

  test('privileged and new accounts are usual; whatever else stands out is an exception', () => {
    expect(isExceptional({ flags: ['privileged', 'new'] })).toBe(false)
    expect(isExceptional({ flags: ['privileged', 'unused'] })).toBe(true)
  })

  test('the same said twice is the same', () => {
    const kept = { value: 'revoke' as const, reason: { text: 'Gone', commitment: 'c' } }
    expect(saysTheSame(kept, { ...given, value: 'revoke', reason: 'Gone' })).toBe(true)
    expect(saysTheSame(kept, { ...given, value: 'revoke', reason: 'Left' })).toBe(false)
  })
})

describe('what follows from decisions', () => {
  const row = (id: string, value: 'keep' | 'change' | 'revoke' | null, order?: object): AccessRow =>
    ({
      ...{ _id: id, account: account(), seat: id === 'r1' ? 'manager' : 'owner' },
      ...(value === null
        ? { state: 'undecided' }
        : { state: 'decided', decision: { value, at: '2027-01-20' } }),
      ...(order ? { order: { state: 'open', kind: 'remove', ...order } } : {}),
    }) as AccessRow

  test('the strictest counts: a revoke at once, anything else when all have decided', () => {
    const effective = (...values: ('keep' | 'change' | 'revoke' | null)[]) =>
      effectiveOf(values.map((value, n) => row(`r${n + 1}`, value)))
    expect(effective('keep', 'change')).toBe('change')
    expect(effective('change', 'keep')).toBe('change')
    expect(effective('keep', null)).toBeNull()
    expect(effective('revoke', null)).toBe('revoke')
    expect(effective('keep', 'keep')).toBe('keep')
    expect(effectiveOf([row('r1', 'keep'), { state: 'not-reviewed' }])).toBe('keep')
  })

  test.each([
    [
      'a removal is ordered once, in the row that said so',
      [row('r1', 'keep'), row('r2', 'revoke')],
      {
        ...{ order: [{ row: 'r2', kind: 'remove' }], withdraw: [], reopen: [] },
      },
    ],
    [
      'what is ordered already is not ordered again',
      [row('r1', 'revoke', {}), row('r2', 'revoke')],
      {
        ...{ order: [], withdraw: [], reopen: [] },
      },
    ],
    [
      'what is kept after all is withdrawn',
      [row('r1', 'keep', {})],
      { order: [], withdraw: ['r1'], reopen: [] },
    ],
    [
      'what is to be changed instead is ordered anew',
      [row('r1', 'change', {})],
      {
        ...{ order: [{ row: 'r1', kind: 'change' }], withdraw: [], reopen: [] },
      },
    ],
    [
      'what is done stays done',
      [row('r1', 'keep', { state: 'done' })],
      { order: [], withdraw: [], reopen: [] },
    ],
    [
      'what came back is to be removed until somebody decides',
      [row('r1', null, {})],
      { order: [], withdraw: [], reopen: [] },
    ],
    [
      'what was withdrawn may be ordered again',
      [row('r1', 'revoke', { state: 'withdrawn' })],
      {
        ...{ order: [{ row: 'r1', kind: 'remove' }], withdraw: [], reopen: [] },
      },
    ],
    [
      'an account that was changed, and is to be removed, is ordered to be',
      [row('r1', 'revoke', { kind: 'change', state: 'verified', done: { at: '2027-01-19' } })],
      { order: [], withdraw: [], reopen: ['r1'] },
    ],
    [
      'also where the other one says so',
      [
        row('r1', 'change', { kind: 'change', state: 'done', done: { at: '2027-01-21' } }),
        row('r2', 'revoke'),
      ],
      { order: [], withdraw: [], reopen: ['r1'] },
    ],
    [
      'to what it is changed was said after it was changed to something else',
      [row('r1', 'change', { kind: 'change', state: 'done', done: { at: '2027-01-19' } })],
      { order: [], withdraw: [], reopen: ['r1'] },
    ],
    [
      'what was decided and changed stays so',
      [row('r1', 'change', { kind: 'change', state: 'done', done: { at: '2027-01-21' } })],
      { order: [], withdraw: [], reopen: [] },
    ],
  ])('%s', (_what, rows, orders) => expect(ordersOf(rows)).toEqual(orders))
})

describe('a population', () => {
  test('has one hash, in whatever order its source lists it, and another one if anything in it differs', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), fc.string(), (ids, other) => {
        const accounts = ids.map((id) => account({ id }))
        expect(populationHash(accounts.toReversed())).toBe(populationHash(accounts))
        expect(populationHash([...accounts, account({ id: other })])).not.toBe(populationHash(accounts))
      }),
    )
  })

  test.each([
    [120, 64, 'shrank', 46, true],
    [100, 80, 'shrank', 20, false],
    [100, 79, 'shrank', 21, true],
    [100, 121, 'grew', 21, true],
    [0, 4, 'grew', 100, true],
    [7, 7, 'same', 0, false],
  ] as const)(
    'from %i to %i accounts it %s by %i percent: more than 20 is asked about, %s',
    (before, now, ...rest) => {
      const [direction, percent, tooMuch] = rest
      expect(swingOf(before, now, 20)).toEqual({ before, now, direction, percent, tooMuch })
      expect(swingOf(null, now, 20)).toBeNull()
    },
  )

  const reviewed = { system: 'crm', kind: 'csv', query: 'id, login', rows: 10 } as const

  test('is measured without those that were to be removed and are gone, and by those that only are not listed', () => {
    const accounts = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => ({ id: `u-${from + n}` }))
    const toGo = accounts(0, 30).map(({ id }) => id)
    const measured = (now: readonly { id: string }[]) => measuredBy({ rows: 100, toGo }, now)
    expect(measured(accounts(30, 100))).toBe(70)
    // The list is cut off: it has who was to go, and lacks others.
    expect(measured(accounts(0, 70))).toBe(100)
    expect(measured(accounts(0, 120))).toBe(100)
  })

  test('absence proves nothing where another query was asked, where nothing was read or where too many are missing', () => {
    expect(provesAbsence(reviewed, { ...reviewed, rows: 7 }, 2, 20)).toBe(true)
    expect(provesAbsence(reviewed, { ...reviewed, rows: 6 }, 3, 20)).toBe(false)
    expect(provesAbsence(reviewed, { ...reviewed, query: 'active = yes' }, 0, 20)).toBe(false)
    expect(provesAbsence(reviewed, { ...reviewed, kind: 'https' }, 0, 20)).toBe(false)
    expect(provesAbsence(reviewed, { ...reviewed, rows: 0 }, 0, 20)).toBe(false)
  })

  test('by another version of its reader absence is proven where nobody else is missing', () => {
    const by = (reading: number, more: object = {}) => ({
      ...reviewed,
      query: JSON.stringify({ api: `v${reading}`, reading, organisation: 'kestrel', ...more }),
    })
    expect(provesAbsence(by(1), by(2), 0, 20)).toBe(true)
    expect(provesAbsence(by(1), by(2), 1, 20)).toBe(false)
    expect(provesAbsence(by(1), by(1), 1, 20)).toBe(true)
    expect(provesAbsence(by(1), by(2, { organisation: 'heron' }), 0, 20)).toBe(false)
  })
})
