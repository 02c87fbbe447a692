import { plannedCompetence } from '../../src/activities/competence-review/start.js'
import type { Ask } from '../../src/domain/ask.js'
import { findingsText } from '../../src/domain/competence-review.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { aCompetence } from '../support/assessed-company.js'
import { aPerson, lead } from '../support/company.js'
import { Campaigns } from './campaign.js'

const assessor = aPerson(2)
const manager = aPerson(4)
const holder = aPerson(3, { manager: manager._id })
const _id = 'competence-review.auditor'
const cycle = `cycle/${_id}/2027`
const rule: ProgrammeRule = {
  ...{ _id, process: 'competence-review', subject: 'auditor', owner: assessor._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 10 },
  recurrence: { kind: 'months', every: 12, from: '2027-01-01' },
}

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, assessor, holder, manager])
})
afterEach(() => campaigns.stop())

async function begins(period: string): Promise<void> {
  const starts = plannedCompetence({ ...campaigns.stores, startCycle: (id) => campaigns.startWorkflow(id) })
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${_id}/${period}`, programme: _id, period, date: '2027-01-01' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  await campaigns.asleep(`cycle/${_id}/${period}`)
}

/** The review of the year has begun; its workflow sleeps until somebody answers. */
async function begun(changes = {}): Promise<void> {
  await campaigns.stores.competences.add(aCompetence({ holders: [holder._id], ...changes }))
  await campaigns.stores.programmes.lay(rule)
  await begins('2027')
}

async function open(slot: string): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find((each) => each.state === 'open' && each.slot === slot)
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function answers(slot: string, value: string, more = {}): Promise<void> {
  const { _id: id, revision, subject, askedOf: by } = await open(slot)
  const given = { value, language: 'en', through: { kind: 'chat', platform: 'slack' }, ...more }
  const at = await campaigns.now()
  await campaigns.stores.asks.answer({ ...given, ask: { id, revision }, by, at } as never, subject)
}

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const told = (person: typeof lead, kind: string) =>
  campaigns.stores.db.collection('deliveries').countDocuments({ person: person._id, 'content.kind': kind })

test('a gap is asked about at once, and whether it worked three months after it was seen to', async () => {
  await begun()
  expect(await open('assess')).toMatchObject({ askedOf: assessor._id, neverBy: [holder._id] })
  await campaigns.keepHistory(cycle, 'waiting-for-the-assessor')
  const gap = {
    requirement: 'standard',
    met: false,
    gap: 'Knows it not',
    action: 'A course',
    by: assessor._id,
  }
  const findings = findingsText([{ ...gap, met: false, due: '2027-03-01' }])
  await answers('assess', 'assessed', { findings, isTakenOver: true })
  await looks()
  expect(await told(holder, 'assessed')).toBe(1)
  expect(await open('action')).toMatchObject({ askedOf: assessor._id })
  await campaigns.keepHistory(cycle, 'waiting-for-what-is-done-about-a-gap')
  await answers('action', 'done', { reason: 'The course' })
  await looks()
  for (let n = 0; n < 4; n += 1) await campaigns.sleep('20 days')
  expect((await campaigns.asks(cycle)).map(({ slot }) => slot).sort()).toEqual(['action', 'assess'])
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  expect(await open('verdict')).toMatchObject({ askedOf: manager._id })
  await campaigns.keepHistory(cycle, 'waiting-to-know-whether-it-worked')
  await answers('verdict', 'worked')
  await looks()
  expect((await campaigns.stores.cycles.byId(cycle))?.state).toBe('open')
  await begins('2028')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-the-next-one-began')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    process: 'competence-review',
    completion: { asked: 3, answered: 3, open: 0 },
  })
}, 120_000)

test('where nobody may assess, the ISMS lead is told once, and a new holder is asked about all the same', async () => {
  await campaigns.stores.people.write([], [{ id: assessor._id, fields: { chat: [] } }])
  await begun()
  expect(await campaigns.asks(cycle)).toEqual([])
  await looks()
  expect(await told(lead, 'nobody-assesses')).toBe(1)
  await campaigns.keepHistory(cycle, 'waiting-with-nobody-to-assess')
  const holders = [holder._id, assessor._id]
  await campaigns.stores.competences.held('auditor@1', { holders, verdictAfterMonths: 3 })
  await looks()
  expect(await open('assess')).toMatchObject({ askedOf: lead._id, neverBy: [assessor._id] })
}, 120_000)
