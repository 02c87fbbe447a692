import { feedEntries } from '../../src/bot/calendar-feed/entries.js'
import { subjectsOnShow } from '../../src/bot/decision-subjects.js'
import { textsFor } from '../../src/bot/texts/texts.js'
import type { Person } from '../../src/domain/person.js'
import { aPerson, kestrel, lead } from '../support/company.js'
import { at, ben, jana, TaughtCompany } from '../support/taught-company.js'

let company: TaughtCompany
afterEach(() => company.drop())
const begin = async (staff?: readonly Person[]) => {
  company = await TaughtCompany.open(staff)
  return company.begins()
}
const given = async (cycle: string) =>
  (await company.stores.asks.allOf(cycle)).flatMap(({ answer }) => answer?.value ?? []).sort()

test('a click on an answer is the answer, and the message then says what is right, and why', async () => {
  const cycle = await begin()
  const { _id } = await company.askOf(ben)
  const desk = await company.sits(ben).reads(_id)
  expect(desk.notification).toBe('A two-minute lesson with one question: About phishing')
  expect(desk.sees).toContain('Hurry')
  expect(desk.sees).toContain('until Sunday 14 March')
  expect(desk.labels).toEqual(['Say so', 'Wait and see'])
  await desk.clicks('Wait and see')
  expect(desk.reply).toEqual({ kind: 'done', settled: [_id] })
  expect(await given(cycle)).toEqual(['wait'])
  const receipt = (await desk.reads(_id)).sees
  expect(receipt).toContain('Now you know: About phishing')
  expect(receipt).toContain('You chose “Wait and see”.')
  expect(receipt).toContain('Right is “Say so”. Minutes count.')

  await company.answers(lead, 'say-so')
  const [right] = (await company.stores.asks.allOf(cycle)).filter(({ askedOf }) => askedOf === lead._id)
  expect((await company.sits(lead).reads(right?._id ?? '')).sees).toContain('✓ Right: About phishing')
})

test('the same click twice is recorded once, and another one after it changes nothing', async () => {
  const cycle = await begin()
  const { _id } = await company.askOf(ben)
  const desk = company.sits(ben)
  const clicks = (option: string) => desk.acts(`awareness.answer/${option}`, `${_id}.1`)
  await clicks('wait')
  expect((await clicks('wait')).reply).toEqual({ kind: 'done', settled: [_id] })
  expect((await clicks('say-so')).sees).toContain(
    'You answered “About phishing” on 15 February, 10:00, and the first answer counts',
  )
  expect(await given(cycle)).toEqual(['wait'])
})

test('an answer that there is not, and somebody else’s lesson, are refused', async () => {
  const cycle = await begin()
  const { _id } = await company.askOf(ben)
  expect((await company.sits(ben).acts('awareness.answer/shout', `${_id}.1`)).sees).toContain(
    'nothing was recorded',
  )
  expect((await company.sits(jana).acts('awareness.answer/wait', `${_id}.1`)).sees).toContain(
    'Diese Frage ging an jemand anderen',
  )
  expect(await given(cycle)).toEqual([])
})

test('whoever clicks after it is over learns what is right all the same, and nothing is recorded', async () => {
  const cycle = await begin()
  const { _id } = await company.askOf(ben)
  await company.ends(cycle, '2027-03-15T00:00:00.000Z')
  const desk = company.sits(ben, '2027-03-16T10:00:00.000Z')
  await desk.acts('awareness.answer/wait', `${_id}.1`)
  expect(desk.sees).toContain('is over by now, so nothing was recorded; the next lesson comes by itself')
  expect(desk.sees).toContain('Right is “Say so”. Minutes count.')
  expect((await desk.reads(_id)).sees).toContain('Over: About phishing')
  expect(await given(cycle)).toEqual([])
})

test('in German it is a lesson in German', async () => {
  await begin()
  const { _id } = await company.askOf(jana)
  const desk = await company.sits(jana).reads(_id)
  expect(desk.sees).toContain('Zwei Minuten: Über phishing')
  expect(desk.labels).toEqual(['Melden', 'Abwarten'])
  await desk.clicks('Abwarten')
  expect((await desk.reads(_id)).sees).toContain('Richtig ist „Melden“. Es geht um Minuten.')
  expect((await company.stores.asks.byId(_id))?.answer).toMatchObject({ language: 'de' })
})

test('among other things it is a line with a button, and the form says what is right once it was sent', async () => {
  const cycle = await begin()
  const { _id } = await company.askOf(ben)
  const desk = await company.sits(ben).looksAtHome()
  expect(desk.sees).toContain('About two minutes, with one question at the end')
  await desk.clicks('Read the lesson')
  expect(desk.sees).toContain('Hurry')
  await desk.submits()
  expect(desk.reply).toEqual({ kind: 'invalid', errors: { answer: 'Choose one of the answers.' } })
  await desk.submits({ answer: 'say-so' })
  expect(desk.reply).toMatchObject({ kind: 'form', settled: [_id] })
  expect(desk.sees).toContain('Right: About phishing')
  expect(await given(cycle)).toEqual(['say-so'])
  expect((await company.sits(ben).looksAtHome()).sees).toContain('Right is “Say so”. Minutes count.')
})

