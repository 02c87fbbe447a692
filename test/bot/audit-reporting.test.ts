import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { internalAuditActivities } from '../../src/activities/internal-audit/activities.js'
import { plannedAudit } from '../../src/activities/internal-audit/start.js'
import { reportMaker } from '../../src/bot/audit-report-on-record.js'
import { contest, decide } from '../../src/bot/desk/finding/contest.js'
import type { Ask } from '../../src/domain/ask.js'
import { sha256 } from '../../src/domain/canonical-json.js'
import type { Delivery } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import type { Occurrence } from '../../src/domain/programme.js'
import { addDays } from '../../src/domain/working-days.js'
import { auditReportCommand } from '../../src/main/audit-report.js'
import { type Stores, storesOf } from '../../src/main/stores.js'
import type { ProgrammeRule } from '../../src/store/programmes.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { anAudit } from '../support/audited.js'
import { aPerson, found, lead } from '../support/company.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { textOfPdf } from '../support/pdf-text.js'
import { visitOf } from '../support/visit-of.js'

const at = '2027-05-24T10:00:00.000Z'
const cycle = 'cycle/internal-audit.isms/2027'
const auditor = aPerson(2, { name: 'Aoife Kinsella' })
const member = aPerson(3, { name: 'Ben Okoro' })
const auditee = aPerson(4, { name: 'Tomas Berg' })
const stranger = aPerson(5, { name: 'Gil Reed' })
const through = { kind: 'chat', platform: 'slack' } as const

let database: TestDatabase
let stores: Stores
beforeEach(async () => {
  database = await testDatabase()
  stores = storesOf(database.db)
  await found(stores, [lead, auditor, member, auditee, stranger])
  await isReported()
})
afterEach(() => database.drop())

/** Its workflow's steps, taken until it waits or is over. Gives which of the two. */
async function looks(when = at): Promise<string> {
  const nothing = async () => undefined
  const steps = internalAuditActivities({
    ...{ ...stores, matchPeople: nothing, nudgeReminders: nothing, heartbeat: () => undefined },
    makeAuditReport: reportMaker(stores),
  })
  for (let n = 0; n < 30; n += 1) {
    const { next } = await steps.lookAtAudit({ cycle, asOf: when })
    if (next !== 'act') return next
    // Each step may be taken twice, by a worker that died in between.
    await steps.actOnAudit({ cycle, asOf: when })
    await steps.actOnAudit({ cycle, asOf: when })
  }
  throw new Error('It never waits')
}

/** Two have audited, found something, and finished the fieldwork. */
async function isReported(): Promise<void> {
  const team = { lead: auditor._id, team: [member._id], auditees: [auditee._id] }
  await stores.auditDefinitions.add(anAudit({ ...team, criteria: ['9.2', 'A.5.18'] }))
  const rule: ProgrammeRule = {
    ...{ _id: 'internal-audit.isms', process: 'internal-audit', subject: 'isms', owner: auditor._id },
    ...{ shift: 'next', country: 'IE', noticeDays: 0, businessDays: 30 },
    recurrence: { kind: 'months', every: 12, from: '2027-05-10' },
  }
  await stores.programmes.lay(rule)
  const occurrence = { _id: 'internal-audit.isms/2027', programme: rule._id, period: '2027' }
  await plannedAudit({ ...stores, startCycle: async () => undefined })(
    { ...rule, v: 1, state: 'active', revision: 1 },
    occurrence as Occurrence,
    at,
  )
  await looks()
  for (const [slot, value] of [
    ['declare', 'independent'],
    ['declare', 'independent'],
    ['date', '2027-05-24/2027-05-26'],
    ['agree', 'agreed'],
  ] as const)
    await says(slot, value)
  await finds('minor', 'Access of one leaver was removed 19 days late.')
  await finds('observation', 'Two repositories have no owner.')
  await says('fieldwork', 'done')
}

async function says(slot: string, value: string): Promise<void> {
  const { _id: id, revision, subject, askedOf: by } = await asked(slot)
  await stores.asks.answer({ ask: { id, revision }, by, at, value, language: 'en', through }, subject)
  await looks()
}

let nonces = 0

function finds(grade: 'minor' | 'observation', statement: string) {
  nonces += 1
  return stores.findings.record(
    {
      ...{ audit: cycle, item: null, criterion: 'A.5.18', grade, owner: auditee._id, statement },
      ...{ requirement: 'Access is removed within a day.', evidence: 'Order 4 of May.', nonce: `n${nonces}` },
    },
    { by: auditor._id, at, through },
  )
}

