import { plannedQuestion } from '../../src/activities/owners-question/start.js'
import { policyRound } from '../../src/activities/policy-acknowledgement/round.js'
import { policyReviewActivities } from '../../src/activities/policy-review/activities.js'
import { policyReview } from '../../src/activities/policy-review/question.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import { printRecord } from '../../src/main/record.js'
import type { AtTheDesk } from '../support/at-the-desk.js'
import { aPolicy, cycleOf } from '../support/company.js'
import { again, at, colleague, owner, PlannedCompany, review } from '../support/planned-company.js'

/** When everybody is asked again. */
const later = '2027-01-20T09:00:00.000Z'
const unplanned = 'cycle/policy-review.information-security/1'

let company: PlannedCompany

beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

const activities = () =>
  policyReviewActivities({
    ...company.stores,
    matchPeople: async () => undefined,
    nudgeReminders: async () => undefined,
    heartbeat: () => undefined,
  })

const plannedReview = () =>
  plannedQuestion({ ...company.stores, startCycle: async () => undefined }, policyReview(company.stores))

/** What the workflow does first, and whom that asks. */
async function asksIn(cycle: string, asOf = at): Promise<Ask | undefined> {
  await activities().askReviewer({ cycle, asOf })
  return (await company.stores.asks.allOf(cycle)).find(({ state }) => state === 'open')
}

async function asksForReview(desk: AtTheDesk): Promise<AtTheDesk> {
  await desk.types('policy review information-security')
  return desk
}

test('a review at its planned interval says the interval of the calendar, and one out of turn what it is for', async () => {
  await company.lays({ recurrence: { kind: 'months', every: 24, from: '2027-03-27' } })
  const starts = plannedReview()
  const programme = await company.stores.programmes.byId(review)
  const cycle = programme && (await starts(programme, await company.occurrence('2027'), at))
  await asksIn(cycle ?? '')
  const desk = await (await company.sits(owner).types('')).clicks('Review')
  expect(desk.sees).toContain('as its owner, every 24 months')

  await company.stores.asks.closeOpenOf(cycle ?? '', 'superseded', at)
  await company.stores.cycles.closed(cycle ?? '', at, 'hash')
  const lead = await asksForReview(company.sits())
  await lead.submits({ reason: 'We moved to another cloud' })
  await asksIn(unplanned)
  const anew = await (await company.sits(owner).types('')).clicks('Review')
  expect(anew.sees).toContain('since something significant has changed')
  expect(anew.sees).not.toContain('every')
})

test('among other things that wait, a review out of turn says why it is asked; its form says so word for word', async () => {
  const because = `We moved to another *hosting provider*, ${'and so on, '.repeat(20)}\nand to another bank`
  const lead = await asksForReview(company.sits())
  await lead.submits({ reason: because })
  const ask = await asksIn(unplanned)
  if (!ask) throw new Error('Nobody is asked')
  await company.stores.db.collection<Ask>('asks').insertOne({ ...ask, _id: 'f'.repeat(ask._id.length) })
  const desk = await company.sits(owner).readsMorning()
  expect(desk.sees).toContain('2 things wait for you')
  expect(desk.sees).toContain('What has changed: We moved to another *hosting provider*, and so on')
  expect(desk.sees).not.toContain('bank')
  expect((await desk.clicks('Read it')).sees).toContain('lock your screen')

  await (await desk.readsMorning()).clicks('Review')
  expect(desk.sees).toContain('and to another bank')
  await desk.clicks('It still holds…')
  expect(desk.sees).toContain('The Information Security Policy, version 1.0 still holds as it is.')
  expect(desk.sees).toContain('and to another bank')
})

test('a review that stands for an earlier one says so, and what was left out before it', async () => {
  await company.lays({ recurrence: { kind: 'months', every: 3, from: '2027-01-11' } })
  const { occurrences, programmes } = company.stores
  const said = { by: colleague._id, at, reason: 'The *merger*' }
  await occurrences.skip(await company.occurrence('2027-Q1'), {
    ...said,
    through: { kind: 'chat', platform: 'slack' },
  })
  const [earlier, later] = [await company.occurrence('2027-Q2'), await company.occurrence('2027-Q3')]
  await occurrences.cover(earlier, later, at)
  const starts = plannedReview()
  const programme = await programmes.byId(review)
  const cycle = programme && (await starts(programme, later, at))
  await asksIn(cycle ?? '')
  const { sees } = await (await company.sits(owner).types('')).clicks('Review')
  expect(sees).toContain(
    'The review of 2027-Q2 did not take place: it was due together with that of 2027-Q3.',
  )
  expect(sees).toContain('The review of 2027-Q1 was left out by Eve Long: The *merger*')
})

