import { plannedReassessment } from '../../src/activities/risk-reassessment/start.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { judgementIn } from '../../src/domain/risk.js'
import { reassessedValue } from '../../src/domain/risk-reassessment.js'
import type { SeenTo } from '../../src/temporal.js'
import { aPerson, lead, people } from '../support/company.js'
import { cycle, rule } from '../support/reassessed-company.js'
import { aRisk, registered } from '../support/risks.js'
import { Campaigns } from './campaign.js'

const owner = aPerson(2, { manager: aPerson(3)._id })

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of([lead, owner, ...people(4).slice(2)])
  await registered(
    campaigns.stores,
    aRisk(owner),
    aRisk(owner, { _id: 'flood' }),
    aRisk(lead, { _id: 'fraud' }),
  )
  await campaigns.stores.programmes.lay(rule)
})
afterEach(() => campaigns.stop())

/** Its day has come; its workflow sleeps until somebody answers. */
async function begins(): Promise<void> {
  const startCycle = (seenTo: SeenTo) => campaigns.startWorkflow(seenTo)
  const programme: Programme = { ...rule, v: 1, revision: 1, state: 'active' }
  const occurrence = { programme: rule._id, period: '2027-H1' } as Occurrence
  await plannedReassessment({ ...campaigns.stores, startCycle })(programme, occurrence, await campaigns.now())
  await campaigns.asleep(cycle)
}

async function open(): Promise<Ask[]> {
  return (await campaigns.asks(cycle)).filter(({ state }) => state === 'open')
}

/** Recorded on the ask, as the desk does; then the desk dies, so that nothing has taken it over. */
async function answers({ _id: id, revision, subject, askedOf, slot }: Ask, owner?: string): Promise<void> {
  const risk = await campaigns.stores.risks.byId(subject.id)
  if (!risk) throw new Error('It is not in the register')
  const judgement = judgementIn(risk.assessment)
  const value = slot === 'name-owner' ? (owner ?? '') : reassessedValue({ criteria: '1', judgement })
  await campaigns.stores.asks.answer(
    {
      ...{ ask: { id, revision }, by: askedOf, at: await campaigns.now(), value, language: 'en' },
      ...{ isTakenOver: true, through: { kind: 'chat', platform: 'slack' } },
    },
    subject,
  )
}

/** Somebody nudges, and it has looked. */
async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

test('it waits for all owners, the register takes over what they say, and the record is made', async () => {
  await begins()
  await campaigns.keepHistory(cycle, 'waiting-for-owners')
  expect((await open()).map(({ askedOf, subject }) => [askedOf, subject.id]).sort()).toEqual([
    [lead._id, 'fraud'],
    [owner._id, 'flood'],
    [owner._id, 'laptop-theft'],
  ])
  const [first, ...others] = await open()
  if (first) await answers(first)
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-those-who-are-left')
  expect((await campaigns.stores.risks.byId(first?.subject.id ?? ''))?.assessment).toMatchObject({
    ...{ number: 2, ask: first?._id, by: first?.askedOf, trigger: 'reassessment' },
  })
  for (const ask of others) await answers(ask)
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-with-all-answers')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    ...{ process: 'risk-reassessment', subject: { type: 'risk-register', version: '1' } },
    completion: { asked: 3, answered: 3, open: 0 },
  })
  for (const risk of await campaigns.stores.risks.open()) expect(risk.assessment.number).toBe(2)
})

test('whoever is above an owner who left names another, who is then asked', async () => {
  await begins()
  await campaigns.stores.asks.closeAsksOf(owner._id, 'left', await campaigns.now())
  await campaigns.stores.people.deactivate([owner._id])
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-new-owners')
  const naming = (await open()).filter(({ slot }) => slot === 'name-owner')
  expect(naming.map(({ askedOf }) => askedOf)).toEqual([aPerson(3)._id, aPerson(3)._id])
  for (const ask of naming) await answers(ask, aPerson(4)._id)
  await looks()
  const asked = (await open()).filter(({ slot }) => slot === 'reassess')
  expect(asked.map(({ askedOf }) => askedOf).sort()).toEqual([lead._id, aPerson(4)._id, aPerson(4)._id])
  expect(await campaigns.stores.risks.byId('flood')).toMatchObject({
    ...{ owner: aPerson(4)._id, ownerNamed: { by: aPerson(3)._id } },
  })
})

test('it never lapses: what is overdue goes on, and its history does not grow with its risks', async () => {
  await begins()
  await campaigns.sleep('20 days')
  await campaigns.asleep(cycle)
  await campaigns.keepHistory(cycle, 'waiting-though-overdue')
  expect(await open()).toHaveLength(3)
  expect(await campaigns.historyLength(cycle)).toBeLessThan(40)
})
