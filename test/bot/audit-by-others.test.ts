import type { Inputs } from '../../src/bot/interaction.js'
import { outcomeOf } from '../../src/domain/record-outcome.js'
import { verifyCommand } from '../../src/main/verify.js'
import { sealOnce } from '../../src/store/sealer.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, other } from '../support/audit-under-way.js'
import { lead } from '../support/company.js'
import { correctivesFollowedUp } from '../support/corrective-action.js'

let audit: AuditUnderWay
beforeEach(async () => {
  audit = await AuditUnderWay.begun({
    ...{ kind: 'certification', team: [], title: { en: 'Certification audit' } },
  })
  // On its day they have only come, and nobody can say yet what came of it.
  expect(await audit.asks()).toEqual([])
  audit.at = '2027-05-13T10:00:00.000Z'
  await audit.looks()
})
afterEach(() => audit.stops())

const whoAndWhen = { body: 'Nordzert', reference: 'NZ-27-118', from: '2027-05-10', to: '2027-05-11' }
const minor: Inputs = {
  ...{ criterion: 'a.5.18', grade: 'minor', statement: 'Access of one leaver was removed 19 days late.' },
  ...{ requirement: 'Access is removed within a day.', evidence: 'Order 4 of May.' },
  ...{ reference: 'NZ-27-118/1', due: '2027-08-31', owner: auditee.name },
}

async function recorded(): Promise<void> {
  const desk = await audit.sits(auditor).types('audit record')
  await desk.submits(whoAndWhen)
  await audit.looks()
}

test('nobody declares or agrees to anything: whoever accompanies it is asked who audited when, and what they found', async () => {
  expect((await audit.asks()).map(({ slot, askedOf }) => [slot, askedOf])).toEqual([['record', auditor._id]])
  await recorded()
  expect(await audit.row()).toMatchObject({
    ...{ stage: 'fieldwork', days: { from: '2027-05-10', to: '2027-05-11' } },
  })
  const desk = await audit.sits(auditor).types('audit record isms')
  expect(JSON.stringify(desk.reply)).toContain('What was found in')
  await desk.submits(minor)
  expect(desk.sees).toContain('finding-1 is on record, and nc-1 was opened to correct it')
  expect(await audit.stores.findings.ofAudit(cycle)).toMatchObject([
    {
      ...{ criterion: 'A.5.18', grade: 'minor', owner: auditee._id, state: 'issued', dueOn: '2027-08-31' },
      ...{ reference: { text: 'NZ-27-118/1' }, nonconformity: 'nc-1' },
    },
  ])
  expect(await audit.stores.nonconformities.byId('nc-1')).toMatchObject({
    ...{ source: { of: 'external', audit: cycle, finding: 'finding-1' }, grade: 'minor' },
    ...{ reference: { text: 'NZ-27-118/1' }, deadline: '2027-08-31', owner: auditee._id },
  })
  await (await audit.reads(auditor, 'findings')).clicks('That is all')
  await audit.looks()
  await (await audit.reads(auditee, 'confirm-finding')).clicks('It is so')
  await audit.looks()
  expect(await audit.row()).toMatchObject({ stage: 'closed' })
  expect(await audit.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 3, answered: 3 } })
  expect((await audit.asks()).map(outcomeOf).sort()).toEqual([
    'audit-recorded',
    'confirmed',
    'findings-entered',
  ])
})

test('who answers for what others only observed hears of it, and confirms that they know it; what nobody else answers for is over', async () => {
  await recorded()
  const observation = { criterion: '9.2', grade: 'observation', statement: 'The plan ends in June.' }
  await (await audit.sits(auditor).types('audit record')).submits({ ...observation, owner: auditee.name })
  await (await audit.sits(auditor).types('audit record')).submits({ ...observation, owner: '' })
  const told = await audit.database.db.collection('deliveries').find({ 'content.kind': 'finding' }).toArray()
  expect(told.map(({ person, content }) => [person, content.finding])).toEqual([[auditee._id, 'finding-1']])
  await (await audit.reads(auditor, 'findings')).clicks('That is all')
  await audit.looks()
  expect((await audit.sits(lead).types('audit record isms')).sees).toContain('is asked to confirm')
  const desk = await audit.reads(auditee, 'confirm-finding')
  expect(desk.sees).toContain('Others found it')
  expect(desk.labels).toEqual(['It is so'])
  expect((await audit.asks()).filter(({ slot }) => slot === 'confirm-finding')).toHaveLength(1)
  // It holds nothing up.
  audit.at = '2027-06-30T10:00:00.000Z'
  await audit.looks()
  expect(await audit.row()).toMatchObject({ stage: 'closed' })
})

test('what cannot be taken is said beside its field, and nothing is recorded', async () => {
  const desk = await audit.sits(auditor).types('audit record')
  for (const [wrong, field] of [
    [{ body: '' }, 'body'],
    [{ reference: '' }, 'reference'],
    [{ from: 'May' }, 'from'],
    [{ to: '2027-05-09' }, 'to'],
    [{ to: '2027-06-01' }, 'to'],
  ] as const)
    expect((await desk.submits({ ...whoAndWhen, ...wrong })).reply).toMatchObject({
      ...{ kind: 'invalid', errors: { [field]: expect.anything() } },
    })
  expect(await audit.asked('record')).toMatchObject({ state: 'open' })
  await recorded()
  const finding = await audit.sits(auditor).types('audit record')
  for (const [wrong, field] of [
    [{ criterion: 'A.99' }, 'criterion'],
    [{ grade: '' }, 'grade'],
    [{ evidence: '' }, 'evidence'],
    [{ due: 'soon' }, 'due'],
    [{ owner: 'Nobody At All' }, 'owner'],
  ] as const)
    expect((await finding.submits({ ...minor, ...wrong })).reply).toMatchObject({
      ...{ kind: 'invalid', errors: { [field]: expect.anything() } },
    })
  expect(await audit.stores.findings.ofAudit(cycle)).toEqual([])
})

