import type { Db } from 'mongodb'
import { followUpDeclines } from '../../src/activities/declines.js'
import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { endExceptions } from '../../src/activities/policy-exceptions.js'
import { decideCard } from '../../src/bot/cards/policy-acknowledgement/decide.js'
import { decideViewOf } from '../../src/bot/decline-view.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Delivery } from '../../src/domain/delivery.js'
import { type CycleRecord, recordLine } from '../../src/domain/record.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { Declines } from '../../src/store/declines.js'
import type { Records } from '../../src/store/records.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { acknowledge, aPerson, aPolicy, cycleOf, found, lead, people, publish } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T09:00:00.000Z'
const later = '2026-11-25T09:00:00.000Z'
const through = { kind: 'chat', platform: 'slack' } as const
const owner = aPerson(3)
const employee = aPerson(2)

let database: TestDatabase
let stores: Stores
let cycle: string
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, people(5), { topManagement: [aPerson(5)._id] })
  cycle = (await publish(stores, { ...aPolicy('1.0'), owner: owner._id }, at))._id
  await activities().openCampaign({ cycle, asOf: at })
})
afterEach(() => database.drop())

const activities = (heartbeat = () => {}, changes: Partial<Pick<Stores, 'records'>> = {}) =>
  policyAcknowledgementActivities({
    ...stores,
    ...changes,
    matchPeople: async () => undefined,
    heartbeat,
    nudgeCycles: async () => undefined,
    nudgeReminders: async () => undefined,
  })
const sweep = (asOf = later) => followUpDeclines(stores, asOf, () => undefined)
const everything = () => database.db.collection('asks').find().sort({ _id: 1 }).toArray()

async function askOf(person: string): Promise<Ask> {
  for await (const ask of stores.asks.ofCycle(cycle))
    if (ask.askedOf === person && ask.state !== 'closed') return ask
  throw new Error(`${person} is asked nothing`)
}

/** Says that they can't, and the process dies before it puts it to anybody. */
async function declines(person = employee._id): Promise<Ask> {
  const { _id, revision } = await askOf(person)
  const ask = { id: _id, revision }
  const declined = await stores.declines.decline({ ask, by: person, at, through, reason: 'I cannot.' })
  if (!declined) throw new Error('It was not taken')
  return declined
}

async function decides(
  slot: string,
  value: string,
  more: { until?: string } = {},
  asOf = later,
): Promise<Ask> {
  const asked = await database.db.collection<Ask>('asks').findOne({ slot, state: 'open' })
  if (!asked) throw new Error(`Nobody is asked to decide: ${slot}`)
  const given = { by: asked.mayAnswer[0] ?? '', at: asOf, through, value, language: 'en', reason: 'Because.' }
  const ref = { id: asked._id, revision: asked.revision }
  const taken = await stores.asks.answer({ ask: ref, ...given, ...more }, asked.subject)
  if (!taken) throw new Error('It was not taken')
  return (await stores.asks.byId(asked._id)) as Ask
}

test('a crash between saying so and asking the ISMS lead is mended, once', async () => {
  await declines()
  await sweep()
  const [asked, ...others] = await stores.asks.openOf(lead._id)
  const decision = [asked, ...others].find((ask) => ask?.slot === 'decline')
  expect(decision).toMatchObject({ kind: 'delegable', mayAnswer: [lead._id], neverBy: [employee._id] })
  expect(await stores.deliveries.withAsks([decision?._id ?? ''])).toHaveLength(1)
  const before = await everything()
  await sweep()
  expect(await everything()).toEqual(before)
})

test('a crash between the decision and being asked again is mended, once', async () => {
  const declined = await declines()
  await sweep()
  await decides('decline', 'answer')
  await sweep()
  const again = await askOf(employee._id)
  expect(again).toMatchObject({ round: 2, follows: declined._id, state: 'open', toldOn: '2026-11-25' })
  expect(await stores.deliveries.withAsks([again._id])).toHaveLength(1)
  expect(await stores.asks.byId(declined._id)).toMatchObject({
    state: 'closed',
    closed: { because: 'asked-again' },
    declined: { decision: { kind: 'answered', by: lead._id } },
  })
  const before = await everything()
  await sweep()
  expect(await everything()).toEqual(before)
  expect(await stores.asks.completion(cycle)).toEqual({ asked: 5, answered: 0, open: 5, closed: 0 })
})

