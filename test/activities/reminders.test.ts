import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { type DatedChange, remindersActivities } from '../../src/activities/reminders/activities.js'
import { riskAcceptanceActivities } from '../../src/activities/risk-acceptance/activities.js'
import { beginAcceptances } from '../../src/activities/risk-acceptance/begin.js'
import type { Ask } from '../../src/domain/ask.js'
import { type Delivery, LATE_NAMED } from '../../src/domain/delivery.js'
import type { Organisation } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { type PolicyVersion, policyHash } from '../../src/domain/policy.js'
import { type Rating, riskHash } from '../../src/domain/risk.js'
import { addDays } from '../../src/domain/working-days.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { AskReminders } from '../../src/store/ask-reminders.js'
import { assessRisk } from '../../src/store/assess-risk.js'
import { byWorkflow } from '../../src/store/decisions.js'
import { acknowledge, aPerson, aPolicy, cycleOf, found, lead, people } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { aJudgement, aRisk, rated, registered } from '../support/risks.js'

/** A Tuesday. Everybody's question is due on Tuesday 8 December. */
const today = '2026-11-24'
const manager = aPerson(2, { department: 'Engineering' })
const robin = aPerson(3, { manager: manager._id })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
})
afterEach(() => database.drop())

const morning = (date: string) => `${date}T09:30:00.000Z`

type Changes = { askReminders?: AskReminders; dated?: DatedChange[]; ledgerHead?: Stores['ledgerHead'] }

async function remind(asOf: string, changes: Changes = {}) {
  const tools = { ...stores, heartbeat: () => undefined, datedChanges: [changes.dated ?? []] }
  return remindersActivities({ ...tools, ...changes }).remind({ asOf })
}

/** What is due goes out. */
async function send(): Promise<void> {
  await database.db
    .collection<Delivery>('deliveries')
    .updateMany({ state: 'due' }, { $set: { state: 'sent' } })
}

/** The clock looks each morning from one day to another, and what it makes is sent. */
async function morningsPass(from: string, to: string): Promise<void> {
  for (let date = from; date <= to; date = addDays(date, 1)) {
    await remind(morning(date))
    await send()
  }
}

async function ask(policy: PolicyVersion, asOf: string): Promise<string> {
  await stores.policies.add(policy)
  const cycle = { ...cycleOf(policy, asOf), dueOn: '2026-12-08', closesOn: '2027-06-30' }
  await stores.cycles.start(cycle, { kind: 'chat', platform: 'slack' })
  await policyAcknowledgementActivities({
    ...stores,
    matchPeople: async () => undefined,
    heartbeat: () => undefined,
    nudgeReminders: async () => undefined,
    nudgeCycles: async () => undefined,
  }).openCampaign({ cycle: cycle._id, asOf })
  return cycle._id
}

function anotherPolicy(id: string): PolicyVersion {
  const policy = { ...aPolicy('1.0'), policy: id, _id: `${id}@1.0`, body: { en: id } }
  return { ...policy, hash: policyHash(policy) }
}

async function messagesTo({ _id: person }: Person) {
  const rows = await database.db
    .collection<Delivery>('deliveries')
    .find({ person })
    .sort({ 'content.day': 1 })
    .toArray()
  return rows.flatMap(({ content }) => (content.kind === 'morning' ? [content] : []))
}

async function askOf({ _id }: Person, cycle: string): Promise<Ask> {
  const asks = (await stores.askReminders.openFor([_id])).filter((each) => each.cycle === cycle)
  const [only, ...others] = asks
  if (!only || others.length > 0) throw new Error('One question is open')
  return only
}

const days = async (person: Person) => (await messagesTo(person)).map(({ day }) => day).sort()

async function company(changes: Partial<Organisation> = {}, staff = [lead, manager, robin]): Promise<string> {
  await found(stores, staff, changes)
  return ask(aPolicy('1.0'), morning(today))
}

test('whoever is asked something in their morning hears of it at once, and once', async () => {
  const cycle = await company()
  await remind(morning(today))
  await remind(`${today}T10:30:00.000Z`)
  expect(await messagesTo(robin)).toEqual([
    { kind: 'morning', day: today, asks: [(await askOf(robin, cycle))._id], late: [] },
  ])
})

