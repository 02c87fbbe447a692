import fc from 'fast-check'
import { reroutingOf } from '../../src/domain/absence-effect.js'
import type { Ask } from '../../src/domain/ask.js'
import {
  CHECK_SLOT,
  type CheckState,
  CONFIRM_SLOT,
  checkHash,
  checkStanding,
  checkStands,
  httpsLink,
  lacking,
  lastOf,
  neverConfirms,
  nextCheckLook,
} from '../../src/domain/control-check.js'
import { endOf } from '../../src/domain/working-days.js'

const at = (n: number) => new Date(Date.parse('2027-01-04T09:00:00.000Z') + n * 3_600_000).toISOString()
const base = {
  ...{ cycle: 'cycle/control-check.x/2027', process: 'control-check', kind: 'delegable', round: 1 },
  ...{ subject: { type: 'check', id: 'x', version: '1', hash: 'h' }, v: 1, revision: 1 },
  ...{ dueOn: '2027-01-15', remindOn: '2027-01-05' },
  snapshot: { department: 'IT', country: 'IE', timeZone: 'Europe/Dublin' },
} as const
let n = 0
function ask(changes: Partial<Ask>): Ask {
  n += 1
  const row = { _id: `ask-${n}`, slot: CHECK_SLOT, state: 'open', askedOf: 'owner', mayAnswer: ['owner'] }
  return { ...base, ...row, openedAt: at(n), ...changes } as Ask
}
function answered(by: string, value: string, changes: Partial<Ask> = {}): Ask {
  return ask({
    state: 'answered',
    answer: { by, value, at: at(n + 1) } as Ask['answer'] & object,
    ...changes,
  })
}

const person = fc.constantFrom('anna', 'bela', 'cleo', 'dora', 'emil')

describe('separation of duties', () => {
  test('whoever made a check, whose duty it was and who stands in for either never confirm it', () => {
    fc.assert(
      fc.property(person, person, fc.option(person), fc.array(person), (owner, by, to, standIns) => {
        const delegated = to === null ? {} : { delegated: { to, since: at(0), until: '2027-02-01' } }
        const never = neverConfirms({ askedOf: owner, answer: { by }, ...delegated }, standIns)
        for (const one of [owner, by, ...(to === null ? [] : [to]), ...standIns]) expect(never).toContain(one)
        expect(new Set(never).size).toBe(never.length)
      }),
    )
  })

  test('no delegation, of whatever length, brings a confirmation to one of them', () => {
    fc.assert(
      fc.property(person, person, person, fc.array(person), (owner, by, standIn, namedBy) => {
        const never = neverConfirms({ askedOf: owner, answer: { by } }, [])
        const confirmer = 'zora'
        const confirming = ask({
          slot: CONFIRM_SLOT,
          askedOf: confirmer,
          mayAnswer: [confirmer],
          neverBy: never,
        })
        const situation = {
          away: { since: '2027-01-04', until: '2027-01-20', delegate: standIn, namedBy: null },
          ...{ standIn, namedBy },
          place: { country: 'IE', timeZone: 'Europe/Dublin', workingDays: ['monday' as const] },
        }
        const rerouting = reroutingOf(confirming, situation as never, at(5))
        if (rerouting?.kind !== 'delegate') return
        expect(never).not.toContain(rerouting.delegated.to)
        expect(namedBy.some((one) => never.includes(one))).toBe(false)
      }),
    )
  })
})

const state = (changes: Partial<CheckState>): CheckState => ({
  ...{ asks: [], owner: 'owner', confirmed: true, confirmer: 'second', told: false, over: false },
  heldUp: false,
  ...changes,
})