async function asked(slot: string): Promise<Ask> {
  const ask = (await stores.asks.allOf(cycle)).find((each) => each.slot === slot && each.state === 'open')
  if (!ask) throw new Error(`Nobody is asked to ${slot}`)
  return ask
}

async function isAsked(slot: string): Promise<boolean> {
  return (await stores.asks.allOf(cycle)).some((each) => each.slot === slot && each.state === 'open')
}

const sits = (person: Person) => new AtTheDesk(stores, person, at)
const reads = async (person: Person, slot: string) => sits(person).reads((await asked(slot))._id)
const toldTo = async ({ _id: person }: Person) =>
  (await database.db.collection<Delivery>('deliveries').find({ person }).toArray()).map(
    ({ content }) => content.kind,
  )

async function concludes(text: string): Promise<AtTheDesk> {
  const desk = await (await reads(auditor, 'report')).clicks('Write the conclusion…')
  await desk.submits({ reason: text })
  await looks()
  return desk
}

async function saysItIsRight(): Promise<void> {
  await (await reads(member, 'report-read')).clicks('It is right')
  await looks()
}

async function issues(): Promise<AtTheDesk> {
  const desk = await (await reads(auditor, 'report-issue')).clicks('Issue the report…')
  await desk.submits()
  await looks()
  return desk
}

async function papers() {
  return (await stores.audits.byId(cycle))?.papers ?? []
}

test('from the conclusion to the issued report: what the team read is what is issued, and kept by its hash', async () => {
  expect((await (await reads(auditor, 'report')).clicks('Write the conclusion…')).sees).toContain(
    'Conclusion',
  )
  expect(await isAsked('report-read')).toBe(false)
  await concludes('It works, but for leavers.')
  expect((await reads(member, 'report-read')).sees).toContain('Aoife Kinsella wrote it')
  expect(await isAsked('report-issue')).toBe(false)
  await saysItIsRight()

  const desk = await reads(auditor, 'report-issue')
  expect(desk.sees).toContain('Tomas Berg')
  await desk.clicks('Issue the report…')
  const final = (await papers()).at(-1)
  expect(desk.sees).toContain(String(final?.file.sha256))
  await desk.submits()
  const issued = (await stores.asks.allOf(cycle)).find(({ slot }) => slot === 'report-issue')?.answer
  expect(issued).toMatchObject({ value: 'issued', file: { sha256: final?.file.sha256, kind: 'pdf' } })
  const bytes = final && (await stores.keptFiles.bytesOf(final.file))
  const text = textOfPdf(bytes ?? new Uint8Array())
    .join('')
    .replace(/\s+/g, ' ')
  for (const words of ['It works, but for leavers.', 'removed 19 days late', 'Ben Okoro', 'Tomas Berg'])
    expect(text).toContain(words)
  expect(text).not.toContain('Draft')
})

test('an issued report goes out, issues its findings, and opens one corrective action for each nonconformity', async () => {
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  await issues()
  expect(await toldTo(auditee)).toContain('audit-issued')
  expect(await toldTo(lead)).toContain('audit-issued')
  expect(await toldTo(stranger)).toEqual([])
  const [minor, observation] = await stores.findings.ofAudit(cycle)
  expect([minor?.state, observation?.state]).toEqual(['issued', 'issued'])
  expect(minor).toMatchObject({ issued: { by: auditor._id }, nonconformity: 'nc-1' })
  expect(observation?.nonconformity).toBeUndefined()
  expect(await stores.nonconformities.all()).toMatchObject([
    {
      ...{ grade: 'minor', criterion: 'A.5.18', owner: auditee._id, by: auditor._id },
      source: { of: 'audit', finding: minor?._id, audit: cycle },
      nature: { text: 'Access of one leaver was removed 19 days late.' },
    },
  ])
})

test('whoever answers for a finding confirms it; the audit is over when all are confirmed', async () => {
  await concludes('It works.')
  await saysItIsRight()
  await issues()
  for (let n = 0; n < 2; n += 1) {
    const desk = await reads(auditee, 'confirm-finding')
    expect(desk.sees).toContain('Is it so?')
    await desk.clicks('It is so')
    await looks()
  }
  const findings = await stores.findings.ofAudit(cycle)
  expect(findings.map(({ state, confirmed }) => [state, confirmed?.by])).toEqual([
    ['confirmed', auditee._id],
    ['confirmed', auditee._id],
  ])
  expect(await looks()).toBe('close')
})

