import { announceComing } from '../../src/activities/calendar/coming.js'
import { sweepCalendar } from '../../src/activities/calendar/sweep.js'
import { showDeliveries } from '../../src/bot/show-deliveries.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { processMessages } from '../../src/main/process-messages.js'
import { approvals, decide, firstAsk } from '../support/approvals.js'
import { lead } from '../support/company.js'
import { again, at, chief, colleague, owner, PlannedCompany, review } from '../support/planned-company.js'
import { readableText } from '../support/slack-text.js'

let company: PlannedCompany

beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

/** The bot died after each change: what it did not get to is for the worker's sweep. */
async function sweeps(asOf = at): Promise<void> {
  await sweepCalendar({
    ...company.stores,
    keepSchedule: async () => undefined,
    startProgramme: async () => undefined,
    now: () => new Date(asOf),
    logError: (error) => {
      throw error
    },
  })
}

async function wanted(kind: 'calendar-change' | 'coming' = 'calendar-change'): Promise<Delivery[]> {
  const deliveries = company.database.db.collection<Delivery>('deliveries')
  return deliveries.find({ 'content.kind': kind }).sort({ notBefore: 1 }).toArray()
}

/** What of this kind was sent to somebody, as they read it then. */
async function reads(person: Person, asOf = at): Promise<string[]> {
  const show = showDeliveries(company.stores, processMessages(company.stores))
  const theirs = (await wanted()).filter((delivery) => delivery.person === person._id)
  const shown = await Promise.all(theirs.map((delivery) => show(delivery, asOf)))
  return shown.flatMap((each) =>
    each ? [readableText(renderBlocks(each.card).payload.blocks as never, '')] : [],
  )
}

async function moves(who: Person, date = '2027-04-12', when = at): Promise<void> {
  const desk = await company.sits(who, when).types(`calendar move ${review} 2027`)
  await desk.submits({ date, reason: 'The auditors *come* that week' })
}

const name = 'Review of the Information Security Policy'

test('whoever owns a duty hears at once that somebody else moved its date, from where to where, who and why; and once', async () => {
  await moves(lead)
  await sweeps()
  await company.stores.programmes.schedulesAreOwed(null)
  await sweeps('2027-01-05T00:01:00.000Z')
  expect(await wanted()).toMatchObject([{ person: owner._id, class: 'now', notBefore: at, state: 'due' }])
  const [message] = await reads(owner)
  expect(message).toContain(`Moved from Tuesday 30 March to Monday 12 April: ${name}`)
  expect(message).toContain('By Robin Adler1 on 4 January, 10:00: The auditors *come* that week')
  expect(message).toContain(`/isms calendar history ${review}`)
})

test('nobody is told of a change of the calendar that they made themselves', async () => {
  await moves(owner)
  await sweeps()
  expect(await wanted()).toEqual([])
})

test('of a date that was moved whoever the calendar names hears, and the owner of the policy where it names nobody', async () => {
  await company.lays({ owner: colleague._id })
  await moves(lead)
  await (await company.sits().types(`calendar move ${again} 2027-q2`)).submits({
    date: '2027-04-26',
    reason: 'Easter',
  })
  await sweeps()
  expect(await reads(colleague)).toEqual([expect.stringContaining(`to Monday 12 April: ${name}`)])
  expect(await reads(owner)).toEqual([expect.stringContaining('Moved from Tuesday 20 April to Monday 26')])
})

test('two moves of a date are two messages, each of what it was', async () => {
  await moves(lead)
  await moves(lead, '2027-04-19')
  await sweeps()
  const both = (await reads(owner)).join('\n')
  expect(both).toContain('Moved from Tuesday 30 March to Monday 12 April')
  expect(both).toContain('Moved from Monday 12 April to Monday 19 April')
})

