import { planCalendar } from '../../src/activities/calendar/plan.js'
import type { AuditProgramme } from '../../src/domain/audit-programme.js'
import { auditHash } from '../../src/domain/internal-audit.js'
import type { Person } from '../../src/domain/person.js'
import { programmeId } from '../../src/domain/programme.js'
import { outcomeOf } from '../../src/domain/record-outcome.js'
import { auditCoverage } from '../../src/store/audit-coverage.js'
import { auditShown } from '../../src/store/audits.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { verifyLedger } from '../../src/store/verify.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, member, other } from '../support/audit-under-way.js'
import { anAudit } from '../support/audited.js'
import { lead } from '../support/company.js'

let audit: AuditUnderWay
beforeEach(async () => {
  audit = await AuditUnderWay.begun()
})
afterEach(() => audit.stops())

/** From now on they lead whoever is audited: that ties them to all of it. */
function leadsTheAudited({ _id: manager }: Person) {
  return audit.stores.people.write([], [{ id: auditee._id, fields: { manager } }])
}

async function isOpen(slot: string): Promise<boolean> {
  return (await audit.asks()).some((ask) => ask.slot === slot && ask.state === 'open')
}

describe('whoever is tied by now, and is still asked, records nothing', () => {
  test('not that the fieldwork is done', async () => {
    await audit.isInFieldwork()
    audit.at = '2027-05-24T10:00:00.000Z'
    const desk = await (await audit.reads(auditor, 'fieldwork')).clicks('The fieldwork is done…')
    await leadsTheAudited(auditor)
    await desk.submits({ reason: 'No time for the rest' })
    expect(desk.sees).toContain('The record ties you to all that is audited, so nothing was recorded.')
    expect(await isOpen('fieldwork')).toBe(true)
    await audit.looks()
    expect(await isOpen('fieldwork')).toBe(false)
    expect(await audit.row()).toMatchObject({ lost: [{ person: auditor._id, because: 'tied' }] })
  })

  test('not what they found of what was theirs until lately, while the rest is still theirs to record', async () => {
    await audit.isInFieldwork()
    const desk = await audit.sits(member).acts('audit-fieldwork.item', `${cycle}#A.5.18`)
    await audit.database.db.collection('control-checks').insertOne({
      ...{ _id: 'leavers@1', check: 'leavers', sequence: 1, controls: ['A.5.18'] },
    } as never)
    const id = programmeId('control-check', 'leavers')
    const rule: ProgrammeRule = {
      owner: member._id,
      ...{ _id: id, process: 'control-check', subject: 'leavers', shift: 'next', country: 'IE' },
      ...{ noticeDays: 0, businessDays: 5, recurrence: { kind: 'months', every: 1, from: '2027-01-10' } },
    }
    await audit.stores.programmes.lay(rule)
    await audit.stores.programmes.handsOver({ _id: id, owner: other._id }, audit.at)
    await audit.stores.programmes.lay({ ...rule, owner: other._id })
    await desk.submits({ grade: 'conforms', note: 'Looked at the orders of May.' })
    expect(JSON.stringify(desk.reply)).toContain('it was yours until lately')
    expect((await audit.stores.auditItems.byId(`${cycle}#A.5.18`))?.result).toBeUndefined()
    await (await audit.sits(member).acts('audit-fieldwork.item', `${cycle}#9.2`)).submits({
      ...{ grade: 'conforms', note: 'The programme.' },
    })
    expect((await audit.stores.auditItems.byId(`${cycle}#9.2`))?.result).toMatchObject({ by: member._id })
  })

  test('not the conclusion, nor what they say of the draft', async () => {
    await audit.isInFieldwork()
    await audit.says('fieldwork', 'done')
    const desk = await (await audit.reads(auditor, 'report')).clicks('Write the conclusion…')
    await leadsTheAudited(auditor)
    await desk.submits({ reason: 'All is well.' })
    expect(desk.sees).toContain('nothing was recorded')
    expect(await isOpen('report')).toBe(true)
  })
})

