import { plannedCheck } from '../../src/activities/control-check/start.js'
import type { Ask } from '../../src/domain/ask.js'
import { type ControlCheck, checkHash } from '../../src/domain/control-check.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { addDays } from '../../src/domain/working-days.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { aPerson, lead, people } from '../support/company.js'
import { Campaigns } from './campaign.js'

const owner = aPerson(2)
const second = aPerson(3)
const _id = 'control-check.restore-test'
const cycle = `cycle/${_id}/2027`
const rule: ProgrammeRule = {
  ...{ _id, process: 'control-check', subject: 'restore-test', owner: owner._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-01-01' },
}

function aCheck(changes: Partial<ControlCheck> = {}): ControlCheck {
  const decidedOn = {
    ...{
      title: { en: 'Restore test' },
      controls: ['A.8.13'],
      lookAt: { en: 'One backup' },
      confirmed: false,
    },
    ...changes,
  }
  return {
    ...{ _id: 'restore-test@1', v: 1, check: 'restore-test', version: '1', sequence: 1, confirmer: null },
    ...decidedOn,
    hash: checkHash(decidedOn),
    importedAt: '2026-11-02T09:00:00.000Z',
  }
}

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(4))
})
afterEach(() => campaigns.stop())

/** The check of the year has begun; its workflow sleeps until the owner answers. */
async function asked(check: ControlCheck = aCheck()): Promise<Ask> {
  const { controlChecks, programmes } = campaigns.stores
  await controlChecks.add(check)
  await programmes.lay(rule)
  const starts = plannedCheck({ ...campaigns.stores, startCycle: (id) => campaigns.startWorkflow(id) })
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${_id}/2027`, programme: _id, period: '2027', date: '2027-01-01' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
  return open()
}

async function open(): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function answers({ _id: id, revision, subject, askedOf }: Ask, value: string, by = askedOf) {
  const given = { value, language: 'en', reason: 'Ticket 4471', through: { kind: 'chat', platform: 'slack' } }
  const at = await campaigns.now()
  const ask = { id, revision }
  return campaigns.stores.asks.answer({ ...given, ask, by, at } as never, subject)
}

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const told = (kind: string) =>
  campaigns.stores.db.collection('deliveries').countDocuments({ person: lead._id, 'content.kind': kind })
const outcomes = async () =>
  (await campaigns.asks(cycle)).map(({ slot, state, answer }) => `${slot} ${answer?.value ?? state}`).sort()

test('a check waits for its owner, and its record says that all is in order', async () => {
  const ask = await asked()
  expect(ask).toMatchObject({ askedOf: owner._id, kind: 'delegable', slot: 'check' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')
  await answers(ask, 'ok')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-answered')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    process: 'control-check',
    completion: { asked: 1, answered: 1, open: 0 },
  })
  expect(await told('not-ok')).toBe(0)
})

test('a check that a second person confirms closes only then', async () => {
  const ask = await asked(aCheck({ confirmed: true, confirmer: second._id }))
  await answers(ask, 'ok')
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-to-be-confirmed')
  const confirming = await open()
  expect(confirming).toMatchObject({ slot: 'confirm', askedOf: second._id, neverBy: [owner._id] })
  expect((await campaigns.stores.cycles.byId(cycle))?.state).toBe('open')
  await answers(confirming, 'confirmed')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-confirmed')
  expect(await outcomes()).toEqual(['check ok', 'confirm confirmed'])
})

test('a check that is sent back is asked for again, and confirmed anew', async () => {
  const ask = await asked(aCheck({ confirmed: true, confirmer: second._id }))
  await answers(ask, 'ok')
  await looks()
  await answers(await open(), 'sent-back')
  await looks()
  const again = await open()
  expect(again).toMatchObject({ slot: 'check', askedOf: owner._id, round: 2, follows: ask._id })
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner-again')
  await answers(again, 'not-ok')
  await looks()
  await answers(await open(), 'confirmed')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  expect(await outcomes()).toEqual(['check not-ok', 'check ok', 'confirm confirmed', 'confirm sent-back'])
  expect(await told('not-ok')).toBe(1)
})

test('where nobody may lawfully confirm a check the ISMS lead is told, and nobody else is asked until somebody is named', async () => {
  const ask = await asked(aCheck({ confirmed: true, confirmer: owner._id }))
  await answers(ask, 'ok')
  await looks()
  await looks()
  expect(await outcomes()).toEqual(['check ok'])
  expect(await told('nobody-checks')).toBe(1)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-confirm')
  await campaigns.stores.controlChecks.confirmedBy('restore-test@1', second._id)
  await looks()
  expect(await open()).toMatchObject({ slot: 'confirm', askedOf: second._id })
})

test('where the owner of a check has left the ISMS lead is told once, and whoever the file names then is asked', async () => {
  const ask = await asked()
  const rows = campaigns.stores.db.collection<Person>('people')
  await rows.updateOne({ _id: owner._id }, { $set: { active: false } })
  await campaigns.stores.asks.closeAsksOf(owner._id, 'left', await campaigns.now())
  await looks()
  await looks()
  expect(await told('nobody-checks')).toBe(1)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-ask')
  await campaigns.stores.programmes.lay({ ...rule, owner: second._id })
  await looks()
  expect(await open()).toMatchObject({ slot: 'check', askedOf: second._id })
  expect(await answers(ask, 'ok')).toBe(false)
})

test('a check that nobody answers is closed without an answer on its closing day, and its record says so', async () => {
  await asked()
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-though-overdue')
  const next = { _id: `${_id}/2028`, programme: _id, period: '2028', state: 'planned', revision: 1 }
  const date = addDays((await campaigns.now()).slice(0, 10), 1)
  await campaigns.stores.db.collection('occurrences').insertOne({ ...next, date } as never)
  await campaigns.sleep('1 day')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-without-an-answer')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 1, answered: 0, closed: 1 },
  })
})
