import { raiseOfFindings } from '../../src/activities/internal-audit/raise-of-finding.js'
import type { Inputs } from '../../src/bot/interaction.js'
import type { Ask } from '../../src/domain/ask.js'
import { correctiveCycleId, isCounted } from '../../src/domain/nonconformity.js'
import { opportunitiesCommand } from '../../src/main/opportunities.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { aPerson, lead } from '../support/company.js'
import {
  account,
  analysis,
  at,
  CorrectingCompany,
  chief,
  doer,
  nature,
  owner,
  plan,
  raiser,
} from '../support/correcting-company.js'

import { aRisk, registered } from '../support/risks.js'

let company: CorrectingCompany
let stores: CorrectingCompany['stores']
beforeEach(async () => {
  company = await CorrectingCompany.open()
  stores = company.stores
})
afterEach(() => company.drop())

const ofTheBody: Inputs = {
  source: 'external',
  reference: 'NC-2027-3',
  grade: 'major',
  deadline: '2027-03-15',
}
const take = { owner: account(owner), due: '2027-04-30' }

test('what anybody says a certification body graded can be turned down; what the ISMS lead says cannot', async () => {
  await company.raises(ofTheBody)
  const claimed = await company.reads(lead)
  expect(claimed.sees).toContain('major, says whoever raised it')
  expect(claimed.labels).toContain('Turn it down…')
  await company.answers(lead, 'Turn it down…', { reason: 'No certification body was here' })
  expect(await company.theOne()).toMatchObject({ stage: 'turned-down' })

  await company.raises(ofTheBody, lead)
  const bound = await company.reads(lead)
  expect(bound.labels).toEqual(['Take it on…', 'Correction only…'])
  const late = await (await bound.clicks('Take it on…')).submits(take)
  expect(late.reply).toMatchObject({ errors: { due: expect.stringContaining('They want an answer by') } })
})

test('what was claimed of it binds once the ISMS lead takes it on as such, and not otherwise', async () => {
  await company.raises(ofTheBody)
  const form = await (await company.reads(lead)).clicks('Take it on…')
  expect((await form.submits({ ...take, due: '2027-03-12' })).reply).toMatchObject({
    errors: { vouched: expect.any(String) },
  })
  const late = await company.answers(lead, 'Take it on…', { ...take, vouched: 'yes' })
  expect(late.reply).toMatchObject({ errors: { due: expect.stringContaining('They want an answer by') } })
  await company.answers(lead, 'Take it on…', { ...take, due: '2027-03-12', vouched: 'yes' })
  expect((await company.sits(lead).types('nc show 1')).sees).not.toContain('says whoever raised it')
  await company.answers(owner, 'By five whys…', analysis)
  expect((await company.answers(owner, 'Plan it…', plan)).reply).toMatchObject({
    errors: { 'due-1': expect.stringContaining('They want an answer by') },
  })

  await company.raises({ ...ofTheBody, reference: 'NC-2027-4' })
  await company.answers(lead, 'Take it on…', { ...take, vouched: 'no' })
  expect(await stores.nonconformities.byId('nc-2')).toMatchObject({ stage: 'analysis', dueOn: '2027-04-30' })
  expect((await company.sits(lead).types('nc show 2')).sees).toContain('major, says whoever raised it')
})

test('grade and day of an incident are kept, whoever enters them, and take no answer away', async () => {
  await company.raises(
    { source: 'incident', reference: 'INC-77', grade: 'major', deadline: '2027-03-15' },
    lead,
  )
  const asked = await company.reads(lead)
  expect(asked.sees).toMatch(/INC-77[\s\S]*major[\s\S]*15 March/)
  expect(asked.sees).not.toContain('says whoever raised it')
  expect(asked.labels).toContain('Turn it down…')
  const late = await company.answers(lead, 'Take it on…', take)
  expect(late.reply).toMatchObject({ errors: { due: expect.stringContaining('They want an answer by') } })
  const none = await (await company.sits(raiser).types('nc')).submits({
    ...{ nature, source: 'person', criterion: 'A.5.99' },
  })
  expect(none.reply).toMatchObject({ errors: { criterion: expect.stringContaining('“A.5.99”') } })
})