test('who finds the draft not right has it written anew, and reads it again', async () => {
  await concludes('All is well.')
  const desk = await (await reads(member, 'report-read')).clicks('Something is not right…')
  expect((await desk.submits({ reason: '' })).reply).toMatchObject({ kind: 'invalid' })
  await desk.submits({ reason: 'The leaver is not in it.' })
  await looks()
  const again = await reads(auditor, 'report')
  expect(again.sees).toContain('Ben Okoro finds the draft not right')
  expect(again.sees).toContain('The leaver is not in it.')
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  expect(await isAsked('report-issue')).toBe(true)
  expect((await papers()).map(({ state }) => state)).toEqual(['draft', 'draft', 'final'])
})

test('each of a team reads the draft, however many they are', async () => {
  await database.admin.collection('audits').updateOne({}, { $set: { team: [member._id, stranger._id] } })
  await looks()
  await says('declare', 'independent')
  await concludes('It works, but for leavers.')
  const reading = (await stores.asks.allOf(cycle)).filter(({ slot }) => slot === 'report-read')
  expect(reading.map(({ askedOf }) => askedOf).sort()).toEqual([member._id, stranger._id])
  for (let n = 0; n < 2; n += 1) await says('report-read', 'right')
  expect(await isAsked('report-issue')).toBe(true)
})

test('what is contested after the draft was read is not issued as it was: it is made and read anew', async () => {
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  const before = await reads(auditor, 'report-issue')
  const [minor] = await stores.findings.ofAudit(cycle)
  await stores.findings.contest(String(minor?._id), 'It was ordered late.', { by: auditee._id, at, through })
  await before.clicks('Issue the report…')
  expect(before.sees).toContain('has changed since it was made')
  await looks()
  expect((await papers()).map(({ state }) => state)).toEqual(['draft', 'final', 'draft'])
  expect(await isAsked('report-issue')).toBe(false)
  await saysItIsRight()
  await issues()
  // It is not decided yet whether it stands: nobody corrects it, or confirms it.
  expect(await stores.nonconformities.all()).toEqual([])
  await stores.findings.decide(String(minor?._id), true, 'Late is late.', { by: auditor._id, at, through })
  await looks()
  expect(await stores.nonconformities.all()).toHaveLength(1)
})

test('what was issued by a worker that died before it opened the corrective action is corrected all the same', async () => {
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  const [minor] = await stores.findings.ofAudit(cycle)
  const id = String(minor?._id)
  await stores.findings.contest(id, 'It was ordered late.', { by: auditee._id, at, through })
  await looks()
  await saysItIsRight()
  await issues()
  await stores.findings.decide(id, true, 'Late is late.', { by: auditor._id, at, through })
  await stores.findings.issue(id, { by: auditor._id, at, through })
  await looks()
  expect(await stores.nonconformities.all()).toHaveLength(1)
})

test('who contests or decides wakes the audit at once, and the corrective action of what is withdrawn', async () => {
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  await issues()
  const [minor] = await stores.findings.ofAudit(cycle)
  const woken: string[] = []
  const tools = { ...stores, cycleChanged: (each: string) => void woken.push(each) }
  const id = String(minor?._id)
  await contest(tools, visitOf(auditee, at), id, { reason: 'It was ordered late.' })
  await decide(tools, visitOf(auditor, at), id, { decision: 'withdraw', reason: 'It was.' })
  const both = [cycle, 'cycle/corrective-action.nc-1/1']
  expect(woken).toEqual([...both, ...both])
  await looks()
  // Who is to confirm it is asked no more.
  const asks = (await stores.asks.allOf(cycle)).filter(({ about }) => about === id)
  expect(asks.map(({ state }) => state)).toEqual(['closed'])
})

