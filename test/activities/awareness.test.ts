import { absenceActs } from '../../src/activities/absence/acts.js'
import { applyAbsences } from '../../src/activities/absence/dated.js'
import { lessonIsDue } from '../../src/activities/awareness/activities.js'
import { policyAcknowledgementActivities } from '../../src/activities/policy-acknowledgement/activities.js'
import { remindersActivities } from '../../src/activities/reminders/activities.js'
import type { Cycle } from '../../src/domain/cycle.js'
import type { Delivery, MorningContent } from '../../src/domain/delivery.js'
import { defaultReminders } from '../../src/domain/organisation.js'
import type { Person } from '../../src/domain/person.js'
import { addDays } from '../../src/domain/working-days.js'
import { verifyRecords } from '../../src/store/verify-records.js'
import { aPerson, aPolicy, lead, publish } from '../support/company.js'
import { printedRecord } from '../support/printed-record.js'
import { aLesson, at, ben, jana, rule, TaughtCompany } from '../support/taught-company.js'

let company: TaughtCompany
afterEach(() => company.drop())

const february = 'cycle/awareness.lessons/2027-02'

/** The clock looks each morning from one day to another, and what it makes is sent. */
async function morningsPass(from: string, to: string): Promise<void> {
  const { stores } = company
  const tools = { ...stores, heartbeat: () => undefined, datedChanges: [[applyAbsences(stores)]] }
  for (let date = from; date <= to; date = addDays(date, 1)) {
    await remindersActivities(tools).remind({ asOf: `${date}T09:30:00.000Z` })
    await stores.db
      .collection<Delivery>('deliveries')
      .updateMany({ state: 'due' }, { $set: { state: 'sent' } })
  }
}

async function mornings({ _id: person }: Person): Promise<MorningContent[]> {
  const rows = await company.stores.db.collection<Delivery>('deliveries').find({ person }).toArray()
  return rows
    .flatMap(({ content }) => (content.kind === 'morning' ? [content] : []))
    .sort((a, b) => a.day.localeCompare(b.day))
}

async function cycle(id = february): Promise<Cycle> {
  const found = await company.stores.cycles.byId(id)
  if (!found) throw new Error(`${id} is not on record`)
  return found
}

test('whoever is there, reached and meant is asked once, however often it is sent', async () => {
  const gone = aPerson(4, { end: '2027-01-31' })
  const onPaper = aPerson(5, { chat: [], bindings: {} })
  const auditor = aPerson(6, { kind: 'external-auditor' })
  company = await TaughtCompany.open([lead, ben, jana, gone, onPaper, auditor])
  await company.begins()
  await company.steps.sendLesson({ cycle: february, asOf: at })
  expect(await cycle()).toMatchObject({
    state: 'open',
    asked: 3,
    closesOn: '2027-03-14',
    dueOn: '2027-03-14',
  })
  const asks = await company.stores.asks.allOf(february)
  expect(asks.map(({ askedOf }) => askedOf).sort()).toEqual([lead, ben, jana].map(({ _id }) => _id).sort())
  expect(asks.every(({ kind, dueOn }) => kind === 'personal' && dueOn === '9999-12-31')).toBe(true)
})

test('a lesson comes once in a morning, and nobody is reminded of it, late with it, or told of who left it out', async () => {
  const manager = aPerson(4)
  const robin = aPerson(5, { manager: manager._id })
  company = await TaughtCompany.open([lead, manager, robin])
  await company.begins()
  const ask = await company.askOf(robin)
  await morningsPass('2027-02-15', '2027-04-30')

  const named = (await mornings(robin)).map(({ day, asks }) => [day, asks])
  expect(named).toEqual([['2027-02-15', [ask._id]]])
  for (const other of [lead, manager]) expect((await mornings(other)).flatMap(({ late }) => late)).toEqual([])
  expect(await company.stores.asks.byId(ask._id)).not.toHaveProperty('escalated')
  const figures = await company.stores.figures.at('2027-04-30T10:00:00.000Z', '2027-04-30', [])
  expect(figures).toEqual({ overdue: 0, dueSoon: 0, onTime: { inTime: 0, due: 0 } })
  const whom = { seenBy: lead._id, reports: [], parts: [] }
  expect(await company.stores.askReminders.latePeople(whom, '2027-04-30T10:00:00.000Z')).toEqual([])
  const summaries = (await mornings(lead)).flatMap(({ summary }) => summary?.running ?? [])
  expect(summaries).toEqual([])
})

test('an answer counts as no duty that was done in time', async () => {
  company = await TaughtCompany.open()
  await company.begins()
  await company.answers(ben, 'say-so')
  const { onTime } = await company.stores.figures.at('2027-03-31T10:00:00.000Z', '2027-03-31', [])
  expect(onTime).toEqual({ inTime: 0, due: 0 })
})

test('what is due comes first: where as much is new already as a week may bring, the lesson waits for another morning', async () => {
  company = await TaughtCompany.open([lead, ben], {
    reminders: { ...defaultReminders, newAsksAWeek: 1 },
  })
  const { _id } = await publish(company.stores, aPolicy('1.0'), at)
  await policyAcknowledgementActivities({
    ...{ ...company.stores, ...company.tools },
    ...{ matchPeople: async () => undefined, nudgeCycles: async () => undefined },
  }).openCampaign({ cycle: _id, asOf: at })
  await company.begins()
  const lesson = await company.askOf(ben)
  await morningsPass('2027-02-15', '2027-02-23')
  const days = (await mornings(ben)).filter(({ asks }) => asks.includes(lesson._id)).map(({ day }) => day)
  expect((await mornings(ben))[0]?.asks).toHaveLength(1)
  expect(days).toEqual(['2027-02-22'])
})