test('a finding outside of an audit is asked about with all that it says, and that it is contested', async () => {
  const act = { by: raiser._id, at, through: { kind: 'chat', platform: 'slack' } } as const
  await stores.findings.record(
    {
      ...{ audit: null, item: null, criterion: 'A.5.18', grade: 'minor', owner: owner._id, nonce: 'f' },
      ...{ requirement: 'Access ends with employment', statement: nature, evidence: 'The log of March' },
      issuedAtOnce: true,
    },
    act,
  )
  await raiseOfFindings(stores)
  await company.follows()
  const seen = (await company.reads(lead)).sees
  for (const said of [
    ...['a finding outside of an audit', 'minor, says whoever raised it', 'Finding 1', 'Ben Okoro'],
    ...['Access ends with employment', 'The log of March'],
  ])
    expect(seen).toContain(said)
  expect(seen).not.toContain('contested')
  await stores.findings.contest('finding-1', 'The log was wrong', { ...act, by: owner._id })
  expect((await company.reads(lead)).sees).toContain('Finding 1, of which this came, is contested')
  expect((await company.sits(owner).types('nc show 1')).sees).toContain('is contested')
})

test('what is done early is said early, and what waits too long for an answer stands in the list as late', async () => {
  await company.raises()
  const weekOn = '2027-03-08T10:00:00.000Z'
  expect((await company.sits(lead, weekOn).types('nc list')).sees).toMatch(
    /1 open · 1 of them overdue[\s\S]*⚠ Robin Adler1, overdue since/,
  )
  expect((await company.sits(lead).types('nc show 1')).labels).toContain('Answer')
  expect((await company.sits(raiser).types('nc show 1')).labels).not.toContain('Answer')
  await company.untilApproved()
  await company.answers(doer, 'It is done…', { note: 'Since today' })
  expect(await company.theOne()).toMatchObject({ stage: 'effectiveness' })
})

test('what is kept as an opportunity or turned down counts as no nonconformity', async () => {
  await company.raises()
  await company.answers(lead, 'An opportunity…', { reason: 'HR could tell IT by the system' })
  await company.raises()
  await company.answers(lead, 'Turn it down…', { reason: 'It was in time' })
  await company.raises()
  expect((await company.sits(lead).types('nc list')).sees).toMatch(/1 open, none overdue/)
  expect((await stores.nonconformities.lived()).filter(isCounted)).toHaveLength(1)
})

test('no plan ends after the day by which others want an answer', async () => {
  await company.raises(ofTheBody, lead)
  await company.answers(lead, 'Take it on…', { ...take, due: '2027-03-12' })
  await company.answers(owner, 'By five whys…', analysis)
  const late = await company.answers(owner, 'Plan it…', plan)
  expect(late.reply).toMatchObject({ errors: { 'due-1': expect.stringContaining('They want an answer by') } })
  await company.answers(owner, 'Plan it…', { ...plan, 'due-1': '2027-03-15' })
  expect(await company.theOne()).toMatchObject({ stage: 'plan-approval' })
})

