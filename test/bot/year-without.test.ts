import type { ProgrammeRule } from '../../src/store/programmes.js'
import { approvals, decide, firstAsk } from '../support/approvals.js'
import { lead } from '../support/company.js'
import { again, at, chief, owner, PlannedCompany, review } from '../support/planned-company.js'

let company: PlannedCompany

beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

const name = 'Review of the Information Security Policy'
const twiceAYear: Partial<ProgrammeRule> = { recurrence: { kind: 'months', every: 6, from: '2027-03-01' } }

/** What top management is asked about a date of the review. */
async function asked(period: string): Promise<string> {
  const about = { type: 'occurrence', id: `${review}/${period}` } as const
  const decision = await company.stores.decisions.openAbout(about)
  if (!decision) throw new Error('Nobody is asked')
  await approvals(company.stores).askApprovers({ decision: decision._id, asOf: at })
  return decision._id
}

/** Top management approves it, and the approval is concluded, once more after a crash. */
async function approves(decision: string): Promise<void> {
  await decide(company.stores, await firstAsk(company.stores, decision), 'approved', at)
  await approvals(company.stores).concludeDecision({ decision, asOf: at })
  await approvals(company.stores).concludeDecision({ decision, asOf: at })
}

describe('pulling the date of a later year into this one', () => {
  test('asks top management where it is the only one of its year, with a reason', async () => {
    const desk = await company.sits(owner).types(`calendar run ${review} 2028`)
    expect(desk.sees).toContain('It is the only one in 2028, which then passes without it, so Mo Farrell')
    await desk.submits({ reason: 'We move to another office in 2028' })
    expect(desk.sees).toContain('Mo Farrell is asked whether this may be pulled forward')
    expect((await company.occurrence('2028')).state).toBe('planned')
    expect((await company.sits().types('calendar 2028')).sees).toContain(
      'asks Ben Okoro · planned · pulling it forward waits for approval by Mo Farrell',
    )

    const decision = await asked('2028')
    const question = await company.sits(chief).types('')
    expect(question.sees).toContain(`Decide: may “${name}” run now, not in 2028?`)
    await question.clicks('Read it')
    expect(question.sees).toContain('The reason: We move to another office in 2028')
    await approves(decision)
    expect(await company.occurrence('2028')).toMatchObject({
      state: 'started',
      started: { by: owner._id, approval: { decision, by: chief._id } },
    })
    const { sees } = await company.sits().types(`calendar history ${review}`)
    expect(sees).toContain('pulled forward by Ben Okoro · approved by Mo Farrell')
    await company.holdsAgainstTheLedger()
  })

  test('chosen from the menu it asks for the reason next', async () => {
    const desk = await company.sits().types('calendar run')
    await desk.submits({ occurrence: `${review}/2028@1` })
    expect(desk.sees).toContain('of top management, decides first')
    await desk.submits({ reason: 'Because' })
    expect(desk.sees).toContain('Mo Farrell is asked')
  })

  test('asks nobody where others of that year remain, or within its year', async () => {
    await (await company.sits().types(`calendar run ${again} 2028-q1`)).submits()
    expect((await company.occurrence('2028-Q1', again)).state).toBe('planned')
    await company.lays(twiceAYear)
    await (await company.sits().types(`calendar run ${review} 2027-h2`)).submits()
    expect((await company.occurrence('2027-H2')).state).toBe('started')
  })
})

