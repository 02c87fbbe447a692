import { announceComing } from '../../src/activities/calendar/coming.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import type { Person } from '../../src/domain/person.js'
import { processMessages } from '../../src/main/process-messages.js'
import { lead } from '../support/company.js'
import {
  again,
  at,
  colleague,
  labels,
  owner,
  PlannedCompany,
  review,
  visitor,
} from '../support/planned-company.js'

let company: PlannedCompany

beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

describe('who looks at the calendar', () => {
  test('the ISMS lead sees month by month what comes, whom it asks, and why its day is not the rule’s', async () => {
    const { sees } = await company.sits().types('calendar')
    expect(sees).toContain('ISMS calendar, January to April')
    expect(sees).toContain('January\n')
    expect(sees).toContain(
      'Wednesday 20 January · Everybody acknowledges the Information Security Policy again · asks everybody · planned',
    )
    expect(sees).toContain(
      'Tuesday 30 March, since Saturday 27 March is no business day · Review of the Information Security Policy · asks Ben Okoro · planned',
    )
  })

  test('a month alone, however it is written, and a year', async () => {
    for (const typed of ['march', 'March 2027', '2027-03', 'märz', '3.2027']) {
      const { sees } = await company.sits().types(`calendar ${typed}`)
      expect(sees).toContain('ISMS calendar, March')
      expect(sees).toContain('Review of')
      expect(sees).not.toContain('Wednesday 20 January')
    }
    expect((await company.sits().types('calendar 2027')).sees).toContain('Wednesday 20 October')
    expect((await company.sits().types('calendar 2026')).sees).toContain('Nothing is planned in this time.')
  })

  test('the year as a picture says in words what it shows', async () => {
    const { nodes } = await company.sits().types('calendar')
    const [picture] = nodes.flatMap((node) => (node.kind === 'image' ? [node.picture] : []))
    expect(picture?.alt).toBe(
      'The months from January 2027 to December 2027. January 2027: 1 planned; March 2027: 1 planned; April 2027: 1 planned; July 2027: 1 planned; October 2027: 1 planned.',
    )
  })

  test.each([
    [
      'who owns it sees it, and may move and start it',
      owner,
      ['Review of', 'acknowledges'],
      ['Move…', 'Start now…'],
    ],
    ['who will be asked sees that alone', colleague, ['acknowledges'], []],
    ['whom nothing concerns sees nothing', visitor, [], []],
  ] as const)('%s', async (_, person, names, buttons) => {
    const visit = await company.sits(person).types('calendar')
    for (const name of ['Review of', 'acknowledges'])
      expect(visit.sees.includes(name)).toBe((names as readonly string[]).includes(name))
    expect(labels(visit)).toEqual(buttons)
  })

  test('what is no month is said, with what was meant', async () => {
    expect((await company.sits().types('calendar mvoe information-security')).sees).toContain(
      'Did you mean `/isms calendar move information-security`?',
    )
    expect((await company.sits().types('calendar soon')).sees).toContain('is no month')
  })
})

describe('when the file contradicts what was said in chat', () => {
  beforeEach(async () => {
    await (await company.sits().types(`calendar move ${review}`)).submits({
      date: '2027-04-12',
      reason: 'Audit',
    })
    await company.lays({ recurrence: { kind: 'months', every: 12, from: '2027-06-01' } })
  })

  test('the ISMS lead sees both on calendar and home; nobody else is asked', async () => {
    for (const desk of [await company.sits().types('calendar'), await company.sits().looksAtHome()]) {
      expect(desk.sees).toContain('on Monday 12 April or Tuesday 1 June?')
      expect(labels(desk)).toEqual(expect.arrayContaining(['Keep Monday 12 April', 'Take Tuesday 1 June']))
    }
    expect((await company.sits(owner).looksAtHome()).sees).not.toContain('12 April or')
  })

  test.each([
    ['Keep Monday 12 April', '2027-04-12', 'stays on Monday 12 April'],
    ['Take Tuesday 1 June', '2027-06-01', 'is on Tuesday 1 June'],
  ])('“%s” settles it, once', async (label, date, said) => {
    const [desk, other] = [await company.sits().types('calendar'), await company.sits().types('calendar')]
    expect((await desk.clicks(label)).sees).toContain(said)
    expect((await company.occurrence('2027')).date).toBe(date)
    expect((await other.clicks('Keep Monday 12 April')).sees).toContain('settled or changed meanwhile')
    expect((await company.sits().looksAtHome()).sees).not.toContain('12 April or')
  })
})

describe('some days ahead', () => {
  const announces = (asOf: string) => announceComing(company.stores)(asOf, () => undefined)
  const wanted = () =>
    company.database.db
      .collection<{ person: string; content: { kind: string; occurrence: string; date: string } }>(
        'deliveries',
      )
      .find({ 'content.kind': 'coming', 'content.occurrence': `${review}/2027` })
      .toArray()
  const shows = async (asOf: string) => {
    const [delivery] = await wanted()
    return showDeliveries(company.stores, processMessages(company.stores))(delivery as never, asOf)
  }
  /** Monday 29 March is Easter Monday: three business days before the 30th. */
  const morning = '2027-03-24T00:30:00.000Z'

  test('its owner hears of it in their morning, once, and may move or start it from there', async () => {
    await announces('2027-03-23T00:30:00.000Z')
    expect(await wanted()).toEqual([])
    await announces(morning)
    await announces('2027-03-25T00:30:00.000Z')
    expect(await wanted()).toMatchObject([
      { person: owner._id, class: 'morning', notBefore: '2027-03-24T09:00:00.000Z', state: 'due' },
    ])
    const shown = await shows(morning)
    expect(shown?.card.summary).toBe('Review of the Information Security Policy begins on Tuesday 30 March')
    const desk = await company.sits(owner).acts('calendar.move', `${review}/2027@1`)
    expect(desk.sees).toContain('Move to another day')
  })

  test('nothing is sent of what was moved away meanwhile, or to whoever moved it there', async () => {
    await announces(morning)
    await (await company.sits(owner).types(`calendar move ${review}`)).submits({
      date: '2027-03-31',
      reason: 'Audit',
    })
    expect(await shows(morning)).toBeNull()
    await announces('2027-03-25T00:30:00.000Z')
    expect(await wanted()).toHaveLength(1)
  })
})