test('neither the status nor the home of the ISMS lead counts it among what runs', async () => {
  await begin()
  await company.answers(lead, 'say-so')
  for (const desk of [await company.sits(lead).types('status'), await company.sits(lead).looksAtHome()])
    expect(desk.sees.replace('Right: About phishing', '')).not.toContain('of 3')
  expect((await company.sits(lead).types('late')).sees).toContain('Nobody whom you see to is late')
})

describe('how lessons went', () => {
  const sales = Array.from({ length: 5 }, (_, n) => aPerson(2 * n + 10))
  const engineering = Array.from({ length: 5 }, (_, n) => aPerson(2 * n + 11))
  const hr = Array.from({ length: 4 }, (_, n) => aPerson(n + 40, { department: 'People' }))

  test('is shown as shares, and of no department in which fewer than five took part', async () => {
    const cycle = await begin([lead, ...sales, ...engineering, ...hr])
    for (const person of [...sales, ...hr]) await company.answers(person, 'say-so')
    for (const person of engineering.slice(1)) await company.answers(person, 'wait')
    const running = (await company.sits(lead).types('awareness')).sees
    expect(running).toContain('About phishing: 13 of 15 took part · 69 % right · until Sunday 14 March')
    expect(running).toContain('Sales: 5 of 5 took part · 100 % right')
    expect(running).not.toContain('Engineering')
    expect(running).not.toContain('People:')
    for (const { name } of [...sales, ...engineering, ...hr]) expect(running).not.toContain(name)

    await company.ends(cycle, '2027-03-15T00:00:00.000Z')
    await company.begins('2027-03', '2027-03-15T08:00:00.000Z')
    const march = (await company.sits(lead, '2027-03-16T10:00:00.000Z').types('awareness')).sees
    expect(march).toContain('About lost-phone: 0 of 15 took part · too few to show what was right')
    expect(march).toContain('About phishing: 13 of 15 took part · 69 % right · sent Monday 15 February')
  })

  test('a lesson that comes again says how it went the time before', async () => {
    const first = await begin([lead, ...sales])
    for (const person of sales) await company.answers(person, 'wait')
    await company.ends(first, '2027-03-15T00:00:00.000Z')
    await company.ends(
      await company.begins('2027-03', '2027-03-15T08:00:00.000Z'),
      '2027-04-15T00:00:00.000Z',
    )
    await company.begins('2027-04', '2027-04-15T07:00:00.000Z')
    for (const person of sales) await company.answers(person, 'say-so', '2027-04-15T10:00:00.000Z')
    expect((await company.sits(lead, '2027-04-16T10:00:00.000Z').types('awareness')).sees).toContain(
      'About phishing: 5 of 6 took part · 100 % right · the time before 0 %',
    )
  })

  test('is for the ISMS lead and top management to see; before there were any it says when the first comes', async () => {
    const director = aPerson(60)
    company = await TaughtCompany.open([lead, ben, director], { topManagement: [director._id] })
    expect((await company.sits(director, at).types('awareness')).sees).toContain(
      'The first comes on Monday 15 February',
    )
    expect((await company.sits(ben, at).types('awareness')).sees).toContain(
      'belongs to the ISMS lead, their deputy and top management',
    )
  })
})

test('it stands in the calendar for everybody, and can be left out', async () => {
  company = await TaughtCompany.open()
  const desk = await company.sits(lead, '2027-02-01T10:00:00.000Z').types('calendar')
  expect(desk.sees).toContain('Awareness lesson')
  await desk.types('calendar skip awareness.lessons')
  await desk.submits({ reason: 'A training week comes' })
  expect(await company.stores.occurrences.byId('awareness.lessons/2027-02')).toMatchObject({
    state: 'skipped',
  })
})

test('its history says how many took part; nobody’s own calendar holds it as something that is due', async () => {
  const cycle = await begin()
  await company.answers(ben, 'say-so')
  await company.ends(cycle, '2027-03-15T00:00:00.000Z')
  const history = await company
    .sits(lead, '2027-03-15T07:00:00.000Z')
    .types('calendar history awareness.lessons')
  expect(history.sees).toContain('1 of 3')
  await company.begins('2027-03', '2027-03-15T08:00:00.000Z')
  const tools = { ...company.stores, subjects: subjectsOnShow(company.stores) }
  for (const person of [lead, ben]) {
    const reader = { person, texts: textsFor('en') }
    const entries = await feedEntries(tools, reader, kestrel, '2027-03-15')
    expect(entries.map(({ on }) => on)).not.toContain('9999-12-31')
    expect(entries.filter(({ summary }) => summary.includes('lost-phone'))).toEqual([])
  }
})
