import { absenceActs } from '../../src/activities/absence/acts.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { byImport } from '../../src/store/asks.js'
import { at, CheckedCompany, cycle, owner, second, standIn, stranger } from '../support/checked-company.js'
import { lead } from '../support/company.js'

let company: CheckedCompany
afterEach(() => company.drop())
const begin = async (check = {}) => {
  company = await CheckedCompany.open(check)
}
const answers = async () =>
  (await company.stores.asks.allOf(cycle)).flatMap(({ answer }) => answer?.value ?? []).sort()

/** The person is away from that day on, and somebody stands in. */
async function away(person: typeof owner, delegate: typeof owner): Promise<void> {
  const acts = absenceActs(company.stores)
  const before = await company.stores.absences.of(person._id)
  await acts.set(
    before,
    { from: '2027-01-04', to: '2027-01-20', delegate: delegate._id, source: 'chat' },
    [],
    {
      ...{ actor: { kind: 'person', id: person._id }, through: { kind: 'chat', platform: 'slack' } },
      at,
    },
  )
}

test('whoever was not asked answers nothing, and is told so', async () => {
  await begin()
  expect((await company.finds(stranger, 'ok')).sees).toContain(
    'put to somebody else, so nothing was recorded',
  )
  expect(await answers()).toEqual([])
})

test('an answer without anything to show for it, and an outcome that there is not, are refused', async () => {
  await begin()
  const { _id } = await company.open()
  const desk = company.sits(owner)
  await desk.acts('control-check.record/ok', `${_id}.1`)
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { note: expect.stringContaining('an auditor') },
  })
  await desk.acts('control-check.record/not-ok', `${_id}.1`, { link: 'https://tickets.example.com/1' })
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: { note: expect.stringContaining('Write it down') },
  })
  await desk.acts('control-check.record/perfect', `${_id}.1`, { note: 'Ha' })
  expect(desk.sees).toContain('nothing was recorded')
  expect(await answers()).toEqual([])
})

test('the same answer twice is recorded once, and another one after it changes nothing', async () => {
  await begin({ confirmed: false })
  const { _id } = await company.open()
  const desk = company.sits(owner)
  const record = (outcome: string) =>
    desk.acts(`control-check.record/${outcome}`, `${_id}.1`, { note: 'Ticket 4471' })
  await record('ok')
  expect((await record('ok')).reply).toEqual({ kind: 'done', settled: [_id] })
  expect((await record('not-ok')).sees).toContain('was answered on 4 January, 10:00 already')
  expect(await answers()).toEqual(['ok'])
})

test('while the owner is away it goes to who stands in, and both names are on record', async () => {
  await begin({ confirmed: false })
  await away(owner, standIn)
  const desk = await company.finds(standIn, 'ok')
  expect(desk.reply).toMatchObject({ kind: 'done' })
  const [ask] = await company.stores.asks.allOf(cycle)
  expect(ask?.answer).toMatchObject({ by: standIn._id, for: owner._id })
  expect((await company.sits(lead).types('check restore-test')).sees).toContain('Cleo Hart for Ben Okoro')
})

test('whoever made the check does not confirm it, nor does the owner in whose stead it was made', async () => {
  await begin({ confirmer: standIn._id })
  await away(owner, standIn)
  await company.finds(standIn, 'ok')
  expect((await company.stores.asks.allOf(cycle)).map(({ slot, state }) => `${slot} ${state}`)).toEqual([
    'check answered',
  ])
  const told = await company.stores.db.collection('deliveries').findOne({ 'content.kind': 'nobody-checks' })
  expect(told).toMatchObject({ person: lead._id, class: 'now' })
  expect((await company.sits(lead).types('status')).sees).toContain('Restore test: nobody may confirm it')

  await company.stores.controlChecks.confirmedBy('restore-test@1', second._id)
  await company.looks()
  const confirming = await company.open()
  expect(confirming).toMatchObject({ askedOf: second._id, neverBy: [owner._id, standIn._id].sort() })
  for (const person of [owner, standIn]) {
    await company.stores.db
      .collection('asks')
      .updateOne({ _id: confirming._id as never }, { $addToSet: { mayAnswer: person._id } } as never)
    const desk = await company.sits(person).acts('control-check.confirm', `${confirming._id}.1`)
    expect(desk.sees).toContain('somebody else confirms it. Nothing was recorded')
  }
  expect(await answers()).toEqual(['ok'])
})

