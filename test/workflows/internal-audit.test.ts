import { plannedAudit } from '../../src/activities/internal-audit/start.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { anAudit } from '../support/audited.js'
import { aPerson, lead } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { Campaigns } from './campaign.js'

const auditor = aPerson(2)
const member = aPerson(3)
const auditee = aPerson(4)
const other = aPerson(5)
const _id = 'internal-audit.isms'
const cycle = `cycle/${_id}/2027`
const rule: ProgrammeRule = {
  ...{ _id, process: 'internal-audit', subject: 'isms', owner: auditor._id },
  ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 30 },
  recurrence: { kind: 'months', every: 12, from: '2027-05-10' },
}

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, auditor, member, auditee, other])
})
afterEach(() => campaigns.stop())

async function begun(changes = {}): Promise<void> {
  const people = { lead: auditor._id, team: [member._id], auditees: [auditee._id] }
  await campaigns.stores.auditDefinitions.add(anAudit({ ...people, ...changes }))
  await campaigns.stores.programmes.lay(rule)
  const starts = plannedAudit({ ...campaigns.stores, startCycle: (id) => campaigns.startWorkflow(id) })
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${_id}/2027`, programme: _id, period: '2027', date: '2027-05-10' } as Occurrence
  await starts(programme, occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
}

/** It may take a moment: a report is made before anybody is asked about it, and the clock stands still meanwhile. */
async function open(slot: string, of?: string): Promise<Ask> {
  return eventually(async () => {
    const asked = (await campaigns.stores.asks.allOf(cycle)).find(
      (each) => each.state === 'open' && each.slot === slot && [each.askedOf, undefined].includes(of),
    )
    if (!asked) await campaigns.sleep('5 seconds')
    return asked
  })
}

async function answers(
  slot: string,
  value: string,
  { by = undefined as string | undefined, ...more } = {},
  isLast = false,
) {
  const { _id: id, revision, subject, askedOf } = await open(slot, by)
  const given = { value, language: 'en', through: { kind: 'chat', platform: 'slack' }, ...more }
  await campaigns.stores.asks.answer(
    { ...given, ask: { id, revision }, by: askedOf, at: await campaigns.now() } as never,
    subject,
  )
  await campaigns.nudge(cycle)
  if (isLast) return campaigns.finished(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

const audit = () => campaigns.stores.audits.byId(cycle)

test('an audit is declared for, agreed, done and reported, one after the other', async () => {
  await begun()
  expect((await campaigns.asks(cycle)).map(({ slot, askedOf }) => [slot, askedOf])).toEqual([
    ['declare', auditor._id],
    ['declare', member._id],
  ])
  await campaigns.keepHistory(cycle, 'waiting-for-declarations')
  await answers('declare', 'independent', { by: auditor._id })
  await answers('declare', 'independent', { by: member._id })
  await answers('date', '2027-05-20/2027-05-21')
  await campaigns.keepHistory(cycle, 'waiting-for-auditees')
  await answers('agree', 'other-days', { reason: 'We are at a fair' } as never)
  expect(await open('date')).toMatchObject({ askedOf: auditor._id, round: 2 })
  await answers('date', '2027-05-24/2027-05-25')
  await answers('agree', 'agreed')
  expect(await audit()).toMatchObject({ stage: 'fieldwork', days: { from: '2027-05-24', to: '2027-05-25' } })
  await campaigns.keepHistory(cycle, 'fieldwork')
  await campaigns.stores.findings.record(
    {
      ...{ audit: cycle, item: null, criterion: '9.2', grade: 'observation', owner: auditee._id, nonce: 'n' },
      statement: 'The programme of audits is known to few.',
    },
    { by: auditor._id, at: await campaigns.now(), through: { kind: 'chat', platform: 'slack' } },
  )
  await answers('fieldwork', 'done')
  expect(await audit()).toMatchObject({ stage: 'reporting' })
  await campaigns.keepHistory(cycle, 'waiting-for-the-conclusion')
  await answers('report', 'written', { reason: 'It works.' } as never)
  await campaigns.keepHistory(cycle, 'waiting-for-the-team-to-read')
  await answers('report-read', 'right')
  await open('report-issue')
  await campaigns.keepHistory(cycle, 'waiting-for-the-report')
  await answers('report-issue', 'issued')
  expect(await audit()).toMatchObject({ stage: 'follow-up', reportedAt: expect.any(String) })
  await campaigns.keepHistory(cycle, 'waiting-for-a-finding-to-be-confirmed')
  await answers('confirm-finding', 'confirmed', {}, true)
  await campaigns.keepHistory(cycle, 'closed-with-its-report')
  expect((await audit())?.stages.map(({ stage }) => stage)).toEqual([
    ...['planning', 'fieldwork', 'reporting', 'follow-up', 'closed'],
  ])
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    process: 'internal-audit',
    completion: { asked: 11, answered: 11, open: 0 },
  })
}, 120_000)

test('whoever is not independent audits no more; somebody else is named, declares, and leads on', async () => {
  await begun({ team: [] })
  await answers('declare', 'not-independent', { reason: 'I built it' } as never)
  expect(await audit()).toMatchObject({ lost: [{ person: auditor._id, because: 'declared' }] })
  expect(await open('replace')).toMatchObject({ askedOf: lead._id, neverBy: [auditor._id] })
  await campaigns.keepHistory(cycle, 'waiting-for-a-replacement')
  await answers('replace', other._id)
  expect(await audit()).toMatchObject({ lead: other._id, lost: [{ replaced: { by: other._id } }] })
  await answers('declare', 'independent')
  expect(await open('date')).toMatchObject({ askedOf: other._id })
  const { independence } = campaigns.stores
  const row = await audit()
  if (!row) throw new Error('No audit')
  const now = await campaigns.now()
  expect(await independence.whyNot(row, '9.1', other._id, now)).toBeNull()
  expect(await independence.whyNot(row, '9.1', auditor._id, now)).toEqual({ because: 'lost' })
  expect(await independence.whyNot(row, '9.1', member._id, now)).toEqual({ because: 'no-auditor' })
}, 120_000)

test('days to which nobody objects in time stand', async () => {
  await begun({ team: [] })
  await answers('declare', 'independent')
  await answers('date', '2027-07-20/2027-07-21')
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  expect(await audit()).toMatchObject({ stage: 'fieldwork', days: { from: '2027-07-20' } })
  expect((await campaigns.asks(cycle)).find(({ slot }) => slot === 'agree')?.state).toBe('closed')
}, 120_000)

test('who manages those who are audited audits nothing of it, and the ISMS lead not its own clauses', async () => {
  await campaigns.stores.people.write([], [{ id: auditee._id, fields: { manager: auditor._id } }])
  await begun({ team: [lead._id] })
  const row = await audit()
  expect(row?.lost?.map(({ person, because }) => [person, because])).toEqual([
    [auditor._id, 'tied'],
    [lead._id, 'tied'],
  ])
}, 120_000)
