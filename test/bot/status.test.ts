import { REVIEW_SLOT } from '../../src/domain/owners-question.js'
import { requestPublication } from '../support/approvals.js'
import type { AtTheDesk } from '../support/at-the-desk.js'
import { answers, stepsOf } from '../support/campaign-steps.js'
import { aPerson, aPolicy, cycleOf, found, lead, questionOf } from '../support/company.js'
import {
  again,
  at,
  chief,
  colleague,
  labels,
  owner,
  PlannedCompany,
  review,
} from '../support/planned-company.js'

const campaign = 'cycle/policy-acknowledgement.information-security/1.0'
/** What is asked on Monday 4 January is due on Tuesday 8 December before it; the review a week after. */
const asked = '2026-11-24T13:00:00.000Z'
const reader = (changes = {}) => aPerson(6, { name: 'Cora Finn', ...changes })

let company: PlannedCompany
beforeEach(async () => {
  company = await PlannedCompany.open()
})
afterEach(() => company.drop())

/** Everybody is asked to acknowledge the policy, and has been late since 9 December. */
async function everybodyIsAsked(): Promise<void> {
  await stepsOf(company.stores).openCampaign({ cycle: campaign, asOf: asked })
}

/** Its owner, or nobody, is asked whether the policy still holds. */
async function isReviewed(dueOn: string, of: typeof owner | null = owner, n = 1): Promise<void> {
  const { cycles, asks } = company.stores
  const policy = { ...aPolicy('1.0'), owner: owner._id }
  const cycle = {
    ...cycleOf(policy, asked),
    ...{ _id: `cycle/policy-review.information-security/${n}`, process: 'policy-review' as const, dueOn },
  }
  await cycles.start(cycle, { kind: 'chat', platform: 'slack' })
  const ask = { ...questionOf(cycle, of ?? owner, asked), kind: 'delegable' as const, slot: REVIEW_SLOT }
  if (of) await asks.open([ask])
  await cycles.opened(cycle._id, asked, of ? 1 : 0, 'h')
}

async function status(person = lead, when = at): Promise<AtTheDesk> {
  return company.sits(person, when).types('status')
}

