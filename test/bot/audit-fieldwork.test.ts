import { internalAuditActivities } from '../../src/activities/internal-audit/activities.js'
import { handOverFindings } from '../../src/activities/internal-audit/finding-owners.js'
import { raiseOfFindings } from '../../src/activities/internal-audit/raise-of-finding.js'
import { plannedAudit } from '../../src/activities/internal-audit/start.js'
import type { Inputs } from '../../src/bot/interaction.js'
import type { Ask } from '../../src/domain/ask.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence, Programme } from '../../src/domain/programme.js'
import { printRecord } from '../../src/main/record.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { anAudit } from '../support/audited.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'

const at = '2027-05-12T10:00:00.000Z'
const cycle = 'cycle/internal-audit.isms/2027'
const auditor = aPerson(2, { name: 'Aoife Kinsella' })
const member = aPerson(3, { name: 'Ben Okoro' })
const auditee = aPerson(4, { name: 'Tomas Berg' })
const stranger = aPerson(5, { name: 'Gil Reed' })

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, auditor, member, auditee, stranger])
  await inFieldwork()
})
afterEach(() => database.drop())

/** Its workflow's steps, taken until it waits. */
async function looks(): Promise<void> {
  const nothing = async () => undefined
  const steps = internalAuditActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
  } as never)
  for (let n = 0; n < 20; n += 1) {
    if ((await steps.lookAtAudit({ cycle, asOf: at })).next !== 'act') return
    await steps.actOnAudit({ cycle, asOf: at })
  }
  throw new Error('It never waits')
}

/** Auditors have declared to be independent, the lead has proposed days, and the auditee has agreed. */
async function inFieldwork(): Promise<void> {
  const team = { lead: auditor._id, team: [member._id], auditees: [auditee._id] }
  await stores.auditDefinitions.add(anAudit({ ...team, criteria: ['9.2', '10.2', 'A.5.18'] }))
  const rule: ProgrammeRule = {
    ...{ _id: 'internal-audit.isms', process: 'internal-audit', subject: 'isms', owner: auditor._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 30 },
    recurrence: { kind: 'months', every: 12, from: '2027-05-10' },
  }
  await stores.programmes.lay(rule)
  const programme: Programme = { ...rule, v: 1, state: 'active', revision: 1 }
  const occurrence = {
    _id: 'internal-audit.isms/2027',
    programme: rule._id,
    period: '2027',
    date: '2027-05-10',
  }
  await plannedAudit({ ...stores, startCycle: async () => undefined })(
    programme,
    occurrence as Occurrence,
    at,
  )
  await looks()
  for (const [slot, value] of [
    ['declare', 'independent'],
    ['declare', 'independent'],
    ['date', '2027-05-12/2027-05-14'],
    ['agree', 'agreed'],
  ] as const) {
    const { _id: id, revision, subject, askedOf: by } = await asked(slot)
    const given = { value, language: 'en', through: { kind: 'chat', platform: 'slack' } } as const
    await stores.asks.answer({ ...given, ask: { id, revision }, by, at }, subject)
    await looks()
  }
}

async function asked(slot: string): Promise<Ask> {
  const ask = (await stores.asks.allOf(cycle)).find((each) => each.slot === slot && each.state === 'open')
  if (!ask) throw new Error(`Nobody is asked to ${slot}`)
  return ask
}

const sits = (person: Person) => new AtTheDesk(stores, person, at)
const checklist = (person: Person) => sits(person).acts('audit-fieldwork.checklist/1', cycle)
const opens = (person: Person, criterion: string) =>
  sits(person).acts('audit-fieldwork.item', `${cycle}#${criterion}`)
const item = (criterion: string) => stores.auditItems.byId(`${cycle}#${criterion}`)

const late: Inputs = {
  requirement: 'Access of leavers is removed within a day.',
  statement: 'Access of one leaver was removed 19 days late.',
  evidence: 'Order 4 of the review of May, and the list of 20 May.',
}

async function recordsMinor(person: Person, words: Inputs = late): Promise<AtTheDesk> {
  const desk = await opens(person, 'A.5.18')
  await desk.submits({ grade: 'minor', note: 'Spoke to Tomas; orders of May.' })
  return desk.submits(words)
}

