import type { Document } from 'mongodb'
import { documentApproval } from '../../src/activities/document-approval.js'
import { registerCommands } from '../../src/bot/cards/documents/register.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { verifyDocuments } from '../../src/store/verify-documents.js'
import { approvals, decide as decideOn, firstAsk } from '../support/approvals.js'
import { everyCommand } from '../support/at-the-desk.js'
import { aPolicy, lead, publish } from '../support/company.js'
import {
  anObjective,
  aScope,
  at,
  chief,
  DocumentedCompany,
  objectives,
  other,
  owner,
} from '../support/documented-company.js'
import { printedRecord } from '../support/printed-record.js'

let company: DocumentedCompany
beforeEach(async () => {
  company = await DocumentedCompany.open()
})
afterEach(() => company.drop())

const review = (period: string, asOf = at) => company.comesRound('document-review', 'scope', period, asOf)
const status = async () => (await company.sits(lead).types('status')).sees

test('the ISMS lead sees which documents there are, whether they are approved, and which is missing', async () => {
  const { sees } = await company.sits(lead).types('context')
  expect(sees).toContain('Scope of the ISMS · version 1 · ⚠ not approved · last review: none yet')
  expect(sees).toContain('Context of the organisation · missing: write context.yaml')
  expect(await status()).toContain('Scope of the ISMS, version 1, is not approved')
})

test('its owner sees their document, others none of them', async () => {
  expect((await company.sits(owner).types('context scope')).sees).toContain('Scope of the ISMS, version 1')
  expect((await company.sits(owner).acts('documents.read/1', 'scope@1')).sees).toContain('All of it')
  for (const refused of [
    await company.sits(other).types('context'),
    await company.sits(other).types('context scope'),
    await company.sits(other).acts('documents.read/1', 'scope@1'),
    await company.sits(other).types('documents'),
  ])
    expect(refused.sees).toContain('top management')
})

test('what was looked at is put to approval, once, by the ISMS lead, and nothing that was imported since', async () => {
  expect((await company.sits(owner).acts('documents.put', 'scope@1')).sees).toContain('and their deputy')
  const desk = await (await company.sits(lead).types('context scope')).clicks('Put it to approval…')
  expect(desk.sees).toContain('Put version 1 of “Scope of the ISMS” to approval?')
  await company.stores.documents.add(aScope('Less of it', '2'))
  await desk.submits({})
  expect(desk.sees).toContain('It has changed since you looked')
  await desk.acts('documents.put', 'scope@2')
  expect(desk.sees).toContain('Version 2 of “Scope of the ISMS” was sent to')
  await desk.acts('documents.put', 'scope@2')
  expect(desk.sees).toContain('waits for approval already')
})

test('the version that was approved holds until a later one is, and what somebody altered is found out', async () => {
  const { documents, decisions } = company.stores
  await company.sits(lead).acts('documents.put', 'scope@1')
  const decision = await decisions.newestAbout({ type: 'document', id: 'scope' })
  const { carryOut } = documentApproval(company.stores)
  if (!decision) throw new Error('Nothing was asked')
  const approval = { decision: decision._id, by: chief._id, at }
  expect(await carryOut(decision, approval, at)).toBeNull()
  await documents.add(aScope('Less of it', '2'))
  expect(await documents.holding('scope')).toMatchObject({ version: '1' })
  expect((await company.sits(lead).types('context scope')).sees).toContain('Until then version 1 stands')

  const rows = company.database.admin.collection<{ _id: string }>('documents')
  await rows.updateOne({ _id: 'scope@2' }, { $set: { 'content.text.en': 'Nothing of it' } })
  expect((await verifyDocuments(company.database.db)).wrong).toEqual([
    // No workflow approved it here.
    { what: 'The document scope@1', how: 'no decision approved it' },
    { what: 'The document scope@2', how: 'it is not what was imported' },
  ])
})

test('a version that was rejected says so, with who did and why, until another is written', async () => {
  const { decisions, documents } = company.stores
  await company.sits(lead).acts('documents.put', 'scope@1')
  const decision = await decisions.openAbout({ type: 'document', id: 'scope' })
  if (!decision) throw new Error('Nothing was asked')
  const workflow = approvals(company.stores)
  await workflow.askApprovers({ decision: decision._id, asOf: at })
  await decideOn(
    company.stores,
    await firstAsk(company.stores, decision._id),
    'rejected',
    at,
    'Oslo is missing',
  )
  await workflow.concludeDecision({ decision: decision._id, asOf: at })
  const why = 'ejected by Eve Long, 6 April 2027, 11:00: Oslo is missing'
  expect((await company.sits(lead).types('context')).sees).toContain(why)
  expect((await company.sits(lead).types('context scope')).sees).toContain(
    'Eve Long rejected it on 6 April 2027, 11:00: Oslo is missing',
  )
  await documents.add(aScope('Oslo too', '2'))
  expect((await company.sits(lead).types('context scope')).sees).not.toContain('rejected')
})