describe('what is due of a check', () => {
  test('its owner is asked, waited for, and asked anew where it is another by now', () => {
    expect(checkStanding(state({}))).toEqual({ next: 'ask' })
    expect(checkStanding(state({ asks: [ask({})] }))).toEqual({ next: 'wait' })
    expect(checkStanding(state({ asks: [ask({})], owner: 'other' }))).toEqual({ next: 'ask' })
    const left = ask({ state: 'closed', closed: { at: at(1), because: 'left' } })
    expect(checkStanding(state({ asks: [left], owner: null }))).toEqual({ next: 'tell' })
    expect(checkStanding(state({ asks: [left], owner: null, told: true }))).toEqual({ next: 'wait' })
  })

  test('an answer closes it, or goes to a second person, whose word closes it or sends it back', () => {
    const ok = answered('owner', 'ok')
    expect(checkStanding(state({ asks: [ok], confirmed: false }))).toEqual({ next: 'close' })
    expect(checkStanding(state({ asks: [ok] }))).toEqual({ next: 'confirm', answered: ok })
    const open = ask({ slot: CONFIRM_SLOT, askedOf: 'second', follows: ok._id })
    expect(checkStanding(state({ asks: [ok, open] }))).toEqual({ next: 'wait' })
    expect(checkStanding(state({ asks: [ok, open], confirmer: 'third' }))).toMatchObject({ next: 'confirm' })
    const said = (value: string) => answered('second', value, { slot: CONFIRM_SLOT, follows: ok._id })
    expect(checkStanding(state({ asks: [ok, said('confirmed')] }))).toEqual({ next: 'close' })
    const back = said('sent-back')
    expect(checkStanding(state({ asks: [ok, back] }))).toEqual({ next: 'ask' })
    const again = answered('owner', 'not-ok', { round: 2, follows: ok._id })
    expect(checkStanding(state({ asks: [ok, back, again] }))).toEqual({ next: 'confirm', answered: again })
  })

  test('where nobody may confirm, the ISMS lead is told once, and it is not closed', () => {
    const asks = [answered('owner', 'ok')]
    expect(checkStanding(state({ asks, confirmer: null }))).toEqual({ next: 'tell' })
    expect(checkStanding(state({ asks, confirmer: null, told: true }))).toEqual({ next: 'wait' })
  })

  test('where whoever stands in may not confirm, the ISMS lead is told once, and it waits for who is away', () => {
    const ok = answered('owner', 'ok')
    const asks = [ok, ask({ slot: CONFIRM_SLOT, askedOf: 'second', follows: ok._id })]
    expect(checkStanding(state({ asks: [ok], heldUp: true }))).toMatchObject({ next: 'confirm' })
    expect(checkStanding(state({ asks, heldUp: true }))).toEqual({ next: 'tell' })
    expect(checkStanding(state({ asks, heldUp: true, told: true }))).toEqual({ next: 'wait' })
    expect(checkStanding(state({ asks, told: true }))).toMatchObject({ next: 'confirm' })
    expect(checkStanding(state({ asks }))).toEqual({ next: 'wait' })
  })

  test('whatever stands open, it is closed once its closing day is over', () => {
    fc.assert(
      fc.property(fc.option(person), fc.option(person), fc.boolean(), (owner, confirmer, confirmed) => {
        for (const asks of [[], [ask({})], [answered('anna', 'ok')]])
          expect(checkStanding(state({ owner, confirmer, confirmed, asks, over: true }))).toEqual({
            next: 'close',
          })
      }),
    )
  })
})

test('a check is looked at when it is due, each week after that, and when its closing day ends', () => {
  const timeZone = 'Europe/Dublin'
  const days = fc.integer({ min: 0, max: 200 })
  const day = (count: number) => at(count * 24).slice(0, 10)
  fc.assert(
    fc.property(days, days, days, (due, more, now) => {
      const dates = { dueOn: day(due), closesOn: day(due + more), timeZone }
      const next = nextCheckLook(dates, at(now * 24))
      expect(next > at(now * 24)).toBe(true)
      const closes = endOf(dates.closesOn, timeZone)
      if (at(now * 24) < closes) expect(next <= closes).toBe(true)
    }),
  )
})

test('that all is in order is shown by something; that it is not, or does not apply, is explained', () => {
  const nothing = { note: null, link: null, file: false }
  expect(lacking('ok', nothing)).toBe('evidence')
  for (const some of [{ note: 'Seen' }, { link: 'https://x.example/' }, { file: true }])
    expect(lacking('ok', { ...nothing, ...some })).toBeNull()
  for (const outcome of ['not-ok', 'not-applicable'] as const) {
    expect(lacking(outcome, { note: null, link: 'https://x.example/', file: true })).toBe('reason')
    expect(lacking(outcome, { ...nothing, note: 'Nobody was there' })).toBeNull()
  }
})

test.each([
  ['https://tickets.example.com/4471?x=1#y', 'https://tickets.example.com/4471?x=1#y'],
  ['  https://tickets.example.com  ', 'https://tickets.example.com/'],
  ['http://tickets.example.com/', null],
  ['javascript:alert(1)', null],
  ['https://ben:secret@tickets.example.com/', null],
  ['https://localhost/', null],
  ['tickets.example.com', null],
  [`https://tickets.example.com/${'x'.repeat(1_000)}`, null],
])('an address that was typed as “%s” is kept as %j', (typed, kept) => {
  expect(httpsLink(typed)).toBe(kept)
})

test('what is decided on has a hash, and who does what is no part of it', () => {
  const check = { title: { en: 'A' }, controls: ['A.8.13'], lookAt: { en: 'B' }, confirmed: false }
  const hash = checkHash(check)
  expect(checkHash({ ...check, confirmer: 'p_1', version: '7' } as never)).toBe(hash)
  for (const changed of [
    { title: { en: 'C' } },
    { controls: ['A.8.14'] },
    { lookAt: { en: 'D' } },
    { confirmed: true },
  ])
    expect(checkHash({ ...check, ...changed })).not.toBe(hash)
})

test('how a check stands says what was found last and what runs now', () => {
  expect(checkStands(null, null, '2027-01-04')).toEqual({ last: null, now: null })
  expect(checkStands('not-ok', ask({}), '2027-01-04')).toEqual({ last: 'not-ok', now: 'due' })
  expect(checkStands(null, ask({}), '2027-01-16')).toEqual({ last: null, now: 'overdue' })
  const confirming = ask({ slot: CONFIRM_SLOT })
  expect(checkStands(null, confirming, '2027-01-15')).toEqual({ last: null, now: 'confirm' })
  expect(checkStands('missed', null, '2027-01-04')).toEqual({ last: 'missed', now: null })
})

test('of several asks of a slot the one that was put last counts', () => {
  const asks = [answered('a', 'ok'), ask({ round: 2 }), ask({ slot: CONFIRM_SLOT })]
  expect(lastOf(asks, CHECK_SLOT)?.round).toBe(2)
  expect(lastOf([], CHECK_SLOT)).toBeUndefined()
})