test('a deadline that a certification body puts off is moved by the ISMS lead, once, with its reason, and plans go by it', async () => {
  await company.raises(ofTheBody, lead)
  await company.answers(lead, 'Take it on…', { ...take, due: '2027-03-12' })
  await company.answers(owner, 'By five whys…', analysis)
  expect((await company.sits(owner).types('nc show 1')).labels).not.toContain('Another deadline…')
  const stolen = await company
    .sits(owner)
    .acts('corrective.move-deadline', 'nc-1@2027-03-15', { deadline: '2027-06-30', reason: 'I asked' })
  expect(stolen.sees).toContain('Nothing was recorded')
  const form = await (await company.sits(lead).types('nc show 1')).clicks('Another deadline…')
  expect((await form.submits({ deadline: '2027-03-15' })).reply).toMatchObject({
    errors: { deadline: expect.stringContaining('another one'), reason: expect.any(String) },
  })
  const moving = { deadline: '2027-04-15', reason: 'Their letter of 22 February' }
  for (let n = 0; n < 2; n += 1)
    expect(
      (await company.sits(lead).acts('corrective.move-deadline', 'nc-1@2027-03-15', moving)).sees,
    ).toContain('to be answered by Thursday 15 April')
  const late = await company
    .sits(lead)
    .acts('corrective.move-deadline', 'nc-1@2027-03-15', { ...moving, deadline: '2027-05-15' })
  expect(late.sees).toContain('It has changed meanwhile')
  expect((await company.theOne())?.deadlines).toMatchObject([{ was: '2027-03-15', deadline: '2027-04-15' }])
  const told = await company.sits(owner).readsDelivery({
    ...{ kind: 'corrective', nonconformity: 'nc-1', news: 'deadline', number: 1, asks: [] },
  })
  expect(told.sees).toMatch(/wanted by Thursday 15 April[\s\S]*Their letter of 22 February/)
  expect((await company.sits(lead).types('nc show 1')).sees).toMatch(
    /Deadline Thursday 15 April, entered by Robin Adler1/,
  )
  await company.follows()
  await company.answers(owner, 'Plan it…', plan)
  expect(await company.theOne()).toMatchObject({ stage: 'plan-approval' })
})

test('what could be better is listed for whoever noted it and for the ISMS lead, in chat and as a table', async () => {
  await company.raises()
  await company.answers(lead, 'An opportunity…', { reason: 'HR could tell IT by the system' })
  const act = { by: owner._id, at, through: { kind: 'chat', platform: 'slack' } } as const
  const noting = {
    audit: null,
    item: null,
    grade: 'opportunity',
    owner: lead._id,
    issuedAtOnce: true,
  } as const
  await stores.findings.record(
    { ...noting, criterion: 'A.7.7', nonce: 'f', statement: 'Screens could lock sooner' },
    act,
  )
  const all = (await company.sits(lead).types('nc opportunities')).sees
  expect(all).toMatch(
    /2 opportunities[\s\S]*finding-1 Screens could lock sooner · A.7.7 · noted by Ben Okoro/,
  )
  expect(all).toContain(`nc-1 ${nature}`)
  const own = (await company.sits(raiser).types('nc opportunities')).sees
  expect(own).toContain('nc-1')
  expect(own).not.toContain('finding-1')
  expect((await company.sits(doer).types('nc opportunities')).sees).toContain('You have noted no opportunity')
  const said: string[] = []
  await opportunitiesCommand(stores, { write: (text) => void said.push(text) })
  const printed = said.join('')
  expect(printed).toMatch(/^id,what,criterion,notedAt,notedBy,owner\nfinding-1,Screens.*Ben Okoro,/)
  expect(printed.split('\n')).toHaveLength(4)
})

test('whoever approves a later date reads that it is too late, and from when its effect can be verified then', async () => {
  await company.raises()
  await company.untilApproved()
  const due = '2027-03-30T10:00:00.000Z'
  await company.follows(due)
  await company.answers(doer, 'It takes longer…', { until: '2027-05-15', reason: 'HR moves' }, due)
  const [decision] = await stores.decisions.open()
  if (!decision) throw new Error('Nothing is decided on')
  // Before the day that it puts off.
  expect(decision.dueOn).toBe('2027-03-31')
  await company.asksApprovers(decision._id, due)
  const [ask] = await stores.asks.openOf(owner._id, 'approval')
  const seen = (await company.sits(owner, due).reads(ask?._id ?? '')).sees
  expect(seen).toMatch(/Effect to be verified from[\s\S]*16 July/)
  expect(seen).toMatch(/15 May: later than agreed, which was Friday 30 April/)
})