test('the lead goes through the checklist, and what conforms rests on what was looked at', async () => {
  const desk = await sits(auditor).reads((await asked('fieldwork'))._id)
  expect(desk.sees).toContain('0 of 3 clauses and controls recorded')
  await desk.clicks('Go through the checklist')
  expect(desk.sees).toContain('A.5.18 Granting and taking back access')
  await desk.clicks('Go on with 9.2')
  expect(desk.sees).toContain('How do you choose what is audited and by whom?')
  expect((await desk.submits({ grade: 'conforms' })).reply).toMatchObject({
    ...{ kind: 'invalid', errors: { note: expect.stringContaining('Write what you looked at') } },
  })
  expect((await desk.submits({ note: 'The programme.' })).reply).toMatchObject({
    errors: { grade: expect.anything() },
  })
  await desk.submits({ grade: 'conforms', note: 'The programme and the report of 2026.' })
  expect(desk.sees).toContain('Recorded: 9.2 conforms')
  expect(desk.sees).toContain('1 of 3 clauses and controls recorded · 1 conforms')
  expect(desk.labels).toContain('Go on with 10.2')
  expect(await item('9.2')).toMatchObject({ result: { grade: 'conforms', by: auditor._id } })
})

test('nobody but who audits sees it, and who is tied to a criterion records nothing of it', async () => {
  expect((await checklist(auditee)).sees).toContain('Only who audits here')
  expect((await checklist(stranger)).sees).toContain('Only who audits here')
  await stores.people.write([], [{ id: auditee._id, fields: { manager: member._id } }])
  expect((await recordsMinor(member).catch((error: Error) => error)) instanceof Error).toBe(true)
  expect((await item('A.5.18'))?.result).toBeUndefined()
  expect(await stores.findings.ofAudit(cycle)).toEqual([])
})

test('a nonconformity says all three, a sample is said as a whole, and nothing typed is lost on the way', async () => {
  const desk = await recordsMinor(auditor, {
    statement: 'Late.',
    population: 'removals',
    size: '30',
    of: '25',
  })
  expect(desk.reply).toMatchObject({
    kind: 'invalid',
    errors: {
      requirement: 'A nonconformity says what is demanded: write it.',
      evidence: 'A nonconformity rests on what was seen: write what.',
      size: 'These are more than there are.',
    },
  })
  await desk.submits({ ...late, population: 'removals ordered in May', size: '25', of: '140' })
  expect(desk.sees).toContain('Recorded: A.5.18 minor nonconformity')
  const [finding] = await stores.findings.ofAudit(cycle)
  expect(finding).toMatchObject({
    ...{ _id: 'finding-1', grade: 'minor', criterion: 'A.5.18', owner: auditee._id, state: 'draft' },
    ...{ by: auditor._id, sample: { sample: null, size: 25, of: 140 } },
  })
  expect(await item('A.5.18')).toMatchObject({ result: { grade: 'minor', finding: 'finding-1' } })
  const owner = await sits(auditee).readsDelivery({
    ...{ kind: 'finding', finding: 'finding-1', state: 'draft', asks: [] },
  })
  expect(owner.sees).toContain('it is for you to answer for')
  expect(owner.sees).toContain('25 of 140 removals ordered in May')
})

test('of two who record at once one does, and the other reads who, and keeps what they wrote', async () => {
  const [one, other] = [await opens(auditor, 'A.5.18'), await opens(member, 'A.5.18')]
  for (const desk of [one, other]) await desk.submits({ grade: 'minor', note: 'Orders.' })
  await one.submits(late)
  await other.submits({ ...late, statement: 'Two joiners had access before they signed.' })
  expect(other.reply).toMatchObject({
    ...{ kind: 'invalid' },
    errors: { statement: expect.stringContaining('Aoife Kinsella recorded “minor nonconformity” here') },
  })
  expect(await stores.findings.ofAudit(cycle)).toMatchObject([{ by: auditor._id, state: 'draft' }])
  const theirs = await opens(member, 'A.5.18')
  await theirs.submits({ grade: 'conforms', note: 'All were removed.' })
  expect(theirs.reply).toMatchObject({
    errors: { note: expect.stringContaining('Only Aoife Kinsella or the lead auditor records it anew') },
  })
})

