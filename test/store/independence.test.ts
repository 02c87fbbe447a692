import type { Subject } from '../../src/domain/ask.js'
import type { Approval } from '../../src/domain/cycle.js'
import type { PersonId } from '../../src/domain/person.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { aPerson, aPolicy, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { aControl, aStatement } from '../support/stated-company.js'

const at = '2027-05-12T10:00:00.000Z'
const lately = '2027-02-01T10:00:00.000Z'
const longAgo = '2026-05-01T10:00:00.000Z'
const through = { kind: 'chat', platform: 'slack' } as const
const them = aPerson(2)
const other = aPerson(3)
const auditee = aPerson(4)

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, them, other, auditee], { topManagement: [other._id] })
})
afterEach(() => database.drop())

/** What ties whom to this one clause or control, of those whom it is asked about. */
async function tied(criterion: string, auditees: readonly PersonId[] = []): Promise<string[]> {
  const audited = { criteria: [criterion], auditees: [...auditees] }
  const people = [them, other].map(({ _id }) => _id)
  const { involvements, since } = await stores.independence.tiesOf(audited, people, at)
  return involvements
    .filter((tie) => tie.at === null || tie.at >= since)
    .map(({ person, as, of }) => `${person === them._id ? 'they' : 'somebody else'} ${as} ${of}`)
}

const theirs = async (criterion: string) => (await tied(criterion)).filter((tie) => tie.startsWith('they'))

function insert(collection: string, ...rows: object[]) {
  return database.db.collection(collection).insertMany(rows as never)
}

function planned(_id: string, owner: PersonId | null): ProgrammeRule {
  const [process, subject] = _id.split('.') as [ProgrammeRule['process'], string]
  return {
    ...{ _id, process, subject, owner, shift: 'next', country: 'IE', noticeDays: 0, businessDays: 5 },
    recurrence: { kind: 'months', every: 12, from: '2026-01-10' },
  }
}

function answered(process: string, slot: string, subject: Pick<Subject, 'type' | 'id'>, when = lately) {
  return insert('asks', {
    ...{ _id: `${slot} ${subject.id} ${when}`, cycle: 'c', process, slot, subject, state: 'answered' },
    answer: { by: them._id, at: when, value: 'done' },
  })
}

const statement = aStatement(
  '1',
  aControl('A.5.15', { owner: other._id, policies: ['access-control'], risks: ['leavers'] }),
  aControl('A.5.18', {
    owner: lead._id,
    state: 'partly',
    action: { what: {}, owner: other._id, due: '2027-09-01' },
  }),
)

test('who owns a control, and who does what is still to be done of it; whoever did by a statement before, too', async () => {
  await stores.statements.add({ ...statement, importedAt: longAgo })
  expect(await tied('A.5.15')).toEqual(['somebody else owns A.5.15'])
  expect(await tied('A.5.18')).toEqual(['somebody else implements A.5.18'])
  const handed = aStatement('2', aControl('A.5.15', { owner: them._id }))
  await stores.statements.add({ ...handed, importedAt: lately })
  expect(await tied('A.5.15')).toEqual(['they owns A.5.15', 'somebody else owned A.5.15'])
})

test('who owns a policy is tied to the controls that it stands behind, and that on information security to 5.2', async () => {
  await stores.statements.add(statement)
  const policy = { ...aPolicy('1'), policy: 'access-control', _id: 'access-control@1', owner: other._id }
  await stores.policies.add({ ...policy, importedAt: longAgo })
  await stores.policies.add({ ...aPolicy('1'), owner: them._id })
  expect(await tied('A.5.15')).toContain('somebody else owns policy/access-control')
  expect(await tied('5.2')).toContain('they owns policy/information-security')
  expect(await tied('A.8.8')).toEqual([])
  const named = { ...aPolicy('1'), policy: 'isms-policy', _id: 'isms-policy@1', isSecurityPolicy: true }
  await stores.policies.add({ ...named, owner: other._id })
  expect(await tied('A.5.1')).toContain('somebody else owns policy/isms-policy')
  // Corrected in the file without a new version, and handed on with one.
  await stores.policies.handsOver(policy._id, them._id, lately)
  await stores.policies.correct(policy._id, { owner: them._id })
  expect(await tied('A.5.15')).toContain('somebody else owned policy/access-control')
  const newer = { ...policy, _id: 'access-control@2', version: '2', sequence: 2, owner: lead._id }
  await stores.policies.add({ ...newer, importedAt: lately })
  expect(await tied('A.5.15')).toContain('they owned policy/access-control')
})

