import type { Inputs } from '../../src/bot/interaction.js'
import { outcomeOf } from '../../src/domain/record-outcome.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, other } from '../support/audit-under-way.js'
import { lead } from '../support/company.js'

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
  expect(await audit.row()).toMatchObject({ stage: 'closed' })
  expect(await audit.stores.records.byCycle(cycle)).toMatchObject({ completion: { asked: 2, answered: 2 } })
  expect((await audit.asks()).map(outcomeOf).sort()).toEqual(['audit-recorded', 'findings-entered'])
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