test('what is about the ISMS lead is said by somebody else what becomes of', async () => {
  await stores.nonconformities.raise(
    { source: { of: 'person' }, nature, owner: lead._id, by: raiser._id, at, nonce: 'n' },
    { kind: 'chat', platform: 'slack' },
  )
  await company.follows()
  const ask = await company.asked(chief)
  expect(ask.neverBy).toEqual([lead._id])
  const turning = await company
    .sits(lead)
    .acts('corrective.record/turned-down', `${ask._id}.${ask.revision}`, { reason: 'It is nothing' })
  expect(turning.sees).toContain('nothing was recorded')
})

test('who answers for the risk or the system that it is about is who could see to it, and does not turn it down', async () => {
  await registered(stores, aRisk(lead))
  await company.raises({ criterion: 'Laptop-Theft' })
  expect(await company.theOne()).toMatchObject({ criterion: 'laptop-theft', owner: lead._id })
  expect((await company.asked(chief)).neverBy).toEqual([lead._id])

  await stores.programmes.lay({
    ...{ _id: 'access-review.crm', process: 'access-review', subject: 'crm', owner: chief._id },
    ...{
      recurrence: { kind: 'months', every: 3, from: '2027-01-04' },
      shift: 'next',
      country: 'IE',
      noticeDays: 10,
      businessDays: 10,
    },
  })
  const source = { of: 'cycle', cycle: 'cycle/access-review.crm/2027-01' } as const
  await stores.nonconformities.raise({ source, nature, by: null, at }, { kind: 'command-line' })
  await company.follows()
  const asks = await stores.asks.allOf(correctiveCycleId('nc-2'))
  expect(asks.map(({ askedOf, neverBy }) => [askedOf, neverBy])).toEqual([[lead._id, [chief._id]]])
})

test('where nobody else is there, the ISMS lead cannot turn down what is about themselves', async () => {
  await company.drop()
  company = await CorrectingCompany.open({ topManagement: [lead._id] })
  stores = company.stores
  await stores.nonconformities.raise(
    { source: { of: 'person' }, nature, owner: lead._id, by: raiser._id, at, nonce: 'n' },
    { kind: 'chat', platform: 'slack' },
  )
  await company.follows()
  const asked = await company.reads(lead)
  expect(asked.labels).toEqual(['Take it on…', 'Correction only…'])
  const ask = await company.asked(lead)
  const turning = await asked.acts('corrective.record/turned-down', `${ask._id}.${ask.revision}`, {
    reason: 'No',
  })
  expect(turning.sees).toContain('nothing was recorded')
  expect(await company.theOne()).toMatchObject({ stage: 'triage' })
})

test('nor does whoever stands in for them', async () => {
  await company.drop()
  company = await CorrectingCompany.open({ topManagement: [lead._id] })
  stores = company.stores
  await stores.nonconformities.raise(
    { source: { of: 'person' }, nature, owner: lead._id, by: raiser._id, at, nonce: 'n' },
    { kind: 'chat', platform: 'slack' },
  )
  await company.follows()
  const { _id } = await company.asked(lead)
  const standsIn = { mayAnswer: [lead._id, owner._id], delegated: { to: owner._id } }
  await stores.db.collection<Ask>('asks').updateOne({ _id }, { $set: standsIn as never })
  const asked = await company.sits(owner).reads(_id)
  expect(asked.sees).toContain('what Robin Adler1 answers for')
  expect(asked.labels).toEqual(['Take it on…', 'Correction only…'])
  const { revision } = await company.asked(lead)
  const turning = await asked.acts('corrective.record/turned-down', `${_id}.${revision}`, { reason: 'No' })
  expect(turning.sees).toContain('nothing was recorded')
  expect(await company.theOne()).toMatchObject({ stage: 'triage' })
})

test('whoever is to do something finds it in their list before they are asked, and nobody else does', async () => {
  await company.raises()
  expect((await company.sits(doer).types('nc list')).sees).toContain('`/isms nc` raises one')
  await company.untilApproved()
  for (const person of [raiser, owner, doer])
    expect((await company.sits(person).types('nc list')).sees).toContain('nc-1')
  await stores.people.write([aPerson(6)], [])
  expect((await company.sits(aPerson(6)).types('nc list')).sees).not.toContain('nc-1')
})