test.each([
  ['control-checks', 'control-check.restore', { check: 'restore', controls: ['A.8.13'] }, 'A.8.13', 'check'],
  [
    ...['requirements', 'requirement-review.gdpr'],
    { requirement: 'gdpr', controls: ['A.5.34'] },
    ...['A.5.34', 'requirement'],
  ],
  ['systems', 'access-review.crm', { system: 'crm', controls: ['A.8.3'] }, 'A.8.3', 'system'],
  ['courses', 'training.basics', { course: 'basics', controls: ['A.6.3'] }, 'A.6.3', 'course'],
  [
    ...['competences', 'competence-review.admin'],
    { competence: 'admin', controls: ['A.8.2'] },
    ...['A.8.2', 'competence'],
  ],
  ['documents', 'document-review.context', { document: 'context' }, '4.1', 'document'],
  ['documents', 'objective-evaluation.restore', { document: 'objectives' }, '6.2', 'objective'],
  ['management-reviews', 'management-review.year', { review: 'year' }, '9.3', 'review'],
] as [string, string, object, string, string][])(
  '%s: who answers for it, and who did until lately',
  async (collection, programme, defined, criterion, type) => {
    await insert(collection, { _id: 'x@1', version: '1', sequence: 1, content: {}, ...defined })
    await stores.programmes.lay(planned(programme, them._id))
    const subject = programme.split('.')[1]
    expect(await theirs(criterion)).toEqual([`they owns ${type}/${subject}`])
    await stores.programmes.handsOver({ _id: programme, owner: lead._id }, lately)
    await stores.programmes.lay(planned(programme, lead._id))
    expect(await theirs(criterion)).toEqual([`they owned ${type}/${subject}`])
    await database.db
      .collection('programmes')
      .updateOne({}, { $set: { ownersBefore: [{ owner: them._id, until: longAgo }] } })
    expect(await theirs(criterion)).toEqual([])
  },
)

test('what is in the file no more still ties whoever ran it until lately', async () => {
  await insert('control-checks', { _id: 'x@1', check: 'restore', sequence: 1, controls: ['A.8.13'] })
  await stores.programmes.lay(planned('control-check.restore', them._id))
  await stores.programmes.handsOver({ _id: 'control-check.restore', owner: null }, lately)
  await stores.programmes.end('control-check.restore')
  expect(await tied('A.8.13')).toEqual(['they owned check/restore'])
})

test('of a risk its owner, their deputy, whose it was, and who is to do something of its plan', async () => {
  const plan = [
    { id: 'sign-off', title: {}, owner: them._id, due: '2027-09-01' },
    { id: 'list', title: {}, owner: other._id, due: '2027-09-01' },
  ]
  await insert('risks', {
    ...{ _id: 'leavers', owner: lead._id, deputy: other._id, state: 'open', results: [{ action: 'list' }] },
    ...{ assessment: { controls: ['A.5.18'], plan }, ownersBefore: [{ owner: them._id, until: lately }] },
  })
  expect((await tied('A.5.18')).sort()).toEqual([
    'somebody else owns risk/leavers',
    'they implements risk-action/leavers.sign-off',
    'they owned risk/leavers',
  ])
})

test.each([
  ['risk-reassessment', 'reassess', { type: 'risk', id: 'leavers' }, 'A.5.18', 'did'],
  ['treatment-plan', 'action', { type: 'risk-action', id: 'leavers.sign-off' }, 'A.5.18', 'did'],
  ['policy-review', 'review', { type: 'policy', id: 'information-security' }, '5.2', 'did'],
  ['document-review', 'review', { type: 'document', id: 'scope' }, '4.3', 'did'],
  ['objective-evaluation', 'review', { type: 'objective', id: 'restore' }, '6.2', 'did'],
  ['approval', 'step-1', { type: 'policy', id: 'information-security' }, '5.2', 'approved'],
  ['approval', 'step-1', { type: 'statement', id: 'soa' }, '6.1.3', 'approved'],
  ['approval', 'step-1', { type: 'document', id: 'objectives' }, '6.2', 'approved'],
  ['approval', 'step-1', { type: 'audit-programme', id: 'audits' }, '9.2', 'approved'],
  ['approval', 'step-1', { type: 'minutes', id: 'year' }, '9.3', 'approved'],
] as [string, string, Pick<Subject, 'type' | 'id'>, string, string][])(
  'what somebody said in %s (%s) within the look-back',
  async (process, slot, subject, criterion, as) => {
    await insert('risks', {
      ...{ _id: 'leavers', owner: lead._id, deputy: null, state: 'open' },
      assessment: { controls: ['A.5.18'], plan: [] },
    })
    await answered(process, slot, subject, longAgo)
    expect(await theirs(criterion)).toEqual([])
    await answered(process, slot, subject)
    expect(await theirs(criterion)).toEqual([`they ${as} ${subject.type}/${subject.id}`])
  },
)