test('a form is one finding of its own, however often it is sent off; what an item names no more is taken back', async () => {
  const form = (person: Person, statement: string) =>
    sits(person).acts('audit-fieldwork.record-finding/minor', `${cycle}#A.5.18@1/${'a'.repeat(32)}`, {
      ...{ ...late, statement },
    })
  await form(member, 'Access of one leaver was removed late.')
  expect((await form(member, 'Access of one leaver was removed late.')).sees).toContain('Recorded: A.5.18')
  await form(auditor, 'It was two leavers.')
  expect(await stores.findings.ofAudit(cycle)).toMatchObject([{ _id: 'finding-1', by: member._id }])
  // Written down, and the item not yet: whoever records it next takes its place.
  const fromElsewhere = {
    audit: cycle,
    item: `${cycle}#10.2`,
    criterion: '10.2',
    grade: 'observation',
  } as const
  const through = { kind: 'chat', platform: 'slack' } as const
  await stores.findings.record(
    { ...fromElsewhere, owner: auditee._id, statement: 'Half written.', nonce: 'half' },
    { by: member._id, at, through },
  )
  await (await opens(auditor, '10.2')).submits({ grade: 'conforms', note: 'The register of 2026.' })
  expect((await stores.findings.byId('finding-2'))?.state).toBe('withdrawn')
})

test('what is recorded anew takes the place of its draft, and what is thrown out is looked at again', async () => {
  await recordsMinor(member)
  const again = await opens(auditor, 'A.5.18')
  expect(again.sees).toContain('Finding 1: minor nonconformity')
  await again.submits({ grade: 'observation', note: 'It was the only one.' })
  await again.submits({ statement: 'One removal was late, and seen by themselves.' })
  const all = await stores.findings.ofAudit(cycle)
  expect(all.map(({ grade, state }) => [grade, state])).toEqual([
    ['minor', 'withdrawn'],
    ['observation', 'draft'],
  ])
  expect(await item('A.5.18')).toMatchObject({
    ...{ result: { grade: 'observation', finding: 'finding-2' }, before: [{ grade: 'minor' }] },
  })
  await sits(auditee).acts('finding.contest', 'finding-2', { reason: 'It was in time.' })
  await sits(auditor).acts('finding.decide', 'finding-2', { decision: 'withdraw', reason: 'It was.' })
  expect((await checklist(auditor)).sees).toContain('0 of 3 clauses and controls recorded')
})

test('its owner contests a finding once, the lead auditor decides, and the fieldwork waits for that', async () => {
  await recordsMinor(member)
  const owner = await sits(auditee).types('finding 1')
  await owner.clicks('Contest it…')
  expect(owner.sees).toContain('Aoife Kinsella decides whether it stands')
  expect((await owner.submits()).reply).toMatchObject({ errors: { reason: 'Write why it is not so.' } })
  await owner.submits({ reason: 'It was removed the same day; the list was old.' })
  expect(owner.sees).toContain('You contested it')
  expect((await owner.acts('finding.contest', 'finding-1', { reason: 'Again.' })).sees).toContain(
    'that is possible once',
  )
  const done = await sits(auditor).reads((await asked('fieldwork'))._id)
  expect((await done.clicks('The fieldwork is done…')).sees).toContain('One finding is contested')
  expect((await sits(member).acts('finding.ask-decide', 'finding-1')).sees).toContain('not yours to say')
  expect((await sits(auditee).acts('finding.ask-decide', 'finding-1')).sees).toContain(
    'somebody else decides',
  )
  const decider = await sits(auditor).readsDelivery({
    ...{ kind: 'finding', finding: 'finding-1', state: 'contested', asks: [] },
  })
  expect(decider.sees).toContain('Decide whether it stands')
  await decider.clicks('Decide…')
  expect((await decider.submits({})).reply).toMatchObject({
    errors: { decision: expect.anything(), reason: 'Write why.' },
  })
  await decider.submits({ decision: 'uphold', reason: 'The list of 20 May still has it.' })
  expect(decider.sees).toContain('It stands')
  expect(await stores.findings.byId('finding-1')).toMatchObject({
    ...{ state: 'upheld', contested: { by: auditee._id }, decided: { by: auditor._id, upheld: true } },
  })
})

