import { plannedManagementReview } from '../../src/activities/management-review/start.js'
import { reviewInputs } from '../../src/domain/management-review.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { addDays } from '../../src/domain/working-days.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { kestrel, lead } from '../support/company.js'
import { aReview, chair, chief, cycle, doer, rule, teller } from '../support/reviewing-company.js'
import { Campaigns } from './campaign.js'

const staff = [lead, chair, chief, teller, doer]

let campaigns: Campaigns
beforeEach(async () => {
  campaigns = await Campaigns.of(staff)
  const { organisation } = campaigns.stores
  const led = { ...kestrel, topManagement: [chair._id, chief._id] }
  await organisation.write(led)
  if (led.inForce) await organisation.appoint(led, led.inForce)
  await campaigns.stores.managementReviews.add(aReview())
  await campaigns.stores.programmes.lay(rule)
  await comesRound('2027')
})
afterEach(() => campaigns.stop())

async function comesRound(period: string): Promise<void> {
  const tools = {
    ...campaigns.stores,
    startCycle: (each: Parameters<Campaigns['startWorkflow']>[0]) => campaigns.startWorkflow(each),
  }
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = { _id: `${rule._id}/${period}`, programme: rule._id, period } as Occurrence
  const id = await plannedManagementReview(tools)(programme, occurrence, await campaigns.now())
  if (id) await campaigns.asleep(id)
}

const sits = async (person: Person) => new AtTheDesk(campaigns.stores, person, await campaigns.now())

async function looks(): Promise<void> {
  await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
}

async function asked(): Promise<string[]> {
  const open = (await campaigns.stores.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  return open.map(({ slot }) => slot).sort()
}

async function inputsAreSaid(): Promise<void> {
  for (const ask of await campaigns.stores.asks.allOf(cycle)) {
    const person = staff.find(({ _id }) => _id === ask.askedOf)
    if (!person || ask.state !== 'open') continue
    const desk = await sits(person)
    await desk.acts('management-review.answer/unchanged', `${ask._id}.${ask.revision}`)
  }
  await looks()
}

async function packIsSent(): Promise<void> {
  await (await sits(lead)).acts('management-review.send', cycle)
  await looks()
}

async function minutesArePut(): Promise<void> {
  const desk = await sits(chair)
  await desk.acts('management-review.attendance', `${cycle}@`, { present: [chair._id, lead._id] })
  const account = { platform: 'slack', team: 'T1', user: doer.bindings.slack?.user ?? '' } as const
  const due = addDays((await campaigns.now()).slice(0, 10), 10)
  for (const input of reviewInputs)
    await desk.acts(`management-review.decision/${input}`, `${cycle}@`, {
      ...{ text: 'Noted, because all is well' },
      ...(input === 'measurements' ? { what: 'Remove on the day', who: account, due } : {}),
    })
  await desk.acts('management-review.results', `${cycle}@`, {
    ...{ improvement: 'None, because', changes: 'None, because', because: 'Objectives are reached' },
    ...{ suitable: 'yes', adequate: 'yes', effective: 'partly' },
  })
  await (await (await sits(lead)).acts('management-review.ask-put', cycle)).submits()
}

test('it waits for what people know, the pack, the meeting, the minutes, a signature, and what was decided', async () => {
  await campaigns.keepHistory(cycle, 'waiting-for-what-no-record-holds')
  await inputsAreSaid()
  expect(await asked()).toEqual(['pack'])
  await campaigns.keepHistory(cycle, 'waiting-for-the-pack')
  await packIsSent()
  expect(await asked()).toEqual([])
  await campaigns.keepHistory(cycle, 'waiting-for-the-meeting')
  await campaigns.sleep('60 days')
  await campaigns.asleep(cycle)
  expect(await asked()).toEqual(['minutes'])
  await campaigns.keepHistory(cycle, 'waiting-for-what-is-decided')
  await minutesArePut()
  await looks()
  await campaigns.keepHistory(cycle, 'waiting-for-a-signature')

  const decision = await campaigns.stores.decisions.openAbout({ type: 'minutes', id: 'yearly.2027' })
  if (!decision) throw new Error('Nobody is asked to sign')
  await campaigns.asleep(decision._id)
  const [sign] = await campaigns.asks(decision._id)
  if (sign) await campaigns.decides(sign, 'approved')
  await campaigns.finished(decision._id)
  await looks()
  expect(await asked()).toEqual(['action-1'])
  await campaigns.keepHistory(cycle, 'waiting-for-what-was-decided')

  const [action] = (await campaigns.stores.asks.allOf(cycle)).filter(({ state }) => state === 'open')
  const desk = await sits(doer)
  await desk.acts('management-review.answer/done', `${action?._id}.${action?.revision}`, {
    text: 'Since today',
  })
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-all-was-done')
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({ completion: { open: 0 } })
})

test('one that nobody held on its day closes when the next one begins', async () => {
  await campaigns.sleep('60 days')
  await comesRound('2028')
  await campaigns.nudge(cycle)
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-by-the-next-one')
  expect(await campaigns.stores.records.byCycle(cycle)).not.toBeNull()
})

test('what is due and cannot be done now waits for the next look, instead of being tried without end', async () => {
  await inputsAreSaid()
  await packIsSent()
  await campaigns.sleep('60 days')
  await campaigns.asleep(cycle)
  const now = await campaigns.now()
  // Something else is being decided under that name, so that nobody can be asked about the minutes.
  await campaigns.stores.decisions.request(
    {
      subject: { type: 'minutes', id: 'yearly.2027', version: '1', hash: 'b'.repeat(64) },
      ...{ question: 'approve', facts: {}, requestedBy: lead._id, requestedAt: now, steps: [] },
      ...{ timeZone: 'Europe/Dublin', dueOn: addDays(now.slice(0, 10), 7) },
    },
    { kind: 'workflow', process: 'management-review' },
  )
  await minutesArePut()
  await looks()
  const before = await campaigns.historyLength(cycle)
  expect(before).toBeLessThan(250)
  await campaigns.sleep('5 seconds')
  expect(await campaigns.historyLength(cycle)).toBe(before)
})
