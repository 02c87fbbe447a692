import { unreachableCard } from '../../src/bot/cards/policy-acknowledgement/unreachable.js'
import { policyAcknowledgementMessages } from '../../src/bot/policy-acknowledgement-messages.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Delivery, DeliveryContent } from '../../src/domain/delivery.js'
import { type PolicyVersion, policyHash } from '../../src/domain/policy.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { readableText } from '../support/slack-text.js'

const at = '2026-11-24T09:01:00.000Z'
const noChat = { bindings: {}, chat: [] }
const eve = aPerson(2, { ...noChat, name: 'Eve Long' })
const gus = aPerson(3, { ...noChat, name: 'Gus Hall', kind: 'contractor' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, eve, gus, aPerson(4)])
})
afterEach(() => database.drop())

function policy(id: string, changes: Partial<PolicyVersion> = {}): PolicyVersion {
  const version = { ...aPolicy('1.0'), _id: `${id}@1.0`, policy: id, title: { en: id }, body: { en: id } }
  return { ...version, hash: policyHash(version), ...changes }
}

async function opens(policies: readonly PolicyVersion[], asOf: string): Promise<void> {
  const cycles = await Promise.all(policies.map((each) => publish(stores, each, asOf)))
  await Promise.all(cycles.map(({ _id }) => stepsOf(stores).openCampaign({ cycle: _id, asOf })))
}

type Unreachable = Extract<DeliveryContent, { kind: 'unreachable' }>

/** What the ISMS lead is told of it: a text for each message. */
async function told(): Promise<string[]> {
  const rows = database.db.collection<Delivery>('deliveries').find({ 'content.kind': 'unreachable' })
  const messages = (await rows.toArray()).map(({ content }) => content as Unreachable)
  const { ofNotice } = policyAcknowledgementMessages(stores)
  const cards = await Promise.all(messages.map((content) => ofNotice(content, lead, at)))
  return cards.map((card) => (card ? readableText(renderBlocks(card).payload.blocks as never) : ''))
}

test('rounds that open together name in one message who is not reached, each person once', async () => {
  const employees = policy('Badges', { audience: [{ kind: 'employee' }] })
  await opens([policy('Keys'), policy('Desks'), employees], at)
  const [message = '', ...others] = await told()
  expect(others).toEqual([])
  expect(message).toContain('Ask 2 people in person')
  expect(message).toMatch(
    /About the (Keys|Desks), version 1\.0 and the (Keys|Desks), version 1\.0:\n• Gus Hall/,
  )
  expect(message.match(/Eve Long/g)).toHaveLength(1)
  for (const id of ['Keys', 'Desks', 'Badges']) expect(message).toContain(`/isms policy paper ${id}`)
  expect(message).toMatch(/About the .*Badges.*:\n• Eve Long, Sales \(uses no chat\)/)
})

test('that message waits some minutes for other rounds; what opens after it has gone out is not lost', async () => {
  await opens([policy('Keys')], at)
  const rows = database.db.collection<Delivery>('deliveries')
  expect(await rows.findOne({ 'content.kind': 'unreachable' })).toMatchObject({
    notBefore: '2026-11-24T09:05:00.000Z',
  })
  await rows.updateMany({}, { $set: { state: 'sent' } })
  await opens([policy('Desks')], '2026-11-24T09:04:59.000Z')
  const cycles = (await rows.find({ 'content.kind': 'unreachable' }).toArray()).map(
    ({ content }) => (content as Unreachable).cycles,
  )
  expect(cycles).toEqual([
    ['cycle/policy-acknowledgement.Keys/1.0'],
    ['cycle/policy-acknowledgement.Desks/1.0'],
  ])
})

test('who is not reached fits one message, however many rounds open together for however many others', () => {
  const rounds = Array.from({ length: 40 }, (_, n) => {
    const people = [...Array(n + 1).keys()].map((i) => aPerson(100 * n + i, noChat))
    return { policy: policy(`Policy-${n}`), people }
  })
  const { payload, warnings } = renderBlocks(unreachableCard({ rounds, reader: lead }, textsFor('en')))
  expect(warnings).toEqual([])
  const text = readableText(payload.blocks as never)
  expect(text).toContain('Ask 820 people in person')
  expect(text).toContain('About the Policy-39, version 1.0:')
  // Those of the thirty smaller rounds.
  expect(text).toContain('and 465 more')
})

test('who is not reached is named at once for a company in which nobody has an account yet', () => {
  const people = Array.from({ length: 20_000 }, (_, n) => aPerson(n, noChat))
  const began = performance.now()
  unreachableCard({ rounds: [{ policy: policy('Keys'), people }], reader: lead }, textsFor('en'))
  expect(performance.now() - began).toBeLessThan(2_500)
})