test('who is away finds it on their return, and who is not back in time is asked no more', async () => {
  company = await TaughtCompany.open()
  const acts = absenceActs(company.stores)
  const away = async (person: Person, to: string) => {
    const before = await company.stores.absences.of(person._id)
    const by = { actor: { kind: 'operator' }, through: { kind: 'command-line' }, at } as const
    await acts.set(before, { from: '2027-02-15', to, delegate: null, source: 'file' }, [], by)
  }
  await away(ben, '2027-02-21')
  await away(jana, '2027-03-31')
  await company.begins()
  await morningsPass('2027-02-15', '2027-03-14')
  expect((await mornings(ben)).map(({ day }) => day)).toEqual(['2027-02-22'])
  expect(await company.askOf(ben)).toMatchObject({ dueOn: '9999-12-31' })
  await company.ends(february, '2027-03-15T08:00:00.000Z')
  await morningsPass('2027-03-15', '2027-04-05')
  expect(await mornings(jana)).toEqual([])
})

describe('it is over', () => {
  const isDue = async (asOf: string, id = february) => lessonIsDue(company.stores)(await cycle(id), asOf)

  test('on its closing day, the one before the next begins', async () => {
    company = await TaughtCompany.open()
    await company.begins()
    expect(await company.steps.lookAtLesson({ cycle: february, asOf: at })).toEqual({
      settled: false,
      nextLook: '2027-03-15T00:00:00.000Z',
    })
    expect(await isDue('2027-03-14T23:59:00.000Z')).toBe(false)
    expect(await isDue('2027-03-15T00:00:00.000Z')).toBe(true)
  })

  test('as soon as everybody has answered', async () => {
    company = await TaughtCompany.open([lead, ben])
    await company.begins()
    await company.answers(ben, 'wait')
    expect(await isDue('2027-02-15T10:00:00.000Z')).toBe(false)
    await company.answers(lead, 'say-so')
    expect(await isDue('2027-02-15T10:00:00.000Z')).toBe(true)
  })

  test('when the next one begins, though that was pulled forward', async () => {
    company = await TaughtCompany.open()
    await company.begins()
    const march = await company.begins('2027-03', '2027-02-25T08:00:00.000Z')
    expect(await isDue('2027-02-25T08:00:00.000Z')).toBe(true)
    expect(await isDue('2027-02-25T08:00:00.000Z', march)).toBe(false)
    expect((await cycle(march)).subject).toMatchObject({ type: 'lesson', id: 'lost-phone', version: '1' })
  })
})

test('the record says which lesson, who was asked, who took part and how many were right, once; and it verifies', async () => {
  company = await TaughtCompany.open()
  await company.begins()
  await company.answers(ben, 'say-so')
  await company.answers(jana, 'wait')
  for (const asOf of ['2027-03-15T00:00:00.000Z', '2027-03-16T00:00:00.000Z'])
    await company.ends(february, asOf)
  expect(await company.stores.records.byCycle(february)).toMatchObject({
    ...{ process: 'awareness', closedAt: '2027-03-15T00:00:00.000Z', right: 1 },
    subject: { type: 'lesson', id: 'phishing', version: '1', hash: aLesson('phishing', 0).hash },
    completion: { asked: 3, answered: 2, open: 0, closed: 1 },
  })
  expect(await cycle()).toMatchObject({ state: 'closed' })
  expect(await verifyRecords(company.stores.db)).toEqual({ checked: 1, wrong: [] })
  const printed = await printedRecord(company.stores, february, 'text')
  expect(printed).toContain('About phishing\nRecord: cycle/awareness.lessons/2027-02, about version 1')
  expect(printed).toContain('Controls: ISO 27001 7.3, A.6.3')
  expect(printed).toContain('Planned for: 2027-02-15')
  expect(printed).toContain('Right: 1 of 2 answers; asked: 3')
  expect(printed).toContain('took-part, say-so · Ben Okoro · 2027-02-15T10:00:00.000Z')
  expect(printed).toContain('cycle-closed · Robin Adler1 · voluntary')
  for (const format of ['csv', 'json'] as const)
    expect(await printedRecord(company.stores, february, format)).not.toContain('9999')
  await company.stores.db.collection('records').updateOne({}, { $set: { right: 2 } })
  expect((await verifyRecords(company.stores.db)).wrong).toHaveLength(1)
})

test('the lessons come in turn, and begin again with what was sent longest ago', async () => {
  company = await TaughtCompany.open()
  const sent: string[] = []
  for (const [period, asOf] of [
    ['2027-02', at],
    ['2027-03', '2027-03-15T08:00:00.000Z'],
    ['2027-04', '2027-04-15T07:00:00.000Z'],
  ] as const)
    sent.push((await cycle(await company.begins(period, asOf))).subject.id)
  expect(sent).toEqual(['phishing', 'lost-phone', 'phishing'])
})

test('without a lesson nothing begins', async () => {
  company = await TaughtCompany.open()
  for (const lesson of ['phishing', 'lost-phone']) await company.stores.lessons.placed(`${lesson}@1`, null)
  await expect(company.begins()).rejects.toThrow('It did not begin')
  expect(await company.stores.cycles.byId(`cycle/${rule._id}/2027-02`)).toBeNull()
})
