import { findingShown } from '../../src/store/finding-shown.js'
import type { FindingAct, NewFinding } from '../../src/store/findings.js'
import { Findings } from '../../src/store/findings.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const audit = 'cycle/internal-audit.isms/2027'
const act = (by: string, minute = 0): FindingAct => ({
  ...{ by, at: new Date(Date.parse('2027-05-12T09:00:00.000Z') + minute * 60_000).toISOString() },
  through: { kind: 'chat', platform: 'slack' },
})
const late: NewFinding = {
  ...{ audit, item: null, criterion: 'A.5.18', grade: 'minor', owner: 'tomas', nonce: 'form-1' },
  requirement: 'Access of leavers is removed within a day.',
  statement: 'Access of one leaver was removed 19 days late.',
  evidence: 'Order 4 of the review of May, and the list of 20 May.',
  sample: { sample: 'sample-1', population: 'access-removals', size: 25, of: 140, seed: 7 },
}

let database: TestDatabase
let findings: Findings
beforeEach(async () => {
  database = await testDatabase()
  findings = new Findings(database.db)
})
afterEach(() => database.drop())

const wrong = async () =>
  (await verifyLedger(database.db, { fieldsShown: { findings: findingShown } })).commitments.wrong

test('findings are counted one by one, however many are recorded at once, and a form sent off twice is one', async () => {
  const forms = ['form-1', 'form-2', 'form-3', 'form-1', 'form-2']
  await Promise.all(forms.map((nonce) => findings.record({ ...late, nonce }, act('aoife'))))
  const recorded = await findings.ofAudit(audit)
  expect(recorded.map(({ _id, state }) => [_id, state])).toEqual([
    ['finding-1', 'draft'],
    ['finding-2', 'draft'],
    ['finding-3', 'draft'],
  ])
})

test('a finding is contested once, decided once by somebody else, and both stay', async () => {
  const { _id } = await findings.record(late, act('aoife'))
  expect(await findings.confirm(_id, act('tomas', 1))).toBe(false)
  expect(await findings.issue(_id, act('aoife', 2))).toBe(true)
  expect(await findings.issue(_id, act('aoife', 2))).toBe(false)
  expect(await findings.contest(_id, 'Not mine.', act('ines', 3))).toBe(false)
  const twice = ['It was the same day.', 'I say it again.'].map((why) =>
    findings.contest(_id, why, act('tomas', 3)),
  )
  expect((await Promise.all(twice)).sort()).toEqual([false, true])
  expect(await findings.decide(_id, false, 'I withdraw it.', act('tomas', 4))).toBe(false)
  expect(await findings.decide(_id, true, 'The list of the 20th has it.', act('aoife', 4))).toBe(true)
  expect(await findings.decide(_id, false, 'Or not.', act('aoife', 5))).toBe(false)
  expect(await findings.contest(_id, 'Again.', act('tomas', 5))).toBe(false)
  expect(await findings.confirm(_id, act('tomas', 6))).toBe(true)
  expect(await findings.byId(_id)).toMatchObject({
    ...{
      state: 'confirmed',
      issued: { by: 'aoife' },
      contested: { by: 'tomas' },
      confirmed: { by: 'tomas' },
    },
    decided: { by: 'aoife', upheld: true, reason: { text: 'The list of the 20th has it.' } },
  })
})

test('what is upheld before the report is issued with it, and what is withdrawn is not', async () => {
  const ids = []
  for (const nonce of ['form-1', 'form-2', 'form-3']) {
    const { _id } = await findings.record({ ...late, nonce }, act('aoife'))
    ids.push(_id)
  }
  const [upheld = '', withdrawn = '', back = ''] = ids
  for (const id of [upheld, withdrawn]) {
    await findings.contest(id, 'No.', act('tomas', 1))
    expect(await findings.issue(id, act('aoife', 2))).toBe(false)
  }
  await findings.decide(upheld, true, 'Yes.', act('aoife', 3))
  await findings.decide(withdrawn, false, 'You are right.', act('aoife', 3))
  const withdraws = (id: string, by: string, minute: number, leads: boolean) =>
    findings.withdraw(id, 'Seen wrongly.', { ...act(by, minute), leads })
  expect(await withdraws(back, 'ben', 3, false)).toBe(false)
  expect(await withdraws(back, 'aoife', 3, false)).toBe(true)
  expect(await Promise.all(ids.map((id) => findings.issue(id, act('aoife', 4))))).toEqual([
    ...[true, false, false],
  ])
  expect((await findings.of(['A.5.18'])).map(({ _id }) => _id)).toEqual([upheld])
  expect(await withdraws(upheld, 'aoife', 5, true)).toBe(false)
})

test('what somebody has to say of a finding goes to who answers for it when they have left, and the ledger says so', async () => {
  const { _id } = await findings.record(late, act('aoife'))
  const [before] = await findings.openOf('tomas')
  expect(await findings.ownersOfOpen()).toEqual(['tomas'])
  if (before) for (let n = 0; n < 2; n += 1) await findings.handOver(before, 'ines', act('', 1).at)
  expect(await findings.contest(_id, 'Not mine any more.', act('tomas', 2))).toBe(false)
  expect(await findings.contest(_id, 'It was the same day.', act('ines', 2))).toBe(true)
  expect(await findings.byId(_id)).toMatchObject({ owner: 'ines', handedOver: [{ from: 'tomas' }] })
  await sealOnce(database.db)
  expect(await wrong()).toEqual([])
  await database.admin.collection('findings').updateOne({}, { $set: { owner: 'tomas' } })
  expect((await wrong()).map((each) => each.field)).toContain('owner')
})

describe('the ledger holds what a finding says, and not its words', () => {
  beforeEach(async () => {
    const { _id } = await findings.record(late, act('aoife'))
    await findings.contest(_id, 'It was the same day.', act('tomas', 1))
    await findings.decide(_id, true, 'The list has it.', act('aoife', 2))
    for (const nonconformity of ['nc-7', 'nc-8']) await findings.led(_id, nonconformity, act('aoife', 3))
    await sealOnce(database.db)
  })

  test('which verifies', async () => {
    const ledger = JSON.stringify(await database.db.collection('ledger').find().toArray())
    expect(ledger).toContain('finding.upheld')
    expect(ledger.split('finding.nonconformity').length).toBe(2)
    for (const text of ['19 days', 'same day', 'The list']) expect(ledger).not.toContain(text)
    expect(await wrong()).toEqual([])
  })

  test.each([
    ['grade', 'observation', 'facts'],
    ['sample.of', 25, 'facts'],
    ['statement.text', 'All was well.', 'statement'],
    ['evidence.text', 'None.', 'evidence'],
    ['by', 'tomas', 'statement'],
    ['contested.reason.text', 'I agree.', 'reason'],
    ['decided.by', 'tomas', 'reason'],
    ['owner', 'ines', 'owner'],
    ['state', 'withdrawn', 'state'],
    ['nonconformity', 'nc-8', 'nonconformity'],
  ])('an edited %s is named', async (field, value, named) => {
    await database.admin.collection('findings').updateOne({}, { $set: { [field]: value } })
    expect((await wrong()).map((each) => each.field)).toContain(named)
  })
})
