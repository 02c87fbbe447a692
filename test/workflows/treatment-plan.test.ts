import type { Ask } from '../../src/domain/ask.js'
import { cycleId } from '../../src/domain/cycle.js'
import type { Person } from '../../src/domain/person.js'
import type { PlanAction, Risk } from '../../src/domain/risk.js'
import { endOfQuarter, PLAN, quarterOf } from '../../src/domain/treatment-plan.js'
import { addDays, addMonths } from '../../src/domain/working-days.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, kestrel, lead } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { aJudgement, aRisk, registered } from '../support/risks.js'
import { Campaigns } from './campaign.js'

const chief = aPerson(2, { name: 'Mo Farrell' })
const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
const doer = aPerson(4, { name: 'Ada Quinn', manager: owner._id })

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, chief, owner, doer])
})
afterEach(() => campaigns.stop())

const today = async () => (await campaigns.now()).slice(0, 10)

/** A risk with this planned about it, due in so many days; the cycle of the quarter after this one sees to it. */
async function planned(days: number, by: Person = doer): Promise<string> {
  const now = await campaigns.now()
  const due = addDays(now.slice(0, 10), days)
  const action: PlanAction = { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: by._id, due }
  await registered(campaigns.stores, aRisk(owner, { judgement: aJudgement({ plan: [action] }) }))
  const quarter = quarterOf(addMonths(now.slice(0, 10), 3))
  const [_id, dueOn] = [cycleId('treatment-plan', PLAN, quarter), endOfQuarter(quarter)]
  await campaigns.stores.cycles.start(
    {
      ...{ _id, process: 'treatment-plan', audience: [], sequence: 1, startedBy: lead._id, startedAt: now },
      subject: { type: 'treatment-plan', id: PLAN, version: quarter, hash: 'a'.repeat(64) },
      ...{ dueOn, closesOn: dueOn, timeZone: kestrel.timeZone },
    },
    { kind: 'workflow', process: 'calendar' },
    { kind: 'steward' },
  )
  await campaigns.startWorkflow({ _id, process: 'treatment-plan' })
  await campaigns.asleep(_id)
  return _id
}

async function open(cycle: string): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function looks(cycle: string): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

async function says(person: Person, ask: Ask, button: string, inputs: Record<string, string>) {
  const desk = await new AtTheDesk(campaigns.stores, person, await campaigns.now()).reads(ask._id)
  return (await desk.clicks(button)).submits(inputs)
}

async function risk(): Promise<Risk> {
  const found = await campaigns.stores.risks.byId('laptop-theft')
  if (!found) throw new Error('It is not there')
  return found
}

/** Whoever is asked to decide on a new date does. */
async function decided(by: Person, verdict: 'approved' | 'rejected'): Promise<void> {
  const decision = await campaigns.stores.decisions.newestAbout({
    type: 'risk-action',
    id: 'laptop-theft.encrypt',
  })
  if (!decision) throw new Error('Nothing is decided on')
  await campaigns.begins(decision)
  const [ask] = await campaigns.asks(decision._id)
  expect(ask?.askedOf).toBe(by._id)
  if (ask) await campaigns.decides(ask, verdict, verdict === 'rejected' ? 'It cannot wait' : undefined)
  await campaigns.sleep('5 seconds')
  await eventually(async () => (await campaigns.decision(decision._id)).state === verdict)
}

test('what is planned is postponed by leave of the risk’s owner, done, and changes the level when the owner says so', async () => {
  const cycle = await planned(2)
  const first = await open(cycle)
  expect(first).toMatchObject({ askedOf: doer._id, kind: 'delegable', dueOn: addDays(await today(), 2) })
  await campaigns.keepHistory(cycle, 'waiting-for-whoever-does-it')

  const until = addDays(await today(), 4)
  await says(doer, first, 'It takes longer…', { until, reason: 'The order is late' })
  await looks(cycle)
  expect(await campaigns.asks(cycle)).toHaveLength(1)
  await decided(owner, 'approved')
  expect((await risk()).assessment).toMatchObject({
    ...{ number: 2, trigger: 'plan', by: owner._id, plan: [{ id: 'encrypt', due: until }] },
    reason: { text: 'The order is late' },
  })
  await looks(cycle)
  await campaigns.keepHistory(cycle, 'waiting-after-a-new-date')

  const again = await open(cycle)
  expect(again).toMatchObject({ askedOf: doer._id, round: 2, dueOn: until })
  await says(doer, again, 'It is done…', { note: 'All 41 laptops' })
  expect((await risk()).results).toMatchObject([{ action: 'encrypt', ask: again._id, by: doer._id }])
  await looks(cycle)
  await campaigns.keepHistory(cycle, 'waiting-for-the-owner')

  const result = await open(cycle)
  expect(result).toMatchObject({ askedOf: owner._id, kind: 'personal', follows: again._id })
  expect((await risk()).assessment.current).toEqual({ likelihood: 3, consequence: 4 })
  await says(owner, result, 'It is 6 Low now…', { likelihood: '2', consequence: '3' })
  expect((await risk()).assessment).toMatchObject({
    ...{ number: 3, trigger: 'result', by: owner._id, current: { likelihood: 2, consequence: 3 } },
    ask: result._id,
  })

  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-after-its-quarter')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 3, answered: 3, open: 0 },
  })
})