test('what everybody is asked ties nobody: to acknowledge a policy, to take a course', async () => {
  await insert('courses', { _id: 'x@1', course: 'basics', sequence: 1, controls: ['A.6.3'] })
  await stores.programmes.lay(planned('training.basics', lead._id))
  await answered('policy-acknowledgement', 'acknowledge', { type: 'policy', id: 'information-security' })
  await answered('training', 'course', { type: 'course', id: 'basics' })
  expect(await theirs('5.2')).toEqual([])
  expect(await tied('A.6.3')).toEqual([])
})

test('who has a hand in a corrective action; who took it on for others, or verified its effect, has none', async () => {
  const raised = await stores.nonconformities.raise(
    { source: { of: 'person' }, nature: 'Late', criterion: 'A.5.18', by: lead._id, at: lately, nonce: 'n' },
    through,
  )
  const cycle = `cycle/corrective-action.${raised._id}/1`
  const subject = { type: 'nonconformity', id: raised._id }
  const said = (slot: string, by: PersonId) => ({
    ...{ _id: slot, cycle, process: 'corrective-action', slot, round: 1, subject, state: 'answered' },
    ...{ askedOf: by, openedAt: lately, answer: { by, at: lately, value: 'x' } },
  })
  await insert('asks', said('triage', them._id), said('verify-1', them._id))
  expect(await tied('A.5.18')).toEqual([])
  const actions = [{ what: 'A list', who: other._id, due: '2027-09-01' }]
  const plan = { actions, criterion: 'None late', verifyOn: '2027-12-01', ismsChange: null, risks: [] }
  const findings = { text: JSON.stringify({ ...plan, changeRequest: null }), commitment: 'c' }
  const planned = said('plan-1', them._id)
  await insert('asks', { ...planned, answer: { ...planned.answer, findings } })
  expect(await tied('A.5.18')).toEqual([
    `they did nonconformity/${raised._id}`,
    `somebody else implements nonconformity/${raised._id}`,
  ])
  await answered('approval', 'step-1', { type: 'corrective-plan', id: raised._id })
  expect(await tied('A.5.18')).toContain(`they approved nonconformity/${raised._id}`)
  await database.db.collection('asks').deleteMany({})
  await database.db.collection('nonconformities').updateOne({}, { $set: { owner: other._id } })
  expect(await tied('A.5.18')).toEqual([`somebody else owns nonconformity/${raised._id}`])
})

test('who led the ISMS or directed the organisation until lately is tied as who does now', async () => {
  const [then, now] = [
    { ismsLead: them._id, deputy: null, topManagement: [them._id] },
    { ismsLead: lead._id, deputy: null, topManagement: [other._id] },
  ].map((roles) => ({ roles, requests: [], criteria: null, soleAuthority: [] }))
  const version = (n: number, replaces: object | null | undefined) => ({
    ...{ _id: `governance/${n}`, v: 1, version: n, proposed: now, replaces, hash: 'h', proposedAt: longAgo },
    ...{ state: 'in-force', decision: `d${n}` },
  })
  await insert('governance', version(1, null), version(2, then))
  const decided = (decidedAt: string) => ({ decided: { by: lead._id, at: decidedAt, ask: 'a', event: 'e' } })
  await insert('decisions', { _id: 'd2', nonce: 'n', ...decided(lately) })
  expect(await theirs('9.1')).toEqual(['they leads-isms isms'])
  expect(await theirs('9.3')).toEqual(['they leads-isms isms', 'they directs isms'])
  expect(await theirs('A.8.8')).toEqual([])
  await database.db.collection('decisions').updateOne({}, { $set: decided(longAgo) })
  expect(await theirs('9.3')).toEqual([])
})

test('what was proposed of a check, and what is about a system, ties to the controls behind these', async () => {
  await insert('control-checks', { _id: 'x@1', check: 'restore', sequence: 1, controls: ['A.8.13'] })
  await insert('systems', { _id: 'y@1', system: 'crm', sequence: 1, controls: ['A.8.3'] })
  await stores.programmes.lay(planned('control-check.restore', lead._id))
  await stores.programmes.lay(planned('access-review.crm', lead._id))
  const about = { nature: 'Late', by: null, at: lately, owner: them._id }
  const source = { of: 'cycle', cycle: 'cycle/control-check.restore/2027-01' } as const
  await stores.nonconformities.raise({ ...about, source }, through)
  await stores.nonconformities.raise(
    { ...about, source: { of: 'person' }, criterion: 'crm', nonce: 'n' },
    through,
  )
  expect(await theirs('A.8.13')).toEqual(['they owns nonconformity/nc-1'])
  expect(await theirs('A.8.3')).toEqual(['they owns nonconformity/nc-2'])
  expect(await theirs('A.5.18')).toEqual([])
})