test('evidence is asked for, given once by a link, and the auditor hears of it', async () => {
  const desk = await opens(auditor, 'A.5.18')
  await desk.clicks('Ask for evidence…')
  expect(desk.sees).toContain('Left empty, it is Tomas Berg')
  expect((await desk.submits({ due: '2027-05-01' })).reply).toMatchObject({
    ...{ errors: { what: 'Write what they are to show.', due: expect.stringContaining('That day is over') } },
  })
  await desk.submits({ what: 'The list of leavers of April.', due: '2027-05-14' })
  expect(desk.sees).toContain('on their home within a minute')
  await looks()
  const ask = await asked('evidence')
  expect(ask).toMatchObject({ askedOf: auditee._id, dueOn: '2027-05-14', neverBy: [auditor._id, member._id] })
  const owner = await sits(auditee).reads(ask._id)
  expect(owner.sees).toContain('Aoife Kinsella asks: The list of leavers of April.')
  await owner.clicks('Show it…')
  expect((await owner.submits({})).reply).toMatchObject({
    errors: { note: expect.stringContaining('Give a text') },
  })
  expect((await owner.submits({ link: 'http://x' })).reply).toMatchObject({
    errors: { link: expect.anything() },
  })
  await owner.submits({ link: 'https://files.kestrel.example/leavers.csv' })
  await looks()
  expect((await stores.asks.byId(ask._id))?.answer).toMatchObject({ value: 'given', by: auditee._id })
  const told = await sits(auditor).readsDelivery({ kind: 'evidence-given', cycle, ask: ask._id, asks: [] })
  expect(told.sees).toContain('Tomas Berg shows what you asked for')
  expect((await opens(member, 'A.5.18')).sees).toContain('given by Tomas Berg')
})

test('its record says what was looked at, asked for and found', async () => {
  await recordsMinor(auditor)
  const desk = await opens(auditor, '9.2')
  await desk.clicks('Ask for evidence…')
  await desk.submits({ what: 'The programme of 2026.', due: '2027-05-14' })
  await looks()
  await (await opens(auditor, '9.2')).submits({ grade: 'conforms', note: 'The programme and its report.' })
  const written: string[] = []
  const output = { write: (text: string) => void written.push(text) }
  expect(await printRecord(stores, cycle, 'json', { out: output, problem: { write: () => undefined } })).toBe(
    0,
  )
  const { audit } = JSON.parse(written.join(''))
  expect(audit.items).toMatchObject([
    { criterion: '9.2', result: 'conforms', by: 'Aoife Kinsella', note: 'The programme and its report.' },
    { criterion: '10.2', result: 'not recorded' },
    { criterion: 'A.5.18', result: 'minor', finding: 'finding-1' },
  ])
  expect(audit.requests).toMatchObject([
    { criterion: '9.2', of: 'Tomas Berg', what: 'The programme of 2026.', answer: 'open' },
  ])
  expect(audit.findings).toMatchObject([
    { finding: 'finding-1', state: 'draft', owner: 'Tomas Berg', evidence: late.evidence },
  ])
  expect(await printRecord(stores, cycle, 'text', { out: output, problem: output })).toBe(0)
  expect(written.join('')).toContain('statement: Access of one leaver was removed 19 days late.')
})

test('the fieldwork is done with a reason for what was not looked at, and then nothing more is recorded', async () => {
  await recordsMinor(auditor)
  const ask = await asked('fieldwork')
  const desk = await sits(auditor).reads(ask._id)
  await desk.clicks('The fieldwork is done…')
  expect(desk.sees).toContain('2 clauses and controls were not looked at: 9.2, 10.2')
  await desk.submits({})
  expect((await stores.asks.byId(ask._id))?.state).toBe('open')
  await desk.submits({ reason: 'Looked at in the certification audit in April.' })
  await looks()
  expect(await stores.audits.byId(cycle)).toMatchObject({ stage: 'reporting' })
  expect((await opens(auditor, '9.2')).sees).toContain('nothing more is recorded')
})

test('a sample is drawn in the audit and stands on record with how it was drawn', async () => {
  const desk = await sits(auditor).types('audit sample isms')
  expect((await desk.submits({ size: '0', seed: 'x' })).reply).toMatchObject({
    errors: { population: expect.anything(), size: expect.anything(), seed: expect.anything() },
  })
  const drawn = { population: 'joiners', size: '25', seed: '7', from: '2026-05-12', until: '2027-05-12' }
  expect((await desk.submits(drawn)).reply).toMatchObject({
    errors: { from: expect.stringContaining('none of these') },
  })
  await stores.people.write([], [{ id: stranger._id, fields: { start: '2027-02-01' } }])
  const value = `${cycle}@${'a'.repeat(32)}`
  for (let n = 0; n < 2; n += 1) await desk.acts('audit-fieldwork.draw', value, drawn)
  expect(desk.sees).toContain('sample-1: 1 of 1 people who joined, by seed 7')
  expect(desk.sees).toContain('Gil Reed')
  expect(await stores.auditSamples.ofAudit(cycle)).toHaveLength(1)
  expect((await sits(stranger).types('audit sample isms')).sees).toContain('You audit nothing at the moment')
})