test('a finding that is sent off twice is one, and so is its corrective action', async () => {
  await recorded()
  const desk = await audit.sits(auditor).types('audit record')
  const { reply } = desk
  const submit = reply.kind === 'form' ? reply.form.submit : undefined
  for (let n = 0; n < 2; n += 1)
    await audit.sits(auditor).acts('internal-audit.record-their-finding', String(submit?.value), minor)
  expect(await audit.stores.findings.ofAudit(cycle)).toHaveLength(1)
  expect(await audit.stores.nonconformities.all()).toHaveLength(1)
})

test('nobody else records it; where whoever accompanies it has left, the ISMS lead is asked, or their deputy', async () => {
  expect((await audit.sits(lead).types('audit record isms')).sees).toContain('Somebody else records')
  expect((await audit.sits(other).types('audit record isms')).sees).toContain('Somebody else records')
  await audit.stores.people.write([], [{ id: auditor._id, fields: { active: false } }])
  await audit.looks()
  expect(await audit.asked('record')).toMatchObject({ askedOf: lead._id })
  await audit.stores.people.write([], [{ id: lead._id, fields: { active: false } }])
  await audit.looks()
  expect(await audit.asked('record')).toMatchObject({ askedOf: deputy._id })
  expect((await audit.asks()).filter(({ state }) => state === 'open')).toHaveLength(1)
})

test('without one that runs the ISMS lead is asked why one begins now, and which one where it is not said', async () => {
  await audit.database.db.collection('audits').deleteMany({})
  await audit.database.db.collection('asks').deleteMany({})
  await audit.database.db.collection('cycles').deleteMany({})
  expect(JSON.stringify((await audit.sits(lead).types('audit record nothing')).reply)).toContain(
    'There is: `isms` (Certification audit)',
  )
  expect((await audit.sits(lead).types('audit record isms')).reply).toMatchObject({ kind: 'form' })
  expect((await audit.sits(other).types('audit record isms')).sees).toContain('Somebody else records')
})

test('what others found nobody here decides away: only their own withdrawal, under their reference, ends its corrective action', async () => {
  await recorded()
  await (await audit.sits(auditor).types('audit record isms')).submits(minor)
  const contested = await audit.sits(auditee).types('finding 1')
  expect(contested.labels).not.toContain('Contest it…')
  expect((await contested.acts('finding.contest', 'finding-1', { reason: 'It is not so' })).sees).toContain(
    'Others found it, so nobody here decides whether it stands',
  )
  // One that was contested before that was held: nobody here decides it, and it does not end what is corrected.
  const act = { by: auditee._id, at: audit.at, through: { kind: 'chat', platform: 'slack' } } as const
  await audit.stores.findings.contest('finding-1', 'It is not so', act)
  await audit.looks()
  const deciding = audit.sits(auditor)
  const said = { decision: 'withdraw', reason: 'We do not think so' }
  expect((await deciding.acts('finding.decide', 'finding-1', said)).sees).toContain('not yours to say')
  await audit.stores.findings.decide('finding-1', false, 'We do not think so', { ...act, by: lead._id })
  await correctivesFollowedUp(audit.stores, audit.at)
  expect(await audit.stores.nonconformities.byId('nc-1')).toMatchObject({ stage: 'triage' })
})

test('who leads the ISMS records that they withdrew it, with who and reference, and nobody who answers for it does', async () => {
  await recorded()
  await (await audit.sits(auditor).types('audit record isms')).submits({ ...minor, owner: lead.name })
  await correctivesFollowedUp(audit.stores, audit.at)
  const theirs = {
    who: 'K. Meier, Nordzert',
    reference: 'NZ-27-140',
    reason: 'The log was of another system',
  }
  for (const person of [lead, auditor, other])
    expect((await audit.sits(person).acts('finding.withdrawn', 'finding-1', theirs)).sees).toContain(
      'Nothing was recorded',
    )
  const desk = await (await audit.sits(deputy).types('finding 1')).clicks('They withdrew it…')
  expect((await desk.submits({ ...theirs, reference: ' ' })).reply).toMatchObject({
    ...{ kind: 'invalid', errors: { reference: expect.anything() } },
  })
  await desk.submits(theirs)
  await desk.acts('finding.withdrawn', 'finding-1', { ...theirs, reason: 'Again' })
  expect(await audit.stores.findings.byId('finding-1')).toMatchObject({
    ...{ state: 'withdrawn' },
    withdrawn: {
      ...{ by: deputy._id, reason: { text: theirs.reason } },
      theirs: { who: { text: theirs.who }, reference: { text: 'NZ-27-140' } },
    },
  })
  await correctivesFollowedUp(audit.stores, audit.at)
  expect(await audit.stores.nonconformities.byId('nc-1')).toMatchObject({ stage: 'withdrawn' })
  expect((await audit.sits(lead).types('nc show 1')).sees).toContain(
    'K. Meier, Nordzert (NZ-27-140) withdrew the finding',
  )
  await sealOnce(audit.database.db)
  const printed: string[] = []
  await audit.database.db
    .collection('findings')
    .updateOne({}, { $set: { 'withdrawn.theirs.who.text': 'Us' } })
  await verifyCommand(audit.database.db, undefined, (line) => void printed.push(line))
  expect(printed.join('\n')).toMatch(/finding-1[\s\S]*who/)
})