test('who declared says later that they are not independent any more, and somebody else writes the conclusion anew', async () => {
  await audit.isInFieldwork()
  const item = await audit.sits(auditor).acts('audit-fieldwork.item', `${cycle}#9.2`)
  await item.submits({ grade: 'conforms', note: 'The programme.' })
  await audit.says('fieldwork', 'done')
  await audit.says('report', 'written')
  const declared = (await audit.asks()).find(
    ({ slot, askedOf }) => slot === 'declare' && askedOf === auditor._id,
  )
  const desk = await audit.sits(auditor).reads(String(declared?._id))
  await desk.clicks('I am not independent any more…')
  expect((await desk.submits()).reply).toMatchObject({
    kind: 'invalid',
    errors: { reason: expect.anything() },
  })
  await desk.submits({ reason: 'I shall lead operations from June.' })
  expect(desk.sees).toContain('You said that you are not independent')
  // At once, and not only when its workflow has looked.
  const row = await audit.row()
  expect(await audit.stores.independence.whyNot(row, '9.2', auditor._id, audit.at)).toEqual({
    because: 'lost',
  })
  await desk.acts('internal-audit.record-no-more', `${declared?._id}.1`, { reason: 'Twice' })
  await audit.looks()
  expect((await audit.row()).lost).toMatchObject([{ person: auditor._id, because: 'declared' }])
  expect((await audit.reads(lead, 'replace')).sees).toContain('I shall lead operations from June.')
  expect(
    (await audit.asks()).filter(({ slot, askedOf }) => slot === 'declare' && askedOf === auditor._id),
  ).toHaveLength(2)
  await audit.says('replace', other._id)
  await audit.says('declare', 'independent')
  expect(await audit.asked('report')).toMatchObject({ askedOf: other._id })
})

test('what somebody recorded who is not independent any more stays in the checklist, and is marked', async () => {
  await audit.isInFieldwork()
  const item = await audit.sits(member).acts('audit-fieldwork.item', `${cycle}#9.2`)
  await item.submits({ grade: 'conforms', note: 'The programme.' })
  const checklist = () => audit.sits(auditor).acts('audit-fieldwork.checklist/1', cycle)
  expect((await checklist()).sees).not.toContain('not independent any more')
  await leadsTheAudited(member)
  await audit.looks()
  expect((await checklist()).sees).toContain('recorded by somebody who is not independent any more')
})

test('who names somebody instead is there: the deputy where the ISMS lead has left, and whoever is asked meanwhile stays asked', async () => {
  await audit.stores.people.write([], [{ id: lead._id, fields: { active: false } }])
  await audit.says('declare', 'not-independent')
  expect(await audit.asked('replace')).toMatchObject({ askedOf: deputy._id, round: 100 })
  await audit.looks()
  expect((await audit.asks()).filter(({ slot }) => slot === 'replace')).toHaveLength(1)
  const desk = await audit.reads(deputy, 'replace')
  expect(desk.sees).toContain(`since ${lead.name}, who leads the ISMS, is away`)
  await (await desk.clicks('Name somebody…')).submits({ named: deputy.name })
  expect(desk.reply).toMatchObject({ errors: { named: expect.stringContaining('do not name yourself') } })
  expect(await audit.asked('replace')).toMatchObject({ askedOf: deputy._id })
  await desk.submits({ named: other.name })
  await audit.looks()
  expect(await audit.row()).toMatchObject({ lost: [{ replaced: { by: other._id } }] })
})

test('what is asked of an auditor names the months of the look-back, and people as a sentence does', async () => {
  const { sees } = await audit.reads(auditor, 'declare')
  expect(sees).toContain('or did you in the past 12 months?')
  await audit.says('declare', 'independent')
  await audit.says('declare', 'independent')
  await audit.database.db
    .collection('audits')
    .updateOne({ _id: cycle as never }, { $push: { auditees: other._id } as never })
  expect((await audit.reads(auditor, 'date')).sees).toContain(`${auditee.name} and ${other.name}`)
})