test('in the follow-up whoever answers for it by now is asked, and an observation holds nothing up', async () => {
  await concludes('It works.')
  await saysItIsRight()
  await issues()
  const { dueOn } = await asked('confirm-finding')
  const [minor, observation] = await stores.findings.ofAudit(cycle)
  const first = (await stores.asks.allOf(cycle)).find(({ about }) => about === minor?._id)
  await (await sits(auditee).reads(first?._id ?? '')).clicks('It is so')
  // They said so and left: whoever answers for it now has not.
  if (minor) await stores.findings.handOver(minor, stranger._id, at)
  await looks()
  const open = (await stores.asks.allOf(cycle)).filter(
    ({ slot, state }) => slot === 'confirm-finding' && state === 'open',
  )
  expect(new Map(open.map(({ about, askedOf }) => [about, askedOf]))).toEqual(
    new Map([
      [minor?._id, stranger._id],
      [observation?._id, auditee._id],
    ]),
  )
  const theirs = open.find(({ askedOf }) => askedOf === stranger._id)
  await (await sits(stranger).reads(theirs?._id ?? '')).clicks('It is so')
  expect(await looks()).toBe('wait')
  expect(await looks(`${addDays(dueOn, 1)}T10:00:00.000Z`)).toBe('close')
})

test('where what was found was thrown out, the report does not say that it conforms', async () => {
  const [minor, observation] = await stores.findings.ofAudit(cycle)
  const act = { by: auditor._id, at, through, leads: true }
  for (const each of [minor, observation]) await stores.findings.withdraw(String(each?._id), 'No.', act)
  const [item] = (await stores.auditItems.ofAudit(cycle)).filter(({ criterion }) => criterion === 'A.5.18')
  if (item) await stores.auditItems.record(item, { grade: 'minor', finding: String(minor?._id) }, act)
  await concludes('It works.')
  const [draft] = await papers()
  const text = textOfPdf((draft && (await stores.keptFiles.bytesOf(draft.file))) ?? new Uint8Array()).join(
    ' ',
  )
  expect(text.replace(/\s+/g, ' ')).toContain('what was found was withdrawn')
})

test('who is not heard of in time holds nothing up, and the report says so', async () => {
  await concludes('It works, but for leavers.')
  const { dueOn } = await asked('report-read')
  await looks(`${dueOn}T23:59:59.000Z`.replace('T23:59:59', 'T10:00:00'))
  expect(await isAsked('report-issue')).toBe(false)
  await looks('2027-07-01T10:00:00.000Z')
  expect(await isAsked('report-issue')).toBe(true)
  const final = (await papers()).at(-1)
  const bytes = final && (await stores.keptFiles.bytesOf(final.file))
  expect(
    textOfPdf(bytes ?? new Uint8Array())
      .join('')
      .replace(/\s+/g, ' '),
  ).toContain('nothing was heard')
})

test('who lost their independence issues nothing', async () => {
  await concludes('It works, but for leavers.')
  await saysItIsRight()
  const desk = await reads(auditor, 'report-issue')
  await desk.clicks('Issue the report…')
  const audit = await stores.audits.byId(cycle)
  if (audit) await stores.audits.lose(audit, { person: auditor._id, because: 'declared', at })
  await desk.submits()
  expect(desk.sees).toContain('not independent of what is audited any more')
  expect((await stores.asks.allOf(cycle)).some(({ answer }) => answer?.value === 'issued')).toBe(false)
})

test('until it is issued only auditors get it; then whoever it concerns, byte for byte, and nobody else', async () => {
  await concludes('It works, but for leavers.')
  const value = cycle.replace('cycle/', '')
  const asks = async (person: Person) => (await sits(person).acts('internal-audit.report-pdf', value)).sees
  expect(await asks(auditee)).not.toContain('The file comes')
  expect(await asks(member)).toContain('The file comes')
  await saysItIsRight()
  await issues()
  expect(await asks(auditee)).toContain('The file comes')
  expect(await asks(stranger)).not.toContain('The file comes')
  const final = (await papers()).at(-1)
  const folder = await mkdtemp(join(tmpdir(), 'steward-report-'))
  const said: string[] = []
  const file = join(folder, 'report.pdf')
  expect(
    await auditReportCommand(stores, { cycle: value, file }, new Date(at), (line) => said.push(line)),
  ).toBe(0)
  expect(sha256(await readFile(file))).toBe(final?.file.sha256)
  expect(said.join('')).toContain(String(final?.file.sha256))
  const table = join(folder, 'report.csv')
  await auditReportCommand(stores, { cycle: value, file: table }, new Date(at), () => undefined)
  expect(await readFile(table, 'utf8')).toContain('removed 19 days late')
  await rm(folder, { recursive: true })
})
