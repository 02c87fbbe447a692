import { sweepDecisions } from '../../src/activities/sweep.js'
import { isBlocked, type Step } from '../../src/domain/decision.js'
import { approvals } from '../support/approvals.js'
import { aPerson, aPolicy, lead, people } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { Campaigns } from './campaign.js'

const approver = aPerson(2)
const manager = aPerson(3)
const policy = { ...aPolicy('1.0'), approver: approver._id }
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(people(3))
})
afterEach(() => campaigns.stop())

/** What waits to be sent to this person, by what it is. */
async function sentTo(person: string): Promise<string[]> {
  const deliveries = await campaigns.stores.db.collection('deliveries').find({ person }).toArray()
  return deliveries.map(({ content }) => content.kind)
}

/** As an import takes the approver out: their questions first. */
async function leaves(): Promise<void> {
  await campaigns.stores.asks.closeAsksOf(approver._id, 'left', await campaigns.now())
  await campaigns.stores.people.deactivate([approver._id])
}

/** What is mended each minute. Which workflows were woken. */
async function sweep(): Promise<string[]> {
  const nudged: string[] = []
  await sweepDecisions({
    ...campaigns.stores,
    ...{ lookAtDecision: approvals(campaigns.stores).lookAtDecision, now: () => new Date() },
    start: (each) => campaigns.startWorkflow(each),
    nudge: (id) => {
      nudged.push(id)
      return campaigns.nudge(id)
    },
    logError: (error) => {
      throw error
    },
  })
  return nudged
}

test('what the approver approves is published, with the date of that decision', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  expect(ask).toMatchObject({
    askedOf: approver._id,
    kind: 'delegable',
    neverBy: [lead._id],
    subject: decision.subject,
    dueOn: decision.dueOn,
  })
  expect(await sentTo(approver._id)).toEqual(['asks'])
  await campaigns.keepHistory(decision._id, 'waiting-for-the-approver')

  const answered = await campaigns.decides(ask, 'approved')
  await campaigns.finished(decision._id)
  await campaigns.keepHistory(decision._id, 'approved')
  const at = answered?.answer?.at
  expect(await campaigns.decision(decision._id)).toMatchObject({
    state: 'approved',
    decided: { by: approver._id, at, ask: ask._id },
  })
  expect(await campaigns.stores.cycles.byId(cycle)).toMatchObject({
    startedBy: lead._id,
    approval: { decision: decision._id, by: approver._id, at },
  })
  expect(await sentTo(lead._id)).toContain('decision')
  expect(await campaigns.historyLength(decision._id)).toBeLessThanOrEqual(40)

  await campaigns.finished(cycle)
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    approval: { decision: decision._id, by: approver._id, at },
  })
})

test('what the approver rejects is not published, and whoever asked hears of it', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await campaigns.decides(ask, 'rejected', 'The screen lock takes too long')
  await campaigns.finished(decision._id)
  await campaigns.keepHistory(decision._id, 'rejected')
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'rejected' })
  expect(await campaigns.stores.cycles.byId(cycle)).toBeNull()
  expect(await sentTo(lead._id)).toEqual(['decision'])
})

test('where the approver leaves, their manager decides, and what they approve is published', async () => {
  const fields = { manager: manager._id }
  await campaigns.stores.people.write([], [{ id: approver._id, fields }])
  const { decision, ask } = await campaigns.asked(policy)
  await leaves()
  expect(await campaigns.decides(ask, 'approved')).toBeNull()
  await campaigns.nudge(decision._id)
  const managers = await eventually(async () => {
    return (await campaigns.asks(decision._id)).find(({ state }) => state === 'open')
  })
  expect(managers.askedOf).toBe(manager._id)
  await campaigns.decides(managers, 'approved')
  await campaigns.finished(decision._id)
  await campaigns.keepHistory(decision._id, 'filled-again')
  expect(await campaigns.decision(decision._id)).toMatchObject({
    state: 'approved',
    decided: { by: manager._id },
  })
  expect(await campaigns.stores.cycles.byId(cycle)).toMatchObject({ approval: { by: manager._id } })
})

test('a decision that nobody lawfully makes waits, and goes on once an import lets somebody make it', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await leaves()
  expect(await campaigns.decides(ask, 'approved')).toBeNull()
  await sweep()
  const blocked = await eventually(async () => {
    const found = await campaigns.decision(decision._id)
    return isBlocked(found) ? found : null
  })
  expect(blocked.blocked).toMatchObject({ slot: 'step-1' })
  await campaigns.asleep(decision._id)
  expect(await sentTo(lead._id)).toEqual(['blocked'])
  await campaigns.keepHistory(decision._id, 'waiting-though-nobody-may-decide')
  expect(await sweep()).toEqual([])

  await campaigns.stores.people.write([], [{ id: approver._id, fields: { manager: manager._id } }])
  expect(await sweep()).toEqual([decision._id])
  const managers = await eventually(async () => {
    return (await campaigns.asks(decision._id)).find(({ state }) => state === 'open')
  })
  expect(managers.askedOf).toBe(manager._id)
  await campaigns.decides(managers, 'approved')
  await campaigns.finished(decision._id)
  await campaigns.keepHistory(decision._id, 'gone-on-after-nobody-might-decide')
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'approved' })
})

