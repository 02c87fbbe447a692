import { absenceActs } from '../../src/activities/absence/acts.js'
import { showReceipts } from '../../src/bot/receipts.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Through } from '../../src/domain/ledger.js'
import type { Person } from '../../src/domain/person.js'
import { processMessages } from '../../src/main/process-messages.js'
import { at, CheckedCompany, cycle, owner, standIn } from '../support/checked-company.js'

const through: Through = { kind: 'chat', platform: 'slack' }
const by = { actor: { kind: 'person', id: owner._id }, through, at } as const

let company: CheckedCompany
beforeEach(async () => {
  company = await CheckedCompany.open({ confirmed: false })
})
afterEach(() => company.drop())

const deliveries = () => company.stores.db.collection<Delivery>('deliveries')

async function goesAway(): Promise<void> {
  const { absences } = company.stores
  const away = { from: '2027-01-04', to: '2027-01-20', delegate: standIn._id, source: 'chat' } as const
  await absenceActs(company.stores).set(await absences.of(owner._id), away, [], by)
}

async function isBack(): Promise<void> {
  const now = await company.stores.absences.of(owner._id)
  const [absence] = now.absences
  if (absence) await absenceActs(company.stores).end(now, absence, null, by)
}

/** What is due for this person stands in their channel. */
async function has(person: Person, channel: string): Promise<void> {
  const sent = { state: 'sent', platform: 'slack', channel, message: '1.1', sentAt: at } as const
  await deliveries().updateMany({ person: person._id, state: 'due' }, { $set: sent })
}

async function answers(): Promise<Ask | undefined> {
  const { _id, revision } = await company.open()
  await company.sits(owner).acts('control-check.record/ok', `${_id}.${revision}`, { note: 'Ticket 4471' })
  const [answered] = await company.stores.asks.allOf(cycle)
  return answered
}

test('whoever is back and answers does so through their own message, not that of who stood in', async () => {
  const { _id } = await company.open()
  const content: Delivery['content'] = { kind: 'asks', asks: [_id] }
  await company.stores.deliveries.tell([owner], content, at)
  await has(owner, 'D-BEN')
  await goesAway()
  await has(standIn, 'D-CLEO')
  await isBack()
  expect((await answers())?.answer?.through).toEqual({ ...through, message: 'D-BEN/1.1' })
})

test('whoever is away and answers from home gets a receipt, though somebody else has a message about it', async () => {
  await goesAway()
  await has(standIn, 'D-CLEO')
  const answered = await answers()
  expect(answered?.answer?.through).toEqual(through)

  const edited: string[] = []
  const { stores } = company
  await showReceipts(
    {
      ...stores,
      messenger: {
        platform: 'slack',
        update: async ({ channel }: { channel: string }) => void edited.push(channel),
      } as never,
      show: showDeliveries(stores, processMessages(stores)),
      now: () => new Date(at),
      logError: (error) => {
        throw error
      },
    },
    [answered?._id ?? ''],
  )
  expect(edited).toEqual(['D-CLEO'])
  expect(await deliveries().find({ person: owner._id }).toArray()).toMatchObject([
    { class: 'now', state: 'due', content: { kind: 'asks', asks: [answered?._id] } },
  ])
})
