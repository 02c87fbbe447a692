import type { Delivery } from '../../src/domain/delivery.js'
import type { Person } from '../../src/domain/person.js'
import { AuditUnderWay, auditee, auditor, cycle, deputy, member } from '../support/audit-under-way.js'
import { lead } from '../support/company.js'

let audit: AuditUnderWay
afterEach(() => audit.stops())

/** What was told to somebody of this kind, as they read it by now. */
async function told(person: Person, kind: string): Promise<string[]> {
  const all = await audit.database.db
    .collection<Delivery>('deliveries')
    .find({ person: person._id, 'content.kind': kind as 'audit-news' })
    .toArray()
  return Promise.all(all.map(async ({ content }) => (await audit.sits(person).readsDelivery(content)).sees))
}

test('the lead goes on from their declaration to the days, reads which are possible, and none is taken on which somebody does not work', async () => {
  audit = await AuditUnderWay.begun()
  const early = await audit.sits(auditor).acts('internal-audit.next', cycle)
  expect(early.sees).toContain('Declare that you are independent')
  const declared = await audit.asked('declare')
  expect(declared.askedOf).toBe(auditor._id)
  await audit.says('declare', 'independent')
  const desk = await audit.sits(auditor).reads(declared._id)
  expect(desk.sees).toContain('Next you propose days')
  await desk.clicks('Propose days…')
  // It is Wednesday; whoever is audited has two business days.
  expect(desk.sees).toContain('Possible from Monday 17 May')
  const refused = await desk.submits({ from: '2027-05-22', to: '2027-05-23' })
  expect(refused.reply).toMatchObject({
    kind: 'invalid',
    errors: {
      from: expect.stringMatching(/Saturday 22 May is a weekend .*Monday 24 May/),
      to: expect.stringContaining('Monday 24 May'),
    },
  })
  expect((await desk.submits({ from: '2027-06-07', to: '2027-06-08' })).reply).toMatchObject({
    // A public holiday in Ireland.
    errors: { from: expect.stringContaining('Tuesday 8 June') },
  })
  await desk.submits({ from: '2027-05-20', to: '2027-05-24' })
  expect((await audit.asks()).find(({ slot }) => slot === 'date')?.answer?.value).toBe(
    '2027-05-20/2027-05-24',
  )
  expect((await audit.sits(auditor).reads(declared._id)).labels).not.toContain('Propose days…')
})

test('who is audited reads who audits what of theirs; when they ask for other days the lead hears it, and so does whoever looks', async () => {
  audit = await AuditUnderWay.begun()
  await audit.says('declare', 'independent')
  await audit.says('declare', 'independent')
  await audit.says('date', '2027-05-24/2027-05-26')
  const asked = await audit.sits(auditee).readsMorning()
  expect(asked.sees).toContain(
    `${auditor.name} (with ${member.name}) audits what you answer for, against 9.2, A.5.18`,
  )
  expect((await audit.sits(lead).types('audit isms')).sees).toMatch(
    new RegExp(`Proposed days.*\\n.*24 May[^]*To be agreed to by.*\\n.*${auditee.name}`),
  )
  const desk = await (await audit.reads(auditee, 'agree')).clicks('Other days…')
  await desk.submits({ reason: 'We move house that week.' })
  await audit.looks()
  const [news = ''] = await told(auditor, 'audit-news')
  expect(news).toContain('We move house that week.')
  expect((await audit.sits(auditor).acts('internal-audit.next', cycle)).sees).toContain('First day')
  const shown = (await audit.sits(lead).types('audit isms')).sees
  expect(shown).toContain('We move house that week.')
  expect(shown).toContain('internal-audit.isms/2027')
  expect(shown).not.toContain('held once')
})

test('the ISMS lead hears when an audit begins of which nobody who audits is independent of a part', async () => {
  audit = await AuditUnderWay.begun({ lead: deputy._id, team: [] })
  expect(await told(lead, 'audit-news')).toEqual([expect.stringContaining('have to do with 9.2 themselves')])
  expect((await audit.reads(deputy, 'declare')).sees).toContain('nobody else audits it')
})