test('anybody raises a finding outside of an audit, and the ISMS lead hears of it', async () => {
  const desk = await sits(stranger).types('finding')
  expect((await desk.submits({ criterion: 'A.7.7', statement: 'x' })).reply).toMatchObject({
    ...{ kind: 'invalid', errors: { grade: 'Choose what it is.' } },
  })
  expect((await desk.submits({ criterion: '4.9', grade: 'minor', statement: 'x' })).reply).toMatchObject({
    errors: {
      criterion: expect.stringContaining('There is no clause or control “4.9”'),
      requirement: expect.anything(),
      evidence: expect.anything(),
    },
  })
  const seen = { criterion: 'a.7.7', grade: 'opportunity', statement: 'Screens could lock sooner.' }
  for (let n = 0; n < 2; n += 1) await desk.acts('finding.raise', 'f_once', seen)
  expect(desk.sees).toContain('Recorded: Finding 1: opportunity for improvement, A.7.7')
  expect(await stores.findings.outsideAudits()).toMatchObject([
    { owner: lead._id, by: stranger._id, state: 'issued', criterion: 'A.7.7' },
  ])
  const told = await sits(lead).readsDelivery({
    kind: 'finding',
    finding: 'finding-1',
    state: 'issued',
    asks: [],
  })
  expect(told.sees).toContain('Found outside of an audit, by Gil Reed')
  expect((await sits(auditee).types('finding 1')).sees).toContain('not yours to say')
  expect((await sits(auditee).types('finding 77')).sees).toContain('There is no finding “77”')
  const wrong = await sits(stranger).types('finding')
  await wrong.submits({ ...late, criterion: 'A.5.18', grade: 'minor' })
  await (await sits(lead).types('finding')).submits({ ...late, criterion: 'A.5.18', grade: 'major' })
  for (let n = 0; n < 2; n += 1) await raiseOfFindings(stores)
  // What somebody says it is binds nobody; what the ISMS lead says does. That nobody was named makes it nobody's.
  expect(await stores.nonconformities.all()).toMatchObject([
    {
      source: { of: 'audit', audit: null, finding: 'finding-2' },
      grade: 'minor',
      claimed: true,
      owner: null,
    },
    { source: { of: 'audit', audit: null, finding: 'finding-3' }, grade: 'major' },
  ])
  expect((await stores.nonconformities.all())[1]).not.toHaveProperty('claimed')
  expect((await stores.findings.byId('finding-2'))?.nonconformity).toBe('nc-1')
})

test('who is not independent of a finding, or not there, does not decide on it: the team does, or who names auditors', async () => {
  await recordsMinor(auditor)
  await sits(auditee).acts('finding.contest', 'finding-1', { reason: 'It was in time.' })
  const decides = async (person: Person) => (await sits(person).acts('finding.ask-decide', 'finding-1')).sees
  expect(await decides(member)).toContain('not yours to say')
  const audit = await stores.audits.byId(cycle)
  if (audit) await stores.audits.lose(audit, { person: auditor._id, because: 'declared', at })
  expect(await decides(auditor)).toContain('not yours to say')
  expect(await decides(member)).toContain('contests it: Finding 1')
  await stores.people.write([], [{ id: member._id, fields: { end: '2027-05-11' } }])
  expect(await decides(lead)).toContain('contests it: Finding 1')
})

test('a finding whose owner has left is for somebody else to answer for, who hears of it', async () => {
  await recordsMinor(auditor)
  await stores.people.write([], [{ id: auditee._id, fields: { manager: stranger._id } }])
  await handOverFindings(stores, at)
  expect((await stores.findings.byId('finding-1'))?.owner).toBe(auditee._id)
  await stores.people.write([], [{ id: auditee._id, fields: { end: '2027-05-11' } }])
  for (let n = 0; n < 2; n += 1) await handOverFindings(stores, at)
  expect(await stores.findings.byId('finding-1')).toMatchObject({
    ...{ owner: stranger._id, handedOver: [{ from: auditee._id }] },
  })
  const told = await sits(stranger).readsDelivery({
    ...{ kind: 'finding', finding: 'finding-1', state: 'draft', asks: [] },
  })
  expect(told.sees).toContain('it is for you to answer for')
  expect(told.labels).toContain('Contest it…')
})
