import { remindersActivities } from '../../src/activities/reminders/activities.js'
import { askCard } from '../../src/bot/cards/policy-acknowledgement/ask.js'
import { showMorning } from '../../src/bot/morning.js'
import { policyAcknowledgementMessages } from '../../src/bot/policy-acknowledgement-messages.js'
import { policyViewOf } from '../../src/bot/policy-view.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { processMessages } from '../../src/main/process-messages.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { answers, asksOf, opens, stepsOf } from '../support/campaign-steps.js'
import { acknowledge, aPerson, aPolicy, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { readableText } from '../support/slack-text.js'

const at = '2026-11-24T09:00:00.000Z'
const closing = '2027-01-09T00:00:00.000Z'
const later = '2027-01-11T09:00:00.000Z'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'
const again = `${cycle}.again-1`

const [ben, cleo] = [aPerson(2, { name: 'Ben Okoro' }), aPerson(3, { name: 'Cleo Ward' })]
const dev = aPerson(4, { name: 'Dev Patel' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, ben, cleo, dev])
})
afterEach(() => database.drop())

const desk = (person: Person = lead, when = later) => new AtTheDesk(stores, person, when)

/** The round closes with one of four answers. */
async function closesIncomplete(): Promise<void> {
  await opens(stores, '1.0', 1, 'material', at)
  await answers(stores, cycle, ben._id, at)
  await stepsOf(stores).closeCampaign({ cycle, asOf: closing })
}

async function askedAgain(): Promise<void> {
  await (await (await desk().types('policy status information-security')).clicks('Ask them again…')).submits()
  await stepsOf(stores).openCampaign({ cycle: again, asOf: later })
}

/** The messages about it, each with its buttons. */
async function told(when = later): Promise<string[]> {
  const rows = await database.db
    .collection<Delivery>('deliveries')
    .find({ 'content.kind': 'closed', person: lead._id, class: 'now' })
    .toArray()
  const { ofNotice } = policyAcknowledgementMessages(stores)
  const cards = await Promise.all(rows.map(({ content }) => ofNotice(content as never, lead, when)))
  return cards.flatMap((card) => {
    if (!card) return []
    const labels = card.nodes.flatMap((node) =>
      node.kind === 'actions' ? node.actions.map(({ label }) => `[${label}]`) : [],
    )
    return [[readableText(renderBlocks(card).payload.blocks as never), ...labels].join('\n')]
  })
}

describe('a round that closes without everybody’s answer', () => {
  test('is told to the ISMS lead at once, with who did not answer, once', async () => {
    await closesIncomplete()
    await stepsOf(stores).closeCampaign({ cycle, asOf: later })
    const [message = '', ...others] = await told()
    expect(others).toEqual([])
    expect(message).toContain('Closed: the Information Security Policy, version 1.0')
    expect(message).toContain('1 of 4 acknowledged. 3 did not answer')
    expect(message).toContain('Dev Patel, Sales')
    expect(message).not.toContain('Ben Okoro')
    expect(message).toContain('[Ask them again…]')
    expect(message).toContain(`steward record ${cycle}`)
  })

  test('is told to nobody where all have answered', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    for (const { _id } of [lead, ben, cleo, dev]) await answers(stores, cycle, _id, at)
    await stepsOf(stores).closeCampaign({ cycle, asOf: closing })
    expect(await told()).toEqual([])
  })

  test('says in its status who did not answer, and offers to ask again in the place of a reminder', async () => {
    await closesIncomplete()
    const visitor = await desk().types('policy status information-security')
    expect(visitor.sees).toContain('3 people when the round closed')
    expect(visitor.sees).not.toContain('Remind them')
    await visitor.clicks('Ask them again…')
    expect(visitor.sees).toContain('Ask 3 people again to acknowledge the Information Security Policy')
    expect(visitor.sees).toContain('Monday 25 January')
    expect(await stores.cycles.byId(again)).toBeNull()
  })

  test('says to whoever did not answer that they may be asked again', async () => {
    await closesIncomplete()
    const ask = (await asksOf(stores, cycle)).get(cleo._id)
    const view = ask && (await policyViewOf(stores, { ismsLead: lead._id }, ask, cleo, later))
    const card = view && askCard(view, textsFor('en'))
    expect(card && readableText(renderBlocks(card).payload.blocks as never)).toContain(
      'nothing was recorded from you. Your ISMS lead may ask you again.',
    )
  })

  test('is what publishing the same version again points at', async () => {
    await closesIncomplete()
    expect((await desk().types('policy publish information-security')).sees).toContain(
      'can be asked again from `/isms policy status information-security`',
    )
  })
})

