import { absenceActs } from '../../src/activities/absence/acts.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { condensed } from '../../src/bot/cards/reminders.js'
import { controlCheckMessages } from '../../src/bot/control-check-messages.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import { byImport } from '../../src/store/closing-asks.js'
import { at, CheckedCompany, cycle, owner, second, standIn, stranger } from '../support/checked-company.js'
import { lead } from '../support/company.js'
import { readableText } from '../support/slack-text.js'

let company: CheckedCompany
afterEach(() => company.drop())
const begin = async (check = {}) => {
  company = await CheckedCompany.open(check)
}
const answers = async () =>
  (await company.stores.asks.allOf(cycle)).flatMap(({ answer }) => answer?.value ?? []).sort()

/** What stands in the message of an ask, as an item of a list and whole. */
async function shownTo(reader: typeof owner, id: string): Promise<string> {
  const ask = await company.stores.asks.byId(id)
  const card = ask && (await controlCheckMessages(company.stores).ofAsk(ask, reader, at))
  if (!card) throw new Error('There is nothing to show')
  const item = readableText(renderBlocks({ ...card, nodes: condensed(card) }).payload.blocks as never, '')
  const whole = readableText(renderBlocks(card).payload.blocks as never, '')
  for (const line of item.split('\n')) expect(whole).toContain(line)
  return item
}

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

test('whoever was not asked to make a check answers nothing, and is told so', async () => {
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

test('a check is not sent back without a reason; with one its owner is asked again at once', async () => {
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

test('two times of a check that wait are told apart, and say what to look at; their form says all', async () => {
  await begin({ lookAt: { en: `Restore one backup ${'of each system '.repeat(20)}\nand read it` } })
  await company.comesRound('2028', at)
  const desk = await company.sits(owner).readsMorning()
  expect(desk.sees).toContain('about 10 minutes · for 2027\nWhat to look at: Restore one backup of each')
  expect(desk.sees).toContain('about 10 minutes · for 2028')
  expect(desk.sees).not.toContain('and read it')
  await desk.clicks('Check')
  const buttons = desk.nodes.flatMap((node) => (node.kind === 'actions' ? node.actions : []))
  expect(buttons.map(({ label }) => label)).toEqual(['In order…', 'Not in order…', 'Not applicable…'])
  for (const form of ['the question', 'what is to be written down']) {
    expect([form, desk.sees]).toEqual([form, expect.stringContaining('and read it')])
    expect(desk.sees).toContain('Eve Long is asked to confirm what you find')
    expect(desk.sees).toContain('A.8.13')
    if (form === 'the question') await desk.clicks('Not applicable…')
  }
})

test('whoever made a check reads who confirms it, and how a mistake is mended', async () => {
  await begin()
  const { _id } = await company.open()
  await company.finds(owner, 'ok')
  const receipt = await shownTo(owner, _id)
  expect(receipt).toContain('Ticket 4471')
  expect(receipt).toContain('Eve Long is asked to confirm it')
  expect(receipt).toContain('Ask Eve Long to send it back')
  const confirming = await company.open()
  await company.sits(second).acts('control-check.confirm', `${confirming._id}.1`)
  await company.looks()
  await planCalendar(company.stores, at, () => undefined, byImport)
  const after = await shownTo(owner, _id)
  expect(after).not.toContain('to send it back')
  expect(after).toContain('`/isms check restore-test` has it checked again, out of turn')
})

test('among other things that wait, what is to be confirmed says what was found', async () => {
  await begin()
  const other = await company.comesRound('2028', at)
  await company.finds(owner, 'ok')
  await company.sits(owner).acts('control-check.record/not-ok', `${(await company.open(other))._id}.1`, {
    note: 'The tape was *empty*',
  })
  await company.looks(other)
  const desk = await company.sits(second).readsMorning()
  expect(desk.sees).toContain('2 things wait for you')
  expect(desk.sees).toContain('Ben Okoro found it in order on 4 January, 10:00.\nNote: Ticket 4471')
  expect(desk.sees).toContain(
    'Ben Okoro found it not in order on 4 January, 10:00.\nNote: The tape was *empty*',
  )
})

test('the history of a check says why an answer was sent back, and hands out its file', async () => {
  await begin()
  const first = await company.open()
  await company.finds(owner, 'ok')
  const file = {
    id: 'f',
    sha256: 'a',
    bytes: 4_000,
    kind: 'pdf',
    name: { text: 'rules.pdf', commitment: 'c' },
  }
  await company.stores.db
    .collection<{ _id: string }>('asks')
    .updateOne({ _id: first._id }, { $set: { 'answer.file': file } })
  expect(await shownTo(owner, first._id)).toContain('rules.pdf (4 kB)')
  const { _id } = await company.open()
  await company.sits(second).acts('control-check.send-back-now', `${_id}.1`, { reason: 'Which *backup*?' })
  await company.looks()
  await company.finds(owner, 'ok')
  const desk = await company.sits(lead).types('check restore-test')
  expect(desk.sees).toContain('sent back by Eve Long on 4 January 2027, 10:00: Which *backup*?')
  expect((await desk.clicks('File of 4 January 2027, 10:00')).sees).toContain('The file comes to you')
})

test('a check is found by what the calendar calls it, and by how its name begins', async () => {
  await begin()
  const desk = company.sits(lead)
  expect((await desk.types('check control-check.restore-test')).sees).toContain('It has not been checked yet')
  expect((await desk.types('check restore')).sees).toContain('Did you mean `restore-test`?')
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

test('a check that nobody answered stands in its history, and with the ISMS lead', async () => {
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