describe('who can after all', () => {
  const canAfterAll = (ask: Ask, person = employee) =>
    new AtTheDesk(stores, person, later).acts(
      'policy-acknowledgement.can-after-all',
      `${ask._id}.${ask.revision}`,
    )

  test('is asked again at once, and nobody has to decide any more', async () => {
    const declined = await declines()
    await sweep(at)
    await canAfterAll(declined)
    const again = await askOf(employee._id)
    expect(again).toMatchObject({ state: 'open', round: 2, follows: declined._id })
    const rows = await stores.declines.decisionsAbout(declined._id)
    expect(rows).toEqual([
      expect.objectContaining({ state: 'closed', closed: { at: later, because: 'settled' } }),
    ])
    expect(await acknowledge(stores, again, later)).toMatchObject({ state: 'answered' })
    const before = await everything()
    await sweep()
    expect(await everything()).toEqual(before)
    for (const { _id } of people(5).filter(({ _id }) => _id !== employee._id))
      await acknowledge(stores, await askOf(_id), later)
    await activities().closeCampaign({ cycle, asOf: later })
    expect((await verifyRecords(database.db)).wrong).toEqual([])
  })

  test('needs no exception any more, which whoever asked for it reads', async () => {
    const declined = await declines()
    await sweep(at)
    const asked = await decides('decline', 'exception')
    await sweep()
    await canAfterAll((await stores.asks.byId(declined._id)) ?? declined)
    const open = (await stores.declines.decisionsAbout(declined._id)).filter(({ state }) => state === 'open')
    expect(open).toEqual([])
    const view = await decideViewOf(stores, asked, lead, later)
    expect(JSON.stringify(view && decideCard(view, textsFor('en')))).toContain('Nothing is left to decide')
  })

  test('says so while it is undecided, and nobody says it for them', async () => {
    const declined = await declines()
    await sweep(at)
    expect((await canAfterAll(declined, owner)).sees).toContain('so nothing was recorded')
    await decides('decline', 'postpone', { until: '2026-12-10' })
    await sweep()
    const postponed = (await stores.asks.byId(declined._id)) ?? declined
    expect((await canAfterAll(postponed)).sees).toContain('it is being decided, so nothing more was recorded')
    expect((await stores.asks.byId(declined._id))?.state).toBe('declined')
  })
})

test('what is postponed is asked again on its day, with that morning', async () => {
  await declines()
  await sweep()
  await decides('decline', 'postpone', { until: '2026-12-01' })
  await sweep('2026-11-30T23:59:00.000Z')
  expect(await askOf(employee._id)).toMatchObject({ round: 1, state: 'declined' })
  await sweep('2026-12-01T00:00:00.000Z')
  const again = await askOf(employee._id)
  expect(again).toMatchObject({ round: 2, remindOn: '2026-12-01' })
  expect(again.toldOn).toBeUndefined()
  expect(await stores.deliveries.withAsks([again._id])).toEqual([])
})

test('when who was to decide leaves, it is put to the next one; when the person leaves, to nobody', async () => {
  await declines()
  await sweep()
  await stores.people.deactivate([lead._id])
  await stores.asks.closeAsksOf(lead._id, 'left', later)
  await sweep()
  const anew = (await stores.asks.openOf(aPerson(5)._id)).find(({ slot }) => slot === 'decline')
  expect(anew).toMatchObject({ round: 2, askedOf: aPerson(5)._id })

  await stores.asks.closeAsksOf(employee._id, 'left', later)
  await sweep()
  expect(await stores.asks.byId(anew?._id ?? '')).toMatchObject({
    ...{ state: 'closed', closed: { because: 'settled' } },
  })
})

test('while who is to decide is away, it goes to their delegate at once, and never to whom it is about', async () => {
  const delegate = aPerson(4)
  const by = { actor: { kind: 'person', id: lead._id }, through, at } as const
  const away = { from: '2026-11-23', to: '2026-12-04', delegate: delegate._id, source: 'chat' } as const
  await stores.absences.set(await stores.absences.of(lead._id), away, [], by)
  await declines()
  await declines(delegate._id)
  await sweep()
  const asked = (await stores.asks.openOf(lead._id)).filter(({ slot }) => slot === 'decline')
  expect(asked.map(({ neverBy, delegated }) => [neverBy?.[0], delegated?.to]).sort()).toEqual([
    [employee._id, delegate._id],
    [delegate._id, undefined],
  ])
  const [told] = await database.db.collection<Delivery>('deliveries').find({ person: delegate._id }).toArray()
  expect(told?.content).toMatchObject({ kind: 'stand-in', absent: lead._id })
})