test('days leave whoever is audited time to object, and are days; fieldwork is due by the last of them', async () => {
  await audit.says('declare', 'independent')
  await audit.says('declare', 'independent')
  const desk = await (await audit.reads(auditor, 'date')).clicks('Propose days…')
  await desk.submits({ from: '2027-05-13', to: '2027-05-20' })
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { from: expect.stringContaining('14 May') } })
  await desk.submits({ from: 'next week', to: '2027-05-20' })
  expect(desk.reply).toMatchObject({ kind: 'invalid', errors: { from: expect.anything() } })
  await desk.submits({ from: '2027-05-17', to: '2027-09-20' })
  await audit.looks()
  expect(await audit.asked('agree')).toMatchObject({
    ...{ dueOn: '2027-05-14', neverBy: [auditor._id, member._id] },
  })
  await audit.says('agree', 'agreed')
  expect(await audit.asked('fieldwork')).toMatchObject({ dueOn: '2027-09-20' })
})

test('what nobody looked at counts as not audited, though the fieldwork is done', async () => {
  await audit.isInFieldwork()
  const item = await audit.sits(auditor).acts('audit-fieldwork.item', `${cycle}#9.2`)
  await item.submits({ grade: 'conforms', note: 'The programme.' })
  await audit.says('fieldwork', 'done')
  const { covered } = await auditCoverage(audit.stores, null, audit.at, 'Europe/Dublin')
  const last = (criterion: string) => covered.find((each) => each.criterion === criterion)?.last
  expect(last('9.2')).toMatchObject({ on: '2027-05-26' })
  expect(last('A.5.18')).toBeNull()
})

test('the ISMS lead hears that the time of an audit was over before it was done, and how far it had come', async () => {
  await audit.isInFieldwork()
  audit.at = '2028-12-01T10:00:00.000Z'
  await audit.looks()
  const deliveries = await audit.database.db.collection('deliveries').find({ person: lead._id }).toArray()
  const over = deliveries.filter(({ content }) => content.kind === 'audit-over')
  expect(over).toHaveLength(1)
  const desk = await audit.sits(lead).readsDelivery(over[0]?.content)
  expect(desk.sees).toContain('An audit was closed before it was done: The management system')
  expect(desk.sees).toContain('It had come to:')
})

test('the record says what each said, and the row of an audit is held against what was recorded', async () => {
  await audit.says('declare', 'not-independent')
  await audit.says('replace', other._id)
  await audit.says('declare', 'independent')
  await audit.says('declare', 'independent')
  await audit.says('date', '2027-05-24/2027-05-26')
  await audit.says('agree', 'agreed')
  const verified = async () =>
    (await verifyLedger(audit.database.db, { fieldsShown: { audits: auditShown } })).commitments.wrong.map(
      ({ field }) => field,
    )
  expect(await verified()).toEqual([])
  const audits = audit.database.db.collection('audits')
  for (const [changed, field] of [
    [{ lead: member._id }, 'lead'],
    [{ criteria: ['9.2'] }, 'text'],
    [{ stage: 'reporting' }, 'stage'],
    [{ 'days.to': '2027-06-30' }, 'last'],
    [{ 'lost.0.because': 'left' }, 'because'],
  ] as const) {
    const before = await audits.findOne({ _id: cycle as never })
    await audits.updateOne({ _id: cycle as never }, { $set: changed })
    expect(await verified()).toEqual([field])
    await audits.replaceOne({ _id: cycle as never }, before ?? {})
  }
  audit.at = '2028-12-01T10:00:00.000Z'
  await audit.looks()
  expect((await audit.asks()).map(outcomeOf).sort()).toEqual([
    ...['agreed', 'auditor-named', 'cycle-closed', 'days-proposed', 'independent', 'independent'],
    'not-independent',
  ])
})

