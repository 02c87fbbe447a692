import { auditReportOnRecord } from '../../src/bot/audit-report-on-record.js'
import { handedInMessage } from '../../src/bot/handed-in-message.js'
import { DECIDE_SLOT } from '../../src/domain/finding.js'
import type { Person, PersonId } from '../../src/domain/person.js'
import { auditItemShown } from '../../src/store/audit-items.js'
import { auditShown } from '../../src/store/audits.js'
import { sealOnce } from '../../src/store/sealer.js'
import { verifyLedger } from '../../src/store/verify.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, member, other } from '../support/audit-under-way.js'
import { lead } from '../support/company.js'
import { textOfPdf } from '../support/pdf-text.js'

const pdf = Buffer.from('%PDF-1.7 the list of leavers')
const files = {
  platform: 'slack' as const,
  fetch: async () => ({ name: 'leavers.pdf', size: pdf.length, bytes: pdf }),
}
const through = { kind: 'chat', platform: 'slack' } as const

let audit: AuditUnderWay
beforeEach(async () => {
  audit = await AuditUnderWay.begun()
  await audit.isInFieldwork()
})
afterEach(() => audit.stops())

const item = `${cycle}#A.5.18`

async function asksFor(what: string): Promise<void> {
  const desk = await audit.sits(auditor).acts('audit-fieldwork.item', item)
  await desk.clicks('Ask for evidence…')
  await desk.submits({ what, due: '2027-05-20' })
}

const leaves = async (id: PersonId) => {
  await audit.stores.asks.closeAsksOf(id, 'left', audit.at)
  await audit.stores.people.write([], [{ id, fields: { active: false } }])
}

async function reported(format: 'csv' | 'pdf'): Promise<string> {
  const organisation = await audit.stores.organisation.read()
  if (!organisation) throw new Error('There is no organisation')
  const file = await auditReportOnRecord(audit.stores, organisation, await audit.row(), {
    ...{ format, language: 'en', madeAt: audit.at, isDraft: true },
  })
  return format === 'csv' ? Buffer.from(file).toString() : textOfPdf(file).join(' ').replace(/\s+/g, ' ')
}

/** What of its checklist and of the audit itself, sealed, does not hold against the ledger. */
async function wrong(): Promise<string[]> {
  const { db } = audit.database
  while ((await sealOnce(db)).sealed > 0);
  const fieldsShown = { 'audit-items': auditItemShown, audits: auditShown }
  return (await verifyLedger(db, { fieldsShown })).commitments.wrong.map(({ field }) => field)
}

const toldTo = async (person: PersonId) =>
  (
    await audit.database.db
      .collection<{ person: string; content: { kind: string } }>('deliveries')
      .find()
      .toArray()
  )
    .filter((each) => each.person === person)
    .map(({ content }) => content)

test('a file that was handed in goes to who audits, and to nobody who was replaced', async () => {
  await asksFor('The list of leavers.')
  await audit.looks()
  const ask = await audit.asked('evidence')
  const desk = await new AtTheDesk(audit.stores, auditee, audit.at, [files]).reads(ask._id)
  await desk.clicks('Show it…')
  await desk.submits({ file: { file: 'F1' } })
  const gets = (reader: typeof auditor) =>
    handedInMessage(
      audit.stores,
      { kind: 'handed-in', ask: ask._id, askedAt: audit.at, asks: [] },
      reader,
      audit.at,
    )
  const got = await gets(member)
  expect((await got?.file?.make())?.bytes).toEqual(pdf)
  expect(JSON.stringify(got?.card)).toContain('Here is what Tomas Berg handed in for the audit')
  expect((await gets(auditor))?.file && (await gets(auditee))?.file).toBeDefined()
  expect(await gets(other)).toBeNull()
  const lost = { person: member._id, because: 'declared', at: audit.at } as const
  await audit.stores.audits.lose(await audit.row(), lost)
  expect(await gets(member)).toBeNull()
  expect((await audit.sits(member).acts('control-check.file', `${ask._id}.1`)).sees).toContain(
    'Nothing was sent',
  )
  expect((await gets(auditor))?.file).toBeDefined()
})