test('a review out of turn asks whom the calendar names, says so beforehand, and they may ask for it, too', async () => {
  await company.lays({ owner: colleague._id })
  const lead = await asksForReview(company.sits())
  expect(lead.sees).toContain('Eve Long is asked')
  expect((await asksForReview(company.sits(owner))).sees).toContain('Eve Long is asked')
  const desk = await asksForReview(company.sits(colleague))
  await desk.submits({ reason: 'We moved to another cloud' })
  expect(await asksIn(unplanned)).toMatchObject({ askedOf: colleague._id })
  const asked = await (await company.sits(colleague).types('')).clicks('Review')
  expect(asked.sees).toContain('since calendar.yaml names you')
})

test('whoever reviews it works on their own country’s business days', async () => {
  const people = company.stores.db.collection<Person>('people')
  await people.updateOne({ _id: owner._id }, { $set: { country: 'AT' } })
  const desk = await asksForReview(company.sits())
  await desk.submits({ reason: 'We moved to another cloud' })
  // Ten business days from 4 January; the 6th is a holiday in Austria, and none in Ireland.
  expect(await asksIn(unplanned)).toMatchObject({ dueOn: '2027-01-19' })
})

test('whoever takes a review over from an owner who left has as much time for it as they had', async () => {
  const desk = await asksForReview(company.sits())
  await desk.submits({ reason: 'We moved to another cloud' })
  expect(await asksIn(unplanned)).toMatchObject({ askedOf: owner._id, dueOn: '2027-01-18' })
  await company.stores.policies.correct('information-security@1.0', { owner: colleague._id })
  const ask = await asksIn(unplanned, '2027-02-08T10:00:00.000Z')
  expect(ask).toMatchObject({ askedOf: colleague._id, dueOn: '2027-02-22' })
})

test('whom the calendar names reads the policy, though they are not of its audience', async () => {
  const [policy] = await company.stores.policies.list()
  const audience = { audience: [{ department: 'Nobody' }], 'subject.id': 'information-security' }
  await company.stores.db.collection('cycles').updateMany({}, { $set: audience })
  await company.lays({ owner: colleague._id })
  expect((await company.sits(colleague).types('policy read information-security')).sees).toContain(
    'That policy is for other people',
  )
  const lead = await asksForReview(company.sits())
  await lead.submits({ reason: 'We moved to another cloud' })
  await asksIn(unplanned)
  const desk = await (await company.sits(colleague).types('')).clicks('Review')
  await desk.clicks('Read it')
  expect(desk.sees).toContain('lock your screen')
  expect(policy?.owner).not.toBe(colleague._id)
})

describe('while everybody is asked again', () => {
  const asksEverybody = async () => {
    const starts = policyRound({ ...company.stores, startCycle: async () => undefined })
    const programme = await company.stores.programmes.byId(again)
    const occurrence = await company.occurrence('2027-Q1', again)
    await (programme && starts(programme, occurrence, later))
  }

  test('a policy is in force since it was published, and is to be revised until a new version is', async () => {
    const lead = await asksForReview(company.sits())
    await lead.submits({ reason: 'We moved to another cloud' })
    await asksIn(unplanned)
    await asksEverybody()
    const desk = await (await company.sits(owner).types('')).clicks('Review')
    expect(desk.sees).toContain('In force since\n24 November 2026, 09:00')
    expect(desk.sees).not.toContain('20 January')
    await (await desk.clicks('It has to be revised…')).submits({ found: 'Section 3 names the old cloud' })
    const seen = async () => (await company.sits(undefined, later).types('status')).sees
    expect(await seen()).toMatch(
      /Goes on only with you\W+the Information Security Policy.* has to be revised/i,
    )
    expect(await seen()).toContain('Next: have the Information Security Policy, version 1.0, revised.')
    await company.stores.policies.add({ ...aPolicy('2.0', 2), owner: owner._id })
    expect(await seen()).toMatch(/Under way\W+the Information Security Policy.* has to be revised/i)
    expect(await seen()).toContain(
      'Next: send the Information Security Policy, version 2.0, to its approver.',
    )
    const through = { kind: 'chat', platform: 'slack' } as const
    await company.stores.cycles.start(cycleOf(aPolicy('2.0', 2), later), through)
    expect(await seen()).not.toContain('has to be revised')
  })
})

test('a review that somebody pulled forward is started by them, on record too', async () => {
  const { occurrences, programmes, cycles } = company.stores
  const through = { kind: 'chat', platform: 'slack' } as const
  await occurrences.start(await company.occurrence('2027'), { at: later, by: owner._id, through })
  const starts = plannedReview()
  const programme = await programmes.byId(review)
  const cycle = programme && (await starts(programme, await company.occurrence('2027'), later))
  expect(await cycles.byId(cycle ?? '')).toMatchObject({ startedBy: owner._id })
})