test('what comes up after the message of the day is in the next morning’s, with what waits from before', async () => {
  const first = await company()
  await remind(morning(today))
  await send()
  const second = await ask(anotherPolicy('clean-desk'), `${today}T10:00:00.000Z`)
  await remind(`${today}T10:05:00.000Z`)
  expect(await days(robin)).toEqual([today])

  await remind(`2026-11-25T08:59:00.000Z`)
  expect(await days(robin)).toEqual([today])
  await remind(morning('2026-11-25'))
  const [, next] = await messagesTo(robin)
  expect(next?.asks.sort()).toEqual(
    [(await askOf(robin, first))._id, (await askOf(robin, second))._id].sort(),
  )
})

test('what is asked in the afternoon waits for the morning, and over a weekend for Monday', async () => {
  await found(stores, [lead, robin])
  await ask(aPolicy('1.0'), '2026-11-27T15:00:00.000Z')
  await remind('2026-11-27T15:01:00.000Z')
  await morningsPass('2026-11-28', '2026-11-29')
  expect(await days(robin)).toEqual([])
  await remind(morning('2026-11-30'))
  expect(await days(robin)).toEqual(['2026-11-30'])
})

test('reminders come at the set intervals until the answer, and then no more', async () => {
  const cycle = await company()
  await morningsPass(today, '2026-12-03')
  expect(await days(robin)).toEqual([today, '2026-11-27', '2026-12-02'])
  await acknowledge(stores, await askOf(robin, cycle), morning('2026-12-03'))
  await morningsPass('2026-12-04', '2026-12-18')
  expect(await days(robin)).toEqual([today, '2026-11-27', '2026-12-02'])
})

test('two business days after the due date the manager hears of it, and the person reads so on the same day', async () => {
  const cycle = await company()
  await morningsPass(today, '2026-12-10')
  const { _id } = await askOf(robin, cycle)
  const theirs = (await messagesTo(manager)).filter(({ late }) => late.includes(_id))
  expect(theirs.map(({ day }) => day)).toEqual(['2026-12-10'])
  expect(await days(robin)).toContain('2026-12-10')
  expect(await askOf(robin, cycle)).toMatchObject({
    escalated: { step: 'manager', on: '2026-12-10' },
    lateFor: [manager._id],
  })
})

test('of many who are late the message names the first ten and counts the rest, and tells of all of them once', async () => {
  const team = Array.from({ length: 14 }, (_, n) => aPerson(n + 10, { manager: manager._id }))
  await company({}, [lead, manager, ...team])
  await morningsPass(today, '2026-12-14')
  const theirs = (await messagesTo(manager)).filter(({ late }) => late.length > 0)
  expect(theirs.map(({ day, late, lateInAll }) => [day, late.length, lateInAll?.people])).toEqual([
    ['2026-12-10', 10, 14],
    // Their own question, which they are reminded of every other day.
    ['2026-12-14', 10, 14],
  ])
  expect(await stores.askReminders.toTell()).toEqual([])
})

test('five business days after the due date the ISMS lead hears of it, once', async () => {
  const cycle = await company()
  await morningsPass(today, '2026-12-18')
  const { _id } = await askOf(robin, cycle)
  const told = (await messagesTo(lead)).filter(({ late }) => late.includes(_id)).map(({ day }) => day)
  expect(told[0]).toBe('2026-12-15')
  const events = await database.db
    .collection('asks')
    .aggregate([
      { $match: { _id: _id as never } },
      { $unwind: '$outbox' },
      { $replaceRoot: { newRoot: '$outbox' } },
    ])
    .toArray()
  const escalations = events.filter(({ type }) => type === 'ask.escalated').map(({ data }) => data)
  expect(escalations).toEqual([
    { step: 'manager', to: manager._id },
    { step: 'isms-lead', to: lead._id },
  ])
})

test('where somebody coordinates a part, they hear of it in the place of the ISMS lead', async () => {
  const coordinator = aPerson(5, { department: 'Engineering' })
  const cycle = await company(
    { coordinators: [{ person: coordinator._id, of: { department: 'Engineering' } }] },
    [lead, manager, robin, coordinator],
  )
  await morningsPass(today, '2026-12-15')
  const { _id, lateFor } = await askOf(robin, cycle)
  expect(lateFor).toEqual([manager._id, coordinator._id])
  const messages = await messagesTo(coordinator)
  expect(messages.find(({ day }) => day === '2026-12-15')?.late).toContain(_id)
  expect(messages.flatMap(({ summary }) => summary ?? []).at(-1)).toMatchObject({
    part: 'Engineering',
    overdue: 3,
    running: [],
  })
})