test.each([
  [
    'another date',
    '2027-06-01',
    'Take Tuesday 1 June',
    'Moved from Monday 12 April to Tuesday 1 June, as calendar.yaml says',
  ],
  [
    'no such date',
    '2028-06-01',
    'Drop it',
    'Dropped on Monday 12 April, since calendar.yaml has no such date any more',
  ],
])('whoever moved it hears that the ISMS lead took what the file says: %s', async (_, from, button, said) => {
  await moves(owner)
  await company.lays({ recurrence: { kind: 'months', every: 12, from } })
  await (await company.sits().types('calendar')).clicks(button)
  await sweeps()
  const [message, ...others] = await reads(owner)
  expect(message).toContain(`${said}: ${name}`)
  expect(message).toContain('By Robin Adler1 on 4 January, 10:00')
  expect(others).toEqual([])
})

test('of what was pulled forward, left out, paused and resumed its owner hears as well', async () => {
  await (await company.sits().types(`calendar run ${again} 2027-q1`)).submits()
  await (await company.sits().types(`calendar skip ${again} 2027-q2`)).submits({ reason: 'A new version' })
  await (await company.sits().types(`calendar pause ${review}`)).submits({
    ...{ until: '2027-05-31', reason: 'Merger' },
  })
  const later = '2027-01-05T10:00:00.000Z'
  await (await company.sits(lead, later).types(`calendar resume ${review}`)).submits()
  await sweeps(later)
  const all = await reads(owner, later)
  expect(all).toHaveLength(4)
  const everybody = 'Everybody acknowledges the Information Security Policy again'
  for (const said of [
    `Pulled forward from Wednesday 20 January to Monday 4 January: ${everybody}`,
    `Left out on Tuesday 20 April: ${everybody}`,
    'By Robin Adler1 on 4 January, 10:00: A new version',
    `Paused until Monday 31 May: ${name}`,
    'What falls into the pause starts on Tuesday 1 June',
    `Resumed, not paused until Monday 31 May any more: ${name}`,
    'By Robin Adler1 on 5 January, 10:00',
  ])
    expect(all.join('\n')).toContain(said)
})

test('what top management approved says who did, and why it was asked for; whoever approved it is not told', async () => {
  const asks = await company.sits().types(`calendar run ${review} 2028`)
  await asks.submits({ reason: 'We move in 2028' })
  await sweeps()
  expect(await wanted()).toEqual([])
  const about = { type: 'occurrence', id: `${review}/2028` } as const
  const decision = (await company.stores.decisions.openAbout(about))?._id ?? ''
  await approvals(company.stores).askApprovers({ decision, asOf: at })
  await decide(company.stores, await firstAsk(company.stores, decision), 'approved', at)
  await approvals(company.stores).concludeDecision({ decision, asOf: at })
  await sweeps()
  const [message] = await reads(owner)
  expect(message).toContain('Pulled forward from Monday 27 March 2028 to Monday 4 January')
  expect(message).toContain('10:00: We move in 2028 · approved by Mo Farrell')

  await company.lays({ owner: chief._id })
  await company.stores.programmes.schedulesAreOwed(null)
  await sweeps()
  expect(await reads(chief)).toEqual([])
})

test('whoever is away hears of a change of the calendar on their first morning back', async () => {
  const { absences } = company.stores
  const away = { from: '2027-01-04', to: '2027-01-08', delegate: colleague._id, source: 'chat' } as const
  const by = {
    at,
    actor: { kind: 'person', id: owner._id },
    through: { kind: 'chat', platform: 'slack' },
  } as const
  await absences.set(await absences.of(owner._id), away, [], by)
  await moves(lead)
  await sweeps()
  expect(await wanted()).toMatchObject([
    { person: owner._id, class: 'morning', notBefore: '2027-01-11T09:00:00.000Z' },
  ])
})

test('a change of the calendar that nobody was told for days is no news any more', async () => {
  await moves(lead)
  await sweeps('2027-01-07T00:01:00.000Z')
  expect(await wanted()).toEqual([])
})

test('whoever has just heard that a date was moved to a day that is near is not told again that it is coming', async () => {
  const before = '2027-03-24T10:00:00.000Z'
  await moves(lead, '2027-03-26', before)
  await sweeps(before)
  await announceComing(company.stores)('2027-03-25T00:30:00.000Z', () => undefined)
  expect(await reads(owner, before)).toHaveLength(1)
  expect(await wanted('coming')).toEqual([])
})
