import { beginAcceptances, seeToRegister } from '../../src/activities/risk-acceptance/begin.js'
import { takeOver } from '../../src/activities/risk-acceptance/take-over.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Decision } from '../../src/domain/decision.js'
import type { Risk } from '../../src/domain/risk.js'
import type { Given } from '../../src/store/answers.js'
import type { SeenTo } from '../../src/temporal.js'
import { aPerson, lead } from '../support/company.js'
import { aJudgement, aRisk, rated, registered } from '../support/risks.js'
import { Campaigns } from './campaign.js'

const run = 'cycle/risk-acceptance.register/1'
const chief = aPerson(4)
const manager = aPerson(3, { manager: chief._id })
const owner = aPerson(2, { manager: manager._id })
const through = { kind: 'chat', platform: 'slack' } as const

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, owner, manager, chief])
})
afterEach(() => campaigns.stop())

const startCycle = (seenTo: SeenTo) => campaigns.startWorkflow(seenTo)

/** The register wants something, and its run has asked. */
async function begins(): Promise<void> {
  await beginAcceptances({ ...campaigns.stores, startCycle }, await campaigns.now())
  await campaigns.asleep(run)
}

async function looks(): Promise<void> {
  await campaigns.nudge(run)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(run)
}

async function open(): Promise<Ask[]> {
  const asks = await campaigns.stores.asks.allOf(run)
  return asks.filter(({ state }) => state === 'open')
}

