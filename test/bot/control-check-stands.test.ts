import { absenceActs } from '../../src/activities/absence/acts.js'
import { planCalendar } from '../../src/activities/calendar/plan.js'
import { checkIsDue } from '../../src/activities/control-check/look.js'
import { plannedCheck } from '../../src/activities/control-check/start.js'
import { controlCheckMessages } from '../../src/bot/control-check-messages.js'
import { renderBlocks } from '../../src/bot/slack/render-blocks.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { recordLine } from '../../src/domain/record.js'
import { printRecord } from '../../src/main/record.js'
import { byImport } from '../../src/store/closing-asks.js'
import {
  at,
  CheckedCompany,
  cycle,
  owner,
  rule,
  second,
  standIn,
  stranger,
} from '../support/checked-company.js'
import { aPolicy, lead } from '../support/company.js'
import { readableText } from '../support/slack-text.js'

let company: CheckedCompany
afterEach(() => company.drop())
const begin = async (check = {}) => {
  company = await CheckedCompany.open(check)
}

const closing = '2028-01-10T10:00:00.000Z'
const later = '2028-01-11T10:00:00.000Z'
const lists = async (when = later) => (await company.sits(lead, when).types('check')).sees
const status = async (when = later) => (await company.sits(lead, when).types('status')).sees
const history = async (when = later) => (await company.sits(lead, when).types('check restore-test')).sees

/** The message in which the newest ask of a slot stands, as its reader sees it. */
async function message(slot: string, reader: typeof owner, when = later): Promise<string> {
  const asks = (await company.stores.asks.allOf(cycle)).filter((ask) => ask.slot === slot)
  const newest = asks.sort((a, b) => a.openedAt.localeCompare(b.openedAt)).at(-1) as Ask
  const card = await controlCheckMessages(company.stores).ofAsk(newest, reader, when)
  if (!card) throw new Error('There is no such message')
  return readableText(renderBlocks(card).payload.blocks as never, '')
}

/** What the ISMS lead is told where nobody can make it or confirm it. */
async function notice(): Promise<string> {
  const told = await company.stores.db.collection('deliveries').findOne({ 'content.kind': 'nobody-checks' })
  const card = await controlCheckMessages(company.stores).ofNotice(told?.content, lead, at)
  if (!card) throw new Error('There is no such message')
  return readableText(renderBlocks(card).payload.blocks as never, '')
}

async function away(person: typeof owner, delegate: typeof owner, source: 'chat' | 'file' = 'chat') {
  const before = await company.stores.absences.of(person._id)
  const planned = { from: '2027-01-04', to: '2027-01-20', delegate: delegate._id, source }
  const replaces = before.absences.filter((each) => each.source === source)
  await absenceActs(company.stores).set(before, planned, replaces, {
    ...{ actor: { kind: 'person', id: person._id }, through: { kind: 'chat', platform: 'slack' } },
    at,
  })
}

async function sendsBack(): Promise<void> {
  const { _id } = await company.open()
  await company.sits(second).acts('control-check.send-back-now', `${_id}.1`, { reason: 'Which backup?' })
}

async function ownedBy(person: typeof owner): Promise<void> {
  await company.stores.programmes.lay({ ...rule, owner: person._id })
  await company.looks()
}

test('what was sent back is no finding any more: the check stands as not checked', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await sendsBack()
  await company.looks()
  expect(await lists(at)).toContain(
    'Ben Okoro is asked, due Monday 18 January (in 14 days) · not checked yet',
  )
  expect(await history(at)).toContain('in order · Ben Okoro · sent back by Eve Long')
})

test('a check that closed before anybody confirmed it is said to be so wherever it is shown', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await company.steps.closeCheck({ cycle, asOf: closing })
  expect(await lists()).toContain('in order on 4 January 2027, 10:00 · closed before anybody confirmed it')
  expect(await history()).toContain('in order · Ben Okoro · closed before anybody confirmed it')
  expect(await status()).toContain('Restore test: nobody confirmed what was found on 4 January 2027')
  expect(await message('check', owner)).toContain('It was closed before anybody confirmed it')
  expect(await message('check', owner)).not.toContain('is asked to confirm')
  expect(await message('confirm', second)).toContain('Nobody confirmed it until the next one')
  const owed = await company.stores.db.collection('asks').find({ receiptOwed: closing }).toArray()
  expect(owed.map(({ slot }) => slot).sort()).toEqual(['check', 'confirm'])
})

test('where nobody may confirm a check, its maker does not read that somebody is asked to', async () => {
  await begin({ confirmer: owner._id })
  await company.finds(owner, 'ok')
  expect(await message('check', owner, at)).not.toContain('is asked to confirm')
})

