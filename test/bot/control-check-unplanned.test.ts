import { planCalendar } from '../../src/activities/calendar/plan.js'
import { calendarActivities } from '../../src/activities/calendar/start.js'
import { plannedCheck } from '../../src/activities/control-check/start.js'
import { controlCheckMessages } from '../../src/bot/control-check-messages.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import type { Person } from '../../src/domain/person.js'
import { answerShown } from '../../src/store/answers.js'
import { startShown } from '../../src/store/cycles.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import type { AtTheDesk } from '../support/at-the-desk.js'
import { at, CheckedCompany, cycle, owner, rule, second, stranger } from '../support/checked-company.js'
import { lead } from '../support/company.js'
import { forEachProcess } from '../support/each-process.js'
import { labels } from '../support/planned-company.js'
import { readableText } from '../support/slack-text.js'

const outOfTurn = 'cycle/control-check.restore-test/1'
/** When what was not in order has been seen to. */
const mended = '2027-01-12T10:00:00.000Z'
const reason = 'The *tape drive* was replaced'

let company: CheckedCompany
afterEach(() => company.drop())

/** The check of January was not in order, and it comes round each January. */
const begin = async (check = {}) => {
  company = await CheckedCompany.open({ confirmed: false, ...check })
  await company.wasPlanned()
  await company.finds(owner, 'not-ok', 'The tape drive jams')
}

const asksWhy = (person = owner, when = mended) =>
  company.sits(person, when).acts('control-check.ask-why-now', 'restore-test')
const checksNow = async (person = owner, why = reason, when = mended): Promise<AtTheDesk> => {
  return company.sits(person, when).acts('control-check.check-now', 'restore-test', { reason: why })
}
const planned = async () => (await company.stores.occurrences.planned(rule._id)).map(({ period }) => period)

async function answers(which: string, outcome: string, when: string): Promise<void> {
  const { _id, revision, askedOf } = await company.open(which)
  const person = (await company.stores.people.byId(askedOf)) as Person
  const desk = company.sits(person, when)
  await desk.acts(`control-check.record/${outcome}`, `${_id}.${revision}`, { note: 'Restored' })
  await company.looks(which, when)
}

/** The day of a planned date comes, as the calendar's starter sees it. */
async function dayComes(asOf: string): Promise<void> {
  const starts = plannedCheck({ ...company.stores, startCycle: async () => undefined })
  const activities = calendarActivities({
    ...company.stores,
    starts: forEachProcess(starts),
  })
  await activities.startDue({ programme: rule._id, asOf })
}

test('what was not in order is seen to and checked out of turn, from where it is listed; no date is spent', async () => {
  await begin()
  const before = await planned()
  const desk = await company.sits(lead, mended).types('status')
  expect(desk.sees).toContain('See to it, then have it checked again')
  await desk.clicks('Check it out of turn…')
  expect(desk.sees).toContain('Have “Restore test” checked now, out of turn?')
  expect(desk.sees).toContain('Ben Okoro is asked at once')
  await desk.submits({ reason })
  expect(desk.sees).toContain('Ben Okoro is asked to check “Restore test”, out of turn')
  expect(await planned()).toEqual(before)

  await company.looks(outOfTurn, mended)
  const ask = await company.open(outOfTurn)
  // As many business days as a planned one has.
  expect(ask).toMatchObject({ askedOf: owner._id, dueOn: '2027-01-26' })
  const told = await company.stores.db.collection('deliveries').find({ 'content.asks': ask._id }).toArray()
  expect(told).toMatchObject([{ person: owner._id, class: 'now' }])
  expect((await company.sits(lead, mended).types('status')).sees).toContain('it is being checked again')
  const card = await controlCheckMessages(company.stores).ofAsk(ask, owner, mended)
  const message = readableText(renderBlocks(card as never).payload.blocks as never, '')
  expect(message).toContain('out of turn')
  expect(message).toContain('Out of turn, asked for by Robin Adler1: The *tape drive* was replaced')

  await answers(outOfTurn, 'ok', mended)
  expect((await company.sits(lead, mended).types('status')).sees).not.toContain('Restore test')
})

test('the history of the check, and of the duty, shows what ran out of turn, who asked for it and why', async () => {
  await begin()
  await checksNow(lead)
  await company.looks(outOfTurn, mended)
  expect((await company.sits(owner, mended).types('calendar history restore-test')).sees).toContain(
    'Out of turn · began on 12 January, 10:00 · still running · asked for by Robin Adler1: The *tape drive* was replaced',
  )
  await answers(outOfTurn, 'ok', mended)
  expect((await company.sits(owner, mended).types('check restore-test')).sees).toContain(
    'in order · Ben Okoro · out of turn, asked for by Robin Adler1: The *tape drive* was replaced',
  )
  const { sees } = await company.sits(owner, mended).types('calendar history restore-test')
  expect(sees).toContain('Ben Okoro: in order · asked for by Robin Adler1')
  expect(sees).toContain('steward record cycle/control-check.restore-test/1')
  await sealOnce(company.database.db)
  const fieldsShown = { asks: answerShown, cycles: startShown }
  expect(await verifyLedger(company.database.db, { fieldsShown })).toMatchObject({ ok: true })
})

