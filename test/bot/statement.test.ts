import { definitionId } from '../../src/store/definitions.js'
import { verifyStatements } from '../../src/store/verify-statements.js'
import { lead } from '../support/company.js'
import { aRequirement, rule } from '../support/required-company.js'
import { aControl, aStatement, other, owner, StatedCompany } from '../support/stated-company.js'

let company: StatedCompany

beforeAll(async () => {
  company = await StatedCompany.open(
    aControl('A.5.24', { owner: owner._id, requirements: [], policies: ['incident-reporting'] }),
    aControl('A.8.13', {
      ...{ owner: owner._id, state: 'partly', drivers: ['risk', 'contract'] },
      ...{ implementation: { en: 'Each night' }, risks: ['ransomware'] },
      action: { what: { en: 'Restore one' }, owner: other._id, due: '2027-06-30' },
    }),
    { id: 'A.8.30', title: {}, because: { en: 'Nobody writes software for us' }, applicable: false },
  )
  await company.stores.requirements.add(aRequirement())
  await company.stores.programmes.lay(rule)
})
afterAll(() => company.drop())

test('the ISMS lead sees how far all is, what is still to be done by whom, and what is not applicable', async () => {
  const { sees } = await company.sits(lead).types('soa')
  expect(sees).toContain('Statement of applicability, version 1')
  expect(sees).toContain('92 necessary, 1 not applicable')
  expect(sees).toContain('91 implemented, 1 partly implemented')
  expect(sees).toContain('A.8.13 Backups: Restore one · Eve Long, by Wednesday 30 June')
  expect(sees).toContain('A.8.30 Software that others write for us: Nobody writes software for us')
})

test('one control shows what it is here, whose it is, and what names it with what was found last', async () => {
  const { sees } = await company.sits(lead).types('control a.5.24')
  expect(sees).toContain('A.5.24 Being ready for incidents')
  expect(sees).toContain('What it is here: As our handbook says')
  expect(sees).toContain('Ben Okoro')
  expect(sees).toContain('Notice of a breach: not reviewed yet')
  expect(sees).toContain('incident-reporting: not published yet')
  expect(sees).toContain('not recorded')
})

test('whoever answers for controls sees those, with what is still to be done, and no others', async () => {
  const desk = await company.sits(owner).types('control')
  expect(desk.sees).toContain('A.8.13 Backups · partly implemented · to be done by Wednesday 30 June')
  expect(desk.sees).not.toContain('A.8.14')
  expect((await desk.types('control A.8.13')).sees).toContain('Restore one · Eve Long')
  expect((await desk.types('control A.8.14')).sees).toContain('Only whoever answers for this control')
  expect((await company.sits(other).types('control')).sees).toContain('No control is yours')
})

test('a theme is listed by itself, and what is mistyped is answered with what was probably meant', async () => {
  const desk = await company.sits(lead).types('control A.6')
  expect(desk.sees).toContain('A.6.8')
  expect(desk.sees).not.toContain('A.5.1')
  expect((await desk.types('control A.8.53')).sees).toContain('Did you mean')
})

test('what nobody has approved stands in the status of the ISMS lead, who can look at it there', async () => {
  const desk = await company.sits(lead).types('status')
  expect(desk.sees).toContain('Version 1 of the statement of applicability is not approved')
  await desk.acts('statement.show', 'soa@1')
  expect(desk.labels).toEqual(['Put it to approval…', 'Read it', 'As PDF', 'As a table'])
})

test('where the organisation has brought the text of the standard, whoever sees the control reads it', async () => {
  const wording = {
    _id: 'A.8.13',
    v: 1,
    title: { en: 'Licensed title' },
    text: { en: 'Licensed text' },
  } as const
  await company.stores.controlWordings.replace([wording])
  const desk = await company.sits(owner).types('control a.8.13')
  expect(desk.sees).toContain('In the standard: Licensed title')
  expect((await desk.clicks("Read the standard's text")).sees).toContain('Licensed text')
  expect((await company.sits(other).acts('statement.wording/1', 'A.8.13')).sees).not.toContain('Licensed')
  expect((await company.sits(lead).acts('statement.read/2', 'soa@1')).sees).toContain('A.8.13 Licensed title')
  await company.stores.controlWordings.replace([])
})

test('nobody else puts it to approval, or gets it as a file', async () => {
  const desk = company.sits(owner)
  for (const verb of ['statement.put', 'statement.send/pdf', 'statement.read/1'])
    expect((await desk.acts(verb, 'soa@1')).sees).toContain(
      verb === 'statement.put' ? 'and their deputy' : 'and top management',
    )
})

test('what was looked at is put to approval, and nothing that was imported since', async () => {
  const desk = await company.sits(lead).acts('statement.put', 'soa@0')
  expect(desk.sees).toContain('It has changed since you looked')
})

test('what was stated before stays on record beside what is stated now', async () => {
  await company.stores.statements.add(aStatement('2'))
  expect(await company.stores.statements.byVersion('soa', '1')).toMatchObject({
    _id: definitionId('soa', '1'),
  })
  expect((await company.sits(lead).types('soa')).sees).toContain('93 necessary, 0 not applicable')
})

test('a statement that somebody altered, or says is approved, is found out', async () => {
  const { db } = company.stores
  expect((await verifyStatements(db)).wrong).toEqual([])
  const rows = company.database.admin.collection<{ _id: string }>('statements')
  await rows.updateOne({ _id: 'soa@1' }, { $set: { 'scope.en': 'Saws alone' } })
  const approved = {
    decision: 'decision/approval.statement.soa/7',
    by: lead._id,
    at: '2027-03-01T10:00:00.000Z',
  }
  await rows.updateOne({ _id: 'soa@2' }, { $set: { approved } })
  expect((await verifyStatements(db)).wrong).toEqual([
    { what: 'The statement of applicability soa@1', how: 'it is not what was imported' },
    { what: 'The statement of applicability soa@2', how: 'no decision approved it' },
  ])
})
