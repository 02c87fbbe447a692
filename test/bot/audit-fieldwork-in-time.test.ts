import { handedInMessage } from '../../src/bot/handed-in-message.js'
import { DECIDE_SLOT } from '../../src/domain/finding.js'
import type { PersonId } from '../../src/domain/person.js'
import { AtTheDesk } from '../support/at-the-desk.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, member, other } from '../support/audit-under-way.js'
import { lead } from '../support/company.js'

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