test('who is done before the days that were agreed moves them, and whoever is concerned hears of it', async () => {
  const desk = await audit.reads(auditor, 'fieldwork')
  await desk.clicks('The fieldwork is done…')
  expect(desk.sees).toContain('was agreed for Monday 24 May to Wednesday 26 May')
  expect((await desk.submits({ from: '2027-05-11', to: '2027-05-12' })).reply).toMatchObject({
    errors: { from: expect.stringContaining('began on 12 May 2027') },
  })
  await desk.submits({ from: '2027-05-12', to: '2027-05-12' })
  expect(desk.sees).toContain('2 clauses and controls were not looked at')
  await desk.submits({ reason: 'They are in the audit of May.' })
  await audit.looks()
  expect(await audit.row()).toMatchObject({
    ...{ stage: 'reporting', days: { from: '2027-05-12', to: '2027-05-12' } },
    moved: [{ was: { from: '2027-05-24', to: '2027-05-26' }, by: auditor._id }],
  })
  for (const person of [member, auditee]) {
    const told = (await toldTo(person._id)).filter(({ kind }) => kind === 'audit-days-moved')
    expect(told).toHaveLength(1)
    const reads = await audit.sits(person).readsDelivery(told[0] as never)
    expect(reads.sees).toContain('Aoife Kinsella moved it from Monday 24 May to Wednesday 26 May')
  }
  for (const format of ['csv', 'pdf'] as const)
    expect(await reported(format)).toContain('They are in the audit of May.')
  expect(await reported('pdf')).toContain('from 24 May 2027 to 26 May 2027, by Aoife Kinsella')
  expect(await wrong()).toEqual([])
})

test('days that are moved on give the lead auditor until the last of them', async () => {
  const desk = await audit.reads(auditor, 'fieldwork')
  await desk.clicks('The fieldwork is done…')
  await desk.submits({ from: '2027-05-27', to: '2027-05-28' })
  expect(desk.sees).toContain('Finish the fieldwork once the first of them has come')
  await audit.looks()
  expect((await audit.asked('fieldwork')).dueOn).toBe('2027-05-28')
})

test('what is still wanted when the fieldwork is done is said, and nobody is asked for it any more', async () => {
  await asksFor('The list of leavers.')
  await audit.looks()
  const { _id } = await audit.asked('evidence')
  audit.at = '2027-05-25T10:00:00.000Z'
  const desk = await audit.reads(auditor, 'fieldwork')
  await desk.clicks('The fieldwork is done…')
  expect(desk.sees).toContain('One request for evidence is still open, with Tomas Berg')
  await desk.submits({ reason: 'No time.' })
  await audit.looks()
  expect((await audit.row()).stage).toBe('reporting')
  expect(await audit.stores.asks.byId(_id)).toMatchObject({ state: 'closed', closed: { because: 'settled' } })
  expect((await audit.sits(auditee).reads(_id)).sees).toContain('not wanted any more')
  expect((await audit.sits(auditee).looksAtHome()).sees).not.toContain('Show how it is done')
})

test('what the record ties an auditor to is not offered to them, and who may record it is said', async () => {
  await audit.stores.people.write([], [{ id: auditee._id, fields: { manager: auditor._id } }])
  const desk = await audit.sits(auditor).acts('audit-fieldwork.checklist/1', cycle)
  expect(desk.sees).toContain('not yours to record: you lead who is audited')
  expect(desk.labels).not.toContain('Go on with 9.2')
  expect(desk.labels).not.toContain('Record…')
  const shown = await audit.sits(auditor).acts('audit-fieldwork.item', item)
  expect(shown.sees).toContain('You record nothing of this')
  expect(shown.sees).toContain('Ben Okoro may.')
  expect(shown.labels).not.toContain('Ask for evidence…')
})

test('what was found before is looked at again, held with the item, and stands on record and in the report', async () => {
  const { _id } = await audit.stores.findings.record(
    {
      ...{ audit: null, item: null, criterion: 'A.5.18', grade: 'observation', owner: auditee._id },
      ...{ nonce: 'n3', statement: 'Two accounts had no owner.', issuedAtOnce: true },
    },
    { by: other._id, at: '2027-04-01T10:00:00.000Z', through },
  )
  expect(_id).toBe('finding-1')
  const desk = await audit.sits(member).acts('audit-fieldwork.item', item)
  expect(desk.sees).toContain('Two accounts had no owner.')
  await desk.clicks('Say if finding 1 is mended…')
  expect((await desk.submits({})).reply).toMatchObject({
    errors: { mended: 'Choose what you saw.', seen: 'Write by what you saw it.' },
  })
  await desk.submits({ mended: 'mended', seen: 'The list of accounts of 11 May.' })
  expect(desk.sees).toContain('Recorded: finding 1 is mended.')
  expect(desk.sees).toContain('Seen again, and mended · Ben Okoro')
  expect((await audit.stores.auditItems.byId(item))?.followedUp).toMatchObject([
    { finding: 'finding-1', mended: true, by: member._id, seen: { text: 'The list of accounts of 11 May.' } },
  ])
  expect(await reported('csv')).toContain('yes,The list of accounts of 11 May.,Ben Okoro')
  expect(await wrong()).toEqual([])
  await audit.database.db
    .collection<{ _id: string }>('audit-items')
    .updateOne({ _id: item }, { $set: { 'followedUp.0.mended': false } })
  expect(await wrong()).toEqual(['mended'])
})