test('what is not in order stays with the ISMS lead until it is found in order', async () => {
  await begin({ confirmed: false })
  await company.finds(owner, 'not-ok')
  const found = 'Restore test: found not in order by Ben Okoro on 4 January 2027'
  const next = await company.comesRound('2028', '2028-01-04T10:00:00.000Z')
  await company.steps.closeCheck({ cycle: next, asOf: '2028-12-30T10:00:00.000Z' })
  expect(await status('2029-01-02T10:00:00.000Z')).toContain(found)
  expect(await status('2029-01-02T10:00:00.000Z')).toContain('nobody answered the last check')
  const after = await company.comesRound('2029', '2029-01-04T10:00:00.000Z')
  const then = '2029-01-05T10:00:00.000Z'
  const answers = async (which: string, outcome: string, when: string) => {
    const { _id, revision } = await company.open(which)
    const desk = company.sits(owner, when)
    await desk.acts(`control-check.record/${outcome}`, `${_id}.${revision}`, { note: 'Ticket 4471' })
  }
  await answers(after, 'not-applicable', then)
  await company.looks(after, then)
  expect(await status(then)).toContain(found)
  const last = await company.comesRound('2030', '2030-01-04T10:00:00.000Z')
  const end = '2030-01-05T10:00:00.000Z'
  await answers(last, 'ok', end)
  await company.looks(last, end)
  expect(await status(end)).not.toContain('Restore test')
})

test('a control that is not in order comes before a policy to publish', async () => {
  await begin({ confirmed: false })
  await company.stores.policies.add({ ...aPolicy('1.0'), owner: owner._id })
  await company.finds(owner, 'not-ok')
  for (const when of [at, later]) {
    expect(await status(when)).toContain('Next: Restore test: not in order. See to it')
    expect(await status(when)).toMatch(/not in order by Ben Okoro.*\n.*Not published yet/)
  }
})

test('a check that nobody was there to make is missed, and stands in its history', async () => {
  await begin()
  await company.stores.asks.closeAsksOf(owner._id, 'left', at)
  await company.stores.db
    .collection('people')
    .updateOne({ _id: owner._id as never }, { $set: { active: false } })
  await company.looks()
  await company.steps.closeCheck({ cycle, asOf: closing })
  expect(await history()).toContain('10 January 2028, 10:00 · closed, nobody answered')
  expect(await lists()).toContain('not answered, closed on 10 January 2028')
  expect(await status()).toContain('Restore test: nobody answered the last check')
})

test('an owner who is replaced has not left: neither the record says so, nor what they read', async () => {
  await begin()
  const { _id } = await company.open()
  await ownedBy(standIn)
  const ask = await company.stores.asks.byId(_id)
  expect(ask && recordLine(ask).outcome).toBe('handed-on')
  const desk = await company.sits(owner).acts('control-check.record/ok', `${_id}.1`, { note: 'Ticket 4471' })
  expect(desk.sees).toContain('Somebody else is asked by now, so nothing was recorded')
  expect(await company.open()).toMatchObject({ askedOf: standIn._id })
})

test('whoever takes over a check that was sent back reads why', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await sendsBack()
  await company.looks()
  await ownedBy(standIn)
  expect(await message('check', standIn, at)).toContain('Sent back by Eve Long: Which backup?')
})

const delegatedTo = async () => (await company.open()).delegated?.to
const told = () =>
  company.stores.db.collection('deliveries').find({ 'content.kind': 'nobody-checks' }).toArray()
/** Who was told that something comes to them since they stand in. */
const standInsTold = async () =>
  (await company.stores.db.collection('deliveries').find({ 'content.kind': 'stand-in' }).toArray()).map(
    ({ person }) => person,
  )

test('a confirmation never comes to who stands in for its maker by now: it waits, and the ISMS lead hears so once', async () => {
  await begin()
  await company.finds(owner, 'ok')
  const { _id } = await company.open()
  await away(owner, standIn)
  await away(second, standIn)
  expect(await company.open()).toMatchObject({ _id, mayAnswer: [second._id] })
  expect(await standInsTold()).toEqual([])
  await company.looks()
  await company.looks()
  expect(await told()).toMatchObject([{ person: lead._id, class: 'now' }])
  const said = await status(at)
  expect(said).toContain('Restore test: nobody may confirm it while Eve Long is away')
  expect(said).toContain('nobody may confirm the check “Restore test” for Eve Long.')
  expect(await notice()).toContain('It waits for Eve Long.')
  expect(await message('check', owner, at)).toContain('Eve Long is asked to confirm it')

  const desk = await company.sits(second).acts('control-check.confirm', `${_id}.1`)
  expect(desk.reply).toMatchObject({ kind: 'done' })
})