describe('nobody is asked in two reviews at once whether a policy still holds', () => {
  const begins = async (period: string, asOf: string) => {
    const starts = plannedReview()
    const programme = await company.stores.programmes.byId(review)
    return programme && (await starts(programme, await company.occurrence(period), asOf))
  }

  test('a review out of turn that is under way stands for the planned one', async () => {
    const lead = await asksForReview(company.sits())
    await lead.submits({ reason: 'We moved to another cloud' })
    await asksIn(unplanned)
    expect(await begins('2027', later)).toBe(unplanned)
    const duty = { process: 'policy-review', subject: 'information-security' } as const
    expect(await company.stores.cycles.underWay(duty)).toHaveLength(1)
  })

  test('while a review out of turn runs its planned date is not pulled forward, and would be spent by it', async () => {
    const lead = await asksForReview(company.sits())
    await lead.submits({ reason: 'We moved to another cloud' })
    await asksIn(unplanned)
    const desk = await company.sits(owner).types(`calendar run ${review}`)
    expect(desk.sees).toContain('This is running already')
    expect(await company.occurrence('2027')).toMatchObject({ state: 'planned' })
  })

  test('of two who ask for a review at the same moment one is taken, and the other is told', async () => {
    const desks = [company.sits(), company.sits(owner)]
    const asked = desks.map((desk, n) =>
      desk.acts('policy-review.start', 'information-security', { reason: `We moved, ${n}` }),
    )
    const said = (await Promise.all(asked)).map(({ sees }) => sees.includes('under way already'))
    expect(said.sort()).toEqual([false, true])
    const duty = { process: 'policy-review', subject: 'information-security' } as const
    expect(await company.stores.cycles.outOfTurn(duty)).toHaveLength(1)
  })

  test('a review that is not answered before the next begins closes unanswered, and says so', async () => {
    await company.lays({ recurrence: { kind: 'months', every: 3, from: '2027-01-04' } })
    const first = (await begins('2027-Q1', at)) ?? ''
    const ask = await asksIn(first)
    const look = () => activities().lookAtReview({ cycle: first, asOf: later })
    expect(await look()).toMatchObject({ next: 'wait' })
    const second = (await begins('2027-Q2', later)) ?? ''
    expect(await look()).toMatchObject({ next: 'close' })
    await activities().closeReview({ cycle: first, asOf: later })
    expect(await company.stores.records.byCycle(first)).toMatchObject({
      completion: { asked: 1, answered: 0, closed: 1 },
    })
    const desk = await company.sits(owner, later).acts('policy-review.open', `${ask?._id}.${ask?.revision}`)
    expect(desk.sees).toContain('closed')
    expect(await activities().lookAtReview({ cycle: second, asOf: later })).toMatchObject({ next: 'ask' })
  })
})

test('the history of its reviews shows one out of turn, with who asked for it and why', async () => {
  const lead = await asksForReview(company.sits())
  await lead.submits({ reason: 'We moved to another *cloud*' })
  const history = async () => (await company.sits(owner).types(`calendar history ${review}`)).sees
  expect(await history()).toContain(
    'Out of turn · began on 4 January, 10:00 · still running · asked for by Robin Adler1: We moved to another *cloud*',
  )
  await asksIn(unplanned)
  const desk = await (await company.sits(owner).types('')).clicks('Review')
  await (await desk.clicks('It still holds…')).submits({ found: 'The new cloud is named in it' })
  await activities().closeReview({ cycle: unplanned, asOf: at })
  expect(await history()).toContain('Ben Okoro: it still holds · asked for by Robin Adler1')
})

test('the record of a review out of turn says why it was asked for', async () => {
  const lead = await asksForReview(company.sits())
  await lead.submits({ reason: 'We moved to another cloud' })
  const written: string[] = []
  const out = { write: (text: string) => void written.push(text) }
  await printRecord(company.stores, unplanned, 'json', { out, problem: { write: () => undefined } })
  expect(JSON.parse(written.join(''))).toMatchObject({ because: 'We moved to another cloud' })
})

test('where nobody is there to review a policy none is started, and the ISMS lead is told what to do', async () => {
  const people = company.stores.db.collection<Person>('people')
  await people.updateOne({ _id: owner._id }, { $set: { active: false } })
  const desk = await asksForReview(company.sits())
  expect(desk.sees).toContain('its owner, Ben Okoro, is not there any more')
  expect(desk.sees).toContain('name another owner')
  expect(await company.stores.cycles.byId(unplanned)).toBeNull()
})
