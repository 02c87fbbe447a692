import { setTimeout as delay } from 'node:timers/promises'
import { sendNext } from '../../src/bot/courier.js'
import type { Delivery, DeliveryContent } from '../../src/domain/delivery.js'
import { connectSlack } from '../../src/main/slack.js'
import { Deliveries } from '../../src/store/deliveries.js'
import { unreachablePeople } from '../../src/store/unreachable.js'
import { stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, cycleOf, lead, publish } from '../support/company.js'
import { lossyLine, Office } from '../support/office.js'
import { signingSecret, token } from '../support/sandbox.js'

const here = 'Here is the Information Security Policy, version 1.0, as you asked.'
const robin = aPerson(2)

let office: Office
beforeEach(async () => {
  office = await Office.open({ staff: [lead, robin] })
  await publish(office.stores, aPolicy('1.0'), office.at())
  await office.match()
})
afterEach(async () => {
  jest.restoreAllMocks()
  await office.stop()
})

/** Dies between Slack's showing the file and the note of it: nothing that it would write is written. */
class DyingDeliveries extends Deliveries {
  override async sent(): Promise<void> {
    throw new Error('The machine went away')
  }

  override async retryAt(): Promise<void> {
    throw new Error('The machine went away')
  }
}

/** Dies before it can note the file that it brought. */
class DyingEarlier extends DyingDeliveries {
  override async brought(): Promise<boolean> {
    throw new Error('The machine went away')
  }
}

async function robinAsks(): Promise<void> {
  const content: DeliveryContent = {
    ...{ kind: 'policy-pdf', policy: 'information-security', version: '1.0' },
    ...{ askedAt: office.at(), asks: [] },
  }
  const wanted = { class: 'now', content, notBefore: office.at(), reachable: true } as const
  await office.stores.deliveries.want([{ person: robin._id, ...wanted }])
}

const deliveryNow = () => office.stores.db.collection<Delivery>('deliveries').findOne({})
const filesSeen = async () =>
  (await (await office.person(robin)).messages()).flatMap(({ files }) => files.map(({ name }) => name))
const pdf = 'information-security-1.0-en.pdf'

describe('a file', () => {
  test('stands in the direct messages of who asked for it, and is recorded', async () => {
    await robinAsks()
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await office.sees(robin)).toEqual([here])
    expect(await filesSeen()).toEqual([pdf])
    expect(await office.sees(lead)).toEqual([])
    expect(await deliveryNow()).toMatchObject({
      state: 'sent',
      file: expect.stringMatching(/^F/),
      channel: expect.stringMatching(/^D/),
    })
    expect(await sendNext(office.courier('one'))).toBe('idle')
  })

  test.each([
    ['after Slack showed it', DyingDeliveries, 1],
    ['before Slack showed it', DyingEarlier, 2],
  ])('of a sender that dies %s is shown once', async (_, Dying, brought) => {
    await robinAsks()
    const dying = office.courier('dying', { deliveries: new Dying(office.stores.db) })
    await expect(sendNext(dying)).rejects.toThrow('The machine went away')
    office.passes(120)
    expect(await sendNext(office.courier('next'))).toBe('sent')
    expect(await filesSeen()).toEqual([pdf])
    expect(await deliveryNow()).toMatchObject({ state: 'sent', attempts: 2 })
    expect(await office.sandbox.db.collection('files').countDocuments()).toBe(brought)
  })

  test('is not shown by who was taken for dead, and comes back after another has shown it', async () => {
    await robinAsks()
    let takenOver: Promise<unknown> = Promise.resolve()
    const bringFile: typeof office.slack.messenger.bringFile = async (file) => {
      const brought = await office.slack.messenger.bringFile(file)
      office.passes(120)
      takenOver = sendNext(office.courier('next'))
      await takenOver
      return brought
    }
    await sendNext(office.courier('slow', { messenger: { ...office.slack.messenger, bringFile } }))
    expect(await takenOver).toBe('sent')
    expect(await filesSeen()).toEqual([pdf])
  })

  test('is shown once where the answer to showing it is lost', async () => {
    // Slack's client says so, too.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    await robinAsks()
    const line = await lossyLine(office.sandbox.sandbox.slackApiUrl, 'files.completeUploadExternal')
    const { messenger } = await connectSlack({ token, signingSecret, apiUrl: line.apiUrl }, office.stores)
    const courier = office.courier('one', { messenger })
    expect(await sendNext(courier)).toEqual({ pauseMs: expect.any(Number) })
    office.passes(600)
    expect(await sendNext(courier)).toBe('sent')
    await line.close()
    expect(await filesSeen()).toEqual([pdf])
  })

  test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'waits as long as Slack says where %s is called too often',
    async (method) => {
      await robinAsks()
      office.sandbox.sandbox.switches.turnOn('rate-limit', { method, times: 1 })
      const turn = await sendNext(office.courier('one'))
      if (typeof turn === 'string') throw new Error('Slack wants silence')
      expect(turn.pauseMs).toBeGreaterThanOrEqual(1_000)
      office.passes(turn.pauseMs / 1_000)
      await delay(1_010)
      expect(await sendNext(office.courier('one'))).toBe('sent')
      expect(await filesSeen()).toEqual([pdf])
    },
  )

  test.each(['files.getUploadURLExternal', 'files.completeUploadExternal'])(
    'that the app lacks the permission for (%s) is a sentence that says what to do, and holds nobody up',
    async (method) => {
      await robinAsks()
      office.sandbox.sandbox.switches.turnOn('missing-scope', { method })
      expect(await sendNext(office.courier('one'))).toBe('sent')
      const [message] = await (await office.person(robin)).messages()
      expect(message?.files).toEqual([])
      expect(message?.text).toBe(
        'The PDF of the Information Security Policy, version 1.0, could not be sent: this workspace takes no files ' +
          'from Steward. Tell your ISMS lead that the app needs the permission to send files (in Slack: `files:write`), ' +
          'then ask for it again. Its text is there at any time: `/isms policy read information-security`.',
      )
      expect(await deliveryNow()).toMatchObject({ state: 'sent' })
      expect(office.problems).toEqual([
        expect.objectContaining({ message: expect.stringContaining('missing_scope') }),
      ])

      office.sandbox.sandbox.switches.turnOff('missing-scope')
      office.passes(60)
      await robinAsks()
      expect(await sendNext(office.courier('one'))).toBe('sent')
      expect(await filesSeen()).toEqual([pdf])
    },
  )

  test('for an account that is gone counts as unreachable', async () => {
    await robinAsks()
    await office.sandbox.people.changes(robin.email, { deleted: true })
    expect(await sendNext(office.courier('one'))).toBe('sent')
    expect(await deliveryNow()).toMatchObject({ state: 'unreachable', lastError: 'user_disabled' })
  })

  test('that cannot be made makes nobody one whom chat does not reach', async () => {
    await stepsOf(office.stores).openCampaign({
      cycle: cycleOf(aPolicy('1.0'), office.at())._id,
      asOf: office.at(),
    })
    await robinAsks()
    const bringFile = async () => {
      throw new Error('No such glyph')
    }
    const courier = office.courier('one', { messenger: { ...office.slack.messenger, bringFile } })
    for (let i = 0; i < 10; i += 1) {
      await sendNext(courier)
      office.passes(600)
    }
    expect(await deliveryNow()).toMatchObject({ state: 'unreachable', lastError: 'No such glyph' })
    expect(await unreachablePeople(office.stores)).toEqual([])
  })
})