test('what is late about a risk goes to the ISMS lead, whoever coordinates that part, and is named before all else', async () => {
  const coordinator = aPerson(5)
  const owner = aPerson(3, { name: 'Zoe Ward' })
  const others = people(26).filter(({ _id }) => _id !== owner._id && _id !== coordinator._id)
  const coordinators = [{ person: coordinator._id, of: { department: 'Engineering' } }]
  await found(stores, [...others, owner, coordinator], { coordinators })
  await registered(stores, aRisk(owner))
  const nothing = async () => undefined
  const began = { ...stores, startCycle: nothing, startDecision: nothing, nudgeReminders: nothing }
  await beginAcceptances(began, morning(today))
  const run = 'cycle/risk-acceptance.register/1'
  await riskAcceptanceActivities({
    ...{ ...began, matchPeople: nothing, heartbeat: () => undefined },
  }).seeToAcceptances({ cycle: run, asOf: morning(today) })
  await ask(aPolicy('1.0'), morning(today))
  await remind(morning('2026-12-15'))
  const late = await askOf(owner, run)
  expect(late.lateFor).toEqual([lead._id])
  const message = (await messagesTo(lead)).at(-1)
  expect(message?.lateInAll?.people).toBeGreaterThan(LATE_NAMED)
  expect(message?.late).toHaveLength(LATE_NAMED)
  expect(message?.late).toContain(late._id)
  expect((await messagesTo(coordinator)).flatMap((each) => each.late)).not.toContain(late._id)
})

test('a manager whose message of the day went out before somebody far away was late hears of it in the next one', async () => {
  const sydney = { ...manager, timeZone: 'Australia/Sydney', country: 'AU' }
  const cycle = await company({}, [lead, sydney, robin])
  await morningsPass(today, '2026-12-09')
  await ask(anotherPolicy('clean-desk'), '2026-12-09T20:00:00.000Z')
  await remind('2026-12-09T22:30:00.000Z')
  await send()
  expect((await messagesTo(sydney)).at(-1)).toMatchObject({ day: '2026-12-10', late: [] })
  await remind('2026-12-10T00:10:00.000Z')
  await send()
  const { _id, lateFor } = await askOf(robin, cycle)
  expect(lateFor).toEqual([manager._id])
  await remind('2026-12-10T22:30:00.000Z')
  await send()
  expect((await messagesTo(sydney)).at(-1)).toMatchObject({
    day: '2026-12-11',
    late: expect.arrayContaining([_id]),
  })
  await remind('2026-12-13T22:30:00.000Z')
  expect(await stores.askReminders.toTell()).not.toContain(manager._id)
})

test('what the ISMS lead owes goes to their manager, then to the rest of top management, and never to themselves', async () => {
  const [chief, left] = [aPerson(6), aPerson(7, { active: false })]
  const head = { ...lead, manager: manager._id }
  const topManagement = [lead._id, manager._id, chief._id, left._id]
  const coordinators = [{ person: robin._id, of: { department: lead.department } }]
  const cycle = await company({ topManagement, coordinators }, [head, manager, robin, chief, left])
  await morningsPass(today, '2026-12-10')
  expect((await askOf(lead, cycle)).lateFor).toEqual([manager._id])
  await morningsPass('2026-12-11', '2026-12-15')
  const { _id, lateFor } = await askOf(lead, cycle)
  expect(lateFor).toEqual([manager._id, chief._id])
  expect((await messagesTo(chief)).some(({ late }) => late.includes(_id))).toBe(true)
})

test('where nobody manages the ISMS lead, top management hears of it', async () => {
  const chief = aPerson(6)
  const cycle = await company({ topManagement: [lead._id, chief._id] }, [lead, robin, chief])
  await morningsPass(today, '2026-12-15')
  expect((await askOf(lead, cycle)).lateFor).toEqual([chief._id])
})

test('where who coordinates a part has left, the ISMS lead hears of it', async () => {
  const left = aPerson(5, { department: 'Engineering', end: '2026-12-01' })
  const cycle = await company({ coordinators: [{ person: left._id, of: { department: 'Engineering' } }] }, [
    lead,
    manager,
    robin,
    left,
  ])
  await morningsPass(today, '2026-12-15')
  expect((await askOf(robin, cycle)).lateFor).toEqual([manager._id, lead._id])
})