async function onlyOpen(): Promise<Ask> {
  const [ask] = await open()
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

/** The owner answers; the desk takes it over at once unless something is in the way. */
async function says(ask: Ask, said: Partial<Given> = {}, takesOver = true): Promise<void> {
  const at = await campaigns.now()
  const given = {
    ...{ ask: { id: ask._id, revision: ask.revision }, by: ask.askedOf, at, through, language: 'en' },
    ...{ value: 'accepted', ...said },
  }
  expect(await campaigns.stores.asks.answer(given, ask.subject)).toBe(true)
  if (takesOver) await takeOver({ ...campaigns.stores, startDecision: startCycle }, ask._id, at)
}

async function risk(): Promise<Risk> {
  const found = await campaigns.stores.risks.byId('laptop-theft')
  if (!found) throw new Error('It is not in the register')
  return found
}

async function decision(number: number): Promise<Decision> {
  return campaigns.decision(`decision/approval.risk.laptop-theft/${number}`)
}

const inHalfAYear = async () => {
  const day = new Date(Date.parse(await campaigns.now()) + 180 * 86_400_000)
  return day.toISOString().slice(0, 10)
}

/** The owner wants it to stay above the appetite for half a year, and whoever may accept it is asked. */
async function proposes(): Promise<Ask> {
  await says(await onlyOpen(), {
    until: await inHalfAYear(),
    reason: 'New disks come',
    compensating: 'A safe',
  })
  const newest = await campaigns.stores.decisions.newestAbout({ type: 'risk', id: 'laptop-theft' })
  await campaigns.asleep(newest?._id ?? '')
  const [ask] = await campaigns.asks(newest?._id ?? '')
  if (!ask) throw new Error('Nobody decides')
  return ask
}

/** Whoever was asked decides, and the register knows. The clock skips no further than that. */
async function decides(ask: Ask, verdict: 'approved' | 'rejected', reason?: string): Promise<void> {
  await campaigns.decides(ask, verdict, reason)
  await campaigns.sleep('5 seconds')
  expect((await campaigns.decision(ask.cycle)).state).toBe(verdict)
}

test('what is within the appetite its owner accepts alone, in one message about all of it', async () => {
  const within = aJudgement({ current: rated(2, 3) })
  const risks = ['flood', 'fraud', 'theft'].map((_id) => aRisk(owner, { _id, judgement: within }))
  await registered(campaigns.stores, ...risks)
  await begins()
  const asks = await open()
  expect(asks.map(({ askedOf }) => askedOf)).toEqual([owner._id, owner._id, owner._id])
  const messages = campaigns.stores.db.collection('deliveries').find({ 'content.kind': 'asks' })
  expect(await messages.toArray()).toMatchObject([
    { person: owner._id, content: { asks: asks.map(({ _id }) => _id).sort() } },
  ])
  await campaigns.keepHistory(run, 'waiting-for-owners')
  const length = await campaigns.historyLength(run)
  expect(length).toBeLessThan(25)
  // After the last one, nothing was taken over: a crash came in between.
  const [first, second, third] = asks
  if (!first || !second || !third) throw new Error('Three were asked')
  await says(first)
  await says(second)
  await says(third, {}, false)
  await looks()
  await campaigns.nudge(run)
  await campaigns.finished(run)
  await campaigns.keepHistory(run, 'closed-when-all-was-accepted')
  expect(await campaigns.stores.records.byCycle(run)).toMatchObject({
    ...{ process: 'risk-acceptance', completion: { asked: 3, answered: 3, open: 0 } },
  })
  const after = await campaigns.stores.risks.open()
  expect(after.map(({ approved }) => approved?.verdict)).toEqual(['accepted', 'accepted', 'accepted'])
  // Nothing is left, so nothing begins.
  await beginAcceptances({ ...campaigns.stores, startCycle }, await campaigns.now())
  expect(await campaigns.stores.cycles.newestOf('risk-acceptance')).toMatchObject({ _id: run })
})

test('above the appetite the owner’s manager accepts it, too, until the day that the owner names', async () => {
  await registered(campaigns.stores, aRisk(owner, { deputy: null }))
  await begins()
  const ask = await proposes()
  expect(ask).toMatchObject({ askedOf: manager._id, standIns: [chief._id, lead._id] })
  expect(await decision(1)).toMatchObject({
    question: 'accept',
    requestedBy: owner._id,
    until: await inHalfAYear(),
  })
  await looks()
  await campaigns.keepHistory(run, 'waiting-for-whoever-accepts')
  await decides(ask, 'approved')
  expect(await risk()).toMatchObject({
    acceptance: {
      decision: ask.cycle,
      value: 12,
      criteria: '1',
      by: manager._id,
      until: await inHalfAYear(),
    },
  })
  await campaigns.nudge(run)
  await campaigns.finished(run)
})

test('who rejects it sends it back to its owner, who is asked again', async () => {
  await registered(campaigns.stores, aRisk(owner))
  await begins()
  const ask = await proposes()
  await decides(ask, 'rejected', 'Encrypt them first')
  await looks()
  expect(await onlyOpen()).toMatchObject({ askedOf: owner._id, round: 2 })
  await campaigns.keepHistory(run, 'waiting-for-the-owner-again')
  await proposes()
  expect(await decision(2)).toMatchObject({ state: 'open' })
})

test('a new rating makes stale what was accepted, and everybody is asked anew', async () => {
  await registered(campaigns.stores, aRisk(owner))
  await begins()
  await decides(await proposes(), 'approved')
  await campaigns.nudge(run)
  await campaigns.finished(run)
  const at = await campaigns.now()
  const judgement = aJudgement({ current: rated(3, 3) })
  const assessing = { judgement, criteria: '1', trigger: 'reassessment' } as const
  await campaigns.stores.risks.assess(await risk(), assessing, { by: owner._id, at, through })
  const second = 'cycle/risk-acceptance.register/2'
  const bot = { ...campaigns.stores, startCycle, wakeCycle: async () => undefined }
  // Only what has changed is looked at: it reads no register beside people's clicks.
  await seeToRegister(bot, ['another-risk'], at)
  expect(await campaigns.stores.cycles.byId(second)).toBeNull()
  await seeToRegister(bot, [(await risk())._id], at)
  await campaigns.asleep(second)
  expect(await campaigns.stores.asks.allOf(second)).toMatchObject([{ askedOf: owner._id, state: 'open' }])
})

test('what its owner does not accept yet is left alone, and a run ends on its closing day', async () => {
  await registered(campaigns.stores, aRisk(owner), aRisk(owner, { _id: 'flood' }))
  await begins()
  const [first] = await open()
  if (!first) throw new Error('Nobody is asked')
  await says(first, { value: 'not-yet', reason: 'The plan lacks a date' })
  await looks()
  expect(await open()).toHaveLength(1)
  await campaigns.finished(run)
  await campaigns.keepHistory(run, 'closed-on-its-closing-day')
  const record = await campaigns.stores.records.byCycle(run)
  expect(record).toMatchObject({ completion: { asked: 2, answered: 1, closed: 1 } })
})