test('whoever comes to stand in for its maker loses a confirmation that they had in the stead of another', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(second, standIn)
  const { _id, revision } = await company.open()
  expect(await delegatedTo()).toBe(standIn._id)
  await away(owner, standIn)
  expect(await delegatedTo()).toBeUndefined()
  const desk = await company.sits(standIn).acts('control-check.confirm', `${_id}.${revision}`)
  expect(desk.sees).toContain('so nothing was recorded')
  expect(await company.open()).toMatchObject({ _id })
})

test('whoever stands in for the maker over somebody else who is away does not confirm it either', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(owner, stranger)
  await away(stranger, standIn)
  await away(second, standIn)
  expect(await delegatedTo()).toBeUndefined()
})

test('a confirmation goes to the next who may: whoever is named to stand in instead, and nothing stands in its way any more', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(owner, standIn)
  await away(second, standIn)
  await company.looks()
  await away(second, stranger)
  expect(await delegatedTo()).toBe(stranger._id)
  expect(await standInsTold()).toEqual([stranger._id])
  await company.looks()
  expect(await status(at)).not.toContain('nobody may confirm')
  expect(await told()).toHaveLength(1)
  const { _id, revision } = await company.open()
  const desk = await company.sits(stranger).acts('control-check.confirm', `${_id}.${revision}`)
  expect(desk.reply).toMatchObject({ kind: 'done' })
})

test('a confirmation goes to the next who may: whom the file names, where whom chat names may not', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(owner, standIn)
  await away(second, stranger, 'file')
  await away(second, standIn)
  expect(await delegatedTo()).toBe(stranger._id)
  await company.looks()
  expect(await told()).toEqual([])
})

test('a second person who comes to stand in for its maker is asked no more, and the ISMS lead hears so', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await away(owner, second)
  await company.looks()
  expect((await company.stores.asks.allOf(cycle)).map(({ state }) => state).sort()).toEqual([
    'answered',
    'closed',
  ])
  expect(await told()).toHaveLength(1)
  expect(await status(at)).toContain('Restore test: nobody may confirm it')
})

test('whoever makes a check in the stead of its owner reads that, and not that they own it', async () => {
  await begin()
  await away(owner, standIn)
  expect(await message('check', standIn, at)).toContain('because you stand in for the owner')
  expect(await message('check', owner, at)).toContain('as the owner of this check')
})

test('whoever is the ISMS lead is not told that the ISMS lead hears of what they found', async () => {
  await begin({ confirmed: false })
  await ownedBy(lead)
  await company.finds(lead, 'not-ok')
  expect(await message('check', lead, at)).toContain('You checked “Restore test”: not in order')
  expect(await message('check', lead, at)).not.toContain('is told')
})

test('when the next one is pulled forward, the one that nobody answered is closed, and only one is asked', async () => {
  await begin()
  const soon = '2027-01-06T10:00:00.000Z'
  const next = await company.comesRound('2028', soon)
  await company.looks(cycle, soon)
  expect(await company.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 1, closed: 1 } })
  await company.looks(next, soon)
  expect(await company.open(next)).toMatchObject({ state: 'open' })
  expect(await lists(soon)).toContain('not answered, closed on 6 January 2027')
})

test('a check that waits to be confirmed goes on when the next one begins', async () => {
  await begin()
  await company.finds(owner, 'ok')
  await company.comesRound('2028', '2027-01-06T10:00:00.000Z')
  await company.looks(cycle, '2027-01-06T11:00:00.000Z')
  expect(await company.open()).toMatchObject({ slot: 'confirm', askedOf: second._id })
})

test('a check is due on a business day before the next one comes, however many days its owner would have', async () => {
  await begin()
  const programme = { ...rule, v: 1, state: 'active', revision: 1 } as const
  const weekly = { _id: `${rule._id}/W2`, programme: rule._id, date: '2027-01-11' }
  await company.stores.db
    .collection('occurrences')
    .insertOne({ ...weekly, state: 'planned', period: 'W2', revision: 1 } as never)
  const starts = plannedCheck({ ...company.stores, startCycle: async () => undefined })
  const first = { _id: `${rule._id}/W1`, programme: rule._id, period: 'W1', date: '2027-01-04' }
  const id = await starts(programme, first as Occurrence, at)
  expect(await company.stores.cycles.byId(id ?? '')).toMatchObject({
    ...{ dueOn: '2027-01-08', closesOn: '2027-01-10' },
  })
})

