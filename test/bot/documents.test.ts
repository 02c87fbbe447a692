import type { Document } from 'mongodb'
import { documentApproval } from '../../src/activities/document-approval.js'
import { registerCommands } from '../../src/bot/cards/documents/register.js'
import type { PolicyVersion } from '../../src/domain/policy.js'
import { verifyDocuments } from '../../src/store/verify-documents.js'
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
  expect(sees).toContain('Scope of the ISMS · version 1 · ⚠ not approved · none yet')
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
  expect(sees).toContain('⚠ 1 of 2 not published as they are written now')
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
