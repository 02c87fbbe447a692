import { raiseNonconformity } from '../../src/activities/corrective-action/start.js'
import type { Inputs } from '../../src/bot/interaction.js'
import type { Ask } from '../../src/domain/ask.js'
import { correctiveCycleId } from '../../src/domain/nonconformity.js'
import type { Person } from '../../src/domain/person.js'
import { addDays } from '../../src/domain/working-days.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, lead } from '../support/company.js'
import { eventually } from '../support/eventually.js'
import { Campaigns } from './campaign.js'

const chief = aPerson(2, { name: 'Mo Farrell' })
const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
const doer = aPerson(4, { name: 'Ada Quinn', manager: owner._id })
const raiser = aPerson(5, { name: 'Eve Long', manager: owner._id })
const cycle = correctiveCycleId('nc-1')

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, chief, owner, doer, raiser])
})
afterEach(() => campaigns.stop())

const account = ({ bindings }: Person) => {
  return { platform: 'slack', team: 'T1', user: bindings.slack?.user ?? '' } as const
}
const inDays = async (days: number) => addDays((await campaigns.now()).slice(0, 10), days)

async function raised(): Promise<void> {
  const { stores } = campaigns
  const raise = raiseNonconformity({ ...stores, startCycle: (each) => campaigns.startWorkflow(each) })
  const raising = { source: { of: 'person' }, nature: 'Access was removed 19 days late', nonce: 'n' } as const
  await raise({ ...raising, by: raiser._id, at: await campaigns.now() }, { kind: 'chat', platform: 'slack' })
  await campaigns.asleep(cycle)
}

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

async function open(): Promise<Ask> {
  const ask = (await campaigns.asks(cycle)).find(({ state }) => state === 'open')
  if (!ask) throw new Error('Nobody is asked')
  return ask
}

async function says(person: Person, button: string, inputs: Inputs): Promise<void> {
  const ask = await open()
  expect(ask.askedOf).toBe(person._id)
  const desk = await new AtTheDesk(campaigns.stores, person, await campaigns.now()).reads(ask._id)
  const done = await (await desk.clicks(button)).submits(inputs)
  expect(done.reply.kind).toBe('done')
}

async function approved(): Promise<void> {
  const decision = await campaigns.stores.decisions.newestAbout({ type: 'corrective-plan', id: 'nc-1' })
  if (!decision) throw new Error('Nothing is decided on')
  await campaigns.begins(decision)
  const [ask] = await campaigns.asks(decision._id)
  if (ask) await campaigns.decides(ask, 'approved')
  await campaigns.sleep('5 seconds')
  await eventually(async () => (await campaigns.decision(decision._id)).state === 'approved')
}

const analysis = {
  correction: 'Removed',
  consequences: 'None',
  cause: 'On paper',
  similar: 'none',
  looked: 'All',
}
const plan = async () => ({
  ...{ 'what-1': 'Tell IT by the system', 'who-1': account(doer), 'due-1': await inDays(2) },
  ...{ effect: 'Ten within a day', 'verify-on': await inDays(4), changes: 'none' },
})

test('it waits at each step for whoever answers it, and the second round is effective', async () => {
  await raised()
  await campaigns.keepHistory(cycle, 'waiting-for-what-becomes-of-it')
  await says(lead, 'Take it on…', { owner: account(owner), due: await inDays(30) })
  for (const round of [1, 2]) {
    await looks()
    if (round === 1) await campaigns.keepHistory(cycle, 'waiting-for-the-cause')
    await says(owner, 'In your own words…', analysis)
    await looks()
    await says(owner, 'Plan it…', await plan())
    await looks()
    if (round === 1) await campaigns.keepHistory(cycle, 'waiting-for-the-approval-of-its-plan')
    await approved()
    await looks()
    if (round === 1) await campaigns.keepHistory(cycle, 'waiting-for-what-is-done')
    await says(doer, 'It is done…', { note: 'Since today' })
    await looks()
    if (round === 1) await campaigns.keepHistory(cycle, 'waiting-until-one-can-tell')
    await campaigns.sleep('5 days')
    await campaigns.asleep(cycle)
    if (round === 1) await campaigns.keepHistory(cycle, 'waiting-for-a-verdict')
    const anew = { note: 'Counted', due: await inDays(60) }
    if (round === 1) await says(lead, 'It was not…', anew)
    else await says(lead, 'It was effective…', { note: 'Counted' })
  }
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-as-effective')
  expect(await campaigns.stores.nonconformities.byId('nc-1')).toMatchObject({ stage: 'effective', round: 2 })
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 9, open: 0 } })
})

test('it ends at once when it is turned down', async () => {
  await raised()
  await says(lead, 'Turn it down…', { reason: 'The clock was wrong' })
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-as-turned-down')
  expect(await campaigns.stores.nonconformities.byId('nc-1')).toMatchObject({ stage: 'turned-down' })
})