test('the summary names the newest five rounds that run, and says how many it leaves out', async () => {
  await company()
  for (const n of [1, 2, 3, 4, 5, 6]) await ask(anotherPolicy(`policy-${n}`), `2026-11-24T08:0${n}:00.000Z`)
  await remind(morning(today))
  const summary = (await messagesTo(lead)).find((each) => each.summary)?.summary
  expect(summary?.running).toHaveLength(5)
  expect(summary?.runningMore).toBe(2)
})

test('the summary counts what one person is asked, and leaves it to the status to name them', async () => {
  await company()
  const at = '2026-11-24T08:30:00.000Z'
  const review = { ...cycleOf(aPolicy('1.0'), at), _id: 'cycle/policy-review.information-security/2026' }
  await stores.cycles.start({ ...review, process: 'policy-review' }, { kind: 'chat', platform: 'slack' })
  await stores.cycles.opened(review._id, at, 1, 'hash')
  await remind(morning(today))
  const summary = (await messagesTo(lead)).find((each) => each.summary)?.summary
  expect(summary?.running.map(({ cycle }) => cycle)).not.toContain(review._id)
  expect(summary?.running).toHaveLength(1)
})

test('what is proposed for the register is named each morning, and by itself as often as people are reminded', async () => {
  await found(stores, [lead, robin])
  const proposal = { ...{ _id: 'rp_1', language: 'en', owner: null, by: robin._id, at: morning(today) } }
  const risk = { title: 'Fire', threat: 'Fire', vulnerability: 'Paper', asset: 'Files' }
  await stores.riskProposals.propose(
    { ...proposal, risk: { ...risk, affects: ['availability'] } },
    { kind: 'chat', platform: 'slack' },
  )
  await morningsPass(today, '2026-12-04')
  expect((await messagesTo(lead)).map(({ day, proposals }) => [day, proposals])).toEqual([
    ['2026-11-27', ['rp_1']],
    ['2026-12-02', ['rp_1']],
  ])
  const cycle = await ask(aPolicy('1.0'), morning('2026-12-06'))
  await morningsPass('2026-12-06', '2026-12-07')
  expect((await messagesTo(lead)).at(-1)).toMatchObject({
    ...{ day: '2026-12-07', proposals: ['rp_1'], asks: [(await askOf(lead, cycle))._id] },
  })
  expect((await messagesTo(robin)).flatMap(({ proposals = [] }) => proposals)).toEqual([])
})