test('a plan of treating risks counts once whoever owns each risk has approved what is planned', async () => {
  const { registerPlans } = company.stores
  const risks = company.database.db.collection<{ _id: string }>('risks')
  await registerPlans.add({
    ...{ _id: 'treatment-plan@1', v: 1, plan: 'treatment-plan', version: '1', sequence: 1 },
    ...{ hash: 'h', importedAt: at, risks: [{ risk: 'R-1', assessment: 1, hash: 'a' }] },
  })
  const register = async () => (await company.sits(lead).types('documents')).sees
  const saying = (verdict: string, hash: string) =>
    risks.updateOne({ _id: 'R-1' }, { $set: { approved: { verdict, hash } } }, { upsert: true })
  for (const [verdict, hash] of [
    ['not-yet', 'a'],
    ['accepted', 'what it was before'],
  ] as const) {
    await saying(verdict, hash)
    expect(await register()).toContain('are treated · ⚠ not approved by the owner of the risk')
  }
  await saying('accepted', 'a')
  expect(await register()).toContain('are treated · version 1, since 6 April 2027')
})

test('its owner says at the interval whether it holds; what has to change the ISMS lead sees until it is written anew', async () => {
  const cycle = await review('2027')
  const desk = await (await company.sits(owner).types('')).clicks('Review')
  expect(desk.sees).toContain('Does it still hold as it is written?')
  await (await desk.clicks('It has to change…')).submits({})
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { found: expect.any(String) } })
  await company.says(cycle, 'change', { found: 'We opened an office in Oslo' })
  expect(await status()).toContain('Scope of the ISMS: has to change, as Ben Okoro found')
  expect(await printedRecord(company.stores, cycle, 'text')).toContain('We opened an office in Oslo')
  await company.stores.documents.add(aScope('Oslo too', '2'))
  expect(await status()).not.toContain('has to change')
  expect((await company.sits(lead).types('documents')).sees).toContain('reviewed 6 April 2027')
})

test('the register shows what is missing first, and each command that it names is there', async () => {
  const { sees } = await company.sits(lead).types('documents')
  expect(sees.indexOf('9.3.3')).toBeLessThan(sees.indexOf('5.3'))
  expect(sees).toContain('9.3.3 Results of management reviews · ⚠ nothing yet, kept 6 years')
  expect(sees).toContain(
    '6.2 Objectives, and the plans to achieve them · ⚠ written, and not approved, version 1',
  )
  const typed = everyCommand(company.stores).map(({ words }) => words)
  const unknown = Object.values(registerCommands).filter(
    (command) => !typed.some((words) => command === words || command.startsWith(`${words} `)),
  )
  expect(unknown).toEqual([])
})

test('no other policy stands in for that of information security, and none is there while its newest version is not', async () => {
  const { stores } = company
  const register = async () => (await company.sits(lead).types('documents')).sees
  const aPolicyOf = (policy: string, sequence = 1): PolicyVersion => ({
    ...aPolicy(String(sequence), sequence),
    ...{ _id: `${policy}@${sequence}`, policy, approver: chief._id },
  })
  await publish(stores, aPolicyOf('travel-expenses'), at)
  expect(await register()).toContain('5.2 The information security policy · ⚠ nothing yet')
  expect(await register()).toContain('7.5.1 Policies that we decided to have · 1 published')
  await publish(stores, { ...aPolicyOf('our-promise'), isSecurityPolicy: true }, at)
  expect(await register()).toContain('5.2 The information security policy · version 1, since 6 April 2027')
  await stores.policies.add(aPolicyOf('travel-expenses', 2))
  const sees = await register()
  expect(sees).toContain('⚠ of 2, 1 not published as written now')
  expect(sees.indexOf('7.5.1')).toBeLessThan(sees.indexOf('5.2 '))
})

test('an audit that closed without a report and a review that nobody signed are no results', async () => {
  const add = (collection: string, row: object) =>
    company.database.db.collection(collection).insertOne(row as Document)
  await add('cycles', { process: 'internal-audit', state: 'closed', closedAt: at })
  await add('cycles', { process: 'management-review', state: 'closed', closedAt: at })
  await add('audits', { audit: 'a', stage: 'closed' })
  await add('review-meetings', { review: 'r', attendance: {} })
  const register = async () => (await company.sits(lead).types('documents')).sees
  const before = await register()
  expect(before).toContain('9.2.2 Internal audits and what they found · ⚠ nothing yet')
  expect(before).toContain('9.3.3 Results of management reviews · ⚠ nothing yet')
  await add('nonconformities', { number: 1, key: '1', stage: 'turned-down', endedAt: at })
  expect(await register()).toContain('10.2 Nonconformities and what was done about them · ⚠ nothing yet')
  await add('nonconformities', { number: 2, key: '2', stage: 'effective', endedAt: at })
  expect(await register()).toContain('10.2 Nonconformities and what was done about them · 1 record')
  await add('audits', { audit: 'a', stage: 'closed', reportedAt: at })
  await add('review-meetings', { review: 'r', signed: { at } })
  const after = await register()
  expect(after).toContain('Internal audits and what they found · 1 record, the last of 6 April 2027')
  expect(after).toContain('Results of management reviews · 1 record, the last of 6 April 2027')
})

test('objectives that were imported and not approved replace no approved ones', async () => {
  const { documents } = company.stores
  const [first] = [await documents.newest('objectives')]
  if (!first) throw new Error('There is none')
  await documents.approve(first, { decision: 'decision/1', by: chief._id, at }, at)
  await documents.add(objectives('2', { ...anObjective, target: '40' }))
  expect((await company.sits(lead).types('objective quick-restore')).sees).toContain(
    'Target: at most 4 hours',
  )
})