describe('pausing a duty', () => {
  const pauses = async (until: string, programme = review) => {
    const desk = await company.sits().types(`calendar pause ${programme}`)
    return desk.submits({ until, reason: 'The merger' })
  }

  test('across the only date of a year asks top management', async () => {
    expect((await pauses('2027-12-31')).sees).toContain(
      'A year would pass without it, so Mo Farrell, of top management, is asked',
    )
    expect((await company.stores.programmes.byId(review))?.paused).toBeUndefined()
    expect((await company.sits(owner).types('calendar')).sees).toContain(
      'planned · pausing it waits for approval by Mo Farrell',
    )
    const decision = await asked('2027')
    const question = await company.sits(chief).types('')
    expect(question.sees).toContain(`Decide: may “${name}” pause and miss 2027?`)
    expect((await pauses('2027-12-31')).sees).toContain('Waiting for approval')
    await question.clicks('Read it')
    expect(question.sees).toContain('Friday 31 December')
    await approves(decision)
    expect((await company.stores.programmes.byId(review))?.paused).toMatchObject({
      ...{ until: '2027-12-31', by: lead._id, approval: { decision, by: chief._id } },
    })
    expect((await company.sits().types(`calendar history ${review}`)).sees).toContain(
      'until Friday 31 December by Robin Adler1: The merger · approved by Mo Farrell',
    )
    await company.holdsAgainstTheLedger()
  })

  test('within the year asks nobody: it starts when the pause is over', async () => {
    expect((await pauses('2027-12-30')).sees).toContain('Paused until Thursday 30 December')
    expect((await company.stores.programmes.byId(review))?.paused).toBeDefined()
  })

  test('does not count what has run in that year already, and counts what was left out', async () => {
    await company.lays(twiceAYear)
    await (await company.sits().types(`calendar run ${review} 2027-h1`)).submits()
    await company.stores.occurrences.cycleStarted(`${review}/2027-H1`, 'cycle/1')
    expect((await pauses('2027-12-31')).sees).toContain('Paused until')
    await (await company.sits().types(`calendar resume ${review}`)).submits()
    await company.stores.db
      .collection('occurrences')
      .updateOne({ _id: `${review}/2027-H1` as never }, { $set: { 'started.cycle': null } })
    expect((await pauses('2027-12-31')).sees).toContain('A year would pass without it')
  })
})

test('a date that the file has no more does not stand for its year: it may be dropped any day', async () => {
  await company.lays(twiceAYear)
  const moves = await company.sits().types(`calendar move ${review} 2027-h1 2027-04-12`)
  await moves.submits({ date: '2027-04-12', reason: 'Audit' })
  await company.lays({ recurrence: { kind: 'months', every: 6, from: '2027-09-01' } })
  const desk = await company.sits().types(`calendar skip ${review} 2027-h2`)
  expect(desk.sees).toContain('It is the only one in 2027')
})

describe('two people at the same moment', () => {
  test('who leave out the two dates of a year: one of them is told, and the year keeps one', async () => {
    await company.lays(twiceAYear)
    const [one, other] = [
      await company.sits().types(`calendar skip ${review} 2027-h1`),
      await company.sits().types(`calendar skip ${review} 2027-h2`),
    ]
    await Promise.all([one.submits({ reason: 'Merger' }), other.submits({ reason: 'No time' })])
    const states = await Promise.all(['2027-H1', '2027-H2'].map((period) => company.occurrence(period)))
    expect(states.filter(({ state }) => state === 'skipped').length).toBeLessThan(2)
    expect((await company.stores.programmes.byId(review))?.takenOut ?? []).toEqual([])
  })

  test('the second sees that the first is about to, though it is not done yet', async () => {
    await company.lays(twiceAYear)
    const seen = await company.stores.programmes.byId(review)
    if (!seen) throw new Error('There is no such programme')
    expect(await company.stores.programmes.takeOut(seen, `${review}/2027-H1`)).toBe(true)
    expect(await company.stores.programmes.takeOut(seen, `${review}/2027-H2`)).toBe(false)
    const desk = await company.sits().types(`calendar skip ${review} 2027-h2`)
    expect(desk.sees).toContain('It is the only one in 2027')
  })

  test('who pause and leave out at once: the second is told', async () => {
    await company.lays(twiceAYear)
    const seen = await company.stores.programmes.byId(review)
    if (!seen) throw new Error('There is no such programme')
    const saying = {
      by: lead._id,
      at,
      reason: 'Merger',
      through: { kind: 'chat', platform: 'slack' },
    } as const
    expect(await company.stores.programmes.takeOut(seen, `${review}/2027-H2`)).toBe(true)
    expect(await company.stores.programmes.pause(seen, '2027-06-30', saying)).toBeNull()
  })
})