describe('the summary for the ISMS lead', () => {
  const summaries = async (person = lead) =>
    (await messagesTo(person)).flatMap(({ day, summary }) => (summary ? [{ day, ...summary }] : []))

  /** Whose own question is settled, so that only the summary is left to say. */
  async function companyWithoutHerQuestion(): Promise<string> {
    const cycle = await company()
    await remind(morning(today))
    await send()
    await acknowledge(stores, await askOf(lead, cycle), `${today}T10:00:00.000Z`)
    return cycle
  }

  test('comes when a figure is new, and after a week when none is', async () => {
    const cycle = await companyWithoutHerQuestion()
    await morningsPass('2026-11-25', '2026-12-09')
    const all = await summaries()
    expect(all.map(({ day }) => day)).toEqual([
      today,
      // She has answered.
      '2026-11-25',
      // Two are due within seven days; a week later nothing has changed.
      '2026-12-01',
      '2026-12-08',
      // They are overdue.
      '2026-12-09',
    ])
    expect(all[1]).toEqual({
      day: '2026-11-25',
      overdue: 0,
      dueSoon: 0,
      onTime: { inTime: 0, due: 0 },
      running: [{ cycle, completion: { asked: 3, answered: 1, open: 2, closed: 0 } }],
      unreachable: 0,
      ledger: { height: 0, hash: '0'.repeat(64) },
      movedUntil: '2026-11-25T09:28:00.000Z',
      movedSeen: [],
    })
    expect(all.filter(({ unchangedSince }) => unchangedSince !== undefined)).toEqual([])
  })

  test('says no more than where the ledger ends on a day on which only that has moved', async () => {
    await companyWithoutHerQuestion()
    for (const [height, date] of ['2026-11-25', '2026-11-26', '2026-11-27'].entries()) {
      await remind(morning(date), { ledgerHead: async () => ({ height: height + 1, hash: 'ab'.repeat(32) }) })
      await send()
    }
    const all = await summaries()
    expect(
      all.map(({ day, ledger, unchangedSince = null }) => [day, ledger?.height, unchangedSince]),
    ).toEqual([
      [today, 0, null],
      ['2026-11-25', 1, null],
      ['2026-11-26', 2, '2026-11-25'],
      ['2026-11-27', 3, '2026-11-25'],
    ])
  })

  test('says on the next morning what moved in the risk register, once, and by whom', async () => {
    const riskAct = (person: Person, at: string) => ({
      ...{ by: person._id, at, through: { kind: 'chat', platform: 'slack' } as const },
    })
    const rates = async (id: string, current: Rating, at: string, ask = {}) => {
      const risk = await stores.risks.byId(id)
      if (!risk) throw new Error('It is gone')
      const assessing = { judgement: aJudgement({ current }), criteria: '1', trigger: 'out-of-turn' } as const
      await assessRisk(stores, risk, { ...assessing, ...ask }, riskAct(robin, at))
    }
    await companyWithoutHerQuestion()
    const flood = { _id: 'flood', title: { en: 'Flood' }, judgement: aJudgement({ current: rated(2, 3) }) }
    const pdf = { _id: 'pdf', title: { en: 'PDF parser' } }
    await registered(stores, aRisk(robin), aRisk(robin, flood), aRisk(robin, pdf))
    const parser = await stores.risks.byId('pdf')
    if (!parser) throw new Error('It is gone')
    const accepted = { decision: 'd', hash: riskHash(parser), value: 12, criteria: '1', until: '2026-11-29' }
    const by = { by: manager._id, at: '2026-11-10T09:00:00.000Z' }
    await stores.riskAcceptances.accept(parser, { ...accepted, ...by }, by.at, byWorkflow)
    let height = 0
    const passes = async (date: string) => {
      height += 1
      await remind(morning(date), { ledgerHead: async () => ({ height, hash: 'ab'.repeat(32) }) })
      await send()
    }
    await passes('2026-11-25')
    await rates('laptop-theft', rated(1, 1), '2026-11-25T14:00:00.000Z')
    await rates('flood', rated(4, 4), '2026-11-25T14:05:00.000Z')
    // What changes nothing of its value is no news.
    await rates('pdf', rated(3, 4), '2026-11-25T14:06:00.000Z')
    await passes('2026-11-26')
    await passes('2026-11-27')
    const risk = await stores.risks.byId('flood')
    if (!risk) throw new Error('It is gone')
    const notYet = { ask: 'a', hash: riskHash(risk), verdict: 'not-yet' as const }
    const said = { ...notYet, by: robin._id, at: '2026-11-27T14:00:00.000Z' }
    await stores.riskAcceptances.approve(risk, said, said.at, byWorkflow)
    for (const date of ['2026-11-30', '2026-12-01']) await passes(date)
    await rates('laptop-theft', rated(4, 4), '2026-12-02T08:00:00.000Z')
    // It is assessed once more after all that this summary looks at.
    await rates('laptop-theft', rated(4, 4), '2026-12-02T09:29:00.000Z')
    await passes('2026-12-02')
    // What was answered before a summary, and is taken over after it.
    const answeredAt = '2026-12-02T09:20:00.000Z'
    const reminded = { ...notYet, ask: 'b', by: robin._id, at: answeredAt }
    await stores.riskAcceptances.approve(risk, reminded, '2026-12-02T10:00:00.000Z', byWorkflow)
    await rates('pdf', rated(4, 4), answeredAt, { ask: 'c' })
    await database.db.collection<{ _id: string }>('decisions').insertOne({
      ...{ _id: 'decision/1', v: 1, subject: { type: 'risk', id: 'laptop-theft' }, state: 'rejected' },
      ...{ decided: { by: manager._id, at: answeredAt }, facts: { value: 16, criteria: '1' } },
    } as { _id: string })
    for (const date of ['2026-12-03', '2026-12-04']) await passes(date)
    const news = (await summaries()).map(({ day, moved = [], unchangedSince = null }) => {
      return [day, moved.map(({ risk: id, kind }) => `${id} ${kind}`), unchangedSince]
    })
    expect(news.slice(2)).toEqual([
      ['2026-11-26', ['flood above', 'laptop-theft within'], null],
      ['2026-11-27', [], '2026-11-26'],
      ['2026-11-30', ['flood not-yet', 'pdf ran-out'], null],
      // By then two questions are due within seven days.
      ['2026-12-01', [], null],
      ['2026-12-02', ['laptop-theft above'], null],
      ['2026-12-03', ['flood not-yet', 'laptop-theft rejected', 'pdf still-above'], null],
      ['2026-12-04', [], expect.anything()],
    ])
  })

  test('comes on the same morning still when something happens in it', async () => {
    const cycle = await companyWithoutHerQuestion()
    await morningsPass('2026-11-25', '2026-11-26')
    await acknowledge(stores, await askOf(robin, cycle), '2026-11-26T09:45:00.000Z')
    await remind('2026-11-26T10:00:00.000Z')
    expect((await summaries()).at(-1)).toMatchObject({ day: '2026-11-26' })
  })
})

