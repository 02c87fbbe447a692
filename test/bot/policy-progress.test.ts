import type { Person } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { answers, asksOf, opens } from '../support/campaign-steps.js'
import { aPerson, aPolicy, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2026-11-24T13:00:00.000Z'
const overdue = '2026-12-10T13:00:00.000Z'
const cycle = 'cycle/policy-acknowledgement.information-security/1.0'

const [ben, cleo] = [aPerson(2, { name: 'Ben Okoro' }), aPerson(3, { name: 'Cleo Ward' })]
const dev = aPerson(4, { name: 'Dev Patel', country: 'DE-HH', timeZone: 'Europe/Berlin' })
const coordinator = aPerson(5, { name: 'Eve Long' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  const coordinators = [{ person: coordinator._id, of: { department: 'Sales' } }]
  await found(stores, [lead, ben, cleo, dev, coordinator], { coordinators })
  await opens(stores, '1.0', 1, 'material', at)
})
afterEach(() => database.drop())

const desk = (person: Person, when = overdue) => new AtTheDesk(stores, person, when)

describe('how far a policy is', () => {
  test('the ISMS lead sees it by department, who is late, and what is not published yet', async () => {
    await answers(stores, cycle, ben._id, at)
    await stores.policies.add(aPolicy('1.1', 2))
    const { sees } = await desk(lead).types('policy status information-security')
    expect(sees).toContain('1 of 5 acknowledged')
    expect(sees).toMatch(/Sales: 1 of 2/)
    expect(sees).toContain('4 people are late')
    expect(sees).toContain('Dev Patel, Sales: due Tuesday 8 December (2 days ago)')
    expect(sees).toContain('version 1.1 is imported')
  })

  test('a picture shows how it came about, and says the same in words', async () => {
    await answers(stores, cycle, ben._id, at)
    const { nodes } = await desk(lead).types('policy status information-security')
    const picture = nodes.find(({ kind }) => kind === 'image')
    expect(picture).toMatchObject({
      picture: { alt: '1 of 5 acknowledged by Thursday 10 December; due Tuesday 8 December' },
    })
  })

  test('its line counts acknowledgements, not what was decided about somebody meanwhile', async () => {
    await answers(stores, cycle, ben._id, at)
    const acknowledged = await stores.policyProgress.answersByDay(cycle, 'Europe/Dublin', [])
    const one = (await asksOf(stores, cycle)).get(ben._id)
    await database.db
      .collection<{ _id: string }>('asks')
      .insertOne(Object.assign({}, one, { _id: 'decided', slot: 'decline', about: 'another' }))
    expect(await stores.policyProgress.answersByDay(cycle, 'Europe/Dublin', [])).toEqual(acknowledged)
    expect(acknowledged).toEqual([{ on: '2026-11-24', n: 1 }])
  })

  test('a coordinator sees their part and nothing else', async () => {
    const { sees } = await desk(coordinator).types('policy status information-security')
    expect(sees).toContain('Of your part: Sales')
    expect(sees).toContain('0 of 2 acknowledged')
    expect(sees).toContain('Ben Okoro')
    expect(sees).not.toContain('Engineering')
    expect(sees).not.toContain('Cleo Ward')
  })

  test('nobody else sees it', async () => {
    expect((await desk(ben).types('policy status information-security')).sees).toContain(
      'so nothing was done',
    )
    expect((await desk(ben).types('')).sees).not.toContain('policy status')
  })

  test('it says what was carried over, signed on paper, joined later, or waits for who is away', async () => {
    await answers(stores, cycle, ben._id, at)
    const second = await opens(stores, '1.1', 2, 'editorial', at)
    const set = (person: Person, fields: object) =>
      database.db.collection('asks').updateOne({ askedOf: person._id }, { $set: fields })
    await set(cleo, { paused: { since: '2026-12-01', until: '2026-12-18' } })
    await set(dev, { joined: second })
    const { sees } = await desk(lead).types('policy status information-security')
    expect(sees).toContain('1 of 4 acknowledged')
    expect(sees).toContain('one person acknowledged an earlier wording')
    expect(sees).toContain('one person, asked again when they are back')
    expect(sees).toContain('0 of 1 acknowledged; counted beside the others')
  })
})

describe('reminding people', () => {
  /** As it stands once the first message went out: reminded again in some days. */
  const toldAlready = (remindOn: string) =>
    database.db.collection('asks').updateMany({ state: 'open' }, { $set: { toldOn: '2026-11-25', remindOn } })

  test('brings the next reminder forward to the next morning, for those who have not answered', async () => {
    await answers(stores, cycle, ben._id, at)
    await toldAlready('2026-12-16')
    const { sees } = await desk(lead).types('policy remind information-security')
    expect(sees).toContain('4 people on Friday 11 December (tomorrow)')
    expect(sees).toContain('nobody gets an extra one')
    const again = await desk(lead).types('policy remind information-security')
    expect(again.sees).toContain('can come earlier, so nothing was changed: 4 people on Friday 11 December')
    const asks = await asksOf(stores, cycle)
    expect(asks.get(ben._id)?.remindOn).not.toBe('2026-12-11')
    expect(asks.get(cleo._id)?.remindOn).toBe('2026-12-11')
    expect(await database.db.collection('deliveries').countDocuments({ 'content.kind': 'asks' })).toBe(0)
  })

  test('waits for the next day on which somebody works, where they are', async () => {
    await toldAlready('2027-01-12')
    const { sees } = await desk(lead, '2026-12-31T13:00:00.000Z').types('policy remind information-security')
    expect(sees).toContain('5 people on Monday 4 January')
    await toldAlready('2027-02-05')
    await desk(lead, '2027-01-29T13:00:00.000Z').types('policy remind information-security')
    const asks = await asksOf(stores, cycle)
    expect([asks.get(dev._id)?.remindOn, asks.get(cleo._id)?.remindOn]).toEqual(['2027-02-01', '2027-02-02'])
  })

  test('makes nobody wait longer than before, and leaves alone who is away', async () => {
    await toldAlready('2026-12-10')
    await database.db
      .collection('asks')
      .updateOne({ askedOf: cleo._id }, { $set: { paused: { since: '2026-12-01', until: '2026-12-18' } } })
    const { sees } = await desk(lead).types('policy remind information-security')
    expect(sees).toContain('4 people on Friday 11 December (tomorrow)')
    expect(sees).toContain('One person is away and reminded when they are back')
  })

  test('counts who is reminded, and names the others: not in chat, or away on that day', async () => {
    await toldAlready('2026-12-16')
    await database.db
      .collection<Person>('people')
      .updateOne({ _id: ben._id }, { $set: { bindings: {}, chat: [] } })
    const planned = { from: '2026-12-11', to: '2026-12-18', delegate: null, source: 'chat' } as const
    const by = {
      at,
      actor: { kind: 'person', id: cleo._id },
      through: { kind: 'chat', platform: 'slack' },
    } as const
    await stores.absences.set(await stores.absences.of(cleo._id), planned, [], by)
    const { sees } = await desk(lead).types('policy remind information-security')
    expect(sees).toContain('brought forward: 3 people on Friday 11 December (tomorrow).')
    expect(sees).toContain('One person is away and reminded when they are back.')
    expect(sees).toContain('One person is not in chat, so nothing reminds them there.')
  })

  test('answers within the time of a click where twenty thousand are to be reminded', async () => {
    const one = (await asksOf(stores, cycle)).get(ben._id)
    const many = Array.from({ length: 20_000 }, (_, n) => {
      return { ...one, _id: `ask-${n}`, askedOf: `p_many_${n}`, remindOn: '2026-12-11' }
    })
    await database.db.collection<{ _id: string }>('asks').insertMany(many)
    const began = performance.now()
    const { sees } = await desk(lead).types('policy remind information-security')
    expect(performance.now() - began).toBeLessThan(2_500)
    expect(sees).toContain('20,005 people on Friday 11 December (tomorrow)')
  })

  test('whoever has had this morning’s message already hears of it in the next one', async () => {
    await toldAlready('2026-12-16')
    const morning = '2026-12-10T09:30:00.000Z'
    const content = { kind: 'morning', day: '2026-12-10', asks: [], late: [] } as const
    await stores.deliveries.want([
      {
        person: cleo._id,
        content: { ...content, asks: [], late: [] },
        notBefore: morning,
        reachable: true,
        class: 'morning',
      },
    ])
    const { sees } = await desk(lead, morning).types('policy remind information-security')
    expect(sees).toContain(
      '4 people on Thursday 10 December (today), one person on Friday 11 December (tomorrow)',
    )
  })

  test('a coordinator reminds their part', async () => {
    await toldAlready('2026-12-16')
    const visitor = await desk(coordinator).types('policy status information-security')
    await visitor.clicks('Remind them')
    expect(visitor.sees).toContain('2 people on Friday 11 December')
    expect((await asksOf(stores, cycle)).get(cleo._id)?.remindOn).toBe('2026-12-16')
  })
})