describe('asking again', () => {
  beforeEach(closesIncomplete)

  test('asks only those who have not acknowledged it, about the same version', async () => {
    await askedAgain()
    const asks = await asksOf(stores, again)
    expect([...asks.keys()].sort()).toEqual([lead, cleo, dev].map(({ _id }) => _id))
    expect(asks.get(cleo._id)).toMatchObject({ state: 'open', dueOn: '2027-01-25' })
    const { sees } = await desk().types('policy status information-security')
    expect(sees).toContain('0 of 3 acknowledged')
    expect(sees).toContain('Asked again of those who had not answered')
    expect(await told()).toEqual([expect.stringContaining('They were asked again on')])
    expect((await told())[0]).not.toContain('[Ask them again…]')
  })

  test('leaves out who has an exception, has left, or is being asked already', async () => {
    const rows = database.db.collection('asks')
    await rows.updateOne({ cycle, askedOf: cleo._id }, { $set: { 'closed.because': 'excepted' } })
    await stores.people.deactivate([dev._id])
    await askedAgain()
    expect([...(await asksOf(stores, again)).keys()]).toEqual([lead._id])
  })

  test('is done once, whoever clicks how often, and opening it twice adds nothing', async () => {
    const forms = await Promise.all(
      [desk(), desk()].map(async (each) =>
        (await each.types('policy status information-security')).clicks('Ask them again…'),
      ),
    )
    const said = (await Promise.all(forms.map((form) => form.submits()))).map(({ sees }) => sees)
    expect(said.sort()).toEqual([
      expect.stringContaining('3 people are being asked again'),
      expect.stringContaining('runs or follows already'),
    ])
    await stepsOf(stores).openCampaign({ cycle: again, asOf: later })
    const before = await database.db.collection('asks').countDocuments()
    await stepsOf(stores).openCampaign({ cycle: again, asOf: later })
    expect(await database.db.collection('asks').countDocuments()).toBe(before)
  })

  test('may be done once more when that round has closed too, of those who are left', async () => {
    await askedAgain()
    const ask = (await asksOf(stores, again)).get(cleo._id)
    if (ask) await acknowledge(stores, ask, later)
    const end = '2027-03-01T09:00:00.000Z'
    await stepsOf(stores).closeCampaign({ cycle: again, asOf: end })
    const visitor = await desk(lead, end).types('policy status information-security')
    expect(visitor.sees).toContain('1 of 3 acknowledged')
    await (await visitor.clicks('Ask them again…')).submits()
    const third = `${cycle}.again-2`
    await stepsOf(stores).openCampaign({ cycle: third, asOf: end })
    expect([...(await asksOf(stores, third)).keys()].sort()).toEqual([lead._id, dev._id])
  })

  test('is for the ISMS lead', async () => {
    const { sees } = await desk(ben).acts('policy-acknowledgement.ask-again-now', cycle)
    expect(sees).toContain('so nothing was done')
    expect(await stores.cycles.byId(again)).toBeNull()
  })
})

describe('where everything stands', () => {
  const home = async (when: string) => (await desk(lead, when).looksAtHome()).sees

  test('says for a fortnight on the home of the ISMS lead what closed without everybody, unless they are asked again', async () => {
    await closesIncomplete()
    const line = 'Closed: the Information Security Policy, version 1.0: 1 of 4; 3 did not answer'
    expect(await home('2027-01-22T09:00:00.000Z')).toContain(line)
    expect(await home('2027-01-24T09:00:00.000Z')).not.toContain(line)
    expect((await desk(ben).looksAtHome()).sees).not.toContain(line)
    await askedAgain()
    expect(await home(later)).not.toContain(line)
  })

  test('says it in the summary of the morning, too', async () => {
    await closesIncomplete()
    const tools = { ...stores, heartbeat: () => undefined, datedChanges: [] }
    await remindersActivities(tools).remind({ asOf: '2027-01-11T09:30:00.000Z' })
    const message = await database.db
      .collection<Delivery>('deliveries')
      .findOne({ person: lead._id, 'content.kind': 'morning', 'content.summary': { $exists: true } })
    const shown =
      message?.content.kind === 'morning' &&
      (await showMorning(stores, processMessages(stores), message.content, lead, later))
    expect(shown && readableText(renderBlocks(shown.card).payload.blocks as never)).toContain(
      'version 1.0: 1 of 4; 3 did not answer',
    )
  })

  test('names the next due date of who has one of their own', async () => {
    await opens(stores, '1.0', 1, 'material', at)
    await answers(stores, cycle, ben._id, at)
    const rows = database.db.collection('asks')
    await rows.updateMany({ cycle, askedOf: cleo._id }, { $set: { dueOn: '2026-12-21' } })
    expect(await home('2026-12-01T09:00:00.000Z')).toContain('due Tuesday 8 December')
    expect(await home('2026-12-14T09:00:00.000Z')).toContain('due Monday 21 December')
  })

  test('says for whose approval something waits, to the ISMS lead, and in help', async () => {
    await stores.policies.add({ ...aPolicy('1.0'), approver: cleo._id })
    await (await desk(lead, at).types('policy publish information-security')).submits()
    const line =
      'Waiting for approval by Cleo Ward since 24 November, 09:00: the publication of the Information'
    expect(await home(at)).toContain(line)
    expect(await home(at)).not.toContain('Nothing is being asked of anybody')
    expect((await desk(lead, at).types('')).sees).toContain(line)
    expect((await desk(ben, at).types('')).sees).not.toContain(line)
  })
})