describe('with /isms status the ISMS lead', () => {
  test('reads how much is overdue, who waits for whom, and what to do next', async () => {
    await everybodyIsAsked()
    await answers(company.stores, campaign, lead._id, asked)
    await isReviewed('2027-01-08')
    const { sees } = await status()
    expect(sees).toContain('Information security, week 1\n')
    expect(sees).toContain('Overdue 3 questions · due within 7 days 1')
    expect(sees).toContain('Next: 3 people are late with the Information Security Policy, version 1.0.')
    expect(sees).toMatch(/Overdue\nThe Information Security Policy, version 1\.0: 1 of 4 · .* · 3 overdue/)
    expect(sees).toContain(
      '• The review of the Information Security Policy, version 1.0: waits for Ben Okoro, due Friday 8 January (in 4 days)',
    )
  })

  test('sees who is late with what is next by one click, and of nothing else', async () => {
    await everybodyIsAsked()
    await answers(company.stores, campaign, lead._id, asked)
    await isReviewed('2027-01-01')
    const desk = await (await status()).clicks('See everybody who is late')
    expect(desk.sees).toContain('3 people are late with 3 questions')
    expect(desk.sees).not.toContain('review')
  })

  test('is told whose word helps where one person is late', async () => {
    await isReviewed('2027-01-01')
    const { sees } = await status()
    expect(sees).toContain('Next: Ben Okoro is late with the review of the Information Security Policy')
    expect(sees).toContain('/isms late')
  })

  test('reads of whom is away, and of what waits for nobody', async () => {
    await isReviewed('2027-01-08')
    await company.database.db
      .collection('asks')
      .updateMany({}, { $set: { paused: { since: '2027-01-01', until: '2027-01-15' } } })
    await isReviewed('2027-01-08', null, 2)
    const { sees } = await status()
    expect(sees).toContain('waits for Ben Okoro, who is away until Friday 15 January')
    expect(sees).toContain('• The review of the Information Security Policy, version 1.0: waits for nobody')
    expect(sees).toContain('Next: nobody is asked about the review of the Information Security Policy')
  })

  test('reads for whose approval something waits, and what is not published yet', async () => {
    const next = { ...aPolicy('2.0', 2), owner: owner._id, approver: chief._id }
    await company.stores.policies.add(next)
    const unpublished = await status()
    expect(unpublished.sees).toContain('• Not published yet: the Information Security Policy, version 2.0')
    expect(unpublished.sees).toContain('Type `/isms policy publish information-security`')
    await requestPublication(company.stores, next, at)
    const { sees } = await status()
    expect(sees).not.toContain('Not published yet')
    expect(sees).toContain('Waiting for approval by Mo Farrell since 4 January')
    expect((await status(lead, '2027-01-12T10:00:00.000Z')).sees).toContain(
      'Next: Mo Farrell is late with the publication of',
    )
  })

  test('reads what begins within a week, and what is paused until when', async () => {
    const before = '2027-01-18T10:00:00.000Z'
    expect((await status(lead, before)).sees).toContain(
      'Everybody acknowledges the Information Security Policy again: begins on Wednesday 20 January (in 2 days), asks everybody',
    )
    const desk = await company.sits(lead, before).types(`calendar pause ${again}`)
    await desk.submits({ until: '2027-01-29', reason: 'The merger' })
    const paused = (await status(lead, before)).sees
    expect(paused).not.toContain('begins on')
    expect(paused).toMatch(/Under way\W+Paused until Friday 29 January by Robin Adler1: Everybody/)
    expect((await status(lead, '2027-01-28T10:00:00.000Z')).sees).toMatch(
      /Within 7 days\W+Paused until Friday 29 January by Robin Adler1: Everybody/,
    )
  })

  test('decides by a click where the file contradicts chat, and is not told of it twice', async () => {
    const moving = await company.sits().types(`calendar move ${review} 2027 2027-04-12`)
    await moving.submits({ date: '2027-04-12', reason: 'Audit' })
    await company.lays({ recurrence: { kind: 'months', every: 12, from: '2027-05-10' } })
    const desk = await status()
    expect(desk.sees).toContain(
      'Next: Decide: Review of the Information Security Policy, on Monday 12 April or',
    )
    expect(desk.sees).not.toContain('waits for you')
    expect((await desk.clicks('Keep Monday 12 April')).sees).toContain('stays on Monday 12 April')
    expect((await status()).sees).toContain('Nothing needs you at the moment.')
  })

  test('does their own first, with its buttons, and is told what else waits for them', async () => {
    await everybodyIsAsked()
    await isReviewed('2027-01-08', lead)
    const desk = await status()
    expect(desk.sees).toContain('Next: Acknowledge the Information Security Policy, version 1.0')
    expect(labels(desk)[0]).toBe('Read and acknowledge')
    expect(desk.sees).toContain('One more thing waits for you: `/isms` shows it.')
    expect(desk.sees).not.toContain('waits for Robin Adler1')
  })

  test('sees of many the first, and the others page by page', async () => {
    for (let n = 1; n <= 45; n++) await isReviewed('2027-01-08', colleague, n)
    const desk = await status()
    const lines = (sees: string) => sees.split('\n').filter((line) => line.includes('waits for Eve Long'))
    expect(lines(desk.sees)).toHaveLength(5)
    await desk.clicks('See all 45')
    const pages = [lines(desk.sees).length]
    await desk.clicks('Go on to page 2 of 3')
    await desk.clicks('Go on to page 3 of 3')
    expect([...pages, lines(desk.sees).length]).toEqual([20, 5])
  })
})