test('a worker that died after it asked tells whoever is asked when it does it again', async () => {
  await stores.nonconformities.raise(
    { source: { of: 'person' }, nature, by: raiser._id, at, nonce: 'n' },
    { kind: 'chat', platform: 'slack' },
  )
  await company.dyingBeforeItTells(at)
  const ask = await company.asked(lead)
  expect(await company.isTold(lead, ask._id)).toBe(false)
  await company.followsAgain(correctiveCycleId('nc-1'), at)
  expect(await company.isTold(lead, ask._id)).toBe(true)
})

test('once the finding that it came of is withdrawn, it ends with that, whatever was being asked or decided', async () => {
  const act = { by: raiser._id, at, through: { kind: 'chat', platform: 'slack' } } as const
  const finding = await stores.findings.record(
    {
      ...{ audit: 'cycle/internal-audit.spring/2027', item: null, criterion: 'A.5.18', grade: 'minor' },
      ...{ owner: owner._id, nonce: 'f', requirement: 'Access ends', statement: nature, evidence: 'The log' },
      issuedAtOnce: true,
    },
    act,
  )
  const source = { of: 'audit', audit: finding.audit, finding: finding._id } as const
  await stores.nonconformities.raise(
    { source, nature, grade: 'minor', owner: owner._id, by: raiser._id, at },
    act.through,
  )
  await company.follows()
  await company.answers(lead, 'Take it on…', take)
  await company.answers(owner, 'By five whys…', analysis)
  await company.answers(owner, 'Plan it…', plan)
  const [decision] = await stores.decisions.open()
  await company.asksApprovers(decision?._id ?? '', at)
  await stores.findings.contest(finding._id, 'The log was wrong', { ...act, by: owner._id })
  await stores.findings.decide(finding._id, false, 'It was another clock', { ...act, by: lead._id })
  await company.follows()
  expect(await company.theOne()).toMatchObject({ stage: 'withdrawn', endedAt: at })
  expect((await stores.cycles.byId(correctiveCycleId('nc-1')))?.state).toBe('closed')
  expect(await stores.asks.openOf(lead._id)).toEqual([])
  const told = await company.sits(owner).readsDelivery({
    ...{ kind: 'corrective', nonconformity: 'nc-1', news: 'withdrawn', number: 1, asks: [] },
  })
  expect(told.sees).toMatch(/nc-1 has ended[\s\S]*It was another clock/)
  expect((await company.sits(raiser).types('nc show 1')).sees).toContain('withdrew the finding')
})

test('what its row says of grade, owner and stage is held against the ledger', async () => {
  await company.raises(ofTheBody, lead)
  await company.answers(lead, 'Take it on…', { ...take, due: '2027-03-12' })
  const wrong = async () => {
    await sealOnce(stores.db)
    const printed: string[] = []
    await verifyCommand(stores.db, undefined, (line) => void printed.push(line))
    return printed.filter((line) => line.includes('nonconformities · ')).join('\n')
  }
  expect(await wrong()).toBe('')
  const rows = stores.db.collection('nonconformities')
  const set = (change: object) => rows.updateOne({ number: 1 }, { $set: change })
  // Who found it decides what may become of it, and whether it ends with a finding.
  await set({ source: { of: 'audit', audit: null, finding: 'finding-9' } })
  expect(await wrong()).toMatch(/source[\s\S]*finding/)
  await set({ source: { of: 'external', audit: null, finding: null } })
  await set({ grade: 'minor', deadline: null, stage: 'effective', ineffective: 0, dueOn: '2027-09-01' })
  const found = await wrong()
  for (const field of ['grade', 'deadline', 'stage', 'dueOn']) expect(found).toContain(field)
  expect(found).not.toContain('ineffective')
  await rows.updateOne({ number: 1 }, { $unset: { moved: '' } })
  expect(await wrong()).toContain('stage')
})
