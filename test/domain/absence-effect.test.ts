import fc from 'fast-check'
import { type Rerouting, reroutingOf, type Situation } from '../../src/domain/absence-effect.js'
import type { Ask } from '../../src/domain/ask.js'
import { addDays, businessDaysIn, weekdays } from '../../src/domain/working-days.js'
import { aPerson, aPolicy, cycleOf, questionOf } from '../support/company.js'

const place = { timeZone: 'Europe/Dublin', workingDays: weekdays.slice(0, 5), country: 'IE' }
const opened = '2027-07-26T09:00:00.000Z'
const first = '2027-07-26'
const [ada, bela, carla] = [aPerson(3)._id, aPerson(4)._id, aPerson(5)._id]

const question: Ask = {
  ...questionOf(cycleOf(aPolicy('1.0'), opened), aPerson(3), opened),
  _id: 'f'.repeat(32),
  v: 1,
  revision: 1,
  state: 'open',
  dueOn: '2027-08-10',
}

function after({ paused: _, delegated: __, ...ask }: Ask, rerouting: Rerouting): Ask {
  switch (rerouting.kind) {
    case 'pause':
      return { ...ask, paused: rerouting.paused, remindOn: rerouting.remindOn }
    case 'resume':
      return { ...ask, dueOn: rerouting.dueOn, remindOn: rerouting.remindOn }
    case 'delegate':
      return { ...ask, delegated: rerouting.delegated, mayAnswer: [ask.askedOf, rerouting.delegated.to] }
    case 'return':
      return { ...ask, mayAnswer: [ask.askedOf] }
  }
}

/** How it goes on from morning to morning. */
const situations = fc.array(
  fc.record({
    days: fc.integer({ min: 0, max: 20 }),
    away: fc.boolean(),
    ahead: fc.nat(30),
    standIn: fc.constantFrom(null, ada, bela, carla),
    by: fc.constantFrom(null, ada, carla),
  }),
  { maxLength: 12 },
)

function lives(
  ask: Ask,
  steps: readonly { days: number; away: boolean; ahead: number; standIn: string | null; by: string | null }[],
) {
  const states: { before: Ask; ask: Ask; situation: Situation; at: string }[] = []
  let today = first
  let now = ask
  for (const { days, away, ahead, standIn, by } of steps) {
    today = addDays(today, days)
    const at = `${today}T06:00:00.000Z`
    const until = addDays(today, ahead)
    const situation = {
      away: away ? { since: today, until, delegate: standIn, namedBy: by } : null,
      standIn,
      namedBy: by === null ? [] : [by],
      place,
    }
    const rerouting = reroutingOf(now, situation, at)
    const before = now
    if (rerouting) now = after(now, rerouting)
    states.push({ before, ask: now, situation, at })
  }
  return states
}

test('whatever comes, a question is brought to its place at once, and then left there', () => {
  fc.assert(
    fc.property(situations, fc.constantFrom('personal', 'delegable'), (steps, kind) => {
      for (const { ask, situation, at } of lives({ ...question, kind }, steps))
        expect(reroutingOf(ask, situation, at)).toBeNull()
    }),
  )
})

test('what only the person can answer waits exactly while they are away, and is never due earlier than before', () => {
  fc.assert(
    fc.property(situations, (steps) => {
      for (const { before, ask, situation } of lives(question, steps)) {
        expect(ask.paused !== undefined).toBe(situation.away !== null)
        expect(ask.mayAnswer).toEqual([ada])
        expect(ask.dueOn >= before.dueOn).toBe(true)
      }
    }),
  )
})

test('who was away for a while has at least three business days, the first one back included, unless it was overdue before', () => {
  fc.assert(
    fc.property(situations, (steps) => {
      for (const { before, ask, at } of lives(question, steps)) {
        const today = at.slice(0, 10)
        if (!before.paused || ask.paused || today <= before.paused.since) continue
        if (before.dueOn < before.paused.since) expect(ask.dueOn).toBe(before.dueOn)
        else expect(businessDaysIn(today, ask.dueOn, place)).toBeGreaterThanOrEqual(3)
      }
    }),
  )
})

test('what may be delegated goes to nobody who asked for it, nor to whom they named, and nobody else ever may answer it', () => {
  fc.assert(
    fc.property(situations, (steps) => {
      const decision: Ask = { ...question, kind: 'delegable', neverBy: [carla] }
      for (const { ask, situation } of lives(decision, steps)) {
        const lawful = situation.away && situation.standIn === bela && !situation.namedBy.includes(carla)
        expect(ask.mayAnswer).toEqual(lawful ? [ada, bela] : [ada])
        expect(ask.paused).toBeUndefined()
      }
    }),
  )
})