test('who said that they cannot does not decide about it, whatever is handed over to them', async () => {
  await declines()
  await sweep()
  const asked = (await stores.asks.openOf(lead._id)).find(({ slot }) => slot === 'decline')
  if (!asked) throw new Error('The ISMS lead is not asked')
  await database.db
    .collection<Ask>('asks')
    .updateOne({ _id: asked._id }, { $set: { mayAnswer: [employee._id] } })
  const given = { by: employee._id, at: later, through, value: 'answer', language: 'en', reason: 'Fine.' }
  const ref = { id: asked._id, revision: asked.revision }
  expect(await stores.asks.answer({ ask: ref, ...given }, asked.subject)).toBe(false)
})

function dyingAtDeletes(db: Db): Db {
  const deleteMany = async () => {
    throw new Error('The machine went away')
  }
  const collection = (name: string) => Object.assign(Object.create(db.collection(name)), { deleteMany })
  return Object.assign(Object.create(db), { collection })
}

describe('an exception', () => {
  async function granted(until = '2026-12-24'): Promise<Ask> {
    const declined = await declines()
    await sweep()
    await decides('decline', 'exception')
    await sweep()
    await decides('exception', 'grant', { until })
    await sweep()
    return declined
  }

  test('is granted by the owner of the policy and settles the question', async () => {
    const declined = await granted()
    expect(await stores.asks.byId(declined._id)).toMatchObject({ closed: { because: 'excepted' } })
    expect(await stores.exceptions.inForce('information-security')).toMatchObject([
      {
        ...{ person: employee._id, grantedBy: owner._id, requestedBy: lead._id, until: '2026-12-24' },
        reason: { text: 'Because.' },
      },
    ])
  })

  test('whoever asked for it sees in their message that it was granted, and that it ended', async () => {
    const declined = await granted()
    const requests = () =>
      database.db.collection<Ask>('asks').findOne({ about: declined._id, slot: 'decline' })
    expect(await requests()).toMatchObject({ askedOf: lead._id, receiptOwed: later })
    const ends = '2026-12-25T00:00:00.000Z'
    await endExceptions(stores, ends, () => undefined)
    expect(await requests()).toMatchObject({ receiptOwed: ends })
  })

  test('that was taken back is ended by the sweep where who took it back died over it, and its person is asked again', async () => {
    const declined = await granted()
    const [{ _id: id } = { _id: '' }] = await stores.exceptions.inForce('information-security')
    const revoking = { by: lead._id, at: later, through, reason: 'The till was replaced.' }
    expect(await stores.exceptions.revoke(id, revoking)).toBe(true)
    expect(await stores.exceptions.revoke(id, revoking)).toBe(false)
    await endExceptions(stores, later, () => undefined)
    expect(await stores.exceptions.inForce('information-security')).toEqual([])
    expect(await askOf(employee._id)).toMatchObject({ round: 2, follows: declined._id })
    const before = await everything()
    await endExceptions(stores, later, () => undefined)
    expect(await everything()).toEqual(before)
  })

  test('is asked again on the day after its last one, once', async () => {
    const declined = await granted()
    const end = (asOf: string) => endExceptions(stores, asOf, () => undefined)
    await end('2026-12-24T23:59:00.000Z')
    expect(await stores.exceptions.inForce('information-security')).toHaveLength(1)
    await end('2026-12-25T00:00:00.000Z')
    expect(await askOf(employee._id)).toMatchObject({
      round: 2,
      follows: declined._id,
      remindOn: '2026-12-25',
    })
    expect(await stores.exceptions.inForce('information-security')).toEqual([])
    expect(await stores.asks.completion(cycle)).toEqual({ asked: 5, answered: 0, open: 5, closed: 0 })
    const before = await everything()
    await end('2026-12-26T00:00:00.000Z')
    expect(await everything()).toEqual(before)
  })

  test.each([
    ['America/Halifax', '2026-12-25T04:00:00.000Z'],
    ['Australia/Sydney', '2026-12-24T13:00:00.000Z'],
  ])('ends when its last day is over where its person is: in %s at %s', async (timeZone, ends) => {
    await stores.people.write([], [{ id: employee._id, fields: { timeZone } }])
    await database.db
      .collection('asks')
      .updateOne({ askedOf: employee._id }, { $set: { 'snapshot.timeZone': timeZone } })
    await granted()
    const aMinuteBefore = new Date(Date.parse(ends) - 60_000).toISOString()
    await endExceptions(stores, aMinuteBefore, () => undefined)
    expect(await stores.exceptions.inForce('information-security')).toHaveLength(1)
    await endExceptions(stores, ends, () => undefined)
    expect(await stores.exceptions.inForce('information-security')).toEqual([])
  })

  describe('that ends while its round closes', () => {
    const until = '2026-11-30'
    const ends = '2026-12-01T00:00:00.000Z'
    /** Read before the round closed, and written after. */
    const endsLate = async (declined: Ask) => {
      const ask = await stores.asks.byId(declined._id)
      if (ask) await stores.declines.exceptionEnded(ask, true, ends)
      await sweep(ends)
    }

    async function isAskedWithTheJoiners(): Promise<void> {
      expect(await stores.asks.openOf(employee._id)).toEqual([])
      expect(await verifyRecords(database.db)).toMatchObject({ checked: 1, wrong: [] })
      const asked: string[] = []
      const { subject } = cycleOf(aPolicy('1.0'), at)
      for await (const id of stores.acknowledgements.askedAbout(subject)) asked.push(id)
      expect(asked).not.toContain(employee._id)
      expect((await stores.cycles.byId(cycle))?.joinersSeen).toBeUndefined()
    }

    test('is asked with the joiners when the round has just closed', async () => {
      const declined = await granted(until)
      await activities().closeCampaign({ cycle, asOf: ends })
      await endsLate(declined)
      await isAskedWithTheJoiners()
    })

    test('is asked with the joiners when the record is being made', async () => {
      const declined = await granted(until)
      const records: Records = Object.assign(Object.create(stores.records), {
        make: async (record: CycleRecord) => {
          await endsLate(declined)
          await stores.records.make(record)
        },
      })
      await activities(undefined, { records }).closeCampaign({ cycle, asOf: ends })
      await isAskedWithTheJoiners()
    })

    test('cannot answer in it any more while the record is being made, so that the record holds', async () => {
      const declined = await granted(until)
      const answers: unknown[] = []
      const records: Records = Object.assign(Object.create(stores.records), {
        make: async (record: CycleRecord) => {
          await endsLate(declined)
          for (const ask of await everything())
            if (ask.follows) answers.push(await acknowledge(stores, ask as never, ends))
          await stores.records.make(record)
        },
      })
      await activities(undefined, { records }).closeCampaign({ cycle, asOf: ends })
      expect(answers).toEqual([null])
      await isAskedWithTheJoiners()
    })

    test('is asked with the joiners, and nowhere else, when the worker dies while it takes the question back', async () => {
      const declined = await granted(until)
      await activities().closeCampaign({ cycle, asOf: ends })
      const ask = await stores.asks.byId(declined._id)
      if (ask) await stores.declines.exceptionEnded(ask, true, ends)
      const dying = { ...stores, declines: new Declines(dyingAtDeletes(database.db)) }
      await expect(followUpDeclines(dying, ends, () => undefined)).rejects.toThrow('The machine went away')
      await sweep(ends)
      await isAskedWithTheJoiners()
    })

    test('has its place in the record when the round is closed a moment later', async () => {
      const declined = await granted(until)
      await endsLate(declined)
      await activities().closeCampaign({ cycle, asOf: ends })
      expect(await verifyRecords(database.db)).toMatchObject({ checked: 1, wrong: [] })
      expect(await stores.asks.openOf(employee._id)).toEqual([])
    })
  })

  describe('from a version that is only reworded', () => {
    const reworded = 'cycle/policy-acknowledgement.information-security/1.1'
    const rewords = async (heartbeat = () => {}, asOf = later) => {
      const wording = { ...aPolicy('1.1', 2), change: 'editorial' as const, owner: owner._id }
      await publish(stores, wording, asOf)
      await activities(heartbeat).openCampaign({ cycle: reworded, asOf })
    }
    const linesOf = async (id: string) => {
      const lines: Ask[] = []
      for await (const ask of stores.asks.ofCycle(id)) if (ask.askedOf === employee._id) lines.push(ask)
      return lines.sort((a, b) => a.round - b.round)
    }

    test('holds on: the person is not asked about the new wording, and its record says why', async () => {
      await granted()
      await rewords()
      expect(await stores.asks.openOf(employee._id)).toEqual([])
      await activities().closeCampaign({ cycle: reworded, asOf: '2026-12-01T00:00:00.000Z' })
      expect((await linesOf(reworded)).map((ask) => recordLine(ask).outcome)).toEqual(['excepted'])
      expect(await verifyRecords(database.db)).toMatchObject({ wrong: [] })
    })

    test('is not granted any more once its person is asked about the new wording', async () => {
      await declines()
      await sweep()
      await decides('decline', 'exception')
      await sweep()
      await decides('exception', 'grant', { until: '2026-12-24' })
      // The worker is lost when it has asked everybody, and the grant is followed up before another goes on.
      const lost = () => {
        throw new Error('lost')
      }
      await expect(rewords(lost)).rejects.toThrow('lost')
      await sweep()
      await activities().openCampaign({ cycle: reworded, asOf: later })
      expect(await stores.asks.openOf(employee._id)).toMatchObject([{ cycle: reworded, state: 'open' }])
      expect(await stores.exceptions.inForce('information-security')).toEqual([])
    })

    test('is asked again about the new wording on the day after its last one, once', async () => {
      await granted()
      await rewords()
      const end = (asOf: string) => endExceptions(stores, asOf, () => undefined)
      await end('2026-12-25T00:00:00.000Z')
      expect(await linesOf(reworded)).toMatchObject([
        { round: 1, closed: { because: 'asked-again' } },
        { round: 2, state: 'open', subject: { version: '1.1' }, remindOn: '2026-12-25' },
      ])
      expect((await stores.asks.openOf(employee._id)).map(({ cycle: of }) => of)).toEqual([reworded])
      const before = await everything()
      await end('2026-12-26T00:00:00.000Z')
      expect(await everything()).toEqual(before)
    })

    test('that ended is asked about the new wording like anybody', async () => {
      await granted('2026-12-01')
      await endExceptions(stores, '2026-12-02T09:00:00.000Z', () => undefined)
      await rewords(undefined, '2026-12-02T09:00:00.000Z')
      expect(await stores.asks.openOf(employee._id)).toMatchObject([{ cycle: reworded, state: 'open' }])
    })
  })

  test('from a version that a material one took the place of ends without touching one from the new version', async () => {
    const second = 'cycle/policy-acknowledgement.information-security/2.0'
    const end = (asOf: string) => endExceptions(stores, asOf, () => undefined)
    await granted('2026-12-24')
    await publish(stores, { ...aPolicy('2.0', 2), owner: owner._id }, later)
    await activities().openCampaign({ cycle: second, asOf: later })
    cycle = second
    await granted('2027-06-30')
    await end('2026-12-25T00:00:00.000Z')
    expect(await stores.asks.openOf(employee._id)).toEqual([])
    expect(await stores.exceptions.inForce('information-security')).toMatchObject([
      { subject: { version: '2.0' }, until: '2027-06-30' },
    ])
  })

  test('that outlives its round is asked again with the joiners, and the record stays as it was', async () => {
    await granted()
    await activities().closeCampaign({ cycle, asOf: '2026-12-01T00:00:00.000Z' })
    const asked = async () => {
      const ids: string[] = []
      for await (const id of stores.acknowledgements.askedAbout(cycleOf(aPolicy('1.0'), at).subject))
        ids.push(id)
      return ids
    }
    expect(await asked()).toContain(employee._id)
    await endExceptions(stores, '2026-12-25T00:00:00.000Z', () => undefined)
    expect(await asked()).not.toContain(employee._id)
    expect(await verifyRecords(database.db)).toMatchObject({ checked: 1, wrong: [] })
  })
})