/** Top management approves a version of the programme in which the audit is as it was first imported, each year on this day. */
async function isApproved(version: number, from: string): Promise<void> {
  const { stores, at } = audit
  const defined = await stores.auditDefinitions.byVersion('isms', '1')
  const { title, kind, criteria, lead: leads, team, auditees, hash } = defined ?? anAudit()
  const recurrence = { kind: 'months', every: 12, from } as const
  const programme: AuditProgramme = {
    ...{ _id: `audits@${version}`, v: 1, programme: 'audits', version: String(version), sequence: version },
    ...{ hash: 'h', importedAt: at, rules: await stores.auditProgrammes.rulesInForce() },
    audits: [
      { audit: 'isms', title, kind, criteria, lead: leads, team, auditees, recurrence, definition: hash },
    ],
  }
  await stores.auditProgrammes.add(structuredClone(programme))
  await stores.auditProgrammes.approve(programme, { decision: 'd', by: lead._id, at }, at)
}

test('once top management has approved a programme, an audit begins as it has it, and not as the newest file does', async () => {
  const { stores } = audit
  await audit.database.db.collection('audits').deleteMany({})
  await audit.database.db.collection('cycles').deleteMany({})
  await isApproved(1, '2027-05-10')
  const { title, kind } = anAudit()
  const newer = anAudit({ title, kind, criteria: ['9.1'], lead: member._id, team: [], auditees: [] })
  await stores.auditDefinitions.add({ ...newer, _id: 'isms@2', version: '2', sequence: 2 })
  await audit.begins()
  expect(await audit.row()).toMatchObject({ lead: auditor._id, criteria: ['9.2', 'A.5.18'] })
  await audit.database.db.collection('audit-programmes').updateOne({}, { $set: { audits: [] } })
  await audit.database.db.collection('audits').deleteMany({})
  await audit.database.db.collection('cycles').deleteMany({})
  expect(await audit.begins()).toBeNull()
})

test('also its objectives, its scope and who gets its report are those that were approved', async () => {
  const { stores } = audit
  await isApproved(1, '2027-05-10')
  const first = await stores.auditDefinitions.byVersion('isms', '1')
  if (!first) throw new Error('It is not defined')
  const text = { ...first, scope: { en: 'Nothing but the front desk' }, reportTo: [other._id] }
  const newer = { ...text, _id: 'isms@2', version: '2', sequence: 2, hash: auditHash(text) }
  await stores.auditDefinitions.add(newer)
  await audit.database.db.collection('audits').deleteMany({})
  await audit.database.db.collection('cycles').deleteMany({})
  await audit.begins()
  expect(await audit.row()).toMatchObject({ scope: first.scope, reportTo: [] })
})

test('its dates are those of the programme that is approved, whatever the file says since, or though it has it no more', async () => {
  const { stores, at } = audit
  const next = async (): Promise<string | undefined> => {
    await planCalendar(stores, at, () => undefined)
    const [first] = await stores.occurrences.planned('internal-audit.isms')
    return first?.nominal
  }
  const fileSays = (from: string) =>
    stores.programmes.lay({ ...audit.rule, recurrence: { kind: 'months', every: 12, from } })
  await fileSays('2027-06-21')
  expect(await next()).toBe('2027-06-21')
  await isApproved(1, '2027-06-21')
  await fileSays('2027-09-13')
  expect(await next()).toBe('2027-06-21')
  await stores.programmes.end('internal-audit.isms')
  expect(await next()).toBe('2027-06-21')
  expect((await audit.sits(lead).types('audit')).sees).toContain('21 June')
  await fileSays('2027-09-13')
  await isApproved(2, '2027-09-13')
  expect(await next()).toBe('2027-09-13')
})