describe('with /isms status top management', () => {
  const stuck = async () => {
    await company.stores.policies.add({ ...aPolicy('2.0', 2), owner: owner._id, approver: chief._id })
    await everybodyIsAsked()
    await answers(company.stores, campaign, chief._id, asked)
    await isReviewed('2027-01-01')
    const moving = await company.sits().types(`calendar move ${review} 2027 2027-04-12`)
    await moving.submits({ date: '2027-04-12', reason: 'Audit' })
    await company.lays({ recurrence: { kind: 'months', every: 12, from: '2027-05-10' } })
  }

  test('sees everything that the ISMS lead sees, and is not told to do the ISMS lead’s part of it', async () => {
    await stuck()
    const linesOf = (sees: string) => sees.split('\n').filter((line) => line.startsWith('• '))
    const [theirs, seen] = [await status(lead), await status(chief)]
    expect(linesOf(seen.sees)).toEqual(linesOf(theirs.sees))
    expect(linesOf(seen.sees)).toHaveLength(3)
    expect(seen.sees).toContain('calendar.yaml says something else than chat')
    expect(seen.sees).toMatch(/Overdue 4 questions/)
    expect(seen.sees).toContain('Goes on only with the ISMS lead')
    expect(seen.sees).not.toContain('Goes on only with you')
    expect(theirs.sees).toContain('Goes on only with you')
    expect(seen.sees).toContain('Nothing needs you at the moment.')
    expect(seen.sees).not.toMatch(/Next:|\/isms (policy publish|late)/)
    expect(labels(seen)).toEqual([])
    expect((await company.sits(chief).types('')).sees).toContain('/isms status')
  })

  test('is told of what waits for themselves', async () => {
    await everybodyIsAsked()
    const desk = await status(chief)
    expect(desk.sees).toContain('Next: Acknowledge the Information Security Policy, version 1.0')
    expect(desk.sees).toContain('version 1.0: 0 of 4')
  })

  test('reads all of it page by page, in the same words', async () => {
    const next = (n: number) => ({ ...aPolicy(`${n}.0`, n), policy: `policy-${n}`, owner: owner._id })
    for (let n = 2; n <= 9; n++) await company.stores.policies.add({ ...next(n), _id: `policy-${n}@${n}.0` })
    const desk = await (await status(chief)).clicks('See all 8')
    expect(desk.sees).toContain('Goes on only with the ISMS lead')
    expect(desk.sees.match(/Not published yet/g)).toHaveLength(8)
  })
})

describe('with /isms status others', () => {
  test('a coordinator sees their part of it', async () => {
    const cora = reader({ department: 'Yard' })
    const yard = aPerson(7, { name: 'Yan Dock', department: 'Yard' })
    await found(company.stores, [cora, yard], {
      coordinators: [{ person: cora._id, of: { department: 'Yard' } }],
    })
    await everybodyIsAsked()
    await answers(company.stores, campaign, cora._id, asked)
    await isReviewed('2027-01-01')
    const desk = await status(cora)
    expect(desk.sees).toContain('week 1\nYard\nOverdue 1 question')
    expect(desk.sees).toContain('The Information Security Policy, version 1.0: 1 of 2')
    expect(desk.sees).not.toContain('Ben Okoro')
    expect((await desk.clicks('See everybody who is late')).sees).toContain('One person is late')
  })

  test('a manager sees who of their people is late', async () => {
    const mona = reader({ name: 'Mona Reed' })
    const zoe = aPerson(7, { name: 'Zoë Abel', manager: mona._id })
    await found(company.stores, [mona, zoe])
    await everybodyIsAsked()
    await answers(company.stores, campaign, mona._id, asked)
    const { sees } = await status(mona)
    expect(sees).toMatch(/One person is late\W+Zoë Abel, Engineering: the Information Security Policy/)
    expect(sees).not.toMatch(/Overdue|Nothing needs you/)
    expect((await company.sits(mona).types('')).sees).toContain('/isms status')
  })

  test('everybody else sees what waits for them, in their language, and is not offered the command', async () => {
    const jan = reader({ name: 'Jan Voss', language: 'de' })
    await found(company.stores, [jan])
    expect((await status(jan)).sees).toContain('Im Moment ist nichts für Sie zu tun.')
    await everybodyIsAsked()
    const desk = await status(jan)
    expect(desk.sees).toContain('Informationssicherheit, Woche 1\nAls Nächstes: Bestätigen Sie')
    expect(desk.sees).not.toMatch(/Ben Okoro|Überfällig [0-9]/)
    expect((await company.sits(jan).types('')).sees).not.toContain('/isms status')
  })
})