describe('the record of a round', () => {
  test('does not settle while somebody waits for a decision', async () => {
    await declines()
    for await (const ask of stores.asks.ofCycle(cycle)) await acknowledge(stores, ask, at)
    await sweep()
    expect(await activities().lookAtCampaign({ cycle, asOf: later })).toMatchObject({ settled: false })
    await decides('decline', 'exception')
    await sweep()
    await decides('exception', 'grant', { until: '2027-03-01' })
    await sweep()
    expect(await activities().lookAtCampaign({ cycle, asOf: later })).toMatchObject({ settled: true })
  })

  test('has what nobody decided, and the round in which somebody was just being asked again', async () => {
    await declines(aPerson(4)._id)
    const declined = await declines()
    await sweep()
    const asked = (await stores.asks.openOf(lead._id)).find(({ about }) => about === declined._id)
    // The process dies before the person is asked again, and the round closes before the sweep comes.
    const decision = { kind: 'answered', ask: asked?._id ?? '', by: lead._id, at: later } as const
    expect(await stores.declines.conclude(declined, decision, 'asked-again', later)).toBe(true)
    await activities().closeCampaign({ cycle, asOf: '2027-01-09T00:00:00.000Z' })

    const lines: string[] = []
    for await (const ask of stores.asks.ofCycle(cycle))
      if (ask.declined || ask.follows) lines.push(`${ask.round} ${recordLine(ask).outcome}`)
    expect(lines.sort()).toEqual(['1 asked-again', '1 declined', '2 cycle-closed'])
    expect(await stores.records.byCycle(cycle)).toMatchObject({
      completion: { asked: 5, answered: 0, open: 0, closed: 5 },
    })
    expect(await verifyRecords(database.db)).toMatchObject({ checked: 1, wrong: [] })
    expect(await stores.asks.unsettled(cycle)).toEqual({ open: 0, takeBackEnds: null })
  })
})
