import { GOVERNANCE } from '../../src/domain/governance.js'
import { orgImport } from '../../src/org/commands.js'
import { verifyDecisions } from '../../src/store/verify-decisions.js'
import { approvals } from '../support/approvals.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { printedRecord } from '../support/printed-record.js'
import { problemsOf } from './reading.js'
import { Record } from './record.js'
import { folderOf, organisationYaml, removeFolders, smallCompany, today } from './small-company.js'

/** Mo directs the company and leads its ISMS; there is nobody else. */
const alone = {
  ...smallCompany,
  'organisation.yaml': organisationYaml.replace('ismsLead: ada', 'ismsLead: mo'),
}
const withAuthority = {
  ...alone,
  'organisation.yaml': `${alone['organisation.yaml']}soleAuthority:
  - person: mo
    decides: [governance, policy]
    check: Our accountant reads the record each quarter
    until: 2027-06-30
`,
}
const check = 'Our accountant reads the record each quarter'

let record: Record
beforeAll(async () => {
  record = await Record.open()
})
afterAll(async () => {
  await record.close()
  await removeFolders()
})

const mo = async (at = today) => {
  const person = (await record.stores.people.byKeys(['mo'])).get('mo')
  if (!person) throw new Error('There is no Mo')
  return new AtTheDesk(record.stores, person, at)
}
const asks = async (decision: string) => {
  await approvals(record.stores).askApprovers({ decision, asOf: today })
  return record.stores.asks.allOf(decision)
}
const wrong = async () => (await verifyDecisions(record.db)).wrong

test('where the only director leads the ISMS, nobody may approve what governs, and the import says what to do', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  expect(await orgImport(await folderOf(alone), { print, ...record.tools() })).toBe(1)
  expect(printed[0]).toContain('where there is nobody else, write a soleAuthority on governance.')
})

test('with a sole authority they approve it, and the card and the record say so', async () => {
  const printed: string[] = []
  const print = (line: string) => void printed.push(line)
  expect(await orgImport(await folderOf(withAuthority), { print, ...record.tools() })).toBe(0)
  expect(printed).toContain('  Sole authority new: Mo Farrell on governance, policy until 2027-06-30')
  const decision = (await record.stores.decisions.openAbout(GOVERNANCE))?._id ?? ''
  const [ask] = await asks(decision)
  const card = await (await mo()).reads(ask?._id ?? '')
  expect(card.sees).toContain(`you decide though you asked, since nobody else may`)
  expect(card.sees).toContain(
    `Mo Farrell, on what governs and policies, until Wednesday 30 June 2027; kept in check by: ${check}`,
  )
  await (await card.clicks('Read it')).submits()
  await approvals(record.stores).concludeDecision({ decision, asOf: today })
  expect(await record.stores.organisation.read()).toMatchObject({
    ...{ inForce: { decision }, soleAuthority: [{ check }] },
  })
  expect(await printedRecord(record.stores, decision, 'text')).toContain(
    `step-1: by the sole authority of Mo Farrell until 2027-06-30, in check: ${check}`,
  )
  expect(await wrong()).toEqual([])
})

test('by it they approve the policy that they publish, and nothing that it does not name', async () => {
  const decision = 'decision/approval.policy.information-security/1'
  await (await (await mo()).types('policy publish information-security')).submits()
  const [ask] = await asks(decision)
  await (await (await mo()).reads(ask?._id ?? '')).clicks('Read it').then((form) => form.submits())
  await approvals(record.stores).concludeDecision({ decision, asOf: today })
  expect(await record.stores.decisions.byId(decision)).toMatchObject({
    ...{ state: 'approved', steps: [{ sole: { check, until: '2027-06-30' } }] },
  })
  const filled = await record.db.collection('decisions').findOne({ 'outbox.data.sole': { $exists: true } })
  expect(filled).not.toBeNull()
  expect(await wrong()).toEqual([])
})

test('whoever writes such an authority into a decision is found out', async () => {
  const which = { 'subject.type': 'policy' }
  await record.db.collection('decisions').updateOne(which, { $set: { 'steps.0.sole.check': 'None' } })
  expect(await wrong()).toEqual([
    expect.objectContaining({ how: 'nobody gave whoever decided it alone the authority' }),
  ])
  await record.db.collection('decisions').updateOne(which, { $unset: { 'steps.0.sole': true } })
  expect(await wrong()).toEqual([expect.objectContaining({ how: 'whoever asked has decided it themselves' })])
})

test.each([
  ['person: mo', 'person: moo', 'soleAuthority "moo" is nobody in people.csv'],
  ['[governance, policy]', '[everything]', 'Write a list of what is decided alone'],
  ['2027-06-30', 'soon', 'soleAuthority.until "soon" is not written as a date'],
])('what cannot be is refused with how to mend it: %s', async (from, to, problem) => {
  const yaml = withAuthority['organisation.yaml'].replace(from, to)
  expect((await problemsOf({ ...withAuthority, 'organisation.yaml': yaml })).join()).toContain(problem)
})
