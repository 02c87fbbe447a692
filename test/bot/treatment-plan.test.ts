import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { PlanAction, Risk } from '../../src/domain/risk.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import { verifyCommand } from '../../src/main/verify.js'
import { approvals } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { printedRecord } from '../support/printed-record.js'
import { aJudgement, aRisk, registered } from '../support/risks.js'
import { plansFollowedUp } from '../support/treatment-plan.js'

const chief = aPerson(2, { name: 'Mo Farrell' })
const owner = aPerson(3, { name: 'Ben Okoro', manager: chief._id })
const doer = aPerson(4, { name: 'Ada Quinn', manager: owner._id })
const other = aPerson(5, { name: 'Eve Long' })
const at = '2027-02-22T10:00:00.000Z'
const cycle = 'cycle/treatment-plan.risks/2027-Q1'
const actions: PlanAction[] = [
  { id: 'encrypt', title: { en: 'Encrypt all disks' }, owner: doer._id, due: '2027-02-26' },
  { id: 'cables', title: { en: 'Buy cable locks' }, owner: owner._id, due: '2027-02-24' },
]

let database: TestDatabase
let stores: Stores
let started: string[]
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  started = []
  await found(stores, [lead, chief, owner, doer, other], { topManagement: [chief._id] })
  await registered(stores, aRisk(owner, { judgement: aJudgement({ plan: actions }) }))
  await followedUp()
})
afterEach(() => database.drop())

const followedUp = (asOf = at) => plansFollowedUp(stores, asOf, started)
const sits = (person: Person, when = at) => new AtTheDesk(stores, person, when)

async function openOf(person: Person): Promise<Ask> {
  const [ask] = await stores.asks.openOf(person._id, 'treatment-plan')
  if (!ask) throw new Error('They are asked nothing')
  return ask
}

async function risk(): Promise<Risk> {
  const there = await stores.risks.byId('laptop-theft')
  if (!there) throw new Error('It is not there')
  return there
}

const asked = async (person: Person, when = at) => sits(person, when).reads((await openOf(person))._id)

async function saysDone(person: Person, when = at): Promise<void> {
  const form = await (await asked(person, when)).clicks('It is done…')
  await form.submits({ note: 'All 41 laptops', link: 'https://tickets.example.com/7' })
}

test('that it is done has to be shown, and that it takes longer has to be explained with a later day', async () => {
  const card = await asked(doer)
  expect(card.sees).toMatch(/Is it done\? Encrypt all disks[\s\S]*planned about the risk “Laptop theft”/)
  expect(card.notification).toMatch(/^Say by \w+day .* whether an action of the treatment plan is done$/)
  const done = await card.clicks('It is done…')
  expect(done.sees).toContain('Ben Okoro owns the risk, is told, and says whether its level falls')
  expect((await done.submits()).reply).toMatchObject({
    kind: 'invalid',
    errors: { note: expect.any(String) },
  })

  const later = await (await asked(doer)).clicks('It takes longer…')
  const reason = 'The order is late'
  for (const until of ['2027-02-26', '2027-02-01', 'soon'])
    expect((await later.submits({ until, reason })).reply).toMatchObject({
      errors: { until: expect.any(String) },
    })
  expect((await later.submits({ until: '2027-03-19' })).reply).toMatchObject({
    errors: { reason: expect.any(String) },
  })
  expect(await stores.decisions.open()).toEqual([])
})

test('who does something sees their part, the owner of the risk and the ISMS lead the rest, and nobody else any of it', async () => {
  const theirs = (await sits(doer).types('risk actions')).sees
  expect(theirs).toMatch(/1 to be done, none overdue[\s\S]*Encrypt all disks · Laptop theft/)
  expect(theirs).not.toContain('Buy cable locks')
  for (const person of [owner, lead, chief])
    expect((await sits(person, '2027-02-25T10:00:00.000Z').types('risk actions')).sees).toMatch(
      /2 to be done · 1 of them overdue[\s\S]*Buy cable locks.*⚠ overdue since Wednesday 24 February[\s\S]*Encrypt/,
    )
  expect((await sits(other).types('risk actions')).sees).toContain('Nothing is left for you to do')
  expect((await sits(other).acts('treatment-plan.open', `${(await openOf(doer))._id}.1`)).sees).toContain(
    'nothing was recorded',
  )
})

test('what is overdue stands in the status, and with its risk how each action stands', async () => {
  const late = '2027-03-05T10:00:00.000Z'
  expect((await sits(lead, late).types('status')).sees).toContain(
    '“Encrypt all disks” about the risk “Laptop theft” is overdue since Friday 26 February: Ada Quinn',
  )
  expect((await sits(owner, late).types('risk show laptop-theft')).sees).toContain(
    '⚠ Encrypt all disks · Ada Quinn, overdue since Friday 26 February',
  )
  await saysDone(doer)
  expect((await sits(owner, late).types('risk show laptop-theft')).sees).toMatch(
    /✓ Encrypt all disks · done by Ada Quinn on 22 February 2027, 10:00 · All 41 laptops · https:\/\/tickets/,
  )
  expect((await sits(lead, late).types('status')).sees).not.toContain('Encrypt all disks')
})

