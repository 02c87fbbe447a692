import { recordLine } from '../../src/domain/record.js'
import { dateIn } from '../../src/domain/working-days.js'
import { Asks } from '../../src/store/asks.js'
import { people } from '../support/company.js'
import { Campaigns } from './campaign.js'

let campaigns: Campaigns
afterEach(() => campaigns.stop())

test('a campaign that everybody answers closes at once and leaves a record', async () => {
  campaigns = await Campaigns.of(people(6))
  const { _id: cycle } = await campaigns.opened()
  await campaigns.keepHistory(cycle, 'waiting-for-answers')
  const before = await campaigns.now()
  await campaigns.acknowledge(await campaigns.asks(cycle))
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-when-all-had-answered')

  const { state, closedAt } = await campaigns.until(cycle, 'closed')
  expect(state).toBe('closed')
  expect(Date.parse(closedAt ?? '') - Date.parse(before)).toBeLessThan(60_000)
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    closedAt,
    completion: { asked: 6, answered: 6, open: 0, closed: 0 },
    byDepartment: {
      IT: { asked: 1, answered: 1, open: 0, closed: 0 },
      Engineering: { asked: 2, answered: 2, open: 0, closed: 0 },
      Sales: { asked: 3, answered: 3, open: 0, closed: 0 },
    },
  })
})

test('a campaign that nobody answers closes after its closing day, and the record says who did not answer', async () => {
  campaigns = await Campaigns.of(people(3))
  const { _id: cycle, closesOn, timeZone } = await campaigns.opened()
  await campaigns.finished(cycle)
  await campaigns.keepHistory(cycle, 'closed-after-its-closing-day')

  const { closedAt } = await campaigns.until(cycle, 'closed')
  expect(dateIn(closedAt ?? '', timeZone) > closesOn).toBe(true)
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 3, answered: 0, open: 0, closed: 3 },
  })
  const lines = (await campaigns.asks(cycle)).map((ask) => recordLine(ask))
  expect(lines.map(({ person, outcome }) => [person, outcome]).sort()).toEqual(
    people(3).map(({ _id }) => [_id, 'cycle-closed']),
  )
})

test('answers do not make the history longer, and those that come together are looked at once', async () => {
  campaigns = await Campaigns.of(people(60))
  const { _id: cycle } = await campaigns.opened()
  const atFirst = await campaigns.historyLength(cycle)
  const [last, ...others] = await campaigns.asks(cycle)
  await campaigns.acknowledge(others)
  expect(await campaigns.historyLength(cycle)).toBe(atFirst)

  const nudges = 10
  for (let i = 0; i < nudges; i += 1) await campaigns.nudge(cycle)
  await campaigns.sleep('5 seconds')
  await campaigns.asleep(cycle)
  const looksIn = (history: string) => history.split('"markerName": "core_local_activity"').length - 1
  expect(looksIn(await campaigns.readableHistory(cycle))).toBe(2)
  await campaigns.keepHistory(cycle, 'waiting-again-after-nudges')

  await campaigns.acknowledge(last ? [last] : [])
  await campaigns.finished(cycle)
  expect(looksIn(await campaigns.readableHistory(cycle))).toBe(3)
  expect(await campaigns.stores.records.byCycle(cycle)).toMatchObject({
    completion: { asked: 60, answered: 60 },
  })
})

test('a new version supersedes what is open of the old one, and the old campaign closes with its record', async () => {
  campaigns = await Campaigns.of(people(4))
  const { _id: old } = await campaigns.opened('1.0', 1)
  await campaigns.acknowledge((await campaigns.asks(old)).slice(0, 1))
  await campaigns.sleep('1 day')
  const { _id: present } = await campaigns.opened('2.0', 2)
  await campaigns.until(old, 'closed')
  await campaigns.keepHistory(old, 'closed-by-a-newer-version')

  const lines = (await campaigns.asks(old)).map((ask) => recordLine(ask))
  expect(lines.map(({ outcome }) => outcome).sort()).toEqual([
    'acknowledged',
    'superseded',
    'superseded',
    'superseded',
  ])
  expect(await campaigns.stores.records.byCycle(old)).toMatchObject({
    completion: { asked: 4, answered: 1, open: 0, closed: 3 },
  })
  expect(await campaigns.stores.asks.completion(present)).toMatchObject({ asked: 4, open: 4 })
  await campaigns.finished(present)
})

test('an old version whose campaign opens only after the new one takes nothing from it', async () => {
  campaigns = await Campaigns.of(people(4))
  const old = await campaigns.published('1.0', 1)
  const { _id: present } = await campaigns.opened('2.0', 2)
  await campaigns.startWorkflow(old)
  await campaigns.finished(old._id)

  expect(await campaigns.stores.asks.completion(present)).toMatchObject({ asked: 4, open: 4 })
  expect(await campaigns.stores.asks.completion(old._id)).toMatchObject({ open: 0 })
  expect(await campaigns.stores.records.byCycle(old._id)).toMatchObject({ completion: { answered: 0 } })
})

describe('a worker that dies while the audience is being asked asks nobody twice', () => {
  test('when some of them have their question', async () => {
    const dying: DyingAsks[] = []
    campaigns = await Campaigns.of(people(1_100), (tools, db) => {
      const asks = new DyingAsks(db)
      dying.push(asks)
      return { ...tools, asks }
    })
    await everybodyIsAskedOnce()
    expect(dying.map(({ written }) => written)).toEqual([4])
  })

  async function everybodyIsAskedOnce(): Promise<void> {
    const { _id: cycle, asked } = await campaigns.opened()
    expect(asked).toBe(1_100)
    expect(await campaigns.stores.asks.completion(cycle)).toMatchObject({ asked: 1_100, open: 1_100 })
  }
})

test('the history holds no personal data', async () => {
  const staff = people(3)
  campaigns = await Campaigns.of(staff)
  const { _id: cycle } = await campaigns.opened()
  await campaigns.acknowledge((await campaigns.asks(cycle)).slice(0, 2))
  await campaigns.finished(cycle)
  const history = await campaigns.readableHistory(cycle)
  expect(history).toContain('cycle/policy-acknowledgement.information-security/1.0')
  for (const { _id, name, email, key } of staff) {
    for (const secret of [_id, name, email, key, 'Robin']) expect(history).not.toContain(secret)
  }
})

/** Dies in the middle of the second thousand, once. */
class DyingAsks extends Asks {
  written = 0

  override async open(asks: Parameters<Asks['open']>[0]): Promise<void> {
    this.written += 1
    if (this.written !== 2) return super.open(asks)
    await super.open(asks.slice(0, 50))
    throw new Error('The machine went away')
  }
}