test('whoever has no account is kept one message for, however many mornings pass', async () => {
  await company({}, [lead, aPerson(3, { bindings: {} })])
  await morningsPass(today, '2026-12-18')
  expect(await days(robin)).toEqual([today])
  expect(await database.db.collection('deliveries').findOne({ person: robin._id })).toMatchObject({
    state: 'unreachable',
  })
})

test('a message that did not go out for days comes once, and what was asked meanwhile on the next morning', async () => {
  const first = await company()
  await remind(morning(today))
  const second = await ask(anotherPolicy('clean-desk'), `${today}T14:00:00.000Z`)
  await remind(morning('2026-11-25'))
  await remind(morning('2026-11-26'))
  expect(await days(robin)).toEqual([today])
  await send()
  await remind(morning('2026-11-27'))
  expect(await days(robin)).toEqual([today, '2026-11-27'])
  const [, next] = await messagesTo(robin)
  expect(next?.asks.sort()).toEqual(
    [(await askOf(robin, first))._id, (await askOf(robin, second))._id].sort(),
  )
})

test('whose message was held up until a morning gets no other one on it', async () => {
  const first = await company()
  await remind(morning(today))
  await ask(anotherPolicy('clean-desk'), `${today}T14:00:00.000Z`)
  // Slack is back by then, and is sent what waited as soon as it is morning.
  const sent = { state: 'sent' as const, sentAt: '2026-11-25T09:00:00.500Z' }
  await database.db.collection<Delivery>('deliveries').updateMany({ state: 'due' }, { $set: sent })
  await remind('2026-11-25T09:00:01.000Z')
  await remind('2026-11-25T10:00:00.000Z')
  expect([await days(robin), await days(lead)]).toEqual([[today], [today]])
  await remind(morning('2026-11-26'))
  expect([await days(robin), await days(lead)]).toEqual([
    [today, '2026-11-26'],
    [today, '2026-11-26'],
  ])
  expect((await messagesTo(robin)).at(-1)?.asks).toContain((await askOf(robin, first))._id)
})

test('a clock that dies between the messages and its own notes sends nothing twice, and forgets nothing', async () => {
  class DyingReminders extends AskReminders {
    override async reminded(): Promise<void> {
      throw new Error('The machine went away')
    }
  }
  const cycle = await company()
  const dying = { askReminders: new DyingReminders(database.db) }
  await expect(remind(morning(today), dying)).rejects.toThrow('The machine went away')
  await remind(`${today}T09:31:00.000Z`)
  expect(await days(robin)).toEqual([today])
  expect(await askOf(robin, cycle)).toMatchObject({ toldOn: today, remindOn: '2026-11-27' })
})

test('changes that come with a date are applied after each midnight, and before the messages', async () => {
  const applied: string[] = []
  const dated = [async (asOf: string) => void applied.push(asOf)]
  await company()
  for (const time of ['09:30', '10:30', '23:30']) await remind(`${today}T${time}:00.000Z`, { dated })
  await remind('2026-11-25T00:30:00.000Z', { dated })
  expect(applied).toEqual([morning(today), '2026-11-25T00:30:00.000Z'])
})

test('the clock sleeps until the next morning, an hour at most', async () => {
  await company()
  expect(await remind('2026-11-24T08:30:00.000Z')).toEqual({ nextLook: '2026-11-24T09:00:00.000Z' })
  expect(await remind(morning(today))).toEqual({ nextLook: '2026-11-24T10:30:00.000Z' })
  expect((await stores.reminderClock.read())?.nextDue).toBe('2026-11-25T09:00:00.000Z')
})

test('a company of a thousand gets a thousand messages in one look', async () => {
  await found(stores, people(1_000))
  await ask(aPolicy('1.0'), morning(today))
  await remind(morning(today))
  expect(await database.db.collection('deliveries').countDocuments({ 'content.kind': 'morning' })).toBe(1_000)
})