test('what an owner does themselves is postponed by leave of whoever is above them', async () => {
  const form = await (await asked(owner)).clicks('It takes longer…')
  await form.submits({ until: '2027-03-19', reason: 'Sold out' })
  const [decision] = await stores.decisions.open()
  expect(decision).toMatchObject({
    ...{ question: 'postpone', until: '2027-03-19', requestedBy: owner._id },
    steps: [{ approvers: [chief._id] }],
  })
  expect((await sits(owner).types('')).sees).not.toContain('Buy cable locks')
  const { _id = '' } = decision ?? {}
  await approvals(stores).askApprovers({ decision: _id, asOf: at })
  const [ask] = await stores.asks.allOf(_id)
  expect((await sits(chief).reads(ask?._id ?? '')).sees).toContain(
    'you decide as the manager of Ben Okoro, who owns the risk and does this themselves',
  )
})

test('what a crash left between an answer and what follows from it is done by the cycle, once', async () => {
  const answers = async (person: Person, given: object) => {
    const { _id: id, revision, subject } = await openOf(person)
    const through = { kind: 'chat', platform: 'slack' } as const
    const ask = { id, revision }
    await stores.asks.answer({ ask, by: person._id, at, through, language: 'en', ...given } as never, subject)
  }
  await answers(doer, { value: 'done', reason: 'All 41 laptops' })
  await answers(owner, { value: 'later', reason: 'Sold out', until: '2027-03-19' })
  await followedUp()
  await followedUp()
  expect((await risk()).results).toMatchObject([{ action: 'encrypt', by: doer._id, at }])
  expect(await stores.decisions.open()).toMatchObject([{ until: '2027-03-19' }])
  expect(started).toHaveLength(1)
  await answers(owner, { value: '2x3' })
  await followedUp()
  await followedUp()
  expect(await risk()).toMatchObject({
    assessment: { number: 2, trigger: 'result', by: owner._id, current: { likelihood: 2, consequence: 3 } },
  })
})

test('who is to do something and leaves is not asked: its risk’s owner names somebody, who is asked instead', async () => {
  await stores.asks.closeAsksOf(doer._id, 'left', at)
  await database.admin.collection<Person>('people').updateOne({ _id: doer._id }, { $set: { active: false } })
  await followedUp()
  await saysDone(owner)
  await followedUp()
  const [naming] = (await stores.asks.openOf(owner._id, 'treatment-plan')).filter(
    ({ slot }) => slot === 'doer',
  )
  const form = await (await sits(owner).reads(naming?._id ?? '')).clicks('Name somebody…')
  expect((await form.submits({})).reply).toMatchObject({ errors: { doer: 'Choose a person.' } })
  await form.submits({ doer: { platform: 'slack', team: 'T1', user: 'U5' } })
  expect((await risk()).assessment).toMatchObject({
    ...{ number: 2, trigger: 'plan', by: owner._id },
    plan: [{ id: 'encrypt', owner: other._id }, { id: 'cables' }],
  })
  await followedUp()
  expect(await openOf(other)).toMatchObject({ slot: 'action', subject: { id: 'laptop-theft.encrypt' } })
})

test('the record says of each action what came of it and what it changed, and verify holds it', async () => {
  await saysDone(doer)
  await saysDone(owner)
  await followedUp()
  for (let n = 0; n < 2; n += 1) {
    const card = await asked(owner)
    const label = card.labels.find((each) => /^It (is|stays)/.test(each)) ?? ''
    const form = await card.clicks(label)
    await form.submits({ likelihood: '5', consequence: '5' })
    expect(form.reply).toMatchObject({ errors: { likelihood: expect.stringContaining('it would be 16') } })
    await form.submits({
      likelihood: '2',
      consequence: '3',
      note: 'No disk is readable',
    })
    await followedUp()
  }
  await followedUp('2027-04-01T10:00:00.000Z')
  expect(await stores.records.byCycle(cycle)).toMatchObject({ completion: { answered: 4, open: 0 } })
  const text = await printedRecord(stores, cycle, 'text')
  expect(text).toMatch(/^Treatment plan, 2027-Q1/)
  expect(text).toMatch(
    /done · Encrypt all disks, due 2027-02-26: Laptop theft \(laptop-theft\) · Ada Quinn[\s\S]*Note: All 41 laptops/,
  )
  expect(text).toMatch(
    /level-found \(to \d\) · Laptop theft \(laptop-theft\) · Ben Okoro[\s\S]*Level: 6 \(likelihood 2, consequence 3\), before 12 \(likelihood 3, consequence 4\)\n\s+Criteria: version 1/,
  )
  const verified = async () => {
    const printed: string[] = []
    await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
    return printed.join('\n')
  }
  expect(await verified()).not.toContain('risks ·')
  await database.admin
    .collection('risks')
    .updateOne({ _id: 'laptop-theft' as never }, { $set: { 'results.0.by': other._id } })
  expect(await verified()).toMatch(/risks · laptop-theft · done/)
})