test('a second person who goes away while they are asked does not hand it to whoever made the check', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(second, owner)
  expect(await company.open()).toMatchObject({ askedOf: second._id, mayAnswer: [second._id] })
  await away(stranger, standIn)
})

test('sent back without a reason it is not sent back; with one its owner is asked again at once', async () => {
  await begin()
  await company.finds(owner, 'ok')
  const { _id } = await company.open()
  const desk = company.sits(second)
  await desk.acts('control-check.send-back-now', `${_id}.1`, {})
  expect(desk.reply).toMatchObject({ kind: 'invalid' })
  await desk.acts('control-check.send-back-now', `${_id}.1`, { reason: 'Which backup?' })
  await company.looks()
  const again = await company.open()
  expect(again).toMatchObject({ slot: 'check', askedOf: owner._id, round: 2 })
  expect((await company.sits(owner).acts('control-check.open', `${again._id}.1`)).sees).toContain(
    'Sent back by Eve Long: Which backup?',
  )
  const told = await company.stores.db.collection('deliveries').findOne({ 'content.asks': again._id })
  expect(told).toMatchObject({ person: owner._id, class: 'now' })
})

test('a check shows itself to the ISMS lead and to whom it concerns, and to nobody else', async () => {
  await begin()
  expect((await company.sits(lead).types('check')).sees).toContain('Ben Okoro is asked, due')
  expect((await company.sits(owner).types('check restore-test')).sees).toContain(
    'It has not been checked yet',
  )
  expect((await company.sits(second).types('check restore-test')).sees).toContain('One backup')
  expect((await company.sits(stranger).types('check')).sees).toContain('No control check is yours')
  expect((await company.sits(stranger).types('check restore-test')).sees).toContain(
    'the ISMS lead see its history',
  )
  expect((await company.sits(lead).types('check restore')).sees).toContain('There is no check “restore”')
  expect((await company.sits(stranger).types('')).sees).not.toContain('/isms check')
})

test('a check stands in the calendar as what else comes round, with what came of it', async () => {
  await begin()
  await planCalendar(company.stores, at, () => undefined, byImport)
  const seen = async (person: typeof owner, typed: string) => (await company.sits(person).types(typed)).sees
  expect(await seen(lead, 'calendar 2028')).toMatch(
    /4 January.* · Check: Restore test · asks Ben Okoro · planned/,
  )
  expect(await seen(owner, 'calendar 2028')).toContain('Check: Restore test')
  expect(await seen(stranger, 'calendar 2028')).not.toContain('Restore test')
  expect(await seen(owner, 'calendar move restore-test 2028 2028-01-06')).toContain(
    'Move to another day: Check',
  )
})

test('a calendar that is subscribed to shows what waits for its person, and to the ISMS lead what runs', async () => {
  await begin()
  await planCalendar(company.stores, at, () => undefined, byImport)
  const feed = async (person: typeof owner) => {
    const organisation = await company.stores.organisation.read()
    if (!organisation) throw new Error('There is no organisation')
    const tools = { ...company.stores, subjects: subjectsOnShow(company.stores) }
    const entries = await feedEntries(tools, { person, texts: textsFor('en') }, organisation, at.slice(0, 10))
    return entries.map(({ on, summary }) => `${on} ${summary}`)
  }
  const planned = (year: number) => `${year}-01-04 Check: Restore test`
  expect(await feed(owner)).toEqual([planned(2027), '2027-01-18 Check: Restore test', planned(2028)])
  expect(await feed(lead)).toEqual([planned(2027), '2027-01-18 Check due: Restore test', planned(2028)])
  expect(await feed(second)).toEqual([])
  await company.finds(owner, 'ok')
  expect(await feed(second)).toEqual(['2027-01-18 Confirm the check: Restore test'])
})

test('what nobody answered stands in its history, and with the ISMS lead', async () => {
  await begin()
  await company.steps.closeCheck({ cycle, asOf: '2028-01-10T10:00:00.000Z' })
  const later = '2028-01-11T10:00:00.000Z'
  expect((await company.sits(lead, later).types('check restore-test')).sees).toContain(
    'closed, nobody answered',
  )
  expect((await company.sits(lead, later).types('status')).sees).toContain(
    'Restore test: nobody answered the last check',
  )
})