test('who leads, or is led by, those who are audited; the ISMS lead its clauses, top management what it answers for', async () => {
  await stores.people.write([], [{ id: auditee._id, fields: { manager: them._id } }])
  expect(await tied('A.8.8', [auditee._id])).toEqual([`they manages ${auditee._id}`])
  await stores.people.write([], [{ id: auditee._id, fields: { manager: null } }])
  await stores.people.write([], [{ id: them._id, fields: { manager: auditee._id } }])
  expect(await tied('A.8.8', [auditee._id])).toEqual([`they audited ${auditee._id}`])
  expect(await tied('9.3')).toEqual(['somebody else directs isms'])
  const audited = { criteria: ['9.1', 'A.8.8'], auditees: [] }
  const { involvements } = await stores.independence.tiesOf(audited, [lead._id], at)
  expect(involvements).toMatchObject([{ as: 'leads-isms', criteria: ['9.1'] }])
})

describe('what top management approved of the programme is in force', () => {
  const rules = { clausesEveryMonths: 12, controlsEveryMonths: 36, certificationOn: null, importance: [] }
  const version = (sequence: number, lookBackMonths: number) => ({
    ...{ _id: `audits@${sequence}`, v: 1 as const, programme: 'audits' as const, audits: [], hash: 'h' },
    ...{ version: String(sequence), sequence, importedAt: at, rules: { ...rules, lookBackMonths } },
  })
  const approval = { decision: 'd', by: other._id, at } as Approval

  test('a shorter look-back that nobody has approved unties nobody; a longer one ties at once', async () => {
    await stores.auditProgrammes.add(version(1, 24))
    await stores.auditProgrammes.approve(version(1, 24), approval, at)
    await answered('approval', 'step-1', { type: 'statement', id: 'soa' }, '2025-08-01T10:00:00.000Z')
    expect(await tied('6.1.3')).toEqual(['they approved statement/soa'])
    await stores.auditProgrammes.add(version(2, 1))
    expect(await tied('6.1.3')).toEqual(['they approved statement/soa'])
    await stores.auditProgrammes.approve(version(2, 1), approval, at)
    expect(await tied('6.1.3')).toEqual([])
    await stores.auditProgrammes.add(version(3, 36))
    expect(await tied('6.1.3')).toEqual(['they approved statement/soa'])
  })

  test('before any is approved the look-back is a year at least', async () => {
    await stores.auditProgrammes.add(version(1, 1))
    await answered('approval', 'step-1', { type: 'statement', id: 'soa' }, '2026-07-01T10:00:00.000Z')
    expect(await tied('6.1.3')).toEqual(['they approved statement/soa'])
  })
})

test('what ties the auditors of many audits is read as often as of one, and each has its own answer', async () => {
  await stores.statements.add({ ...statement, importedAt: longAgo })
  await stores.programmes.lay(planned('control-check.leavers', them._id))
  await insert('control-checks', { _id: 'leavers@1', check: 'leavers', sequence: 1, controls: ['A.5.17'] })
  const alone = { team: [], auditees: [] }
  const audits = [
    { ...alone, criteria: ['A.5.15', 'A.5.17'], lead: them._id },
    { ...alone, criteria: ['A.5.15', 'A.5.17'], lead: other._id },
    { ...alone, criteria: ['A.5.15', 'A.5.17'], lead: them._id, team: [other._id] },
    { ...alone, criteria: ['A.5.18'], lead: other._id },
    { ...alone, criteria: ['A.5.17'], lead: other._id, auditees: [other._id] },
  ]
  const asked = async (these: typeof audits) => {
    await database.admin.command({ profile: 2 })
    const answers = await stores.independence.auditedByNobody(these, at)
    await database.admin.command({ profile: 0 })
    const commands = await database.admin.collection('system.profile').countDocuments()
    await database.admin.dropCollection('system.profile')
    return { answers, commands }
  }
  const { answers, commands } = await asked(audits)
  expect(answers).toEqual([['A.5.17'], ['A.5.15'], [], ['A.5.18'], ['A.5.17']])
  expect(commands).toBeLessThanOrEqual((await asked(audits.slice(0, 1))).commands + 1)
})