test('its owner and the ISMS lead have it checked, with a reason; nobody else', async () => {
  await begin()
  const desk = await company.sits(owner, mended).types('check restore-test')
  expect(labels(desk)).toEqual(['Check it out of turn…', 'Start the next one now…'])
  await desk.clicks('Check it out of turn…')
  await desk.submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { reason: expect.any(String) } })
  for (const person of [second, stranger]) {
    expect((await asksWhy(person)).sees).toContain('Only the owner of the check “Restore test”')
    expect((await checksNow(person)).sees).toContain('Nothing was recorded')
  }
  expect(await company.stores.cycles.byId(outOfTurn)).toBeNull()
})

test('while a check is under way, planned or out of turn, no other is begun', async () => {
  company = await CheckedCompany.open({ confirmed: false })
  await company.wasPlanned()
  expect((await checksNow(owner, reason, at)).sees).toContain('is under way already')
  await company.finds(owner, 'not-ok')
  await checksNow()
  expect((await checksNow(lead)).sees).toContain('is under way already')
  const next = await company.sits(owner, mended).types('calendar run restore-test')
  expect(next.sees).toContain('This is running already')
})

test('of two who ask for it at the same moment one is taken, and the other is told', async () => {
  await begin()
  const desks = await Promise.all([checksNow(owner, 'The drive is new'), checksNow(lead, 'Try again')])
  const said = desks.map(({ sees }) => (sees.includes('under way already') ? 'told' : 'taken'))
  expect(said.sort()).toEqual(['taken', 'told'])
  expect(
    await company.stores.cycles.outOfTurn({ process: 'control-check', subject: 'restore-test' }),
  ).toHaveLength(1)
})

describe('a planned date that comes while it runs', () => {
  const january = '2028-01-04T10:00:00.000Z'
  const late = '2028-01-03T10:00:00.000Z'
  const startedBy = async (period: string) =>
    (await company.stores.occurrences.byId(`${rule._id}/${period}`))?.started?.cycle

  test('asks nobody a second time: it is that one, which closes before the date after it', async () => {
    await begin()
    await planCalendar(company.stores, late, () => undefined)
    await checksNow(owner, reason, late)
    await company.looks(outOfTurn, late)
    await dayComes(january)
    expect(await startedBy('2028')).toBe(outOfTurn)
    await company.looks(outOfTurn, january)
    // The day before the check of 2029.
    expect(await company.stores.cycles.byId(outOfTurn)).toMatchObject({ closesOn: '2029-01-03' })
    expect(await company.open(outOfTurn)).toMatchObject({ state: 'open', dueOn: '2028-01-17' })
  })

  test('asks anew where it was answered and waits to be confirmed', async () => {
    await begin({ confirmed: true })
    const { _id, revision } = await company.open()
    await company.sits(second).acts('control-check.confirm', `${_id}.${revision}`)
    await company.looks(cycle)
    await checksNow(owner, reason, late)
    await company.looks(outOfTurn, late)
    await answers(outOfTurn, 'ok', late)
    await dayComes(january)
    expect(await startedBy('2028')).toBe('cycle/control-check.restore-test/2028')
  })

  test('is that one once: the date after it asks anew, and what nobody answered is closed', async () => {
    await begin()
    await checksNow(owner, reason, late)
    await company.looks(outOfTurn, late)
    await dayComes(january)
    const next = await company.comesRound('2029', '2028-02-01T10:00:00.000Z')
    expect(next).toBe('cycle/control-check.restore-test/2029')
    await company.looks(outOfTurn, '2028-02-01T11:00:00.000Z')
    expect(await company.stores.cycles.byId(outOfTurn)).toMatchObject({ state: 'closed' })
  })
})

test('where nobody is there to make a check none is started, and whoever asks is told what to do', async () => {
  await begin()
  const people = company.stores.db.collection<Person>('people')
  await people.updateOne({ _id: owner._id }, { $set: { active: false } })
  expect((await asksWhy(lead)).sees).toContain('First name another owner in checks.yaml')
  expect(await company.stores.cycles.byId(outOfTurn)).toBeNull()
})

test('a control is checked out of turn while its dates are paused, too', async () => {
  await begin()
  const pause = await company.sits(lead, mended).types('calendar pause restore-test')
  await pause.submits({ until: '2027-03-31', reason: 'The auditors are here' })
  const desk = await company.sits(owner, mended).types('check restore-test')
  expect(labels(desk)).toEqual(['Check it out of turn…'])
})