describe('until when a check may be answered', () => {
  const saying = {
    by: lead._id,
    at,
    reason: 'The merger',
    through: { kind: 'chat', platform: 'slack' },
  } as const
  const closesOn = async () => (await company.stores.cycles.byId(cycle))?.closesOn
  /** The calendar is planned. Gives the date of the next year. */
  const planned = async () => {
    await planCalendar(company.stores, at, () => undefined, byImport)
    const next = (await company.stores.occurrences.planned(rule._id)).find(({ date }) => date >= '2028')
    if (!next) throw new Error('Nothing is planned')
    return next
  }
  /** As the sweep finds it, and then the workflow. */
  async function isSeen(when = at): Promise<void> {
    const open = await company.stores.cycles.byId(cycle)
    expect(open && (await checkIsDue(company.stores)(open, when))).toBe(true)
    await company.looks(cycle, when)
  }

  test('follows its next date when that is moved in chat, and the ledger says so', async () => {
    await begin()
    await planned()
    await isSeen()
    expect(await closesOn()).toBe('2028-01-03')
    const desk = await company.sits(lead).types('calendar move restore-test 2028 2028-02-14')
    await desk.submits({ date: '2028-02-14', reason: 'The merger' })
    await isSeen()
    expect(await closesOn()).toBe('2028-02-13')
    await company.looks(cycle, '2028-01-20T10:00:00.000Z')
    const late = company.sits(owner, '2028-01-20T10:00:00.000Z')
    const { _id } = await company.open()
    await late.acts('control-check.record/ok', `${_id}.1`, { note: 'Ticket 4471' })
    expect(late.reply).toMatchObject({ kind: 'done' })
    const row = await company.stores.db.collection('cycles').findOne({ _id: cycle as never })
    expect(row?.outbox.at(-1)).toMatchObject({
      ...{ type: 'cycle.closing-day-moved', data: { closesOn: '2028-02-13' } },
    })
  })

  test('follows when the file brings the next one nearer, and then it closes', async () => {
    await begin()
    await planned()
    await isSeen()
    await company.stores.programmes.lay({
      ...rule,
      recurrence: { kind: 'months', every: 3, from: '2027-01-04' },
    })
    await planned()
    const before = '2027-04-04T21:00:00.000Z'
    await isSeen(before)
    expect(await closesOn()).toBe('2027-04-04')
    expect(await company.open()).toMatchObject({ askedOf: owner._id })
    const over = '2027-04-05T00:30:00.000Z'
    await isSeen(over)
    expect(await company.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 1, closed: 1 } })
  })

  test('goes on to the one after, where the next one is left out', async () => {
    await begin()
    const next = await planned()
    await isSeen()
    await company.stores.occurrences.skip(next, saying)
    await isSeen()
    // Nothing else is planned within fifteen months.
    expect(await closesOn()).toBe('2028-01-18')
  })

  test('stays where it is once the next one has begun', async () => {
    await begin()
    await company.finds(owner, 'ok')
    const next = await planned()
    await isSeen()
    const soon = '2027-01-06T10:00:00.000Z'
    await company.stores.occurrences.start(next, { at: soon, by: lead._id, through: saying.through })
    await company.comesRound('2028', soon)
    await company.looks(cycle, soon)
    expect(await closesOn()).toBe('2028-01-03')
  })
})

test('of several answers to a check sent off at once one is recorded, and whoever wrote something else is told that it was not', async () => {
  await begin({ confirmed: false })
  const { _id } = await company.open()
  const formula = '=HYPERLINK("https://evil.example","x")'
  const said = [
    ['ok', formula],
    ['ok', formula],
    ['not-ok', formula],
    ['ok', '=1+1'],
  ] as const
  const replies = await Promise.all(
    said.map(async ([outcome, note]) => {
      const desk = await company.sits(owner).acts(`control-check.record/${outcome}`, `${_id}.1`, { note })
      return desk.reply.kind
    }),
  )
  const answer = (await company.stores.asks.byId(_id))?.answer
  const isRecorded = ([outcome, note]: (typeof said)[number]) => {
    return outcome === answer?.value && note === answer.reason?.text
  }
  expect(replies).toEqual(said.map((each) => (isRecorded(each) ? 'done' : 'card')))
  const printed: string[] = []
  const out = { write: (text: string) => void printed.push(text) }
  await printRecord(company.stores, cycle, 'csv', { out, problem: { write: () => undefined } })
  // A spreadsheet does not take it for a formula.
  expect(printed.join('')).toMatch(/,(not-)?ok,"?'=/)
})