test.each([true, false])(
  'what somebody was to show who has left is asked of who stands above them, and the auditor hears of it (asked before: %s)',
  async (before) => {
    await audit.stores.people.write([], [{ id: auditee._id, fields: { manager: deputy._id } }])
    await asksFor('The list of leavers.')
    if (before) await audit.looks()
    await leaves(auditee._id)
    await audit.looks()
    await audit.looks()
    const asked = (await audit.asks()).filter(({ slot, state }) => slot === 'evidence' && state === 'open')
    expect(asked.map(({ askedOf, neverBy }) => ({ askedOf, neverBy }))).toEqual([
      { askedOf: deputy._id, neverBy: [auditor._id, member._id] },
    ])
    const [told, again] = (await toldTo(auditor._id)).filter(({ kind }) => kind === 'evidence-of-another')
    expect(again).toBeUndefined()
    const reads = await audit.sits(auditor).readsDelivery(told as never)
    expect(reads.sees).toContain('Ines Duarte is asked now for what you wanted to see')
    expect(reads.sees).toContain('Tomas Berg is not there any more')
    const shown = await audit.sits(member).acts('audit-fieldwork.item', item)
    expect(shown.sees).toContain('Ines Duarte')
  },
)

async function isContested(): Promise<string> {
  const { _id } = await audit.stores.findings.record(
    {
      ...{ audit: cycle, item: null, criterion: 'A.5.18', grade: 'minor', owner: auditee._id, nonce: 'n1' },
      ...{ requirement: 'Within a day.', statement: 'Nineteen days late.', evidence: 'Order 4.' },
    },
    { by: member._id, at: audit.at, through },
  )
  await audit.stores.findings.contest(_id, 'It was the same day.', { by: auditee._id, at: audit.at, through })
  await audit.looks()
  return _id
}

const deciding = async () =>
  (await audit.asks()).filter(({ slot }) => slot === DECIDE_SLOT).sort((a, b) => a.round - b.round)

test('whoever decides on a contested finding is asked by a day, decides on it there, and is asked no more', async () => {
  const id = await isContested()
  await audit.looks()
  const [ask, second] = await deciding()
  expect(ask).toMatchObject({ askedOf: auditor._id, about: id, state: 'open', kind: 'personal' })
  expect(second).toBeUndefined()
  const desk = await audit.sits(auditor).reads(ask?._id ?? '')
  expect(desk.sees).toContain('Contested by Tomas Berg')
  expect(desk.notification).toContain('Decide by Wednesday 19 May')
  await desk.clicks('Decide…')
  await desk.submits({ decision: 'uphold', reason: 'The list has the 20th.' })
  await audit.looks()
  expect((await deciding()).map(({ state, closed }) => [state, closed?.because])).toEqual([
    ['closed', 'settled'],
  ])
  expect((await audit.sits(auditor).reads(ask?._id ?? '')).sees).toContain('settled')
})

test('where the lead auditor audits no more, somebody else of the team is asked whether it stands', async () => {
  await isContested()
  await audit.stores.audits.lose(await audit.row(), { person: auditor._id, because: 'left', at: audit.at })
  await audit.looks()
  expect((await deciding()).map(({ askedOf, state }) => [askedOf, state])).toEqual([
    [auditor._id, 'closed'],
    [member._id, 'open'],
  ])
})

test('where nobody who audits is left, somebody decides who is not tied to it themselves, if there is one', async () => {
  await isContested()
  await audit.stores.people.write([], [{ id: auditee._id, fields: { manager: lead._id } }])
  for (const { _id: person } of [auditor, member])
    await audit.stores.audits.lose(await audit.row(), { person, because: 'declared', at: audit.at })
  const decides = async (person: Person) =>
    (await audit.sits(person).acts('finding.ask-decide', 'finding-1')).sees
  expect(await decides(lead)).toContain('not yours to say')
  expect(await decides(deputy)).toContain('contests it: Finding 1')
})

test('where no audit runs, it waits with the ISMS lead, who reads on their status that it is late', async () => {
  const act = { by: auditee._id, at: audit.at, through }
  const { _id } = await audit.stores.findings.record(
    {
      ...{
        audit: null,
        item: null,
        criterion: 'A.5.18',
        grade: 'observation',
        owner: auditee._id,
        nonce: 'n2',
      },
      ...{ statement: 'Two repositories have no owner.', issuedAtOnce: true },
    },
    { ...act, by: other._id },
  )
  await audit.stores.findings.contest(_id, 'They have.', act)
  const home = await audit.sits(lead).looksAtHome()
  expect(home.sees).toContain('Decide whether it stands: Finding 1')
  audit.at = '2027-05-31T10:00:00.000Z'
  const status = await audit.sits(lead).types('status')
  expect(status.sees).toContain('is contested, and to be decided by')
  expect((await audit.sits(auditee).looksAtHome()).sees).not.toContain('Decide whether it stands')
})