test('for the next review the ISMS lead sees what went otherwise than planned, and nobody else does', async () => {
  expect((await company.sits().types('calendar')).sees).not.toContain('For the next review')
  const skips = await company.sits().types(`calendar skip ${again} 2027-q3`)
  await skips.submits({ reason: 'Everybody is on *leave*' })
  await (await company.sits().types(`calendar pause ${again}`)).submits({
    until: '2027-05-02',
    reason: 'Merger',
  })
  const inPause = '2027-04-26T10:00:00.000Z'
  expect((await company.sits(lead, inPause).types('calendar')).sees).toContain(
    '2027-Q2 · planned for Tuesday 20 April, and has not begun yet',
  )
  const later = '2027-05-03T09:00:00.000Z'
  await company.startsDue(again, later)
  await company.startsDue(review, later)
  const { sees } = await company.sits(lead, later).types('calendar')
  expect(sees).toContain('For the next review: what went otherwise than planned within a year (9.3)')
  const name = 'Everybody acknowledges the Information Security Policy again'
  expect(sees).toContain(`${name} · 2027-Q3 · left out by Robin Adler1: Everybody is on *leave*`)
  expect(sees).toContain(`${name} · 2027-Q1 · covered by 2027-Q2`)
  expect(sees).toContain(`${name} · 2027-Q2 · planned for Tuesday 20 April, began on 3 May, 10:00`)
  expect((await company.sits(owner, later).types('calendar')).sees).not.toContain('For the next review')
})

test('the history says what ran with which outcome, who pulled it forward, and who moved what and why', async () => {
  const seen = await company.occurrence('2027-Q1', again)
  const through = { kind: 'chat', platform: 'slack' } as const
  await company.stores.occurrences.start(seen, { at, by: lead._id, through })
  await company.stores.occurrences.cycleStarted(seen._id, null)
  await (await company.sits().types(`calendar move ${again} 2027-q2`)).submits({
    date: '2027-04-26',
    reason: 'Easter',
  })
  const { sees } = await company.sits(owner).types(`calendar history ${again}`)
  expect(sees).toContain(
    '2027-Q2 · planned for Monday 26 April\n• 2027-Q2 · moved from Tuesday 20 April to Monday 26 April by Robin Adler1: Easter',
  )
  expect(sees).toContain(
    '2027-Q1 · began on 4 January, 10:00 · nothing to ask: no version was in force · pulled forward by Robin Adler1',
  )
  expect(sees.indexOf('2027-Q2')).toBeLessThan(sees.indexOf('2027-Q1'))
  await company.holdsAgainstTheLedger()
})

test('a history without a name says which there are, and what is mistyped what was meant', async () => {
  const { sees } = await company.sits().types('calendar history')
  expect(sees).toContain(`Which one? Its name goes behind the command. There is: \`${again}\``)
  expect((await company.sits().types(`calendar history ${review}s`)).sees).toContain(
    `Did you mean \`${review}\`?`,
  )
})

test('the history shows every move and every pause, with who undid them', async () => {
  const moves = async (date: string, reason: string) =>
    (await company.sits(owner).types(`calendar move ${review} 2027`)).submits({ date, reason })
  await moves('2027-04-12', 'Easter')
  await moves('2027-04-19', 'The auditors come that week')
  await company.lays({ recurrence: { kind: 'months', every: 12, from: '2027-05-10' } })
  await (await company.sits().types('calendar')).clicks('Take Monday 10 May')
  const pauses = await company.sits().types(`calendar pause ${review}`)
  await pauses.submits({ until: '2027-02-26', reason: 'The merger' })
  await (await company.sits(lead, '2027-02-01T10:00:00.000Z').types('calendar resume')).submits()

  const { sees } = await company.sits(owner).types(`calendar history ${review}`)
  const [paused, planned, second, first] = [
    'Was paused from 4 January, 10:00 to 1 February, 10:00 by Robin Adler1: The merger · resumed by Robin Adler1',
    '2027 · planned for Monday 10 May',
    '2027 · moved from Monday 12 April to Monday 19 April by Ben Okoro: The auditors come that week · after that Robin Adler1 took the date of calendar.yaml',
    '2027 · moved from Tuesday 30 March to Monday 12 April by Ben Okoro: Easter',
  ]
  expect(sees).toContain([planned, second, first, paused].map((line) => `• ${line}`).join('\n'))
  await company.holdsAgainstTheLedger()
})

test('whom a date asks is who is there on that day: the one whom the calendar names, else the owner of the policy', async () => {
  await company.lays({ owner: colleague._id })
  const asks = async () => {
    const { sees } = await company.sits().types('calendar 2027')
    return /Review of the Information Security Policy · asks ([^·\n]*) ·/.exec(sees)?.[1]
  }
  const ends = (end: string) =>
    company.stores.db.collection<Person>('people').updateOne({ _id: colleague._id }, { $set: { end } })
  expect(await asks()).toBe('Eve Long')
  await ends('2027-03-31')
  expect(await asks()).toBe('Eve Long')
  await ends('2027-03-01')
  expect(await asks()).toBe('Ben Okoro')
})