test('each step is asked when the one before has its number, and the whole costs few events', async () => {
  const first = { approvers: [approver._id], quorum: 1, up: [] }
  const decision = await campaigns.requested([
    { slot: 'step-1', who: [{ person: approver._id }], needs: 'all', ...first },
    {
      ...{ slot: 'step-2', who: [{ person: manager._id }, { person: approver._id }], needs: 2 },
      ...{ approvers: [], quorum: 0, up: [] },
    },
  ])
  const [ask] = await campaigns.asks(decision._id)
  expect(ask).toMatchObject({ slot: 'step-1', askedOf: approver._id })
  if (ask) await campaigns.decides(ask, 'approved')
  const second = await eventually(async () => {
    const asks = (await campaigns.asks(decision._id)).filter(({ slot }) => slot === 'step-2')
    return asks.length > 0 ? asks : null
  })
  await campaigns.asleep(decision._id)
  // The approver's voice of the first step counts in the second, too.
  expect(second.map(({ askedOf }) => askedOf)).toEqual([manager._id])
  await campaigns.keepHistory(decision._id, 'waiting-for-the-second-step')
  for (const ask of second) await campaigns.decides(ask, 'approved')
  await campaigns.finished(decision._id)
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'approved' })
  expect(await campaigns.historyLength(decision._id)).toBeLessThanOrEqual(60)
})

test('an approval in three steps costs at most forty events', async () => {
  const step = (number: number, person: string): Step => ({
    ...{ slot: `step-${number}`, who: [{ person }], needs: 'all' },
    ...{ approvers: [person], quorum: 1, up: [] },
  })
  const third = aPerson(4)
  await campaigns.stores.people.write([third], [])
  const decision = await campaigns.requested([
    step(1, approver._id),
    step(2, manager._id),
    step(3, third._id),
  ])
  for (const person of [approver, manager, third]) {
    const ask = await eventually(async () => {
      const asks = await campaigns.asks(decision._id)
      return asks.find(({ askedOf, state }) => askedOf === person._id && state === 'open')
    })
    await campaigns.asleep(decision._id)
    if (person === third) await campaigns.keepHistory(decision._id, 'waiting-for-the-third-step')
    await campaigns.decides(ask, 'approved')
  }
  await campaigns.finished(decision._id)
  await campaigns.keepHistory(decision._id, 'approved-in-three-steps')
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'approved' })
  expect(await campaigns.historyLength(decision._id)).toBeLessThanOrEqual(40)
})

test('what an import changed just after it was approved is not published', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await campaigns.stores.policies.correct(policy._id, { title: { en: 'Another title' } })
  await campaigns.decides(ask, 'approved')
  await campaigns.finished(decision._id)
  expect(await campaigns.decision(decision._id)).toMatchObject({
    state: 'withdrawn',
    ended: { because: 'changed' },
  })
  expect(await campaigns.stores.cycles.byId(cycle)).toBeNull()
})

test('an approver who does not answer is waited for; the workflow looks when it is due and once a week', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await campaigns.sleep('20 days')
  await campaigns.asleep(decision._id)
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'open' })
  await campaigns.keepHistory(decision._id, 'waiting-though-overdue')
  await campaigns.decides(ask, 'approved')
  await campaigns.finished(decision._id)
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'approved' })
})

test('an answer that nobody told the workflow of is carried out by the sweep, and told once', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await campaigns.unheard(ask, 'approved')
  expect(await sweep()).toEqual([decision._id])
  expect(await sweep()).toEqual([])
  await campaigns.finished(decision._id)
  expect(await campaigns.decision(decision._id)).toMatchObject({ state: 'approved' })
})

test('the history of an approval holds no personal data', async () => {
  const { decision, ask } = await campaigns.asked(policy)
  await campaigns.decides(ask, 'rejected', 'Robin wrote nonsense')
  await campaigns.finished(decision._id)
  const history = await campaigns.readableHistory(decision._id)
  expect(history).toContain('decision/approval.policy.information-security/1')
  for (const secret of [approver._id, lead._id, 'Robin', 'nonsense']) expect(history).not.toContain(secret)
})
